"""How many words pairs of quotations have in common, for all pairs at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from corpus_tools.provenance.reuse.fingerprints import Ints, ranges
from corpus_tools.provenance.utterances.tokens import WEIGHTS, Bag, weight

_AT_ONCE: Final = 1 << 20  # words that are looked up together


class Sharing:
    """The words of quotations as numbers, read once."""

    def __init__(self, bags: Sequence[Bag]) -> None:
        numbers: dict[str, int] = {}
        codes = [[numbers.setdefault(word, len(numbers)) for word in bag.counts] for bag in bags]
        self._sizes = np.array([len(each) for each in codes], dtype=np.int64)
        self._starts = np.cumsum(self._sizes) - self._sizes
        owner = np.repeat(np.arange(len(bags)), self._sizes)
        self._many = max(len(numbers), 1)
        every = np.array([code for each in codes for code in each], dtype=np.int64)
        counts = np.array([count for bag in bags for count in bag.counts.values()], dtype=np.int64)
        order = np.argsort(owner * self._many + every, kind="stable")
        self._keys = (owner * self._many + every)[order]
        self._codes, self._counts = every[order], counts[order]
        self._kind = np.array([WEIGHTS.index(weight(word)) for word in numbers], dtype=np.int64)

    def counts(self, one: Ints, other: Ints, at_once: int = _AT_ONCE) -> Ints:
        """For each pair of quotations how many words of each of the :data:`WEIGHTS` both hold.

        ``at_once``: about so many words are looked up together, for memory's sake.
        """
        out = np.zeros((len(one), len(WEIGHTS)), dtype=np.int64)
        is_shorter = self._sizes[one] <= self._sizes[other]
        few, many = np.where(is_shorter, one, other), np.where(is_shorter, other, one)
        ends = np.cumsum(self._sizes[few])
        begin = 0
        while begin < len(one):
            done = int(ends[begin - 1]) if begin else 0
            end = max(int(np.searchsorted(ends, done + at_once)), begin + 1)
            out[begin:end] = self._count(few[begin:end], many[begin:end])
            begin = end
        return out

    def _count(self, few: Ints, many: Ints) -> Ints:
        sizes = self._sizes[few]
        here = ranges(self._starts[few], sizes)
        pair = np.repeat(np.arange(len(few)), sizes)
        wanted = many[pair] * self._many + self._codes[here]
        there = np.searchsorted(self._keys, wanted)
        there[there == len(self._keys)] = 0
        held = self._keys[there] == wanted if len(self._keys) else np.zeros(0, dtype=bool)
        here, there = here[held], there[held]
        cells = pair[held] * len(WEIGHTS) + self._kind[self._codes[here]]
        shared = np.minimum(self._counts[here], self._counts[there])
        counts = np.bincount(cells, shared, minlength=len(few) * len(WEIGHTS)).astype(np.int64)
        out: Ints = counts.reshape(len(few), len(WEIGHTS))
        return out
