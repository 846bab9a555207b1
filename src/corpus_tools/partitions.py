"""The inputs of a stage, divided into parts that are processed separately, in this process or another.

A part is made only when it is needed, so that no more parts are in memory than are being processed. A cut also lists
its units, the articles or pairs of articles that are worked on independently of each other, each with a digest of
everything that its rows depend on: what an earlier run made of the same units need not be made again.
"""

from __future__ import annotations

from functools import cached_property
from typing import Final, Protocol, Self

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus_tools.store import Tables

UInts = NDArray[np.uint64]
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
    """Parts of ``size`` articles with their rows of other tables.

    Of the table ``entities`` a part holds those that its articles mention, and all if ``every_entity``.
    """

    def __init__(self, inputs: Tables, size: int, *, every_entity: bool = False) -> None:
        self._inputs = {name: frame[_COLUMNS.get(name, list(frame.columns))] for name, frame in inputs.items()}
        self._size, self._every_entity = size, every_entity
        self._rows_of = {
            name: frame.groupby("article_id", sort=False).indices
            for name, frame in inputs.items()
            if "article_id" in frame and name != "articles"
        }

    def __len__(self) -> int:
        return -(-len(self._inputs["articles"]) // self._size)

    def part(self, number: int) -> Tables:
        begin = number * self._size
        some = self._inputs["articles"].iloc[begin : begin + self._size].reset_index(drop=True)
        part: Tables = {**self._inputs, "articles": some}
        for name, rows in self._rows_of.items():
            held = [rows[i] for i in some["article_id"].tolist() if i in rows]
            places = np.sort(np.concatenate(held)) if held else np.empty(0, dtype=np.intp)
            part[name] = self._inputs[name].iloc[places].reset_index(drop=True)
            if name == "mentions" and "entities" in part and not self._every_entity:
                named = np.unique(self._entity_of_mention[places])
                part["entities"] = part["entities"].iloc[named[named >= 0]]
        return part

    @cached_property
    def _entity_of_mention(self) -> NDArray[np.intp]:
        """The row of each mention's entity, -1 where there is none."""
        at = pd.Index(self._inputs["entities"]["entity_id"]).get_indexer(self._inputs["mentions"]["entity_id"])
        return np.asarray(at, dtype=np.intp)

    def units(self) -> pd.DataFrame:
        articles = self._inputs["articles"]
        index = pd.Index(articles["article_id"])
        digests = row_digests(articles)
        for number, name in enumerate(sorted(self._rows_of), start=1):
            frame = self._inputs[name]
            place = frame.groupby("article_id", sort=False).cumcount().to_numpy().astype(np.uint64)
            # Numbers that depend on table and place, so that their sum depends on the order of rows.
            mixed = pair_digests(self._with_entities(frame), place * np.uint64(len(self._rows_of)) + np.uint64(number))
            article = index.get_indexer(frame["article_id"])
            np.add.at(digests, article[article >= 0], mixed[article >= 0])
        if self._every_entity and "entities" in self._inputs:
            every = row_digests(self._inputs["entities"])
            digests += pair_digests(every, np.arange(len(every), dtype=np.uint64)).sum(dtype=np.uint64)
        return pd.DataFrame({"article_id": articles["article_id"], DIGEST: digests})

    def _with_entities(self, frame: pd.DataFrame) -> UInts:
        """A number for each row, that of a mention with its entity."""
        digests = row_digests(frame)
        if "entity_id" not in frame or "entities" not in self._inputs:
            return digests
        of_entities = np.append(row_digests(self._inputs["entities"]), np.uint64(0))
        return pair_digests(digests, of_entities[self._entity_of_mention])

    def only(self, chosen: NDArray[np.bool_]) -> Self:
        articles = self._inputs["articles"][chosen].reset_index(drop=True)
        return type(self)({**self._inputs, "articles": articles}, self._size, every_entity=self._every_entity)


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
