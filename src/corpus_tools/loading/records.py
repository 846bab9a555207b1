"""What a reader hands over: an article as the file has it, or a problem."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
    whose text may lie elsewhere in the folder, under the same address.
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
    published: datetime | None = None
    published_precision: str = ""
    word_count_stated: int | None = None
    copyright: str = ""
    position: int = 0
    may_infer_title: bool = False
    is_prose: bool = True
    is_metadata: bool = False
    changes: list[Change] = field(default_factory=list)


Item = Record | Problem


def renumbered(items: Iterable[Item]) -> Iterator[Item]:
    """Give the records their position in the file, in the order in which they come."""
    position = 0
    for item in items:
        if isinstance(item, Record):
            item.position = position
            position += 1
        yield item
