"""Excel workbooks: the first sheet whose first row names columns of articles; one article a row."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from corpus_tools.loading.entries import entry
from corpus_tools.loading.fields import columns_for
from corpus_tools.loading.formats.delimited import ROWS_ABOVE, is_header, rows_above
from corpus_tools.loading.formats.mapping import error_cells, excel_cut, is_cut_by_excel, is_error, record_from
from corpus_tools.loading.reasons import reason
from corpus_tools.loading.records import Detected, Item, Problem
from corpus_tools.loading.sources import SourceFile

# ECMA-376 part 1, 22.9.2.19: a character that XML cannot hold, or the underline of such a sequence itself.
_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")


def read(found: Detected, source: SourceFile, text: str) -> Iterator[Item]:
    """One record per row. Excel truncates cells at 32,767 characters without a warning: such cells are reported."""
    import openpyxl

    with source.open() as stream:
        try:
            book = openpyxl.load_workbook(stream, read_only=True, data_only=True)
        except (zipfile.BadZipFile, KeyError, ValueError) as error:
            yield Problem("unreadable", f"is no whole workbook: {reason(error)}", "Skipped. Save it again.", "error")
            return
        for place, sheet in enumerate(book.worksheets):
            rows = sheet.iter_rows(values_only=True)
            above, header = _header_below(rows)
            columns = columns_for(filter(None, header))
            if {"text", "title"} & columns.keys():
                yield from rows_above(above)
                yield from _records(rows, header, columns, len(above) + 2)
                yield from _other_sheets(book.worksheets, place)
                return
    yield Problem(
        "no_text_column",
        f"no sheet has a column of texts or titles in its first {ROWS_ABOVE + 1} rows",
        "Skipped. Name the column of the articles 'text'.",
        "error",
    )


def _header(rows: Iterator[Sequence[Any]]) -> list[str]:
    """The names in the first row, empty where a cell is."""
    return [str(cell).strip() if cell is not None else "" for cell in next(rows, ())]


def _header_below(rows: Iterator[Sequence[Any]]) -> tuple[list[list[str]], list[str]]:
    """The rows above the header (titles of a report), and the header: the first row of known names."""
    above: list[list[str]] = []
    for _ in range(ROWS_ABOVE + 1):
        header = _header(rows)
        if is_header(header) or (not above and {"text", "title"} & columns_for(filter(None, header)).keys()):
            return above, header
        above.append(header)
    return [], []


def _records(
    rows: Iterable[Sequence[Any]], header: Sequence[str], columns: Mapping[str, list[str]], first: int
) -> Iterator[Item]:
    cut: list[int] = []
    errors: list[int] = []
    texts = [header.index(name) for name in columns.get("text", ())]
    for number, cells in enumerate(rows, first):
        with entry(number, "row") as wrong:
            if not any(cell not in (None, "") for cell in cells):
                continue
            if is_cut_by_excel(cells):
                cut.append(number)
            if any(is_error(cells[place]) for place in texts if place < len(cells)):
                errors.append(number)
            plain = [_unescaped(cell) if isinstance(cell, str) and "_x" in cell else cell for cell in cells]
            yield record_from(dict(zip(header, plain, strict=False)), columns, "table")
        yield from wrong
    yield from excel_cut(cut)
    yield from error_cells(errors)


def _unescaped(cell: str) -> str:
    plain = _ESCAPED.sub(lambda m: chr(int(m[1], 16)), cell)
    return plain.replace("\r\n", "\n").replace("\r", "\n")


def _other_sheets(sheets: Sequence[Any], used: int) -> Iterator[Problem]:
    """A row for the sheets that hold articles as well: one sheet is read."""
    further = ((sheet.title, _header(sheet.iter_rows(values_only=True))) for sheet in sheets[used + 1 :])
    names = [str(title) for title, header in further if {"text", "title"} & columns_for(filter(None, header)).keys()]
    if names:
        listed = ", ".join(map(repr, names[:8]))
        yield Problem(
            "other_sheets",
            f"{len(names)} more sheets seem to hold articles: {listed}",
            f"Sheet {sheets[used].title!r} alone was read. Save the others as files of their own.",
            "error",
        )
