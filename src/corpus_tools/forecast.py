"""How long a run still takes, from how long it took so far and what each step costs beside the others."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Final

from corpus_tools.pipeline import FROM_CACHE

# Seconds on 2,000 made articles (benchmarks/pipeline_scale.py, run_scale.py): only how they compare counts.
TABLES: Final[Mapping[str, float]] = {
    "read articles": 2,
    "find names": 6,
    "resolve names": 2,
    "quotations": 5,
    "duplicates": 1,
    "shared passages": 8,
    "utterances": 12,
    "anomalies": 2,
    "lineage": 4,
    "framing": 5,
}
RUN: Final[Mapping[str, float]] = {
    **TABLES,
    "notebook 01": 12,
    "notebook 02": 8,
    "notebook 03": 16,
    "notebook 04": 12,
    "report": 8,
}
_SOONEST: Final = 20.0  # seconds before anything is foretold
_LEAST: Final = 60.0  # seconds that are worth saying


class Forecast:
    """Told of each step as a progress function is; says how long the rest takes.

    >>> now = iter([0.0, 100.0])
    >>> forecast = Forecast({"one": 1, "two": 3}, clock=lambda: next(now))
    >>> forecast.left("one", 0, 1), forecast.left("one", 1, 1)
    (None, 300.0)
    """

    def __init__(self, steps: Mapping[str, float], clock: Callable[[], float] = time.monotonic) -> None:
        self._steps = dict(steps)
        self._done = dict.fromkeys(steps, 0.0)
        self._clock = clock
        self._begun: float | None = None

    def left(self, step: str, done: int, total: int, note: str = "") -> float | None:
        """Seconds that are left; None where that cannot be said yet.

        What comes from the cache takes no time, and says nothing about the rest.
        """
        now = self._clock()
        if self._begun is None:
            self._begun = now
        if step not in self._steps:
            return None
        if note == FROM_CACHE:
            self._steps[step] = 0.0
        self._done[step] = done / total if total else 1.0
        worked = sum(cost * self._done[name] for name, cost in self._steps.items())
        rest = sum(cost * (1 - self._done[name]) for name, cost in self._steps.items())
        passed = now - self._begun
        return passed * rest / worked if worked and passed >= _SOONEST else None


def said(seconds: float | None) -> str:
    """The time left in words; empty where it is unknown or short.

    >>> said(400), said(9000), said(3)
    ('about 7 min left', 'about 2.5 h left', '')
    """
    if seconds is None or seconds < _LEAST:
        return ""
    minutes = seconds / 60
    return f"about {minutes:.0f} min left" if minutes < 100 else f"about {minutes / 60:.1f} h left"
