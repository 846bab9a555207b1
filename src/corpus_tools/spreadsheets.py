"""Tables for spreadsheets: CSV that Excel opens with its curly quotes intact, and one workbook of all main tables.

The Parquet files are the tables themselves. In CSV and XLSX three things differ, for whoever goes on in a spreadsheet:

- beside ``article_id`` are ``article_outlet``, ``article_date`` and ``article_headline``;
- a CSV begins with the signature of UTF-8, without which Excel takes it for another encoding;
- a cell of text that a spreadsheet would take for a formula (it begins with ``=``, ``+``, ``-``, ``@``, a tab or a
  carriage return) begins with an apostrophe more. So does one that begins with apostrophes before such a character:
  :func:`read_csv` takes exactly one away, and what is read is what was written. Offsets hold in the Parquet files and
  in what :func:`read_csv` returns.
"""

from __future__ import annotations

import errno
import gc
import io
import os
import re
import sys
import traceback
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from tempfile import gettempdir
from typing import Final

import pandas as pd

from corpus_tools.files import not_written, writing
from corpus_tools.schema import TABLES, conform, table
from corpus_tools.sheet_xml import LONGEST, is_plain, rows_as_xml

MARKER: Final = "'"
BESIDE: Final = ("article_outlet", "article_date", "article_headline")
MAIN: Final = ("articles", "quotes", "mentions", "entities", "frames", "utterances", "changes", "lineage", "duplicates")
_ROWS: Final = 1_048_575  # of a sheet, the heading apart
_AT_ONCE: Final = 5_000  # rows
_MOMENT: Final = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*<")
_FORMULA: Final = re.compile(r"'*[=+\-@\t\r]")
_MARKED: Final = re.compile(r"'+[=+\-@\t\r]")
_FORBIDDEN: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # in XML, and so in XLSX


def safe(text: object) -> object:
    """A cell that no spreadsheet takes for a formula.

    >>> safe("=SUM(A1)"), safe("'-1"), safe("plain"), safe(-1)
    ("'=SUM(A1)", "''-1", 'plain', -1)
    """
    return MARKER + text if isinstance(text, str) and _FORMULA.match(text) else text


def unsafe(text: object) -> object:
    """What :func:`safe` was given.

    >>> unsafe("'=SUM(A1)"), unsafe("''-1"), unsafe("'tis")
    ('=SUM(A1)', "'-1", "'tis")
    """
    return text[1:] if isinstance(text, str) and _MARKED.match(text) else text


def for_reading(frame: pd.DataFrame, articles: pd.DataFrame | None = None) -> pd.DataFrame:
    """``frame`` with outlet, date and headline beside ``article_id`` and its cells :func:`safe`."""
    result = frame.copy(deep=False)
    if articles is not None and "article_id" in frame.columns and "source_file" not in frame.columns:
        known = articles.drop_duplicates("article_id").set_index("article_id")
        at = list(result.columns).index("article_id") + 1
        for name, column in zip(reversed(BESIDE), ("title", "published", "outlet"), strict=True):
            if column in known.columns:
                values = frame["article_id"].map(known[column])
                result.insert(at, name, values.dt.strftime("%Y-%m-%d") if column == "published" else values)
    for name in result.columns:
        if result[name].dtype.kind not in "iufbM":
            result[name] = _safe_cells(result[name])
    return result


def _safe_cells(values: pd.Series) -> pd.Series:
    """Each cell :func:`safe`; a column of text in which none has to be changed is not gone through one by one."""
    if isinstance(values.dtype, pd.StringDtype) and not values.str.match(_FORMULA.pattern, na=False).any():
        return values
    return values.astype("object").map(safe)


def write_csv(frame: pd.DataFrame, path: Path, articles: pd.DataFrame | None = None) -> Path:
    """Write a table as CSV for spreadsheets, whole or not at all."""
    with writing(path) as temporary, temporary.open("w", encoding="utf-8-sig", newline="") as file:
        # Some rows at a time: as Python's own text a large table takes many times the memory that it takes here. How
        # pandas writes a time depends on all times of the column, so that a table with times is written at once.
        has_times = any(dtype.kind == "M" for dtype in frame.dtypes)
        at_once = max(len(frame), 1) if has_times else _AT_ONCE
        for begin in range(0, max(len(frame), 1), at_once):
            some = for_reading(frame.iloc[begin : begin + at_once], articles)
            some.to_csv(file, index=False, header=not begin, lineterminator="\n")
    return path


def read_csv(path: str | Path, name: str) -> pd.DataFrame:
    """The table ``name`` as it was before :func:`write_csv`: without the columns beside, and without the markers.

    Raises :class:`TableError` where the file does not hold that table.
    """
    text_columns = {column.name for column in table(name).columns if column.kind == "str"}
    types = dict.fromkeys([*text_columns, *BESIDE], "str")
    frame = pd.read_csv(path, encoding="utf-8-sig", dtype=types, keep_default_na=False, na_values=[""])
    frame = frame.drop(columns=[column for column in BESIDE if column in frame.columns])
    for column in text_columns & set(frame.columns):
        frame[column] = frame[column].astype("object").map(unsafe)
    required = {column.name for column in table(name).columns if column.required and column.kind == "str"}
    for column in required & set(frame.columns):
        frame[column] = frame[column].fillna("")
    return conform(frame, name)


