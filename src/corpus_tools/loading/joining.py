"""Metadata and text of one article from different files, joined by address."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
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


_CAPTURED: Final = re.compile(
    r"https?://(?:web\.archive\.org/web|archive\.(?:ph|is|today|org|md|li|vn|fo))/\d{4,14}(?:[a-z]{2}_)?/"
    r"(?P<scheme>https?):/{1,2}(?P<rest>\S+)"
)


def original_address(url: str) -> str:
    """The original address of a page in a web archive such as the Wayback Machine; any other address unchanged.

    >>> original_address("https://web.archive.org/web/20310715080000/https://q.example/ferry")
    'https://q.example/ferry'
    """
    m = _CAPTURED.fullmatch(url.strip())
    return f"{m['scheme']}://{m['rest']}" if m else url


def plain_address(url: str) -> str:
    """An address without scheme, ``www.``, fragment, campaign parameters and final slash; empty if there is none.

    >>> plain_address("https://www.gazette.example/a/?utm_source=rss&id=4#top")
    'gazette.example/a?id=4'
    """
    try:
        parts = urlsplit(original_address(url).strip())
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
    if not any(record.is_metadata for file in files for record in file.records):
        return []
    texts = _texts_by_address(files)
    return [problem for file in files for problem in _joined(file, texts)]


def _texts_by_address(files: Iterable[FileRecords]) -> dict[str, list[Record]]:
    texts: dict[str, list[Record]] = defaultdict(list)
    for record in (record for file in files for record in file.records):
        if not record.is_metadata and record.text.strip() and (address := plain_address(record.url)):
            texts[address].append(record)
    return texts


def _joined(file: FileRecords, texts: Mapping[str, list[Record]]) -> list[Problem]:
    """Join the metadata of a file to the texts, and leave in it what has none; the row that says so."""
    kept: list[Record] = []
    for record in file.records:
        found = texts.get(plain_address(record.url), []) if record.is_metadata else []
        for text in found:
            _fill(text, record, file.name)
        if not found:
            kept.append(record)
    total = len(file.records)
    if len(kept) == total:
        return []
    file.records = kept
    return [
        Problem(
            "joined",
            f"{total - len(kept)} of {total} records describe articles whose text is in another file",
            "Joined to them by address; what the text's own file says was kept.",
            source_file=file.name,
        )
    ]


def _fill(text: Record, metadata: Record, name: str) -> None:
    filled = [column for column in _FILLED if not getattr(text, column) and getattr(metadata, column)]
    for column in filled:
        setattr(text, column, getattr(metadata, column))
    if _is_undated(text) and not _is_undated(metadata):
        text.raw_date, text.published = metadata.raw_date, metadata.published
        text.published_precision = metadata.published_precision
        filled.append("published")
    if filled:
        text.changes.append(Change("joined", 0, 0, name, ", ".join(filled), False))


def _is_undated(record: Record) -> bool:
    return not record.raw_date and record.published is None
