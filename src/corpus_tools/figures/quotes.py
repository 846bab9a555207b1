"""Figures on quotations: who is heard, how much, how early, in what manner."""

from __future__ import annotations

from typing import Final

import pandas as pd
from matplotlib.axes import Axes

from corpus_tools.figures.bins import bins_for, draw_columns, sums_in
from corpus_tools.figures.lettering import inches
from corpus_tools.figures.panels import (
    ROW,
    cross,
    dots_with_intervals,
    label_room,
    ordered,
    row_labels,
    share_axis,
    stacked_bars,
    totals_of,
)
from corpus_tools.figures.picture import Picture, style
from corpus_tools.figures.sheet import (
    BLUE,
    GREY,
    INK,
    MARGIN,
    NEUTRAL,
    ORANGE,
    PALE,
    PLUM,
    SKY,
    VERMILION,
    WIDTH,
    Sheet,
    nothing_to_draw,
    say_rows,
)
from corpus_tools.measures.findings import (
    finding_cues,
    finding_directness,
    finding_entrances,
    finding_share_of_voice,
    finding_source_types,
)
from corpus_tools.measures.findings.wording import basis, percent, plural
from corpus_tools.measures.intervals import is_enough
from corpus_tools.measures.voices import entrances_of

# Neighbours in a bar differ in lightness, so that they are told apart in print without colour too.
KINDS: Final = {"direct": BLUE, "mixed": SKY, "indirect": "#d2d2d2"}
SOURCE_TYPES: Final = {
    "person": BLUE,
    "organisation": "#9ad0f0",
    "document": PLUM,
    "unnamed": ORANGE,
    "unresolved": "#e6e6e6",
}
CUE_GROUPS: Final = {"neutral": "#9ad0f0", "strong": ORANGE, "loaded": VERMILION, "other": PLUM, "no cue": "#dedede"}
_BESIDE: Final = 1.03  # where words at the right of a row begin, in widths of the axes


def draw_share_of_voice(table: pd.DataFrame, *, source: str = "", title: str = "", top: int = 12) -> Picture:
    """The table of :func:`corpus_tools.measures.share_of_voice`: the ``top`` voices with their intervals.

    Parameters
    ----------
    table : pandas.DataFrame
        The table of :func:`corpus_tools.measures.share_of_voice` over the whole corpus.
    source : str, default ''
        The line under the figure (:func:`source_line`).
    title : str, default ''
        A title in place of the finding that the figure states by itself.
    top : int, default 12
        How many rows are drawn; the rest is summed up in words.

    Returns
    -------
    Picture
        The figure with its finding, its words and its table; where there is nothing to draw, a figure that says
        so.

    Examples
    --------
    >>> study.draw_share_of_voice(study.share_of_voice()).table.empty
    False
    """
    title = title or finding_share_of_voice(table)
    if table.empty:
        return nothing_to_draw(title, source, table)
    unit = "words" if "words" in table.columns else "quotations"
    shown = table.head(top)
    enough = is_enough(int(table["n_texts"].iloc[0]))
    with style():
        labels = [str(name) for name in shown["voice"]]
        room = label_room(labels)
        sheet = Sheet(title, _about_shares(table, unit, top), source, height=ROW * len(shown))
        left = MARGIN + room
        beside = [
            f"{plural(amount, unit[:-1])} in {plural(articles, 'article')}"
            for amount, articles in zip(shown[unit], shown["articles"], strict=True)
        ]
        width = (WIDTH - left - MARGIN - max(inches(text, 8) for text in beside)) / _BESIDE
        axes = sheet.axes(left, 0, width, ROW * len(shown))
        row_labels(axes, labels, room)
        colours = [BLUE if named else NEUTRAL for named in shown["is_named"]]
        lows, highs = (list(shown[name]) if enough else [float("nan")] * len(shown) for name in ("low", "high"))
        dots_with_intervals(axes, list(shown["share"]), lows, highs, colours)
        share_axis(axes, highest=float(shown[["share", "high"] if enough else ["share"]].to_numpy().max()))
        for row, text in enumerate(beside):
            _beside(axes, row, text)
        pairs = [(name, percent(share)) for name, share in zip(labels, shown["share"], strict=True)]
        return sheet.picture(f"Dots with intervals, one row a voice. {say_rows(pairs)}", table)


