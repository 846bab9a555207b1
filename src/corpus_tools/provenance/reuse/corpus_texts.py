"""The texts of a corpus, read some at a time, so that whoever compares all of them need not hold them all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Final, NamedTuple

import numpy as np
import pandas as pd

from corpus_tools.arrays import Bools, Int32s, Ints
from corpus_tools.parquet_parts import ARTICLE, KeptTable

_ROWS: Final = 1000  # of a table in memory, read at once
_TEXT: Final = "text"
_COLUMNS: Final = (ARTICLE, _TEXT, "outlet", "published", "published_precision", "body_start")


class Some(NamedTuple):
    """Some articles: the place of each among all, and its text."""

    places: Ints
    texts: list[str]


class CorpusTexts:
    """The articles of a table in memory or on disk, numbered in the order of their ids: ``ids[place]``.

    >>> texts = CorpusTexts(pd.DataFrame({"article_id": ["b", "a"], "text": ["Two.", "One."]}))
    >>> texts.ids, [(some.places.tolist(), some.texts) for some in texts.read()]
    (['a', 'b'], [([1, 0], ['Two.', 'One.'])])
    """

    def __init__(self, articles: pd.DataFrame | KeptTable) -> None:
        # No other column is kept in memory.
        self._articles = articles if isinstance(articles, KeptTable) else articles[_named(articles)]
        self._texts: pd.Series | None = None
        ids = self._column(ARTICLE)
        order = ids.reset_index(drop=True).sort_values(kind="stable").index.to_numpy()
        self.ids: list[str] = ids.iloc[order].tolist()
        self._order = order
        self._place = np.empty(len(order), dtype=np.int64)  # of each row
        self._place[order] = np.arange(len(order))

    def __len__(self) -> int:
        return len(self.ids)

    def _column(self, name: str) -> pd.Series:
        if isinstance(self._articles, KeptTable):
            return self._articles.whole([name])[name]
        return self._articles[name]

    @property
    def parts(self) -> Int32s:
        """In which part of the table each article is, by its place."""
        sizes = [size for size, _ in self._parts()]
        part: Int32s = np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)[self._order]
        return part

    def of(self, places: Ints) -> list[str]:
        """The texts of some articles; from the first time on, all texts are held as one column."""
        if self._texts is None:
            self._texts = self._column(_TEXT)
        texts: list[str] = self._texts.iloc[self._order[places]].tolist()
        return texts

    def values(self, name: str) -> list[Any] | None:
        """What a column other than the texts has for each article; None where there is no such column."""
        column = self.column(name)
        return None if column is None else column.tolist()

    def column(self, name: str) -> pd.Series | None:
        """As :meth:`values`, as a column."""
        if isinstance(self._articles, pd.DataFrame) and name not in self._articles.columns:
            return None
        return self._column(name).iloc[self._order]

    def read(self, chosen: Bools | None = None) -> Iterator[Some]:
        """All articles or, by their places, those ``chosen``; in the order in which the table has them."""
        begin = 0
        for size, texts in self._parts():
            places = self._place[begin : begin + size]
            begin += size
            kept = np.arange(size) if chosen is None else np.flatnonzero(chosen[places])
            if len(kept) == size:
                yield Some(places, texts())
            elif len(kept):
                whole = texts()
                yield Some(places[kept], [whole[k] for k in kept.tolist()])

    def _parts(self) -> Iterator[tuple[int, Callable[[], list[str]]]]:
        """How many articles each part has, and what reads their texts."""
        if isinstance(self._articles, KeptTable):
            for number in range(len(self._articles)):
                yield self._articles.rows_of_part(number), partial(_read, self._articles, number)
            return
        column = self._articles[_TEXT]
        for begin in range(0, len(column), _ROWS):
            part = column.iloc[begin : begin + _ROWS]
            yield len(part), part.tolist


def _named(articles: pd.DataFrame) -> list[str]:
    return [name for name in articles.columns if name in _COLUMNS]


def _read(articles: KeptTable, number: int) -> list[str]:
    texts: list[str] = articles.part_as_arrow(number, [_TEXT])[_TEXT].to_pylist()
    return texts
