"""Which sentences of two articles are alike."""

from __future__ import annotations

from itertools import combinations
from math import log, sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_tools.arrays import Ints
from corpus_tools.english.inflection import stem
from corpus_tools.provenance.reuse import alike
from corpus_tools.provenance.reuse.alike import Cells, Like, Limits, like_sentences
from corpus_tools.provenance.reuse.beside import Beside
from corpus_tools.provenance.reuse.sentences import Vocabulary, prepare

NONE = np.zeros(0, dtype=np.int64)
NO_CELLS = Cells(NONE, NONE, NONE)
WORDS = ["lock", "gate", "eel", "mud", "basin", "quay", "the", "of"]
SENTENCES = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=7), min_size=1, max_size=4)


def text(sentences: list[list[str]]) -> str:
    return " ".join(" ".join(words).capitalize() + "." for words in sentences)


def set_beside(texts: list[str]) -> Beside:
    words = Vocabulary()
    return Beside.of([prepare(each, words) for each in texts])


def every_pair(beside: Beside) -> tuple[Ints, Ints]:
    pairs = list(combinations(range(len(beside.articles)), 2))
    one, other = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    return one, other


def of_pair(like: Like, pair: int) -> dict[tuple[int, int], float]:
    rows = zip(*(each.tolist() for each in like), strict=True)
    return {(row, column): cosine for k, row, column, cosine in rows if k == pair}


def cosines(source: list[list[str]], target: list[list[str]]) -> dict[tuple[int, int], float]:
    """The cosine of every two sentences, worked out one by one; few sentences, so that every stem is rare."""
    every = [set(map(stem, words)) for words in [*source, *target]]
    total = len(every) + 1
    weight = {code: log(total / sum(code in stems for stems in every)) ** 2 for stems in every for code in stems}

    def dot(one: set[str], other: set[str]) -> float:
        return sum(weight[code] for code in one & other)

    return {
        (i, j): dot(one, other) / sqrt((dot(one, one) or 1.0) * (dot(other, other) or 1.0))
        for i, one in enumerate(every[: len(source)])
        for j, other in enumerate(every[len(source) :])
        if one & other
    }


@settings(max_examples=80, deadline=None)
@given(st.lists(SENTENCES, min_size=2, max_size=4), st.sampled_from([1, 30, 1_000_000]))
def test_as_worked_out_one_by_one(texts: list[list[list[str]]], cells: int) -> None:
    beside = set_beside([text(each) for each in texts])
    one, other = every_pair(beside)
    before, alike._CELLS = alike._CELLS, cells  # type: ignore[misc]
    try:
        like = like_sentences(beside, one, other, NO_CELLS, Limits(0.3, 0.3, 0.3))
    finally:
        alike._CELLS = before  # type: ignore[misc]
    for k, (a, b) in enumerate(zip(one.tolist(), other.tolist(), strict=True)):
        found = of_pair(like, k)
        wanted = cosines(texts[a], texts[b])
        kept = {seed: value for seed, value in wanted.items() if value >= 0.3 + 1e-9 or seed in found}
        assert found == pytest.approx(kept)
        assert all(value >= 0.3 - 1e-9 for value in kept.values())


@settings(max_examples=80, deadline=None)
@given(SENTENCES, SENTENCES)
def test_what_is_the_same_is_left_out(source: list[list[str]], target: list[list[str]]) -> None:
    beside = set_beside([text(source), text(target)])
    one, other = np.array([0]), np.array([1])
    same = Cells(*beside.same_sentences(one, other))
    same = same.of(np.lexsort((same.column, same.row)))
    all_of_them = of_pair(like_sentences(beside, one, other, NO_CELLS, Limits(0.3, 0.3, 0.3)), 0)
    found = of_pair(like_sentences(beside, one, other, same, Limits(0.3, 0.3, 0.8)), 0)
    cells, rows, columns = set(zip(same.row, same.column, strict=True)), set(same.row), set(same.column)
    wanted = {
        (row, column): cosine
        for (row, column), cosine in all_of_them.items()
        if (row, column) not in cells and (cosine >= 0.8 or row not in rows or column not in columns)
    }
    assert {cell: found[cell] for cell in wanted} == pytest.approx(wanted)
    assert found.keys().isdisjoint(cells)


def test_a_weak_likeness_counts_where_five_words_run_alike() -> None:
    own = "Nobody on the quay had counted the herring boats, the nets or the torn sails that winter before the storm."
    beside = set_beside(
        [
            f"We go to the sea and {own[0].lower()}{own[1:]}",
            "We go to the sea, where lamps burn over empty benches, and an old brass band rehearses polkas.",
            "To the sea go we, where lamps burn over empty benches, and an old brass band rehearses polkas.",
        ]
    )
    like = like_sentences(beside, np.array([0, 0]), np.array([1, 2]), NO_CELLS, Limits(0.9, 0.001, 0.9))
    assert [bool(of_pair(like, k)) for k in (0, 1)] == [True, False]
    # Of the runs of the first article, one is in another.
    assert np.diff(beside.runs.first)[0] == 1


def test_a_run_does_not_cross_the_end_of_a_sentence() -> None:
    beside = set_beside(["We go to. The sea is grey.", "Then we go to the sea."])
    assert not len(beside.runs.keys)


def test_no_words() -> None:
    beside = set_beside(["", "The gate fell.", ""])
    for one, other in (every_pair(beside), (NONE, NONE)):
        assert not len(like_sentences(beside, one, other, NO_CELLS, Limits(0.3, 0.1, 0.8)).pair)
    assert not len(Beside.of([]).stems.keys)
