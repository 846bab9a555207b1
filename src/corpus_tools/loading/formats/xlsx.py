"""Excel workbooks: the first sheet whose first row names columns of articles; one article a row."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator

from corpus_tools.loading.fields import columns_for
from corpus_tools.loading.formats.mapping import record_from
from corpus_tools.loading.records import Detected, Item, Problem
from corpus_tools.loading.sources import SourceFile

MAX_CELL = 32_767


def read(found: Detected, source: SourceFile, text: str) -> Iterator[Item]:
    """A record a row. Excel cuts cells at 32,767 characters without a word: such cells are reported."""
    import openpyxl

    with source.open() as stream:
        try:
            book = openpyxl.load_workbook(stream, read_only=True, data_only=True)
        except (zipfile.BadZipFile, KeyError, ValueError) as error:
            yield Problem("unreadable", f"is no whole workbook: {error}", "Skipped. Save it again.", "error")
            return
        for sheet in book.worksheets:
            rows = sheet.iter_rows(values_only=True)
            header = [str(cell).strip() if cell is not None else "" for cell in next(rows, ())]
            columns = columns_for(name for name in header if name)
            if "text" not in columns and "title" not in columns:
                continue
            cut = []
            for number, cells in enumerate(rows, 2):
                if not any(cell not in (None, "") for cell in cells):
                    continue
                if any(isinstance(cell, str) and len(cell) >= MAX_CELL for cell in cells):
                    cut.append(number)
                yield record_from(dict(zip(header, cells, strict=False)), columns, "table")
            if cut:
                listed = ", ".join(map(str, cut[:10]))
                yield Problem(
                    "truncated",
                    f"rows {listed} hold cells of {MAX_CELL:,} characters, where Excel cuts",
                    "Kept. Take these texts from a CSV or JSON export.",
                    "error",
                )
            return
    yield Problem(
        "no_text_column",
        "no sheet has a column of texts or titles in its first row",
        "Skipped. Name the column of the articles 'text'.",
        "error",
    )
