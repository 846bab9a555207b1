"""Figures from counts by article, each with an interval from drawing the articles anew (bootstrap, percentiles).

The interval says how far a figure would move with other articles of the same kind: B. Efron and R. Tibshirani (1993).
Articles are drawn, not rows, because rows of one article go right or wrong together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

Counts = Mapping[str, float]
Sums = Mapping[str, Any]  # each count as an array, one sum for each draw
Formula = Callable[[Sums], Any]
DRAWS = 1000
SEED = 20240305


@dataclass(frozen=True)
class Figure:
    """A value and the interval in which 95 of 100 draws lie; without an interval for what is merely counted."""

    value: float
    low: float | None = None
    high: float | None = None

    def __str__(self) -> str:
        return f"{self.value:g}" if self.low is None else _shown(self.value)

    def interval(self) -> str:
        """The interval as it is printed."""
        return "" if self.low is None or self.high is None else f"{_shown(self.low)} to {_shown(self.high)}"


def _shown(share: float) -> str:
    """A share without the 0 before its point: .955."""
    return f"{share:.3f}".removeprefix("0")


def f1(name: str) -> Formula:
    """F1 of the counts ``NAME right``, ``NAME found`` and ``NAME wanted``."""
    return lambda sums: _ratio(2 * sums[f"{name} right"], sums[f"{name} found"] + sums[f"{name} wanted"])


def recall(name: str) -> Formula:
    """Of what is wanted, how much is right."""
    return share(f"{name} right", f"{name} wanted")


def precision(name: str) -> Formula:
    """Of what is found, how much is right."""
    return share(f"{name} right", f"{name} found")


def share(part: str, whole: str) -> Formula:
    return lambda sums: _ratio(sums[part], sums[whole])


def macro(names: Iterable[str]) -> Formula:
    """The mean F1 of several names, each counting the same; one of which a draw holds none is left out of it."""
    known = list(names)

    def mean(sums: Sums) -> Any:
        each = [np.where(sums[f"{name} wanted"] > 0, f1(name)(sums), np.nan) for name in known]
        return np.nanmean(np.vstack([np.atleast_1d(value) for value in each]), axis=0)

    return mean


def _ratio(part: Any, whole: Any) -> Any:
    return np.divide(part, whole, out=np.zeros(np.shape(whole)), where=np.asarray(whole) > 0)


def tally(name: str, right: float, found: float, wanted: float) -> dict[str, float]:
    """Counts in the form that :func:`f1` reads."""
    return {f"{name} right": right, f"{name} found": found, f"{name} wanted": wanted}


def figures(units: Sequence[Counts], formulas: Mapping[str, Formula], draws: int = DRAWS) -> dict[str, Figure]:
    """Each formula on the sums over all ``units``, with its interval over draws of as many units with replacement."""
    names = sorted({name for unit in units for name in unit})
    table = np.array([[unit.get(name, 0.0) for name in names] for unit in units], dtype=float)
    times = np.random.default_rng(SEED).multinomial(len(units), np.full(len(units), 1 / len(units)), size=draws)
    drawn = dict(zip(names, (times @ table).T, strict=True))
    whole = {name: np.array([total]) for name, total in zip(names, table.sum(axis=0), strict=True)}
    out = {}
    for key, formula in formulas.items():
        low, high = np.nanpercentile(formula(drawn), [2.5, 97.5])
        out[key] = Figure(float(formula(whole)[0]), float(low), float(high))
    return out


def figures_of_draws(
    units: Sequence[Any], measure: Callable[[Sequence[tuple[int, Any]]], Mapping[str, float]], draws: int = DRAWS // 2
) -> dict[str, Figure]:
    """As :func:`figures`, for a ``measure`` of the units themselves; it is given each with its number in the draw."""
    generator = np.random.default_rng(SEED)
    whole = measure(list(enumerate(units)))
    drawn = [
        measure([(number, units[at]) for number, at in enumerate(generator.integers(len(units), size=len(units)))])
        for _ in range(draws)
    ]
    out = {}
    for key, value in whole.items():
        low, high = np.percentile([one.get(key, np.nan) for one in drawn], [2.5, 97.5])
        out[key] = Figure(value, float(low), float(high))
    return out
