"""Rows of a delimited text: which way its writer used quotation marks, and reading what no such way explains.

Writers put a cell into marks and double the marks inside it, or set a backslash before them, or use no marks at all,
so that every mark is the author's. Which of the three it is follows from the whole file; a cell that none explains
(a mark that is never closed, marks inside marks) costs its own row at most, and the row is reported.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Final, Literal, NamedTuple

Marks = Literal["doubled", "backslash", "none", "broken"]
Lines = Callable[[], Iterator[str]]  # the lines of a table, from the first on each time
MAX_CELL: Final = 20_000_000
_TRIED: Final = 200  # closing marks tried for one broken cell
_AHEAD: Final = 500_000  # least number of characters of a table held in memory while its rows are read


class Row(NamedTuple):
    """The cells of a row; ``is_broken`` where a mark of it does not fit."""

    cells: list[str]
    is_broken: bool = False


def marks_of(lines: Lines, delimiter: str, is_row: Callable[[Sequence[str]], bool]) -> Marks:
    """How the writer of a table (header and rows) used quotation marks; ``is_row`` as for :func:`rows_of`."""
    if not any('"' in line for line in lines()) or _is_unquoted(lines(), delimiter):
        return "none"
    if _fits(lines(), delimiter, is_row):
        return "doubled"
    if any('\\"' in line for line in lines()) and _all_well_formed(lines(), delimiter, is_row):
        return "backslash"
    return "broken"


def rows_of(
    lines: Lines, delimiter: str, marks: Marks, width: int, is_row: Callable[[Sequence[str]], bool]
) -> Iterator[Row]:
    """The rows of a table, without the empty ones; ``width`` is the header's number of cells.

    ``is_row`` decides whether the cells of a line look like a row of this table: a quotation mark that is never closed
    must not swallow such a line.
    """
    rows: Iterator[Row]
    if marks == "doubled":
        rows = (Row(cells) for cells in _csv_rows(lines(), delimiter, csv.QUOTE_MINIMAL))
    elif marks == "none":
        rows = (Row(cells, _has_open_mark(cells)) for cells in _csv_rows(lines(), delimiter, csv.QUOTE_NONE))
    else:
        rows = _Reader(lines(), delimiter, marks == "backslash", width, is_row).rows()
    return (row for row in rows if any(row.cells))


def _csv_rows(lines: Iterable[str], delimiter: str, quoting: Literal[0, 3]) -> Iterator[list[str]]:
    csv.field_size_limit(MAX_CELL)
    return csv.reader(lines, delimiter=delimiter, quoting=quoting)


def _has_open_mark(cells: Sequence[str]) -> bool:
    return any(cell[:1] == '"' and cell.count('"') % 2 for cell in cells)


def lines_of(text: str) -> Iterator[str]:
    """The lines with their ends, one at a time: a list of all would hold a large file twice."""
    at = 0
    while at < len(text):
        end = text.find("\n", at) + 1 or len(text)
        yield text[at:end]
        at = end


def _fits(lines: Iterable[str], delimiter: str, is_row: Callable[[Sequence[str]], bool]) -> bool:
    csv.field_size_limit(MAX_CELL)
    try:
        for cells in csv.reader(lines, delimiter=delimiter, strict=True):
            if any("\n" in cell and _holds_row(cell, delimiter, is_row) for cell in cells):
                return False
    except csv.Error:
        return False
    return True


def _holds_row(cell: str, delimiter: str, is_row: Callable[[Sequence[str]], bool]) -> bool:
    """Whether a later line of a cell looks like a row of the table: a missing mark swallowed it."""
    return any(delimiter in line and is_row(line.split(delimiter)) for line in cell.split("\n")[1:])


def _is_unquoted(lines: Iterable[str], delimiter: str) -> bool:
    """Whether every line is a row as it is and marks around cells are the exception: then they are the author's."""
    filled = (line.rstrip("\n") for line in lines if line.strip())
    width = next(filled, "").count(delimiter)
    columns = [_Column() for _ in range(width + 1)]
    for line in filled:
        cells = line.split(delimiter)
        if len(cells) != width + 1:
            return False
        for column, cell in zip(columns, cells, strict=True):
            if cell:
                column.add(cell)
    return width > 0 and any(column.opened for column in columns) and not any(map(_Column.is_quoted, columns))


