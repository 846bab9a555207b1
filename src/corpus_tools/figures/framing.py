"""Figures on framing: own words beside quoted ones, agents, what is denied, change over time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np
import pandas as pd

from corpus_tools.figures.bins import bins_for, draw_columns, sums_in
from corpus_tools.figures.panels import (
    ROW,
    count_axis,
    cross,
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
    all_outlets,
    colours_for,
    nothing_to_draw,
    paler,
    say_rows,
)
from corpus_tools.measures.actor_labels import INDEFINITE, NOBODY, PRONOUN, UNKNOWN_ACTORS
from corpus_tools.measures.findings import (
    finding_agents,
    finding_frames_over_time,
    finding_modality,
    finding_own_and_quoted,
    finding_repeats,
    finding_transitivity,
)
from corpus_tools.measures.findings.wording import plural
from corpus_tools.measures.frames import OTHERS, OWN

VOICES: Final = {"narrator": BLUE, "reported": ORANGE, "quoted": VERMILION}
STATES: Final = {
    "actual": BLUE,
    "negated": VERMILION,
    "denied": "#8C564B",
    "demanded": ORANGE,
    "offered": GREEN,
    "predicted": PURPLE,
    "question": "#BFE0F5",
}
FEW: Final = 5


def draw_own_and_quoted(
    table: pd.DataFrame,
    *,
    source: str = "",
    title: str = "",
    colours: Mapping[str, str] | None = None,
    top: int = 20,
) -> Picture:
    """The table of :func:`corpus_tools.measures.own_and_quoted`: for each outlet its own voice and those it quotes.

    One row per outlet and one for all, two bars per row; ``colours`` maps frames to colours.

    Parameters
    ----------
    table : pandas.DataFrame
        The table of :func:`corpus_tools.measures.own_and_quoted`.
    source : str, default ''
        The line under the figure (:func:`source_line`).
    title : str, default ''
        A title in place of the finding that the figure states by itself.
    colours : Mapping[str, str], optional
        A colour (``#rrggbb``) for each frame; frames that are not named get one of their own.
    top : int, default 20
        How many rows are drawn; the rest is summed up in words.

    Returns
    -------
    Picture
        The figure with its finding, its words and its table; where there is nothing to draw, a figure that says
        so.

    Examples
    --------
    >>> study.draw_own_and_quoted(study.own_and_quoted()).table.empty
    False
    """
    title = title or finding_own_and_quoted(table)
    if table.empty:
        return nothing_to_draw(title, source, table)
    frames = sorted(set(table["frame"]))
    palette = colours_for(frames, colours)
    totals = totals_of(table, "outlet", "expressions")
    outlets, rest = ordered(totals, top)
    outlets = outlets if len(totals) > 1 else []
    labels = [all_outlets(totals), *outlets]
    subtitle = (
        "Framing expressions by outlet, per cent of each side; numbers are expressions, n beside the bar."
        f" Paler: fewer than {FEW}."
    )
    if rest:
        subtitle += f" {plural(len(rest), 'more outlet')} only in the sum."
    with style():
        room = label_room(labels, 1.9)
        height = ROW * len(labels) + 0.1
        sheet = Sheet(title, subtitle, source, height=height, above=0.25, key=palette)
        left = MARGIN + room
        width = (WIDTH - left - 0.9) / 2
        for i, (side, heading) in enumerate(((OWN, "In its own words"), (OTHERS, "In the words of those it quotes"))):
            part = table[table["side"] == side]
            counts = cross(part, "expressions", ("outlet", outlets), ("frame", frames))
            whole = np.array([[float(part.loc[part["frame"] == f, "expressions"].sum()) for f in frames]])
            axes = sheet.axes(left + i * (width + 0.45), 0, width, height)
            stacked_bars(axes, np.vstack([whole, counts]), list(palette.values()), width=width, pale_below=FEW)
            row_labels(axes, labels if i == 0 else [""] * len(labels), room)
            if i == 0:
                axes.get_yticklabels()[0].set_fontweight("bold")
            axes.axhline(0.5, color="#888888", lw=0.7)
            share_axis(axes, grid=False)
            axes.set_title(heading, fontsize=9.5, color=INK, weight="bold", loc="left", pad=5)
        said = []
        for side in (OWN, OTHERS):
            sums = table[table["side"] == side].groupby("frame")["expressions"].sum()
            said.append((f"all outlets, {side}", ", ".join(f"{n} {frame}" for frame, n in sums.items())))
        return sheet.picture(f"Two panels of stacked bars, one row an outlet. {say_rows(said)}", table)


_ALIKE: Final = "What is asserted, denied, demanded, predicted or asked about is counted together."


def draw_agents(table: pd.DataFrame, *, source: str = "", title: str = "", top: int = 12) -> Picture:
    """The table of :func:`corpus_tools.measures.count_agents` by voice: who is presented as agent, in whose words.

    Parameters
    ----------
    table : pandas.DataFrame
        The table of :func:`corpus_tools.measures.count_agents` by voice.
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
    >>> study.draw_agents(study.count_agents(once=True)).table.empty
    False
    """
    title = title or finding_agents(table)
    if table.empty:
        return nothing_to_draw(title, source, table)
    totals = totals_of(table, "agent", "expressions")
    nobody = totals.pop(NOBODY, 0.0)
    n = int(sum(totals.values()) + nobody)
    unknown = [name for name in (PRONOUN, INDEFINITE) if name in totals]
    agents, rest = ordered({name: value for name, value in totals.items() if name not in unknown}, top)
    agents += unknown
    subtitle = f"The {n - int(nobody):,} of {plural(n, 'framing expression')} that name an agent, by voice. {_ALIKE}"
    if rest:
        subtitle += f" {plural(len(rest), 'more agent')} not shown."
    if not agents:
        return nothing_to_draw(title, source, table)
    names = [voice for voice in VOICES if voice in set(table["voice"])] if "voice" in table.columns else ["all"]
    data = table if "voice" in table.columns else table.assign(voice="all")
    colours = [VOICES.get(name, BLUE) for name in names]
    key = dict(zip([_VOICE_WORDS.get(name, name) for name in names], colours, strict=True))
    return _bars(data, agents, names, colours, "agent", "voice", title, subtitle, source, key, as_shares=False)


_VOICE_WORDS: Final = {
    "narrator": "in the outlet's own words",
    "reported": "reported without quotation marks",
    "quoted": "inside quotation marks",
}


def draw_modality(table: pd.DataFrame, *, source: str = "", title: str = "") -> Picture:
    """The table of :func:`corpus_tools.measures.modality_table` by frame: asserted as fact, negated, demanded …

    Parameters
    ----------
    table : pandas.DataFrame
        The table of :func:`corpus_tools.measures.modality_table` by frame.
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
    >>> study.draw_modality(study.modality_table()).table.empty
    False
    """
    title = title or finding_modality(table)
    if table.empty:
        return nothing_to_draw(title, source, table)
    totals = totals_of(table, "frame", "expressions")
    frames, _ = ordered(totals, 20)
    names = [state for state in STATES if state in set(table["state"])]
    colours = [STATES[name] for name in names]
    key = dict(zip([_STATE_WORDS.get(name, name) for name in names], colours, strict=True))
    subtitle = "Framing expressions by frame, per cent; numbers are expressions, n beside the bar."
    subtitle += f" Paler: fewer than {FEW}."
    return _bars(table, frames, names, colours, "frame", "state", title, subtitle, source, key, as_shares=True)


_STATE_WORDS: Final = {"actual": "asserted as fact", "question": "asked about"}


def draw_transitivity(table: pd.DataFrame, *, source: str = "", title: str = "", top: int = 12) -> Picture:
    """The table of :func:`corpus_tools.measures.transitivity`: who is agent, and who affected.

    Parameters
    ----------
    table : pandas.DataFrame
        The table of :func:`corpus_tools.measures.transitivity`.
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
    >>> study.draw_transitivity(study.transitivity()).table.empty
    False
    """
    title = title or finding_transitivity(table)
    if table.empty:
        return nothing_to_draw(title, source, table)
    known = table[~table["actor"].isin(UNKNOWN_ACTORS)]
    unknown = table[table["actor"].isin(UNKNOWN_ACTORS)]
    shown = pd.concat([known.head(top), unknown])
    key = {"agent (transitive)": BLUE, "agent (intransitive)": SKY, "affected": VERMILION}
    parts = ["acts", "acts_alone", "acted_upon"]
    long = shown.melt(id_vars="actor", value_vars=parts, var_name="part", value_name="expressions")
    subtitle = f"Framing expressions in which each actor has a part; numbers are expressions. {_ALIKE}"
    subtitle += f" Paler: fewer than {FEW}."
    if len(known) > top:
        subtitle += f" {plural(len(known) - top, 'more actor')} not shown."
    actors = [str(actor) for actor in shown["actor"]]
    return _bars(long, actors, parts, list(key.values()), "actor", "part", title, subtitle, source, key, as_shares=True)


def _bars(
    table: pd.DataFrame,
    rows: list[str],
    columns: list[str],
    colours: list[str],
    by: str,
    column: str,
    title: str,
    subtitle: str,
    source: str,
    key: dict[str, str],
    *,
    as_shares: bool,
) -> Picture:
    """One panel of stacked bars."""
    with style():
        room = label_room(rows)
        height = ROW * len(rows)
        sheet = Sheet(title, subtitle, source, height=height, key=key)
        left = MARGIN + room
        width = WIDTH - left - 0.6
        axes = sheet.axes(left, 0, width, height)
        counts = cross(table, "expressions", (by, rows), (column, columns))
        stacked_bars(axes, counts, colours, width=width, as_shares=as_shares, pale_below=FEW if as_shares else 0)
        row_labels(axes, rows, room)
        if as_shares:
            share_axis(axes, grid=False)
        else:
            count_axis(axes, "expressions")
        words = list(key)
        said = [
            (row, ", ".join(f"{int(n)} {word}" for word, n in zip(words, values, strict=True) if n))
            for row, values in zip(rows, counts, strict=True)
        ]
        return sheet.picture(f"Stacked bars. {say_rows(said)}", table)


def draw_frames_over_time(
    table: pd.DataFrame, *, source: str = "", title: str = "", colours: Mapping[str, str] | None = None
) -> Picture:
    """The table of :func:`corpus_tools.measures.frames_over_time` by frame: columns over time, paler where repeated.

    Columns are days, weeks, months or years by the span, on an axis true to scale.

    Parameters
    ----------
    table : pandas.DataFrame
        The table of :func:`corpus_tools.measures.frames_over_time` by frame.
    source : str, default ''
        The line under the figure (:func:`source_line`).
    title : str, default ''
        A title in place of the finding that the figure states by itself.
    colours : Mapping[str, str], optional
        A colour (``#rrggbb``) for each frame; frames that are not named get one of their own.

    Returns
    -------
    Picture
        The figure with its finding, its words and its table; where there is nothing to draw, a figure that says
        so.

    Examples
    --------
    >>> study.draw_frames_over_time(study.frames_over_time()).table.empty
    False
    """
    title = title or finding_frames_over_time(table)
    dated = table[table["day"].notna()] if len(table) else table
    if dated.empty:
        return nothing_to_draw(title, source, table)
    palette = colours_for(sorted(set(dated["frame"])), colours)
    bins = bins_for(dated["day"])
    with style():
        sheet = Sheet(title, _over_time(table, dated, bins.unit), source, height=2.4, key=palette, above=0.1)
        axes = sheet.axes(MARGIN + 0.5, 0, WIDTH - MARGIN - 0.8, 2.4)
        stacks = []
        for frame, colour in palette.items():
            part = dated[dated["frame"] == frame]
            once = sums_in(bins, list(part["day"]), list(part["expressions_once"]))
            raw = sums_in(bins, list(part["day"]), list(part["expressions"]))
            stacks += [(once, colour), (raw - once, paler(colour))]
        draw_columns(axes, bins, stacks)
        axes.set_ylabel("expressions", fontsize=8.5, color=GREY)
        axes.grid(axis="y", color=PALE, lw=0.7)
        days = sorted(set(dated["day"]))
        sums = dated.groupby(["day", "frame"])["expressions"].sum()
        said = [(f"{day:%Y-%m-%d}", ", ".join(f"{n} {frame}" for frame, n in sums[day].items())) for day in days]
        return sheet.picture(f"Stacked columns, one a {bins.unit}. By day: {say_rows(said)}", table)


def _over_time(table: pd.DataFrame, dated: pd.DataFrame, unit: str) -> str:
    repeats = int((dated["expressions"] - dated["expressions_once"]).sum())
    undated = int(table["expressions"].sum() - dated["expressions"].sum())
    subtitle = f"Framing expressions per {unit}."
    if repeats:
        subtitle += f" Paler: {plural(repeats, 'expression')} in text already printed in an earlier article."
    if undated:
        subtitle += f" {plural(undated, 'expression')} without a date not shown."
    return subtitle


def draw_repeats(table: pd.DataFrame, *, source: str = "", title: str = "") -> Picture:
    """The table of :func:`corpus_tools.measures.count_frames`: each frame as printed, and without repeated text.

    Parameters
    ----------
    table : pandas.DataFrame
        The table of :func:`corpus_tools.measures.count_frames`.
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
    >>> study.draw_repeats(study.count_frames(by=["voice", "frame"])).table.empty
    False
    """
    title = title or finding_repeats(table)
    if table.empty:
        return nothing_to_draw(title, source, table)
    sums = table.groupby("frame", sort=True)[["expressions", "expressions_once"]].sum()
    sums = sums.sort_values("expressions", ascending=False, kind="stable")
    key = {"as printed": NEUTRAL, "repeated text once": BLUE}
    subtitle = "Framing expressions; per cent of the row of the same colour in brackets."
    with style():
        frames = [str(name) for name in sums.index]
        room = label_room(frames)
        height = 0.5 * len(frames)
        sheet = Sheet(title, subtitle, source, height=height, key=key)
        left = MARGIN + room
        axes = sheet.axes(left, 0, WIDTH - left - 1.0, height)
        for column, colour, shift in (("expressions", NEUTRAL, -0.2), ("expressions_once", BLUE, 0.2)):
            values = sums[column].to_numpy()
            total = max(int(values.sum()), 1)
            axes.barh(np.arange(len(frames)) + shift, values, height=0.36, color=colour)
            for row, value in enumerate(values):
                text = f" {value:,} ({100 * value / total:.0f}%)"
                axes.text(value, row + shift, text, va="center", fontsize=8, color=GREY)
        row_labels(axes, frames, room)
        axes.set_xlim(0, max(float(sums["expressions"].max()), 1.0))
        count_axis(axes, "expressions")
        said = [(name, f"{a} printed, {b} once") for name, (a, b) in zip(frames, sums.to_numpy().tolist(), strict=True)]
        return sheet.picture(f"Paired bars, one pair a frame. {say_rows(said)}", table)
