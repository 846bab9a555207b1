"""The texts of one shape are as long as they say, and what grows too fast is told from what does not."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))

import shapes


@pytest.mark.parametrize("name", shapes.SHAPES)
def test_a_shape_is_as_long_as_it_says(name: str) -> None:
    for size in (2_000, 8_000):
        assert 0.9 * size <= len(shapes.SHAPES[name](size)) <= 1.1 * size
    assert shapes.SHAPES[name](2_000) == shapes.SHAPES[name](2_000)


def test_what_grows_with_the_square_is_seen_and_what_is_short_is_not() -> None:
    assert shapes.superlinear((0.1, 1.6, 2.0))
    assert not shapes.superlinear((0.01, 0.16, 2.0))
    assert not shapes.superlinear((0.4, 1.6, 1.0))
