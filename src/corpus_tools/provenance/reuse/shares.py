"""How much of one article is in another, and in what state: from the passages table to one row per pair."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from itertools import accumulate
from typing import Any, Final, NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray

from corpus_tools.divided import UNIT, Ints, Work, in_parts
from corpus_tools.english.tokens import FOLDED_WORD, Span
from corpus_tools.partitions import pair_digests, row_digests
from corpus_tools.provenance.article import Article
from corpus_tools.provenance.reuse.matching import Block, matching_blocks

RUN_WORDS: Final = 5


Swap = tuple[int, str, str]
Floats = NDArray[np.float64]
_IDS: Final = ("article_id", "other_id")
_PLACES: Final = ("start", "end", "other_start", "other_end", "kind")
_COUNTED: Final = ("run", "size", "other_size", "told", "other_told")
_SWAPPED_WORDS: Final = 3
_READ: Final = 2_000  # articles whose words are held at a time
PASSAGES: Final = 4_000  # in a part: a second of work or two; an article of a large story is read once in each
ARTICLES: Final = 500  # in a part: a second of work
NARRATED_RUN: Final = 3


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


class Reuses(Mapping[tuple[str, str], Reuse]):
    """What each article shares with each other one, by both ids, in the order of the articles.

    Held as columns, and read as :class:`Reuse` where a pair is asked for: where a story is in many outlets there are
    many more pairs than articles.
    """

    def __init__(
        self,
        ids: Sequence[str],
        keys: Ints,
        columns: Mapping[str, NDArray[Any]],
        spans: _Spans,
        swaps: Mapping[int, set[Swap]],
    ) -> None:
        self._ids, self._keys, self._columns, self._spans = ids, keys, columns, spans
        self._numbers = {article_id: number for number, article_id in enumerate(ids)}
        self._swaps = {number: tuple(sorted(found)) for number, found in swaps.items()}

    def __len__(self) -> int:
        return len(self._keys)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        for key in self._keys.tolist():
            one, other = divmod(key, len(self._ids))
            yield self._ids[one], self._ids[other]

    def __getitem__(self, pair: tuple[str, str]) -> Reuse:
        one, other = (self._numbers[article_id] for article_id in pair)
        key = one * len(self._ids) + other
        number = int(np.searchsorted(self._keys, key))
        if number == len(self._keys) or self._keys[number] != key:
            raise KeyError(pair)
        told = {name: values[number].item() for name, values in self._columns.items()}
        return Reuse(*pair, swaps=self._swaps.get(number, ()), covered=tuple(self._spans.of(number)), **told)


def measure_reuse(articles: list[Article], passages: pd.DataFrame) -> Reuses:
    """Reuse in both directions for each pair of articles that has passages."""
    ids = pd.Index([article.article_id for article in articles])
    is_known = passages["article_id"].isin(ids) & passages["other_id"].isin(ids)
    rows = passages.loc[is_known, [*_IDS, *_PLACES]]
    one, other = (ids.get_indexer(pd.Index(rows[name])) for name in _IDS)
    found = _compared(articles, rows, one, other)
    keys, pairs = np.unique(_both(one * len(ids) + other, other * len(ids) + one), return_inverse=True)
    start, end, other_start, other_end = (rows[name].to_numpy(dtype=np.int64) for name in _PLACES[:-1])
    owners = keys // max(len(ids), 1)
    floors = np.array([article.body_start for article in articles], dtype=np.int64)[owners]
    spans = _Spans.joined(pairs, _both(start, other_start), _both(end, other_end), floors)

    def summed(one: str, other: str) -> Ints:
        values = _both(found[one].to_numpy(), found[other].to_numpy())
        return np.bincount(pairs, weights=values, minlength=len(keys)).astype(np.int64)

    sizes = summed("size", "other_size")
    kept = np.divide(summed("run", "run"), sizes, out=np.zeros(len(keys)), where=sizes > 0)
    share, narrated_share = _shares(articles, owners, spans)
    columns = {
        "share": share,
        "narrated_share": narrated_share,
        "kept": np.minimum(kept, 1.0),
        "narrated": summed("told", "other_told"),
    }
    return Reuses(ids.tolist(), keys, columns, spans, _swaps(found["swapped"], pairs))


def _both(one: Ints, other: Ints) -> Ints:
    """The figures of passages as the one article has them, and then as the other has them."""
    return np.concatenate([one, other]).astype(np.int64)


def _swaps(found: pa.ChunkedArray, pairs: Ints) -> dict[int, set[Swap]]:
    """The words swapped in each pair, by its number, from those of its passages."""
    swaps: dict[int, set[Swap]] = defaultdict(set)
    for row in np.flatnonzero(found.is_valid().to_numpy()).tolist():
        for at, other_at, mine, theirs in json.loads(found[row].as_py()):
            swaps[int(pairs[row])].add((at, mine, theirs))
            swaps[int(pairs[len(found) + row])].add((other_at, theirs, mine))
    return swaps


class _Spans(NamedTuple):
    """Where the passages of pairs are: those of pair ``k`` are ``starts`` and ``ends`` from ``first[k]`` on."""

    first: Ints
    starts: Ints
    ends: Ints

    @classmethod
    def joined(cls, pairs: Ints, starts: Ints, ends: Ints, floors: Ints) -> _Spans:
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


def _compared(articles: Sequence[Article], passages: pd.DataFrame, one: Ints, other: Ints) -> pa.Table:
    """What the words of each passage have in common, compared in parts that any process may work on.

    ``one`` and ``other``: the numbers of its articles. Columns: ``run``, words in common runs of five or more; ``size``
    and ``other_size``, words on either side; ``told`` and ``other_told``, those of either in runs of at least three
    outside quotation marks; ``swapped``, the words swapped inside quotation marks as JSON (place, the other's place,
    both words), missing where there are none.
    """
    texts = row_digests(pd.DataFrame({"text": [a.text for a in articles], "begin": [a.body_start for a in articles]}))
    places = passages.drop(columns=list(_IDS))
    digests = pair_digests(pair_digests(texts[one], texts[other]), row_digests(places))

    def part(chosen: Ints) -> tuple[list[Article], Ints, list[tuple[Any, ...]]]:
        used, here = np.unique(np.stack([one[chosen], other[chosen]], axis=1), return_inverse=True)
        rows = list(places.iloc[chosen].itertuples(index=False, name=None))
        return [articles[k] for k in used.tolist()], here.reshape(-1, 2), rows

    return in_parts(_PASSAGES, digests, part)


def _compare_all(articles: Sequence[Article], pairs: Ints, rows: Sequence[tuple[Any, ...]]) -> pa.Table:
    """What the words of some passages have in common, one row each."""
    numbers = _Numbers()
    words_of = lru_cache(maxsize=_READ)(lambda k: _Split.of(articles[k], numbers))
    found: dict[str, list[object]] = {name: [] for name in _PASSAGES.schema.names}
    for unit, ((a, b), (start, end, other_start, other_end, kind)) in enumerate(zip(pairs.tolist(), rows, strict=True)):
        # A headline is the outlet's own.
        one = words_of(a).between(max(start, articles[a].body_start), end)
        other = words_of(b).between(max(other_start, articles[b].body_start), other_end)
        swapped: list[tuple[int, int, str, str]] = []
        if kind == "verbatim":
            run = min(one.size, other.size)
            told = one.narrated(0, one.size), other.narrated(0, other.size)
        else:
            run, swapped, told = _compare(articles[a], one, articles[b], other)
        values = (unit, run, one.size, other.size, *told, json.dumps(swapped) if swapped else None)
        for name, value in zip(found, values, strict=True):
            found[name].append(value)
    return pa.table(found, _PASSAGES.schema)


_PASSAGES: Final = Work(
    _compare_all,
    pa.schema([(name, pa.int64()) for name in (UNIT, *_COUNTED)] + [("swapped", pa.string())]),
    PASSAGES,
)


class _Numbers(dict[str, int]):
    """A number for each word, since numbers are compared faster."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self.words)
        self.words.append(word)
        return number