def write_workbook(tables: Mapping[str, pd.DataFrame], path: Path, articles: pd.DataFrame) -> Path:
    """Write one XLSX: a sheet for each table, and a sheet ``dictionary`` of what their columns mean.

    A sheet ends where XLSX does (1,048,576 rows), and so does a cell (32,767 characters); the last sheet says which
    tables were cut. Control characters, which XLSX cannot hold, are left out.
    Raises :class:`InputError` where the file, or what openpyxl writes meanwhile into the folder for temporary files,
    cannot be written.
    """
    from lxml.etree import SerialisationError

    try:
        packed, rows = _packed(tables, articles)
    except SerialisationError as error:  # what lxml makes of an error of the disk; its text is the error's name
        _close_silently(error)
        number = getattr(errno, str(error).removeprefix("IO_"), errno.EIO)
        raise not_written(Path(gettempdir()), OSError(number, os.strerror(number))) from error
    except OSError as error:
        raise not_written(Path(gettempdir()), error) from error
    with writing(path) as temporary:
        _finish(packed, temporary, rows)
    return path


def _close_silently(error: Exception) -> None:
    """End what openpyxl was about to write: each of its generators would print that it failed, too, when it goes."""
    shown, sys.unraisablehook = sys.unraisablehook, lambda _: None
    try:
        traceback.clear_frames(error.__traceback__)
        gc.collect()
    finally:
        sys.unraisablehook = shown


def _packed(
    tables: Mapping[str, pd.DataFrame], articles: pd.DataFrame
) -> tuple[io.BytesIO, Callable[[str], Iterable[bytes]]]:
    """A workbook without the rows of its larger sheets, and the function that gives those of each sheet as XML."""
    import openpyxl
    from openpyxl.cell import WriteOnlyCell

    book = openpyxl.Workbook(write_only=True)
    cut = []
    plain: dict[str, str] = {}  # the tables whose rows are put in afterwards, by the file of their sheet
    for number, (name, frame) in enumerate(tables.items(), start=1):
        sheet = book.create_sheet(name)
        sheet.freeze_panes = "A2"
        sheet.append(list(for_reading(frame.head(0), articles).columns))
        if is_plain(frame):
            plain[f"xl/worksheets/sheet{number}.xml"] = name
        else:
            for shown in _some_at_once(frame, articles):
                for row in shown.itertuples(index=False, name=None):
                    sheet.append([_cell(value) for value in row])
        if len(frame) > _ROWS:
            cut.append((name, f"{len(frame) - _ROWS:,} more rows are in {name}.csv"))
    _append(book.create_sheet("dictionary"), _dictionary(tables))
    if cut:
        _append(book.create_sheet("not whole"), [("table", "what is missing"), *cut])
    style = WriteOnlyCell(book.worksheets[0], value=datetime(2000, 1, 1)).style_id
    packed = io.BytesIO()
    book.save(packed)
    return packed, lambda sheet: _rows(tables[plain[sheet]], articles, style) if sheet in plain else ()


def _some_at_once(frame: pd.DataFrame, articles: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """The rows that fit into a sheet, some at a time, :func:`for_reading`."""
    for begin in range(0, min(len(frame), _ROWS), _AT_ONCE):
        yield for_reading(frame.iloc[begin : min(begin + _AT_ONCE, _ROWS)], articles)


def _rows(frame: pd.DataFrame, articles: pd.DataFrame, time_style: int) -> Iterator[bytes]:
    """The rows of a sheet below its heading as XML."""
    row = 2
    for shown in _some_at_once(frame, articles):
        yield rows_as_xml(shown, row, time_style)
        row += len(shown)


def _finish(packed: io.BytesIO, path: Path, rows: Callable[[str], Iterable[bytes]]) -> None:
    """Write a workbook with ``rows`` put into its sheets, and without the moment it was made: the same tables are the
    same file."""
    # Packed quickly: a third larger in a third of the time.
    with (
        zipfile.ZipFile(packed) as given,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as out,
    ):
        for name in given.namelist():
            content = given.read(name)
            if name == "docProps/core.xml":
                content = _MOMENT.sub(rb"\g<1>1980-01-01T00:00:00Z<", content)
            begin, end, rest = content.partition(b"</sheetData>")
            with out.open(name, "w", force_zip64=True) as file:
                file.write(begin)
                for some in rows(name):
                    file.write(some)
                file.write(end + rest)


def _append(sheet: object, rows: Iterable[tuple[str, ...]]) -> None:
    for row in rows:
        sheet.append(list(row))  # type: ignore[attr-defined]


def _dictionary(tables: Mapping[str, pd.DataFrame]) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = [("table", "a row is", "column", "type", "unit", "meaning", "values")]
    for name in tables:
        if name in TABLES:
            spec = TABLES[name]
            rows += [(name, spec.row, c.name, c.kind, c.unit, c.meaning, ", ".join(c.allowed)) for c in spec.columns]
    return [tuple(str(safe(value)) for value in row) for row in rows]


def _cell(value: object) -> object:
    if isinstance(value, str):
        return _FORBIDDEN.sub("", value)[:LONGEST]
    if value is None or pd.isna(value):  # type: ignore[call-overload]
        return None
    if isinstance(value, pd.Timestamp):
        return value.to_pydatetime()
    return value.item() if hasattr(value, "item") else value
