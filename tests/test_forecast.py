from __future__ import annotations

import pytest

from corpus_tools.forecast import RUN, TABLES, Forecast, said
from corpus_tools.notebooks import NAMES
from corpus_tools.pipeline import FROM_CACHE, READING, STAGES


def _forecast(*times: float) -> Forecast:
    clock = iter(times)
    return Forecast({"one": 1, "two": 3, "three": 6}, clock=lambda: next(clock))


def test_the_rest_is_foretold_from_what_was_done() -> None:
    forecast = _forecast(0, 30, 60)
    assert forecast.left("one", 0, 1) is None
    # A tenth of the work in 30 seconds.
    assert forecast.left("one", 1, 1) == pytest.approx(270)
    # Another 1.5 of 10 in the next 30: a quarter in 60.
    assert forecast.left("two", 5, 10) == pytest.approx(180)


def test_what_was_kept_says_nothing_about_the_rest() -> None:
    forecast = _forecast(0, 10, 40)
    assert forecast.left("one", 1, 1, FROM_CACHE) is None
    assert forecast.left("two", 0, 3) is None
    assert forecast.left("two", 1, 3) == pytest.approx(320)


def test_nothing_is_said_too_soon_nor_of_other_steps() -> None:
    forecast = _forecast(0, 5, 50)
    forecast.left("one", 0, 1)
    assert forecast.left("one", 1, 1) is None
    assert forecast.left("somewhere else", 1, 1) is None


def test_all_steps_of_a_run_are_known() -> None:
    assert set(TABLES) == {READING, *(stage.name for stage in STAGES)}
    assert set(RUN) == {*TABLES, "report", *(f"notebook {name[:2]}" for name in NAMES)}


def test_in_words() -> None:
    assert [said(s) for s in (None, 59, 61, 5000, 12_600)] == [
        "",
        "",
        "about 1 min left",
        "about 83 min left",
        "about 3.5 h left",
    ]
