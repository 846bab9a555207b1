"""NewsBank and Access World News as text: headline, a line of outlet, place and date, labels, text, number.

The line of outlet and date opens an article: "Quay Mirror, The (Ness, UK) - April 7, 2031", or "April 7, 2031 | Quay
Mirror, The (Ness, UK)"; the headline is above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from corpus_tools.loading.dates import read_date
from corpus_tools.loading.entries import entry
from corpus_tools.loading.formats.bylines import author_from, stated_words
from corpus_tools.loading.records import Change, Detected, Item, Record
from corpus_tools.loading.sources import SourceFile

_OUTLET_FIRST: Final = re.compile(
    r"[ \t]*(?P<outlet>[^\n|(]{3,80}?)[ \t]*\([^)\n]{3,60}\)[ \t]+[-–—|][ \t]+(?P<date>.{8,40})"
)
_DATE_FIRST: Final = re.compile(
    r"[ \t]*(?P<date>[^|\n]{8,40}?)[ \t]*\|[ \t]*(?P<outlet>[^\n|(]{3,80}?)[ \t]*\([^)\n]{3,60}\)[ \t]*"
)
_LABEL: Final = re.compile(
    r"[ \t]*(?P<name>Author/Byline|Author|Byline|Edition|Section|Page|Readability|Column|Series|Source|Dateline|Length|"
    r"Estimated printed pages|Index [Tt]erms|Memo|Caption|Correction|Note|Record(?: Number)?|Copyright|OpenURL Link|"
    r"Document ID|Word Count|Article ID|Disclaimer)[ \t]*:[ \t]*(?P<value>.*)"
)
_HEAD_FIELDS: Final = {
    "author/byline": "author",
    "author": "author",
    "byline": "author",
    "edition": "edition",
    "section": "section",
    "page": "page",
}
_FIELDS: Final = {
    **_HEAD_FIELDS,
    "record": "source_id",
    "record number": "source_id",
    "document id": "source_id",
    "copyright": "copyright",
}
# Labels accepted only above the text, since a paragraph may begin like one.
_AT_HEAD: Final = frozenset(
    {*_HEAD_FIELDS, "readability", "column", "series", "source", "dateline", "length", "word count"}
)
_WORDS_OF_SERVICE: Final = frozenset({"words", "read news document"})
_COUNT: Final = re.compile(r"\d[\d,.]*(?:\s*words)?", re.IGNORECASE)


def looks_like(text: str) -> bool:
    """Whether a text has a line of outlet, place and date, and a label that only NewsBank writes."""
    if not any(mark in text for mark in ("Author/Byline:", "Record:", "Record Number:", "Read News Document")):
        return False
    return bool(_heads(text.split("\n")))


def read(found: Detected, source: SourceFile, text: str) -> Iterator[Item]:
    """A record for each line of outlet and date."""
    lines = text.split("\n")
    starts = [_title_at(lines, head) for head in _heads(lines)]
    for number, (start, end) in enumerate(pairwise([*starts, len(lines)]), 1):
        with entry(number) as wrong:
            yield _article(lines[start:end])
        yield from wrong


def _heads(lines: Sequence[str]) -> list[int]:
    """The lines of outlet, place and date, with a headline above each."""
    return [at for at, line in enumerate(lines) if _head_of(line) is not None and any(map(str.strip, lines[:at]))]


def _head_of(line: str) -> tuple[str, str] | None:
    """Outlet and date of a line; None for any other."""
    m = (_OUTLET_FIRST.fullmatch(line) or _DATE_FIRST.fullmatch(line)) if "(" in line and len(line) < 200 else None
    date = read_date(m["date"]) if m is not None else None
    if m is None or date is None or date.precision != "day" or len(date.rest) > 2:
        return None
    return m["outlet"].strip(), m["date"].strip()


def _title_at(lines: Sequence[str], head: int) -> int:
    """The line of the headline: the last above ``head`` that is not empty."""
    return next(at for at in range(head - 1, -1, -1) if lines[at].strip())


def _article(lines: Sequence[str]) -> Record:
    """The record of the lines from a headline to the next."""
    record = Record("", "newsbank_txt", title=lines[0].strip())
    head = next(at for at in range(1, len(lines)) if lines[at].strip())
    record.outlet, record.raw_date = _head_of(lines[head]) or ("", "")
    at = head + 1
    while at < len(lines) and (not lines[at].strip() or _take(record, lines[at])):
        at += 1
    end = _end_of_text(record, lines, at)
    record.text = "\n".join(line.strip(" \t") for line in lines[at:end]).strip("\n")
    return record


def _end_of_text(record: Record, lines: Sequence[str], start: int) -> int:
    """The line after the text: labels and empty lines at the end belong to the service."""
    end = len(lines)
    while end > start and (not lines[end - 1].strip() or _is_below(lines[end - 1])):
        end -= 1
    for line in lines[end:]:
        _take(record, line)
    return end


def _is_below(line: str) -> bool:
    m = _LABEL.fullmatch(line)
    return m is not None and m["name"].lower() not in _AT_HEAD


def _take(record: Record, line: str) -> bool:
    """Take labels ("Section: News | Page: 5") into the record; returns whether a line was not part of the text."""
    parts = [part.strip() for part in line.split("|") if part.strip()]
    if all(_COUNT.fullmatch(part) or part.lower() in _WORDS_OF_SERVICE for part in parts):
        record.word_count_stated = record.word_count_stated or stated_words(line)
        return True
    found = [_LABEL.fullmatch(part) for part in parts]
    if not all(found):
        return False
    for m in filter(None, found):
        field = _FIELDS.get(m["name"].lower(), "")
        if field and not getattr(record, field):
            setattr(record, field, author_from(m["value"]) if field == "author" else m["value"].strip())
        elif m["value"].strip():
            record.changes.append(Change("left_out", 0, 0, m[0].strip(), ""))
    return True
