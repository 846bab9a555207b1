"""The sequence model is read and used as CRFsuite itself does; small models are counted out by hand."""

from __future__ import annotations

import sys
from io import BytesIO
from itertools import pairwise, product
from math import exp, isclose
from pathlib import Path

import numpy as np
import pycrfsuite
import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))

from crfsuite_model import pack_model, read_crfsuite

from corpus_tools.entities import crf
from corpus_tools.entities.crf import Weights, best_labels, read_model


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("crf") / "small.crfsuite"
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.append([["w=é", "up"], ["w=b"], ["w=c", "up"]], ["B-PER", "I-PER", "O"])
    trainer.append([["w=b"], ["w=é", "up"]], ["O", "B-PER"])
    trainer.append([["w=c"], ["w=b", "up"], ["w=b", "up"]], ["O", "B-LOC", "O"])
    trainer.train(str(path))
    return path


ITEMS = st.lists(st.sets(st.sampled_from(["w=é", "w=b", "w=c", "up", "unknown"])).map(sorted), min_size=1, max_size=5)


@given(st.lists(ITEMS, min_size=1, max_size=6))
def test_labels_and_probabilities_are_those_of_crfsuite(trained: Path, some: list[list[list[str]]]) -> None:
    model = read_crfsuite(trained.read_bytes())
    tagger = pycrfsuite.Tagger()
    tagger.open(str(trained))
    assert sorted(model.labels) == sorted(tagger.labels())
    scores = Weights(model, {}).scores_of([features for sequence in some for features in sequence])
    labels, sure = best_labels(scores, [len(sequence) for sequence in some], model.transition)
    at = 0
    for sequence in some:
        names = [model.labels[label] for label in labels[at : at + len(sequence)].tolist()]
        assert names == tagger.tag(sequence)
        for k, name in enumerate(names):
            assert isclose(sure[at + k], tagger.marginal(name, k), rel_tol=1e-9)
        at += len(sequence)


@given(st.integers(1, 4).flatmap(lambda n: st.lists(st.tuples(*[st.floats(-3, 3)] * 2), min_size=n, max_size=n)))
def test_counted_over_all_paths(items: list[tuple[float, float]]) -> None:
    transition = np.array([[0.5, -1.0], [0.25, 0.0]])
    scores = np.array(items)

    def told(path: tuple[int, ...]) -> float:
        steps = sum(transition[a, b] for a, b in pairwise(path))
        return float(sum(scores[k, label] for k, label in enumerate(path)) + steps)

    paths = {path: told(path) for path in product(range(2), repeat=len(items))}
    labels, sure = best_labels(scores, [len(items)], transition)
    assert isclose(paths[tuple(labels.tolist())], max(paths.values()), abs_tol=1e-9)
    whole = sum(map(exp, paths.values()))
    for k, label in enumerate(labels.tolist()):
        part = sum(exp(value) for path, value in paths.items() if path[k] == label)
        assert isclose(sure[k], part / whole, rel_tol=1e-9)


def test_sums_are_forgotten_where_they_are_many(trained: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crf, "_MOST_ROWS", 3)
    weights = Weights(read_crfsuite(trained.read_bytes()), {"letter": lambda text: ["w=" + text, "up"]})
    first = {text: weights.scores([weights.rows("letter", [text])])[0].tolist() for text in "ébcdef"}
    assert weights.sums_cached() == 6
    weights.forget()
    assert weights.sums_cached() == 0
    assert {text: weights.scores([weights.rows("letter", [text])])[0].tolist() for text in "fedcbé"} == first


def test_rows_of_columns_are_added(trained: Path) -> None:
    model = read_crfsuite(trained.read_bytes())
    weights = Weights(model, {"letter": lambda text: ["w=" + text, "up"]})
    columns = [weights.rows("letter", ["b", "", "b"]), weights.rows("word", ["w=c", "w=c", "unknown"])]
    b, c, up = (model.state[model.attributes.index(each)] for each in ("w=b", "w=c", "up"))
    assert np.allclose(weights.scores(columns), [b + up + c, c, b + up], rtol=0, atol=1e-12)
    items = [["w=b", "unknown"], [], ["w=c", "up"]]
    assert np.allclose(weights.scores_of(items), [b, 0 * b, c + up], rtol=0, atol=1e-12)


def test_what_is_no_model() -> None:
    with pytest.raises(ValueError, match="no model file of CRFsuite"):
        read_crfsuite(b"PK\x03\x04")


def test_a_model_is_read_as_it_was_written(trained: Path) -> None:
    model = read_crfsuite(trained.read_bytes())
    packed = pack_model(model)
    again = read_model(packed)
    assert pack_model(model) == packed
    assert again.labels == model.labels and np.array_equal(again.transition, model.transition)
    assert again.attributes == sorted(model.attributes) == ["up", "w=b", "w=c", "w=é"]
    order = [model.attributes.index(each) for each in again.attributes]
    assert np.array_equal(again.state, model.state[order]) and again.state.any()


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"lCRF" + bytes(80), b"\x93NUMPY"])
def test_what_is_no_model_of_ours(data: bytes) -> None:
    with pytest.raises(ValueError, match="no model file of names"):
        read_model(data)


def test_an_archive_of_other_arrays_is_no_model() -> None:
    file = BytesIO()
    np.savez_compressed(file, labels=np.array(["O"]))
    with pytest.raises(ValueError, match="no model file of names"):
        read_model(file.getvalue())
