"""The matrix of reuse: how much of one article is in passages shared with another."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus_tools.figures.days import short_day
from corpus_tools.figures.panels import column_labels, column_room, heat_map, label_room, row_labels
from corpus_tools.figures.picture import Picture, style
from corpus_tools.figures.sheet import (
    MARGIN,
    PALE,
    WIDTH,
    Sheet,
    nothing_to_draw,
    say_rows,
)
from corpus_tools.measures.counts import outlet_of, published_of
from corpus_tools.measures.findings import finding_reuse
from corpus_tools.measures.findings.wording import percent, plural
from corpus_tools.measures.reuse import reuse_matrix


def draw_reuse_matrix(
    shares: pd.DataFrame, articles: pd.DataFrame, *, source: str = "", title: str = "", top: int = 18
) -> Picture:
    """The table of :func:`corpus_tools.measures.reuse_shares` as a matrix in order of publication.

    A cell is the share of the row's article that is in passages shared with the column's. Only articles that share
    text are drawn, the ``top`` that share most: with more, the numbers could not be read.

    Parameters
    ----------
    shares : pandas.DataFrame
        The table of :func:`corpus_tools.measures.reuse_shares`.
    articles : pandas.DataFrame
        The table ``articles``: ``article_id`` and whatever is counted by, such as ``outlet`` and ``published``.
        With ``family_id`` (:func:`with_families`), a text with its reprints is one observation.
    source : str, default ''
        The line under the figure (:func:`source_line`).
    title : str, default ''
        A title in place of the finding that the figure states by itself.
    top : int, default 18
        How many rows are drawn; the rest is summed up in words.

    Returns
    -------
    Picture
        The figure with its finding, its words and its table; where there is nothing to draw, a figure that says
        so.

    Examples
    --------
    >>> study.draw_reuse_matrix(study.reuse_shares()).table.empty
    False
    """
    title = title or finding_reuse(shares)
    if shares.empty:
        return nothing_to_draw(title, source, shares)
    sharing, kept = shares["article_id"].nunique(), _that_share_most(shares, top)
    # Of the articles that are drawn alone: of ten thousand a matrix is 0.8 GB.
    among = shares[shares["article_id"].isin(kept) & shares["other_id"].isin(kept)]
    matrix = reuse_matrix(among, articles[articles["article_id"].isin(kept)])
    order = list(matrix.index)
    subtitle = (
        "Per cent of the row's article (characters) that is in passages shared with the column's, counting changed"
        " words; numbered in order of publication."
        f" {plural(len(order), 'article')} of {len(articles)}."
    )
    if sharing > len(order):
        subtitle += f" {plural(sharing - len(order), 'more article')} that share less not shown."
    with style():
        values = matrix.to_numpy(copy=True)
        labels = dict(zip(order, _numbered(order, articles), strict=True))
        sheet = _draw_cells(values, list(labels.values()), title, subtitle, source)
        pairs = among.head(12)[["article_id", "other_id", "share"]].itertuples(index=False, name=None)
        said = [(f"{labels[a]} with {labels[b]}", percent(share)) for a, b, share in pairs]
        return sheet.picture(f"Matrix of reuse. {say_rows(said)}", shares)


def _that_share_most(shares: pd.DataFrame, top: int) -> set[str]:
    """At most ``top`` articles, and at least a pair: those of the pairs that share most, each with its partner."""
    kept: set[str] = set()
    ranked = shares.sort_values("share", ascending=False, kind="stable")
    for pair in zip(ranked["article_id"], ranked["other_id"], strict=True):
        if kept and len(kept | set(pair)) > top:
            break
        kept.update(pair)
    return kept


def _numbered(order: Sequence[str], articles: pd.DataFrame) -> list[str]:
    """Labels of the rows: outlet, day and number."""
    outlets, published = outlet_of(articles), published_of(articles)
    days = ["" if pd.isna(published[i]) else f", {short_day(published[i])}" for i in order]
    return [f"{outlets[i]}{day} · {number}" for number, (i, day) in enumerate(zip(order, days, strict=True), start=1)]


def _draw_cells(values: NDArray[np.float64], labels: Sequence[str], title: str, subtitle: str, source: str) -> Sheet:
    """The sheet with the matrix; its diagonal, an article in itself, is crossed out."""
    n = len(labels)
    room = label_room(labels, 2.6)
    left = MARGIN + room
    cell = min(0.5, (WIDTH - left - 0.3) / n)
    high = max(min(cell, 0.32), 0.16)
    columns = [f"{i + 1}" for i in range(n)]
    small = cell < 0.26
    sheet = Sheet(title, subtitle, source, height=high * n, above=column_room(columns, 1.0), below=0.15)
    axes = sheet.axes(left, 0, cell * n, high * n)
    np.fill_diagonal(values, np.nan)
    words = [["" if np.isnan(x) or x < 0.005 or small else f"{100 * x:.0f}" for x in row] for row in values]
    heat_map(axes, values, words, highest=1.0, size=7.5)
    for i in range(n):
        axes.plot([i - 0.5, i + 0.5], [i - 0.5, i + 0.5], color=PALE, lw=0.8)
    row_labels(axes, labels, room, size=8 if high > 0.2 else 7, lines=1)
    column_labels(axes, columns, 1.0, size=6.5 if small else 7.5)
    return sheet
