"""A table that need not fit in memory: read a part of the articles at a time, some columns, some articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from corpus_tools.errors import ParameterError, did_you_mean
from corpus_tools.parquet_parts import ARTICLE, ROW, KeptTable, Parts, TableInParts, typed
from corpus_tools.schema import TABLES

BESIDE: Final = ("outlet", "published")  # of the article, in the rows of other tables


class Scan:
    """A table of a corpus that is read part by part; made by :meth:`corpus_tools.corpus.Corpus.scan`.

    Iterating over it gives one pandas DataFrame after the other: all rows of up to 200 articles each, in the order of
    ``corpus.articles``; of a table without articles up to 50,000 rows. Only one of them is in memory. A part without
    rows is left out.
    """

    def __init__(
        self,
        name: str,
        table: TableInParts,
        articles: TableInParts,
        parts: Parts,
        columns: Sequence[str] | None = None,
        only: Iterable[str] | None = None,
    ) -> None:
        self.name, self._table, self._articles = name, table, articles
        own = TABLES[name].names
        beside = BESIDE if ARTICLE in own and "outlet" not in own else ()
        at = own.index(ARTICLE) + 1 if beside else 0
        self.columns = _chosen(columns, [*own[:at], *beside, *own[at:]])
        self._beside = [column for column in self.columns if column not in own]
        needed = [*self.columns, *([ARTICLE] if ARTICLE in own else [])]
        self._read = [column for column in dict.fromkeys(needed) if column in own]
        self._only = None if only is None else _ids(only, parts, name)
        self._numbers = range(len(table)) if self._only is None else sorted(set(parts.of(self._only).tolist()))

    def __repr__(self) -> str:
        return f"Scan({self.name!r}, columns={list(self.columns)})"

    def __iter__(self) -> Iterator[pd.DataFrame]:
        for number in self._numbers:
            part = self._part(number, self._read)
            if len(part):
                yield typed(part.select(list(self.columns)), self.name)

    def to_pandas(self) -> pd.DataFrame:
        """All rows as one DataFrame, in the order of the table in memory."""
        read = [*self._read, *([ROW] if self._table.is_in_other_order else [])]
        # Where no articles are meant, a part has the columns, and no row of it is chosen.
        whole = pa.concat_tables([self._part(number, read) for number in self._numbers or (0,)])
        if self._table.is_in_other_order:
            whole = whole.sort_by(ROW)
        return typed(whole.select(list(self.columns)), self.name)

    def count(self) -> int:
        """The number of rows; only ``article_id`` is read, and nothing where all articles are meant."""
        if self._only is None:
            return self._table.rows
        return sum(len(self._part(number, [ARTICLE], beside=False)) for number in self._numbers)

    def dataset(self) -> Any:
        """The table as a ``pyarrow.dataset.Dataset``, for DuckDB, Polars and Arrow's own expressions.

        It has all columns of the table as it is written to files and all articles, whatever was chosen for this scan.
        The file that it reads is in the cache; the dataset is of use as long as it is there.
        """
        import pyarrow.dataset as ds

        schema = TABLES[self.name].arrow
        if isinstance(self._table, KeptTable):
            return ds.dataset(self._table.path, schema=schema, format="parquet")
        return ds.dataset(
            pa.concat_tables([self._table.part_as_arrow(number, schema.names) for number in range(len(self._table))])
        )

    def _part(self, number: int, columns: Sequence[str], beside: bool = True) -> pa.Table:
        part = self._table.part_as_arrow(number, columns)
        if self._only is not None:
            part = part.filter(pc.is_in(part[ARTICLE], pa.array(self._only, part[ARTICLE].type)))
        if not (self._beside and beside):
            return part
        articles = self._articles.part_as_arrow(number, [ARTICLE, *self._beside])
        place = pc.index_in(part[ARTICLE], articles[ARTICLE].combine_chunks())
        for name in self._beside:
            part = part.append_column(name, articles[name].take(place))
        return part


def _chosen(columns: Sequence[str] | None, known: Sequence[str]) -> tuple[str, ...]:
    """The columns asked for; raises ParameterError for one that there is not."""
    if columns is None:
        return tuple(known)
    chosen = (columns,) if isinstance(columns, str) else tuple(columns)
    for column in chosen:
        if column not in known:
            raise ParameterError("columns", column, did_you_mean(str(column), known))
    if not chosen:
        raise ParameterError("columns", columns, "name at least one column, or leave it out for all of them")
    return tuple(dict.fromkeys(chosen))


def _ids(articles: Iterable[str], parts: Parts, name: str) -> list[str]:
    """The ids asked for; raises ParameterError for one that no article has, and for a table without articles."""
    if ARTICLE not in TABLES[name].names:
        raise ParameterError("articles", name, "a row of this table belongs to no single article", "Leave it out")
    ids = [articles] if isinstance(articles, str) else list(dict.fromkeys(articles))
    for article_id, part in zip(ids, parts.of(ids).tolist(), strict=True):
        if part < 0 or not isinstance(article_id, str):
            raise ParameterError(
                "articles", article_id, "no article has this id", "Take ids from corpus.articles['article_id']: text"
            )
    return ids
