"""The pairs of articles that are aligned, in parts that are processed separately, in any process.

The pairs are selected for the whole corpus. A part has some pairs and the texts of their articles, nothing else. What
is found for a pair depends on no other pair, so the passages of all parts are those of the corpus. Pairs with articles
in common are near one another in the order in which they are divided, as an article is read in each part that it is in.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from typing import Final, Self

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus_tools.arrays import Floats, Int32s, Ints
from corpus_tools.parquet_parts import KeptTable
from corpus_tools.partitions import DIGEST, pair_digests, row_digests
from corpus_tools.provenance.reuse.boilerplate import blanked, boilerplate_of
from corpus_tools.provenance.reuse.corpus_texts import CorpusTexts
from corpus_tools.provenance.reuse.fingerprints import RUNS, Fingerprints, in_place, remembered_fingerprints
from corpus_tools.provenance.reuse.pairs import Copies, every_pair, in_billionths, is_small, likely_pairs
from corpus_tools.provenance.reuse.partners import partner_order

_DAY: Final = 86_400  # seconds
VAGUE: Final = ("month", "year")  # of an article of which no more is known, no day is known
_PAIR: Final = ("article_id", "other_id", "containment", "other_containment")
PAIRS: Final = 4_000  # in a part: at least two seconds of work, with articles of about ten megabytes


class PairsInParts:
    """The pairs of ``articles`` that may share a passage, or the given ``pairs``, in parts.

    ``most``: the number of pairs in a part (:data:`PAIRS`). Tables on disk are read some
    rows at a time; of the articles, one column with the texts is held.
    """

    def __init__(
        self,
        articles: pd.DataFrame | KeptTable,
        duplicates: pd.DataFrame | KeptTable | None = None,
        pairs: Iterable[tuple[str, str]] | None = None,
        most: int | None = None,
    ) -> None:
        self._texts = CorpusTexts(articles)
        self._lines = boilerplate_of(self._texts)
        self._days = _days(self._texts)
        place = {each: k for k, each in enumerate(self._texts.ids)}
        if pairs is not None:
            known = ((place[a], place[b]) for a, b in pairs if a in place and b in place)
            chosen = np.array(sorted({(min(a, b), max(a, b)) for a, b in known}), dtype=np.int64).reshape(-1, 2)
        else:
            chosen = self._likely(_copies(duplicates, place))
        self._most = most or PAIRS
        self._cut(_in_reading_order(chosen, len(self._texts)))

    def _likely(self, copies: Copies | None) -> Ints:
        """The pairs that may share a passage."""
        if is_small(len(self._texts)):
            return every_pair(len(self._texts))
        parts: list[list[tuple[Ints, Fingerprints]]] = [[] for _ in RUNS]
        for places, some in self._texts.read():
            for of_run, each in zip(parts, remembered_fingerprints(self._own(places, some), RUNS), strict=True):
                of_run.append((places, each))
        marks, words = (in_place(of_run, len(self._texts)) for of_run in parts)
        return likely_pairs(marks, words, copies, _moments(self._texts))

    def _own(self, places: Ints, texts: Iterable[str]) -> list[str]:
        """The texts without boilerplate."""
        return [blanked(text, self._lines.get(k, ())) for k, text in zip(places.tolist(), texts, strict=True)]

    def _cut(self, pairs: Ints) -> None:
        self._pairs = pairs
        self._borders = [*range(0, len(pairs), self._most), len(pairs)] if len(pairs) else [0]
        self._last = np.zeros(len(self._texts), dtype=np.int64)  # the last part that holds an article
        part = np.repeat(np.arange(len(self)), np.diff(self._borders))
        np.maximum.at(self._last, self._pairs, part[:, None])

    def __len__(self) -> int:
        return len(self._borders) - 1

    def part(self, number: int) -> dict[str, pd.DataFrame]:
        """``articles``: ``article_id``, ``text``, ``own`` (the text without boilerplate), ``day`` (of publication, as a
        number, NaN where it is unknown) and ``again`` (whether a later part holds it too); ``pairs``: the two ids.
        """
        pairs = self._pairs[self._borders[number] : self._borders[number + 1]]
        used = np.unique(pairs)
        ids, texts = self._texts.ids, self._texts.of(used)
        columns = {"article_id": [ids[k] for k in used.tolist()], "text": texts, "own": self._own(used, texts)}
        # As objects: without boilerplate, both texts are one object, which is sent to another process only once.
        articles = pd.DataFrame(columns, dtype=object)
        articles["day"] = self._days[used]
        articles["again"] = (self._last[used] > number).tolist()
        both = {name: [ids[k] for k in pairs[:, side].tolist()] for side, name in enumerate(("article_id", "other_id"))}
        return {"articles": articles, "pairs": pd.DataFrame(both, dtype=object)}

    def units(self) -> pd.DataFrame:
        """``article_id`` and ``other_id`` of each pair, and ``digest``, of its two texts and their dates."""
        ids = pd.array(self._texts.ids, dtype="str")
        digests = np.zeros(len(ids), dtype=np.uint64)
        for places, texts in self._texts.read():
            rows = {"article_id": ids.take(places), "text": texts, "own": self._own(places, texts)}
            digests[places] = row_digests(pd.DataFrame({**rows, "day": self._days[places]}))
        one, other = self._pairs[:, 0], self._pairs[:, 1]
        both = {"article_id": ids.take(one), "other_id": ids.take(other)}
        return pd.DataFrame({**both, DIGEST: pair_digests(digests[one], digests[other])})

    def only(self, chosen: NDArray[np.bool_]) -> Self:
        """The same with some of the pairs alone."""
        out = copy(self)
        out._cut(self._pairs[chosen])
        return out


def _in_reading_order(pairs: Ints, count: int) -> Ints:
    """The pairs in an order in which those that have an article in common, or partners in common, are near."""
    first, last = np.sort(partner_order(pairs[:, 0], pairs[:, 1], count)[pairs]).T
    ordered: Ints = pairs[np.lexsort((last, first))]
    return ordered


def _copies(duplicates: pd.DataFrame | KeptTable | None, place: dict[str, int]) -> Copies | None:
    """The pairs of ``duplicates`` as numbers, with the share of each that is in the other."""
    if duplicates is None:
        return None
    if not isinstance(duplicates, KeptTable):
        return _numbers(duplicates, place)
    parts = (duplicates.part_as_arrow(number, _PAIR).to_pandas() for number in range(len(duplicates)))
    one, other, in_other, in_one = zip(*(_numbers(part, place) for part in parts), strict=True)
    return np.concatenate(one), np.concatenate(other), np.concatenate(in_other), np.concatenate(in_one)


def _numbers(duplicates: pd.DataFrame, place: dict[str, int]) -> Copies:
    one, other = (_places(duplicates[name], place) for name in _PAIR[:2])
    in_other, in_one = (in_billionths(duplicates[name].to_numpy(np.float64)) for name in _PAIR[2:])
    is_known = (one >= 0) & (other >= 0)
    return one[is_known], other[is_known], in_other[is_known], in_one[is_known]


def _places(ids: pd.Series, place: dict[str, int]) -> Int32s:
    """The number of each article, -1 for an unknown id; each id is looked up once, however many pairs it is in."""
    codes, names = pd.factorize(ids)
    places: Int32s = np.array([*(place.get(name, -1) for name in names.tolist()), -1], dtype=np.int32)[codes]
    return places


def _days(texts: CorpusTexts) -> Floats:
    """Days of publication as numbers, NaN where no more than the month is known."""
    moments = _moments(texts)
    if moments is None:
        return np.full(len(texts), np.nan)
    precision = texts.column("published_precision")
    if precision is not None:
        moments = np.where(precision.isin(VAGUE), np.nan, moments)
    return np.floor(moments / _DAY)


def _moments(texts: CorpusTexts) -> Floats | None:
    """Times of publication in seconds, NaN where unknown."""
    published = texts.column("published")
    if published is None:
        return None
    stamps = pd.to_datetime(published, errors="coerce", utc=True)
    return np.array((stamps - pd.Timestamp(0, tz="UTC")) / pd.Timedelta(seconds=1), np.float64)
