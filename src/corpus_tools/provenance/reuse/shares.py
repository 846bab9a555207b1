"""How much of one article is in another, and in what state: from the passages table to one row per pair."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray

from corpus_tools.arrays import Floats, Ints, UInts
from corpus_tools.divided import UNIT, Work, in_parts
from corpus_tools.english.tokens import Span
from corpus_tools.partitions import pair_digests, row_digests
from corpus_tools.provenance.article import Article
from corpus_tools.provenance.reuse.common_words import COMPARED, Places
from corpus_tools.provenance.reuse.fingerprints import ranges
from corpus_tools.provenance.texts import Articles, in_batches, text_digests

Swap = tuple[int, str, str]
_IDS: Final = ("article_id", "other_id")
_PLACES: Final = ("start", "end", "other_start", "other_end", "kind")
ARTICLES: Final = 500  # in a part: a second of work
_IS_COUNTED: Final = np.fromiter(map(str.isalnum, map(chr, range(0x10000))), dtype=bool, count=0x10000)


@dataclass(frozen=True)
class Reuse:
    """What ``article_id`` shares with ``other_id``; all shares are of the article's own body, 0 to 1.

    ``share``: characters in aligned passages; ``narrated_share``: the same for what is outside quotation marks
    (words that both quote from a speaker are no sign of copying); ``narrated``: how many words outside quotation marks
    are in runs of three or more common to both; ``kept``: of the aligned words, those that are in runs of five or
    more; ``swaps``: words that differ inside quotation marks on both sides, as (start, own words, the other's words);
    ``covered``: where the passages are in the article.
    """

    article_id: str
    other_id: str
    share: float
    narrated_share: float
    kept: float
    swaps: tuple[Swap, ...]
    covered: tuple[Span, ...]
    narrated: int = 0


class Shared(NamedTuple):
    """The figures of :class:`Reuse` of all pairs; ``swapped``: how many swaps there are."""

    share: Floats
    narrated_share: Floats
    kept: Floats
    narrated: Ints
    swapped: Ints


class Reuses(Mapping[tuple[str, str], Reuse]):
    """What each article shares with each other one, by both ids, in the order of the articles.

    Held as columns, and read as :class:`Reuse` where a pair is asked for: where a story is in many outlets there are
    many more pairs than articles. Pair ``k`` is that of the articles with the numbers ``one[k]`` and ``other[k]``.
    """

    def __init__(self, ids: Sequence[str], keys: Ints, shared: Shared, spans: Spans, swaps: Swaps) -> None:
        self.ids, self.shared = ids, shared
        self.one, self.other = np.divmod(keys, max(len(ids), 1))
        self._keys, self._spans, self._swaps = keys, spans, swaps
        self._first = np.searchsorted(self.one, np.arange(len(ids) + 1)).tolist()
        self._numbers = {article_id: number for number, article_id in enumerate(ids)}

    def __len__(self) -> int:
        return len(self._keys)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        for one, other in zip(self.one.tolist(), self.other.tolist(), strict=True):
            yield self.ids[one], self.ids[other]

    def __getitem__(self, pair: tuple[str, str]) -> Reuse:
        one, other = (self._numbers[article_id] for article_id in pair)
        number = int(self.place(np.array([one]), np.array([other]))[0])
        if number < 0:
            raise KeyError(pair)
        told = {name: values[number].item() for name, values in zip(Shared._fields, self.shared, strict=True)}
        del told["swapped"]
        return Reuse(*pair, swaps=self._swaps.of(number), covered=tuple(self.covered(number)), **told)

    def place(self, one: Ints, other: Ints) -> Ints:
        """The number of each pair of articles, -1 for one that shares nothing."""
        keys = one * len(self.ids) + other
        at = np.searchsorted(self._keys, keys)
        is_there = self._keys[np.minimum(at, len(self) - 1)] == keys if len(self) else np.zeros(len(keys), dtype=bool)
        found: Ints = np.where(is_there, at, -1)
        return found

    def pairs_of(self, article: int) -> slice:
        """The numbers of the pairs of one article with others."""
        return slice(self._first[article], self._first[article + 1])

    def covered(self, number: int) -> list[Span]:
        """Where the passages of a pair are in the article."""
        return self._spans.of(number)


def measure_reuse(articles: Articles, passages: pd.DataFrame) -> Reuses:
    """Reuse in both directions for each pair of articles that has passages."""
    read = [(each.article_id, each.body_start) for some in in_batches(articles) for each in some]
    ids, begins = pd.Index([article_id for article_id, _ in read]), np.array([at for _, at in read], dtype=np.int64)
    one, other = (ids.get_indexer(pd.Index(passages[name])) for name in _IDS)
    is_known = (one >= 0) & (other >= 0)
    rows, one, other = passages.loc[is_known, list(_PLACES)], one[is_known], other[is_known]
    digests = text_digests(articles)
    found = _compared(articles, digests, rows, one, other)
    keys, pairs = np.unique(_both(one * len(ids) + other, other * len(ids) + one), return_inverse=True)
    start, end, other_start, other_end = (rows[name].to_numpy(dtype=np.int64) for name in _PLACES[:-1])
    owners = keys // max(len(ids), 1)
    spans = Spans.joined(pairs, _both(start, other_start), _both(end, other_end), begins[owners])

    def summed(one: str, other: str) -> Ints:
        values = _both(found[one].to_numpy(), found[other].to_numpy())
        return np.bincount(pairs, weights=values, minlength=len(keys)).astype(np.int64)

    sizes = summed("size", "other_size")
    kept = np.divide(summed("run", "run"), sizes, out=np.zeros(len(keys)), where=sizes > 0)
    swaps = Swaps.of_passages(found, pairs)
    shared = Shared(
        *_shares(articles, digests, owners, spans),
        np.minimum(kept, 1.0),
        summed("told", "other_told"),
        swaps.counted(len(keys)),
    )
    return Reuses(ids.tolist(), keys, shared, spans, swaps)


def _both(one: Ints, other: Ints) -> Ints:
    """The figures of passages as the one article has them, and then as the other has them."""
    return np.concatenate([one, other]).astype(np.int64)


class Swaps(NamedTuple):
    """The words swapped in pairs: JSON of passages as they are compared, in the order of the pairs ``pair``.

    ``counts``: how many swaps each passage has; ``passage``: place in ``told`` and ``counts``; ``is_other``: whether
    the pair begins with the other article of the passage.
    """

    told: pa.Array
    counts: Ints
    pair: Ints
    passage: Ints
    is_other: NDArray[np.bool_]

    @classmethod
    def of_passages(cls, found: pa.Table, pairs: Ints) -> Swaps:
        """``pairs``: that of each passage as the one article has it, then as the other has it."""
        rows = np.flatnonzero(found["swaps"].to_numpy())
        told = found["swapped"].drop_null().combine_chunks()
        pair = np.concatenate([pairs[rows], pairs[len(found) + rows]])
        order = np.argsort(pair, kind="stable")
        passage, is_other = np.tile(np.arange(len(rows)), 2), np.repeat([False, True], len(rows))
        counts = found["swaps"].to_numpy()[rows]
        return cls(told, counts, pair[order], passage[order], is_other[order])

    def of(self, number: int) -> tuple[Swap, ...]:
        """The swaps of one pair, by place."""
        begin, end = np.searchsorted(self.pair, [number, number + 1]).tolist()
        return tuple(sorted(self._read(begin, end)))

    def _read(self, begin: int, end: int) -> set[Swap]:
        found: set[Swap] = set()
        for passage, is_other in zip(self.passage[begin:end].tolist(), self.is_other[begin:end].tolist(), strict=True):
            for at, other_at, mine, theirs in json.loads(self.told[passage].as_py()):
                found.add((other_at, theirs, mine) if is_other else (at, mine, theirs))
        return found

    def counted(self, pairs: int) -> Ints:
        """How many swaps each of so many pairs has."""
        counts = np.zeros(pairs, dtype=np.int64)
        counts[self.pair] = self.counts[self.passage]
        begins = np.flatnonzero(np.diff(self.pair, prepend=-1))
        ends = np.append(begins[1:], len(self.pair))
        # What several passages of a pair have, each alone, may be the same.
        for k in np.flatnonzero(ends - begins > 1).tolist():
            counts[self.pair[begins[k]]] = len(self._read(int(begins[k]), int(ends[k])))
        return counts


class Spans(NamedTuple):
    """Where the passages of pairs are: those of pair ``k`` are ``starts`` and ``ends`` from ``first[k]`` on."""

    first: Ints
    starts: Ints
    ends: Ints

    @classmethod
    def joined(cls, pairs: Ints, starts: Ints, ends: Ints, floors: Ints) -> Spans:
        """The spans of each pair, those that overlap or touch joined; what is before its floor does not count."""
        number = len(floors)
        is_behind = ends > floors[pairs]
        pairs, starts, ends = pairs[is_behind], np.maximum(starts, floors[pairs])[is_behind], ends[is_behind]
        order = np.lexsort((ends, starts, pairs))
        # Each pair has a stretch of its own on one line, so that one pass joins the spans of all.
        offsets = pairs[order] * (int(ends.max(initial=0)) + 1)
        starts, ends = starts[order] + offsets, np.maximum.accumulate(ends[order] + offsets)
        begins = np.ones(len(starts), dtype=bool)
        begins[1:] = starts[1:] > ends[:-1]
        is_last = np.append(begins[1:], True)[: len(begins)]
        first = np.searchsorted(pairs[order][begins], np.arange(number + 1))
        return cls(first, (starts - offsets)[begins], (ends - offsets)[is_last])

    def of(self, number: int) -> list[Span]:
        """The spans of one pair, in their order."""
        here = slice(int(self.first[number]), int(self.first[number + 1]))
        return list(zip(self.starts[here].tolist(), self.ends[here].tolist(), strict=True))


def _compared(articles: Articles, texts: UInts, passages: pd.DataFrame, one: Ints, other: Ints) -> pa.Table:
    """What the words of each passage have in common, compared in parts that any process may work on.

    ``texts``: a digest of each article; ``one`` and ``other``: the numbers of a passage's articles.
    """
    digests = pair_digests(pair_digests(texts[one], texts[other]), row_digests(passages))
    offsets = [passages[name].to_numpy(dtype=np.int64) for name in _PLACES[:-1]]
    is_verbatim = (passages["kind"] == "verbatim").to_numpy(dtype=bool)
    places = Places(one, other, offsets[0], offsets[1], offsets[2], offsets[3], is_verbatim)
    order = places.in_reading_order()
    found = in_parts(COMPARED, digests[order], lambda chosen: places.of(order[chosen], articles))
    return found.take(np.argsort(order))


def _shares(articles: Articles, texts: UInts, owners: Ints, spans: Spans) -> tuple[Floats, Floats]:
    """For each pair the shares of letters and digits of the article in its spans: of all, and outside quotation marks.

    ``texts``: a digest of each article; ``owners``: the number of the article of each pair, ascending.
    """
    numbers, first = np.unique(owners, return_index=True)
    ends = np.append(first[1:], len(owners))  # of each article: where its pairs end

    def part(chosen: Ints) -> tuple[list[Article], list[Spans]]:
        return [articles[k] for k in numbers[chosen].tolist()], [covered(k) for k in chosen.tolist()]

    def covered(k: int) -> Spans:
        begins = spans.first[first[k] : ends[k] + 1]
        here = slice(int(begins[0]), int(begins[-1]))
        return Spans(begins - begins[0], spans.starts[here], spans.ends[here])

    digests = pair_digests(texts[numbers], _digests(first, ends, spans))
    found = in_parts(_COVERED, digests, part)["shares"].combine_chunks().flatten().to_numpy()
    return found[0::2], found[1::2]


def _digests(first: Ints, ends: Ints, spans: Spans) -> UInts:
    """A number for the spans that each article shares with each of its partners, in their order."""
    sizes = np.diff(spans.first)
    pair = np.repeat(np.arange(len(sizes)), sizes)
    article = np.repeat(np.arange(len(first)), ends - first)
    place, partner = np.arange(len(pair)) - spans.first[first][article[pair]], pair - first[article[pair]]
    parts = [each.astype(np.uint64) for each in (spans.starts, spans.ends, place, partner)]
    mixed = pair_digests(pair_digests(parts[0], parts[1]), pair_digests(parts[2], parts[3]))
    sums = np.append(np.uint64(0), np.cumsum(mixed, dtype=np.uint64))
    of_article = sums[spans.first[ends]] - sums[spans.first[first]]
    return pair_digests(of_article, (ends - first).astype(np.uint64))


def _cover_all(articles: Sequence[Article], covered: Sequence[Spans]) -> pa.Table:
    """For each article and each partner two shares of its letters and digits in some spans: of all, and outside marks.

    An article that hundreds share is counted through once.
    """
    shares = [_covered(article, spans) for article, spans in zip(articles, covered, strict=True)]
    sizes = np.cumsum([0, *map(len, shares)])
    flat = np.concatenate([np.zeros(0), *shares])
    return pa.table([np.arange(len(articles)), pa.ListArray.from_arrays(sizes, flat)], schema=_COVERED.schema)


_COVERED: Final = Work(_cover_all, pa.schema([(UNIT, pa.int64()), ("shares", pa.list_(pa.float64()))]), ARTICLES)


def _covered(article: Article, spans: Spans) -> Floats:
    """The two shares for each partner, one after the other."""
    out = np.zeros((len(spans.first) - 1, 2))
    pair = np.repeat(np.arange(len(out)), np.diff(spans.first))
    is_counted = _are_counted(article.text)
    for k, told in enumerate((is_counted, is_counted & ~_are_between(article))):
        count = np.append(0, np.cumsum(told))
        total = int(count[-1] - count[min(article.body_start, len(told))])
        inside = np.bincount(pair, weights=count[spans.ends] - count[spans.starts], minlength=len(out))
        if total:
            out[:, k] = inside / total
    return out.reshape(-1)


def _are_counted(text: str) -> NDArray[np.bool_]:
    """Which characters are letters or digits."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    is_counted: NDArray[np.bool_] = _IS_COUNTED[np.minimum(codes, 0xFFFF)]
    for at in np.flatnonzero(codes > 0xFFFF).tolist():
        is_counted[at] = text[at].isalnum()
    return is_counted


def _are_between(article: Article) -> NDArray[np.bool_]:
    """Which characters are between quotation marks."""
    marks = np.array(article.quoted, dtype=np.int64).reshape(-1, 2)
    out = np.zeros(len(article.text), dtype=bool)
    out[ranges(marks[:, 0], marks[:, 1] - marks[:, 0])] = True
    return out