def _about_shares(table: pd.DataFrame, unit: str, top: int) -> str:
    """What the shares are of, what the lines are, and how much is left out."""
    n, n_articles, n_texts = (int(table[name].iloc[0]) for name in ("n", "n_articles", "n_texts"))
    over = "texts" if n_texts < n_articles else "articles"
    whole = "quoted words" if unit == "words" else "quotations"
    text = f"Share of all {whole}, per cent; n = {n:,} in {basis(n_articles, n_texts)}."
    text += f" Lines: 95% interval over {over}." if is_enough(n_texts) else f" Too few {over} for intervals."
    rest = table.iloc[top:]
    if len(rest):
        text += f" {plural(len(rest), 'more voice')} together have {percent(rest['share'].sum())}."
    return text


def draw_manner(
    kinds: pd.DataFrame, types: pd.DataFrame, *, source: str = "", title: str = "", top: int = 20
) -> Picture:
    """By outlet: direct against indirect, and named against unnamed sources.

    ``kinds`` and ``types`` are the tables of :func:`corpus_tools.measures.directness` and
    :func:`corpus_tools.measures.source_types` by outlet.

    Parameters
    ----------
    kinds : pandas.DataFrame
        The table of :func:`corpus_tools.measures.directness` by outlet.
    types : pandas.DataFrame
        The table of :func:`corpus_tools.measures.source_types` by outlet.
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
    >>> study.draw_manner(study.directness(), study.source_types()).table.empty
    False
    """
    title = title or f"{finding_directness(kinds)} {finding_source_types(types) if len(types) else ''}".strip()
    if kinds.empty:
        return nothing_to_draw(title, source, kinds)
    outlets, rest = ordered(totals_of(kinds, "outlet", "quotations"), top)
    subtitle = "Quotations by outlet, per cent of each; numbers are quotations, n beside the bar. Paler: fewer than 5."
    if rest:
        subtitle += f" {plural(len(rest), 'more outlet')} not shown."
    with style():
        room = label_room(outlets, 1.9)
        height = ROW * len(outlets)
        sheet = Sheet(title, subtitle, source, height=height, above=0.7)
        left = MARGIN + room
        width = (WIDTH - left - 0.9) / 2
        panels = ((kinds, "kind", KINDS, "How"), (types, "source_type", SOURCE_TYPES, "From whom"))
        for i, (table, column, colours, heading) in enumerate(panels):
            at = left + i * (width + 0.45)
            used = {name: colour for name, colour in colours.items() if name in set(table[column])}
            axes = sheet.axes(at, 0, width, height)
            counts = cross(table, "quotations", ("outlet", outlets), (column, list(used)))
            stacked_bars(axes, counts, list(used.values()), width=width, pale_below=5)
            row_labels(axes, outlets if i == 0 else [""] * len(outlets), room)
            share_axis(axes, grid=False)
            _key_above(sheet, at, width, heading, used)
        return sheet.picture(_say_manner(kinds, types), kinds)


def _say_manner(kinds: pd.DataFrame, types: pd.DataFrame) -> str:
    sums = kinds.groupby("kind")["quotations"].sum()
    types_sums = types.groupby("source_type")["quotations"].sum()
    pairs = [(str(name), f"{n:,}") for name, n in [*sums.items(), *types_sums.items()]]
    return f"Two panels of stacked bars, one row an outlet. Over all outlets: {say_rows(pairs)}"


def _beside(axes: Axes, row: int, text: str) -> None:
    """A word at the right of a row."""
    axes.text(_BESIDE, row, text, transform=axes.get_yaxis_transform(), va="center", fontsize=8, color=GREY)


