"""Keyword in context: every hit with the words around it, and where it stands.

The language of queries (``resign*``, ``stand* aside``) is described in :mod:`corpus_tools.measures.query`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Literal

import pandas as pd

from corpus_tools.errors import ParameterError, TableError
from corpus_tools.given import checks_tables
from corpus_tools.lines import Lines
from corpus_tools.measures.counts import outlet_of, published_of
from corpus_tools.measures.query import compile_query, find_spans
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
) -> pd.DataFrame:
    """Every hit of ``query`` with up to ``width`` characters on either side.

    Columns: ``article_id, outlet, published, left, keyword, right, start, end``; ``keyword`` is the article's text
    between the offsets, unchanged, while white space in ``left`` and ``right`` is run together for reading.
    ``outlet`` keeps one outlet or several. ``sort``: position (articles in their order), left (by the words before,
    read backwards from the hit), right, keyword, published. ``attrs`` hold ``query``, ``articles_with_hits`` and
    ``articles_searched``.

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

    Returns
    -------
    pandas.DataFrame
        One row a hit; offsets in characters. In a notebook it shows itself as a concordance, the hits under one
        another, so that the words nearest to each are always there.

    Raises
    ------
    ParameterError
        For an empty query, a negative width, an outlet that the corpus does not have, or an unknown sort.

    Examples
    --------
    >>> table = concordance(pd.DataFrame({"article_id": ["a"], "text": ["She may resign today."]}), "resign*")
    >>> list(table[["left", "keyword", "right"]].iloc[0])
    ['She may ', 'resign', ' today.']
    """
    pattern = compile_query(query)
    chosen = _of_outlets(articles, outlet)
    spans = (
        (article_id, start, end)
        for article_id, text in zip(chosen["article_id"], chosen["text"], strict=True)
        for start, end in find_spans(text, pattern)
    )
    table = _in_context(spans, chosen, width)
    table = sort_concordance(table, sort)
    table.attrs = {
        "query": query,
        "articles_with_hits": int(table["article_id"].nunique()),
        "articles_searched": len(chosen),
    }
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

    As :func:`concordance`, with the columns ``keep`` of ``table`` behind; by default those that say what the row is
    (``name``, ``form``, ``frame``, ``voice``, ``speaker`` …) where the table has them.
    Raises :class:`TableError` where ``table`` has no offsets, or points into an article that is not there.
    """
    missing = [name for name in ("article_id", "start", "end") if name not in table.columns]
    if missing:
        raise TableError("concordance_of", f"column {missing[0]!r} is missing", "Give a table with offsets.")
    kept = [name for name in (_KEPT if keep is None else keep) if name in table.columns and name not in COLUMNS]
    texts = set(articles["article_id"])
    strangers = [article_id for article_id in table["article_id"] if article_id not in texts]
    if strangers:
        raise TableError("concordance_of", f"article_id {strangers[0]!r} is not in the articles")
    spans = zip(table["article_id"], table["start"].astype(int), table["end"].astype(int), strict=True)
    lines = _in_context(spans, articles, width)
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


def _in_context(spans: Iterable[tuple[str, int, int]], articles: pd.DataFrame, width: int) -> pd.DataFrame:
    if width < 0:
        raise ParameterError("width", width, "the number of characters on either side cannot be negative")
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    outlets, published = outlet_of(articles), published_of(articles)
    rows = list(_lines(spans, texts, width))
    table = Lines(rows, columns=["article_id", "left", "keyword", "right", "start", "end"])
    for column in ("article_id", "left", "keyword", "right"):
        table[column] = table[column].astype("str")
    for column in ("start", "end"):
        table[column] = table[column].astype("int64")
    table["outlet"] = pd.Series([outlets[i] for i in table["article_id"]], dtype="str")
    table["published"] = pd.Series([published[i] for i in table["article_id"]], dtype="datetime64[s]")
    return table[list(COLUMNS)]


def _lines(
    spans: Iterable[tuple[str, int, int]], texts: dict[str, str], width: int
) -> Iterator[tuple[str, str, str, str, int, int]]:
    for article_id, start, end in spans:
        text = texts[article_id]
        yield article_id, _before(text, start, width), text[start:end], _after(text, end, width), start, end


def _before(text: str, start: int, width: int) -> str:
    """Up to ``width`` characters before ``start``, beginning with a whole word."""
    begin = max(0, start - width)
    context = text[begin:start]
    if begin > 0 and context and not text[begin - 1].isspace() and not context[0].isspace():
        # A word cut in two says nothing; where there is only that one word, it stays, cut.
        cut = re.search(r"\s", context)
        context = context[cut.end() :] if cut and cut.end() < len(context) else context
    return re.sub(r"\s+", " ", context).removeprefix(" ")


def _after(text: str, end: int, width: int) -> str:
    """Up to ``width`` characters from ``end`` on, ending with a whole word."""
    stop = min(len(text), end + width)
    context = text[end:stop]
    if stop < len(text) and context and not text[stop].isspace() and not context[-1].isspace():
        cut = max((i for i, char in enumerate(context) if char.isspace()), default=-1)
        context = context[:cut] if cut > 0 else context
    return re.sub(r"\s+", " ", context).removesuffix(" ")
