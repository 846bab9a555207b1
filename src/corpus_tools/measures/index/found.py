"""The index for a table of articles: that of an open corpus, where the articles are of it, else one made on the spot.

A measure is given a table of articles, which may be a corpus's, a part of it, or one of the user's own. The index of
an open corpus is used where ids and texts are the same, which is compared each time, so that a text that
was changed is never answered for by the index of another.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import numpy as np
import pandas as pd
import pyarrow as pa

from corpus_tools.arrays import Ints
from corpus_tools.measures.index.model import ChosenIndex, WordIndex
from corpus_tools.measures.index.search import Hits
from corpus_tools.measures.query import compile_query, find_spans
from corpus_tools.opened import OPEN, Opened

LEAST: Final = 400  # articles of a corpus from which an index is worth making for one question


def index_of(articles: pd.DataFrame) -> WordIndex:
    """The index of these articles, in their order."""
    found = kept_index(articles)
    return WordIndex(articles["text"].tolist()) if found is None else found


def kept_index(articles: pd.DataFrame) -> WordIndex | None:
    """The index of an open corpus for these articles; None where they are of none, or too few."""
    for pipeline, own in _candidates(articles):
        rows = _rows_in(own, articles)
        if rows is not None:
            index: WordIndex = pipeline.word_index()
            return index if len(rows) == len(own) and _is_range(rows) else ChosenIndex(index, rows)
    return None


def _candidates(articles: pd.DataFrame) -> Iterator[tuple[Opened, pd.DataFrame]]:
    if not len(articles) or not {"article_id", "text"} <= set(articles.columns):
        return
    for pipeline in list(OPEN):
        own = pipeline.articles_in_memory()
        if own is not None and len(own) >= LEAST and len(articles) <= len(own):
            yield pipeline, own


def _rows_in(own: pd.DataFrame, articles: pd.DataFrame) -> Ints | None:
    """Which rows of ``own`` the articles are; None where one is not there, or has another text."""
    if len(own) == len(articles) and _are_equal(own, articles):
        return np.arange(len(own), dtype=np.int64)
    rows: Ints = pd.Index(own["article_id"]).get_indexer(pd.Index(articles["article_id"])).astype(np.int64)
    if (rows < 0).any() or not _are_equal(own.iloc[rows], articles):
        return None
    return rows


def _are_equal(own: pd.DataFrame, articles: pd.DataFrame) -> bool:
    return all(_arrow(own[name]).equals(_arrow(articles[name])) for name in ("article_id", "text"))


def _arrow(column: pd.Series[Any]) -> Any:
    """The strings of a column as one array of Arrow; a null where something else is, so that it equals no text."""
    try:
        made = pa.array(column, type=pa.large_string(), from_pandas=True)
    except (pa.ArrowInvalid, pa.ArrowTypeError, UnicodeEncodeError):
        return pa.nulls(len(column))
    return made.combine_chunks() if isinstance(made, pa.ChunkedArray) else made


def _is_range(rows: Ints) -> bool:
    return bool((rows == np.arange(len(rows))).all())


def hits_of(articles: pd.DataFrame, query: str) -> Hits:
    """The hits of a query in these articles: row of the article, start and end, in the order of the table.

    Raises :class:`ParameterError` for a query without a letter or digit.
    """
    pattern = compile_query(query)
    index = kept_index(articles)
    found = index.searcher.find(query) if index is not None else None
    if found is not None:
        return found
    spans = [(row, *span) for row, text in enumerate(articles["text"].tolist()) for span in find_spans(text, pattern)]
    table = np.array(spans, dtype=np.int64).reshape(-1, 3)
    return Hits(table[:, 0], table[:, 1], table[:, 2])