def _key_above(sheet: Sheet, left: float, width: float, heading: str, colours: dict[str, str]) -> None:
    """A panel's heading and its key, in the room above it."""
    axes = sheet.axes(left, -0.7, width, 0.7)
    axes.set_axis_off()
    axes.set_xlim(0, width)
    axes.set_ylim(0.7, 0)
    axes.text(0, 0.1, heading, fontsize=9, color=INK, weight="bold", va="center")
    at, down = 0.0, 0.34
    for name, colour in colours.items():
        if at + 0.13 + inches(name, 7.5) > width + 0.3:
            at, down = 0.0, down + 0.19
        axes.plot([at + 0.05], [down], "s", color=colour, ms=6, clip_on=False)
        axes.text(at + 0.13, down + 0.005, name, fontsize=7.5, color=INK, va="center")
        at += 0.13 + inches(name, 7.5) + 0.12


def draw_entrances(first: pd.DataFrame, *, source: str = "", title: str = "", top: int = 15) -> Picture:
    """The table of :func:`corpus_tools.measures.first_words`: where in the articles each voice is first heard.

    Parameters
    ----------
    first : pandas.DataFrame
        The table of :func:`corpus_tools.measures.first_words`.
    source : str, default ''
        The line under the figure (:func:`source_line`).
    title : str, default ''
        A title in place of the finding that the figure states by itself.
    top : int, default 15
        How many rows are drawn; the rest is summed up in words.

    Returns
    -------
    Picture
        The figure with its finding, its words and its table; where there is nothing to draw, a figure that says
        so.

    Examples
    --------
    >>> study.draw_entrances(study.first_words()).table.empty
    False
    """
    table = entrances_of(first)
    title = title or finding_entrances(table)
    if table.empty:
        return nothing_to_draw(title, source, table)
    shown = table.head(top)
    n = int(table["n_articles"].iloc[0])
    subtitle = (
        "How much of an article precedes a voice's first words, per cent of its characters;"
        f" n = {plural(n, 'article')} that {'quotes' if n == 1 else 'quote'} anybody."
        " Ticks: articles; dots: median; lines: middle half."
    )
    if len(table) > top:
        subtitle += f" {plural(len(table) - top, 'more voice')} not shown."
    with style():
        labels = [str(name) for name in shown["voice"]]
        room = label_room(labels)
        height = ROW * len(shown)
        sheet = Sheet(title, subtitle, source, height=height)
        left = MARGIN + room
        axes = sheet.axes(left, 0, WIDTH - left - 1.1, height)
        row_labels(axes, labels, room)
        share_axis(axes)
        columns = ["median_position", "lower_quartile", "upper_quartile", "articles", "is_named"]
        for row, (middle, lower, upper, articles, named) in enumerate(
            shown[columns].itertuples(index=False, name=None)
        ):
            colour = BLUE if named else NEUTRAL
            points = first[(first["voice"] == labels[row]) & (first["is_named"] == named)]["position"]
            axes.plot(points, [row] * len(points), "|", color=colour, ms=9, mew=1.2, alpha=0.6, zorder=2)
            axes.plot([lower, upper], [row, row], color=colour, lw=3.5, alpha=0.35, zorder=1, solid_capstyle="butt")
            axes.plot([middle], [row], "o", color=colour, ms=6.5, zorder=3, clip_on=False)
            _beside(axes, row, plural(articles, "article"))
        axes.set_xlabel("beginning of the article → its end", fontsize=8.5, color=GREY)
        pairs = [
            (name, f"after {percent(middle)}") for name, middle in zip(labels, shown["median_position"], strict=True)
        ]
        return sheet.picture(f"One row a voice, with the median of its first words. {say_rows(pairs)}", table)


