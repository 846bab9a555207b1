"""What an earlier run on a corpus made that still holds: ten added articles need not cost the time of ten thousand.

Beside the tables of a stage in parts lies a list of its units (:mod:`corpus_tools.partitions`) with their digests. In
a later run with the same code and parameters the rows of every unit whose digest is the same are taken over.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray

from corpus_tools.partitions import DIGEST
from corpus_tools.store import Result, Store, Tables

_UNITS: Final = "units"
_ENTRY: Final = "entry"


class Held(NamedTuple):
    """The rows that are taken over, and for each unit whether it has to be worked on."""

    tables: Tables
    is_left: NDArray[np.bool_]


def keep_units(store: Store, place: str, key: str, units: pd.DataFrame) -> None:
    """Keep under ``place`` of which units the entry ``key`` of the store is made."""
    listed = pa.Table.from_pandas(units, preserve_index=False).replace_schema_metadata(None)
    store.put_arrays(place, {_UNITS: listed, _ENTRY: pa.table({"key": [key]})})


def held_rows(store: Store, place: str, outputs: Sequence[str], units: pd.DataFrame) -> Held | None:
    """The rows of the entry last kept under ``place`` whose units are the same now; None if there are none."""
    kept = store.get_arrays(place, (_UNITS, _ENTRY))
    if kept is None or set(kept[_UNITS].column_names) != set(units.columns):
        return None
    result = store.get(kept[_ENTRY]["key"][0].as_py(), tuple(outputs))
    if result is None:
        return None
    same = _is_same(units, kept[_UNITS].to_pandas()) & ~_has_failed(units, result)
    if not same.any():
        return None
    names = [name for name in units.columns if name != DIGEST]
    index = pd.MultiIndex.from_frame(units.loc[same, names])
    tables = {name: frame[_named(frame, names).isin(index)] for name, frame in result.tables.items()}
    return Held(tables, ~same)


def _is_same(units: pd.DataFrame, before: pd.DataFrame) -> NDArray[np.bool_]:
    out: NDArray[np.bool_] = _named(units, list(units.columns)).isin(_named(before, list(units.columns)))
    return out


def _has_failed(units: pd.DataFrame, result: Result) -> NDArray[np.bool_]:
    """The units with an article that could not be used: it is tried again."""
    failed = {article_id for each in result.failures for article_id in each.articles}
    is_failed = np.zeros(len(units), dtype=bool)
    for name in units.columns:
        if name != DIGEST:
            is_failed |= units[name].isin(failed).to_numpy(bool)
    return is_failed


def _named(frame: pd.DataFrame, names: list[str]) -> pd.MultiIndex:
    return pd.MultiIndex.from_frame(frame[names])
