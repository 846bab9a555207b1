"""Web archives: WARC, ARC and WACZ (warcio); each page that was fetched well is an article, once.

warcio says nothing when a record is shorter than it claims, so the lengths are compared here.
"""

from __future__ import annotations

import contextlib
import io
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, Final

from corpus_tools.errors import MissingExtraError
from corpus_tools.loading.decoding import decode
from corpus_tools.loading.entries import entry
from corpus_tools.loading.formats.extras import needs
from corpus_tools.loading.formats.web_page import read_page
from corpus_tools.loading.reasons import details
from corpus_tools.loading.records import Change, Detected, Item, Problem, Record
from corpus_tools.loading.sources import SourceFile

MAX_PAGE_BYTES: Final = 20_000_000
_PIECE: Final = 1024
_TYPES: Final = ("text/html", "application/xhtml")
_CHARSET: Final = re.compile(r"charset=[\"']?([\w\-]+)", re.IGNORECASE)


def read(found: Detected, source: SourceFile, text: str) -> Iterator[Item]:
    """Records of the pages, and one row for every kind of record that was skipped."""
    if found.format == "wacz":
        yield from _wacz(source)
        return
    with source.open() as stream:
        yield from _archive(stream)
    with source.open() as stream:
        if is_cut(stream):
            yield Problem(
                "truncated",
                "the archive is cut: its last record is not whole",
                "Records before are read. Fetch the archive again.",
                "error",
            )


def _wacz(source: SourceFile) -> Iterator[Item]:
    with source.open() as stream, zipfile.ZipFile(stream) as archive:
        names = sorted(n for n in archive.namelist() if re.match(r"archive/.*\.warc(\.gz)?$", n))
        if not names:
            yield Problem("not_an_article", "is a WACZ without an archive folder", "Skipped. Export it again.", "error")
        for name in names:
            with archive.open(name) as member:
                yield from _archive(member)  # type: ignore[arg-type]


def _archive(stream: BinaryIO) -> Iterator[Item]:
    warcio = needs("warcio.archiveiterator", "Reading web archives", "warcio")
    exceptions = needs("warcio.exceptions", "Reading web archives", "warcio")
    skipped: Counter[str] = Counter()
    seen: set[str] = set()
    pages = 0
    try:
        records = warcio.ArchiveIterator(stream)
        for number, record in enumerate(_quietly(records), 1):
            with entry(number, "record") as wrong:
                for item in _captured(record, pages, seen, skipped):
                    pages += isinstance(item, Record)
                    yield item
            yield from wrong
        if records.err_count:
            yield Problem(
                "truncated",
                f"{records.err_count} records are not as long as they say",
                "Read as far as it goes. Fetch the archive again.",
                "error",
            )
    except exceptions.ArchiveLoadFailed as error:
        yield Problem(
            "unreadable",
            f"cannot be read on after {pages} pages {details(error)}",
            "Pages before are read. Recompress it with 'warcio recompress', or fetch it again.",
            "error",
        )
    except (EOFError, OSError, ValueError) as error:
        yield Problem("truncated", f"cut after {pages} pages {details(error)}", "Pages before are read.", "error")
    if skipped:
        what = ", ".join(f"{count} {reason}" for reason, count in sorted(skipped.items()))
        yield Problem("skipped", f"{what} skipped", "Only pages that were fetched well are articles, each once.")


def _quietly(records: Iterator[Any]) -> Iterator[Any]:
    """The records, without what warcio writes to stderr about them: the count of it is reported."""
    while True:
        with contextlib.redirect_stderr(io.StringIO()):
            record = next(records, None)
        if record is None:
            return
        yield record


def _captured(record: Any, pages: int, seen: set[str], skipped: Counter[str]) -> Iterator[Item]:
    """The article of a record, if it is a page that was fetched well and not seen before."""
    if reason := _refused(record):
        skipped.update([reason] if reason != "no page" else [])
        return
    url = record.rec_headers.get_header("WARC-Target-URI") or record.rec_headers.get_header("uri") or ""
    try:
        payload, is_short = _payload(record)
    except MissingExtraError as error:
        yield Problem("missing_package", f"{url}: {error}", "Page skipped until then.", "error")
        return
    digest = record.rec_headers.get_header("WARC-Payload-Digest") or str(hash(payload))
    if payload and digest in seen:
        skipped["duplicate capture"] += 1
        return
    seen.add(digest)
    for item in _page(record, payload, url, is_short):
        if isinstance(item, Record) and is_short:
            yield Problem(
                "truncated",
                f"record {pages + 1} ({url}) is shorter than its Content-Length",
                "Read as far as it goes. Fetch the archive again.",
                "error",
                pages,
            )
        elif isinstance(item, Problem):
            item.message = f"{url}: {item.message}"
        yield item


def is_cut(stream: BinaryIO) -> bool:
    """Whether the last compressed member, or the last record of an uncompressed WARC, ends too early."""
    head = stream.read(2)
    stream.seek(0)
    if head == b"\x1f\x8b":
        try:
            return not _ends_whole(stream)
        except zlib.error:
            return False  # not compressed as web archives are: reported when it was read
    return head == b"WA" and _ends_in_record(stream)


