"""The words of many texts as numbers; what stands between two blanks is split once, however often it is printed."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import Final

import numpy as np

from corpus_tools.arrays import Int32s, Ints
from corpus_tools.provenance.reuse.fingerprints import ranges

_AT_ONCE: Final = 1_000  # texts whose words are read together: as objects, those of all would take much memory


class Numbers(dict[str, int]):
    """A number for each word, in the order in which they come."""

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        return number


class Split:
    """Reads texts: ``words_of`` gives the words of a piece of a text, ``pieces_of`` the pieces, as a rule those between
    blanks. ``numbers`` holds the number of each word.
    """

    def __init__(
        self, words_of: Callable[[str], Iterable[str]], pieces_of: Callable[[str], list[str]] = str.split
    ) -> None:
        self.numbers = Numbers()
        self._words_of, self._pieces_of = words_of, pieces_of
        self._pieces = _Pieces(self._read_piece)
        self._codes = array("i")  # the words of all distinct pieces, in a row
        self._ends = array("q", [0])

    def read(self, texts: Sequence[str]) -> tuple[Int32s, Ints]:
        """The numbers of the words of all texts in a row, and how many each text has."""
        read = [self._read(texts[at : at + _AT_ONCE]) for at in range(0, len(texts), _AT_ONCE)]
        codes = np.concatenate([np.zeros(0, dtype=np.int32), *(codes for codes, _ in read)])
        return codes, np.concatenate([np.zeros(0, dtype=np.int64), *(sizes for _, sizes in read)])

    def _read(self, texts: Sequence[str]) -> tuple[Int32s, Ints]:
        pieces = list(map(self._pieces_of, texts))
        many = np.fromiter(map(len, pieces), dtype=np.int64, count=len(pieces))
        found = map(self._pieces.__getitem__, chain.from_iterable(pieces))
        numbers = np.fromiter(found, dtype=np.int64, count=int(many.sum()))
        ends = np.array(self._ends, dtype=np.int64)
        sizes = np.diff(ends)[numbers]
        codes = np.array(self._codes, dtype=np.int32)[ranges(ends[numbers], sizes)]
        before = np.r_[0, np.cumsum(sizes)]
        borders = np.r_[0, np.cumsum(many)]
        return codes, np.diff(before[borders])

    def _read_piece(self, piece: str) -> int:
        self._codes.extend(map(self.numbers.__getitem__, self._words_of(piece)))
        self._ends.append(len(self._codes))
        return len(self._ends) - 2


class _Pieces(dict[str, int]):
    """The number of each piece that has been read."""

    def __init__(self, read: Callable[[str], int]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, piece: str) -> int:
        number = self[piece] = self._read(piece)
        return number
