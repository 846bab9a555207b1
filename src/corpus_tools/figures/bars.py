"""Bars for counts of one's own: one row a value, its number after the bar."""

from __future__ import annotations

from typing import Any

import pandas as pd

from corpus_tools.errors import ParameterError
from corpus_tools.figures.panels import ROW, count_axis, label_room, row_labels
from corpus_tools.figures.picture import Picture, style
from corpus_tools.figures.sheet import BLUE, MARGIN, WIDTH, Sheet, nothing_to_draw, say_rows
from corpus_tools.measures.findings.wording import plural


def draw_counts(
    counts: pd.Series[Any] | pd.DataFrame, *, by: str = "", title: str = "", source: str = "", top: int = 20
) -> Picture:
    """Counts of one's own as bars, the largest first.

    Parameters
    ----------
    counts : pandas.Series or pandas.DataFrame
        Numbers by value, as ``table.groupby("outlet").size()`` makes them; or a table, whose rows are counted by the
        column ``by``.
    by : str, default ''
        The column of a table to count by; of a series, what its values are, in place of the name of its index.
    title : str, default ''
        What the figure shows; by default what was counted.
    source : str, default ''
        The line under the figure (:func:`source_line`).
    top : int, default 20
        How many rows are drawn; how many are not is said.

    Returns
    -------
    Picture
        The figure with its words and its table (``value, count``); where there is nothing to draw, one that says so.

    Raises
    ------
    ParameterError
        Where a table does not have the column ``by``, or a series does not hold numbers from 0 upwards.

    Examples
    --------
    >>> direct = study.quotes[study.quotes["kind"] == "direct"]
    >>> int(study.draw_counts(direct, by="outlet").table["count"].sum()) == len(direct)
    True
    """
    sizes = _sizes(counts, by)
    what = by or str(sizes.index.name or "value")
    title = title or f"Rows by {what.replace('_', ' ')}"
    title += "" if title[-1] in ".!?" else "."
    table = pd.DataFrame({"value": [str(v) for v in sizes.index], "count": sizes.to_numpy()})
    if table.empty:
        return nothing_to_draw(title, source, table)
    shown = table.head(top)
    left_out = f" {plural(len(table) - len(shown), 'more row')} not drawn." if len(table) > len(shown) else ""
    numbers = [f"{number:,.10g}" for number in shown["count"]]
    with style():
        room = label_room(list(shown["value"]))
        subtitle = f"By {what.replace('_', ' ')}; n = {table['count'].sum():,.10g}.{left_out}"
        sheet = Sheet(title, subtitle, source, height=ROW * len(shown), below=0.45)
        axes = sheet.axes(MARGIN + room, 0, WIDTH - MARGIN - room - 0.9, ROW * len(shown))
        row_labels(axes, list(shown["value"]), room)
        axes.barh(range(len(shown)), list(shown["count"]), height=0.7, color=BLUE)
        count_axis(axes)
        for row, (amount, text) in enumerate(zip(shown["count"], numbers, strict=True)):
            axes.annotate(text, (amount, row), xytext=(4, 0), textcoords="offset points", va="center", fontsize=8.5)
        pairs = list(zip(shown["value"], numbers, strict=True))
        return sheet.picture(f"Bars by {what.replace('_', ' ')}, the largest first. {say_rows(pairs)}", table)


def _sizes(counts: pd.Series[Any] | pd.DataFrame, by: str) -> pd.Series[Any]:
    """The numbers by value, the largest first, those that are alike in the order of their values' names."""
    if isinstance(counts, pd.DataFrame):
        if by not in counts.columns:
            raise ParameterError("by", by, f"columns of this table are {', '.join(map(str, counts.columns))}")
        counts = counts[by].value_counts()
    if counts.dtype.kind not in "iuf" or (counts < 0).any():
        raise ParameterError(
            "counts", counts.name, "it takes numbers from 0 upwards", 'For example: table.groupby("outlet").size()'
        )
    counts = counts.dropna()
    order = sorted(range(len(counts)), key=lambda i: (-float(counts.iloc[i]), str(counts.index[i])))
    return counts.iloc[order]
