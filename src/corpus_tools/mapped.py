"""Large tables in a file that is mapped into memory: a column takes memory when it is looked at, and can give it back.

A table of a hundred thousand articles has columns of which most questions look at few, and texts of which they look at
some. It is written once, column by column, as the arrays that pandas reads, into a file without a name that is gone
with the process. Of its pages those are in memory that somebody has looked at; :func:`release` lets go of them, and
the system reads them again where they are needed again.
"""

from __future__ import annotations

import mmap
import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO, Any, Final, NamedTuple
from weakref import WeakSet

import numpy as np
import pandas as pd
import pyarrow as pa

from corpus_tools import schema
from corpus_tools.arrays import Ints
from corpus_tools.parquet_parts import ROW, KeptTable, schema_name

_PAGE: Final = mmap.ALLOCATIONGRANULARITY
_ROWS: Final = 20_000  # that are put in another order at once
_LONG: Final = 100 * 2**20  # bytes of a column of which they are fewer
_MAPPED: Final[WeakSet[mmap.mmap]] = WeakSet()


def release() -> None:
    """Let go of what was looked at of all tables that are mapped, and of what was freed; nothing is lost by it."""
    pa.default_memory_pool().release_unused()
    if hasattr(mmap, "MADV_DONTNEED"):
        for each in list(_MAPPED):
            each.madvise(mmap.MADV_DONTNEED)


def mapped_table(kept: KeptTable, folder: Path, only: Sequence[str] | None = None) -> pd.DataFrame | None:
    """A table that is kept on disk, in a file of ``folder`` that is mapped; None where that cannot be done.

    ``only``: the columns that are wanted, in this order; None: all.
    """
    if os.name != "posix" or not kept.rows:
        return None  # elsewhere a file that is mapped keeps its name, and is left behind by a process that is killed
    known = {column.name: column for column in schema.table(schema_name(kept.name)).columns}
    columns = list(known.values()) if only is None else [known[name] for name in only]
    are_texts = [column.dtype == "str" for column in columns]
    try:
        arrays = _mapped([kept.pieces(column.name) for column in columns], are_texts, folder)
        if kept.is_in_other_order:
            rows = np.concatenate([piece.to_numpy() for piece in kept.pieces(ROW)])
            place = np.argsort(rows)
            arrays = _mapped([_taken(array, place) for array in arrays], are_texts, folder)
    except OSError:
        return None
    made = {column.name: _series(array, column.dtype) for column, array in zip(columns, arrays, strict=True)}
    release()
    return pd.DataFrame(made, copy=False)


def _mapped(
    columns: Sequence[Iterable[pa.Array | pa.ChunkedArray]], are_texts: Sequence[bool], folder: Path
) -> list[pa.Array]:
    """Columns, each given in pieces, written to a file and mapped."""
    with tempfile.TemporaryFile(dir=folder) as file:
        written = [
            _write_texts(pieces, file) if is_text else _write_values(pieces, file)
            for pieces, is_text in zip(columns, are_texts, strict=True)
        ]
        file.flush()
        whole = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    _MAPPED.add(whole)
    memory = pa.py_buffer(whole)
    return [places.array(memory) for places in written]


def _taken(array: pa.Array, place: Ints) -> Iterator[pa.Array]:
    """The values of a column that is mapped, in another order."""
    # The system fetches pages by sixteen, so that few rows from all over a file may be all of it.
    rows = _ROWS if array.nbytes < _LONG else _ROWS // 10
    for begin in range(0, len(place), rows):
        yield array.take(pa.array(place[begin : begin + rows]))
        release()


class _Values(NamedTuple):
    """Where the values of a column are in a file."""

    place: int

    def array(self, memory: pa.Buffer) -> pa.Array:
        return pa.ipc.open_stream(memory.slice(self.place)).read_next_batch().column(0)


class _Texts(NamedTuple):
    """Where the texts of a column are in a file, where each of them ends, and which of them there are."""

    place: int
    ends: _Values
    filled: _Values

    def array(self, memory: pa.Buffer) -> pa.Array:
        filled = self.filled.array(memory)
        buffers = [filled.buffers()[1], self.ends.array(memory).buffers()[1], memory.slice(self.place)]
        return pa.Array.from_buffers(pa.large_string(), len(filled), buffers)


def _write_texts(pieces: Iterable[pa.Array], file: IO[bytes]) -> _Texts:
    """Append texts to a file as pandas has them, all in one; no more of them are in memory than those of a piece."""
    place, lengths, filled = _next_page(file), [np.zeros(1, np.int64)], []
    for array in _arrays(pieces):
        array = array.cast(pa.large_string())
        _, ends, texts = array.buffers()
        borders = np.frombuffer(ends, np.int64)[array.offset : array.offset + len(array) + 1]
        if texts is not None:
            file.write(memoryview(texts)[borders[0] : borders[-1]])
        lengths.append(np.diff(borders))
        filled.append(array.is_valid())
    return _Texts(
        place, _write_values([pa.array(np.cumsum(np.concatenate(lengths)))], file), _write_values(filled, file)
    )


def _write_values(pieces: Iterable[pa.Array], file: IO[bytes]) -> _Values:
    """Append numbers, dates or yes and no to a file."""
    place = _next_page(file)
    table = pa.table({"": pa.chunked_array(list(_arrays(pieces)))}).combine_chunks()
    with pa.ipc.new_stream(pa.PythonFile(file, "w"), table.schema) as stream:
        stream.write_table(table)
    return _Values(place)


def _arrays(pieces: Iterable[pa.Array | pa.ChunkedArray]) -> Iterator[pa.Array]:
    for piece in pieces:
        yield from piece.chunks if isinstance(piece, pa.ChunkedArray) else [piece]


def _next_page(file: IO[bytes]) -> int:
    """Go on to where the next page begins."""
    return file.seek(-(-file.tell() // _PAGE) * _PAGE)


def _series(array: pa.Array, dtype: str) -> pd.Series[Any]:
    """A column as pandas has it, without a copy of its texts or numbers."""
    if dtype == "Int64":
        values = np.frombuffer(array.buffers()[1], np.int64)[array.offset : array.offset + len(array)]
        is_empty = ~array.is_valid().to_numpy(zero_copy_only=False)
        return pd.Series(pd.arrays.IntegerArray(values, is_empty))
    frame: pd.DataFrame = pa.table({"": array}).to_pandas(split_blocks=True)
    return frame.iloc[:, 0].astype(dtype)  # type: ignore[call-overload,no-any-return]
