"""The sequence model is read and used as CRFsuite itself does; small models are counted out by hand."""

from __future__ import annotations

from itertools import pairwise, product
from math import exp, isclose
from pathlib import Path

import numpy as np
import pycrfsuite
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_tools.english.words import read_words
from corpus_tools.entities import crf
from corpus_tools.entities.crf import Weights, best_labels, read_model
from corpus_tools.entities.features import AS_TEXT, sequences, text_features
from corpus_tools.entities.model import load_model
from corpus_tools.entities.runs import capital_runs

NEWS = (
    "Abel Crane met Ms Ode in Exham, and the Exham Harbour Board said so.\n\nCora Ode, 41, left. "
    "“The Board is wrong,” Ms Ode said; IDA ODE AND THE REST OF THE NEW YORK TEAM disagreed with Abel Crane-Ode."
)


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
    model = read_model(trained.read_bytes())
    tagger = pycrfsuite.Tagger()
    tagger.open(str(trained))
    assert sorted(model.labels) == sorted(tagger.labels())
    weights = Weights(model)
    items = [[weights.add(features)] for sequence in some for features in sequence]
    labels, sure = best_labels(weights.scores(items), [len(sequence) for sequence in some], model.transition)
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


def test_scores_are_the_sums_of_the_features_as_text() -> None:
    model = load_model()
    words = read_words(NEWS)
    runs = capital_runs(words)
    as_text = [item for sequence in sequences(words, runs, AS_TEXT) for item in text_features(sequence)]
    as_rows = [item for sequence in sequences(words, runs, model.reading) for item in sequence.items]
    singly = [[model.weights.numbers.get(feature, model.weights.none) for feature in item] for item in as_text]
    assert np.allclose(model.weights.scores(as_rows), model.weights.scores(singly), rtol=0, atol=1e-12)
    assert len(as_text) > 20


def test_sums_are_forgotten_where_they_are_many(trained: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crf, "_MOST_ROWS", 3)
    weights = Weights(read_model(trained.read_bytes()))
    letters = weights.sums(lambda text: ["w=" + text, "up"])
    first = {text: weights.scores([[letters[text]]])[0].tolist() for text in "ébcdef"}
    assert len(letters) == 6
    weights.forget()
    assert len(letters) == 0
    assert {text: weights.scores([[letters[text]]])[0].tolist() for text in "fedcbé"} == first


def test_what_is_no_model() -> None:
    with pytest.raises(ValueError, match="no model file of CRFsuite"):
        read_model(b"PK\x03\x04")
