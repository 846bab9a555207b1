"""What pairs of quotations have in common, for all pairs at once: words, and runs of words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Final

import numpy as np
from scipy.sparse import csr_array

from corpus_tools.arrays import Bools, Ints
from corpus_tools.ascending import ascending
from corpus_tools.provenance.reuse.beside import repeated
from corpus_tools.provenance.reuse.fingerprints import are_among
from corpus_tools.provenance.utterances.tokens import WEIGHTS
from corpus_tools.provenance.utterances.words import Words

_AT_ONCE: Final = 1 << 20  # words that are looked up together


class Sharing:
    """The different words of each quotation, and how often it has each."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._counts = _table(words.plain[0].astype(np.int64), words.plain[1], len(words))

    def __len__(self) -> int:
        return len(self._words)

    def holders(self, phrase: Iterable[str]) -> Ints:
        """The quotations that hold all words of a phrase, in any order."""
        codes = self._words.numbers_of(phrase)
        if codes is None:
            return np.zeros(0, dtype=np.int64)
        # The rarest word first: what holds it is looked up among the holders of each other one.
        rows = sorted(map(self._holders_of, codes.tolist()), key=len)
        held = rows[0].astype(np.int64) if rows else np.arange(len(self._words))
        for more in rows[1:]:
            held = held[are_among(held, more)]
        return held

    @cached_property
    def _by_word(self) -> csr_array:
        return self._counts.T.tocsr()

    def _holders_of(self, code: int) -> Ints:
        """The quotations that hold a word, ascending."""
        first, last = self._by_word.indptr[code : code + 2]
        held: Ints = self._by_word.indices[first:last]
        return held

    def counts(self, one: Ints, other: Ints, at_once: int = _AT_ONCE) -> Ints:
        """For each pair of quotations how many words of each of the :data:`WEIGHTS` both hold.

        ``at_once``: about so many words are looked up together, for memory's sake.
        """
        out = np.zeros((len(one), len(WEIGHTS)), dtype=np.int64)
        for begin, end in _portions(self._counts, one, at_once):
            both = self._counts[one[begin:end]].minimum(self._counts[other[begin:end]]).tocoo()
            cells = both.row * len(WEIGHTS) + self._words.kinds[both.col]
            shared = np.bincount(cells, both.data, minlength=(end - begin) * len(WEIGHTS))
            out[begin:end] = shared.reshape(-1, len(WEIGHTS))
        return out


def share_a_run(words: Words, size: int, one: Ints, other: Ints, at_once: int = _AT_ONCE) -> Bools:
    """For each pair of quotations whether ``size`` words in a row are in both; marks are passed over.

    Runs are told apart by numbers of 62 bits; that two have the same number by chance is possible.
    """
    codes, owners = words.plain
    last = max(len(codes) - size + 1, 0)
    mixed = np.zeros(last, dtype=np.int64)
    for k in range(size):
        mixed = (mixed ^ (mixed >> 29)) * np.int64(-7046029254386353131) + codes[k : k + last] + 1
    inside = np.flatnonzero(owners[:last] == owners[size - 1 :])
    # Most runs are in one quotation alone.
    at, runs = repeated(mixed[inside])
    table = _table(runs, owners[inside[at]], len(words))
    # A quotation has those with itself that are in it alone, too.
    out: Bools = (one == other) & (np.bincount(owners[inside], minlength=len(words)) > 0)[one]
    for begin, end in _portions(table, one, at_once):
        both = table[one[begin:end]].multiply(table[other[begin:end]])
        out[begin:end] |= np.diff(both.tocsr().indptr) > 0
    return out


def _table(codes: Ints, owners: Ints, rows: int) -> csr_array:
    """How often each of ``rows`` quotations has each code."""
    many = int(codes.max(initial=0)) + 1
    every = ascending(owners * many + codes)
    at = np.flatnonzero(np.diff(every, prepend=-1))
    counts = np.diff(at, append=len(every))
    borders = np.searchsorted(every[at], np.arange(rows + 1) * many)
    return csr_array((counts, every[at] % many, borders), shape=(rows, many))


def _portions(table: csr_array, rows: Ints, at_once: int) -> Iterator[tuple[int, int]]:
    """Spans of ``rows`` with about so many entries together, one row at least."""
    ends = np.r_[0, np.cumsum(np.diff(table.indptr)[rows], dtype=np.int64)]
    begin = 0
    while begin < len(rows):
        end = max(int(np.searchsorted(ends, ends[begin] + at_once, side="right")) - 1, begin + 1)
        yield begin, end
        begin = end
