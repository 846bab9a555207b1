"""Figures and their intervals, on counts that can be checked by hand."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st


def test_f1_recall_precision_and_share_of_summed_counts() -> None:
    from resampling import f1, figures, precision, recall, share, tally

    # 5 right of 8 found and 7 wanted: P 5/8, R 5/7, F1 10/15.
    units = [tally("x", 4, 5, 4) | {"a": 1.0, "b": 2.0}, tally("x", 1, 3, 3) | {"a": 2.0, "b": 2.0}]
    found = figures(units, {"f": f1("x"), "p": precision("x"), "r": recall("x"), "s": share("a", "b")})
    assert found["f"].value == pytest.approx(10 / 15)
    assert found["p"].value == pytest.approx(5 / 8)
    assert found["r"].value == pytest.approx(5 / 7)
    assert found["s"].value == pytest.approx(3 / 4)


def test_interval_of_two_articles_spans_the_worse_and_the_better_one() -> None:
    from resampling import figures, recall, tally

    figure = figures([tally("x", 0, 0, 10), tally("x", 10, 10, 10)], {"r": recall("x")})["r"]
    # A quarter of the draws takes the one article twice, a quarter the other.
    assert (figure.low, figure.value, figure.high) == (0.0, 0.5, 1.0)


def test_articles_that_are_alike_have_no_width() -> None:
    from resampling import f1, figures, tally

    figure = figures([tally("x", 3, 4, 5)] * 6, {"f": f1("x")})["f"]
    assert figure.low == figure.high == pytest.approx(figure.value) == pytest.approx(6 / 9)


def test_macro_leaves_out_what_nobody_wanted() -> None:
    from resampling import figures, macro, tally

    units = [tally("a", 1, 1, 1) | tally("b", 1, 2, 2) | tally("c", 0, 3, 0)]
    assert figures(units, {"m": macro("abc")})["m"].value == pytest.approx((1 + 0.5) / 2)


def test_nothing_found_and_nothing_wanted_is_zero_not_an_error() -> None:
    from resampling import f1, figures, tally

    assert figures([tally("x", 0, 0, 0)], {"f": f1("x")})["f"].value == 0.0


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=8))
def test_both_ways_to_draw_agree_on_the_value_and_enclose_it(counts: list[tuple[int, int, int]]) -> None:
    from resampling import f1, figures, figures_of_draws, tally

    units = [tally("x", right, right + extra, right + missed) for right, extra, missed in counts]

    def measure(draw: object) -> dict[str, float]:
        rows = [unit for _, unit in draw]  # type: ignore[attr-defined]
        right, found, wanted = (sum(r[f"x {name}"] for r in rows) for name in ("right", "found", "wanted"))
        return {"f": 2 * right / (found + wanted) if found + wanted else 0.0}

    summed, drawn = figures(units, {"f": f1("x")})["f"], figures_of_draws(units, measure, draws=50)["f"]
    assert summed.value == pytest.approx(drawn.value)
    for figure in (summed, drawn):
        assert figure.low is not None and figure.high is not None
        assert figure.low - 1e-9 <= figure.high and not math.isnan(figure.low)


def test_printed_form() -> None:
    from resampling import Figure

    assert (str(Figure(0.9554, 0.9, 1.0)), Figure(0.9554, 0.9, 1.0).interval()) == (".955", ".900 to 1.000")
    assert (str(Figure(14.0)), Figure(14.0).interval()) == ("14", "")
