"""Features as text, counted out by hand, and the sums of their weights when the model is applied."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_tools.english.words import Words, read_words
from corpus_tools.entities import model
from corpus_tools.entities.crf import best_labels
from corpus_tools.entities.model import Span, item_scores, items_of, load_model, tag_runs
from corpus_tools.entities.runs import capital_runs
from corpus_tools.entities.sequences import Columns, Runs, text_sequences

NEWS = (
    "Abel Crane met Ms Ode in Exham, and the Exham Harbour Board said so.\n\nCora Ode, 41, left. "
    "“The Board is wrong,” Ms Ode said; IDA ODE AND THE REST OF THE NEW YORK TEAM disagreed with Abel Crane-Ode."
)
PLAIN = "Abel Ode Ms Mr. New York the of and in Board BOARD Exham iPhone said U.S. 's 41"
PIECES = st.sampled_from([*PLAIN.split(), *",.\"“”'|^$-—/\néÖ"])
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=40).map(" ".join), st.lists(PIECES, max_size=20).map("".join))


def read(text: str) -> tuple[Words, Runs]:
    words = read_words(text)
    return words, capital_runs(words)


def columns_of(articles: list[tuple[Words, Runs]]) -> Columns:
    columns = Columns()
    for words, runs in articles:
        columns.add(words, runs)
    return columns


def test_features_as_text() -> None:
    words, runs = read("The mayor Abel Ode left, and Ms Ode")
    ((numbers, items),) = text_sequences(words, runs)
    assert [words.forms[i] if i >= 0 else "" for i in numbers] == ["Abel", "Ode", "", "Ms", "Ode"]
    abel, _, gap, _, last = map(set, items)
    assert {"w=abel", "-1mayor", "+1ode", "b=mayor|abel", "d=abel|ode", "at=0,1", "rb=mayor", "ra=left"} <= abel
    assert {"rb2=the mayor", "ra2=left ,", "rf=abel", "rl=ode", "rn=2"} <= abel
    assert gap == {"gap=left , and", "gapn=3", "gap"}
    assert {"w=ode", "-1ms", "+1$", "b=ms|ode", "d=ode|$", "at=1,0", "rb=and", "ra=$", "ra2=$ $", "dtitle"} <= last
    assert not {"dmany", "dlow", "start"} & last


def test_what_the_document_tells() -> None:
    words, runs = read("Crane left. A crane fell. Bo Crane saw Crane and Mr Crane.")
    items = [set(item) for _, some in text_sequences(words, runs) for item in some]
    first = items[0]
    # "crane" once, "Crane" three times where no sentence begins: not twice as often in lower case.
    assert {"w=crane", "start", "dlow", "dmid", "dmany", "dtitle"} <= first
    assert "dlow+" not in first
    assert "Dlast" in {feature[:5] for feature in first}


@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_scores_are_the_sums_of_the_features_as_text(texts: list[str]) -> None:
    articles = [read(text) for text in texts]
    columns = columns_of(articles)
    as_text = [some for words, runs in articles for some in text_sequences(words, runs)]
    assert len(columns.places) == sum(number >= 0 for numbers, _ in as_text for number in numbers)
    if not columns.places:
        return
    weights = load_model().weights
    items = items_of(columns)
    assert items.lengths.tolist() == [len(some) for _, some in as_text]
    numbers = np.array([number for some, _ in as_text for number in some])
    assert np.flatnonzero(numbers >= 0).tolist() == items.words.tolist()
    assert np.flatnonzero(numbers < 0).tolist() == items.gaps.tolist()
    singly = weights.scores_of([item for _, some in as_text for item in some])
    assert np.allclose(item_scores(columns, items, weights), singly, rtol=0, atol=1e-9)


def spans_one_by_one(articles: list[tuple[Words, Runs]]) -> list[list[Span]]:
    """The names by walking through the labels of each sequence."""
    loaded = load_model()
    out: list[list[Span]] = []
    for words, runs in articles:
        out.append([])
        for numbers, features in text_sequences(words, runs):
            labels, sure = best_labels(loaded.weights.scores_of(features), [len(features)], loaded.transition)
            tags = [loaded.labels[label] for label in labels.tolist()]
            k = 0
            while k < len(tags):
                j = k + 1
                if tags[k] != "O" and numbers[k] >= 0:
                    while j < len(tags) and numbers[j] >= 0 and tags[j] == "I-" + tags[k][2:]:
                        j += 1
                    out[-1].append(Span(numbers[k], numbers[j - 1] + 1, tags[k][2:], float(sure[k:j].min())))
                k = j
    return out


@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_names_of_a_batch_are_those_of_each_sequence(texts: list[str]) -> None:
    articles = [read(text) for text in [*texts, NEWS]]
    found, expected = tag_runs(articles), spans_one_by_one(articles)
    assert [[span[:3] for span in some] for some in found] == [[span[:3] for span in some] for some in expected]
    sure = [span.confidence for some in found for span in some]
    assert sure == pytest.approx([span.confidence for some in expected for span in some], abs=1e-9)


def test_names_of_each_article() -> None:
    articles = [read(text) for text in ("no name here", NEWS, "", "Cora Ode left Exham.")]
    found = tag_runs(articles)
    assert [len(some) > 0 for some in found] == [False, True, False, True]
    assert "Cora Ode" in [" ".join(articles[3][0].forms[span.begin : span.end]) for span in found[3]]
    assert tag_runs([]) == []
    assert tag_runs([read("nothing")]) == [[]]


def test_a_word_that_goes_on_with_another_label_begins_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """Labels as a model may give them: I-ORG after B-PER begins a name, I-PER after a gap too."""
    words, runs = read("Ann Lee Ode and Exham Board")
    labels = ["O", "B-PER", "I-PER", "I-ORG"]
    given_labels = np.array([1, 2, 3, 0, 2, 3])  # Ann B-PER, Lee I-PER, Ode I-ORG, the gap, Exham I-PER, Board I-ORG
    sure = np.array([0.9, 0.8, 0.7, 1.0, 0.6, 0.5])
    loaded = load_model()._replace(labels=labels)
    monkeypatch.setattr(model, "load_model", lambda: loaded)
    monkeypatch.setattr(model, "best_labels", lambda *_: (given_labels, sure))
    expected = [(0, 2, "PER", 0.8), (2, 3, "ORG", 0.7), (4, 5, "PER", 0.6), (5, 6, "ORG", 0.5)]
    assert [tuple(span) for span in tag_runs([(words, runs)])[0]] == expected
