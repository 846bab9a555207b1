"""Keyword in context: every hit with the words around it, and where it is.

The language of queries (``resign*``, ``stand* aside``) is described in :mod:`corpus_tools.measures.query`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final, Literal

import numpy as np
import pandas as pd

from corpus_tools.errors import ParameterError, TableError
from corpus_tools.given import checks_tables
from corpus_tools.lines import Lines
from corpus_tools.measures.counts import UNKNOWN, outlet_of
from corpus_tools.measures.index import Hits, hits_of
from corpus_tools.measures.query import compile_query
from corpus_tools.text import fold_case

Sort = Literal["position", "left", "right", "keyword", "published"]

_KEPT: Final = (
    "name",
    "form",
    "label",
    "frame",
    "voice",
    "kind",
    "speaker",
    "source",
    "cue",
    "agent",
    "affected",
    "is_negated",
    "modality",
    "relation",
    "changes",
    "message",
    "quote_id",
    "frame_id",
    "entity_id",
    "utterance_id",
)
COLUMNS: Final = ("article_id", "outlet", "published", "left", "keyword", "right", "start", "end")


@checks_tables
def concordance(
    articles: pd.DataFrame,
    query: str,
    *,
    width: int = 60,
    outlet: str | Iterable[str] | None = None,
    sort: Sort = "position",
    rows: int | None = None,
) -> pd.DataFrame:
    """Every hit of ``query`` with up to ``width`` characters on either side.

    Columns: ``article_id, outlet, published, left, keyword, right, start, end``; ``keyword`` is the article's text
    between the offsets, unchanged, while white space in ``left`` and ``right`` is run together for reading.
    ``outlet`` keeps one outlet or several. ``sort``: position (articles in their order), left (by the words before,
    read backwards from the hit), right, keyword, published. ``attrs`` hold ``query``, ``articles_with_hits`` and
    ``articles_searched``; with ``rows`` also ``hits``, how many there are.

    Parameters
    ----------
    articles : pandas.DataFrame
        The table ``articles``: ``article_id`` and whatever is counted by, such as ``outlet`` and ``published``.
        With ``family_id`` (:func:`with_families`), a text with its reprints is one observation.
    query : str
        Words; ``*`` stands for any letters.
    width : int, default 60
        Characters of context on either side.
    outlet : str | Iterable[str], optional
        Keep one outlet or several; None: all.
    sort : Sort, default 'position'
        The order of the hits.
    rows : int, optional
        How many hits are shown, the first in that order; None: all. A few come at once, however many hits there are.

    Returns
    -------
    pandas.DataFrame
        One row a hit; offsets in characters. In a notebook it shows itself as a concordance, the hits under one
        another, so that the words nearest to each are always there.

    Raises
    ------
    ParameterError
        For an empty query, a negative width or number of rows, an outlet that the corpus does not have, or an unknown
        sort.

    Examples
    --------
    >>> table = concordance(pd.DataFrame({"article_id": ["a"], "text": ["She may resign today."]}), "resign*")
    >>> list(table[["left", "keyword", "right"]].iloc[0])
    ['She may ', 'resign', ' today.']
    """
    compile_query(query)  # an empty one is refused before an unknown outlet is
    chosen = _of_outlets(articles, outlet)
    if rows is not None and rows < 0:
        raise ParameterError("rows", rows, "the number of hits shown cannot be negative")
    hits = hits_of(chosen, query)
    # In the order of the articles the first hits are known before any context is made.
    needed = Hits(*(part[:rows] for part in hits)) if sort == "position" else hits
    table = sort_concordance(_in_context(needed, chosen, width), sort)
    table = table if rows is None else table.head(rows)
    table.attrs = {
        "query": query,
        "articles_with_hits": len(np.unique(hits.text)),
        "articles_searched": len(chosen),
    }
    if rows is not None:
        table.attrs["hits"] = len(hits.text)
    return table


@checks_tables
def concordance_of(
    table: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    width: int = 60,
    sort: Sort = "position",
    keep: Sequence[str] | None = None,
) -> pd.DataFrame:
    """The rows of any table with offsets (mentions of a person, frames, quotations), each in its context.

    As :func:`concordance`, with the columns ``keep`` of ``table`` after; by default those that say what the row is
    (``name``, ``form``, ``frame``, ``voice``, ``speaker`` …) where the table has them.
    Raises :class:`TableError` where ``table`` has no offsets, or points into an article that is not there.
    """
    missing = [name for name in ("article_id", "start", "end") if name not in table.columns]
    if missing:
        raise TableError("concordance_of", f"column {missing[0]!r} is missing", "Give a table with offsets.")
    kept = [name for name in (_KEPT if keep is None else keep) if name in table.columns and name not in COLUMNS]
    row_of = {article_id: row for row, article_id in enumerate(articles["article_id"].tolist())}
    ids = table["article_id"].tolist()
    strangers = [article_id for article_id in ids if article_id not in row_of]
    if strangers:
        raise TableError("concordance_of", f"article_id {strangers[0]!r} is not in the articles")
    rows = np.fromiter((row_of[article_id] for article_id in ids), dtype=np.int64, count=len(ids))
    start, end = (np.asarray(table[name], dtype=np.int64) for name in ("start", "end"))
    lines = _in_context(Hits(rows, start, end), articles, width)
    for name in kept:
        lines[name] = table[name].to_numpy()
    lines = sort_concordance(lines, sort)
    lines.attrs = {"articles_with_hits": int(lines["article_id"].nunique()), "articles_searched": len(articles)}
    return lines


def sort_concordance(table: pd.DataFrame, sort: Sort) -> pd.DataFrame:
    """A concordance in another order; hits that are alike keep the order they had."""
    if sort == "position":
        return table.reset_index(drop=True)
    if sort == "published":
        return table.sort_values(["published", "article_id", "start"], kind="stable").reset_index(drop=True)
    if sort not in ("left", "right", "keyword"):
        raise ParameterError("sort", sort, "position, left, right, keyword and published are the orders there are")
    keys = [fold_case(value).split() for value in table[sort]]
    if sort == "left":
        keys = [words[::-1] for words in keys]
    order = sorted(range(len(keys)), key=keys.__getitem__)
    return table.iloc[order].reset_index(drop=True)


def _of_outlets(articles: pd.DataFrame, outlet: str | Iterable[str] | None) -> pd.DataFrame:
    if outlet is None:
        return articles
    wanted = [outlet] if isinstance(outlet, str) else list(outlet)
    outlets = outlet_of(articles)
    known = set(outlets.values())
    for name in wanted:
        if name not in known:
            raise ParameterError("outlet", name, f"the corpus has {', '.join(sorted(known)) or 'no article'}")
    return articles[[outlets[article_id] in wanted for article_id in articles["article_id"]]]


def _in_context(hits: Hits, articles: pd.DataFrame, width: int) -> pd.DataFrame:
    """The lines of hits in the rows of ``articles``."""
    if width < 0:
        raise ParameterError("width", width, "the number of characters on either side cannot be negative")
    lefts, words, rights = _lines(hits, articles["text"], width)
    return Lines(
        {
            "article_id": articles["article_id"].iloc[hits.text].astype("str").reset_index(drop=True),
            "outlet": _outlets(articles, hits),
            "published": _published(articles, hits),
            "left": pd.Series(lefts, dtype="str"),
            "keyword": pd.Series(words, dtype="str"),
            "right": pd.Series(rights, dtype="str"),
            "start": hits.start.astype(np.int64),
            "end": hits.end.astype(np.int64),
        }
    )


def _outlets(articles: pd.DataFrame, hits: Hits) -> pd.Series[str]:
    if "outlet" not in articles.columns:
        return pd.Series([UNKNOWN] * len(hits.text), dtype="str")
    given = articles["outlet"].iloc[hits.text].tolist()
    said = [value if isinstance(value, str) else "" if pd.isna(value) else str(value) for value in given]
    return pd.Series([value or UNKNOWN for value in said], dtype="str")


def _published(articles: pd.DataFrame, hits: Hits) -> pd.Series[Any]:
    if "published" not in articles.columns:
        return pd.Series([pd.NaT] * len(hits.text), dtype="datetime64[s]")
    return articles["published"].iloc[hits.text].astype("datetime64[s]").reset_index(drop=True)


def _lines(hits: Hits, texts: pd.Series[str], width: int) -> tuple[list[str], list[str], list[str]]:
    """The words before each hit, the hit, and the words after it."""
    needed, place = np.unique(hits.text, return_inverse=True)
    some = texts.iloc[needed].tolist()
    lefts, words, rights = [], [], []
    for number, start, end in zip(place.tolist(), hits.start.tolist(), hits.end.tolist(), strict=True):
        text = some[number]
        lefts.append(_before(text, start, width))
        words.append(text[start:end])
        rights.append(_after(text, end, width))
    return lefts, words, rights


def _before(text: str, start: int, width: int) -> str:
    """Up to ``width`` characters before ``start``, beginning with a whole word, white space run together."""
    begin = max(0, start - width)
    context = text[begin:start]
    # A word cut in two says nothing; where there is only that one word, it stays, cut.
    is_cut = begin > 0 and context != "" and not text[begin - 1].isspace() and not context[0].isspace()
    if context.isprintable() and "  " not in context:
        # Spaces, one at a time, are all its white space: no need to take it apart.
        if is_cut and 0 <= (cut := context.find(" ")) < len(context) - 1:
            context = context[cut + 1 :]
        return context.removeprefix(" ")
    words = context.split()
    if is_cut and len(words[0]) + 1 < len(context):
        del words[0]
    if words and context[-1].isspace():
        words.append("")
    return " ".join(words)


def _after(text: str, end: int, width: int) -> str:
    """Up to ``width`` characters from ``end`` on, ending with a whole word, white space run together."""
    stop = min(len(text), end + width)
    context = text[end:stop]
    is_cut = stop < len(text) and context != "" and not text[stop].isspace() and not context[-1].isspace()
    if context.isprintable() and "  " not in context:
        if is_cut and (cut := context.rfind(" ")) > 0:
            context = context[:cut]
        return context.removesuffix(" ")
    words = context.split()
    if is_cut and len(context) - len(words[-1]) > 1:
        del words[-1]
    if context[:1].isspace() and words:
        words.insert(0, "")
    return " ".join(words)
