"""Alignments of two lists of words, filled as tables side by side."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_tools.provenance.utterances import matrix
from corpus_tools.provenance.utterances.matrix import Line, align_lines

WORDS = st.sampled_from(["lock", "locks", "gate", "the", "of", "rotten", "a"])
LINES = st.lists(st.tuples(WORDS, st.booleans()), min_size=1, max_size=9).map(
    lambda read: Line([word for word, _ in read], [is_open for _, is_open in read])
)


def _line(text: str) -> Line:
    words = text.split()
    return Line(words, [False] * len(words))


def test_equal_words_are_paired() -> None:
    inside = _line("the rotten lock"), _line("we saw the rotten lock gates")
    assert align_lines([inside]) == [[(0, 2), (1, 3), (2, 4)]]
    assert align_lines([(_line("a b"), _line("c d")), (_line("lock"), _line("lock"))]) == [[], [(0, 0)]]


@given(st.lists(st.tuples(LINES, LINES), min_size=1, max_size=5))
def test_whichever_side_has_the_rows_the_alignment_is_the_same(pairs: list[tuple[Line, Line]]) -> None:
    found = align_lines(pairs)
    for is_turned in (False, True):

        def of(one: matrix._Side, other: matrix._Side, is_turned: bool = is_turned) -> matrix._Table:
            return matrix._Table(other, one, True) if is_turned else matrix._Table(one, other, False)

        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(matrix._Table, "of", of)
            assert align_lines(pairs) == found
            patched.setattr(matrix, "_TOGETHER", 2)
            patched.setattr(matrix, "_CELLS", 20)
            assert align_lines(pairs) == found
