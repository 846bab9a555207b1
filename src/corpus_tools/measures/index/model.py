"""The word index: the streams of some texts, made when they are first asked for, kept as tables of Arrow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cached_property
from typing import Any, Final, TypeVar

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from corpus_tools.arrays import Ints
from corpus_tools.measures.index.pieces import read_all, read_bags, read_chains, read_positions
from corpus_tools.measures.index.search import Searcher
from corpus_tools.measures.index.streams import Bags, Chains, Positions, spread

_STREAMS: Final = {"chains": Chains, "bags": Bags, "positions": Positions}
_PARTS: Final = ("words", "first", "finds")
PARTS: Final = tuple(f"{stream}_{part}" for stream in _STREAMS for part in _PARTS)

Stream = TypeVar("Stream", Chains, Bags, Positions)


class WordIndex:
    """The words of texts in their order. What was kept is given; what was not is read from the texts when asked for."""

    def __init__(self, texts: Sequence[str], **streams: Chains | Bags | Positions) -> None:
        self._texts = texts
        self.__dict__.update(streams)

    @cached_property
    def chains(self) -> Chains:
        return read_chains(self._texts)

    @cached_property
    def bags(self) -> Bags:
        return read_bags(self._texts)

    @cached_property
    def positions(self) -> Positions:
        return read_positions(self._texts)

    @cached_property
    def searcher(self) -> Searcher:
        return Searcher(self.chains)


class ChosenIndex(WordIndex):
    """The words of some of the texts of another index, in any order."""

    def __init__(self, whole: WordIndex, rows: Ints) -> None:
        super().__init__(())
        self._whole, self._rows = whole, rows

    @cached_property
    def chains(self) -> Chains:
        return chosen(self._whole.chains, self._rows)

    @cached_property
    def bags(self) -> Bags:
        return chosen(self._whole.bags, self._rows)

    @cached_property
    def positions(self) -> Positions:
        return chosen(self._whole.positions, self._rows)


def chosen(stream: Stream, rows: Ints) -> Stream:
    """The finds of these texts; the list of words stays whole."""
    text, number, first = spread(np.diff(stream.first)[rows])
    places = stream.first[rows][text] + number
    arrays: dict[str, Any] = {name: getattr(stream, name)[places] for name in _columns(stream)}
    return type(stream)(words=stream.words, first=first, **arrays)


def build(texts: Sequence[str]) -> dict[str, pa.Table]:
    """The tables of the index of these texts, by their names (:data:`PARTS`)."""
    tables: dict[str, pa.Table] = {}
    streams: tuple[Chains | Bags | Positions, ...] = read_all(texts)
    for name, stream in zip(_STREAMS, streams, strict=True):
        tables[f"{name}_words"] = pa.table({"word": pa.array(stream.words, pa.large_string())})
        tables[f"{name}_first"] = pa.table({"first": stream.first})
        tables[f"{name}_finds"] = pa.table({column: getattr(stream, column) for column in _columns(stream)})
    return tables


def from_tables(tables: Mapping[str, pa.Table]) -> WordIndex:
    """The index that :func:`build` made tables of; raises ValueError where they do not fit together."""
    return WordIndex((), **{name: _stream(name, tables) for name in _STREAMS})


def _stream(name: str, tables: Mapping[str, pa.Table]) -> Chains | Bags | Positions:
    kind: Any = _STREAMS[name]
    finds, first = tables[f"{name}_finds"], _array(tables[f"{name}_first"]["first"])
    arrays: dict[str, Any] = {column: _array(finds[column]) for column in finds.column_names}
    words = tables[f"{name}_words"]["word"].to_pylist()
    if first[-1] != finds.num_rows or (len(finds) and int(arrays["code"].max()) >= len(words)):
        raise ValueError(f"the parts of {name} do not fit together")
    stream: Chains | Bags | Positions = kind(words=words, first=first, **arrays)
    return stream


def _array(column: pa.ChunkedArray) -> NDArray[Any]:
    return np.asarray(column.to_numpy())


def _columns(stream: Any) -> list[str]:
    assert is_dataclass(stream)
    return [f.name for f in fields(stream) if f.name not in ("words", "first")]