class _Column:
    """How the filled cells of a column use quotation marks."""

    def __init__(self) -> None:
        self.filled = self.opened = self.whole = 0
        self.has_doubled, self.opens_first = False, True

    def add(self, cell: str) -> None:
        """Count a cell that is not empty."""
        self.filled += 1
        if cell[0] != '"':
            return
        self.opened += 1
        if len(cell) > 1 and cell[-1] == '"':
            self.whole += 1
            self.has_doubled = self.has_doubled or '""' in cell[1:-1]
            self.opens_first = self.opens_first and _opens_first(cell)

    def is_quoted(self) -> bool:
        """Whether the writer put the cells into marks: half of them or more, or marks doubled inside."""
        is_half = bool(self.opened) and self.whole * 2 >= self.filled
        return self.has_doubled or (is_half and self.opens_first)


def _opens_first(cell: str) -> bool:
    """Whether the first mark inside a cell in marks opens (``"She said "no" twice"``), or there is none."""
    inner = cell.find('"', 1)
    return inner < 0 or inner == len(cell) - 1 or not cell[inner - 1].strip()


def _all_well_formed(lines: Iterator[str], delimiter: str, is_row: Callable[[Sequence[str]], bool]) -> bool:
    return not any(row.is_broken for row in _Reader(lines, delimiter, True, 0, is_row).rows())


