"""The timeline: one row an outlet, on an axis true to scale, whatever the number of articles.

Where there is room, a mark is an article at its very time, marks of one moment one above another. Where there is
none, a cell is an hour, a day, a week, a month or a year of an outlet, with the number of its articles in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import FancyArrowPatch, Rectangle

from corpus_tools.figures.bins import Bins, bins_for
from corpus_tools.figures.days import seconds, time_axis
from corpus_tools.figures.lettering import inches
from corpus_tools.figures.panels import BLUES, label_room, row_labels
from corpus_tools.figures.picture import Picture, style
from corpus_tools.figures.sheet import (
    BLUE,
    GREEN,
    GREY,
    INK,
    MARGIN,
    NEUTRAL,
    ORANGE,
    PALE,
    PURPLE,
    SKY,
    VERMILION,
    WIDTH,
    Sheet,
    nothing_to_draw,
    say_rows,
    with_number,
)
from corpus_tools.measures.findings import finding_independence, finding_timeline
from corpus_tools.measures.findings.wording import plural

DERIVATIONS: Final = {
    "independent": NEUTRAL,
    "shares_source": SKY,
    "credits": GREEN,
    "copy": BLUE,
    "excerpt": PURPLE,
    "edited": ORANGE,
    "rewritten": VERMILION,
}
# Told apart by shape too, for print without colour and eyes that see fewer.
_SHAPES: Final = {
    "independent": "o",
    "shares_source": "h",
    "credits": "^",
    "copy": "s",
    "excerpt": "v",
    "edited": "D",
    "rewritten": "P",
}
_WORDS: Final = {"shares_source": "shares a source", "credits": "credits a source"}
_ROW: Final = 0.42  # inches
_MARK: Final = 0.115  # inches from one mark to the next
_LEVELS: Final = 5  # marks that are above one another in a row at most
_HIGHEST: Final = 9.0  # inches of rows that are still seen at once
_CELL: Final = 0.3  # inches of a cell that holds a number of three figures
_LINKS: Final = 60  # arrows that can be followed


@dataclass(frozen=True)
class _Layout:
    """The rows, their labels, and the room for them."""

    outlets: list[str]
    labels: list[str]
    left: float
    width: float
    first: float
    last: float


def draw_timeline(
    timeline: pd.DataFrame,
    *,
    independence: pd.DataFrame | None = None,
    source: str = "",
    title: str = "",
    top: int = 20,
) -> Picture:
    """The table of :func:`corpus_tools.measures.reuse_timeline`: one row an outlet, articles by time of publication.

    With the table of :func:`corpus_tools.measures.independence`, that finding is the title. The ``top`` outlets with
    most articles are drawn; the others are summed in one row.

    Parameters
    ----------
    timeline : pandas.DataFrame
        The table of :func:`corpus_tools.measures.reuse_timeline`.
    independence : pandas.DataFrame, optional
        The table of :func:`corpus_tools.measures.independence`, for the title.
    source : str, default ''
        The line under the figure (:func:`source_line`).
    title : str, default ''
        A title in place of the finding that the figure states by itself.
    top : int, default 20
        How many rows are drawn; the rest is summed up in words.

    Returns
    -------
    Picture
        The figure with its finding, its words and its table; where there is nothing to draw, a figure that says
        so.

    Examples
    --------
    >>> study.draw_timeline(study.reuse_timeline()).table.empty
    False
    """
    title = title or (finding_timeline(timeline) if independence is None else finding_independence(independence))
    dated = timeline[timeline["published"].notna()] if len(timeline) else timeline
    if dated.empty:
        return nothing_to_draw(title, source, timeline, "No article has a date." if len(timeline) else "")
    shown, more = _with_rest(timeline, top)
    layout = _lay_out(shown)
    levels = _levels(shown[shown["published"].notna()], layout)
    said = _said(timeline)
    alt = f"Timeline of {plural(timeline['outlet'].nunique(), 'outlet')}. {say_rows(said)}"
    notes = _notes(shown, more)
    with style():
        highest = max(levels.values(), default=0)
        if highest < _LEVELS and _row_height(highest) * len(layout.outlets) <= _HIGHEST:
            sheet = _draw_marks(shown, layout, levels, title, notes, source)
        else:
            sheet = _draw_cells(shown, layout, title, notes, source)
        return sheet.picture(alt, timeline)


def _with_rest(timeline: pd.DataFrame, top: int) -> tuple[pd.DataFrame, int]:
    """The table with all but the largest outlets as one, and how many those are."""
    counts = timeline.groupby("outlet", sort=True).size().sort_values(ascending=False, kind="stable")
    rest = list(counts.index[top:]) if len(counts) > top + 1 else []
    if not rest:
        return timeline, 0
    joined = timeline["outlet"].where(~timeline["outlet"].isin(rest), f"{len(rest)} other outlets")
    return timeline.assign(outlet=joined.astype("str")), len(rest)


def _lay_out(shown: pd.DataFrame) -> _Layout:
    outlets = list(dict.fromkeys(str(name) for name in shown["outlet"]))
    outlets.sort(key=lambda name: name.endswith(" other outlets"))
    counts = shown.groupby("outlet").size()
    labels = [with_number(outlet, int(counts[outlet])) for outlet in outlets]
    left = MARGIN + label_room(labels)
    aside = 0.7 if shown["published"].isna().any() else 0.0
    moments = [seconds(moment) for moment in shown["published"].dropna()]
    first, last = min(moments), max(moments)
    spread = max(last - first, 6 * 3600.0)
    return _Layout(outlets, labels, left, WIDTH - left - 0.35 - aside, first - 0.03 * spread, last + 0.03 * spread)


def _notes(shown: pd.DataFrame, more: int) -> str:
    notes = " In brackets: articles."
    undated = int(shown["published"].isna().sum())
    if undated:
        notes += f" {plural(undated, 'article')} without a date at the right."
    return notes + (f" {plural(more, 'outlet')} with fewer articles in one row." if more else "")


def _said(timeline: pd.DataFrame) -> list[tuple[str, str]]:
    sums = timeline["derivation"].value_counts()
    return [(_WORDS.get(name, name), plural(int(sums[name]), "article")) for name in DERIVATIONS if name in sums]


def _levels(dated: pd.DataFrame, layout: _Layout) -> dict[str, int]:
    """How high above its row each mark has to be so that none covers another; its time is not touched."""
    per_inch = (layout.last - layout.first) / layout.width
    levels: dict[str, int] = {}
    for _, part in dated.groupby("outlet", sort=False):
        free: list[float] = []  # for each level, from where on it is free
        order = part.sort_values(["published", "article_id"], kind="stable")
        for article_id, published in zip(order["article_id"], order["published"], strict=True):
            x = seconds(published)
            level = next((i for i, begin in enumerate(free) if begin <= x), len(free))
            free[level : level + 1] = [x + _MARK * per_inch]
            levels[str(article_id)] = level
    return levels


def _row_height(level: int) -> float:
    return max(_ROW, 0.16 + _MARK * (1 + level))


def _draw_marks(
    shown: pd.DataFrame, layout: _Layout, levels: dict[str, int], title: str, notes: str, source: str
) -> Sheet:
    used = [name for name in DERIVATIONS if name in set(shown["derivation"])]
    key = {_WORDS.get(name, name): DERIVATIONS[name] for name in used}
    shapes = {_WORDS.get(name, name): _SHAPES[name] for name in used}
    subtitle = f"One mark an article, by time of publication{_said_of_lines(shown)}."
    row = _row_height(max(levels.values(), default=0))
    height = row * len(layout.outlets)
    if shown.loc[shown["published"].notna(), "has_outside_source"].any():
        notes += " Ringed: signs of a source that is not in the corpus."
    sheet = Sheet(title, subtitle + notes, source, height=height, key=key, shapes=shapes, below=0.5)
    axes = _rows(sheet, layout, height)
    dated = shown[shown["published"].notna()]
    points = _points(dated, layout, levels, _MARK / row)
    _draw_arrows(axes, dated, points)
    for name in used:
        part = dated[dated["derivation"] == name]
        if part.empty:
            continue
        dots = np.array([points[i] for i in part["article_id"]])
        look: dict[str, Any] = {"color": DERIVATIONS[name], "ms": 7, "mec": "white", "mew": 0.7, "zorder": 4}
        axes.plot(*dots.T, _SHAPES[name], clip_on=False, gid="article", **look)
        ringed = dots[part["has_outside_source"].to_numpy()]
        ring: dict[str, Any] = {"mfc": "none", "mec": DERIVATIONS[name], "ms": 12, "mew": 1.2, "zorder": 4}
        axes.plot(*ringed.T, "o", clip_on=False, **ring)
    _undated(axes, shown, layout)
    return sheet


def _points(dated: pd.DataFrame, layout: _Layout, levels: dict[str, int], up: float) -> dict[str, tuple[float, float]]:
    """Where the mark of each article is: its time, and its level (``up`` rows each) about the middle of its row."""
    place = {outlet: number for number, outlet in enumerate(layout.outlets)}
    tallest = dated.groupby("outlet")["article_id"].agg(lambda ids: max(levels[i] for i in ids)).to_dict()
    return {
        str(i): (seconds(moment), place[str(outlet)] + tallest[outlet] * up / 2 - levels[str(i)] * up)
        for i, outlet, moment in zip(dated["article_id"], dated["outlet"], dated["published"], strict=True)
    }


def _draw_cells(shown: pd.DataFrame, layout: _Layout, title: str, notes: str, source: str) -> Sheet:
    dated = shown[shown["published"].notna()]
    bins = bins_for(dated["published"], most=int(layout.width / _CELL), finest="hour")
    subtitle = f"Articles by outlet and {bins.unit} of publication (numbers; darker: more)."
    made = int((~dated["derivation"].isin(["independent", "shares_source", "credits"])).sum())
    if made:
        subtitle += f" Framed: among them one of the {plural(made, 'article')} made from another text."
    layout = _Layout(layout.outlets, layout.labels, layout.left, layout.width, bins.edges[0], bins.edges[-1])
    height = 0.3 * len(layout.outlets)
    sheet = Sheet(title, subtitle + notes, source, height=height, below=0.5)
    axes = _rows(sheet, layout, height)
    _fill_cells(axes, dated, layout, bins)
    _undated(axes, shown, layout)
    return sheet


def _fill_cells(axes: Axes, dated: pd.DataFrame, layout: _Layout, bins: Bins) -> None:
    place = {outlet: number for number, outlet in enumerate(layout.outlets)}
    counts = np.zeros((len(layout.outlets), len(bins)), dtype=np.int64)
    framed = np.zeros_like(counts, dtype=bool)
    columns = zip(dated["outlet"], dated["published"], dated["derivation"], strict=True)
    for outlet, published, derivation in columns:
        cell = place[str(outlet)], bins.of(published)
        counts[cell] += 1
        framed[cell] |= derivation not in ("independent", "shares_source", "credits")
    highest = max(int(counts.max()), 1)
    per_inch = (layout.last - layout.first) / layout.width
    for row, column in zip(*np.nonzero(counts), strict=True):
        many, begin, end = int(counts[row, column]), bins.edges[column], bins.edges[column + 1]
        shade = 0.15 + 0.85 * many / highest
        edge = VERMILION if framed[row, column] else "white"
        axes.add_patch(
            Rectangle((begin, row - 0.4), end - begin, 0.8, fc=BLUES(shade), ec=edge, lw=1.2, gid=f"count:{many}")
        )
        text = f"{many:,}"
        if inches(text, 7.5) * per_inch < (end - begin) * 0.95:
            ink = "white" if shade > 0.6 else INK
            middle = (begin + end) / 2
            axes.text(middle, row, text, ha="center", va="center_baseline", fontsize=7.5, color=ink)


def _rows(sheet: Sheet, layout: _Layout, height: float) -> Axes:
    axes = sheet.axes(layout.left, 0, layout.width, height)
    row_labels(axes, layout.labels, layout.left - MARGIN)
    for row in range(len(layout.outlets)):
        axes.axhline(row, color=PALE, lw=0.8, zorder=0)
    axes.set_xlim(layout.first, layout.last)
    time_axis(axes, layout.first, layout.last)
    return axes


def _undated(axes: Axes, shown: pd.DataFrame, layout: _Layout) -> None:
    """How many articles of each outlet have no date, at the right."""
    undated = shown[shown["published"].isna()].groupby("outlet").size()
    for row, outlet in enumerate(layout.outlets):
        if many := int(undated.get(outlet, 0)):
            where = axes.get_yaxis_transform()
            axes.text(1.02, row, f"{many:,} undated", transform=where, va="center", fontsize=7.5, color=GREY)


def _linked(dated: pd.DataFrame) -> pd.DataFrame:
    """The articles whose source is drawn too."""
    return dated[dated["source_id"].notna() & dated["source_id"].isin(set(dated["article_id"]))]


def _said_of_lines(shown: pd.DataFrame) -> str:
    """What the lines and arrows that are drawn mean."""
    kinds = set(_linked(shown[shown["published"].notna()])["derivation"])
    said = "; a line without a head joins two that share text, of which neither is shown to come from the other"
    text = "; an arrow leads from a text to a later version of it" if kinds - {"shares_source", "credits"} else ""
    text += "; an arrow leads from a text to one that credits it" if "credits" in kinds else ""
    return text + (said if "shares_source" in kinds else "")


def _draw_arrows(axes: Axes, dated: pd.DataFrame, points: dict[str, tuple[float, float]]) -> None:
    links = _linked(dated)
    alpha = 0.75 if len(links) <= _LINKS else max(0.1, 30 / len(links))
    for article_id, other, derivation in zip(links["article_id"], links["source_id"], links["derivation"], strict=True):
        start, end = points[other], points[article_id]
        bend = 0.35 if start[1] == end[1] else 0.12 if start[1] < end[1] else -0.12
        arrow = FancyArrowPatch(
            start,
            end,
            connectionstyle=f"arc3,rad={bend}",
            # Who share a source are side by side: neither is made of the other.
            arrowstyle="-" if derivation == "shares_source" else "-|>",
            mutation_scale=8,
            shrinkA=4,
            shrinkB=4.5,
            color=DERIVATIONS.get(derivation, NEUTRAL),
            lw=1.1,
            alpha=alpha,
            zorder=3,
            clip_on=False,
        )
        axes.add_patch(arrow)
