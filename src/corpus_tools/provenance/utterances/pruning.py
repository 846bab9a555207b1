"""Which pairs of quotations cannot be one utterance, judged by their words and occasions before they are aligned.

The time of an alignment grows with the product of both lengths. The longest common subsequence, which rapidfuzz finds
in a fraction of it, gives the most words that any alignment can find equal, and so their greatest possible weight:
counted for words of each weight, and for each part of a split quotation, since only the parts that an alignment touches
count. With the longest run of words in common and with what is known of speakers and days, the rules of :mod:`.linking`
decide whether this could suffice. No pair that is left out here would be linked by any of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple, Protocol

import numpy as np
from rapidfuzz.distance import LCSseq

from corpus_tools.provenance.reuse.fingerprints import Ints
from corpus_tools.provenance.utterances.edits import weighed_parts
from corpus_tools.provenance.utterances.linking import (
    FEW,
    HALF,
    LEAST_OF_LONG,
    LEAST_SHARED,
    LONG_RUN,
    MUCH,
    POSTED_RUN,
    TELLING,
    Occasion,
    is_possible,
    may_be_linked,
)
from corpus_tools.provenance.utterances.sharing import Sharing
from corpus_tools.provenance.utterances.tokens import MARKS, WEIGHTS, Bag, Token, weight

RUN: Final = FEW - 1  # words in a row: the shortest run by which a rule makes up for less than most of the words
_LIGHTEST: Final = 0.2  # weight of a function word
_ROUNDING: Final = 1e-6
_NEVER_LONGER: Final = 2 * max(LONG_RUN, POSTED_RUN)  # no rule requires so many consecutive words
_STEPS: Final = 20  # steps of the share of a quotation: they include the shares in the rules

Occasions = Callable[[int, int], Iterable[Occasion]]


class _Part(NamedTuple):
    """A part of a quotation: its words of each weight, and the weight of those that the speaker said."""

    words: list[list[int]]
    told: float


class Worded(Protocol):
    """The words of a quotation: a version, or its wording alone."""

    @property
    def tokens(self) -> list[Token]: ...

    @property
    def words(self) -> tuple[str, ...]: ...

    @property
    def bag(self) -> Bag: ...


class Pruner:
    """Finds pairs of quotations that may be linked; their words are converted to numbers once."""

    def __init__(self, versions: Sequence[Worded]) -> None:
        numbers: dict[str, int] = {}
        self._versions = versions
        self._words = [
            [numbers.setdefault(norm, len(numbers)) for norm in version.words if norm not in MARKS]
            for version in versions
        ]
        self._numbers = numbers
        self._kinds = [WEIGHTS.index(weight(word)) for word in numbers]
        # A part in square brackets weighs nothing, and may be all that the other shares.
        self._lightest = [min(told for _, _, told in weighed_parts(version.tokens)) for version in versions]
        self._runs_of = cache(self._read_runs)
        self._by_weight = cache(lambda i: self._apart(self._words[i]))
        self._parts = cache(self._read_parts)

    def may_be_linked(self, i: int, j: int, occasions: Iterable[Occasion], shared: Sequence[int] | None = None) -> bool:
        """Whether what two quotations share can be enough for one of the rules on one of the occasions.

        ``shared``: how many words of each of the :data:`WEIGHTS` both hold, if that has been counted. Slower
        checks come last.
        """
        most = self._most_shared(i, j, shared)
        cover = most / max(min(self._lightest[i], self._lightest[j]), _LIGHTEST)
        if not may_be_linked(most, cover):
            return False
        has_run = not self._runs_of(i).isdisjoint(self._runs_of(j))
        if cover < MUCH and not has_run:
            return False
        known = list(dict.fromkeys(occasions))
        most = min(most, self._most_of(self._by_weight(i), j))
        run = _NEVER_LONGER if has_run else RUN - 1
        if not is_possible(most, min(cover, 1.0), run, known):
            return False
        if has_run:
            run = self._longest_run(i, j)
        return any(is_possible(told, share, run, known) for told, share in self._limits(i, j, most))

    def _most_shared(self, i: int, j: int, shared: Sequence[int] | None) -> float:
        """The weight of as many of the words that both hold, the heaviest first, as are in one order in both."""
        if shared is None:
            shared = self._versions[i].bag.shared_counts(self._versions[j].bag)
        left = LCSseq.similarity(self._words[i], self._words[j])
        total = 0.0
        for each, count in zip(WEIGHTS, shared, strict=True):
            taken = min(left, count)
            total, left = total + taken * each, left - taken
        return total + _ROUNDING

    def _most_of(self, words: list[list[int]], j: int) -> float:
        """The greatest weight that these words can share with a quotation, in the same order for each word weight."""
        there = self._by_weight(j)
        each = [LCSseq.similarity(some, other) for some, other in zip(words, there, strict=True)]
        return sum(told * count for told, count in zip(WEIGHTS, each, strict=True)) + _ROUNDING

    def _longest_run(self, i: int, j: int) -> int:
        """The length in words of the longest run that both have."""
        places: dict[int, list[int]] = {}
        for at, word in enumerate(self._words[i]):
            places.setdefault(word, []).append(at)
        longest = 0
        before: dict[int, int] = {}  # length of the common run that ends at a position of i and the last word of j
        for word in self._words[j]:
            before = {at: before.get(at - 1, 0) + 1 for at in places.get(word, ())}
            longest = max(longest, *before.values()) if before else longest
        return longest

    def _limits(self, i: int, j: int, most: float) -> Iterator[tuple[float, float]]:
        """For increasing shares of a quotation: the greatest weight that parts with this share in common can share.

        Each share is given as the largest value below the next step.
        """
        sides = [
            [(min(self._most_of(part.words, beside), most), part.told) for part in self._parts(one)]
            for one, beside in ((i, j), (j, i))
        ]
        for step in range(int(LEAST_OF_LONG * _STEPS), _STEPS + 1):
            told = max(_most_together(parts, step / _STEPS - _ROUNDING) for parts in sides)
            yield min(told, most), min((step + 1) / _STEPS - 2 * _ROUNDING, 1.0)

    def _apart(self, words: Iterable[int]) -> list[list[int]]:
        """The words, separated by their weight (:data:`WEIGHTS`)."""
        apart: list[list[int]] = [[] for _ in WEIGHTS]
        for word in words:
            apart[self._kinds[word]].append(word)
        return apart

    def _read_parts(self, i: int) -> list[_Part]:
        tokens = self._versions[i].tokens
        return [
            _Part(self._apart(self._numbers[t.norm] for t in tokens[begin:end] if t.norm not in MARKS), told)
            for begin, end, told in weighed_parts(tokens)
        ]

    def _read_runs(self, i: int) -> frozenset[tuple[int, ...]]:
        words = self._words[i]
        return frozenset(zip(*(words[k:] for k in range(RUN)), strict=False))


def worth_comparing(sharing: Sharing, pairs: Ints) -> tuple[Ints, Ints]:
    """The pairs that share enough words in any order (:func:`may_be_same`), and how many of each of :data:`WEIGHTS`."""
    i, j = pairs[:, 0], pairs[:, 1]
    counts = sharing.counts(i, j)
    shared = counts @ np.array(WEIGHTS)
    lightest = sharing.lightest
    least = np.maximum(np.minimum(lightest[i], lightest[j]), LEAST_SHARED)
    part = np.where(shared >= TELLING - _ROUNDING, LEAST_OF_LONG, HALF)
    is_worth = (shared >= LEAST_SHARED) & (shared >= part * least - _ROUNDING)
    return pairs[is_worth], counts[is_worth]


def _most_together(parts: Sequence[tuple[float, float]], share: float) -> float:
    """The greatest weight that some parts can share while this is at least ``share`` of their total weight.

    ``parts``: shared weight and weight of each. Parts that share more make up for parts that share less, of which the
    cheapest are added first, the last one in part.
    """
    enough = [(told, weighs) for told, weighs in parts if told >= share * weighs]
    total = sum(told for told, _ in enough)
    spare = total - share * sum(weighs for _, weighs in enough)
    lacking = [(share * weighs - told, told) for told, weighs in parts if told < share * weighs]
    for much, told in sorted(lacking, key=lambda part: part[0] / part[1]):
        taken = min(spare / much, 1.0)
        total += taken * told
        spare -= taken * much
    return total
