"""Rows that come in any parts, put in the parts of articles in which a table is kept, without holding all of them.

The rows of some parts of articles go to one file, in the order in which they come. Only the columns by which the table
is sorted stay in memory; once all rows have come, each file is read, sorted and handed on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Final

import numpy as np
import pyarrow as pa

from corpus_tools import schema
from corpus_tools.arrays import Ints
from corpus_tools.parquet_parts import ARTICLE, ROW, Parts, as_arrow, schema_name
from corpus_tools.store import Tables

FILES: Final = 64  # open at a time
_OPTIONS: Final = pa.ipc.IpcWriteOptions(compression="zstd")
_NONE: Final = np.zeros(0, dtype=np.int64)


class Regrouped:
    """The rows of table ``name``, kept in ``folder`` until all have come; ``order``: the columns they are sorted by.

    Rows that are equal in these columns stay in the order in which they come.
    """

    def __init__(self, folder: Path, name: str, order: Sequence[str], parts: Parts) -> None:
        self.rows = 0
        self._folder, self._name, self._order, self._parts = folder, name, list(order), parts
        self._files = min(len(parts), FILES)
        self._sorted_by: list[pa.Table] = []
        self._part_of: list[Ints] = []

    def take(self, frames: Iterator[Any]) -> None:
        """Take all rows. Raises ValueError where an article is in no part, OSError where they cannot be written."""
        with ExitStack() as stack:
            writers: dict[int, Any] = {}
            for frame in frames:
                table, part = as_arrow(frame, self._name), self._parts.of(frame[ARTICLE])
                if (part < 0).any():
                    raise ValueError("an article is in no part")
                file = self._file_of(part)
                self._remember(table, part)
                table = table.append_column(ROW, pa.array(np.arange(self.rows, self.rows + len(table))))
                self.rows += len(table)
                for number in np.unique(file).tolist():
                    if number not in writers:
                        writers[number] = self._opened(stack, number, table.schema)
                    writers[number].write_table(table.take(pa.array(np.flatnonzero(file == number))))

    def _file_of(self, part: Ints) -> Ints:
        return part * self._files // len(self._parts)

    def _path(self, number: int) -> Path:
        return self._folder / f"{number}.arrow"

    def _opened(self, stack: ExitStack, number: int, columns: pa.Schema) -> Any:
        sink = stack.enter_context(pa.OSFile(str(self._path(number)), "wb"))
        return stack.enter_context(pa.ipc.new_stream(sink, columns, options=_OPTIONS))

    def _remember(self, table: pa.Table, part: Ints) -> None:
        columns = [table[name].combine_chunks().dictionary_encode() for name in self._order]
        self._sorted_by.append(pa.table(columns, names=self._order))
        self._part_of.append(part)

    def row_of(self) -> Ints:
        """Which row of the table each row is that has come."""
        if not self.rows:
            return _NONE
        both = pa.concat_tables(self._sorted_by).unify_dictionaries()
        keys = [_places(both[name].combine_chunks()) for name in reversed(self._order)]
        out = np.empty(self.rows, dtype=np.int64)
        out[np.lexsort(keys)] = np.arange(self.rows)
        return out

    def is_in_other_order(self, row_of: Ints) -> bool:
        """Whether the table is in another order than the parts of articles."""
        part = np.empty(self.rows, dtype=np.int64)
        part[row_of] = np.concatenate([_NONE, *self._part_of])
        return bool((np.diff(part) < 0).any())

    def in_parts(self, row_of: Ints, *, in_other_order: bool) -> Iterator[Tables]:
        """The table part by part, in the order of the table; with the column ``ROW`` if ``in_other_order``."""
        part_of = np.concatenate([_NONE, *self._part_of])
        file_of = self._file_of(np.arange(len(self._parts)))
        for number in range(self._files):
            table = self._read(number)
            at = table[ROW].to_numpy()
            part, row = part_of[at], row_of[at]
            order = np.lexsort((row, part))
            for each in np.flatnonzero(file_of == number).tolist():
                chosen = order[slice(*np.searchsorted(part[order], (each, each + 1)))]
                rows = table.drop_columns([ROW]).take(pa.array(chosen))
                frame = schema.conform(rows.to_pandas(), schema_name(self._name))
                yield {self._name: frame.assign(**{ROW: row[chosen]}) if in_other_order else frame}

    def _read(self, number: int) -> pa.Table:
        if not self._path(number).exists():
            empty = schema.table(schema_name(self._name)).arrow.empty_table()
            return empty.append_column(ROW, pa.array(_NONE))
        with pa.OSFile(str(self._path(number))) as source, pa.ipc.open_stream(source) as stream:
            return stream.read_all()


def _places(column: pa.DictionaryArray) -> Ints:
    """The place of each value among the distinct ones, ascending."""
    distinct = column.dictionary
    place = np.empty(len(distinct), dtype=np.int64)
    place[pa.compute.sort_indices(distinct).to_numpy()] = np.arange(len(distinct))
    places: Ints = place[column.indices.to_numpy()]
    return places
