"""How much of one article is in another, and in what state: from the passages table to one row per pair."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
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


def measure_reuse(articles: list[Article], passages: pd.DataFrame) -> dict[tuple[str, str], Reuse]:
    """Reuse in both directions for each pair of articles that has passages."""
    by_id = {article.article_id: article for article in articles}
    spans: dict[tuple[str, str], list[Span]] = defaultdict(list)
    kept: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    swaps: dict[tuple[str, str], set[Swap]] = defaultdict(set)
    narrated: dict[tuple[str, str], int] = defaultdict(int)
    columns = ["article_id", "other_id", "start", "end", "other_start", "other_end", "kind"]
    rows = passages[passages["article_id"].isin(by_id) & passages["other_id"].isin(by_id)][columns]
    compared = _compared(articles, rows)
    for (a, b, start, end, other_start, other_end, _), found in zip(
        rows.itertuples(index=False, name=None), compared, strict=True
    ):
        swaps[a, b] |= {(at, mine, theirs) for at, _, mine, theirs in found.swapped}
        swaps[b, a] |= {(at, theirs, mine) for _, at, mine, theirs in found.swapped}
        sides = (
            ((a, b), (start, end), found.size, found.told),
            ((b, a), (other_start, other_end), found.other_size, found.other_told),
        )
        for key, span, size, count in sides:
            spans[key].append((int(span[0]), int(span[1])))
            kept[key][0] += found.run
            kept[key][1] += size
            narrated[key] += count
    shares = _shares(by_id, spans)
    return {
        (a, b): Reuse(
            *(a, b, *shares[a, b][:2], _share(*kept[a, b])),
            tuple(sorted(swaps[a, b])),
            covered=tuple(shares[a, b][2]),
            narrated=narrated[a, b],
        )
        for a, b in spans
    }


class _Found(NamedTuple):
    """Of one passage: words in common runs of five or more, words on either side, those of either in runs of at least
    three outside quotation marks, and the words swapped inside quotation marks (place, the other's place, both words).
    """

    run: int
    size: int
    other_size: int
    told: int
    other_told: int
    swapped: Sequence[Sequence[Any]]


def _compared(articles: Sequence[Article], passages: pd.DataFrame) -> list[_Found]:
    """What the words of each passage have in common, compared in parts that any process may work on."""
    ids = pd.Index([article.article_id for article in articles])
    one, other = (ids.get_indexer(pd.Index(passages[name])) for name in ("article_id", "other_id"))
    texts = row_digests(pd.DataFrame({"text": [a.text for a in articles], "begin": [a.body_start for a in articles]}))
    places = passages.drop(columns=["article_id", "other_id"])
    digests = pair_digests(pair_digests(texts[one], texts[other]), row_digests(places))
    rows = list(places.itertuples(index=False, name=None))

    def part(chosen: Ints) -> tuple[list[Article], Ints, list[tuple[Any, ...]]]:
        used, here = np.unique(np.stack([one[chosen], other[chosen]], axis=1), return_inverse=True)
        return [articles[k] for k in used.tolist()], here.reshape(-1, 2), [rows[k] for k in chosen.tolist()]

    found = in_parts(_PASSAGES, digests, part)
    columns = (found[name].to_pylist() for name in _Found._fields)
    return [
        _Found(run, size, other_size, told, other_told, json.loads(swapped) if swapped else ())
        for run, size, other_size, told, other_told, swapped in zip(*columns, strict=True)
    ]


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
    pa.schema([(name, pa.int64()) for name in (UNIT, *_Found._fields[:-1])] + [(_Found._fields[-1], pa.string())]),
    PASSAGES,
)


def _share(part: int, whole: int) -> float:
    return min(part / whole, 1.0) if whole else 0.0


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


def _union(spans: list[Span], floor: int) -> list[Span]:
    out: list[Span] = []
    for begin, end in sorted((max(begin, floor), end) for begin, end in spans if end > floor):
        if out and begin <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((begin, end))
    return out


def _shares(
    articles: dict[str, Article], spans: dict[tuple[str, str], list[Span]]
) -> dict[tuple[str, str], tuple[float, float, list[Span]]]:
    """For each pair the shares of letters and digits in its spans, of all and outside marks, and the spans joined."""
    partners: dict[str, list[str]] = defaultdict(list)
    for a, b in spans:
        partners[a].append(b)
    counted = [articles[a] for a in partners]
    covered = [[_union(spans[a, b], articles[a].body_start) for b in others] for a, others in partners.items()]

    def part(chosen: Ints) -> tuple[list[Article], list[list[list[Span]]]]:
        return [counted[k] for k in chosen.tolist()], [covered[k] for k in chosen.tolist()]

    texts = row_digests(pd.DataFrame({"text": [a.text for a in counted], "begin": [a.body_start for a in counted]}))
    digests = pair_digests(texts, np.fromiter(map(_digest, covered), dtype=np.uint64, count=len(covered)))
    found = in_parts(_COVERED, digests, part)["shares"].combine_chunks().flatten().to_numpy()
    pairs = (
        (a, b, here)
        for a, each in zip(partners, covered, strict=True)
        for b, here in zip(partners[a], each, strict=True)
    )
    told = zip(pairs, map(float, found[0::2]), map(float, found[1::2]), strict=True)
    return {(a, b): (share, narrated, here) for (a, b, here), share, narrated in told}


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
