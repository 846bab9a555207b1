"""Tables as text: CSV, TSV, Excel's semicolons; one article a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Final

from corpus_tools.loading.fields import columns_for
from corpus_tools.loading.formats.mapping import record_from
from corpus_tools.loading.records import Detected, Item, Problem
from corpus_tools.loading.sources import SourceFile

_DELIMITERS: Final = (",", ";", "\t", "|")
_SUFFIXES: Final = frozenset({".csv", ".tsv", ".tab", ".psv"})
MAX_CELL: Final = 20_000_000


def find_delimiter(text: str, suffix: str) -> str | None:
    """The delimiter of a table with a header of known columns; None where the text is no such table."""
    first = text.split("\n", 1)[0]
    if first.lower().startswith("sep=") and len(first) == 5:
        return first[4]
    best, score = None, 0
    for delimiter in _DELIMITERS:
        if suffix not in _SUFFIXES and (delimiter not in first or len(first) > 2000):
            continue
        try:
            header = next(csv.reader([first], delimiter=delimiter), [])
        except csv.Error:
            continue
        known = columns_for(header)
        value = len(known) + (1 if len(header) > 1 else 0)
        if value > score and (len(header) > 1 or suffix in _SUFFIXES):
            best, score = delimiter, value
    if suffix in _SUFFIXES:
        return best or ("\t" if "\t" in first else ";" if first.count(";") > first.count(",") else ",")
    # Elsewhere a line of prose with commas must not pass for a header.
    header = [cell.strip() for cell in first.split(best)] if best else []
    if best and score >= 3 and "\n" in text and all(cell and len(cell) <= 40 for cell in header):
        known = columns_for(header)
        if ("text" in known or "title" in known or "url" in known) and len(known) * 2 >= len(header):
            return best
    return None


def read(found: Detected, source: SourceFile, text: str) -> Iterator[Item]:
    """A record a row; rows of another length than the header are read as far as they go and reported."""
    delimiter = found.delimiter or ","
    if text[:4].lower() == "sep=" and text[5:6] == "\n":
        text = text[6:]
    csv.field_size_limit(MAX_CELL)
    rows = csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=delimiter)
    header = [cell.strip() for cell in next(rows, [])]
    columns = columns_for(header)
    if delimiter != ("\t" if source.suffix in (".tsv", ".tab") else ","):
        shown = "tab" if delimiter == "\t" else delimiter
        yield Problem("separator", f"its separator is {shown}", "Read so.")
    if "text" not in columns and "title" not in columns:
        yield Problem(
            "no_text_column",
            f"no column of texts or titles among {', '.join(map(repr, header[:12]))}",
            "Skipped. Name the column of the articles 'text'.",
            "error",
        )
        return
    short: list[int] = []
    iterator = iter(rows)
    number = 1
    while True:
        number += 1
        try:
            cells = next(iterator)
        except StopIteration:
            break
        except csv.Error as error:
            yield Problem("broken_row", f"row {number}: {error}", "Row skipped.", "error")
            continue
        if not any(cells):
            continue
        if len(cells) != len(header):
            short.append(number)
        yield record_from(dict(zip(header, cells, strict=False)), columns, "table")
    if short:
        listed = ", ".join(map(str, short[:10])) + (", …" if len(short) > 10 else "")
        yield Problem(
            "row_length",
            f"{len(short)} rows have more or fewer cells than the header's {len(header)}: {listed}",
            "Read as far as they go. Cells that hold the separator must be in quotation marks.",
        )
    if text.count('"') % 2:
        yield Problem(
            "truncated",
            "has an odd number of quotation marks around its cells: the last row is cut or a mark is missing",
            "Read; check its last rows.",
        )
