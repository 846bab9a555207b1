"""The quotations of a corpus as columns, each made into an object when it is asked for.

As objects the quotations of an article take some fifteen kilobytes, as columns two; of a large corpus only those that
are worked on are objects.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Final, Generic, TypeVar, overload

import numpy as np
import pandas as pd
import pyarrow as pa

from corpus_tools.arrays import Floats, Int32s, Ints
from corpus_tools.provenance.utterances.versions import (
    Part,
    PrintedVersion,
    Spoken,
    chained_versions,
    joined_text,
    nested_versions,
    read_pieces,
)
from corpus_tools.provenance.utterances.words import DIGEST, Words

Item = TypeVar("Item")
NOBODY: Final = -1  # the number of what is not known
MOST_HELD: Final = 20_000  # versions that are objects at a time
_AT_ONCE: Final = 50_000  # strings that are objects at a time


class OneByOne(Sequence[Item], Generic[Item]):
    """A sequence whose items are made when they are asked for, each time anew.

    >>> squares = OneByOne(4, lambda k: k * k)
    >>> squares[-1], squares[1:3]
    (9, [1, 4])
    """

    def __init__(self, count: int, make: Callable[[int], Item]) -> None:
        self._places, self._make = range(count), make

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, at: int) -> Item: ...

    @overload
    def __getitem__(self, at: slice) -> list[Item]: ...

    def __getitem__(self, at: int | slice) -> Item | list[Item]:
        if isinstance(at, slice):
            return [self._make(k) for k in self._places[at]]
        return self._make(self._places[at])


class _Strings:
    """Strings that are added and then asked for by their number."""

    def __init__(self) -> None:
        self._waiting: list[str] = []
        self._done: list[pa.Array] = []

    def add(self, strings: Iterable[str]) -> None:
        self._waiting += strings
        if len(self._waiting) > _AT_ONCE:
            self._put()

    def _put(self) -> None:
        self._done.append(pa.array(self._waiting, pa.large_string()))
        self._waiting = []

    def whole(self) -> pa.Array:
        self._put()
        whole, self._done = pa.concat_arrays(self._done), []
        return whole


class _Columns:
    """The columns of versions that are added one by one."""

    def __init__(self, names: dict[str | None, int]) -> None:
        self._names = names
        self.told = {name: array("i") for name in ("article_id", "speaker", "speaker_id", "source", "within")}
        self.many = array("i")
        self.starts, self.ends = array("q"), array("q")
        self.ids, self.texts = _Strings(), _Strings()

    def add(self, version: PrintedVersion) -> None:
        for name, column in self.told.items():
            value = getattr(version, name)
            column.append(NOBODY if value is None else self._names.setdefault(value, len(self._names)))
        self.many.append(len(version.parts))
        for part in version.parts:
            self.starts.append(part.start)
            self.ends.append(part.end)
        self.ids.add(part.quote_id for part in version.parts)
        self.texts.add(part.text for part in version.parts)


class Versions(Sequence[PrintedVersion]):
    """All versions of a corpus, as :func:`printed_versions` finds them; those without a word are left out.

    ``words`` has the words of the distinct ones, ``rows`` which of these each version prints, ``articles``,
    ``speakers`` and ``within`` a number for each of these (:data:`NOBODY` where there is none), ``days`` the day of
    publication (NaN where that is unknown).
    """

    def __init__(
        self,
        plain: Iterable[PrintedVersion],
        nested: Callable[[PrintedVersion], Iterable[PrintedVersion]],
    ) -> None:
        """``nested`` gives the quotations inside a version; they come behind all others."""
        numbers: dict[str | None, int] = {}
        both = _Columns(numbers), _Columns(numbers)
        about: dict[int, tuple[str, int | None, float | None]] = {}
        first: tuple[list[PrintedVersion], list[PrintedVersion]] = [], []
        is_full = False
        for version in plain:
            both[0].add(version)
            about[both[0].told["article_id"][-1]] = version.outlet, version.day, version.moment
            inside = list(nested(version))
            for inner in inside:
                both[1].add(inner)
            is_full = is_full or len(first[0]) + len(first[1]) + len(inside) >= MOST_HELD
            if not is_full:
                first[0].append(version)
                first[1].extend(inside)
        self._names, self._about = list(numbers), about
        self._told = {
            name: np.concatenate([np.array(c.told[name], dtype=np.int32) for c in both]) for name in both[0].told
        }
        many = np.concatenate([np.array(c.many, dtype=np.int32) for c in both])
        self._parts = np.r_[0, np.cumsum(many, dtype=np.int64)]
        self._starts, self._ends = (
            np.concatenate([np.array(getattr(c, name), dtype=np.int64) for c in both]) for name in ("starts", "ends")
        )
        self._ids, self._texts = (pa.concat_arrays([getattr(c, n).whole() for c in both]) for n in ("ids", "texts"))
        self._outlets = {str(self._names[number]): outlet for number, (outlet, *_) in about.items()}
        self._chosen = np.arange(len(many))
        self._spoken: tuple[bytes, Ints, Floats] = b"", np.zeros(0, dtype=np.int64), np.zeros(0)
        # The first ones need not be made again.
        self._made = dict(enumerate(first[0])) | dict(enumerate(first[1], start=len(both[0].many)))
        words, rows = read_pieces(OneByOne(len(many), lambda k: (self._made.get(k) or self._at(k)).pieces))
        self._rows = rows.astype(np.int32)
        self._chosen = np.flatnonzero(words.counts[rows] > 0)
        self._spoken = b"".join(words.digests()), words.counts, words.weights
        # Without what has been worked out on the way, which takes five times as much.
        self.words = replace(words)
        for row, version in self._made.items():
            version.spoken = self._words_of(row)

    def __len__(self) -> int:
        return len(self._chosen)

    @overload
    def __getitem__(self, at: int) -> PrintedVersion: ...

    @overload
    def __getitem__(self, at: slice) -> list[PrintedVersion]: ...

    def __getitem__(self, at: int | slice) -> PrintedVersion | list[PrintedVersion]:
        if isinstance(at, slice):
            return list(map(self._read, self._chosen[at].tolist()))
        return self._read(int(self._chosen[at]))

    @property
    def rows(self) -> Int32s:
        return self._rows[self._chosen]

    @property
    def weights(self) -> Floats:
        """What the words of each of the distinct ones tell."""
        return self._spoken[2]

    @property
    def articles(self) -> Int32s:
        return self._told["article_id"][self._chosen]

    @property
    def speakers(self) -> Int32s:
        return self._told["speaker"][self._chosen]

    @property
    def within(self) -> Int32s:
        return self._told["within"][self._chosen]

    @property
    def days(self) -> Floats:
        known = {number: np.nan if day is None else day for number, (_, day, _) in self._about.items()}
        return np.array([known[number] for number in self.articles.tolist()], dtype=np.float64)

    @property
    def outlets(self) -> dict[str, str]:
        """The outlet of each article."""
        return self._outlets

    def nested(self) -> dict[str, str]:
        """The quotations inside others, and the one around each."""
        inner = (self[k] for k in np.flatnonzero(self.within != NOBODY).tolist())
        return {part.quote_id: version.within for version in inner if version.within for part in version.parts}

    def name(self, number: int) -> str | None:
        """The name, or identifier, of a number."""
        return None if number == NOBODY else self._names[number]

    def _read(self, row: int) -> PrintedVersion:
        """A version, one object as long as few others are asked for."""
        version = self._made.get(row)
        if version is None:
            if len(self._made) >= MOST_HELD:
                self._made.clear()
            version = self._made[row] = self._with_words(row)
        return version

    def _with_words(self, row: int) -> PrintedVersion:
        version = self._at(row)
        version.spoken = self._words_of(row)
        return version

    def _words_of(self, row: int) -> Spoken:
        digests, counts, weights = self._spoken
        spoken = int(self._rows[row])
        digest = digests[DIGEST * spoken : DIGEST * (spoken + 1)]
        return Spoken(digest, counts.item(spoken), weights.item(spoken), spoken)

    def _at(self, row: int) -> PrintedVersion:
        """A version without what is known of its words."""
        article, *told = (self._told[name].item(row) for name in self._told)
        outlet, day, moment = self._about[article]
        begin, end = self._parts[row : row + 2].tolist()
        parts = tuple(
            Part(start, stop, self._ids[k].as_py(), self._texts[k].as_py())
            for k, start, stop in zip(
                range(begin, end), self._starts[begin:end].tolist(), self._ends[begin:end].tolist(), strict=True
            )
        )
        speaker, speaker_id, source, within = map(self.name, told)
        version = PrintedVersion(
            self._names[article] or "", parts, speaker, speaker_id, source, outlet, day, moment, within
        )
        version.text = joined_text(version.pieces)
        return version


def printed_versions(quotes: pd.DataFrame, articles: pd.DataFrame | None) -> tuple[Versions, Words]:
    """Every marked quotation of the table ``quotes``, in an order that does not depend on that of its rows, and the
    words of all.
    """
    versions = Versions(chained_versions(quotes, articles), nested_versions)
    return versions, versions.words


def by_value(values: Ints, count: int) -> tuple[Ints, Ints]:
    """The places of the values 0, 1, …, each in order, and where the places of each begin."""
    return np.argsort(values, kind="stable"), np.r_[0, np.cumsum(np.bincount(values, minlength=count))]
