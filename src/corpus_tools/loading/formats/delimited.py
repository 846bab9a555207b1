"""Tables as text: CSV, TSV, Excel's semicolons; one article a row."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Final, NamedTuple

from corpus_tools.loading.dates import read_date
from corpus_tools.loading.entries import entry
from corpus_tools.loading.fields import columns_for
from corpus_tools.loading.formats.cells import MAX_CELL, Lines, Marks, Row, lines_of, marks_of, rows_of
from corpus_tools.loading.formats.mapping import error_cells, excel_cut, is_cut_by_excel, is_error, listed, record_from
from corpus_tools.loading.formats.partitions import partition_values
from corpus_tools.loading.large import LargeText
from corpus_tools.loading.records import Detected, Item, Problem
from corpus_tools.loading.sources import SourceFile

_DELIMITERS: Final = (",", ";", "\t", "|")
_SUFFIXES: Final = frozenset({".csv", ".tsv", ".tab", ".psv"})


def find_delimiter(text: str, suffix: str) -> str | None:
    """The delimiter of a table with a header of known columns; None where the text is no such table."""
    first = text.split("\n", 1)[0]
    if first.lower().startswith("sep=") and len(first) == 5:
        return first[4]
    is_table = suffix in _SUFFIXES
    best, score = _best_delimiter(first, is_table)
    if is_table:
        return best or _commonest_delimiter(first)
    return best if best and _is_header(first, best, score) and "\n" in text else None


def _commonest_delimiter(first: str) -> str:
    if "\t" in first:
        return "\t"
    return ";" if first.count(";") > first.count(",") else ","


def _best_delimiter(first: str, is_table: bool) -> tuple[str | None, int]:
    """The delimiter that gives most known columns, and how many (one more if there are several columns)."""
    best, score = None, 0
    for delimiter in _DELIMITERS:
        if not is_table and (delimiter not in first or len(first) > 2000):
            continue
        header = _split_header(first, delimiter)
        value = len(columns_for(header)) + (len(header) > 1)
        if value > score and (len(header) > 1 or is_table):
            best, score = delimiter, value
    return best, score


def _split_header(first: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([first], delimiter=delimiter), [])
    except csv.Error:
        return []


def _is_header(first: str, delimiter: str, score: int) -> bool:
    """Whether a line is a header: a line of prose with commas must not pass for one."""
    header = [cell.strip() for cell in first.split(delimiter)]
    known = columns_for(header)
    return (
        score >= 3
        and all(cell and len(cell) <= 40 for cell in header)
        and bool({"text", "title", "url"} & known.keys())
        and len(known) * 2 >= len(header)
    )


def read(found: Detected, source: SourceFile, text: str) -> Iterator[Item]:
    """A record a row; rows of another length than the header, and marks that do not fit, are reported."""
    yield from _rows(found, source, lambda: lines_of(text))


def read_large(found: Detected, source: SourceFile, text: LargeText) -> Iterator[Item]:
    """As :func:`read`, but one row at a time, for large files."""
    yield from _rows(found, source, text.lines)


def _rows(found: Detected, source: SourceFile, all_lines: Lines) -> Iterator[Item]:
    above, delimiter = _above_header(_table_lines(all_lines()), found.delimiter or ",")
    yield from rows_above(above)

    def lines() -> Iterator[str]:
        return islice(_table_lines(all_lines()), len(above), None)

    table = _table_of(lines(), source, delimiter)
    yield from _unusual_separator(delimiter, source.suffix)
    if not {"text", "title"} & table.columns.keys():
        yield _no_text_column(table.header)
        return
    is_row = _row_test(table.header, table.columns)
    marks = marks_of(lines, delimiter, is_row)
    odd: dict[str, list[int]] = {"short": [], "joined": [], "broken": [], "cut": [], "error": []}
    rows = rows_of(lines, delimiter, marks, len(table.header), is_row)
    next(rows, None)
    for number, row in enumerate(rows, len(above) + 2):
        with entry(number, "row") as wrong:
            cells = _note(row, number, table, odd)
            named = dict(zip(table.header, cells, strict=False))
            yield record_from({**table.folders, **named}, table.columns, "table")
        yield from wrong
    yield from _reported(odd, len(table.header), marks)


def _table_lines(lines: Iterator[str]) -> Iterator[str]:
    """The lines from the header on: without a byte-order mark, and without a line ``sep=;`` as Excel reads it."""
    first = next(lines, "").lstrip("\ufeff")
    if first[:4].lower() == "sep=" and first[5:6] == "\n":
        first = next(lines, "")
    return chain([first], lines)


ROWS_ABOVE: Final = 10  # rows that a report may put above the header of its table


def is_header(cells: Sequence[str]) -> bool:
    """Whether cells are names of columns: one for a text or a title, and another known name."""
    known = columns_for(filter(None, cells))
    return bool({"text", "title"} & known.keys()) and len(known) >= 2


def rows_above(above: Sequence[Sequence[str]]) -> Iterator[Problem]:
    """A problem that reports the rows above the header."""
    if above:
        words = " / ".join(filter(None, (" ".join(filter(None, cells)) for cells in above)))
        yield Problem(
            "rows_above_header", f"{len(above)} rows above its header are no article: {words[:200]}", "Left out."
        )


def _above_header(lines: Iterator[str], delimiter: str) -> tuple[list[list[str]], str]:
    """The rows above the header, and the separator; nothing where the first row is the header, or none is."""
    rows = [line.rstrip("\n") for line in islice(lines, ROWS_ABOVE + 1)]
    if not rows or {"text", "title"} & columns_for(_split_header(rows[0], delimiter)).keys():
        return [], delimiter
    for place, row in enumerate(rows):
        for separator in dict.fromkeys((delimiter, *_DELIMITERS)):
            if len(row) < 2000 and is_header([cell.strip() for cell in _split_header(row, separator)]):
                return [_split_header(line, separator) for line in rows[:place]], separator
    return [], delimiter


class _Table(NamedTuple):
    """Names of columns, values from folder names, the field of each column, the separator, the text columns."""

    header: list[str]
    folders: dict[str, str]
    columns: dict[str, list[str]]
    delimiter: str
    text_places: list[int]


def _table_of(lines: Iterator[str], source: SourceFile, delimiter: str) -> _Table:
    csv.field_size_limit(MAX_CELL)
    first = next(csv.reader(lines, delimiter=delimiter), [])
    header = [cell.strip() for cell in first]
    folders = {name: value for name, value in partition_values(source.name).items() if name not in header}
    columns = columns_for([*header, *folders])
    places = [header.index(name) for name in columns.get("text", ()) if name in header]
    return _Table(header, folders, columns, delimiter, places)


def _unusual_separator(delimiter: str, suffix: str) -> Iterator[Problem]:
    if delimiter != ("\t" if suffix in (".tsv", ".tab") else ","):
        shown = "tab" if delimiter == "\t" else delimiter
        yield Problem("separator", f"its separator is {shown}", "Read so.")


def _no_text_column(header: Sequence[str]) -> Problem:
    return Problem(
        "no_text_column",
        f"no column of texts or titles among {', '.join(map(repr, header[:12]))}",
        "Skipped. Name the column of the articles 'text'.",
        "error",
    )


def _note(row: Row, number: int, table: _Table, odd: Mapping[str, list[int]]) -> list[str]:
    """The cells of a row, a text in the last column joined again; what is wrong with them goes into ``odd``."""
    cells, last = row.cells, len(table.header) - 1
    if len(cells) > len(table.header) and table.columns.get("text", [""])[0] == table.header[-1]:
        odd["joined"].append(number)
        cells = [*cells[:last], table.delimiter.join(cells[last:])]
    elif len(cells) != len(table.header):
        odd["short"].append(number)
    if row.is_broken:
        odd["broken"].append(number)
    if is_cut_by_excel(cells):
        odd["cut"].append(number)
    if any(is_error(cells[place]) for place in table.text_places if place < len(cells)):
        odd["error"].append(number)
    return cells


def _reported(odd: Mapping[str, list[int]], width: int, marks: Marks) -> Iterator[Problem]:
    if odd["joined"]:
        yield Problem(
            "row_length",
            f"{len(odd['joined'])} rows have more cells than the header's {width}: {listed(odd['joined'])}",
            "The cells too many were joined to the text, which is the last column. Check them.",
        )
    if odd["short"]:
        yield Problem(
            "row_length",
            f"{len(odd['short'])} rows have more or fewer cells than the header's {width}: {listed(odd['short'])}",
            "Read as far as they go. Cells that hold the separator must be in quotation marks.",
        )
    if odd["broken"]:
        yield Problem(
            "quotation_marks",
            f"quotation marks around cells do not fit in {len(odd['broken'])} rows: {listed(odd['broken'])} "
            "(a mark is missing, or the last row is cut)",
            "Each row was read by itself, the quotation marks kept. Check these rows.",
        )
    yield from excel_cut(odd["cut"])
    yield from error_cells(odd["error"])
    if marks == "backslash":
        yield Problem("quotation_marks", "quotation marks inside cells are written with a backslash", "Read so.")


def _row_test(header: Sequence[str], columns: Mapping[str, list[str]]) -> Callable[[Sequence[str]], bool]:
    """Whether cells look like a row of this table: as many as the header, and a date or an address in its place.

    A line of a text with as many commas is none: behind a comma, prose has a blank, and a table has not.
    """
    published, url = _place_of("published", header, columns), _place_of("url", header, columns)

    def is_row(cells: Sequence[str]) -> bool:
        if len(cells) < len(header):
            return False
        if published >= 0:
            return _is_cell(cells[published]) and read_date(cells[published].strip('" ')) is not None
        if url >= 0:
            return _is_cell(cells[url]) and cells[url].strip('" ').startswith("http")
        return len(cells) == len(header) >= 4 and all(map(_is_cell, cells))

    return is_row


def _is_cell(value: str) -> bool:
    return not value[:1].isspace()


def _place_of(field: str, header: Sequence[str], columns: Mapping[str, list[str]]) -> int:
    """The place of a field's column in the header; -1 without one."""
    name = columns.get(field, [""])[0]
    return header.index(name) if name in header else -1
