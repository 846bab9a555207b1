"""Time in bins: hours, days, weeks, months or years by the span, so that columns stay readable and true to scale."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from corpus_tools.arrays import Floats
from corpus_tools.figures.days import seconds, time_axis

MOST: Final = 45  # columns that can be told apart in a figure as wide as a page
_MONTH: Final = 30.5 * 86_400
_UNITS: Final = (
    ("hour", "h", 3_600.0),
    ("day", "D", 86_400.0),
    ("week", "W-MON", 7 * 86_400.0),
    ("month", "MS", _MONTH),
    ("year", "YS", 12 * _MONTH),
)


@dataclass(frozen=True)
class Bins:
    """``edges`` (seconds, one more than bins) and the ``unit`` they are apart: hour, day, week, month, year."""

    unit: str
    edges: tuple[float, ...]

    def __len__(self) -> int:
        return len(self.edges) - 1

    def of(self, moment: Any) -> int:
        """The number of the bin that a moment lies in."""
        return min(max(bisect_right(self.edges, seconds(moment)) - 1, 0), len(self) - 1)


def bins_for(moments: Iterable[Any], *, most: int = MOST, finest: str = "day") -> Bins:
    """The finest bins that cover the moments with at most ``most`` of them; days or longer, unless ``finest`` is hour.

    Raises :class:`ValueError` where there is no moment.
    """
    known = [pd.Timestamp(moment) for moment in moments if not pd.isna(moment)]
    first, last = min(known), max(known)
    span = (last - first).total_seconds()
    for unit, frequency, length in _UNITS[0 if finest == "hour" else 1 :]:
        if span / length < most - 1:
            return Bins(unit, _edges(first, last, frequency))
    step = int(span / (12 * _MONTH) / most) + 1
    return Bins(f"{step} years", _edges(first, last, f"{step}YS"))


def _edges(first: pd.Timestamp, last: pd.Timestamp, frequency: str) -> tuple[float, ...]:
    if frequency in ("h", "D"):
        one = pd.Timedelta(hours=1) if frequency == "h" else pd.Timedelta(days=1)
        moments = pd.date_range(first.floor(frequency), last.floor(frequency) + one, freq=frequency)
    else:
        offset = pd.tseries.frequencies.to_offset(frequency)
        begin = offset.rollback(first.normalize())
        # One step beyond the last moment, so that it lies inside a bin whatever the step.
        moments = pd.date_range(begin, last.normalize() + pd.Timedelta(days=1) + offset, freq=frequency)
        moments = moments[: int((moments <= last).sum()) + 1]
    return tuple(seconds(moment) for moment in moments)


def sums_in(bins: Bins, moments: Sequence[Any], amounts: Sequence[float]) -> Floats:
    """The sum of the amounts in each bin."""
    sums = np.zeros(len(bins))
    for moment, amount in zip(moments, amounts, strict=True):
        sums[bins.of(moment)] += amount
    return sums


def draw_columns(axes: Axes, bins: Bins, stacks: Sequence[tuple[Floats, str]]) -> Floats:
    """Draw stacked columns, each as wide as its bin, on a time axis; gaps stay empty. Returns their heights."""
    edges = np.array(bins.edges)
    widths = np.diff(edges)
    base = np.zeros(len(bins))
    for values, colour in stacks:
        some = values > 0
        axes.bar(
            edges[:-1][some] + 0.05 * widths[some],
            values[some],
            width=0.9 * widths[some],
            bottom=base[some],
            align="edge",
            color=colour,
            lw=0,
        )
        base += values
    margin = 0.01 * (edges[-1] - edges[0])
    axes.set_xlim(edges[0] - margin, edges[-1] + margin)
    axes.set_ylim(0, max(float(base.max()) if len(base) else 0.0, 1.0) * 1.12)
    axes.yaxis.set_major_locator(MaxNLocator(integer=True, nbins=5, steps=[1, 2, 5, 10]))
    axes.tick_params(axis="y", labelsize=8)
    hours, columns = bins.unit == "hour", bins.unit == "day"
    time_axis(axes, float(edges[0]), float(edges[-1]), hours=hours, columns=columns)
    return base
