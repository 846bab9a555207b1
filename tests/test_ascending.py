"""Numbers sorted in parts are those that NumPy sorts."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from corpus_tools.ascending import ascending, grouped

MANY = 50_000


@pytest.mark.parametrize(
    "values",
    [
        np.arange(MANY, dtype=np.int64)[::-1],
        np.zeros(MANY, dtype=np.int64),
        np.arange(MANY, dtype=np.int64) % 7,
        np.arange(MANY, dtype=np.int64) - 5,
        np.append(np.arange(MANY), 2**63 - 1),
        np.append(np.arange(MANY, dtype=np.uint64), np.uint64(2**64 - 1)),
        np.array([], dtype=np.uint64),
    ],
    ids=["turned", "zeros", "few values", "negative", "one far from all others", "the largest", "none"],
)
def test_all_are_there_and_ascend(values: NDArray[np.int64]) -> None:
    given_values = values.copy()
    found = ascending(values)
    assert found.dtype == values.dtype
    assert np.array_equal(found, np.sort(values))
    assert np.array_equal(values, given_values)


@given(st.integers(0, 2**32), st.integers(0, 63), st.integers(0, 30_000))
def test_numbers_of_any_size_and_spread(seed: int, bits: int, count: int) -> None:
    values = np.random.default_rng(seed).integers(0, 1 << bits, count, dtype=np.uint64)
    assert np.array_equal(ascending(values), np.sort(values))


def test_a_group_keeps_the_order_of_its_values() -> None:
    values, borders = grouped(np.array([9, 8, 7, 6]), np.array([1, 0, 1, 3]), 4)
    assert (values.tolist(), borders.tolist()) == ([8, 9, 7, 6], [0, 1, 3, 3, 4])