def draw_cues(table: pd.DataFrame, *, source: str = "", title: str = "", top: int = 12) -> Picture:
    """The table of :func:`corpus_tools.measures.cue_verbs` by voice with ``level="group"``: who says, who claims.

    Parameters
    ----------
    table : pandas.DataFrame
        The table of :func:`corpus_tools.measures.cue_verbs` with ``level="group"``.
    source : str, default ''
        The line under the figure (:func:`source_line`).
    title : str, default ''
        A title in place of the finding that the figure states by itself.
    top : int, default 12
        How many rows are drawn; the rest is summed up in words.

    Returns
    -------
    Picture
        The figure with its finding, its words and its table; where there is nothing to draw, a figure that says
        so.

    Examples
    --------
    >>> study.draw_cues(study.cue_verbs(level="group")).table.empty
    False
    """
    title = title or finding_cues(table)
    if table.empty:
        return nothing_to_draw(title, source, table)
    voices, rest = ordered(totals_of(table, "voice", "quotations"), top)
    key = {name: colour for name, colour in CUE_GROUPS.items() if name in set(table["cue_group"])}
    subtitle = (
        "Kinds of reporting verbs by voice, per cent; numbers are quotations, n beside the bar. Paler: fewer than 5."
        " Classes after Caldas-Coulthard (1994) and Bednarek (2006)."
    )
    if rest:
        subtitle += f" {plural(len(rest), 'more voice')} not shown."
    with style():
        room = label_room(voices)
        height = ROW * len(voices)
        sheet = Sheet(title, subtitle, source, height=height, key=key)
        left = MARGIN + room
        width = WIDTH - left - 0.6
        axes = sheet.axes(left, 0, width, height)
        counts = cross(table, "quotations", ("voice", voices), ("cue_group", list(key)))
        stacked_bars(axes, counts, list(key.values()), width=width, pale_below=5)
        row_labels(axes, voices, room)
        share_axis(axes, grid=False)
        said = [
            (voice, ", ".join(f"{int(n)} {name}" for name, n in zip(key, row, strict=True) if n))
            for voice, row in zip(voices, counts, strict=True)
        ]
        return sheet.picture(f"Stacked bars, one row a voice. {say_rows(said)}", table)


def draw_quotations_over_time(table: pd.DataFrame, *, source: str = "", title: str = "") -> Picture:
    """The table of :func:`corpus_tools.measures.count_quotations` by day: all, and each utterance once.

    Columns are days, weeks, months or years by the span, on an axis true to scale.

    Parameters
    ----------
    table : pandas.DataFrame
        The table of :func:`corpus_tools.measures.count_quotations` by day.
    source : str, default ''
        The line under the figure (:func:`source_line`).
    title : str, default ''
        A title in place of the finding that the figure states by itself.

    Returns
    -------
    Picture
        The figure with its finding, its words and its table; where there is nothing to draw, a figure that says
        so.

    Examples
    --------
    >>> study.draw_quotations_over_time(study.count_quotations(by="day")).table.empty
    False
    """
    dated = table[table["day"].notna()] if len(table) else table
    title = title or _over_time(table, dated)
    if dated.empty:
        return nothing_to_draw(title, source, table)
    days = list(dated["day"])
    bins = bins_for(days)
    once = sums_in(bins, days, list(dated["quotations_once"]))
    raw = sums_in(bins, days, list(dated["quotations"]))
    with style():
        sheet = Sheet(
            title,
            f"Quotations per {bins.unit}; the darker part counts each utterance once.",
            source,
            height=2.2,
            key={"each utterance once": BLUE, "printed again": "#a9cfe6"},
        )
        axes = sheet.axes(MARGIN + 0.5, 0, WIDTH - 1.0, 2.2)
        draw_columns(axes, bins, [(once, BLUE), (raw - once, "#a9cfe6")])
        axes.set_ylabel("quotations", fontsize=8.5, color=GREY)
        axes.grid(axis="y", color=PALE, lw=0.7)
        pairs = [(f"{day:%Y-%m-%d}", f"{n}") for day, n in zip(days, dated["quotations"], strict=True)]
        return sheet.picture(f"Columns, one a {bins.unit}. By day: {say_rows(pairs)}", table)


def _over_time(table: pd.DataFrame, dated: pd.DataFrame) -> str:
    if dated.empty:
        return "No quotation has a date."
    many = f"{plural(dated['quotations'].sum(), 'quotation')} in quotation marks on {plural(len(dated), 'day')}"
    undated = int(table["quotations"].sum() - dated["quotations"].sum())
    return f"{many}; {undated:,} more without a date." if undated else f"{many}."
