"""Figures on provenance: the timeline of outlets with what they reuse, and how much of one stands in another."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.patches import FancyArrowPatch

from corpus_tools.figures.days import seconds, short_day, time_axis
from corpus_tools.figures.panels import column_labels, column_room, heat_map, label_room, row_labels
from corpus_tools.figures.picture import Picture, style
from corpus_tools.figures.sheet import (
    BLUE,
    GREY,
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
from corpus_tools.measures.counts import outlet_of, published_of
from corpus_tools.measures.findings import finding_independence, finding_reuse, finding_timeline
from corpus_tools.measures.findings.wording import percent, plural
from corpus_tools.measures.reuse import reuse_matrix

DERIVATIONS = {
    "independent": NEUTRAL,
    "shares_source": SKY,
    "copy": BLUE,
    "excerpt": PURPLE,
    "edited": ORANGE,
    "rewritten": VERMILION,
}
# Told apart by shape too, for print without colour and eyes that see fewer.
_SHAPES = {"independent": "o", "shares_source": "h", "copy": "s", "excerpt": "v", "edited": "D", "rewritten": "P"}
_WORDS = {"shares_source": "shares a source"}
_ROW = 0.42


def draw_timeline(
    timeline: pd.DataFrame,
    *,
    independence: pd.DataFrame | None = None,
    source: str = "",
    title: str = "",
    top: int = 24,
) -> Picture:
    """The table of :func:`corpus_tools.measures.reuse_timeline`: one row an outlet, a dot an article, arrows of reuse.

    With the table of :func:`corpus_tools.measures.independence`, that finding is the title.
    """
    title = title or (finding_timeline(timeline) if independence is None else finding_independence(independence))
    if timeline.empty:
        return nothing_to_draw(title, source, timeline)
    counts = timeline.groupby("outlet", sort=True).size()
    kept = set(counts.sort_values(ascending=False, kind="stable").head(top).index)
    shown = timeline[timeline["outlet"].isin(list(kept))]
    outlets = list(dict.fromkeys(str(name) for name in shown["outlet"]))
    used = [name for name in DERIVATIONS if name in set(shown["derivation"])]
    subtitle = (
        "One mark an article, by time of publication; arrows lead from a text to what was made of it. In brackets:"
    )
    subtitle += " articles."
    if shown["has_outside_source"].any():
        subtitle += " Ringed: made of a text that is not in the corpus."
    if len(counts) > len(outlets):
        subtitle += f" {plural(len(counts) - len(outlets), 'more outlet')} not shown."
    with style():
        labels = [with_number(outlet, int(counts[outlet])) for outlet in outlets]
        room = label_room(labels)
        undated = shown["published"].isna()
        height = _ROW * len(outlets)
        key = {_WORDS.get(name, name): DERIVATIONS[name] for name in used}
        shapes = {_WORDS.get(name, name): _SHAPES[name] for name in used}
        sheet = Sheet(title, subtitle, source, height=height, key=key, shapes=shapes, below=0.45)
        left = MARGIN + room
        aside = 0.9 if undated.any() else 0.0
        width = WIDTH - left - 0.3 - aside
        axes = sheet.axes(left, 0, width, height)
        row_labels(axes, labels, room)
        for row in range(len(outlets)):
            axes.axhline(row, color=PALE, lw=0.8, zorder=0)
        places = _places(shown, outlets, width, aside)
        axes.set_xlim(0, 1)
        axes.set_xticks([])
        if (~undated).any():
            first, last = _span(shown["published"])
            below = axes.twiny()
            below.set_xlim(first, last)
            below.xaxis.set_ticks_position("bottom")
            below.spines["bottom"].set_visible(True)
            below.yaxis.set_visible(False)
            time_axis(below, first, last)
        if undated.any():
            axes.text(
                1 + (aside / 2) / width, len(outlets) - 0.4, "no date", ha="center", va="top", fontsize=8, color=GREY
            )
        _arrows(axes, shown, places)
        for name in used:
            part = shown[shown["derivation"] == name]
            dots = np.array([places[i] for i in part["article_id"]])
            look: dict[str, Any] = {
                "color": DERIVATIONS[name],
                "ms": 7.5,
                "mec": "white",
                "mew": 0.8,
                "zorder": 4,
                "clip_on": False,
            }
            axes.plot(*dots.T, _SHAPES[name], **look)
            ringed = dots[part["has_outside_source"].to_numpy()]
            axes.plot(*ringed.T, "o", mfc="none", mec=DERIVATIONS[name], ms=13, mew=1.2, zorder=4, clip_on=False)
        sums = shown["derivation"].value_counts()
        said = [(_WORDS.get(name, name), plural(int(sums[name]), "article")) for name in used]
        return sheet.picture(f"Timeline of {plural(len(outlets), 'outlet')}. {say_rows(said)}", timeline)


def _span(published: pd.Series) -> tuple[float, float]:
    moments = [seconds(moment) for moment in published.dropna()]
    first, last = min(moments), max(moments)
    spread = max(last - first, 6 * 3600.0)
    return first - 0.05 * spread, last + 0.05 * spread


def _places(shown: pd.DataFrame, outlets: list[str], width: float, aside: float) -> dict[str, tuple[float, float]]:
    """Where each dot stands; dots of one outlet that would cover each other stand side by side."""
    row = {outlet: float(i) for i, outlet in enumerate(outlets)}
    first, last = _span(shown["published"]) if shown["published"].notna().any() else (0.0, 1.0)
    step = 0.115 / width
    taken: dict[str, list[float]] = {}
    places = {}
    for article_id, outlet, published in zip(shown["article_id"], shown["outlet"], shown["published"], strict=True):
        if pd.isna(published):
            x = 1 + (aside * 0.25) / width
        else:
            x = (seconds(published) - first) / (last - first)
        others = taken.setdefault(str(outlet), [])
        while any(abs(x - other) < step * 0.999 for other in others):
            x += step
        others.append(x)
        places[str(article_id)] = (x, row[str(outlet)])
    return places


def _arrows(axes: object, shown: pd.DataFrame, places: dict[str, tuple[float, float]]) -> None:
    links = shown[shown["source_id"].notna()]
    alpha = 0.75 if len(links) <= 60 else max(0.1, 30 / len(links))
    for article_id, other, derivation in zip(links["article_id"], links["source_id"], links["derivation"], strict=True):
        if other not in places:
            continue
        start, end = places[other], places[article_id]
        bend = 0.0 if start[1] != end[1] else 0.35
        arrow = FancyArrowPatch(
            start,
            end,
            connectionstyle=f"arc3,rad={bend or (0.12 if start[1] < end[1] else -0.12)}",
            # Who share a source stand side by side: neither is made of the other.
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
        axes.add_patch(arrow)  # type: ignore[attr-defined]


def draw_reuse_matrix(
    shares: pd.DataFrame, articles: pd.DataFrame, *, source: str = "", title: str = "", top: int = 30
) -> Picture:
    """The table of :func:`corpus_tools.measures.reuse_shares` as a matrix in order of publication.

    A cell is the share of the row's article that stands in the column's. Only articles that share text are drawn, the
    ``top`` that share most.
    """
    title = title or finding_reuse(shares)
    if shares.empty:
        return nothing_to_draw(title, source, shares)
    most = shares.groupby("article_id")["share"].max().sort_values(ascending=False, kind="stable")
    kept = set(most.head(top).index)
    matrix = reuse_matrix(shares, articles)
    order = [article_id for article_id in matrix.index if article_id in kept]
    matrix = matrix.loc[order, order]
    outlets, published = outlet_of(articles), published_of(articles)
    labels = []
    for i, article_id in enumerate(order):
        when = published[article_id]
        day = "" if pd.isna(when) else f", {short_day(when)}"
        labels.append(f"{outlets[article_id]}{day} · {i + 1}")
    subtitle = (
        "Per cent of the row's article (characters) that stands in the column's; numbered in order of publication."
        f" {plural(len(order), 'article')} of {len(articles)}."
    )
    if len(most) > len(order):
        subtitle += f" {plural(len(most) - len(order), 'more article')} that share less not shown."
    with style():
        room = label_room(labels, 2.6)
        left = MARGIN + room
        cell = min(0.5, (WIDTH - left - 0.3) / len(order))
        high = max(min(cell, 0.32), 0.16)
        columns = [f"{i + 1}" for i in range(len(order))]
        small = cell < 0.26
        sheet = Sheet(title, subtitle, source, height=high * len(order), above=column_room(columns, 1.0), below=0.15)
        axes = sheet.axes(left, 0, cell * len(order), high * len(order))
        values = matrix.to_numpy(copy=True)
        np.fill_diagonal(values, np.nan)
        words = [["" if np.isnan(x) or x < 0.005 or small else f"{100 * x:.0f}" for x in row] for row in values]
        heat_map(axes, values, words, highest=1.0, size=7.5)
        for i in range(len(order)):
            axes.plot([i - 0.5, i + 0.5], [i - 0.5, i + 0.5], color=PALE, lw=0.8)
        row_labels(axes, labels, room, size=8 if high > 0.2 else 7, lines=1)
        column_labels(axes, columns, 1.0, size=6.5 if small else 7.5)
        top_pairs = shares.head(12)
        said = [
            (f"{a} in {b}", percent(share))
            for a, b, share in zip(top_pairs["article_id"], top_pairs["other_id"], top_pairs["share"], strict=True)
        ]
        return sheet.picture(f"Matrix of reuse. {say_rows(said)}", shares)
