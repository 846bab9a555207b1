"""The finished rows of utterances and changes, held as columns, and what is left of them at the end.

A row as a dictionary takes a kilobyte, in a column a fifth of it; few rows are looked at again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Final

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from corpus_tools import schema
from corpus_tools.arrays import Ints

Rows = list[dict[str, Any]]
_AT_ONCE: Final = 20_000  # rows that are dictionaries at a time
_NAMES: Final = ("utterances", "changes")
_WIDTH: Final = 12  # characters of each value by which rows are sorted


class Made:
    """Takes the rows of one utterance after the other; ``quotes`` says whose words each quotation is."""

    def __init__(self, quotes: pd.DataFrame) -> None:
        self._quotes = quotes
        self._waiting: tuple[Rows, Rows] = [], []
        self._done: tuple[list[pa.Table], list[pa.Table]] = [], []

    def add(self, rows: Rows, changes: Rows) -> None:
        """Take all rows of an utterance; one of which a single quotation is there is none."""
        if len(rows) > 1:
            self._waiting[0].extend(rows)
            self._waiting[1].extend(changes)
        if len(self._waiting[0]) > _AT_ONCE:
            self._put()

    def _put(self) -> None:
        for name, waiting, done in zip(_NAMES, self._waiting, self._done, strict=True):
            done.append(_as_arrow(waiting, name))
            waiting.clear()

    def tables(self, nested: Mapping[str, str], apart: Sequence[tuple[str, str]]) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Both tables, in order; ``nested``: the quotation around each quotation that is inside another.

        ``apart``: pairs of quotations that a reader says are not one utterance.
        """
        self._put()
        rows, changes = (pa.concat_tables(done) for done in self._done)
        for done in self._done:
            done.clear()
        looked_at = {*nested, *nested.values(), *(quote_id for pair in apart for quote_id in pair)}
        touched = pc.unique(rows["utterance_id"].filter(_is_in(rows["quote_id"], looked_at)))
        both = [_split(table, touched) for table in (rows, changes)]
        few, few_changes = (some.to_pylist() for some, _ in both)
        few, few_changes = _without(_at_second_hand(few, nested), few, few_changes)
        few, few_changes = _apart(few, few_changes, apart)
        kept = [
            pa.concat_tables([rest, _as_arrow(some, name)])
            for name, some, (_, rest) in zip(_NAMES, (few, few_changes), both, strict=True)
        ]
        utterances = _conformed(_sorted(kept[0], ("utterance_id", "article_id"), ("start",)), "utterances")
        changed = _conformed(_sorted(kept[1], ("utterance_id", "article_id"), ("start", "other_start")), "changes")
        for name in ("speaker_id", "speaker"):
            utterances[name] = _told_by(self._quotes, name, utterances)
        return utterances, changed


def _as_arrow(rows: Rows, name: str) -> pa.Table:
    return pa.Table.from_pandas(schema.conform(rows, name), schema=schema.table(name).arrow, preserve_index=False)


def _conformed(table: pa.Table, name: str) -> pd.DataFrame:
    return schema.conform(table.to_pandas(), name)


def _is_in(values: pa.ChunkedArray, some: Iterable[str]) -> pa.ChunkedArray:
    return pc.is_in(values, value_set=pa.array(sorted(some), values.type))


def _split(table: pa.Table, utterances: pa.Array) -> tuple[pa.Table, pa.Table]:
    """The rows of some utterances, and the others."""
    chosen = pc.is_in(table["utterance_id"], value_set=utterances)
    return table.filter(chosen), table.filter(pc.invert(chosen))


def _sorted(table: pa.Table, names: Sequence[str], places: Sequence[str]) -> pa.Table:
    """The rows by identifiers, filled up with zeros so that 9 is before 10, and by place."""
    keys = [table[name].to_numpy() for name in reversed(places)]
    keys += [_ranks(table[name]) for name in reversed(names)]
    return table.take(pa.array(np.lexsort(keys)))


def _ranks(values: pa.ChunkedArray) -> Ints:
    coded = values.combine_chunks().dictionary_encode()
    filled = [str(each).zfill(_WIDTH) for each in coded.dictionary.to_pylist()]
    places = {value: place for place, value in enumerate(sorted(set(filled)))}
    ranks: Ints = np.array([places[value] for value in filled], dtype=np.int64)[coded.indices.to_numpy()]
    return ranks


def _told_by(quotes: pd.DataFrame, name: str, utterances: pd.DataFrame) -> Any:
    """What the table of quotations has for each quotation, such as its speaker."""
    if name not in quotes.columns:
        return utterances[name]
    ids = quotes["quote_id"].astype(str)
    once = np.flatnonzero(~ids.duplicated(keep="last").to_numpy())
    at = pd.Index(ids.iloc[once]).get_indexer(pd.Index(utterances["quote_id"]))
    told = np.full(len(at), None, dtype=object)
    known = quotes[name].iloc[once[at[at >= 0]]].tolist()
    told[at >= 0] = [value if isinstance(value, str) and value else None for value in known]
    return pd.Series(told).astype(utterances[name].dtype)


def _apart(rows: Rows, changes: Rows, pairs: Sequence[tuple[str, str]]) -> tuple[Rows, Rows]:
    """Take out of an utterance the quotation that a reader says is not the same as another of it.

    Of two, the reference stays. What was compared with the one that goes, goes too, and so does an utterance of which
    one quotation is left.
    """
    for pair in pairs:
        held = [row for row in rows if row["quote_id"] in pair]
        if len(held) < 2 or held[0]["utterance_id"] != held[1]["utterance_id"]:
            continue
        goes = next((row for row in held if not row["is_reference"]), held[1])["quote_id"]
        rows, changes = _without({goes}, rows, changes)
    return rows, changes


def _without(gone: Collection[object], rows: Rows, changes: Rows) -> tuple[Rows, Rows]:
    """Take versions out, what is compared with them, and utterances of which one version is left."""
    rows, changes = (
        [row for row in each if row["quote_id"] not in gone and row["reference_id"] not in gone]
        for each in (rows, changes)
    )
    left = Counter(row["utterance_id"] for row in rows)
    return [row for row in rows if left[row["utterance_id"]] > 1], [c for c in changes if left[c["utterance_id"]] > 1]


def _at_second_hand(rows: Rows, within: Mapping[str, str]) -> set[object]:
    """Quotations inside another quotation that add nothing to it: what they are put beside is beside that too."""
    members: dict[object, set[object]] = {}
    for row in rows:
        members.setdefault(row["utterance_id"], set()).add(row["quote_id"])
    home = {row["quote_id"]: row["utterance_id"] for row in rows}
    gone: set[object] = set()
    for nested, outer in within.items():
        if nested in home:
            others = members[home[nested]] - within.keys()
            if others <= members.get(home.get(outer), set()):
                gone.add(nested)
    return gone
