"""Tables as Parquet files in parts: the rows of each part of the articles are a row group, which can be read alone.

A part is a number of articles that follow one another in the table of articles. In the file the rows of a table stand
part by part, and within a part in the order of the table. Where the table itself is in another order (that of entities
or pairs), a column of the file says which row of the table each row is, and whoever reads the whole table gets it in
its own order. ``article_id`` is a column like any other: no part is named after it, so that "007" and "7" stay apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, Final, Protocol

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from corpus_tools import schema
from corpus_tools.arrays import Ints
from corpus_tools.schema import ARTICLES

ROW: Final = "_row"  # which row of the table a row of the file is
_SIZE: Final = b"articles_in_a_part"  # in the metadata of a file
ARTICLE: Final = "article_id"
_ROWS: Final = 50_000  # of a row group where there are no parts
_PIECES: Final = 20  # in which a column is read
_OPTIONS: Final[dict[str, Any]] = {"compression": "zstd", "write_page_checksum": True, "write_statistics": [ARTICLE]}


class Parts:
    """Articles in parts of ``size``: ``ids`` are theirs, in their order."""

    def __init__(self, ids: Iterable[str], size: int) -> None:
        self.ids, self.size = pd.Index(list(ids), dtype="object"), size

    def __len__(self) -> int:
        return max(1, -(-len(self.ids) // self.size))

    def of(self, article_ids: Iterable[str]) -> Ints:
        """The number of the part of each article; -1 for an article that is in none."""
        place = self.ids.get_indexer(pd.Index(list(article_ids), dtype="object"))
        return np.where(place < 0, -1, place // self.size).astype(np.int64)

    def in_part(self, number: int) -> pd.Index:
        """The articles of a part."""
        return self.ids[number * self.size : (number + 1) * self.size]


def schema_name(name: str) -> str:
    """The table of the schema that ``name`` has the columns of."""
    return "mentions" if name == "found_mentions" else name


def as_arrow(frame: pd.DataFrame, name: str) -> pa.Table:
    """A table of the schema as an Arrow table, without what pandas notes about it."""
    made = pa.Table.from_pandas(frame, schema=schema.table(schema_name(name)).arrow, preserve_index=False)
    return made.replace_schema_metadata(None)


def as_frame(table: pa.Table, name: str) -> pd.DataFrame:
    """The whole table ``name``, its rows in the order of the table."""
    return schema.conform(in_order(table).to_pandas(), schema_name(name))


def typed(table: pa.Table, name: str) -> pd.DataFrame:
    """Some columns of the table ``name`` as a frame, of the same types as those of the whole table."""
    frame: pd.DataFrame = table.to_pandas(types_mapper={pa.int64(): pd.Int64Dtype()}.get)
    known = {
        column.name: column.dtype for spec in (ARTICLES, schema.table(schema_name(name))) for column in spec.columns
    }
    return frame.astype({column: known[column] for column in frame.columns})


def in_order(table: pa.Table) -> pa.Table:
    """The rows of a whole file in the order of the table that it holds."""
    if ROW not in table.column_names:
        return table
    place = np.empty(len(table), dtype=np.int64)
    place[table[ROW].to_numpy()] = np.arange(len(table))
    return table.drop_columns([ROW]).take(pa.array(place))


class PartsWriter:
    """Writes a table of the schema part by part, none of which is kept in memory; ``size``: articles in a part.

    ``in_other_order``: a part has the column :data:`ROW` beside those of the table.
    """

    def __init__(self, path: Path, name: str, size: int, *, in_other_order: bool = False) -> None:
        self._name, self._in_other_order = name, in_other_order
        arrow = schema.table(schema_name(name)).arrow
        if in_other_order:
            arrow = arrow.append(pa.field(ROW, pa.int64()))
        self._writer = pq.ParquetWriter(path, _noted(arrow, size), **_OPTIONS)

    def add(self, part: pd.DataFrame) -> None:
        """Append the rows of the next part."""
        if not self._in_other_order:
            _add(self._writer, as_arrow(part, self._name))
            return
        rows = pa.array(part[ROW].to_numpy(np.int64))
        _add(self._writer, as_arrow(part.drop(columns=ROW), self._name).append_column(ROW, rows))

    def close(self) -> None:
        self._writer.close()


def _noted(arrow: pa.Schema, size: int) -> pa.Schema:
    return arrow.with_metadata({_SIZE: str(size)})


def _add(writer: Any, table: pa.Table) -> None:
    """Append a table as exactly one row group."""
    writer.write_table(table, row_group_size=max(len(table), 1))


def write_table(frame: pd.DataFrame, path: Path, name: str, parts: Parts | None = None) -> None:
    """Write a whole table; in ``parts``, where it has articles."""
    table = as_arrow(frame, name)
    part = parts.of(frame[ARTICLE]) if parts and ARTICLE in frame.columns else None
    if parts is None or part is None or (part < 0).any():
        pq.write_table(table, path, row_group_size=_ROWS, **_OPTIONS)
        return
    order = np.argsort(part, kind="stable")
    borders = np.searchsorted(part[order], np.arange(len(parts) + 1))
    if (np.diff(order) < 0).any():
        table = table.append_column(ROW, pa.array(np.arange(len(table)))).take(pa.array(order))
    with pq.ParquetWriter(path, _noted(table.schema, parts.size), **_OPTIONS) as writer:
        for begin, end in pairwise(borders.tolist()):
            _add(writer, table.slice(begin, end - begin))


class TableInParts(Protocol):
    """A table of which parts are read."""

    @property
    def rows(self) -> int:
        """The number of rows of all parts."""

    @property
    def is_in_other_order(self) -> bool:
        """Whether the table is in another order than its parts; the column :data:`ROW` then says in which."""

    def __len__(self) -> int: ...

    def part_as_arrow(self, number: int, columns: Sequence[str]) -> pa.Table:
        """Some columns of the rows of one part."""


class KeptTable:
    """A table in a Parquet file of which parts are read; the file is opened for each reading and closed after it."""

    def __init__(self, path: Path, name: str) -> None:
        self.path, self.name = path, name
        self._metadata = pq.read_metadata(path)
        self.rows: int = self._metadata.num_rows
        self.is_in_other_order: bool = ROW in self._metadata.schema.names

    def __len__(self) -> int:
        return int(self._metadata.num_row_groups)

    def rows_of_part(self, number: int) -> int:
        """How many rows a part has."""
        return int(self._metadata.row_group(number).num_rows)

    def is_in(self, parts: Parts) -> bool:
        """Whether the row groups are these parts."""
        size = (self._metadata.metadata or {}).get(_SIZE)
        return size == str(parts.size).encode() and len(self) == len(parts)

    def whole(self, columns: Sequence[str]) -> pd.DataFrame:
        """Some columns of all rows, in the order of the table."""
        with self._open() as file:
            table = file.read(columns=[*columns, *([ROW] if self.is_in_other_order else [])])
        return typed(in_order(table).select(list(columns)), self.name)

    def pieces(self, name: str) -> Iterator[pa.ChunkedArray]:
        """One column of all rows, in the order of the file, some parts at a time."""
        step = -(-len(self) // _PIECES)
        with self._open() as file:
            for begin in range(0, len(self), step):
                some = range(begin, min(begin + step, len(self)))
                yield file.read_row_groups(some, columns=[name], use_threads=False)[name]

    def part(self, number: int) -> pd.DataFrame:
        """The rows of one part."""
        names = schema.table(schema_name(self.name)).names
        return schema.conform(self.part_as_arrow(number, names).to_pandas(), schema_name(self.name))

    def part_as_arrow(self, number: int, columns: Sequence[str]) -> pa.Table:
        """Some columns of the rows of one part."""
        with self._open() as file:
            return file.read_row_group(number, columns=list(columns), use_threads=False).select(list(columns))

    def _open(self) -> Any:
        return pq.ParquetFile(self.path, metadata=self._metadata, page_checksum_verification=True)


class HeldTable:
    """A table in memory, in parts as one on disk is."""

    is_in_other_order = True

    def __init__(self, frame: pd.DataFrame, name: str, parts: Parts) -> None:
        table = as_arrow(frame, name)
        self._table = table.append_column(ROW, pa.array(np.arange(len(table))))
        part = parts.of(frame[ARTICLE]) if ARTICLE in frame.columns else np.arange(len(table)) // _ROWS
        self._order = np.argsort(part, kind="stable")
        count = len(parts) if ARTICLE in frame.columns else max(1, -(-len(table) // _ROWS))
        self._borders = np.searchsorted(part[self._order], np.arange(count + 1)).tolist()
        self.rows = len(table)

    def __len__(self) -> int:
        return len(self._borders) - 1

    def part_as_arrow(self, number: int, columns: Sequence[str]) -> pa.Table:
        """Some columns of the rows of one part."""
        chosen = self._order[self._borders[number] : self._borders[number + 1]]
        return self._table.select(list(columns)).take(pa.array(chosen))


class RowsByArticle:
    """The rows of single articles of a table, read a part at a time.

    ``read``: the rows of a part, given its number. The last part read is kept.
    """

    def __init__(self, parts: Parts, read: Callable[[int], pd.DataFrame]) -> None:
        self.parts, self._read = parts, read
        self._last: tuple[int, pd.DataFrame] | None = None

    def of(self, ids: pd.Index) -> pd.DataFrame:
        """The rows of the articles ``ids``, those of one part as they stand in it."""
        numbers = np.unique(self.parts.of(ids)).tolist()
        frames = [self._part(number) for number in numbers if number >= 0]
        if not frames:
            return self._part(0).iloc[:0]
        if len(frames) == 1 and ids.equals(self.parts.in_part(numbers[-1])):
            return frames[0].reset_index(drop=True)
        chosen = [frame[frame[ARTICLE].isin(ids)] for frame in frames]
        return chosen[0].reset_index(drop=True) if len(chosen) == 1 else pd.concat(chosen, ignore_index=True)

    def _part(self, number: int) -> pd.DataFrame:
        if self._last is None or self._last[0] != number:
            self._last = (number, self._read(number))
        return self._last[1]


def rows_of_frame(frame: pd.DataFrame, parts: Parts) -> RowsByArticle:
    """The rows of single articles of a table that is in memory."""
    part = parts.of(frame[ARTICLE])
    order = np.argsort(part, kind="stable")
    borders = np.searchsorted(part[order], np.arange(len(parts) + 1)).tolist()
    return RowsByArticle(parts, lambda number: frame.take(order[borders[number] : borders[number + 1]]))
