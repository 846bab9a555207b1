"""Days and hours along an axis, with labels that never crowd and need no locale."""

from __future__ import annotations

from typing import Any, Final

import pandas as pd
from matplotlib.axes import Axes

MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAY: Final = 86_400


def short_day(moment: Any, *, year: bool = False) -> str:
    """``3 Mar``, or ``3 Mar 2031``."""
    text = f"{moment.day} {MONTHS[moment.month - 1]}"
    return f"{text} {moment.year}" if year else text


def seconds(moment: Any) -> float:
    """A moment as a number along an axis."""
    return float(pd.Timestamp(moment).value // 10**9) if not pd.isna(moment) else float("nan")


def time_axis(axes: Axes, first: float, last: float) -> None:
    """Label an axis of :func:`seconds` with hours, days, months or years, about six of them."""
    span = max(last - first, 1.0)
    begin, end = pd.Timestamp(first, unit="s"), pd.Timestamp(last, unit="s")
    if span <= _DAY:
        moments = pd.date_range(begin.floor("h"), end.ceil("h"), freq=f"{max(1, round(span / 3600 / 5))}h")
        clocks = ["" if m.hour == 0 else f"{m.hour:02d}:00\n" for m in moments]
        labels = [f"{clock}{short_day(m)}" for clock, m in zip(clocks, moments, strict=True)]
    elif span <= 45 * _DAY:
        moments = pd.date_range(begin.floor("D"), end.ceil("D"), freq=f"{max(1, round(span / _DAY / 6))}D")
        labels = [short_day(m) for m in moments]
    elif span <= 3 * 366 * _DAY:
        # A month with its year is a long label: six of them are as many as have room.
        months = (end.year - begin.year) * 12 + end.month - begin.month
        moments = pd.date_range(begin.floor("D").replace(day=1), end, freq=f"{max(1, -(-months // 6))}MS")
        labels = [f"{MONTHS[m.month - 1]} {m.year}" for m in moments]
    else:
        step = max(1, round(span / _DAY / 365 / 7))
        moments = pd.date_range(begin.floor("D").replace(month=1, day=1), end, freq=f"{step}YS")
        labels = [str(m.year) for m in moments]
    shown = [(seconds(m), label) for m, label in zip(moments, labels, strict=True)]
    low, high = axes.get_xlim()
    shown = [(x, label) for x, label in shown if low <= x <= high]
    if shown and span <= 45 * _DAY:
        shown[0] = (shown[0][0], f"{shown[0][1]} {pd.Timestamp(shown[0][0], unit='s').year}")
    axes.set_xticks([x for x, _ in shown], labels=[label for _, label in shown], fontsize=8)
