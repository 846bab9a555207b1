"""The panels that figures are made of: stacked bars, dots with intervals, heat maps; rows labelled at the left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.ticker import MaxNLocator
from numpy.typing import NDArray

from corpus_tools.figures.lettering import clean, inches, literal, shorten, wrap
from corpus_tools.figures.sheet import BLUE, GREY, INK, PALE, ink_on, paler

ROW: Final = 0.34
BLUES: Final = LinearSegmentedColormap.from_list(
    "corpus_tools_blues", ["#ffffff", "#cfe3f2", "#6aaed6", BLUE, "#00395a"]
)


def label_room(labels: Sequence[str], most: float = 2.3, size: float = 9) -> float:
    """Inches that row labels need, at most ``most``; longer ones are wrapped."""
    return min(most, max((inches(clean(label), size) for label in labels), default=0.5)) + 0.12


def row_labels(axes: Axes, labels: Sequence[str], room: float, *, size: float = 9, lines: int = 2) -> None:
    """Label the rows 0, 1, 2 … of an axis that runs downwards; long names are wrapped, then cut."""
    shown = ["\n".join(wrap(label, room - 0.1, size, most=lines)) for label in labels]
    axes.set_yticks(range(len(labels)), labels=[literal(label) for label in shown], fontsize=size, linespacing=1.08)
    axes.set_ylim(len(labels) - 0.5, -0.5)
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)


_SHARE_ENDS: Final = ((5, 1), (10, 2), (20, 5), (50, 10), (100, 25))  # of an axis, and how far its ticks are apart


def share_axis(axes: Axes, *, grid: bool = True, label: str = "", highest: float = 1.0) -> None:
    """An axis of per cents from 0 to 100, or to the end that is next above the ``highest`` value."""
    end, step = next((end, step) for end, step in _SHARE_ENDS if highest <= end / 100 or end == 100)
    ticks = range(0, end + 1, step)
    axes.set_xlim(0, end / 100)
    labels = [f"{tick}{'%' if tick == end else ''}" for tick in ticks]
    axes.set_xticks([tick / 100 for tick in ticks], labels=labels, fontsize=8)
    if grid:
        axes.grid(axis="x", color=PALE, lw=0.7)
    if label:
        axes.set_xlabel(label, fontsize=8.5, color=GREY)


def stacked_bars(
    axes: Axes,
    counts: NDArray[np.float64],
    colours: Sequence[str],
    *,
    width: float,
    as_shares: bool = True,
    pale_below: int = 0,
    thickness: float = 0.72,
    say_n: bool = True,
) -> None:
    """One bar a row of ``counts`` (rows × categories), with the number in each part and n after the bar.

    With ``as_shares`` every bar is 100 % long. Bars of fewer than ``pale_below`` are paler. ``width``: of the axes, in
    inches.
    """
    totals = counts.sum(axis=1)
    longest = 1.0 if as_shares else max(float(totals.max()) if len(totals) else 0.0, 1.0)
    rows = np.arange(len(counts))
    lengths = counts / np.where(totals > 0, totals, 1)[:, None] if as_shares else counts
    begin = np.cumsum(lengths, axis=1) - lengths
    for column, colour in enumerate(colours):
        shades = [paler(colour) if total < pale_below else colour for total in totals]
        some = lengths[:, column] > 0
        axes.barh(
            rows[some],
            lengths[some, column],
            left=begin[some, column],
            height=thickness,
            color=[shade for shade, there in zip(shades, some, strict=True) if there],
            lw=0.6,
            edgecolor="white",
        )
        for row in rows[some]:
            place = begin[row, column], lengths[row, column]
            _number_in(axes, row, place, counts[row, column], width / longest, ink_on(shades[row]))
    for row, (total, end) in enumerate(zip(totals, lengths.sum(axis=1), strict=True)):
        if total == 0:
            axes.text(0.008 * longest, row, "none", va="center", fontsize=8, color=GREY, style="italic")
        elif say_n:
            axes.text(end + 0.012 * longest, row, f"{total:,.0f}", va="center", fontsize=8, color=GREY, clip_on=False)
    axes.set_xlim(0, longest)


def _number_in(
    axes: Axes, row: int, place: tuple[float, float], count: float, inches_per_unit: float, ink: str
) -> None:
    """The number in a part of a bar (where it begins, how long it is), where it fits."""
    text = f"{count:,.0f}"
    begin, length = place
    if length * inches_per_unit > inches(text, 8) + 0.06:
        axes.text(begin + length / 2, row, text, ha="center", va="center", fontsize=8, color=ink)


def dots_with_intervals(
    axes: Axes,
    shares: Sequence[float],
    lows: Sequence[float],
    highs: Sequence[float],
    colours: Sequence[str],
) -> None:
    """One dot a row at its share, on a line from low to high."""
    for row, (share, low, high, colour) in enumerate(zip(shares, lows, highs, colours, strict=True)):
        if low == low and high == high:
            axes.plot([low, high], [row, row], color=colour, lw=2, alpha=0.55, solid_capstyle="butt", zorder=2)
        axes.plot([share], [row], "o", color=colour, ms=6.5, zorder=3, clip_on=False)


def heat_map(
    axes: Axes,
    values: NDArray[np.float64],
    words: Sequence[Sequence[str]],
    *,
    highest: float,
    size: float = 8,
) -> None:
    """Cells coloured from white (0) to dark blue (``highest``) with their words in them; NaN is left blank."""
    scale = values / highest if highest > 0 else values * 0
    rows, columns = values.shape
    corners = np.arange(columns + 1) - 0.5, np.arange(rows + 1) - 0.5
    axes.pcolormesh(*corners, np.nan_to_num(scale), cmap=BLUES, vmin=0, vmax=1, edgecolors="white", linewidth=1.5)
    for i in range(rows):
        for j in range(columns):
            if words[i][j]:
                ink = "white" if scale[i, j] > 0.6 else INK
                axes.text(j, i, words[i][j], ha="center", va="center_baseline", fontsize=size, color=ink)
    axes.tick_params(which="both", length=0)
    for spine in axes.spines.values():
        spine.set_visible(False)


def column_labels(axes: Axes, labels: Sequence[str], column: float, *, size: float = 8) -> None:
    """Labels above the columns of a heat map: level where they fit in two lines, else slanted."""
    wrapped = [wrap(label, column - 0.06, size) for label in labels]
    axes.xaxis.tick_top()
    if all(len(lines) <= 3 for lines in wrapped) and not _broken(labels, column - 0.06, size):
        shown = [literal("\n".join(lines)) for lines in wrapped]
        axes.set_xticks(range(len(labels)), labels=shown, fontsize=size, linespacing=1.08)
    else:
        shown = [literal(shorten(label, 1.5, size)) for label in labels]
        axes.set_xticks(range(len(labels)), labels=shown, fontsize=size, rotation=45, ha="left", rotation_mode="anchor")


def column_room(labels: Sequence[str], column: float, *, size: float = 8) -> float:
    """Inches above a heat map that its column labels need."""
    wrapped = [wrap(label, column - 0.06, size) for label in labels]
    if all(len(lines) <= 3 for lines in wrapped) and not _broken(labels, column - 0.06, size):
        return 0.1 + 0.155 * max((len(lines) for lines in wrapped), default=1)
    return 0.2 + 0.72 * max((min(inches(clean(label), size), 1.5) for label in labels), default=0.3)


def _broken(labels: Sequence[str], room: float, size: float) -> bool:
    return any(inches(word, size) > room for label in labels for word in clean(label).split())


def count_axis(axes: Axes, label: str = "") -> None:
    """An axis of whole numbers."""
    axes.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=7, steps=[1, 2, 5, 10]))
    axes.tick_params(axis="x", labelsize=8)
    if label:
        axes.set_xlabel(label, fontsize=8.5, color=GREY)


def totals_of(table: pd.DataFrame, by: str, amount: str) -> dict[str, float]:
    """The sum of ``amount`` for each name in column ``by``."""
    return {str(name): float(value) for name, value in table.groupby(by)[amount].sum().items()}


def cross(
    table: pd.DataFrame, amount: str, rows: tuple[str, Sequence[str]], columns: tuple[str, Sequence[str]]
) -> NDArray[np.float64]:
    """Sums of ``amount`` as rows × columns, each given as a column of ``table`` and the names wanted of it."""
    counts = np.zeros((len(rows[1]), len(columns[1])))
    place = {name: i for i, name in enumerate(rows[1])}
    across = {name: i for i, name in enumerate(columns[1])}
    for row, column, value in zip(table[rows[0]], table[columns[0]], table[amount], strict=True):
        if row in place and column in across:
            counts[place[row], across[column]] += value
    return counts


def ordered(totals: Mapping[str, float], most: int) -> tuple[list[str], list[str]]:
    """The names with the largest totals (ties by name), and the names left over."""
    names = sorted(totals, key=lambda name: (-totals[name], name))
    return names[:most], names[most:]
