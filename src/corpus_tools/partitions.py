"""The inputs of a stage, divided into parts that are processed separately, in this process or another.

A part is made only when it is needed, so that no more parts are in memory than are being processed. A cut also lists
its units, the articles or pairs of articles that are worked on independently of each other, each with a digest of
everything that its rows depend on: what an earlier run made of the same units need not be made again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from functools import cached_property
from typing import Final, NamedTuple, Protocol, Self

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus_tools.arrays import UInts
from corpus_tools.parquet_parts import ARTICLE, Parts, RowsByArticle, rows_of_frame
from corpus_tools.store import Tables

DIGEST: Final = "digest"
# What a stage that works by article sees of an article and of an entity: nothing that depends on other articles.
_COLUMNS: Final = {"articles": ["article_id", "text"], "entities": ["entity_id", "name", "label", "gender"]}
_FACTOR: Final = np.uint64(0x9E3779B97F4A7C15)


class Cut(Protocol):
    """Inputs divided into parts; a part depends on the inputs alone, not on the number of processes."""

    def __len__(self) -> int: ...

    def part(self, number: int) -> Tables:
        """The tables of one part."""

    def units(self) -> pd.DataFrame:
        """The units: the columns that name them in the tables of the stage, and ``digest`` (64 bits)."""

    def only(self, chosen: NDArray[np.bool_]) -> Self:
        """Some of the units alone, in parts."""


class ByArticle:
    """Parts of ``size`` articles with their rows of other tables, each table in memory or read part by part.

    Of the table ``entities`` a part holds those that its articles mention, and all if ``every_entity``.
    """

    def __init__(
        self, inputs: Mapping[str, pd.DataFrame | RowsByArticle], size: int, *, every_entity: bool = False
    ) -> None:
        articles = inputs["articles"]
        self.ids = articles.parts.ids if isinstance(articles, RowsByArticle) else pd.Index(articles[ARTICLE])
        self._size, self._every_entity = size, every_entity
        self._rows: dict[str, RowsByArticle] = {}
        self._whole: Tables = {}
        for name, table in inputs.items():
            if isinstance(table, RowsByArticle):
                self._rows[name] = table
            elif ARTICLE in table:
                self._rows[name] = rows_of_frame(table, Parts(self.ids, size))
            else:
                self._whole[name] = table[_COLUMNS.get(name, list(table.columns))]

    def __len__(self) -> int:
        return -(-len(self.ids) // self._size)

    def part(self, number: int) -> Tables:
        ids = self.ids[number * self._size : (number + 1) * self._size]
        part = dict(self._whole)
        for name, rows in self._rows.items():
            frame = rows.of(ids)
            part[name] = frame[_COLUMNS.get(name, list(frame.columns))]
        if "entities" in part and "mentions" in part and not self._every_entity:
            at = np.unique(self._place_of_entity.get_indexer(pd.Index(part["mentions"]["entity_id"], dtype="object")))
            part["entities"] = part["entities"].iloc[at[at >= 0]]
        return part

    @cached_property
    def _place_of_entity(self) -> pd.Index:
        index: pd.Index = pd.Index(self._whole["entities"]["entity_id"], dtype="object")
        return index

    def units(self) -> pd.DataFrame:
        digests = [_digests(self.part(number)) for number in range(len(self))]
        whole = np.concatenate(digests) if digests else np.empty(0, dtype=np.uint64)
        if self._every_entity and "entities" in self._whole:
            every = row_digests(self._whole["entities"])
            whole += pair_digests(every, np.arange(len(every), dtype=np.uint64)).sum(dtype=np.uint64)
        return pd.DataFrame({ARTICLE: pd.Series(self.ids, dtype="str"), DIGEST: whole})

    def only(self, chosen: NDArray[np.bool_]) -> Self:
        out = copy(self)
        out.ids = self.ids[chosen]
        return out


def _digests(part: Tables) -> UInts:
    """A number for each article of a part, from its text and its rows of other tables in their order."""
    articles = part["articles"]
    index = pd.Index(articles[ARTICLE])
    digests = row_digests(articles)
    names = sorted(name for name, frame in part.items() if name != "articles" and ARTICLE in frame)
    for number, name in enumerate(names, start=1):
        frame = part[name]
        place = frame.groupby(ARTICLE, sort=False).cumcount().to_numpy().astype(np.uint64)
        # Numbers that depend on table and place, so that their sum depends on the order of rows.
        mixed = pair_digests(_with_entities(frame, part), place * np.uint64(len(names)) + np.uint64(number))
        np.add.at(digests, index.get_indexer(pd.Index(frame[ARTICLE])), mixed)
    return digests


def _with_entities(frame: pd.DataFrame, part: Tables) -> UInts:
    """A number for each row, that of a mention with its entity."""
    digests = row_digests(frame)
    if "entity_id" not in frame or "entities" not in part:
        return digests
    entities = part["entities"]
    at = pd.Index(entities["entity_id"]).get_indexer(frame["entity_id"])
    return pair_digests(digests, np.append(row_digests(entities), np.uint64(0))[at])


class Source(NamedTuple):
    """Rows of tables by article, and the articles whose rows are taken from here."""

    rows: Mapping[str, RowsByArticle]
    ids: pd.Index


def merged(sources: Sequence[Source], names: Sequence[str], parts: Parts) -> Iterator[Tables]:
    """The tables part by part, from several sources; the rows of an article as they are in its source."""
    for number in range(len(parts)):
        ids = parts.in_part(number)
        own = [ids[source.ids.get_indexer(ids) >= 0] for source in sources]
        yield {
            name: _in_order(
                [source.rows[name].of(some) for source, some in zip(sources, own, strict=True) if len(some)], ids
            )
            for name in names
        }


def _in_order(frames: Sequence[pd.DataFrame], ids: pd.Index) -> pd.DataFrame:
    """The rows of all frames in the order of the articles."""
    # One source alone may have them in another order: that of an earlier run.
    whole = frames[0] if len(frames) == 1 else pd.concat(frames, ignore_index=True)
    places = ids.get_indexer(pd.Index(whole[ARTICLE]))
    if bool((places[1:] >= places[:-1]).all()):
        return whole
    return whole.take(np.argsort(places, kind="stable")).reset_index(drop=True)


def row_digests(frame: pd.DataFrame) -> UInts:
    """A number of 64 bits for each row, from the values of all its columns."""
    digests: UInts = pd.util.hash_pandas_object(frame, index=False).to_numpy().astype(np.uint64)
    return digests


def pair_digests(one: UInts, other: UInts) -> UInts:
    """A number of 64 bits for each two numbers, whose order counts."""
    return _mixed(_mixed(one * _FACTOR) + _mixed(other + _FACTOR))


def _mixed(values: UInts) -> UInts:
    """Numbers whose bits all depend on all bits of ``values``."""
    values = (values ^ (values >> np.uint64(32))) * np.uint64(0xD6E8FEB86659FD93)
    mixed: UInts = values ^ (values >> np.uint64(32))
    return mixed
