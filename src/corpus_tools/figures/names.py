"""Figures on names: who is named by whom, what each is called, who comes in when."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from corpus_tools.arrays import Floats
from corpus_tools.figures.days import seconds, short_day, time_axis
from corpus_tools.figures.lettering import literal, shorten
from corpus_tools.figures.panels import (
    column_labels,
    column_room,
    cross,
    heat_map,
    label_room,
    ordered,
    row_labels,
    totals_of,
)
from corpus_tools.figures.picture import Picture, style
from corpus_tools.figures.sheet import (
    BLUE,
    GREEN,
    GREY,
    MARGIN,
    PALE,
    VERMILION,
    WIDTH,
    Sheet,
    nothing_to_draw,
    say_rows,
    with_number,
)
from corpus_tools.measures.findings import finding_first_appearances, finding_forms, finding_mentions
from corpus_tools.measures.findings.wording import percent, plural

_LABELS = {"PER": ("person", BLUE), "ORG": ("organisation", VERMILION), "LOC": ("place", GREEN)}
_FORMS = {
    "full": "full name",
    "title+full": "title, full name",
    "title+first": "title, first name",
    "title+surname": "title, surname",
    "first": "first name",
    "role+name": "role and name",
    "short": "short form",
}
_CELL = 0.32


def draw_mentions(
    table: pd.DataFrame, *, source: str = "", title: str = "", top: int = 15, outlets: int = 14
) -> Picture:
    """The table of :func:`corpus_tools.measures.count_mentions` by name and outlet, as a heat map.

    Colour: mentions per 1,000 words of the outlet, so that a long-winded outlet does not look fonder of everybody;
    number: mentions.

    Parameters
    ----------
    table : pandas.DataFrame
        The table of :func:`corpus_tools.measures.count_mentions` by name and outlet.
    source : str, default ''
        The line under the figure (:func:`source_line`).
    title : str, default ''
        A title in place of the finding that the figure states by itself.
    top : int, default 15
        How many rows are drawn; the rest is summed up in words.
    outlets : int, default 14
        How many outlets are drawn.

    Returns
    -------
    Picture
        The figure with its finding, its words and its table; where there is nothing to draw, a figure that says
        so.

    Examples
    --------
    >>> study.draw_mentions(study.count_mentions()).table.empty
    False
    """
    title = title or finding_mentions(table)
    if table.empty:
        return nothing_to_draw(title, source, table)
    names, more_names = ordered(totals_of(table, "name", "mentions"), top)
    columns, more_outlets = ordered(totals_of(table, "outlet", "mentions"), outlets)
    subtitle = (
        "Mentions by name and outlet (numbers); darker: more per 1,000 words of the outlet. In brackets: articles."
    )
    subtitle += _not_shown(("name", more_names), ("outlet", more_outlets))
    counts = cross(table, "mentions", ("name", names), ("outlet", columns))
    rates = cross(table, "per_1000_words", ("name", names), ("outlet", columns))
    sizes = dict(zip(table["outlet"], table["n_articles"], strict=True))
    words = [[f"{n:,.0f}" if n else "" for n in row] for row in counts]
    sums = totals_of(table, "name", "mentions")
    totals = [f"{sums[name]:,.0f}" for name in names]
    room = 1.25 if len(columns) > 5 else 2.2
    labels = [with_number(shorten(outlet, room, 8), sizes[outlet]) for outlet in columns]
    spread = table[table["mentions"] > 0].groupby("name")["outlet"].nunique()
    said = [(name, f"{total} in {plural(spread[name], 'outlet')}") for name, total in zip(names, totals, strict=True)]
    return _heat(
        title, subtitle, source, table, names, labels, rates, words, totals, "all", f"Heat map. {say_rows(said)}"
    )


def draw_forms(
    table: pd.DataFrame, *, name: str | None = None, source: str = "", title: str = "", top: int = 20
) -> Picture:
    """The table of :func:`corpus_tools.measures.forms_of_address` by name and outlet, for one person.

    ``name``: whose forms; by default those of the one most mentioned. Colour: share of that outlet's mentions;
    number: mentions; n at the right.

    Parameters
    ----------
    table : pandas.DataFrame
        The table of :func:`corpus_tools.measures.forms_of_address` by name and outlet.
    name : str, optional
        Whose forms; None: the person most mentioned.
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
    >>> study.draw_forms(study.forms_of_address()).table.empty
    False
    """
    title = title or finding_forms(table, name)
    own = table[table["name"] == (name if name is not None else _most(table))] if len(table) else table
    if own.empty:
        return nothing_to_draw(title, source, own)
    rows, more = ordered(totals_of(own, "outlet", "mentions"), top)
    forms, _ = ordered(totals_of(own, "form", "mentions"), 12)
    subtitle = (
        f"Forms of address for {own['name'].iloc[0]} by outlet: mentions (numbers), share of the outlet's (colour)."
    )
    subtitle += _not_shown(("outlet", more))
    counts = cross(own, "mentions", ("outlet", rows), ("form", forms))
    whole = counts.sum(axis=1, keepdims=True)
    words = [[f"{n:,.0f}" if n else "" for n in row] for row in counts]
    totals = [f"{n:,.0f}" for n in whole.ravel()]
    columns = [_FORMS.get(form, form) for form in forms]
    alt = f"Heat map. {say_rows(_say_forms(rows, forms, counts))}"
    return _heat(title, subtitle, source, own, rows, columns, counts / whole, words, totals, "n", alt)


def _say_forms(outlets: list[str], forms: list[str], counts: Floats) -> list[tuple[str, str]]:
    return [
        (outlet, ", ".join(f"{percent(n / row.sum())} {form}" for form, n in zip(forms, row, strict=True) if n))
        for outlet, row in zip(outlets, counts, strict=True)
    ]


def _most(table: pd.DataFrame) -> str:
    return ordered(totals_of(table, "name", "mentions"), 1)[0][0]


def _not_shown(*left: tuple[str, list[str]]) -> str:
    return "".join(f" {plural(len(names), f'more {noun}')} not shown." for noun, names in left if names)


def _heat(
    title: str,
    subtitle: str,
    source: str,
    table: pd.DataFrame,
    rows: list[str],
    columns: list[str],
    values: Floats,
    words: list[list[str]],
    totals: list[str],
    total_name: str,
    alt: str,
) -> Picture:
    """A heat map with labelled rows and columns and a column of totals."""
    with style():
        room = label_room(rows)
        left = MARGIN + room
        widest = WIDTH - left - 0.75
        cell = min(1.1, widest / len(columns))
        height = _CELL * len(rows)
        above = column_room(columns, cell)
        sheet = Sheet(title, subtitle, source, height=height, above=above, below=0.15)
        axes = sheet.axes(left, 0, cell * len(columns), height)
        heat_map(axes, values, words, highest=float(np.nanmax(values)))
        row_labels(axes, rows, room)
        column_labels(axes, columns, cell)
        for row, total in enumerate(totals):
            axes.text(len(columns) - 0.4, row, total, va="center", fontsize=8, color=GREY)
        axes.text(len(columns) - 0.4, -0.62, total_name, va="bottom", fontsize=8, color=GREY)
        return sheet.picture(alt, table)


def draw_first_appearances(table: pd.DataFrame, *, source: str = "", title: str = "", top: int = 25) -> Picture:
    """The table of :func:`corpus_tools.measures.first_appearances`: who comes in when, and in which outlet.

    The ``top`` most mentioned are shown, in the order in which they appear.

    Parameters
    ----------
    table : pandas.DataFrame
        The table of :func:`corpus_tools.measures.first_appearances`.
    source : str, default ''
        The line under the figure (:func:`source_line`).
    title : str, default ''
        A title in place of the finding that the figure states by itself.
    top : int, default 25
        How many rows are drawn; the rest is summed up in words.

    Returns
    -------
    Picture
        The figure with its finding, its words and its table; where there is nothing to draw, a figure that says
        so.

    Examples
    --------
    >>> study.draw_first_appearances(study.first_appearances()).table.empty
    False
    """
    dated = table[table["published"].notna()] if len(table) else table
    title = title or finding_first_appearances(table)
    if dated.empty:
        return nothing_to_draw(title, source, table)
    kept = dated.sort_values(["mentions", "name"], ascending=[False, True], kind="stable").head(top).index
    shown = dated.loc[sorted(kept)]
    labels_used = [label for label in _LABELS if label in set(shown["label"])]
    key = {_LABELS[label][0]: _LABELS[label][1] for label in labels_used} if len(labels_used) > 1 else {}
    outlets = [
        f"{outlet} or {plural(others, 'other')}" if others else str(outlet)
        for outlet, others in zip(shown["outlet"], shown["also_first"], strict=True)
    ]
    with style():
        names = [str(name) for name in shown["name"]]
        room = label_room(names)
        height = 0.27 * len(names)
        sheet = Sheet(title, _about_first(table, dated, shown), source, height=height, key=key)
        left = MARGIN + room
        width = WIDTH - left - 2.1
        axes = sheet.axes(left, 0, width, height)
        row_labels(axes, names, room, lines=1)
        at = [seconds(moment) for moment in shown["published"]]
        first, last = min(at), max(at)
        _draw_first(axes, shown, at, outlets, width)
        time_axis(axes, first, last)
        said = [
            (name, f"{short_day(moment)} in {outlet}")
            for name, moment, outlet in zip(names, shown["published"], outlets, strict=True)
        ]
        return sheet.picture(f"Dots on a timeline, one row a name. {say_rows(said)}", table)


def _about_first(table: pd.DataFrame, dated: pd.DataFrame, shown: pd.DataFrame) -> str:
    """What the dots are, and which names are left out."""
    text = (
        "First article that names each, by time of publication; beside it the outlet. Larger: named in more articles."
    )
    if shown["also_first"].any():
        text += " Or others: their dates do not tell which was first."
    if len(dated) > len(shown):
        text += f" {plural(len(dated) - len(shown), 'more name')}, named less often, not shown."
    if len(dated) < len(table):
        text += f" {plural(len(table) - len(dated), 'name')} without a date."
    return text


def _draw_first(axes: Axes, shown: pd.DataFrame, at: list[float], outlets: list[str], width: float) -> None:
    """A dot a row, with outlet and articles beside it."""
    first, last = min(at), max(at)
    spread = max(last - first, 3600.0)
    axes.set_xlim(first - 0.04 * spread, last + 0.04 * spread)
    largest = max(int(shown["articles"].max()), 1)
    for row, (x, label, articles, outlet) in enumerate(
        zip(at, shown["label"], shown["articles"], outlets, strict=True)
    ):
        colour = _LABELS.get(label, _LABELS["PER"])[1]
        axes.plot([first - 0.04 * spread, x], [row, row], color=PALE, lw=1, zorder=1)
        axes.plot([x], [row], "o", color=colour, ms=4 + 5 * (articles / largest) ** 0.5, zorder=3, clip_on=False)
        text = literal(shorten(f"{outlet}, {plural(articles, 'article')}", 1.95 + width * (last - x) / spread, 7.5))
        axes.annotate(
            text,
            (x, row),
            xytext=(8, 0),
            textcoords="offset points",
            va="center",
            fontsize=7.5,
            color=GREY,
            annotation_clip=False,
        )
