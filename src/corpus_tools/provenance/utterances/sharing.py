"""How many words pairs of quotations have in common, for all pairs at once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import numpy as np

from corpus_tools.provenance.reuse.fingerprints import Ints, ranges
from corpus_tools.provenance.utterances.tokens import WEIGHTS, Bag, weight

_AT_ONCE: Final = 1 << 20  # words that are looked up together


class Sharing:
    """The words of quotations as numbers, read once."""

    def __init__(self, bags: Iterable[Bag]) -> None:
        self._numbers: dict[str, int] = {}
        number = self._numbers.setdefault
        codes, counts, lightest = [], [], []
        # Read one by one and let go: as objects, the words of a large corpus would take much memory.
        for bag in bags:
            codes.append(np.array([number(word, len(self._numbers)) for word in bag.counts], dtype=np.int32))
            counts.append(np.array(list(bag.counts.values()), dtype=np.int32))
            lightest.append(bag.lightest_part)
        self.lightest = np.array(lightest, dtype=np.float64)  # weight of the lightest part of each
        self._sizes = np.array([len(each) for each in codes], dtype=np.int64)
        self._starts = np.cumsum(self._sizes) - self._sizes
        self._many = max(len(self._numbers), 1)
        every, counted = (np.concatenate([*each, np.zeros(0, dtype=np.int32)]) for each in (codes, counts))
        keys = np.repeat(np.arange(len(codes)), self._sizes) * self._many + every
        order = np.argsort(keys, kind="stable")
        self._keys, self._codes, self._counts = keys[order], every[order], counted[order]
        self._kind = np.array([WEIGHTS.index(weight(word)) for word in self._numbers], dtype=np.int64)

    def holders(self, phrases: Iterable[tuple[str, ...]]) -> list[set[int]]:
        """For each quotation the phrases, by number, all of whose words it holds."""
        wanted = list(dict.fromkeys(phrases))
        words = {word for phrase in wanted for word in phrase}
        at = np.flatnonzero(np.isin(self._codes, [self._numbers[word] for word in words if word in self._numbers]))
        owners = np.searchsorted(self._starts, at, side="right") - 1
        holding: dict[int, set[int]] = {}
        for code, owner in zip(self._codes[at].tolist(), owners.tolist(), strict=True):
            holding.setdefault(code, set()).add(owner)
        held: list[set[int]] = [set() for _ in range(len(self._sizes))]
        for number, phrase in enumerate(wanted):
            for i in set.intersection(*(holding.get(self._numbers.get(word, -1), set()) for word in phrase)):
                held[i].add(number)
        return held

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
