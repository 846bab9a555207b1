"""``manifest.csv``: what the user knows about the files, one row a file."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path, PurePosixPath

from corpus_tools.loading.date_order import proved_order
from corpus_tools.loading.dates import read_date
from corpus_tools.loading.decoding import decode
from corpus_tools.loading.fields import columns_for, field_of, plain_name
from corpus_tools.loading.reasons import reason
from corpus_tools.loading.records import Problem, Record
from corpus_tools.loading.sources import unreadable

_TEXT_FIELDS = ("outlet", "title", "author", "url", "language", "section", "edition", "page", "source_id", "copyright")
COLUMNS = ("file", "outlet", "published", "title", "author", "url", "language", "section", "edition", "page", "id")


@dataclass(slots=True)
class Entry:
    """A row of the manifest."""

    row: int
    file: str
    values: dict[str, str]
    published: datetime | None = None
    precision: str = ""


class Manifest:
    """The rows of a manifest by file, found by relative path or, where that is unique, by the bare name."""

    def __init__(self, name: str, entries: Sequence[Entry]) -> None:
        self.name, self.entries = name, list(entries)
        self._by_path = {entry.file: entry for entry in self.entries}
        by_name: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            by_name[PurePosixPath(entry.file).name].append(entry)
        self._by_name = {name: rows[0] for name, rows in by_name.items() if len(rows) == 1}
        self._used: set[int] = set()

    def entry(self, file: str) -> Entry | None:
        """The row for a file, remembered as used."""
        found = self._by_path.get(file) or self._by_name.get(PurePosixPath(file).name)
        if found is not None:
            self._used.add(found.row)
        return found

    def unused(self) -> list[Problem]:
        """Rows whose file is not there."""
        return [
            Problem(
                "manifest",
                f"{entry.file!r} (row {entry.row}, column 'file') is listed, but there is no such article file",
                "Row ignored. Correct the name, or put the file into the folder.",
                source_file=self.name,
            )
            for entry in self.entries
            if entry.row not in self._used
        ]


def read_manifest(path: Path) -> tuple[Manifest | None, list[Problem]]:
    """Read a manifest; errors in it are returned as problems that name the row (1: the header) and the column."""
    try:
        decoded = decode(path.read_bytes())
    except OSError as error:
        return None, [unreadable(path.name, error)]
    if isinstance(decoded, Problem):
        decoded.source_file = path.name
        return None, [decoded]
    problems = [Problem(p.kind, p.message, p.action, source_file=path.name) for p in decoded.problems]
    first = decoded.text.lstrip().split("\n", 1)[0]
    delimiter = max(",;\t|", key=first.count)
    rows = csv.reader(io.StringIO(decoded.text.lstrip(), newline=""), delimiter=delimiter)
    try:
        header = [cell.strip() for cell in next(rows, [])]
        table = list(rows)
    except csv.Error as error:
        problems.append(
            _wrong(path.name, f"is no table: {reason(error)}", "Not used. Save it as CSV (UTF-8).", "error")
        )
        return None, problems
    columns = columns_for(header)
    if "file" not in columns:
        message = f"row 1: no column 'file' among {', '.join(map(repr, header)) or 'no columns'}"
        action = "Not used. Add a column 'file' with the name of each file, as in docs/formats.md."
        problems.append(_wrong(path.name, message, action, "error"))
        return None, problems
    problems += [_wrong(path.name, *misspelt) for misspelt in _misspelt(header)]
    entries, wrong = _entries(path.name, header, columns, table)
    problems += wrong
    if "published" in columns:
        problems += _read_dates(path.name, entries, columns["published"][0])
    return Manifest(path.name, entries), problems


def _entries(
    name: str, header: Sequence[str], columns: Mapping[str, Sequence[str]], table: Sequence[Sequence[str]]
) -> tuple[list[Entry], list[Problem]]:
    """The rows that name a file, each once, and what is wrong with the others."""
    place = {field: header.index(names[0]) for field, names in columns.items()}
    entries: list[Entry] = []
    problems: list[Problem] = []
    seen: dict[str, int] = {}
    for number, cells in enumerate(table, 2):
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(header):
            message = f"row {number} has {len(cells)} cells, the header {len(header)}"
            problems.append(_wrong(name, message, "Read as far as it goes. Quote cells that hold the separator."))
        values = {field: cells[index].strip() if index < len(cells) else "" for field, index in place.items()}
        file = values.pop("file").replace("\\", "/").removeprefix("./")
        if refused := _refused(file, f"row {number}, column {columns['file'][0]!r}", seen):
            problems.append(_wrong(name, *refused))
        else:
            seen[file] = number
            entries.append(Entry(number, file, values))
    return entries, problems


def _refused(file: str, place: str, seen: Mapping[str, int]) -> tuple[str, str] | None:
    """Why a row is not used, and what is done; None where it names a file that no row before names."""
    if not file:
        return f"{place} is empty", "Row ignored."
    if file in seen:
        return f"{place}: {file!r} is listed in row {seen[file]} already", "The first row is used."
    return None


def _read_dates(name: str, entries: Sequence[Entry], column: str) -> list[Problem]:
    """Read the column of dates, day or month first as the column proves; problems for what is no date or two."""
    order, said = proved_order(entry.values.get("published", "") for entry in entries)
    problems = [replace(said, source_file=name)] if said is not None else []
    for entry in entries:
        raw = entry.values.get("published", "")
        if not raw:
            continue
        found = read_date(raw, order=order)
        if found is not None and found.published is not None:
            entry.published, entry.precision = found.published, found.precision
            continue
        why = "could be two dates" if found else "is no date"
        message = f"row {entry.row}, column {column!r}: {raw!r} {why}"
        kind = "ambiguous_date" if found else "date_not_read"
        problems.append(Problem(kind, message, "Left empty. Write it as YYYY-MM-DD.", source_file=name))
    return problems


def _misspelt(header: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Columns that are not known and look like one that is: a column of the user's own is nobody else's business."""
    for name in header:
        if name and not field_of(name) and (close := get_close_matches(plain_name(name), COLUMNS, n=1, cutoff=0.75)):
            yield f"row 1: the column {name!r} is not known", f"Not used. Is {close[0]!r} meant? Then write it so."


def apply_entry(entry: Entry, records: list[Record]) -> None:
    """Put a row's values into a file's records: over theirs in a file of one article, else where theirs are empty."""
    alone = len(records) == 1
    for record in records:
        for field in _TEXT_FIELDS:
            value = entry.values.get(field, "")
            if value and (alone or not getattr(record, field)):
                setattr(record, field, value)
        raw = entry.values.get("published", "")
        if raw and (alone or not (record.raw_date or record.published)):
            record.raw_date, record.published, record.published_precision = raw, entry.published, entry.precision


def _wrong(name: str, message: str, action: str, severity: str = "warning") -> Problem:
    return Problem("manifest", message, action, "error" if severity == "error" else "warning", source_file=name)
