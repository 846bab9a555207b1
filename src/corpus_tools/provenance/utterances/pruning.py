"""Which pairs of quotations cannot be one utterance, judged by their words and occasions before they are aligned.

The time of an alignment grows with the product of both lengths. The longest common subsequence, which rapidfuzz finds
in a fraction of it, gives the most words that any alignment can find equal, and so their greatest possible weight:
counted for words of each weight, for all pairs at once. With the runs of words in common and the days between, most
pairs are left out by then. Of the rest, what is known of speakers, the longest run and the parts of split quotations,
of which only those count that an alignment touches, decide whether this could suffice for the rules of :mod:`.linking`.
No pair that is left out here would be linked by any of them.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, cached_property
from typing import Final, NamedTuple

import numpy as np
from rapidfuzz.distance import LCSseq
from rapidfuzz.process import cpdist

from corpus_tools.arrays import Bools, Floats, Ints
from corpus_tools.provenance.utterances.linking import (
    FEW,
    HALF,
    LEAST_OF_LONG,
    LEAST_SHARED,
    LONG_RUN,
    MOST,
    MUCH,
    POSTED_RUN,
    SPANS_OF_DAYS,
    STRONG,
    TELLING,
    Occasion,
    is_possible,
)
from corpus_tools.provenance.utterances.sharing import Sharing, share_a_run
from corpus_tools.provenance.utterances.tokens import WEIGHTS
from corpus_tools.provenance.utterances.words import Words

RUN: Final = FEW - 1  # words in a row: the shortest run by which a rule makes up for less than most of the words
_LIGHTEST: Final = min(WEIGHTS)
_ROUNDING: Final = 1e-6
_NEVER_LONGER: Final = 2 * max(LONG_RUN, POSTED_RUN)  # no rule requires so many consecutive words
_STEPS: Final = 20  # steps of the share of a quotation: they include the shares in the rules
_NEARLY: Final = _STEPS * _ROUNDING
_ENOUGH: Final = 16.0  # words that tell so much are enough by themselves, if anything is
_NEAR: Final = 1 / 8
_AT_ONCE: Final = 50_000  # pairs

Occasions = Callable[[int, int], Iterable[Occasion]]


class _Part(NamedTuple):
    """A part of a quotation: its words of each weight, and the weight of those that the speaker said."""

    words: list[str]
    told: float


class Bounds(NamedTuple):
    """For pairs of quotations the greatest weight that they can share, the greatest share of either that it can be, and
    whether :data:`RUN` words in a row are in both.
    """

    told: Floats
    cover: Floats
    has_run: Bools

    def of(self, chosen: Bools | Ints) -> Bounds:
        """Those of some pairs."""
        return Bounds(self.told[chosen], self.cover[chosen], self.has_run[chosen])


class Pruner:
    """Finds pairs of quotations that may be linked."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._all = words.as_characters()
        kinds = words.kinds[words.plain[0]]
        self._by_weight = [words.as_characters(kinds == kind) for kind in range(len(WEIGHTS))]
        # A part in square brackets weighs nothing, and may be all that the other shares.
        self._lightest = words.lightest(is_empty_too=True)
        self._is_whole = np.bincount(words.parts[1], minlength=len(words)) == 1
        self._parts = cache(self._read_parts)

    def bounds(self, pairs: Ints, counts: Ints) -> Bounds:
        """What pairs can share; ``counts``: how many words of each of the :data:`WEIGHTS` both hold, in any order."""
        i, j = pairs[:, 0], pairs[:, 1]
        least = np.maximum(np.minimum(self._lightest[i], self._lightest[j]), _LIGHTEST)
        left = _in_order(self._all, pairs)
        told = np.full(len(pairs), _ROUNDING)
        for kind, each in enumerate(WEIGHTS):
            # The heaviest first: as many of the words that both hold as are in one order in both.
            taken = np.minimum(left, counts[:, kind])
            told += taken * each
            left = left - taken
        return Bounds(told, told / least, share_a_run(self._words, RUN, i, j))

    def likely(self, pairs: Ints, counts: Ints, days: Floats) -> tuple[Ints, Bounds]:
        """The places of the pairs that one of the rules may link on some occasion, and what these can share.

        ``days``: the least number of days between the two.
        """
        found = self.bounds(pairs, counts)
        told = found.told
        is_worth = (told >= LEAST_SHARED) & (found.cover >= np.where(told >= TELLING, LEAST_OF_LONG, HALF))
        chosen = np.flatnonzero(is_worth & ((found.cover >= MUCH) | found.has_run))
        found = self._ordered(pairs[chosen], found.of(chosen))
        is_likely = found.told >= _least_told(days[chosen], found)
        return chosen[is_likely], found.of(is_likely)

    def _ordered(self, pairs: Ints, bounds: Bounds) -> Bounds:
        """The same with words of each weight in one order in both."""
        told = np.full(len(pairs), _ROUNDING)
        for each, some in zip(WEIGHTS, self._by_weight, strict=True):
            told += each * _in_order(some, pairs)
        told = np.minimum(told, bounds.told)
        # Of a quotation that is split, only the parts that share words may count.
        least = np.maximum(self._lightest[pairs].min(axis=1), _LIGHTEST)
        cover = np.where(self._is_whole[pairs].all(axis=1), told / least, bounds.cover)
        return Bounds(told, cover, bounds.has_run)

    def may_be_linked(self, i: int, j: int, bound: tuple[float, float, bool], occasions: Iterable[Occasion]) -> bool:
        """Whether what two quotations share can be enough for one of the rules on one of the occasions.

        ``bound``: what :meth:`bounds` has for the pair. Slower checks come last.
        """
        most, cover, has_run = bound
        known = list(dict.fromkeys(occasions))
        share = _beyond(cover)
        if not is_possible(most, share, _NEVER_LONGER if has_run else RUN - 1, known):
            return False
        if has_run and most >= STRONG and share >= MOST:
            return True  # as good as certain: to align them takes less time than to know
        run = self._longest_run(i, j) if has_run else RUN - 1
        limits = [(most, share)] if self._is_whole[i] and self._is_whole[j] else self._limits(i, j, most)
        return any(is_possible(told, share, run, known) for told, share in limits)

    def _longest_run(self, i: int, j: int) -> int:
        """The length in words of the longest run that both have."""
        places: dict[str, list[int]] = {}
        for at, word in enumerate(self._all[i]):
            places.setdefault(word, []).append(at)
        longest = 0
        before: dict[int, int] = {}  # length of the common run that ends at a position of i and the last word of j
        for word in self._all[j]:
            before = {at: before.get(at - 1, 0) + 1 for at in places.get(word, ())}
            longest = max(longest, *before.values()) if before else longest
        return longest

    def _limits(self, i: int, j: int, most: float) -> Iterator[tuple[float, float]]:
        """For increasing shares of a quotation: the greatest weight that parts with this share in common can share.

        Each share is given as the largest value below the next step, and only where the next step allows less.
        """
        sides = [
            [(min(self._most_of(part.words, beside), most), part.told) for part in self._parts(one)]
            for one, beside in ((i, j), (j, i))
        ]
        before = 0.0, 0.0
        for step in range(int(LEAST_OF_LONG * _STEPS), _STEPS + 1):
            told = min(max(_most_together(parts, step / _STEPS - _ROUNDING) for parts in sides), most)
            if told != before[0] and step > int(LEAST_OF_LONG * _STEPS):
                yield before
            before = told, min((step + 1) / _STEPS - 2 * _ROUNDING, 1.0)
        yield before

    def _most_of(self, words: list[str], j: int) -> float:
        """The greatest weight that these words can share with a quotation, in the same order for each word weight."""
        there = (some[j] for some in self._by_weight)
        each = [LCSseq.similarity(some, other) for some, other in zip(words, there, strict=True)]
        return sum(told * count for told, count in zip(WEIGHTS, each, strict=True)) + _ROUNDING

    @cached_property
    def _texts_of_parts(self) -> list[list[str]]:
        return [self._words.parts_as_characters(kind) for kind in range(len(WEIGHTS))]

    def _read_parts(self, i: int) -> list[_Part]:
        """The parts of a quotation between its joints."""
        told, owners = self._words.parts
        first, last = (int(np.searchsorted(owners, i, side=side)) for side in ("left", "right"))
        return [_Part([texts[k] for texts in self._texts_of_parts], told.item(k)) for k in range(first, last)]


