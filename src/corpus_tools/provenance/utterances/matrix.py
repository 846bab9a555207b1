"""The best local alignments of many pairs of word lists: the tables of pairs of like size are filled side by side.

One table has few columns, so that filling it row by row costs more in calls than in sums; with a hundred tables in one
array the calls are shared. Each table is first cut to the words that have a like one on the other side: no alignment
begins or ends outside them. The sums are those of the single table, in the same order, so no tie falls otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus_tools.english.inflection import stem
from corpus_tools.provenance.utterances.tokens import weight

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

_MISMATCH: Final = -0.55
_SAME_STEM: Final = 0.4
_OPEN: Final = 0.8
_EXTEND: Final = 0.07
_FREE_OPEN: Final = 0.3
_FREE_EXTEND: Final = 0.001
_NEARLY: Final = 1e-9
_CELLS: Final = 120_000  # of the tables that are filled together: as much as stays near the processor
_STEP: Final = 1.25  # tables of one batch are at most so much longer or wider than one another


class Line(NamedTuple):
    """The words of one side, and after which of them dots or a joint let words of the other side be skipped."""

    words: list[str]
    is_open: list[bool]

    def part(self, begin: int, end: int) -> Line:
        """The words from ``begin`` to ``end``."""
        return Line(self.words[begin:end], self.is_open[begin:end])


class _Side(NamedTuple):
    """The words of one side that are aligned, as numbers, and the place of the first of them."""

    first: int
    words: list[int]
    stems: list[int]
    is_open: list[bool]


class _Vocabulary:
    """Numbers for words and stems, and what a word in common is worth."""

    def __init__(self) -> None:
        self._words: dict[str, int] = {}
        self._stems: dict[str, int] = {}
        self._stem_of: list[int] = []
        self._worth: list[float] = []
        self._read: dict[int, tuple[list[int], list[int]]] = {}

    def read(self, words: list[str]) -> tuple[list[int], list[int]]:
        """The numbers of the words and of their stems; a list that outlives the vocabulary is read once."""
        known = self._read.get(id(words))
        if known is not None:
            return known
        numbers = []
        for word in words:
            number = self._words.get(word)
            if number is None:
                number = self._words[word] = len(self._words)
                self._stem_of.append(self._stems.setdefault(stem(word), len(self._stems)))
                self._worth.append(0.55 + 0.45 * weight(word))
            numbers.append(number)
        out = self._read[id(words)] = numbers, [self._stem_of[number] for number in numbers]
        return out

    def worth(self) -> Floats:
        return np.array([*self._worth, 0.0])


def align_lines(pairs: Sequence[tuple[Line, Line]]) -> list[list[tuple[int, int]]]:
    """For each pair the places of the equal words in the best local alignment, ascending on both sides."""
    vocabulary = _Vocabulary()
    cut = [_cut(a, b, vocabulary) for a, b in pairs]
    found: list[list[tuple[int, int]]] = [[] for _ in pairs]
    batches: dict[tuple[int, int], list[int]] = {}
    for at, sides in enumerate(cut):
        if sides is not None:
            batches.setdefault((_size(len(sides[0].words)), _size(len(sides[1].words))), []).append(at)
    worth = vocabulary.worth()
    for numbers in batches.values():
        tables = [sides for at in numbers if (sides := cut[at]) is not None]
        rows, columns = (max(len(table[side].words) for table in tables) for side in (0, 1))
        at_once = max(_CELLS // ((rows + 1) * (columns + 1)), 1)
        for begin in range(0, len(tables), at_once):
            together = tables[begin : begin + at_once]
            for at, traced in zip(numbers[begin : begin + at_once], _fill(together, worth), strict=True):
                found[at] = traced
    return found


def _size(words: int) -> int:
    return int(np.log(words) / np.log(_STEP)) if words > 4 else 0


def _cut(a: Line, b: Line, vocabulary: _Vocabulary) -> tuple[_Side, _Side] | None:
    """Both sides from the first to the last word that has a like one on the other; none if nothing is alike."""
    a_words, a_stems = vocabulary.read(a.words)
    b_words, b_stems = vocabulary.read(b.words)
    common = set(a_stems).intersection(b_stems)
    if not common:
        return None
    sides = []
    for line, words, stems in ((a, a_words, a_stems), (b, b_words, b_stems)):
        places = [k for k, each in enumerate(stems) if each in common]
        first, last = places[0], places[-1] + 1
        sides.append(_Side(first, words[first:last], stems[first:last], line.is_open[first:last]))
    return sides[0], sides[1]


def _fill(tables: Sequence[tuple[_Side, _Side]], worth: Floats) -> list[list[tuple[int, int]]]:
    left, right = [a for a, _ in tables], [b for _, b in tables]
    x, y = _stacked([a.words for a in left], -1), _stacked([b.words for b in right], -2)
    stem_x, stem_y = _stacked([a.stems for a in left], -1), _stacked([b.stems for b in right], -2)
    score = np.where(stem_x[:, :, None] == stem_y[:, None, :], _SAME_STEM, _MISMATCH)
    np.copyto(score, worth[x][:, :, None], where=x[:, :, None] == y[:, None, :])
    open_row, extend_row = _gap_costs([a.is_open for a in left])
    open_col, extend_col = _gap_costs([b.is_open for b in right])
    count, n, m = score.shape
    best = np.zeros((count, n + 1, m + 1))
    down = np.full((count, n + 1, m + 1), -1e9)  # a word of the left without a partner
    side = np.full((count, n + 1, m + 1), -1e9)  # a word of the right without a partner
    # Counted from the first word of the whole line, as if nothing had been cut.
    columns = np.array([[float(b.first)] for b in right]) + np.arange(m + 1)
    for i in range(1, n + 1):
        above, row, gap = best[:, i - 1], best[:, i], down[:, i]
        np.maximum(above[:, 1:] - open_col, down[:, i - 1, 1:] - extend_col, out=gap[:, 1:])
        np.maximum(gap, 0.0, out=row)
        np.maximum(row[:, 1:], above[:, :-1] + score[:, i - 1], out=row[:, 1:])
        slope = extend_row[:, i - 1, None] * columns
        reach = np.maximum.accumulate(row + slope, axis=1)
        side[:, i, 1:] = reach[:, :-1] - open_row[:, i - 1, None] - slope[:, :-1]
        np.maximum(row, side[:, i], out=row)
    tops = best.reshape(count, -1).argmax(axis=1).tolist()
    views = (best.data, down.data, side.data, score.data)
    traced = []
    for k, top in enumerate(tops):
        a, b = tables[k]
        costs = (open_row[k], extend_row[k], open_col[k])
        path = _trace(k, divmod(top, m + 1), (a.words, b.words), views, best[k], costs)
        traced.append([(a.first + i, b.first + j) for i, j in path])
    return traced


def _trace(
    k: int,
    top: tuple[int, int],
    words: tuple[list[int], list[int]],
    views: tuple[memoryview, ...],
    table: Floats,
    costs: tuple[Floats, Floats, Floats],
) -> list[tuple[int, int]]:
    """The way back from the highest cell of table ``k``: a pair of words wherever it is as good as a gap."""
    best, down, side, score = views
    open_row, extend_row, open_col = costs
    a, b = words
    i, j = top
    pairs: list[tuple[int, int]] = []
    while i > 0 and j > 0 and (here := best[k, i, j]) > _NEARLY:
        if abs(best[k, i - 1, j - 1] + score[k, i - 1, j - 1] - here) < _NEARLY:
            i, j = i - 1, j - 1
            if a[i] == b[j]:
                pairs.append((i, j))
        elif abs(side[k, i, j] - here) < _NEARLY:
            came_from = table[i, :j] - open_row[i - 1] - extend_row[i - 1] * (j - 1 - np.arange(j))
            j = int(np.abs(came_from - here).argmin())
        else:
            while i > 1 and abs(best[k, i - 1, j] - open_col[j - 1] - down[k, i, j]) > _NEARLY:
                i -= 1
            i -= 1
    return pairs[::-1]


def _stacked(rows: Sequence[Sequence[int]], filler: int) -> Ints:
    """Rows of unequal length as one array."""
    out = np.full((len(rows), max(map(len, rows))), filler, dtype=np.int64)
    for k, row in enumerate(rows):
        out[k, : len(row)] = row
    return out


def _gap_costs(rows: Sequence[Sequence[bool]]) -> tuple[Floats, Floats]:
    free = _stacked(rows, 0) == 1
    return np.where(free, _FREE_OPEN, _OPEN), np.where(free, _FREE_EXTEND, _EXTEND)
