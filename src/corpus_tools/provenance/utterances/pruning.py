"""Which pairs of quotations cannot be one utterance, told from their words before they are aligned.

An alignment takes time with the product of both lengths. The longest common subsequence, which rapidfuzz finds in a
fraction of it, says how many words any alignment finds equal at most, and so how much they tell at most. What is left
out here no rule of :mod:`linking` would link: each asks for most of the shorter quotation, or for a run of words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np
from rapidfuzz.distance import LCSseq

from corpus_tools.provenance.reuse.fingerprints import Ints
from corpus_tools.provenance.utterances.edits import weighed_parts
from corpus_tools.provenance.utterances.linking import (
    FEW,
    HALF,
    LEAST_OF_LONG,
    LEAST_SHARED,
    MUCH,
    TELLING,
    may_be_linked,
)
from corpus_tools.provenance.utterances.sharing import Sharing
from corpus_tools.provenance.utterances.tokens import MARKS, WEIGHTS
from corpus_tools.provenance.utterances.versions import PrintedVersion

RUN: Final = FEW - 1  # words in a row: the shortest run by which a rule makes up for less than most of the words
_LIGHTEST: Final = 0.2  # weight of a function word
_ROUNDING: Final = 1e-6


class Pruner:
    """The words of quotations as numbers, read once."""

    def __init__(self, versions: Sequence[PrintedVersion]) -> None:
        numbers: dict[str, int] = {}
        self._versions = versions
        self._words = [
            [numbers.setdefault(norm, len(numbers)) for norm in version.words if norm not in MARKS]
            for version in versions
        ]
        # A part in square brackets weighs nothing, and may be all that the other shares.
        self._lightest = [min(told for _, _, told in weighed_parts(version.tokens)) for version in versions]
        self._runs: dict[int, frozenset[tuple[int, ...]]] = {}

    def worth_comparing(self, pairs: Ints) -> dict[tuple[int, int], bool]:
        """The pairs that share enough words in any order (:func:`may_be_same`), and whether they may be linked."""
        bags = [version.bag for version in self._versions]
        i, j = pairs[:, 0], pairs[:, 1]
        counts = Sharing(bags).counts(i, j)
        shared = counts @ np.array(WEIGHTS)
        lightest = np.array([bag.lightest_part for bag in bags])
        least = np.maximum(np.minimum(lightest[i], lightest[j]), LEAST_SHARED)
        part = np.where(shared >= TELLING - _ROUNDING, LEAST_OF_LONG, HALF)
        is_worth = (shared >= LEAST_SHARED) & (shared >= part * least - _ROUNDING)
        rows = zip(pairs[is_worth].tolist(), counts[is_worth].tolist(), strict=True)
        return {(one, other): self.may_be_linked(one, other, held) for (one, other), held in rows}

    def may_be_linked(self, i: int, j: int, shared: Sequence[int] | None = None) -> bool:
        """Whether what two quotations share can be enough for one of the rules.

        ``shared``: how many words of each of the :data:`WEIGHTS` both hold, where that has been counted.
        """
        most = self._most_shared(i, j, shared)
        cover = most / max(min(self._lightest[i], self._lightest[j]), _LIGHTEST)
        if not may_be_linked(most, cover):
            return False
        return cover >= MUCH or not self._runs_of(i).isdisjoint(self._runs_of(j))

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

    def _runs_of(self, i: int) -> frozenset[tuple[int, ...]]:
        if i not in self._runs:
            words = self._words[i]
            self._runs[i] = frozenset(zip(*(words[k:] for k in range(RUN)), strict=False))
        return self._runs[i]

    def holders(self, phrases: Iterable[tuple[str, ...]]) -> list[set[int]]:
        """For each quotation the phrases, by number, all of whose words it holds."""
        wanted = list(dict.fromkeys(phrases))
        holding: dict[str, set[int]] = {word: set() for phrase in wanted for word in phrase}
        for i, version in enumerate(self._versions):
            for word in holding.keys() & version.bag.counts.keys():
                holding[word].add(i)
        held: list[set[int]] = [set() for _ in self._versions]
        for number, phrase in enumerate(wanted):
            for i in set.intersection(*(holding[word] for word in phrase)):
                held[i].add(number)
        return held