def _beyond(cover: float) -> float:
    """The largest share that is below the next step."""
    return min((math.floor(cover * _STEPS + _NEARLY) + 1) / _STEPS - 2 * _ROUNDING, 1.0)


def _least_told(days: Floats, bounds: Bounds) -> Floats:
    """The least that words in common must tell for a rule to link a pair of so many days, whoever speaks."""
    spans = np.searchsorted(SPANS_OF_DAYS, days)
    steps = np.clip(np.floor(bounds.cover * _STEPS + _NEARLY), 0, _STEPS).astype(np.int64)
    cells, each = np.unique((spans * 2 + bounds.has_run) * (_STEPS + 1) + steps, return_inverse=True)
    least = []
    for cell in cells.tolist():
        rest, step = divmod(cell, _STEPS + 1)
        span, has_run = divmod(rest, 2)
        least.append(_least_of(span, _NEVER_LONGER if has_run else RUN - 1, _beyond(step / _STEPS)))
    return np.array(least)[each]


def _least_of(span: int, run: int, share: float) -> float:
    """The same for one share and run; ``span`` counts the :data:`SPANS_OF_DAYS` that are over."""
    day = SPANS_OF_DAYS[span - 1] + 1 if span else 0
    occasions = [
        Occasion(day, same, is_shared=True, is_one_article=is_one)
        for same in (True, None, False)
        for is_one in (False, True)[: 1 if day else 2]
    ]
    low, high = 0.0, _ENOUGH
    while high - low > _NEAR:
        middle = (low + high) / 2
        low, high = (low, middle) if is_possible(middle, share, run, occasions) else (middle, high)
    return low


