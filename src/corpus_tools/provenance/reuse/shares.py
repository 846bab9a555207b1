"""How much of one article is in another, and in what state: from the passages table to one row per pair."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus_tools.english.tokens import FOLDED_WORD, Span
from corpus_tools.provenance.article import Article
from corpus_tools.provenance.reuse.matching import Block, matching_blocks

RUN_WORDS: Final = 5


Swap = tuple[int, str, str]
_SWAPPED_WORDS: Final = 3
_READ: Final = 2_000  # articles whose words are held at a time
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
    columns = ["article_id", "start", "end", "other_id", "other_start", "other_end", "kind"]
    words_of = lru_cache(maxsize=_READ)(lambda article_id: _Words(by_id[article_id]))
    for a, start, end, b, other_start, other_end, kind in passages[columns].itertuples(index=False, name=None):
        if a not in by_id or b not in by_id:
            continue
        # A headline is the outlet's own.
        one = words_of(a).between(max(start, by_id[a].body_start), end)
        other = words_of(b).between(max(other_start, by_id[b].body_start), other_end)
        if kind == "verbatim":
            run, common = min(len(one), len(other)), (one, other)
        else:
            run, swapped, common = _compare(by_id[a], one, by_id[b], other)
            swaps[a, b] |= {(at, mine, theirs) for at, _, mine, theirs in swapped}
            swaps[b, a] |= {(at, theirs, mine) for _, at, mine, theirs in swapped}
        for key, span, words in (((a, b), (start, end), one), ((b, a), (other_start, other_end), other)):
            spans[key].append((int(span[0]), int(span[1])))
            kept[key][0] += run
            kept[key][1] += len(words)
        for key, words in (((a, b), common[0]), ((b, a), common[1])):
            outside = words_of(key[0]).narrated
            narrated[key] += sum(at in outside for at, _ in words)
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


def _share(part: int, whole: int) -> float:
    return min(part / whole, 1.0) if whole else 0.0


Words = list[tuple[int, str]]


class _Words:
    """The words of one article, split once: hundreds of passages may lie in it."""

    def __init__(self, article: Article) -> None:
        self._article, self._folded = article, article.folded
        self._all = _found(article.folded, 0, len(article.folded))
        self._starts = [start for start, _ in self._all]

    @cached_property
    def narrated(self) -> frozenset[int]:
        """Where those outside quotation marks begin."""
        return frozenset(start for start in self._starts if not self._article.is_quoted(start))

    def between(self, start: int, end: int) -> Words:
        """The words of a span; one that an end of the span cuts, as far as it lies inside."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        is_cut = any(
            k > 0 and self._starts[k - 1] + len(self._all[k - 1][1]) > at for k, at in ((first, start), (last, end))
        )
        return _found(self._folded, start, end) if is_cut else self._all[first:last]


def _found(folded: str, start: int, end: int) -> Words:
    return [(match.start(), match.group()) for match in FOLDED_WORD.finditer(folded, start, end)]


def _compare(
    one: Article, words: Words, other: Article, other_words: Words
) -> tuple[int, list[tuple[int, int, str, str]], tuple[Words, Words]]:
    """Words in common runs of five or more, the words swapped inside quotation marks, and those in runs of three."""
    run = 0
    swapped = []
    common: tuple[Words, Words] = [], []
    a = b = 0
    blocks = matching_blocks([word for _, word in words], [word for _, word in other_words])
    for block in [*blocks, Block(len(words), len(other_words), 0)]:
        gone, put = words[a : block.a], other_words[b : block.b]
        if gone and put and max(len(gone), len(put)) <= _SWAPPED_WORDS:
            at, other_at = gone[0][0], put[0][0]
            if one.is_quoted(at) and other.is_quoted(other_at):
                swapped.append((at, other_at, _joined(gone), _joined(put)))
        run += block.size if block.size >= RUN_WORDS else 0
        if block.size >= NARRATED_RUN:
            common[0].extend(words[block.a : block.a + block.size])
            common[1].extend(other_words[block.b : block.b + block.size])
        a, b = block.a + block.size, block.b + block.size
    return run, swapped, common


def _joined(words: Words) -> str:
    return " ".join(word for _, word in words)


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
    out = {}
    # An article that hundreds share is counted through once.
    for a, others in partners.items():
        article = articles[a]
        counts = [_counted(article.text), _counted(article.narration)]
        totals = [int(count[-1] - count[min(article.body_start, len(article.text))]) for count in counts]
        for b in others:
            covered = _union(spans[a, b], article.body_start)
            inside = [sum(int(count[end] - count[begin]) for begin, end in covered) for count in counts]
            share, narrated = (part / whole if whole else 0.0 for part, whole in zip(inside, totals, strict=True))
            out[a, b] = share, narrated, covered
    return out


def _counted(text: str) -> NDArray[np.int64]:
    """How many letters and digits come before each place of the text."""
    return np.concatenate([[0], np.cumsum(np.fromiter(map(str.isalnum, text), dtype=bool, count=len(text)))])
