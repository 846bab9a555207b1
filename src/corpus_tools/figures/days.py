"""Days and hours along an axis, with labels that never crowd and need no locale."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import pandas as pd
from matplotlib.axes import Axes

MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAY: Final = 86_400
_DAYS_TO: Final = 45 * _DAY  # the longest span that is labelled with days


def short_day(moment: Any, *, year: bool = False) -> str:
    """``3 Mar``, or ``3 Mar 2031``."""
    text = f"{moment.day} {MONTHS[moment.month - 1]}"
    return f"{text} {moment.year}" if year else text


def seconds(moment: Any) -> float:
    """A moment as a number along an axis."""
    return float(pd.Timestamp(moment).value // 10**9) if not pd.isna(moment) else float("nan")


def time_axis(axes: Axes, first: float, last: float, *, hours: bool = True, columns: bool = False) -> None:
    """Label an axis of :func:`seconds` with hours, days, months or years, about six of them.

    Without ``hours``, for counts by day or longer, no label is shorter than a day. With ``columns`` (one per day), the
    label of a day is at its middle; its beginning lies between two columns.
    """
    span = max(last - first, 1.0)
    label = next(rule for longest, rule in _LABELLED[0 if hours else 1 :] if span <= longest)
    low, high = axes.get_xlim()
    shown = [(seconds(m), text) for m, text in label(first, last, span) if low <= seconds(m) <= high]
    if columns and label is _days:
        shown = [(x + _DAY / 2, text) for x, text in shown if x < last]
    if shown and span <= _DAYS_TO:
        shown[0] = (shown[0][0], f"{shown[0][1]} {pd.Timestamp(shown[0][0], unit='s').year}")
    axes.set_xticks([x for x, _ in shown], labels=[text for _, text in shown], fontsize=8)


Labels = list[tuple[pd.Timestamp, str]]


def _hours(first: float, last: float, span: float) -> Labels:
    begin, end = pd.Timestamp(first, unit="s").floor("h"), pd.Timestamp(last, unit="s").ceil("h")
    moments = pd.date_range(begin, end, freq=f"{max(1, round(span / 3600 / 5))}h")
    clocks = ["" if m.hour == 0 else f"{m.hour:02d}:00\n" for m in moments]
    return [(m, f"{clock}{short_day(m)}") for clock, m in zip(clocks, moments, strict=True)]


def _days(first: float, last: float, span: float) -> Labels:
    begin, end = pd.Timestamp(first, unit="s").floor("D"), pd.Timestamp(last, unit="s").ceil("D")
    return [(m, short_day(m)) for m in pd.date_range(begin, end, freq=f"{max(1, round(span / _DAY / 6))}D")]


def _months(first: float, last: float, span: float) -> Labels:
    begin, end = pd.Timestamp(first, unit="s"), pd.Timestamp(last, unit="s")
    # A month with its year is a long label: six of them are as many as have room.
    months = (end.year - begin.year) * 12 + end.month - begin.month
    moments = pd.date_range(begin.floor("D").replace(day=1), end, freq=f"{max(1, -(-months // 6))}MS")
    return [(m, f"{MONTHS[m.month - 1]} {m.year}") for m in moments]


def _years(first: float, last: float, span: float) -> Labels:
    begin, end = pd.Timestamp(first, unit="s"), pd.Timestamp(last, unit="s")
    step = max(1, round(span / _DAY / 365 / 7))
    return [(m, str(m.year)) for m in pd.date_range(begin.floor("D").replace(month=1, day=1), end, freq=f"{step}YS")]


# Up to which span (seconds) an axis is labelled with what.
_LABELLED: Final[tuple[tuple[float, Callable[[float, float, float], Labels]], ...]] = (
    (_DAY, _hours),
    (_DAYS_TO, _days),
    (3 * 366 * _DAY, _months),
    (float("inf"), _years),
)
