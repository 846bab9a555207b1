"""GDELT's Global Knowledge Graph 2: 27 columns apart by tabs, no header; metadata without text."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from typing import Final

from corpus_tools.loading.entries import entry
from corpus_tools.loading.formats.cells import lines_of
from corpus_tools.loading.large import LargeText
from corpus_tools.loading.records import Detected, Item, Problem, Record
from corpus_tools.loading.sources import SourceFile

COLUMNS: Final = 27
_ROW: Final = re.compile(r"\d{14}-T?\d+\t\d{14}\t\d\t[^\t]*\t")
_LANGUAGE: Final = {"fra": "fr", "deu": "de", "spa": "es", "ita": "it", "por": "pt", "nld": "nl", "zho": "zh"}


def looks_like(text: str) -> bool:
    """Whether the first line is a row of the GKG."""
    return _ROW.match(text) is not None


def read(found: Detected, source: SourceFile, text: str) -> Iterator[Item]:
    """A record a row; short rows are reported and read as far as they go."""
    yield from _rows(lines_of(text))


def read_large(found: Detected, source: SourceFile, text: LargeText) -> Iterator[Item]:
    """As :func:`read`, a row at a time."""
    yield from _rows(text.lines())


def _rows(lines: Iterator[str]) -> Iterator[Item]:
    count = 0
    line = "\n"
    for number, line in enumerate(lines, 1):
        with entry(number, "row") as wrong:
            if not line.strip():
                continue
            cells = line.rstrip("\n").split("\t")
            if len(cells) != COLUMNS:
                yield Problem(
                    "row_length", f"row {number} has {len(cells)} columns, not {COLUMNS}", "Read as far as it goes."
                )
            if len(cells) < 5 or not cells[4].strip():
                yield Problem("broken_row", f"row {number} has no address", "Row skipped.", "error")
                continue
            count += 1
            yield _record([*cells, *[""] * COLUMNS][:COLUMNS])
        yield from wrong
    if not line.endswith("\n"):
        yield Problem("truncated", f"the last row ({count}) has no line end", "Read. Was the file cut? Fetch it again.")


def _record(cells: Sequence[str]) -> Record:
    extras = cells[26]
    translated = re.search(r"srclc:([a-z]{3})", cells[25])
    return Record(
        "",
        "gdelt_gkg",
        title=_tag(extras, "PAGE_TITLE"),
        author=_tag(extras, "PAGE_AUTHORS"),
        outlet=cells[3],
        url=cells[4],
        language=_LANGUAGE.get(translated[1], translated[1]) if translated else "en",
        source_id=cells[0],
        raw_date=_tag(extras, "PAGE_PRECISEPUBTIMESTAMP"),
        is_metadata=True,
    )


def _tag(text: str, name: str) -> str:
    m = re.search(rf"<{name}>(.*?)</{name}>", text)
    return html.unescape(m[1]).strip() if m else ""
