"""How much of one article is in another, and in what state: from the passages table to one row per pair."""

from __future__ import annotations

import json
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from threading import local
from typing import Any, Final, NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray

from corpus_tools.divided import UNIT, Ints, UInts, Work, in_parts
from corpus_tools.english.tokens import FOLDED_WORD, Span
from corpus_tools.partitions import pair_digests, row_digests
from corpus_tools.provenance.article import Article
from corpus_tools.provenance.reuse.fingerprints import ranges
from corpus_tools.provenance.reuse.matching import Block, matching_blocks
from corpus_tools.provenance.texts import Articles, in_batches, text_digests

RUN_WORDS: Final = 5


Swap = tuple[int, str, str]
Floats = NDArray[np.float64]
_IDS: Final = ("article_id", "other_id")
_PLACES: Final = ("start", "end", "other_start", "other_end", "kind")
_COUNTED: Final = ("run", "size", "other_size", "told", "other_told")
_SWAPPED_WORDS: Final = 3
_READ: Final = 2_000  # articles whose words a thread keeps
_WORDS: Final = 400_000  # of the vocabulary of these articles
PASSAGES: Final = 4_000  # in a part: a second of work or two; an article of a large story is read once in each
ARTICLES: Final = 500  # in a part: a second of work
NARRATED_RUN: Final = 3
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
    swaps = Swaps.of_passages(found["swapped"], pairs)
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

    ``passage``: place in ``told``; ``is_other``: whether the pair begins with the other article of the passage.
    """

    told: pa.Array
    pair: Ints
    passage: Ints
    is_other: NDArray[np.bool_]

    @classmethod
    def of_passages(cls, found: pa.ChunkedArray, pairs: Ints) -> Swaps:
        """``pairs``: that of each passage as the one article has it, then as the other has it."""
        rows = np.flatnonzero(found.is_valid().to_numpy())
        told = found.drop_null().combine_chunks()
        pair = np.concatenate([pairs[rows], pairs[len(found) + rows]])
        order = np.argsort(pair, kind="stable")
        passage, is_other = np.tile(np.arange(len(rows)), 2), np.repeat([False, True], len(rows))
        return cls(told, pair[order], passage[order], is_other[order])

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
        borders = np.flatnonzero(np.diff(self.pair, prepend=-1, append=-1)).tolist()
        for begin, end in pairwise(borders):
            counts[self.pair[begin]] = len(self._read(begin, end))
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

    ``texts``: a digest of each article; ``one`` and ``other``: the numbers of a passage's articles. Columns: ``run``,
    words in common runs of five or more; ``size`` and ``other_size``, words on either side; ``told`` and
    ``other_told``, those of either in runs of at least three outside quotation marks; ``swapped``, the words swapped
    inside quotation marks as JSON (place, the other's place, both words), missing where there are none.
    """
    digests = pair_digests(pair_digests(texts[one], texts[other]), row_digests(passages))

    def part(chosen: Ints) -> tuple[list[Article], Ints, list[tuple[Any, ...]]]:
        used, here = np.unique(np.stack([one[chosen], other[chosen]], axis=1), return_inverse=True)
        rows = list(passages.iloc[chosen].itertuples(index=False, name=None))
        return [articles[k] for k in used.tolist()], here.reshape(-1, 2), rows

    return in_parts(_PASSAGES, digests, part)


def _compare_all(articles: Sequence[Article], pairs: Ints, rows: Sequence[tuple[Any, ...]]) -> pa.Table:
    """What the words of some passages have in common, one row each."""
    found: list[tuple[int, int, int, int, int]] = []
    told: list[str | None] = []
    for (a, b), (start, end, other_start, other_end, kind) in zip(pairs.tolist(), rows, strict=True):
        # A headline is the outlet's own.
        words, other_words = _KEPT.of(articles[a], articles[b])
        one = words.between(max(start, articles[a].body_start), end)
        other = other_words.between(max(other_start, articles[b].body_start), other_end)
        swapped: list[tuple[int, int, str, str]] = []
        if kind == "verbatim":
            run = min(one.size, other.size)
            narrated = one.narrated(0, one.size), other.narrated(0, other.size)
        else:
            run, swapped, narrated = _compare(one, other)
        found.append((run, one.size, other.size, *narrated))
        told.append(json.dumps(swapped) if swapped else None)
    counts = np.array(found, dtype=np.int64).reshape(-1, len(_COUNTED)).T
    return pa.table([np.arange(len(found)), *counts, pa.array(told, pa.string())], schema=_PASSAGES.schema)


_PASSAGES: Final = Work(
    _compare_all,
    pa.schema([(name, pa.int64()) for name in (UNIT, *_COUNTED)] + [("swapped", pa.string())]),
    PASSAGES,
)


