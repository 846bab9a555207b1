"""That the test of times finds what grows with the square."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.timing import assert_in_proportion, least_seconds


def pairs(size: int) -> Callable[[], object]:
    return lambda: sum(1 for _ in range(size) for _ in range(size))


def each(size: int) -> Callable[[], object]:
    return lambda: sum(1 for _ in range(size * 1_000))


def test_what_grows_with_the_square_is_found_and_what_grows_in_proportion_is_not() -> None:
    assert_in_proportion(each, 250, 4_000)
    with pytest.raises(AssertionError, match="8 times the size took"):
        assert_in_proportion(pairs, 600, 4_800)


def test_sizes_that_tell_nothing_are_refused() -> None:
    with pytest.raises(AssertionError, match="too close"):
        assert_in_proportion(each, 2, 4)


def test_the_least_time_is_no_longer_than_any_round() -> None:
    assert 0 <= least_seconds(each(10)) < 1
