"""Work inside a stage that consists of many small, independent units, such as the comparison of pairs of quotations.

A stage calls :func:`in_parts` with a digest for each unit, of everything that the unit's rows depend on. Called by
itself, the work is done here, some units at a time. In a pipeline the parts are run where the parts of other stages
are, each is kept as soon as it is done, and the rows of units whose digest an earlier run has seen are taken over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import partial
from typing import Any, Final, NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from corpus_tools.arrays import Ints, UInts
from corpus_tools.isolation import Failure, add, attempt
from corpus_tools.store import Store, make_key

Part = Callable[[Ints], tuple[Any, ...]]
UNIT: Final = "unit"
ROWS: Final = "rows"
_DIGESTS: Final = "digests"


@dataclass(frozen=True)
class Work:
    """``function(*values)`` returns the rows of some units as a table of ``schema``, whose column ``unit`` has the
    place of the unit among them; any number of rows a unit. ``size``: units in a part.
    """

    function: Callable[..., pa.Table]
    schema: pa.Schema
    size: int

    @property
    def name(self) -> str:
        return f"{self.function.__module__}.{self.function.__qualname__}"


Done = tuple[pa.Table, list[Failure]]
Divide = Callable[[Work, UInts, Part], pa.Table]
_divide: ContextVar[Divide | None] = ContextVar("divide", default=None)


def in_parts(work: Work, digests: UInts, part: Part) -> pa.Table:
    """The rows of all units, in their order; ``part`` gives the values for ``work.function`` of some units.

    ``digests`` has a number of 64 bits for each unit. Equal digests mean equal rows.
    """
    divide = _divide.get()
    if divide is not None:
        return divide(work, digests, part)
    parts = [_numbered(work.function(*part(some)), some) for some in divided(np.arange(len(digests)), work.size)]
    return together(work, parts)


@contextmanager
def dividing(divide: Divide) -> Iterator[None]:
    """Let ``divide`` do the work that is asked for by :func:`in_parts` inside."""
    token = _divide.set(divide)
    try:
        yield
    finally:
        _divide.reset(token)


def divided(units: Ints, size: int) -> list[Ints]:
    """The units in parts of ``size``."""
    return [units[begin : begin + size] for begin in range(0, len(units), size)]


def run_part(function: Callable[..., pa.Table], values: tuple[Any, ...]) -> Done:
    """The rows of one part and what failed on the way: the function that is sent to other processes."""
    return attempt(lambda: function(*values))


def together(work: Work, parts: Sequence[pa.Table]) -> pa.Table:
    """The rows of parts in the order of their units."""
    whole = pa.concat_tables([each.cast(work.schema) for each in parts]) if parts else work.schema.empty_table()
    order = np.argsort(whole[UNIT].to_numpy(), kind="stable")
    return whole if bool((order[1:] > order[:-1]).all()) else whole.take(order)


def _numbered(rows: pa.Table, units: Ints) -> pa.Table:
    """The rows of a part with the numbers that its units have among all."""
    numbers = units[rows[UNIT].to_numpy()] if len(rows) else np.zeros(0, dtype=np.int64)
    return rows.set_column(rows.schema.get_field_index(UNIT), UNIT, pa.array(numbers, pa.int64()))


class Call(NamedTuple):
    """One part to be worked on: ``values`` makes the values for :func:`run_part` when its turn comes, ``digest`` says
    of which units it is.
    """

    digest: str
    values: Callable[[], tuple[Callable[..., pa.Table], tuple[Any, ...]]]


class Known(NamedTuple):
    """The rows that an earlier run found, and for each unit whether it has to be worked on."""

    rows: pa.Table
    is_left: NDArray[np.bool_]


def known_rows(store: Store, place: str, work: Work, digests: UInts) -> Known:
    """What is kept under ``place`` of units with these digests."""
    kept = store.get_arrays(place, (_DIGESTS, ROWS))
    if kept is None or not len(digests):
        return Known(work.schema.empty_table(), np.ones(len(digests), dtype=bool))
    before = kept[_DIGESTS]["digest"].to_numpy()
    order = np.argsort(before, kind="stable")
    at = np.minimum(np.searchsorted(before, digests, sorter=order), max(len(before) - 1, 0))
    is_known = before[order[at]] == digests if len(before) else np.zeros(len(digests), dtype=bool)
    return Known(_of_units(kept[ROWS], order[at[is_known]], np.flatnonzero(is_known)), ~is_known)


def _of_units(rows: pa.Table, before: Ints, now: Ints) -> pa.Table:
    """The rows of the units ``before``, which are the units ``now``; rows are in the order of their units."""
    unit = rows[UNIT].to_numpy()
    begins, ends = np.searchsorted(unit, before), np.searchsorted(unit, before, side="right")
    sizes = ends - begins
    at = np.repeat(begins - np.cumsum(sizes) + sizes, sizes) + np.arange(int(sizes.sum()))
    numbers = pa.array(np.repeat(now, sizes), pa.int64())
    return rows.take(at).set_column(rows.schema.get_field_index(UNIT), UNIT, numbers)


def keep_rows(store: Store, place: str, digests: UInts, rows: pa.Table, has_failed: NDArray[np.bool_]) -> bool:
    """Keep the rows of all units under ``place``, but for those that failed, which are tried again.

    Returns whether they are kept.
    """
    kept = digests
    if has_failed.any():
        number = np.cumsum(~has_failed) - 1
        unit = rows[UNIT].to_numpy()
        good = ~has_failed[unit]
        rows = rows.filter(pa.array(good))
        rows = rows.set_column(rows.schema.get_field_index(UNIT), UNIT, pa.array(number[unit[good]], pa.int64()))
        kept = digests[~has_failed]
    return store.put_arrays(place, {_DIGESTS: pa.table({"digest": kept}), ROWS: rows})


def found_in_parts(
    work: Work,
    digests: UInts,
    part: Part,
    *,
    store: Store,
    place: str,
    run: Callable[[Sequence[Call]], Sequence[Done]],
    drop: Callable[[Sequence[Call]], None],
) -> pa.Table:
    """The rows of all units, those kept under ``place`` taken over; ``run`` gives the results of the other parts.

    ``drop`` is called once they are kept with the others.
    """
    known = known_rows(store, place, work, digests)
    parts = divided(np.flatnonzero(known.is_left), work.size)
    if not parts:
        return known.rows
    calls = [Call(digests[some].tobytes().hex(), partial(_values, work, part, some)) for some in parts]
    has_failed = np.zeros(len(digests), dtype=bool)
    found = [known.rows]
    for units, (rows, failures) in zip(parts, run(calls), strict=True):
        found.append(_numbered(rows, units))
        has_failed[units] = bool(failures)
        add(failures)
    whole = together(work, found)
    if keep_rows(store, place, digests, whole, has_failed):
        drop(calls)
    return whole


@dataclass(frozen=True)
class InStage:
    """Does the work that one stage asks for, on parts that are kept as they come; given to :func:`dividing`.

    ``place``: the key of the stage on this corpus, whatever its content. ``run`` calls a function with the values of
    each part anywhere (:meth:`corpus_tools.engines.KeptOpen.run` of the stage); ``told`` hears how many parts are done,
    of how many.
    """

    store: Store
    place: str
    run: Callable[..., None]
    told: Callable[[int, int], None]

    def __call__(self, work: Work, digests: UInts, part: Part) -> pa.Table:
        place = make_key(self.place, work.name)
        run, drop = partial(self._results, place), partial(self._drop, place)
        return found_in_parts(work, digests, part, store=self.store, place=place, run=run, drop=drop)

    def _results(self, place: str, calls: Sequence[Call]) -> list[Done]:
        """The results of parts of units, from the cache or made now; a single part is made here."""
        keys = _keys(place, calls)
        done: dict[int, Done] = {}
        for number, key in enumerate(keys):
            kept = self.store.get_arrays(key, (ROWS,))
            if kept is not None:
                done[number] = kept[ROWS], []

        def finished(number: int, result: Done) -> None:
            done[number] = result
            if len(calls) > 1 and not result[1]:
                self.store.put_arrays(keys[number], {ROWS: result[0]})
            self.told(len(done), len(calls) + 1)

        left = [number for number in range(len(calls)) if number not in done]
        if len(calls) == 1:
            for number in left:
                finished(number, run_part(*calls[number].values()))
        else:
            self.run(run_part, lambda number: calls[number].values(), left, finished)
        return [done[number] for number in range(len(calls))]

    def _drop(self, place: str, calls: Sequence[Call]) -> None:
        for key in _keys(place, calls):
            self.store.drop(key)


def _keys(place: str, calls: Sequence[Call]) -> list[str]:
    """Under which key each part of units is kept until all are done."""
    return [f"{make_key(place, call.digest)}-{number}" for number, call in enumerate(calls)]


def _values(work: Work, part: Part, units: Ints) -> tuple[Callable[..., pa.Table], tuple[Any, ...]]:
    return work.function, part(units)
