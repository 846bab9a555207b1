"""The dispersion plot: where in which articles a word occurs."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from corpus_tools.figures.days import short_day
from corpus_tools.figures.panels import label_room, row_labels
from corpus_tools.figures.picture import Picture, style
from corpus_tools.figures.sheet import BLUE, GREY, MARGIN, PALE, WIDTH, Sheet, nothing_to_draw, say_rows
from corpus_tools.measures.findings.wording import plural

_ROW = 0.2
_BINS = 100  # of an article: more marks than that cannot be told apart


def draw_dispersion(
    table: pd.DataFrame, spread: pd.DataFrame | None = None, *, source: str = "", title: str = "", top: int = 40
) -> Picture:
    """The table of :func:`corpus_tools.measures.occurrences`: a row an article, a mark where the word occurs in it.

    Articles are in order of publication; of more than ``top`` those with most hits are shown. ``spread``: the table of
    :func:`corpus_tools.measures.dispersion` for the same word, whose DP goes into the subtitle.

    Parameters
    ----------
    table : pandas.DataFrame
        The table of :func:`corpus_tools.measures.occurrences`.
    spread : pandas.DataFrame, optional
        The table of :func:`corpus_tools.measures.dispersion`.
    source : str, default ''
        The line under the figure (:func:`source_line`).
    title : str, default ''
        A title in place of the finding that the figure states by itself.
    top : int, default 40
        How many articles are drawn.

    Returns
    -------
    Picture
        The figure with its finding, its words and its table; where there is nothing to draw, a figure that says
        so.

    Examples
    --------
    >>> study.draw_dispersion(study.occurrences("commissioner")).table.empty
    False
    """
    query = str(table.attrs.get("query", ""))
    searched = int(table.attrs.get("articles_searched", table["article_id"].nunique()))
    hits = table.groupby("article_id", sort=False).size()
    title = title or _title(query, len(table), len(hits), searched)
    if table.empty:
        return nothing_to_draw(title, source, table)
    kept = set(hits.sort_values(ascending=False, kind="stable").head(top).index)
    shown = table[table["article_id"].isin(kept)]
    subtitle = "Marks: where in the article, from its beginning (left) to its end; articles in order of publication."
    if spread is not None and len(spread):
        subtitle += _said_spread(spread.iloc[0])
    if len(hits) > len(kept):
        subtitle += f" {plural(len(hits) - len(kept), 'more article')} with fewer hits not shown."
    with style():
        first = shown.drop_duplicates("article_id")
        labels = [_label(outlet, when) for outlet, when in zip(first["outlet"], first["published"], strict=True)]
        room = label_room(labels, 2.3, 8)
        left = MARGIN + room
        height = _ROW * len(labels) + 0.1
        sheet = Sheet(title, subtitle, source, height=height, below=0.45)
        axes = sheet.axes(left, 0, WIDTH - left - 0.75, height)
        _draw_rows(axes, shown, list(first["article_id"]), hits)
        row_labels(axes, labels, room, size=8, lines=1)
        axes.set_xlim(0, 1)
        axes.set_xticks([0, 0.25, 0.5, 0.75, 1], labels=["0", "25", "50", "75", "100%"], fontsize=8)
        said = [(label, plural(int(hits[i]), "hit")) for label, i in zip(labels, first["article_id"], strict=True)]
        return sheet.picture(f"One row an article. {say_rows(said)}", table)


def _title(query: str, hits: int, articles: int, searched: int) -> str:
    what = f"“{query}”" if query else "The word"
    if not hits:
        return f"{what} occurs in none of {plural(searched, 'article')}."
    return f"{what} occurs {plural(hits, 'time')}, in {articles:,} of {plural(searched, 'article')}."


def _said_spread(row: pd.Series) -> str:
    """What Gries' DP is: 0 as even as the articles' lengths allow, 1 all in the smallest article."""
    if pd.isna(row["dp_norm_articles"]):
        return ""
    return f" Deviation of proportions (normalised DP, 0 even, 1 uneven) over articles: {row['dp_norm_articles']:.2f}."


def _label(outlet: str, when: pd.Timestamp) -> str:
    return outlet if pd.isna(when) else f"{outlet}, {short_day(when)}"


def _draw_rows(axes: Axes, shown: pd.DataFrame, order: list[str], hits: pd.Series[int]) -> None:
    """The marks of each article, and its number of hits at the right."""
    place = {article_id: row for row, article_id in enumerate(order)}
    rows = np.array([place[i] for i in shown["article_id"]])
    cells = pd.DataFrame({"row": rows, "bin": np.floor(shown["position"].to_numpy() * _BINS).astype(int)})
    at = cells.drop_duplicates()
    for row in range(len(order)):
        axes.axhline(row, color=PALE, lw=0.8, zorder=0)
    x = (at["bin"] + 0.5) / _BINS
    axes.vlines(x, at["row"] - 0.36, at["row"] + 0.36, colors=BLUE, lw=1.6, zorder=2)
    for row, article_id in enumerate(order):
        text = f"{int(hits[article_id]):,}"
        axes.text(1.02, row, text, transform=axes.get_yaxis_transform(), va="center", fontsize=8, color=GREY)
