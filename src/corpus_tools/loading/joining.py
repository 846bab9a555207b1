"""Metadata and text of one article from different files, joined by address."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit

from corpus_tools.loading.records import Change, Problem, Record

_CAMPAIGN: Final = re.compile(
    r"(?:utm_.*|fbclid|gclid|mc_[ce]id|cmpid|cmp|ref|src|ito|at_.*|ns_.*|xtor|rss|s|smid|wt_mc)"
)
_FILLED: Final = ("title", "outlet", "author", "language", "section", "edition", "page", "copyright")


@dataclass(slots=True)
class FileRecords:
    """What one file (or member of an archive) gave: its name, the digest of its bytes, its records."""

    name: str
    sha256: str
    records: list[Record] = field(default_factory=list)


def plain_address(url: str) -> str:
    """An address without scheme, ``www.``, fragment, campaign parameters and final slash; empty where there is none.

    >>> plain_address("https://www.gazette.example/a/?utm_source=rss&id=4#top")
    'gazette.example/a?id=4'
    """
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    if not parts.hostname:
        return ""
    host = parts.hostname.removeprefix("www.").removeprefix("amp.").removeprefix("m.")
    query = urlencode([(k, v) for k, v in parse_qsl(parts.query) if not _CAMPAIGN.fullmatch(k.lower())])
    return host + parts.path.rstrip("/") + (f"?{query}" if query else "")


def join_by_address(files: Iterable[FileRecords]) -> list[Problem]:
    """Fill what a text lacks from the metadata of the same address, and take that metadata out of its file.

    Returns a row for each file of metadata that was joined. Metadata without a text stays as it is.
    """
    files = list(files)
    texts: dict[str, list[Record]] = defaultdict(list)
    for file in files:
        for record in file.records:
            if not record.is_metadata and record.text.strip() and (address := plain_address(record.url)):
                texts[address].append(record)
    problems: list[Problem] = []
    for file in files:
        kept: list[Record] = []
        joined = 0
        for record in file.records:
            found = texts.get(plain_address(record.url), []) if record.is_metadata else []
            if not found:
                kept.append(record)
                continue
            joined += 1
            for text in found:
                _fill(text, record, file.name)
        if joined:
            file.records = kept
            problems.append(
                Problem(
                    "joined",
                    f"{joined} of {joined + len(kept)} records describe articles whose text is in another file",
                    "Joined to them by address; what the text's own file says was kept.",
                    source_file=file.name,
                )
            )
    return problems


def _fill(text: Record, metadata: Record, name: str) -> None:
    filled = []
    for column in _FILLED:
        if not getattr(text, column) and (value := getattr(metadata, column)):
            setattr(text, column, value)
            filled.append(column)
    if not text.raw_date and text.published is None and (metadata.raw_date or metadata.published):
        text.raw_date, text.published = metadata.raw_date, metadata.published
        text.published_precision = metadata.published_precision
        filled.append("published")
    if filled:
        text.changes.append(Change("joined", 0, 0, name, ", ".join(filled), False))
