"""Groups are the connected components of what was joined, in whatever order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_tools.disjoint import DisjointSet


def test_by_hand() -> None:
    groups = DisjointSet("abcde")
    groups.merge("b", "c")
    groups.merge("e", "a")
    groups.merge("c", "b")
    assert groups.subsets() == [{"a", "e"}, {"b", "c"}, {"d"}]
    assert groups["b"] == groups["c"] != groups["a"]
    with pytest.raises(KeyError):
        groups["x"]
    with pytest.raises(KeyError):
        groups.merge("a", "x")
    assert groups.subsets() == [{"a", "e"}, {"b", "c"}, {"d"}]


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=20))
def test_groups_are_connected_components(pairs: list[tuple[int, int]]) -> None:
    groups = DisjointSet(range(13))
    reach = {item: {item} for item in range(13)}
    for one, other in pairs:
        groups.merge(one, other)
        both = reach[one] | reach[other]
        for item in both:
            reach[item] = both
    assert {frozenset(group) for group in groups.subsets()} == {frozenset(group) for group in reach.values()}
    assert all((groups[a] == groups[b]) == (b in reach[a]) for a in range(13) for b in range(13))