def _in_order(texts: Sequence[str], pairs: Ints) -> Ints:
    """The length of the longest common subsequence of each pair of texts."""
    out = np.zeros(len(pairs), dtype=np.int64)
    for begin in range(0, len(pairs), _AT_ONCE):
        some = pairs[begin : begin + _AT_ONCE].T.tolist()
        one, other = ([texts[k] for k in side] for side in some)
        out[begin : begin + _AT_ONCE] = cpdist(one, other, scorer=LCSseq.similarity, dtype=np.int64)
    return out


def worth_comparing(words: Words, sharing: Sharing, pairs: Ints) -> tuple[Ints, Ints]:
    """The pairs that share enough words in any order (:func:`may_be_same`), and how many of each of :data:`WEIGHTS`."""
    i, j = pairs[:, 0], pairs[:, 1]
    counts = sharing.counts(i, j)
    shared = counts @ np.array(WEIGHTS)
    lightest = words.lightest(is_empty_too=False)
    least = np.maximum(np.minimum(lightest[i], lightest[j]), LEAST_SHARED)
    part = np.where(shared >= TELLING - _ROUNDING, LEAST_OF_LONG, HALF)
    is_worth = (shared >= LEAST_SHARED) & (shared >= part * least - _ROUNDING)
    return pairs[is_worth], counts[is_worth]


def _most_together(parts: Sequence[tuple[float, float]], share: float) -> float:
    """The greatest weight that some parts can share while this is at least ``share`` of their total weight.

    ``parts``: shared weight and weight of each. Parts that share more make up for parts that share less, of which the
    cheapest are added first, the last one in part.
    """
    if len(parts) == 1:
        told, weighs = parts[0]
        return told if told >= share * weighs else 0.0
    enough = [(told, weighs) for told, weighs in parts if told >= share * weighs]
    total = sum(told for told, _ in enough)
    spare = total - share * sum(weighs for _, weighs in enough)
    lacking = [(share * weighs - told, told) for told, weighs in parts if told < share * weighs]
    for much, told in sorted(lacking, key=lambda part: part[0] / part[1]):
        taken = min(spare / much, 1.0)
        total += taken * told
        spare -= taken * much
    return total