class _Numbers(dict[str, str]):
    """A number for each word, as a character: texts of these are compared faster than lists of words."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def __missing__(self, word: str) -> str:
        number = self[word] = chr(len(self.words))
        self.words.append(word)
        return number


@dataclass(frozen=True)
class _Split:
    """The words of one article, split once: hundreds of passages may lie in it.

    ``codes``: a character for each word; ``narrated[k]``: how many of the first ``k`` words are outside quotation
    marks.
    """

    article: Article
    numbers: _Numbers
    codes: str
    starts: Sequence[int]
    narrated: Sequence[int]

    @classmethod
    def of(cls, article: Article, numbers: _Numbers) -> _Split:
        codes, starts = _found(numbers, article.folded, 0, len(article.folded))
        narrated = np.cumsum(~_are_quoted(article, starts)).tolist()
        return cls(article, numbers, codes, array("i", starts), array("i", [0, *narrated]))

    def between(self, start: int, end: int) -> _Stretch:
        """The words of a span; a word cut by an end of the span counts with the part inside."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, max(start, end))
        if self._is_cut(first, start) or self._is_cut(last, end):
            return self._cut(start, end)
        return _Stretch(self, first, last)

    def _is_cut(self, k: int, at: int) -> bool:
        """Whether the word before word ``k`` ends behind a place."""
        return k > 0 and self.starts[k - 1] + len(self.numbers.words[ord(self.codes[k - 1])]) > at

    def _cut(self, start: int, end: int) -> _Stretch:
        """The words of a span that begins or ends within a word; a partial first word is not counted."""
        codes, starts = _found(self.numbers, self.article.folded, start, end)
        whole = set(self.starts)
        is_narrated = [at in whole and not self.article.is_quoted(at) for at in starts]
        return _Stretch(_Split(self.article, self.numbers, codes, starts, [0, *accumulate(is_narrated)]), 0, len(codes))


class _Stretch(NamedTuple):
    """Consecutive words of an article: from word ``first`` to before word ``last``."""

    split: _Split
    first: int
    last: int

    @property
    def size(self) -> int:
        return self.last - self.first

    @property
    def codes(self) -> str:
        return self.split.codes[self.first : self.last]

    def start(self, k: int) -> int:
        """The position at which word ``k`` of these words begins."""
        return self.split.starts[self.first + k]

    def text(self, begin: int, end: int) -> str:
        words = self.split.numbers.words
        return " ".join([words[ord(code)] for code in self.split.codes[self.first + begin : self.first + end]])

    def narrated(self, begin: int, end: int) -> int:
        """How many of the words ``begin`` to ``end`` are outside quotation marks."""
        return self.split.narrated[self.first + end] - self.split.narrated[self.first + begin]


class _Kept(local):
    """The words of the articles that a thread compared last, for the next passages that lie in them."""

    def __init__(self) -> None:
        self._numbers = _Numbers()
        self._splits: dict[tuple[str, int], _Split] = {}

    def of(self, one: Article, other: Article) -> tuple[_Split, _Split]:
        """The words of two articles, with the same numbers."""
        if len(self._numbers.words) > _WORDS:
            self._numbers, self._splits = _Numbers(), {}
        return self._of(one), self._of(other)

    def _of(self, article: Article) -> _Split:
        key = article.text, article.body_start
        split = self._splits.pop(key, None) or _Split.of(article, self._numbers)
        self._splits[key] = split
        if len(self._splits) > _READ:
            del self._splits[next(iter(self._splits))]
        return split


_KEPT: Final = _Kept()


def _found(numbers: _Numbers, folded: str, start: int, end: int) -> tuple[str, list[int]]:
    """The words of a span, and where each begins."""
    matches = list(FOLDED_WORD.finditer(folded, start, end))
    return "".join([numbers[match.group()] for match in matches]), [match.start() for match in matches]


def _are_quoted(article: Article, places: Sequence[int]) -> NDArray[np.bool_]:
    """Whether each character comes between quotation marks."""
    marks = np.array(article.quoted, dtype=np.int64).reshape(-1, 2)
    at = np.searchsorted(marks[:, 0], places, side="right") - 1
    ends = np.append(marks[:, 1], -1)  # behind the last one: for a place before the first mark
    quoted: NDArray[np.bool_] = ends[at] > places
    return quoted


def _compare(words: _Stretch, other_words: _Stretch) -> tuple[int, list[tuple[int, int, str, str]], tuple[int, int]]:
    """Words in common runs of five or more, the words swapped inside quotation marks, and for each side how many words
    in runs of at least three are outside quotation marks.
    """
    one, other = words.split.article, other_words.split.article
    run = told = other_told = 0
    swapped = []
    a = b = 0
    for block in [*matching_blocks(words.codes, other_words.codes), Block(words.size, other_words.size, 0)]:
        if a < block.a <= a + _SWAPPED_WORDS and b < block.b <= b + _SWAPPED_WORDS:
            at, other_at = words.start(a), other_words.start(b)
            if one.is_quoted(at) and other.is_quoted(other_at):
                swapped.append((at, other_at, words.text(a, block.a), other_words.text(b, block.b)))
        a, b = block.a + block.size, block.b + block.size
        run += block.size if block.size >= RUN_WORDS else 0
        if block.size >= NARRATED_RUN:
            told += words.narrated(block.a, a)
            other_told += other_words.narrated(block.b, b)
    return run, swapped, (told, other_told)


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