def _ends_whole(stream: BinaryIO) -> bool:
    """Whether the last compressed member of a file is complete. Raises zlib.error."""
    member = zlib.decompressobj(wbits=31)
    while piece := stream.read(65536):
        member.decompress(piece)
        while member.eof and member.unused_data:
            rest = member.unused_data
            member = zlib.decompressobj(wbits=31)
            member.decompress(rest)
    return member.eof


def _ends_in_record(stream: BinaryIO) -> bool:
    """Whether a record claims to be longer than the rest of the file."""
    end = stream.seek(0, 2)
    stream.seek(0)
    while (line := stream.readline(65536)) and line.startswith(b"WARC/"):
        length = _stated_length(stream)
        if stream.tell() + length + 4 > end:
            return True
        stream.seek(length + 4, 1)
    return False


def _stated_length(stream: BinaryIO) -> int:
    """The length in the headers of a record, read to their end."""
    length = 0
    while (line := stream.readline(65536)).strip():
        name, _, value = line.partition(b":")
        if name.strip().lower() == b"content-length" and value.strip().isdigit():
            length = int(value)
    return length


def _refused(record: Any) -> str:
    """Why a record is no page: the reason, ``no page`` for what no web archive is read for; empty if it is one."""
    if record.rec_type == "revisit":
        return "revisit"
    if record.rec_type == "conversion":
        return "" if (record.content_type or "").startswith("text/plain") else "no page"
    if record.rec_type not in ("response", "resource"):
        return "no page"
    headers = record.http_headers
    status = headers.get_statuscode() if headers is not None else "200"
    if status != "200":
        return str(status)
    kind = (_http_header(record, "Content-Type") or record.content_type or "").lower()
    if kind.startswith(_TYPES):
        return ""
    return "image" if kind.startswith("image/") else kind.split(";")[0].strip() or "without type"


def _http_header(record: Any, name: str) -> str:
    """A header of the page as the server sent it; empty where there is none."""
    return (record.http_headers.get_header(name) or "") if record.http_headers is not None else ""


def _payload(record: Any) -> tuple[bytes, bool]:
    """The page's bytes, and whether the record is shorter than it says. Raises MissingExtraError."""
    encoding = _http_header(record, "Content-Encoding").strip().lower()
    # warcio leaves zstd as it is, brotli too where its package is missing, and gzip under its older name.
    stream = record.raw_stream if encoding in _UNPACKED else record.content_stream()
    payload, is_whole = _read_in_pieces(stream)
    if not is_whole:
        return payload, True
    is_short = bool(getattr(record.raw_stream, "limit", 0))
    if encoding in _UNPACKED:
        return _UNPACKED[encoding](payload), is_short
    stated = _http_header(record, "Content-Length").strip()
    return payload, is_short or (not encoding and stated.isdigit() and len(payload) < int(stated))


def _read_in_pieces(stream: Any) -> tuple[bytes, bool]:
    """The bytes of a body, and whether nothing failed on the way.

    The pieces are small: of a larger one warcio gives nothing where the archive ends inside it.
    """
    pieces: list[bytes] = []
    try:
        while len(pieces) * _PIECE < MAX_PAGE_BYTES and (piece := stream.read(_PIECE)):
            pieces.append(piece)
    except (EOFError, OSError, ValueError, zlib.error):
        return b"".join(pieces), False
    return b"".join(pieces), True


def _from_brotli(data: bytes) -> bytes:
    """The page inside; the data as they are where the archive's writer had unpacked them already."""
    brotli = needs("brotli", "Reading pages in brotli", "brotli")
    try:
        return bytes(brotli.Decompressor().process(data, output_buffer_limit=MAX_PAGE_BYTES))
    except brotli.error:
        return data


def _from_zstd(data: bytes) -> bytes:
    """As :func:`_from_brotli`."""
    zstandard = needs("zstandard", "Reading pages in zstd", "zstandard")
    try:
        return bytes(zstandard.ZstdDecompressor().stream_reader(data).read(MAX_PAGE_BYTES))
    except zstandard.ZstdError:
        return data


def _from_gzip(data: bytes) -> bytes:
    """As :func:`_from_brotli`."""
    try:
        return zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(data, MAX_PAGE_BYTES)
    except zlib.error:
        return data


_UNPACKED: Final[dict[str, Callable[[bytes], bytes]]] = {
    "br": _from_brotli,
    "zstd": _from_zstd,
    "x-gzip": _from_gzip,
}


def _page(record: Any, payload: bytes, url: str, is_short: bool) -> Iterator[Item]:
    declared = _CHARSET.search(_http_header(record, "Content-Type")) or _CHARSET.search(
        payload[:2000].decode("latin-1")
    )
    decoded = decode(payload, declared[1] if declared else "") if payload else None
    if decoded is None or isinstance(decoded, Problem):
        yield Problem("no_text", "holds no text", "Skipped. Fetch the page again.", "error")
        return
    yield from decoded.problems
    captured = record.rec_headers.get_header("WARC-Date") or ""
    # The day of the capture is not the day of publication: it is noted, not put in its place.
    noted = [Change("captured", 0, 0, captured, "", False)] if captured else []
    if record.rec_type == "conversion":
        # The plain text of a page, in Common Crawl's WET files.
        yield Record(decoded.text, "warc", url=url, may_infer_title=True, changes=[*decoded.changes, *noted])
        return
    for item in read_page(decoded.text, url, "warc", is_short=is_short):
        if isinstance(item, Record):
            item.url = item.url or url
            item.changes = [*decoded.changes, *item.changes, *noted]
        yield item
