"""From a file to records: which reader reads it, and nothing that one bad file does stops the rest."""

from __future__ import annotations

import gzip
import importlib
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import BinaryIO, cast

from corpus_tools.errors import CorpusToolsError, MissingExtraError
from corpus_tools.isolation import note
from corpus_tools.loading.cleaning import unix_lines
from corpus_tools.loading.decoding import Decoded, decode
from corpus_tools.loading.detect import READERS, detect_bytes, detect_text
from corpus_tools.loading.entries import unread
from corpus_tools.loading.large import LargeText, large_text
from corpus_tools.loading.reasons import reason
from corpus_tools.loading.records import Change, Detected, Item, Problem, Record
from corpus_tools.loading.sources import (
    MAX_DEPTH,
    MAX_FILE_BYTES,
    MAX_MEMBER_BYTES,
    MAX_RATIO,
    SMALL_BYTES,
    SourceFile,
    Unpacking,
    archive_members,
    unpacked,
    unreadable,
)

MAX_TEXT_BYTES = 50_000_000
MAX_ROWS_OF_A_KIND = 20
MAX_ARTICLE_CHARS = 20_000_000
LONG_ARTICLE_CHARS = 1_000_000
# Formats whose readers have a function ``read_large``.
_IN_PIECES = frozenset(
    {
        "json",
        "jsonl",
        "table",
        "gdelt_gkg",
        "proquest_txt",
        "nexis_txt",
        "factiva_xml",
        "proquest_xml",
        "news_xml",
        "feed",
        "sitemap",
    }
)
# Formats in which other line ends are characters of a text, not of the file.
_OF_RECORDS = frozenset({"json", "jsonl", "table", "gdelt_gkg"})


def read_source(source: SourceFile, unpacking: Unpacking | None = None) -> Iterator[tuple[SourceFile, Item]]:
    """Records and problems of a file, with the file (or member of an archive) each comes from.

    ``unpacking`` is given for what lies in an archive.
    """
    try:
        yield from _read(source, unpacking or Unpacking.of(source))
    except OSError as error:
        yield source, unreadable(source.name, error)
    except MemoryError:
        yield source, _failed("too_large", "does not fit into memory")
    except CorpusToolsError:
        raise
    except Exception as error:
        note(error)
        yield source, unread("the file", error)


def _read(source: SourceFile, unpacking: Unpacking) -> Iterator[tuple[SourceFile, Item]]:
    found = _refused_size(source) or detect_bytes(source)
    if isinstance(found, Problem):
        yield source, found
    elif found.format == "zip":
        yield from _members(source, unpacking)
    elif found.format == "gzip":
        yield from _gunzipped(source, unpacking)
    else:
        items = _guarded(found, source, "") if found.format else _decoded(source, found)
        yield from ((source, item) for item in items)


def _refused_size(source: SourceFile) -> Problem | None:
    if source.size == 0:
        return Problem("empty", "is empty (0 bytes)", "Skipped. Save or download it again.", "error")
    if source.size > MAX_FILE_BYTES:
        return _failed("too_large", f"has {source.size:,} bytes, more than {MAX_FILE_BYTES:,}")
    return None


def _members(source: SourceFile, unpacking: Unpacking) -> Iterator[tuple[SourceFile, Item]]:
    """The items of each file in an archive."""
    for member in archive_members(source, unpacking):
        if isinstance(member, Problem):
            yield source, member
        else:
            yield from read_source(member, unpacking.inside())


