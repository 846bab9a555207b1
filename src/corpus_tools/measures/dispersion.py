"""Dispersion: how evenly a word is spread over the articles, or over the outlets, and where in each article it occurs.

A word of five hundred hits may be one article's. Gries' deviation of proportions (Gries 2008, International Journal of
Corpus Linguistics 13:403–437) compares the share of the hits that each part has with the share of the words it has:
DP is half the sum of the absolute differences. 0 is as even as the sizes of the parts allow; near 1, all hits are in a
small part. DP cannot reach 1, so it is given normalised as well (Lijffijt & Gries 2012, ibid. 17:147–149).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import pandas as pd

from corpus_tools.arrays import Floats
from corpus_tools.measures.counts import outlet_of, published_of, reading_order, words_of_articles
from corpus_tools.measures.index import hits_of

OCCURRENCES: Final = ("article_id", "outlet", "published", "start", "end", "text", "position", "n_words")
COLUMNS: Final = (
    "query",
    "count",
    "per_1000",
    "articles",
    "n_articles",
    "dp_articles",
    "dp_norm_articles",
    "outlets",
    "n_outlets",
    "dp_outlets",
    "dp_norm_outlets",
)


def deviation_of_proportions(hits: Floats, sizes: Floats) -> float:
    """Gries' DP of ``hits`` in parts of ``sizes`` words; not a number where there are no hits or no words.

    >>> deviation_of_proportions(np.array([2.0, 0.0]), np.array([300.0, 100.0]))
    0.25
    """
    if not hits.sum() or not sizes.sum():
        return float("nan")
    return float(np.abs(hits / hits.sum() - sizes / sizes.sum()).sum() / 2)


def normalised_dp(dp: float, sizes: Floats) -> float:
    """DP over the most it can be with parts of ``sizes``: all hits in the smallest part (Lijffijt & Gries 2012)."""
    some = sizes[sizes > 0]
    most = 1 - float(some.min() / some.sum()) if len(some) else 0.0
    return dp / most if most > 0 else float("nan")


def occurrences(articles: pd.DataFrame, query: str) -> pd.DataFrame:
    """Every hit of ``query`` and where in its article it is, articles in order of publication.

    Columns: ``article_id, outlet, published, start, end, text, position`` (characters of the article before it, as a
    share), ``n_words`` (of the article). ``attrs`` hold ``query``, ``articles_searched`` and the words of all parts.

    Parameters
    ----------
    articles : pandas.DataFrame
        The table ``articles``: ``article_id`` and whatever is counted by, such as ``outlet`` and ``published``.
        With ``family_id`` (:func:`with_families`), a text with its reprints is one observation.
    query : str
        Words; ``*`` stands for any letters.

    Returns
    -------
    pandas.DataFrame
        One row a hit; ``position`` from 0 to 1, offsets in characters.

    Raises
    ------
    ParameterError
        For an empty query.

    Examples
    --------
    >>> news = pd.DataFrame({"article_id": ["a"], "text": ["Go. She may go."]})
    >>> occurrences(news, "go")["position"].round(2).tolist()
    [0.0, 0.8]
    """
    hits = hits_of(articles, query)
    ids, texts = articles["article_id"].tolist(), articles["text"].tolist()
    outlets, published, n_words = outlet_of(articles), published_of(articles), words_of_articles(articles)
    spans: dict[str, list[tuple[int, int]]] = {}
    for row, start, end in zip(hits.text.tolist(), hits.start.tolist(), hits.end.tolist(), strict=True):
        spans.setdefault(ids[row], []).append((start, end))
    text_of = {article_id: text for article_id, text in zip(ids, texts, strict=True) if article_id in spans}
    rows = [
        (i, outlets[i], published[i], start, end, text_of[i][start:end], start / max(len(text_of[i]), 1), n_words[i])
        for i in reading_order(articles)
        for start, end in spans.get(i, ())
    ]
    table = pd.DataFrame(rows, columns=list(OCCURRENCES))
    kinds = dict.fromkeys(("article_id", "outlet", "text"), "str") | dict.fromkeys(("start", "end", "n_words"), "int64")
    table = table.astype({**kinds, "position": "float64", "published": "datetime64[s]"})
    table.attrs = {"query": query, "articles_searched": len(articles)}
    return table


def dispersion(articles: pd.DataFrame, queries: str | Sequence[str]) -> pd.DataFrame:
    """How evenly each of ``queries`` (words, as in :mod:`corpus_tools.measures.query`) is spread; one row a query.

    Columns: ``query, count, per_1000`` (words of the corpus), ``articles, n_articles`` (with a hit, and all),
    ``dp_articles, dp_norm_articles`` (Gries' DP with the articles as parts, and normalised), ``outlets, n_outlets,
    dp_outlets, dp_norm_outlets`` (with the outlets as parts). Where there is one part alone, or no hit, there is
    nothing to measure, and the cell is empty. Reprints are articles of their own here.

    Parameters
    ----------
    articles : pandas.DataFrame
        The table ``articles``: ``article_id`` and whatever is counted by, such as ``outlet`` and ``published``.
        With ``family_id`` (:func:`with_families`), a text with its reprints is one observation.
    queries : str | Sequence[str]
        One query or several; ``*`` stands for any letters.

    Returns
    -------
    pandas.DataFrame
        One row a query; DP from 0 (evenly spread) to 1.

    Raises
    ------
    ParameterError
        For an empty query.

    Examples
    --------
    >>> study.dispersion("commissioner").columns[:3].tolist()
    ['query', 'count', 'per_1000']
    """
    wanted = [queries] if isinstance(queries, str) else list(queries)
    n_words = words_of_articles(articles)
    outlets = outlet_of(articles)
    rows = []
    for query in wanted:
        per_row = np.bincount(hits_of(articles, query).text, minlength=len(articles)).tolist()
        hits = dict(zip(articles["article_id"], per_row, strict=True))
        count, total = sum(hits.values()), sum(n_words.values())
        row: dict[str, object] = {"query": query, "count": count, "per_1000": 1000 * count / max(total, 1)}
        row |= _spread("articles", hits, n_words, {i: i for i in hits})
        row |= _spread("outlets", hits, n_words, outlets)
        rows.append(row)
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _spread(name: str, hits: dict[str, int], n_words: dict[str, int], part_of: dict[str, str]) -> dict[str, object]:
    """In how many parts a word occurs, and how evenly; each article belongs to a part."""
    table = pd.DataFrame({"part": part_of, "hits": hits, "words": n_words}).groupby("part", sort=True).sum()
    sizes = table["words"].to_numpy(dtype=np.float64)
    counts = table["hits"].to_numpy(dtype=np.float64)
    dp = deviation_of_proportions(counts, sizes) if len(table) > 1 else float("nan")
    return {
        name: int((counts > 0).sum()),
        f"n_{name}": len(table),
        f"dp_{name}": dp,
        f"dp_norm_{name}": normalised_dp(dp, sizes),
    }
