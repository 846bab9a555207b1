"""What framing asks of the tables of quotations and mentions."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_tools.framing.upstream import Mention, Mentions


def mention(start: int, end: int) -> Mention:
    return Mention(start, end, f"per:{start}-{end}", f"{start}-{end}")


HERE = [mention(0, 8), mention(4, 8), mention(10, 14), mention(15, 19), mention(30, 33)]


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        (0, 9, (0, 8)),  # the longest of those inside
        (9, 20, (15, 19)),  # of two of one length the last one, where a name's head stands
        (7, 8, (0, 8)),  # the phrase may be a part of the name
        (8, 10, None),
        (20, 30, None),
        (33, 40, None),
    ],
)
def test_the_mention_inside_a_phrase(start: int, end: int, found: tuple[int, int] | None) -> None:
    for order in (HERE, HERE[::-1]):
        who = Mentions(order).entity_in(start, end)
        assert (None if who is None else (who.start, who.end)) == found


def test_an_article_without_mentions() -> None:
    assert Mentions().entity_in(0, 10) is None


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 12)), max_size=12),
    st.integers(0, 45),
    st.integers(0, 12),
)
def test_it_is_the_one_that_a_look_at_all_of_them_finds(spans: list[tuple[int, int]], start: int, size: int) -> None:
    mentions = sorted({mention(begin, begin + length) for begin, length in spans}, key=lambda m: (m.start, m.end))
    inside = [m for m in mentions if m.start < start + size and start < m.end]
    meant = max(enumerate(inside), key=lambda pair: (pair[1].end - pair[1].start, pair[0]), default=(0, None))[1]
    assert Mentions(mentions).entity_in(start, start + size) == meant
