"""The rows of a CSV file that a user wrote, whatever the program and system it was saved with."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Final

from corpus_tools.errors import InputError

_LARGEST_CELL: Final = 20_000_000  # characters


def csv_records(path: str | Path, text: str) -> tuple[list[str], list[tuple[int, dict[str, str]]]]:
    """The header in lower case, and of each row the line it ends on and its cells by column.

    Lines may end as on any system. Raises :class:`~corpus_tools.errors.InputError` naming the file and the row where
    it is no CSV, a column is there twice, or a row has more cells than the header.
    """
    # The limit is that of the process, and reading articles raises it: before and after, the same file is to be read.
    csv.field_size_limit(max(csv.field_size_limit(), _LARGEST_CELL))
    reader = csv.DictReader(io.StringIO(text, newline=None), restkey="")
    try:
        header = [name.strip().lower() for name in reader.fieldnames or []]
        reader.fieldnames = header
        records = [(reader.line_num, record) for record in reader]
    except csv.Error as error:
        raise InputError(
            path, f"row {reader.line_num + 1} cannot be read ({error})", "Check the quotation marks around cells."
        ) from None
    twice = next((name for name in header if name and header.count(name) > 1), None)
    if twice:
        raise InputError(path, f"column {twice!r} is there twice", "Keep one of the two.")
    for line, record in records:
        if "" in record and "" not in header:
            raise InputError(
                path, f"row {line} has more cells than the header", "Put a cell with a comma in quotation marks."
            )
    return header, records
