"""What the words of passages have in common, for many passages at once.

The words of all articles that some passages lie in stand in one row, so that where passages begin and end, and which of
their words are outside quotation marks, is looked up for all of them together. Only the alignment of two passages
(:mod:`corpus_tools.provenance.reuse.matching`) is made one by one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from threading import local
from typing import Any, Final, NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from corpus_tools.arrays import Bools, Ints
from corpus_tools.divided import UNIT, Work
from corpus_tools.english.tokens import FOLDED_WORD
from corpus_tools.provenance.article import Article
from corpus_tools.provenance.reuse.matching import matching_blocks
from corpus_tools.provenance.reuse.partners import partner_order
from corpus_tools.provenance.texts import Articles

RUN_WORDS: Final = 5
NARRATED_RUN: Final = 3
_SWAPPED_WORDS: Final = 3
_READ: Final = 2_000  # articles whose words a thread keeps
_WORDS: Final = 400_000  # of the vocabulary of these articles
_MOST_WORDS: Final = 0x110000  # as many as there are characters
_PIECES: Final = re.compile(f"({FOLDED_WORD.pattern})")  # splits a text into its words and what is between them
PASSAGES: Final = 4_000  # in a part: a second of work; an article of a large story is read once in each
COUNTED: Final = ("run", "size", "other_size", "told", "other_told", "swaps")


class Places(NamedTuple):
    """Where passages are: the numbers of their two articles, offsets in either, and whether all words are the same."""

    one: Ints
    other: Ints
    start: Ints
    end: Ints
    other_start: Ints
    other_end: Ints
    is_verbatim: Bools

    def in_reading_order(self) -> Ints:
        """The passages in an order in which those of the same articles, and of articles that share text, are near."""
        used, here = np.unique(np.stack([self.one, self.other]), return_inverse=True)
        one, other = here.reshape(2, -1)
        place = partner_order(one, other, len(used))
        order: Ints = np.argsort(np.minimum(place[one], place[other]), kind="stable")
        return order

    def of(self, chosen: slice | Ints, articles: Articles) -> tuple[list[Article], Places]:
        """Some of the passages, with the articles that they lie in."""
        used, here = np.unique(np.stack([self.one[chosen], self.other[chosen]]), return_inverse=True)
        one, other = here.reshape(2, -1)
        _, _, *offsets = (each[chosen] for each in self[:6])
        start, end, other_start, other_end = offsets
        places = Places(one, other, start, end, other_start, other_end, self.is_verbatim[chosen])
        return [articles[k] for k in used.tolist()], places


class _FullError(Exception):
    """More distinct words than there are numbers for."""


def _compare(articles: Sequence[Article], places: Places) -> pa.Table:
    """What the words of some passages have in common, one row each.

    ``run``: words in common runs of five or more; ``size`` and ``other_size``: words on either side; ``told`` and
    ``other_told``: those of either in runs of at least three outside quotation marks; ``swaps``: how often words were
    swapped inside quotation marks; ``swapped``: these words as JSON (place, the other's place, both words), missing
    where there are none. A headline is the outlet's own: what is before the body does not count.
    """
    try:
        return _compared(articles, places, _KEPT.words_of(articles))
    except _FullError:
        _KEPT.forget()
        count = len(places.one)
        if count < 2:
            raise
        halves = (places.of(half, articles) for half in (slice(0, count // 2), slice(count // 2, count)))
        whole = pa.concat_tables([_compare(*half) for half in halves])
        return whole.set_column(0, UNIT, pa.array(np.arange(count)))


COMPARED: Final = Work(
    _compare, pa.schema([(name, pa.int64()) for name in (UNIT, *COUNTED)] + [("swapped", pa.string())]), PASSAGES
)


class _Numbers(dict[str, str]):
    """A number for each word, as a character: texts of these are compared faster than lists of words."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def __missing__(self, word: str) -> str:
        if len(self.words) == _MOST_WORDS:
            raise _FullError
        number = self[word] = chr(len(self.words))
        self.words.append(word)
        return number


class _Split(NamedTuple):
    """The words of an article: a character for each, where it begins and ends, and whether it is in a quotation."""

    codes: str
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    is_quoted: Bools


def _split(article: Article, numbers: _Numbers, start: int, end: int) -> _Split:
    """The words of a span; a word cut by an end of the span counts with the part inside."""
    pieces = _PIECES.split(article.folded[start:end])
    borders = np.cumsum(np.fromiter(map(len, pieces), dtype=np.int32, count=len(pieces)), dtype=np.int32) + np.int32(
        start
    )
    starts, ends = borders[:-1:2], borders[1::2]
    codes = "".join([numbers[word] for word in pieces[1::2]])
    return _Split(codes, starts, ends, are_quoted(article, starts))


def are_quoted(article: Article, places: NDArray[np.int32] | Ints) -> Bools:
    """Whether each character comes between quotation marks."""
    marks = np.array(article.quoted, dtype=np.int64).reshape(-1, 2)
    at = np.searchsorted(marks[:, 0], places, side="right") - 1
    ends = np.append(marks[:, 1], -1)  # the last for a place before the first mark
    quoted: Bools = ends[at] > places
    return quoted


class _Kept(local):
    """The words of the articles that a thread compared last, for the next passages that lie in them."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Begin with no words."""
        self.numbers = _Numbers()
        self._splits: dict[str, _Split] = {}

    def words_of(self, articles: Sequence[Article]) -> list[_Split]:
        """The words of some articles, with the same numbers."""
        if len(self.numbers.words) > _WORDS:
            self.forget()
        found = []
        for article in articles:
            split = self._splits.pop(article.text, None)
            if split is None:
                split = _split(article, self.numbers, 0, len(article.text))
            self._splits[article.text] = split
            found.append(split)
        for text in list(self._splits)[: max(len(self._splits) - _READ, 0)]:
            del self._splits[text]
        return found


_KEPT: Final = _Kept()


class _Row(NamedTuple):
    """The words of articles in a row; ``told[k]``: how many of the first ``k`` are outside quotation marks."""

    codes: str
    starts: Ints
    is_quoted: Bools
    told: Ints


class _Stretches(NamedTuple):
    """The words of passages in the row: from ``first`` to before ``last``."""

    first: Ints
    last: Ints

    @property
    def sizes(self) -> Ints:
        return self.last - self.first


def _compared(articles: Sequence[Article], places: Places, splits: list[_Split]) -> pa.Table:
    row, one, other = _in_row(articles, places, splits)
    blocks = _Blocks.of(row, one, other, ~places.is_verbatim)
    count = len(places.one)

    def summed(chosen: Bools, values: Ints) -> Ints:
        return np.bincount(blocks.passage[chosen], weights=values[chosen], minlength=count).astype(np.int64)

    is_told = blocks.size >= NARRATED_RUN
    run = summed(blocks.size >= RUN_WORDS, blocks.size)
    told = [summed(is_told, row.told[at + blocks.size] - row.told[at]) for at in (blocks.a, blocks.b)]
    same = places.is_verbatim
    run[same] = np.minimum(one.sizes, other.sizes)[same]
    for counted, side in zip(told, (one, other), strict=True):
        counted[same] = (row.told[side.last] - row.told[side.first])[same]
    swapped: list[str | None] = [None] * count
    swaps = np.zeros(count, dtype=np.int64)
    for passage, found in blocks.swaps(row):
        swapped[passage], swaps[passage] = json.dumps(found), len(found)
    counts = [run, one.sizes, other.sizes, *told, swaps]
    return pa.table([np.arange(count), *counts, pa.array(swapped, pa.string())], schema=COMPARED.schema)


def _in_row(articles: Sequence[Article], places: Places, splits: list[_Split]) -> tuple[_Row, _Stretches, _Stretches]:
    """The words of all articles in a row, and those of either side of the passages.

    Of a passage that begins or ends within a word, the words are read anew and stand behind all others; a partial first
    word is not counted.
    """
    line = _Line(articles, splits)
    told = [~split.is_quoted for split in splits]
    one = line.between(places.one, places.start, places.end, told)
    other = line.between(places.other, places.other_start, places.other_end, told)
    row = _Row(
        "".join([split.codes for split in line.splits]),
        _joined([split.starts for split in line.splits], np.int64),
        _joined([split.is_quoted for split in line.splits], bool),
        np.append(0, np.cumsum(_joined(told, bool))),
    )
    return row, one, other


def _joined(arrays: Sequence[NDArray[Any]], dtype: Any) -> NDArray[Any]:
    return np.concatenate([np.zeros(0, dtype=dtype), *arrays])


class _Line:
    """Where the words of articles are on one line, on which each article has a stretch of its own."""

    def __init__(self, articles: Sequence[Article], splits: Sequence[_Split]) -> None:
        self._articles, self.splits = articles, list(splits)
        lengths = np.array([len(article.text) + 1 for article in articles], dtype=np.int64)
        sizes = np.array([len(split.codes) for split in splits], dtype=np.int64)
        self._base, self._first_word = np.cumsum(lengths) - lengths, np.cumsum(sizes) - sizes
        base = np.repeat(self._base, sizes)
        self._starts = _joined([split.starts for split in splits], np.int64) + base
        self._ends = _joined([split.ends for split in splits], np.int64) + base
        self._begins = np.array([article.body_start for article in articles], dtype=np.int64)
        self._words = int(sizes.sum())

    def between(self, article: Ints, start: Ints, end: Ints, told: list[Bools]) -> _Stretches:
        """The words of spans of articles; those read anew are added, and to ``told`` whether they are narration."""
        start = np.maximum(start, self._begins[article])
        base = self._base[article]
        first = np.searchsorted(self._starts, base + start)
        last = np.searchsorted(self._starts, base + np.maximum(start, end))
        is_cut = self._are_cut(article, first, base + start) | self._are_cut(article, last, base + end)
        for k in np.flatnonzero(is_cut).tolist():
            owner = int(article[k])
            split = _split(self._articles[owner], _KEPT.numbers, int(start[k]), int(end[k]))
            told.append(~split.is_quoted & np.isin(split.starts, self.splits[owner].starts))
            self.splits.append(split)
            first[k] = self._words
            self._words += len(split.codes)
            last[k] = self._words
        return _Stretches(first, last)

    def _are_cut(self, article: Ints, word: Ints, place: Ints) -> Bools:
        """Whether the word before a word, in the same article, ends behind a place."""
        is_behind: Bools = word > self._first_word[article]
        is_behind[is_behind] = self._ends[word[is_behind] - 1] > place[is_behind]
        return is_behind


class _Blocks(NamedTuple):
    """Words in common in a row: the passage, the first of them in either article, and how many; each passage ends with
    a block of none behind its last word. ``before`` and ``other_before``: the first words behind the block before.
    """

    passage: Ints
    a: Ints
    b: Ints
    size: Ints
    before: Ints
    other_before: Ints

    @classmethod
    def of(cls, row: _Row, one: _Stretches, other: _Stretches, chosen: Bools) -> _Blocks:
        """The blocks of the chosen passages."""
        passages = np.flatnonzero(chosen)
        codes = row.codes
        spans = zip(*(each[passages].tolist() for each in (*one, *other)), strict=True)
        found = [[*matching_blocks(codes[a:b], codes[c:d]), (b - a, d - c, 0)] for a, b, c, d in spans]
        sizes = np.array(list(map(len, found)), dtype=np.int64)
        flat = np.fromiter(chain.from_iterable(chain.from_iterable(found)), dtype=np.int64)
        a, b, size = flat.reshape(-1, 3).T
        passage = np.repeat(passages, sizes)
        a, b = a + one.first[passage], b + other.first[passage]
        begins = np.cumsum(sizes) - sizes
        before, other_before = np.roll(a + size, 1), np.roll(b + size, 1)
        before[begins], other_before[begins] = one.first[passages], other.first[passages]
        return cls(passage, a, b, size, before, other_before)

    def swaps(self, row: _Row) -> Iterator[tuple[int, list[tuple[int, int, str, str]]]]:
        """The passages with words swapped between blocks, inside quotation marks on both sides."""
        left, right = self.a - self.before, self.b - self.other_before
        is_swap = (left > 0) & (left <= _SWAPPED_WORDS) & (right > 0) & (right <= _SWAPPED_WORDS)
        at = np.flatnonzero(is_swap)
        at = at[row.is_quoted[self.before[at]] & row.is_quoted[self.other_before[at]]]
        places = row.starts[self.before[at]].tolist(), row.starts[self.other_before[at]].tolist()
        mine, theirs = _words(row, self.before[at], self.a[at]), _words(row, self.other_before[at], self.b[at])
        found = list(zip(*places, mine, theirs, strict=True))
        borders = np.flatnonzero(np.diff(self.passage[at], prepend=-1, append=-1)).tolist()
        for begin, end in pairwise(borders):
            yield int(self.passage[at[begin]]), found[begin:end]


def _words(row: _Row, begins: Ints, ends: Ints) -> list[str]:
    """The words of stretches of the row."""
    words, codes = _KEPT.numbers.words, row.codes
    return [
        words[ord(codes[begin])] if end - begin == 1 else " ".join([words[ord(code)] for code in codes[begin:end]])
        for begin, end in zip(begins.tolist(), ends.tolist(), strict=True)
    ]
