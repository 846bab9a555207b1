"""What a reader hands over: an article as the file has it, or a problem."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(slots=True)
class Problem:
    """A row of the table ``problems``; the loader fills in ``source_file`` where it is empty."""

    kind: str
    message: str
    action: str
    severity: Severity = "warning"
    position: int | None = None
    source_file: str = ""


@dataclass(slots=True)
class Change:
    """A row of the table ``cleaning``: ``start`` and ``end`` are offsets into the text it belongs to."""

    rule: str
    start: int
    end: int
    before: str
    after: str
    is_changed: bool = True


@dataclass(slots=True)
class Record:
    """One article as a reader found it.

    ``text`` is the body, without the headline unless ``title`` is empty too. ``raw_date`` is the date as written;
    ``published`` is given only where the format says it beyond doubt. ``is_metadata``: the record describes an article
    whose text may lie elsewhere in the folder, under the same address. ``country``: where the outlet is published, by
    name or in two letters, if the file says so (for letters of time zones).
    """

    text: str
    format: str
    title: str = ""
    outlet: str = ""
    author: str = ""
    url: str = ""
    language: str = ""
    section: str = ""
    edition: str = ""
    page: str = ""
    source_id: str = ""
    raw_date: str = ""
    country: str = ""
    published: datetime | None = None
    published_precision: str = ""
    word_count_stated: int | None = None
    copyright: str = ""
    position: int = 0
    may_infer_title: bool = False
    is_prose: bool = True
    is_metadata: bool = False
    changes: list[Change] = field(default_factory=list)


_BY_NAME = ("title", "outlet", "author", "url", "language", "section", "edition", "page", "source_id", "copyright")


def record_of(text: str, form: str, values: Mapping[str, str]) -> Record:
    """A record of values by the names of fields (``published``: the date as written)."""
    fields = {name: values[name] for name in _BY_NAME if values.get(name)}
    return Record(text, form, raw_date=values.get("published", ""), **fields)  # type: ignore[arg-type]


Item = Record | Problem


@dataclass(frozen=True, slots=True)
class Detected:
    """What the format of a file was found to be.

    ``format`` is a key of :data:`corpus_tools.loading.detect.READERS`, ``zip``, or empty where the text has to be
    looked at.
    """

    format: str
    declared: str = ""
    delimiter: str = ""
