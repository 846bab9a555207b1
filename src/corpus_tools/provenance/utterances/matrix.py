"""The best local alignments of many pairs of word lists: the tables of pairs of like size are filled side by side.

One table has few columns, so that filling it row by row costs more in calls than in sums; with a hundred tables in one
array the calls are shared. Each table is first cut to the words that have a like one on the other side: no alignment
begins or ends outside them. Sums are of whole numbers, so that no tie is decided by rounding.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus_tools.english.inflection import stem
from corpus_tools.provenance.utterances.tokens import weight

Ints = NDArray[np.int32]

# In thousandths: sums of whole numbers are exact, so that what is equal is equal, and take a fraction of the time.
_MISMATCH: Final = -550
_SAME_STEM: Final = 400
_OPEN: Final = 800
_EXTEND: Final = 70
_FREE_OPEN: Final = 300
_FREE_EXTEND: Final = 1
_NEVER: Final = -(10**9)
_CELLS: Final = 500_000  # of the tables that are filled together, for memory's sake
_CALLS: Final = 2_000  # cells that are filled in the time which the calls for one row of a table take
_STEP: Final = 1.25  # tables are put in order by how many times one can be so much longer than another


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
        self._worth: list[int] = []
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
                self._worth.append(round(550 + 450 * weight(word)))
            numbers.append(number)
        out = self._read[id(words)] = numbers, [self._stem_of[number] for number in numbers]
        return out

    def worth(self) -> Ints:
        """What a word in common is worth; nothing for what fills the end of a shorter row."""
        return np.array([*self._worth, 0], dtype=np.int32)


def align_lines(pairs: Sequence[tuple[Line, Line]]) -> list[list[tuple[int, int]]]:
    """For each pair the places of the equal words in the best local alignment, ascending on both sides."""
    vocabulary = _Vocabulary()
    cut = [_cut(a, b, vocabulary) for a, b in pairs]
    found: list[list[tuple[int, int]]] = [[] for _ in pairs]
    worth = vocabulary.worth()
    for numbers in _batches(cut):
        tables = [sides for at in numbers if (sides := cut[at]) is not None]
        for at, traced in zip(numbers, _fill(tables, worth), strict=True):
            found[at] = traced
    return found


def _batches(cut: Sequence[tuple[_Side, _Side] | None]) -> Iterator[list[int]]:
    """Which tables are filled together, the longest first: those for which it takes less time than one by one."""
    sizes = {at: (len(sides[0].words), len(sides[1].words)) for at, sides in enumerate(cut) if sides is not None}
    batch: list[int] = []
    rows = columns = 0
    for at in sorted(sizes, key=lambda at: (-_size(sizes[at][0]), -_size(sizes[at][1]), at)):
        n, m = sizes[at]
        wide, long = max(columns, m), max(rows, n)
        together = _cost(long, wide, len(batch) + 1)
        if batch and (
            long * wide * (len(batch) + 1) > _CELLS or together > _cost(rows, columns, len(batch)) + _cost(n, m, 1)
        ):
            yield batch
            batch, long, wide = [], n, m
        batch.append(at)
        rows, columns = long, wide
    if batch:
        yield batch


def _cost(rows: int, columns: int, tables: int) -> int:
    """About how long it takes to fill tables of one size, in the time for one cell."""
    return rows * (_CALLS + columns * tables)


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


def _fill(tables: Sequence[tuple[_Side, _Side]], worth: Ints) -> list[list[tuple[int, int]]]:
    """The paths through tables that are filled side by side: the last axis of all arrays counts the tables."""
    left, right = [a for a, _ in tables], [b for _, b in tables]
    x, y = _stacked([a.words for a in left], -1)[:, None], _stacked([b.words for b in right], -2)
    stem_x, stem_y = _stacked([a.stems for a in left], -1)[:, None], _stacked([b.stems for b in right], -2)
    score = np.where(stem_x == stem_y, np.int32(_SAME_STEM), np.int32(_MISMATCH))
    np.copyto(score, worth[x], where=x == y)
    open_row, extend_row = _gap_costs([a.is_open for a in left])
    open_col, extend_col = _gap_costs([b.is_open for b in right])
    n, m, count = score.shape
    best = np.zeros((n + 1, m + 1, count), dtype=np.int32)
    down = np.empty((n + 1, m + 1, count), dtype=np.int32)  # a word of the left without a partner
    side = np.empty((n + 1, m + 1, count), dtype=np.int32)  # a word of the right without a partner
    for gaps in (down, side):
        gaps[0], gaps[:, 0] = _NEVER, _NEVER
    columns = np.arange(m + 1, dtype=np.int32)[:, None]
    slope, reach = (np.empty((m + 1, count), dtype=np.int32) for _ in range(2))
    for i in range(1, n + 1):
        above, row, gap, beside = best[i - 1], best[i], down[i], side[i]
        np.subtract(above[1:], open_col, out=gap[1:])
        np.subtract(down[i - 1, 1:], extend_col, out=reach[1:])
        np.maximum(gap[1:], reach[1:], out=gap[1:])
        np.maximum(gap, 0, out=row)
        np.add(above[:-1], score[i - 1], out=reach[1:])
        np.maximum(row[1:], reach[1:], out=row[1:])
        np.multiply(extend_row[i - 1], columns, out=slope)
        np.add(row, slope, out=reach)
        np.maximum.accumulate(reach, axis=0, out=reach)
        np.subtract(reach[:-1], open_row[i - 1], out=beside[1:])
        np.subtract(beside[1:], slope[:-1], out=beside[1:])
        np.maximum(row, beside, out=row)
    tops_i = best.max(axis=1).argmax(axis=0)
    tops_j = best[tops_i, :, np.arange(count)].argmax(axis=1)
    views = (best.data, down.data, side.data, score.data)
    traced = []
    for k, top in enumerate(zip(tops_i.tolist(), tops_j.tolist(), strict=True)):
        a, b = tables[k]
        costs = (open_row[:, k], extend_row[:, k], open_col[:, k])
        path = _trace(k, top, (a.words, b.words), views, best[:, :, k], costs)
        traced.append([(a.first + i, b.first + j) for i, j in path])
    return traced


def _trace(
    k: int,
    top: tuple[int, int],
    words: tuple[list[int], list[int]],
    views: tuple[memoryview, ...],
    table: Ints,
    costs: tuple[Ints, Ints, Ints],
) -> list[tuple[int, int]]:
    """The way back from the highest cell of table ``k``: a pair of words wherever it is as good as a gap."""
    best, down, side, score = views
    open_row, extend_row, open_col = costs
    a, b = words
    i, j = top
    pairs: list[tuple[int, int]] = []
    while i > 0 and j > 0 and (here := best[i, j, k]) > 0:
        if best[i - 1, j - 1, k] + score[i - 1, j - 1, k] == here:
            i, j = i - 1, j - 1
            if a[i] == b[j]:
                pairs.append((i, j))
        elif side[i, j, k] == here:
            came_from = table[i, :j] - open_row[i - 1] - extend_row[i - 1] * (j - 1 - np.arange(j))
            j = int((came_from == here).argmax())
        else:
            while i > 1 and best[i - 1, j, k] - open_col[j - 1] != down[i, j, k]:
                i -= 1
            i -= 1
    return pairs[::-1]


def _stacked(rows: Sequence[Sequence[int]], filler: int) -> Ints:
    """Rows of unequal length as the columns of one array."""
    out = np.full((max(map(len, rows)), len(rows)), filler, dtype=np.int32)
    for k, row in enumerate(rows):
        out[: len(row), k] = row
    return out


def _gap_costs(rows: Sequence[Sequence[bool]]) -> tuple[Ints, Ints]:
    free = _stacked(rows, 0)
    return _OPEN + free * np.int32(_FREE_OPEN - _OPEN), _EXTEND + free * np.int32(_FREE_EXTEND - _EXTEND)