class _Reader:
    """Reads row after row, cell by cell, from a window of the table: ``text``, read up to ``at``.

    The window holds some lines ahead. After an opening quotation mark it grows until the mark closes, a row of the
    table follows (which no cell may contain), or the cell exceeds the longest allowed.
    """

    def __init__(
        self,
        lines: Iterator[str],
        delimiter: str,
        has_backslashes: bool,
        width: int,
        is_row: Callable[[Sequence[str]], bool],
    ) -> None:
        end = re.escape(delimiter)
        inside = r'[^"\\]++|\\.|""' if has_backslashes else r'[^"]++|""'
        self.text, self.at, self._start, self._has_more = "", 0, 0, True
        self._lines, self.delimiter, self.width, self.is_row = lines, delimiter, width, is_row
        self.has_backslashes = has_backslashes
        self._quoted = re.compile(rf'"((?>(?:{inside})*))"(?={end}|\n|\Z)', re.DOTALL)
        self._open = re.compile(rf'"(?>(?:{inside})*)\\?\Z', re.DOTALL)
        self._bare = re.compile(rf"[^{end}\n]*")
        self._closing = re.compile(rf'"(?={end}|\n|\Z)')

    def rows(self) -> Iterator[Row]:
        """All rows, including empty ones."""
        while self._fills():
            yield self._row()

    def _fills(self) -> bool:
        """Read on, so that the window holds some lines ahead; returns whether it holds any."""
        if self._has_more and len(self.text) - self.at < _AHEAD:
            kept = [self.text[self.at :]]
            count = len(kept[0])
            while self._has_more and count < 2 * _AHEAD:
                kept.append(next(self._lines, ""))
                count += len(kept[-1])
                self._has_more = bool(kept[-1])
            self.text, self.at = "".join(kept), 0
        return self.at < len(self.text)

    def _reads_on(self) -> bool:
        """Read on, as the cell at ``at`` is open at the end of the window; returns whether there was more."""
        if len(self.text) - self.at > MAX_CELL or _holds_row(self.text[self.at :], self.delimiter, self.is_row):
            return False
        more = list(islice(self._lines, max(100, self.text.count("\n", self.at))))
        self.text += "".join(more)
        return bool(more)

    def _row(self) -> Row:
        """The cells up to the end of the line that the last of them ends in."""
        cells: list[str] = []
        is_broken = False
        self._start = self.at
        while True:
            cell = self._cell()
            is_broken = is_broken or cell is None
            cells += self._broken_cell(len(cells)) if cell is None else [cell]
            if not self.text.startswith(self.delimiter, self.at):
                self.at += 1
                return Row(cells, is_broken)
            self.at += len(self.delimiter)

    def _cell(self) -> str | None:
        """A cell without marks, or inside a pair of them; None where no mark closes it."""
        if not self.text.startswith('"', self.at):
            m = self._bare.match(self.text, self.at)
            assert m is not None
            self.at = m.end()
            return m[0]
        m = self._quoted.match(self.text, self.at)
        while m is None and self._open.match(self.text, self.at) and self._reads_on():
            m = self._quoted.match(self.text, self.at)
        if m is None or self._swallows(m.end()):
            return None
        self.at = m.end()
        return self._unescaped(m[1])

    def _unescaped(self, cell: str) -> str:
        cell = cell.replace('""', '"')
        return re.sub(r'\\(["\\])', r"\1", cell) if self.has_backslashes else cell

    def _broken_cell(self, number: int) -> list[str]:
        """The cell (and those after it in its line) whose opening mark no closing mark fits."""
        line = self._line_at(self.at)
        following = max(0, self.width - 1 - number)
        parts = line.split(self.delimiter)
        first = line.find('"', 1)
        is_second_opening = first > 0 and not line[first - 1].strip()
        if not is_second_opening and len(parts) == following + 1:
            self.at += len(parts[0])
            return parts[:1]
        is_certain = self.is_row(self._line_at(self._start).split(self.delimiter))
        if (closing := self._closing_mark(following, is_certain)) is not None:
            cell = self._unescaped(self.text[self.at + 1 : closing])
            self.at = closing + 1
            return [cell]
        if is_certain and not following:
            line = self._up_to_next_row()
        self.at += len(line)
        return line.rsplit(self.delimiter, following) if following else [line]

    def _line_at(self, at: int) -> str:
        end = self.text.find("\n", at)
        return self.text[at:end] if end >= 0 else self.text[at:]

    def _up_to_next_row(self) -> str:
        """The lines from ``at`` on that come before the next row of the table: paragraphs of the open cell."""
        lines: list[str] = []
        for line in lines_of(self.text[self.at :]):
            if lines and self.delimiter in line and self.is_row(line.rstrip("\n").split(self.delimiter)):
                break
            lines.append(line)
        return "".join(lines).rstrip("\n")

    def _closing_mark(self, following: int, is_certain: bool) -> int | None:
        """The position of a mark that closes the cell so that the rest of the row has the expected number of cells.

        If rows can be recognised with certainty, a doubled mark closes only if no single one does.
        """
        doubled = None
        for m in islice(self._closing.finditer(self.text, self.at + 1), _TRIED):
            if self._swallows(m.end()):
                break
            if self._cells_behind(m.end()) == following:
                if not (is_certain and self._is_doubled(m.start())):
                    return m.start()
                doubled = m.start() if doubled is None else doubled
        return doubled

    def _is_doubled(self, at: int) -> bool:
        """Whether the mark at ``at`` ends an even number of marks after the opening one."""
        before = self.text[self.at + 1 : at + 1]
        return (len(before) - len(before.rstrip('"'))) % 2 == 0

    def _swallows(self, end: int) -> bool:
        """Whether a cell that ends at ``end`` would hold a row, or its beginning."""
        if "\n" not in self.text[self.at : end]:
            return False
        line_end = self.text.find("\n", end)
        whole = self.text[self.at : line_end if line_end >= 0 else len(self.text)]
        return _holds_row(whole, self.delimiter, self.is_row)

    def _cells_behind(self, at: int) -> int:
        """How many well-formed cells come between ``at`` and the end of the row; -1 where one is not."""
        count = 0
        while self.text.startswith(self.delimiter, at):
            at += len(self.delimiter)
            pattern = self._quoted if self.text.startswith('"', at) else self._bare
            m = pattern.match(self.text, at)
            if m is None:
                return -1
            at = m.end()
            count += 1
        return count


__all__ = ["MAX_CELL", "Lines", "Marks", "Row", "lines_of", "marks_of", "rows_of"]
