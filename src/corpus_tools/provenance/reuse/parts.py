"""The pairs of articles that are aligned, in parts that are processed separately, in any process.

The pairs are selected for the whole corpus. A part has the pairs of some stories (articles that pairs connect) and the
texts of their articles, nothing else; a story with more pairs than a part holds is in several. What is found for a pair
depends on no other pair, so the passages of all parts are those of the corpus.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from typing import Final, Self

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from corpus_tools.partitions import DIGEST, pair_digests, row_digests
from corpus_tools.provenance.reuse.boilerplate import without_boilerplate
from corpus_tools.provenance.reuse.fingerprints import Floats, Int32s, Ints
from corpus_tools.provenance.reuse.pairs import Copies, passage_candidates

_DAY: Final = 86_400  # seconds
VAGUE: Final = ("month", "year")  # of an article of which no more is known, no day is known
PAIRS: Final = 4_000  # in a part: at least two seconds of work, with articles of about ten megabytes


class PairsInParts:
    """The pairs of ``articles`` that may share a passage, or the given ``pairs``, in parts.

    ``most``: the number of pairs in a part (:data:`PAIRS`), unless one article has more.
    """

    def __init__(
        self,
        articles: pd.DataFrame,
        duplicates: pd.DataFrame | None = None,
        pairs: Iterable[tuple[str, str]] | None = None,
        most: int | None = None,
    ) -> None:
        frame = articles.sort_values("article_id", kind="stable")
        self._ids, self._texts = frame["article_id"].tolist(), frame["text"].tolist()
        self._own = without_boilerplate(frame)
        self._days = _days(frame)
        place = {each: k for k, each in enumerate(self._ids)}
        if pairs is not None:
            known = ((place[a], place[b]) for a, b in pairs if a in place and b in place)
            chosen = sorted({(min(a, b), max(a, b)) for a, b in known})
        else:
            chosen = passage_candidates(self._own, _copies(duplicates, place), _moments(frame))
        self._most = most or PAIRS
        self._cut(_by_story(np.array(chosen, dtype=np.int64).reshape(-1, 2), len(self._ids)))

    def _cut(self, pairs: Ints) -> None:
        self._pairs = pairs
        self._borders = _borders(pairs, self._most)
        self._last = np.zeros(len(self._ids), dtype=np.int64)  # the last part that holds an article
        part = np.repeat(np.arange(len(self)), np.diff(self._borders))
        np.maximum.at(self._last, self._pairs, part[:, None])

    def __len__(self) -> int:
        return len(self._borders) - 1

    def part(self, number: int) -> dict[str, pd.DataFrame]:
        """``articles``: ``article_id``, ``text``, ``own`` (the text without boilerplate), ``day`` (of publication, as a
        number, NaN where it is unknown) and ``again`` (whether a later part holds it too); ``pairs``: the two ids.
        """
        pairs = self._pairs[self._borders[number] : self._borders[number + 1]]
        used = np.unique(pairs).tolist()
        columns = {"article_id": self._ids, "text": self._texts, "own": self._own}
        # As objects: without boilerplate, both texts are one object, which is sent to another process only once.
        articles = pd.DataFrame({name: [each[k] for k in used] for name, each in columns.items()}, dtype=object)
        articles["day"] = self._days[used]
        articles["again"] = (self._last[used] > number).tolist()
        ids = {"article_id": pairs[:, 0].tolist(), "other_id": pairs[:, 1].tolist()}
        return {
            "articles": articles,
            "pairs": pd.DataFrame({name: [self._ids[k] for k in each] for name, each in ids.items()}, dtype=object),
        }

    def units(self) -> pd.DataFrame:
        """``article_id`` and ``other_id`` of each pair, and ``digest``, of its two texts and their dates."""
        rows = {"article_id": self._ids, "text": self._texts, "own": self._own, "day": self._days}
        digests = row_digests(pd.DataFrame(rows))
        one, other = self._pairs[:, 0], self._pairs[:, 1]
        ids = pd.array(self._ids, dtype="str")
        both = {"article_id": ids.take(one), "other_id": ids.take(other)}
        return pd.DataFrame({**both, DIGEST: pair_digests(digests[one], digests[other])})

    def only(self, chosen: NDArray[np.bool_]) -> Self:
        """The same with some of the pairs alone."""
        out = copy(self)
        out._cut(self._pairs[chosen])
        return out


def _by_story(pairs: Ints, count: int) -> Ints:
    """The pairs sorted so that those of a story are adjacent, and within it those of an article."""
    one, other = pairs[:, 0], pairs[:, 1]
    graph = coo_matrix((np.ones(len(pairs), dtype=np.int8), (one, other)), shape=(count, count))
    _, story = connected_components(graph, directed=False)
    ordered: Ints = pairs[np.lexsort((other, one, story[one]))]
    return ordered


def _borders(pairs: Ints, most: int) -> list[int]:
    """Where parts begin, and the end of the last; the pairs of one article stay together."""
    if not len(pairs):
        return [0]
    begins = np.flatnonzero(np.diff(pairs[:, 0], prepend=-1)).tolist()
    borders = [0]
    for begin, end in zip(begins, [*begins[1:], len(pairs)], strict=True):
        if end - borders[-1] > most and begin > borders[-1]:
            borders.append(begin)
    return [*borders, len(pairs)]


def _copies(duplicates: pd.DataFrame | None, place: dict[str, int]) -> Copies | None:
    """The pairs of ``duplicates`` as numbers, with the share of each that is in the other."""
    if duplicates is None:
        return None
    one, other = (_places(duplicates[name], place) for name in ("article_id", "other_id"))
    in_other, in_one = (duplicates[name].to_numpy(np.float64) for name in ("containment", "other_containment"))
    is_known = (one >= 0) & (other >= 0)
    if is_known.all():
        return one, other, in_other, in_one
    return one[is_known], other[is_known], in_other[is_known], in_one[is_known]


def _places(ids: pd.Series, place: dict[str, int]) -> Int32s:
    """The number of each article, -1 for an unknown id; each id is looked up once, however many pairs it is in."""
    codes, names = pd.factorize(ids)
    places: Int32s = np.array([*(place.get(name, -1) for name in names.tolist()), -1], dtype=np.int32)[codes]
    return places


def _days(articles: pd.DataFrame) -> Floats:
    """Days of publication as numbers, NaN where no more than the month is known."""
    moments = _moments(articles)
    if moments is None:
        return np.full(len(articles), np.nan)
    if "published_precision" in articles.columns:
        moments = np.where(articles["published_precision"].isin(VAGUE), np.nan, moments)
    return np.floor(moments / _DAY)


def _moments(articles: pd.DataFrame) -> Floats | None:
    """Times of publication in seconds, NaN where unknown."""
    if "published" not in articles.columns:
        return None
    stamps = pd.to_datetime(articles["published"], errors="coerce", utc=True)
    return np.array((stamps - pd.Timestamp(0, tz="UTC")) / pd.Timedelta(seconds=1), np.float64)
