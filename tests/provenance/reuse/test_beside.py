"""Articles in a row."""

from __future__ import annotations

import numpy as np

from corpus_tools.provenance.reuse.beside import Beside, distinct
from corpus_tools.provenance.reuse.sentences import Vocabulary, prepare

ONE, OTHER = np.array([0]), np.array([1])


def set_beside(*texts: str) -> Beside:
    words = Vocabulary()
    return Beside.of([prepare(each, words) for each in texts])


def places(beside: Beside) -> list[tuple[int, int]]:
    pair, row, column = beside.same_sentences(ONE, OTHER)
    assert not pair.any()
    return sorted(zip(row.tolist(), column.tolist(), strict=True))


def test_sentences_of_the_same_stems_in_the_same_order() -> None:
    beside = set_beside(
        "The lock held. The eels left. The gates fell.", "The eel left. Mud. The lock held. Left the eel."
    )
    assert places(beside) == [(0, 2), (1, 0)]
    # A stem that comes again later in the sentence changes nothing.
    assert places(set_beside("The lock, the lock held.", "The lock held. Lock.")) == [(0, 0)]


def test_a_sentence_that_repeats_often_is_paired_place_by_place() -> None:
    assert places(set_beside("The lock held. " * 3, "The lock held. " * 2)) == [
        (i, j) for i in range(3) for j in range(2)
    ]
    assert places(set_beside("The lock held. " * 4, "The lock held. " * 2)) == [(0, 0), (1, 1)]


def test_the_same_words() -> None:
    beside = set_beside("The lock held.", "THE LOCK – held!", "The lock", "", "")
    one, other = np.array([0, 0, 3, 0]), np.array([1, 2, 4, 0])
    assert beside.same_words(one, other).tolist() == [True, False, False, True]


def test_what_sentences_hold() -> None:
    beside = set_beside("Mud. The mud.", "Eel. Mud.")
    held = beside.stems
    assert [held.counts[held.first[k] : held.first[k + 1]].tolist() for k in (0, 1)] == [[2, 1], [1, 1]]
    pair, left, right = held.shared(ONE, OTHER)
    assert (pair.tolist(), held.keys[left].tolist() == held.keys[right].tolist()) == ([0], True)
    row, column, k = held.cells(left, right)
    assert (row.tolist(), column.tolist(), k.tolist()) == ([0, 1], [1, 1], [0, 0])
    assert np.diff(beside.entries.first).tolist() == [1, 2, 1, 1]


def test_no_articles_and_no_words() -> None:
    for beside in (Beside.of([]), set_beside("", "")):
        assert not len(beside.stems.keys)
        assert not len(beside.runs.keys)
    assert places(set_beside("", "")) == []


def test_distinct_numbers_of_any_size() -> None:
    values = [2**63 - 1, -(2**63), 0, 7, 7, -(2**63)]
    assert distinct(np.array(values)).tolist() == sorted(set(values))
    assert distinct(np.zeros(0, dtype=np.int64)).tolist() == []