def _decoded(source: SourceFile, found: Detected) -> Iterator[Item]:
    """The items of a file that is text of some kind; a large one in pieces where its reader can."""
    large = large_text(source, found.declared)
    if large is not None:
        inner = detect_text(source.name, large.head, found)
        if _is_read_in_pieces(inner.format, large):
            yield from large.encoding.problems
            yield from _with_changes(_guarded(inner, source, large), large.encoding.changes, large.line_ends)
            return
    data = source.read()
    is_json = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[")
    if len(data) > MAX_TEXT_BYTES and b"\n" not in data[:MAX_TEXT_BYTES] and not is_json:
        yield _failed("too_large", f"holds one line of more than {MAX_TEXT_BYTES:,} bytes")
        return
    decoded = decode(data, found.declared)
    del data
    if isinstance(decoded, Problem):
        yield replace(decoded)
    else:
        yield from _read_text(source, decoded, found)


def _is_read_in_pieces(form: str, large: LargeText) -> bool:
    """Whether a large file's reader takes it in pieces; not with a line that is too long, or with odd line ends."""
    if form not in _IN_PIECES or (large.has_other_ends and form not in _OF_RECORDS):
        return False
    return large.longest_line <= MAX_TEXT_BYTES or form == "json"


def _gunzipped(source: SourceFile, unpacking: Unpacking) -> Iterator[tuple[SourceFile, Item]]:
    """A file that was compressed alone, read as the file it was."""
    most = min(MAX_MEMBER_BYTES, max(0, unpacking.allowance[0]))
    try:
        inner = unpacked(f"{source.name}/unpacked", lambda: _gunzip(source), most)
    except (EOFError, OSError, zlib.error) as error:
        why = f"is no whole gzip file: {reason(error)}"
        yield source, Problem("truncated", why, "Skipped. Fetch it again.", "error")
        return
    ratio = inner.size / max(1, source.size)
    is_too_large = inner.size > MAX_MEMBER_BYTES or (inner.size > SMALL_BYTES and ratio > MAX_RATIO)
    if is_too_large or unpacking.depth >= MAX_DEPTH or not unpacking.take(inner.size):
        yield (
            source,
            Problem(
                "zip_bomb",
                f"unpacks to {inner.size:,} bytes or more",
                "Refused. Unpack it by hand, and split it.",
                "error",
            ),
        )
        return
    yield from read_source(inner, unpacking.inside())


def _gunzip(source: SourceFile) -> BinaryIO:
    # A path is closed with the stream, a stream is not.
    return cast(BinaryIO, gzip.open(source.open() if source.path is None else source.path))


def _read_text(source: SourceFile, decoded: Decoded, found: Detected) -> Iterator[Item]:
    text, line_ends = unix_lines(decoded.text, returns_alone=True)
    decoded.text = ""
    if not text.strip("\ufeff\x00 \t\n"):
        yield Problem("empty", "holds nothing but blank space", "Skipped. Save or download it again.", "error")
        return
    yield from decoded.problems
    inner = detect_text(source.name, text, found)
    if inner.format not in _OF_RECORDS:
        text, others = unix_lines(text)
        inner = detect_text(source.name, text, found) if others is not None else inner
        line_ends = _together(line_ends, others)
    yield from _with_changes(_guarded(inner, source, text), decoded.changes, line_ends)


def _together(one: Change | None, other: Change | None) -> Change | None:
    """Two rows on line ends as one."""
    if one is None or other is None:
        return one or other
    return replace(one, before=f"{one.before}, {other.before}")


def _with_changes(items: Iterator[Item], changes: Sequence[Change], line_ends: Change | None) -> Iterator[Item]:
    """The items, the changes of the whole file on record with each article, that of line ends with the first."""
    first = [line_ends] if line_ends is not None else []
    for item in items:
        if isinstance(item, Record):
            item.changes = [*first, *map(replace, changes), *item.changes]
            first = []
        yield item


def _guarded(found: Detected, source: SourceFile, text: str | LargeText) -> Iterator[Item]:
    """The items of a reader, whatever happens inside it; many problems of one kind are counted, not listed."""
    articles = items = 0
    kinds: Counter[str] = Counter()
    for items, item in enumerate(_until_it_fails(found, source, text), 1):  # noqa: B007
        if isinstance(item, Problem):
            kinds[item.kind] += 1
            if kinds[item.kind] <= MAX_ROWS_OF_A_KIND:
                yield item
        else:
            item.position = articles
            articles += 1
            yield from _unless_too_long(item)
    yield from _further(kinds)
    if not items:
        yield Problem(
            "no_article",
            f"holds no article that the reader of {found.format} knows",
            "Skipped. Export it again, or save it as text.",
            "error",
        )


def _further(kinds: Counter[str]) -> Iterator[Problem]:
    """A row for the problems of a kind that are not listed."""
    for kind, count in kinds.items():
        if count > MAX_ROWS_OF_A_KIND:
            more = count - MAX_ROWS_OF_A_KIND
            yield Problem(kind, f"{more} more problems of this kind in the file", "As above.", "error")


def _unless_too_long(record: Record) -> Iterator[Item]:
    """An article, and a row where it is very long; the row alone where it is too long."""
    problem = _too_long(record)
    if problem is not None:
        yield problem
    if problem is None or problem.severity != "error":
        yield record


def _until_it_fails(found: Detected, source: SourceFile, text: str | LargeText) -> Iterator[Item]:
    """The items of a reader; where it fails outside of its entries, a problem in place of the rest."""
    articles = 0
    try:
        module = importlib.import_module(f"corpus_tools.loading.formats.{READERS[found.format]}")
        items = module.read(found, source, text) if isinstance(text, str) else module.read_large(found, source, text)
        for item in items:
            articles += isinstance(item, Record)
            yield item
    except MissingExtraError as error:
        yield Problem("missing_package", str(error), "Skipped until then.", "error")
    except CorpusToolsError as error:
        yield Problem("unreadable", str(error), "Skipped. Save it in another format.", "error")
    except RecursionError:
        yield _failed("refused", "is nested too deep")
    except OSError:
        raise
    except Exception as error:  # a reader's libraries raise whatever they like; the other files go on
        note(error)
        after = f" after {articles} articles" if articles else ""
        yield Problem(
            "unreadable",
            f"cannot be read as {found.format}{after}: {reason(error)}",
            "What was read before is kept; the rest of the file is missing.",
            "error",
        )


def _too_long(record: Record) -> Problem | None:
    count = len(record.text)
    if count > MAX_ARTICLE_CHARS:
        action = f"Skipped: more than {MAX_ARTICLE_CHARS:,}. Split the file."
        return Problem("too_large", f"is one article of {count:,} characters", action, "error", record.position)
    if count > LONG_ARTICLE_CHARS:
        action = "Read. Check whether it is several articles."
        return Problem("very_long", f"is one article of {count:,} characters", action, position=record.position)
    return None


def _failed(kind: str, message: str) -> Problem:
    return Problem(kind, message, "Skipped. Split it, or leave it out.", "error")
