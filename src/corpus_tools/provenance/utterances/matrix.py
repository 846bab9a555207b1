"""The best local alignments of many pairs of word lists: the tables of pairs of like size are filled side by side.

One table has few columns, so that filling it row by row costs more in calls than in sums; with a hundred tables in one
array the calls are shared. Each table is first cut to the words that have a like one on the other side: no alignment
begins or ends outside them. Sums are of whole numbers, so that no tie is decided by rounding.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Final, NamedTuple

import numpy as np

from corpus_tools.arrays import Int32s
from corpus_tools.english.inflection import stem
from corpus_tools.provenance.utterances.tokens import weight

# In thousandths: sums of whole numbers are exact, so that what is equal is equal, and take a fraction of the time.
_MISMATCH: Final = -550
_SAME_STEM: Final = 400
_OPEN: Final = 800
_EXTEND: Final = 70
_FREE_OPEN: Final = 300
_FREE_EXTEND: Final = 1
_NEVER: Final = -(10**9)
_CELLS: Final = 500_000  # of the tables that are filled together, for memory's sake
_CALLS: Final = 800  # cells that are filled in the time which the calls for one row of a table take
_TOGETHER: Final = 8  # rows whose words are looked up in one call
_STEP: Final = 1.25  # tables of like width are at most so much wider than one another


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


class _Table(NamedTuple):
    """A table to be filled, row by row. The shorter side has the rows, as each of them takes the time of some calls;
    ``is_turned``: it is that of the other text.
    """

    rows: _Side
    columns: _Side
    is_turned: bool

    @classmethod
    def of(cls, one: _Side, other: _Side) -> _Table:
        is_turned = len(one.words) > len(other.words)
        return cls(other, one, True) if is_turned else cls(one, other, False)


class _Vocabulary(dict[str, int]):
    """Numbers for words and stems, and what a word in common is worth."""

    def __init__(self) -> None:
        super().__init__()
        self._stems: dict[str, int] = {}
        self._stem_of: list[int] = []
        self._worth: list[int] = []
        self._read: dict[int, tuple[list[int], list[int], frozenset[int]]] = {}

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        self._stem_of.append(self._stems.setdefault(stem(word), len(self._stems)))
        self._worth.append(round(550 + 450 * weight(word)))
        return number

    def read(self, words: list[str]) -> tuple[list[int], list[int], frozenset[int]]:
        """The numbers of the words, of their stems, and of the distinct stems.

        A list that outlives the vocabulary is read once.
        """
        known = self._read.get(id(words))
        if known is None:
            numbers = list(map(self.__getitem__, words))
            stems = list(map(self._stem_of.__getitem__, numbers))
            known = self._read[id(words)] = numbers, stems, frozenset(stems)
        return known

    def worth(self) -> Int32s:
        """What a word in common is worth; nothing for what fills the end of a shorter row."""
        return np.array([*self._worth, 0], dtype=np.int32)


def align_lines(pairs: Sequence[tuple[Line, Line]]) -> list[list[tuple[int, int]]]:
    """For each pair the places of the equal words in the best local alignment, ascending on both sides."""
    vocabulary = _Vocabulary()
    tables = {at: _Table.of(*sides) for at, (a, b) in enumerate(pairs) if (sides := _cut(a, b, vocabulary)) is not None}
    found: list[list[tuple[int, int]]] = [[] for _ in pairs]
    worth = vocabulary.worth()
    sizes = {at: (len(table.rows.words), len(table.columns.words)) for at, table in tables.items()}
    for numbers in _batches(sizes):
        for at, traced in zip(numbers, _fill([tables[at] for at in numbers], worth), strict=True):
            found[at] = traced
    return found


def _batches(sizes: Mapping[int, tuple[int, int]]) -> Iterator[list[int]]:
    """Which tables (rows and columns of each) are filled together: of like width, those with most rows first.

    Tables of another width join where filling what they do not need takes less time than calls for their rows.
    """
    of_width: dict[int, list[int]] = {}
    for at, (_, columns) in sizes.items():
        of_width.setdefault(_size(columns), []).append(at)
    together: list[int] = []
    wide = 0
    for _, some in sorted(of_width.items(), reverse=True):
        spare = sum(sizes[at][0] * (wide - sizes[at][1]) for at in some)
        if together and spare > _CALLS * max(sizes[at][0] for at in some):
            yield from _portions(together, sizes)
            together, wide = [], 0
        together += some
        wide = max(wide, *(sizes[at][1] for at in some))
    yield from _portions(together, sizes)


def _portions(tables: list[int], sizes: Mapping[int, tuple[int, int]]) -> Iterator[list[int]]:
    """As many of the tables at a time as fit, those with most rows first."""
    portion: list[int] = []
    rows = 0
    columns = max((sizes[at][1] for at in tables), default=0)
    for at in sorted(tables, key=lambda at: (-sizes[at][0], -sizes[at][1], at)):
        if portion and (rows + sizes[at][0]) * (columns + 1) > _CELLS:
            yield portion
            portion, rows = [], 0
        portion.append(at)
        rows += sizes[at][0]
    if portion:
        yield portion


def _size(words: int) -> int:
    return int(np.log(words) / np.log(_STEP)) if words > 4 else 0


def _cut(a: Line, b: Line, vocabulary: _Vocabulary) -> tuple[_Side, _Side] | None:
    """Both sides from the first to the last word that has a like one on the other; none if nothing is alike."""
    a_words, a_stems, a_set = vocabulary.read(a.words)
    b_words, b_stems, b_set = vocabulary.read(b.words)
    if a_set.isdisjoint(b_set):
        return None
    sides = []
    for line, words, stems, there in ((a, a_words, a_stems, b_set), (b, b_words, b_stems, a_set)):
        first = next(k for k, each in enumerate(stems) if each in there)
        last = next(k for k in range(len(stems), 0, -1) if stems[k - 1] in there)
        sides.append(_Side(first, words[first:last], stems[first:last], line.is_open[first:last]))
    return sides[0], sides[1]


def _fill(tables: Sequence[_Table], worth: Int32s) -> list[list[tuple[int, int]]]:
    """The paths through tables that are filled side by side: the last axis of all arrays counts the tables.

    Those with most rows are first, so that the tables that have a row are the first few.
    """
    left, right = [table.rows for table in tables], [table.columns for table in tables]
    x, y = _stacked([a.words for a in left], -1), _stacked([b.words for b in right], -2)
    stem_x, stem_y = _stacked([a.stems for a in left], -1), _stacked([b.stems for b in right], -2)
    open_row, extend_row = _gap_costs([a.is_open for a in left])
    open_col, extend_col = _gap_costs([b.is_open for b in right])
    count, m = x.shape[1], len(y)
    tables_of = [count, *(x >= 0).sum(axis=1).tolist()]  # how many tables have a row
    best, down, side = (_rows(tables_of, m + 1) for _ in range(3))
    best[0][:] = 0
    down[0][:] = _NEVER  # a word of the left without a partner; below, one of the right
    slope = extend_row[:, None, :] * np.arange(m + 1, dtype=np.int32)[:, None]
    beyond = open_row[:, None, :] + slope[:, :-1]
    highest = np.zeros((len(tables_of), count), dtype=np.int32)
    for i, on in enumerate(tables_of[1:], start=1):
        if i % _TOGETHER == 1:
            rows = slice(i - 1, i - 1 + _TOGETHER)
            scores = _scores((x[rows, :on], stem_x[rows, :on]), (y[:, :on], stem_y[:, :on]), worth)
        above, row, gap, beside = best[i - 1][:, :on], best[i], down[i], side[i]
        gap[0], beside[0] = _NEVER, _NEVER
        np.subtract(above[1:], open_col[:, :on], out=gap[1:])
        np.maximum(gap[1:], down[i - 1][1:, :on] - extend_col[:, :on], out=gap[1:])
        np.maximum(gap, 0, out=row)
        score = scores[(i - 1) % _TOGETHER, :, :on]
        score += above[:-1]
        np.maximum(row[1:], score, out=row[1:])
        reach = row + slope[i - 1, :, :on]
        np.maximum.accumulate(reach, axis=0, out=reach)
        np.subtract(reach[:-1], beyond[i - 1, :, :on], out=beside[1:])
        np.maximum(row, beside, out=row)
        row.max(axis=0, out=highest[i, :on])
    filled = _Filled(best, down, side, (open_row, extend_row), (open_col, extend_col), highest)
    told = worth.tolist()
    return [_trace(k, table, filled, told) for k, table in enumerate(tables)]


def _scores(mine: tuple[Int32s, Int32s], theirs: tuple[Int32s, Int32s], worth: Int32s) -> Int32s:
    """What each word and stem of some rows is worth beside each of the columns."""
    (words, stems), (other_words, other_stems) = mine, theirs
    scores = np.where(stems[:, None] == other_stems, np.int32(_SAME_STEM), np.int32(_MISMATCH))
    np.copyto(scores, worth[words][:, None], where=words[:, None] == other_words)
    return scores


def _rows(tables: Sequence[int], columns: int) -> list[Int32s]:
    """An array of columns by tables for each row, all in one piece of memory."""
    ends = [0, *accumulate(many * columns for many in tables)]
    whole = np.empty(ends[-1], dtype=np.int32)
    return [whole[begin:end].reshape(columns, -1) for begin, end in pairwise(ends)]


class _Filled(NamedTuple):
    """Tables that are filled: of each row the worth of the best alignments that end there, of those of them in which
    the word of the row has no partner, and of those in which that of the column has none.

    ``row_costs`` and ``column_costs``: what it costs to begin a gap, and to go on with it, behind a word; ``highest``:
    the best of each row.
    """

    best: list[Int32s]
    down: list[Int32s]
    side: list[Int32s]
    row_costs: tuple[Int32s, Int32s]
    column_costs: tuple[Int32s, Int32s]
    highest: Int32s

    def top(self, k: int, *, is_turned: bool) -> tuple[int, int]:
        """The highest cell of a table; of several the one with the lowest place in the one text, then in the other."""
        highest = self.highest[:, k]
        if not is_turned:
            row = int(highest.argmax())
            return row, int(self.best[row][:, k].argmax())
        rows = np.flatnonzero(highest == highest.max()).tolist()
        column, row = min((int(self.best[row][:, k].argmax()), row) for row in rows)
        return row, column

    def before_gap(self, k: int, row: int, column: int, *, is_turned: bool) -> tuple[int, int]:
        """The cell before the words without a partner that end at a cell: as many as can be of the other text, or as
        few as can be of the one.
        """
        here = self.best[row].item(column, k)
        if is_turned:
            if self.down[row].item(column, k) == here:
                before = np.array([self.best[at].item(column, k) for at in range(row)], dtype=np.int32)
                return _longest(before, here, self.column_costs, column, k), column
            return row, self._shortest_side(k, row, column)
        if self.side[row].item(column, k) == here:
            return row, _longest(self.best[row][:column, k], here, self.row_costs, row, k)
        return self._shortest_down(k, row, column), column

    def _shortest_down(self, k: int, row: int, column: int) -> int:
        cost = self.column_costs[0].item(column - 1, k)
        while row > 1 and self.best[row - 1].item(column, k) - cost != self.down[row].item(column, k):
            row -= 1
        return row - 1

    def _shortest_side(self, k: int, row: int, column: int) -> int:
        cost = self.row_costs[0].item(row - 1, k)
        while column > 1 and self.best[row].item(column - 1, k) - cost != self.side[row].item(column, k):
            column -= 1
        return column - 1


def _longest(before: Int32s, here: int, costs: tuple[Int32s, Int32s], place: int, k: int) -> int:
    """The first of the cells before from which a gap behind a word of the one text leads to this worth."""
    begun, longer = (each[place - 1, k] for each in costs)
    gaps = begun + longer * np.arange(len(before) - 1, -1, -1)
    return int((before - gaps == here).argmax())


def _trace(k: int, table: _Table, filled: _Filled, worth: Sequence[int]) -> list[tuple[int, int]]:
    """The way back from the highest cell of table ``k``: a pair of words wherever it is as good as a gap."""
    a, b = table.rows, table.columns
    best = filled.best
    i, j = filled.top(k, is_turned=table.is_turned)
    here = best[i].item(j, k)
    pairs: list[tuple[int, int]] = []
    while i > 0 and j > 0 and here > 0:
        word = a.words[i - 1]
        is_same = word == b.words[j - 1]
        score = worth[word] if is_same else _SAME_STEM if a.stems[i - 1] == b.stems[j - 1] else _MISMATCH
        before = best[i - 1].item(j - 1, k)
        if before + score == here:
            i, j, here = i - 1, j - 1, before
            if is_same:
                pairs.append((a.first + i, b.first + j))
        else:
            i, j = filled.before_gap(k, i, j, is_turned=table.is_turned)
            here = best[i].item(j, k)
    pairs.reverse()
    return [(other, one) for one, other in pairs] if table.is_turned else pairs


def _stacked(rows: Sequence[Sequence[int]], filler: int) -> Int32s:
    """Rows of unequal length as the columns of one array."""
    out = np.full((max(map(len, rows)), len(rows)), filler, dtype=np.int32)
    for k, row in enumerate(rows):
        out[: len(row), k] = row
    return out


def _gap_costs(rows: Sequence[Sequence[bool]]) -> tuple[Int32s, Int32s]:
    free = _stacked(rows, 0)
    return _OPEN + free * np.int32(_FREE_OPEN - _OPEN), _EXTEND + free * np.int32(_FREE_EXTEND - _EXTEND)
