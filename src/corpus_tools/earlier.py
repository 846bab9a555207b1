"""What an earlier run on a corpus made that still holds: ten added articles need not cost the time of ten thousand.

Beside the tables of a stage in parts lies a list of its units (:mod:`corpus_tools.partitions`) with their digests. In
a later run with the same code and parameters the rows of every unit whose digest is the same are taken over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray

from corpus_tools.isolation import Failure
from corpus_tools.parquet_parts import ARTICLE, Parts, RowsByArticle, rows_of_frame
from corpus_tools.partitions import DIGEST, Source
from corpus_tools.store import Store, Tables

_UNITS: Final = "units"
_ENTRY: Final = "entry"


class Held(NamedTuple):
    """What is taken over: from which entry of the store, whose units were these; and what has to be worked on."""

    entry: str
    before: pd.DataFrame
    is_left: NDArray[np.bool_]


def keep_units(store: Store, place: str, key: str, units: pd.DataFrame) -> None:
    """Keep under ``place`` of which units the entry ``key`` of the store is made."""
    listed = pa.Table.from_pandas(units, preserve_index=False).replace_schema_metadata(None)
    store.put_arrays(place, {_UNITS: listed, _ENTRY: pa.table({"key": [key]})})


def held_units(store: Store, place: str, units: pd.DataFrame) -> Held | None:
    """Which units are the same as in the entry last kept under ``place``; None if there are none."""
    kept = store.get_arrays(place, (_UNITS, _ENTRY))
    if kept is None or set(kept[_UNITS].column_names) != set(units.columns):
        return None
    entry, before = kept[_ENTRY]["key"][0].as_py(), kept[_UNITS].to_pandas()
    same = _is_same(units, before)
    if not same.any() or not store.has(entry):
        return None
    same &= ~_has_failed(units, store.failures(entry))
    return Held(entry, before, ~same) if same.any() else None


def held_rows(store: Store, held: Held, outputs: Sequence[str], units: pd.DataFrame) -> Tables | None:
    """The rows that are taken over; None if the entry is damaged."""
    result = store.get(held.entry, tuple(outputs))
    if result is None:
        return None
    names = [name for name in units.columns if name != DIGEST]
    index = pd.MultiIndex.from_frame(units.loc[~held.is_left, names])
    return {name: frame[_named(frame, names).isin(index)] for name, frame in result.tables.items()}


def held_parts(store: Store, held: Held, name: str, units: pd.DataFrame) -> Iterator[pd.DataFrame] | None:
    """As :func:`held_rows` for one table, part by part; the rows of a unit are in their order."""
    kept = store.tables(held.entry, (name,))
    if kept is None:
        return None
    names = [column for column in units.columns if column != DIGEST]
    index = pd.MultiIndex.from_frame(units.loc[~held.is_left, names])
    parts = (kept[name].part(number) for number in range(len(kept[name])))
    return (frame[_named(frame, names).isin(index)] for frame in parts)


def held_articles(store: Store, held: Held, outputs: Sequence[str], units: pd.DataFrame, size: int) -> Source | None:
    """As :func:`held_rows` for units that are articles, to be read part by part."""
    kept = store.tables(held.entry, outputs)
    if kept is None:
        return None
    parts, ids = Parts(held.before[ARTICLE], size), pd.Index(units.loc[~held.is_left, ARTICLE])
    if all(table.is_in(parts) for table in kept.values()):
        return Source({name: RowsByArticle(parts, table.part) for name, table in kept.items()}, ids)
    result = store.get(held.entry, outputs)
    if result is None:
        return None
    return Source({name: rows_of_frame(frame, parts) for name, frame in result.tables.items()}, ids)


def _is_same(units: pd.DataFrame, before: pd.DataFrame) -> NDArray[np.bool_]:
    out: NDArray[np.bool_] = _named(units, list(units.columns)).isin(_named(before, list(units.columns)))
    return out


def _has_failed(units: pd.DataFrame, failures: Sequence[Failure]) -> NDArray[np.bool_]:
    """The units with an article that could not be used: it is tried again."""
    failed = {article_id for each in failures for article_id in each.articles}
    is_failed = np.zeros(len(units), dtype=bool)
    for name in units.columns:
        if name != DIGEST:
            is_failed |= units[name].isin(failed).to_numpy(bool)
    return is_failed


def _named(frame: pd.DataFrame, names: list[str]) -> pd.MultiIndex:
    return pd.MultiIndex.from_frame(frame[names])