@dataclass(frozen=True)
class _Split:
    """The words of one article, split once: hundreds of passages may lie in it.

    ``narrated[k]``: how many of the first ``k`` words are outside quotation marks.
    """

    article: Article
    numbers: _Numbers
    codes: tuple[int, ...]
    starts: list[int]
    narrated: list[int]

    @classmethod
    def of(cls, article: Article, numbers: _Numbers) -> _Split:
        found = _found(article.folded, 0, len(article.folded))
        starts = [start for start, _ in found]
        is_narrated = [not article.is_quoted(start) for start in starts]
        codes = tuple([numbers[word] for _, word in found])
        return cls(article, numbers, codes, starts, [0, *accumulate(is_narrated)])

    def between(self, start: int, end: int) -> _Stretch:
        """The words of a span; a word cut by an end of the span counts with the part inside."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, max(start, end))
        if any(k > 0 and self._end(k - 1) > at for k, at in ((first, start), (last, end))):
            return self._cut(start, end)
        return _Stretch(self, first, last)

    def _end(self, k: int) -> int:
        return self.starts[k] + len(self.numbers.words[self.codes[k]])

    def _cut(self, start: int, end: int) -> _Stretch:
        """The words of a span that begins or ends within a word; a partial first word is not counted."""
        found = _found(self.article.folded, start, end)
        whole = set(self.starts)
        is_narrated = [at in whole and not self.article.is_quoted(at) for at, _ in found]
        codes = tuple([self.numbers[word] for _, word in found])
        starts = [at for at, _ in found]
        cut = _Split(self.article, self.numbers, codes, starts, [0, *accumulate(is_narrated)])
        return _Stretch(cut, 0, len(codes))


class _Stretch(NamedTuple):
    """Consecutive words of an article: from word ``first`` to before word ``last``."""

    split: _Split
    first: int
    last: int

    @property
    def size(self) -> int:
        return self.last - self.first

    @property
    def codes(self) -> tuple[int, ...]:
        return self.split.codes[self.first : self.last]

    def start(self, k: int) -> int:
        """The position at which word ``k`` of these words begins."""
        return self.split.starts[self.first + k]

    def text(self, begin: int, end: int) -> str:
        words = self.split.numbers.words
        return " ".join([words[code] for code in self.split.codes[self.first + begin : self.first + end]])

    def narrated(self, begin: int, end: int) -> int:
        """How many of the words ``begin`` to ``end`` are outside quotation marks."""
        return self.split.narrated[self.first + end] - self.split.narrated[self.first + begin]


def _found(folded: str, start: int, end: int) -> list[tuple[int, str]]:
    return [(match.start(), match.group()) for match in FOLDED_WORD.finditer(folded, start, end)]


def _compare(
    one: Article, words: _Stretch, other: Article, other_words: _Stretch
) -> tuple[int, list[tuple[int, int, str, str]], tuple[int, int]]:
    """Words in common runs of five or more, the words swapped inside quotation marks, and for each side how many words
    in runs of at least three are outside quotation marks.
    """
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


def _shares(articles: Sequence[Article], owners: Ints, spans: _Spans) -> tuple[Floats, Floats]:
    """For each pair the shares of letters and digits of the article in its spans: of all, and outside quotation marks.

    ``owners``: the number of the article of each pair, ascending.
    """
    numbers, first = np.unique(owners, return_index=True)
    ends = np.append(first[1:], len(owners))  # of each article: where its pairs end

    def covered(k: int) -> list[list[Span]]:
        return [spans.of(pair) for pair in range(int(first[k]), int(ends[k]))]

    def part(chosen: Ints) -> tuple[list[Article], list[list[list[Span]]]]:
        return [articles[k] for k in numbers[chosen].tolist()], [covered(k) for k in chosen.tolist()]

    counted = [articles[k] for k in numbers.tolist()]
    texts = row_digests(pd.DataFrame({"text": [a.text for a in counted], "begin": [a.body_start for a in counted]}))
    told = (_digest(covered(k)) for k in range(len(numbers)))
    digests = pair_digests(texts, np.fromiter(told, dtype=np.uint64, count=len(numbers)))
    found = in_parts(_COVERED, digests, part)["shares"].combine_chunks().flatten().to_numpy()
    return found[0::2], found[1::2]


def _digest(covered: list[list[Span]]) -> int:
    """A number for the spans that an article shares with each partner."""
    numbers = [len(covered), *map(len, covered), *(place for spans in covered for span in spans for place in span)]
    return int.from_bytes(blake2b(np.array(numbers, dtype=np.int64).tobytes(), digest_size=8).digest())


def _cover_all(articles: Sequence[Article], covered: Sequence[Sequence[Sequence[Span]]]) -> pa.Table:
    """For each article and each partner two shares of its letters and digits in some spans: of all, and outside marks.

    An article that hundreds share is counted through once.
    """
    shares = []
    for article, others in zip(articles, covered, strict=True):
        counts = [_counted(article.text), _counted(article.narration)]
        totals = [int(count[-1] - count[min(article.body_start, len(article.text))]) for count in counts]
        told: list[float] = []
        for spans in others:
            inside = [sum(int(count[end] - count[begin]) for begin, end in spans) for count in counts]
            told += (part / whole if whole else 0.0 for part, whole in zip(inside, totals, strict=True))
        shares.append(told)
    return pa.table({UNIT: np.arange(len(articles)), "shares": shares}, _COVERED.schema)


_COVERED: Final = Work(_cover_all, pa.schema([(UNIT, pa.int64()), ("shares", pa.list_(pa.float64()))]), ARTICLES)


def _counted(text: str) -> NDArray[np.int64]:
    """How many letters and digits come before each place of the text."""
    return np.concatenate([[0], np.cumsum(np.fromiter(map(str.isalnum, text), dtype=bool, count=len(text)))])
