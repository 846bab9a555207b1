"""EPUB books and issues: the chapters in the order of the spine, each an article."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import unquote

from corpus_tools.loading.decoding import decode
from corpus_tools.loading.entries import entry
from corpus_tools.loading.formats.bylines import author_from
from corpus_tools.loading.formats.markup import blocks, parse_html, text_of
from corpus_tools.loading.formats.xml_trees import attribute, content, every, first, parse_xml
from corpus_tools.loading.reasons import reason
from corpus_tools.loading.records import Change, Detected, Item, Problem, record_of
from corpus_tools.loading.sources import UNPACKING_ERRORS, SourceFile, read_member

MIN_WORDS: Final = 15
CONTAINER: Final = "META-INF/container.xml"


def read(found: Detected, source: SourceFile, text: str) -> Iterator[Item]:
    """A record for every chapter that has a text; the other chapters are counted."""
    with source.open() as stream, zipfile.ZipFile(stream) as archive:
        try:
            book = _xml(archive, _package(archive))
        except UNPACKING_ERRORS as error:
            yield Problem("unreadable", f"is no whole EPUB: {reason(error)}", "Skipped. Fetch it again.", "error")
            return
        if book is None:
            yield Problem(
                "unreadable", "is an EPUB without a list of its chapters", "Skipped. Fetch it again.", "error"
            )
            return
        short: list[str] = []
        protected = _protected(archive)
        for number, name in enumerate(_spine(book, posixpath.dirname(_package(archive))), 1):
            with entry(number, "chapter") as wrong:
                item = _locked(name) if name in protected else _chapter(archive, name, book)
                if item is None:
                    short.append(posixpath.basename(name))
                else:
                    yield item
            yield from wrong
        if short:
            shown = ", ".join(short[:6]) + (", …" if len(short) > 6 else "")
            yield Problem("skipped", f"{len(short)} pages without an article: {shown}", "Covers and lists of contents.")


def _package(archive: zipfile.ZipFile) -> str:
    container = _xml(archive, CONTAINER)
    return attribute(first(container, "rootfile"), "full-path") if container is not None else ""


def _xml(archive: zipfile.ZipFile, name: str) -> Any:
    data = read_member(archive, archive.getinfo(name)) if name in archive.namelist() else b""
    decoded = decode(data) if data else None
    if decoded is None or isinstance(decoded, Problem):
        return None
    return parse_xml(decoded.text)[0]


def _protected(archive: zipfile.ZipFile) -> frozenset[str]:
    """Names of the files that copy protection has encrypted (fonts alone in many books)."""
    listed = _xml(archive, "META-INF/encryption.xml")
    found = every(listed, "CipherReference") if listed is not None else ()
    return frozenset(posixpath.normpath(unquote(attribute(reference, "URI"))) for reference in found)


def _locked(name: str) -> Problem:
    return Problem(
        "encrypted",
        f"chapter {name} is under copy protection",
        "Skipped. Take the text from a copy without protection.",
        "error",
    )


def _spine(book: Any, folder: str) -> list[str]:
    """Names of the chapters' files in reading order, without the navigation."""
    items = {item.get("id"): item for item in every(book, "item")}
    names = []
    for reference in every(book, "itemref"):
        item = items.get(reference.get("idref"))
        if item is not None and "nav" not in (item.get("properties") or "").split():
            names.append(posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or ""))))
    return names


def _chapter(archive: zipfile.ZipFile, name: str, book: Any) -> Item | None:
    try:
        data = read_member(archive, archive.getinfo(name))
    except (KeyError, *UNPACKING_ERRORS) as error:
        return Problem(
            "broken_archive",
            f"chapter {name} cannot be unpacked: {reason(error)}",
            "Skipped. Fetch the book again.",
            "error",
        )
    decoded = decode(data) if data.strip() else None
    if decoded is None or isinstance(decoded, Problem):
        return None
    root = parse_html(decoded.text)
    title = _title(root)
    lines = blocks(root.find("body"), skip=frozenset({"figcaption", "nav"}))
    if lines and " ".join(lines[0].split()) == title:
        lines.pop(0)
    if sum(len(line.split()) for line in lines) < MIN_WORDS:
        return None
    record = record_of("\n\n".join(lines), "epub", {"title": title, **_of_book(book)})
    captions = filter(None, map(text_of, root.xpath("//figcaption")))
    record.changes = [*decoded.changes, *(Change("left_out", 0, 0, caption, "") for caption in captions)]
    return record


def _title(root: Any) -> str:
    """The first heading with words; else the title of the file."""
    headings = filter(None, map(text_of, root.xpath("//h1 | //h2 | //h3")))
    return next(headings, "") or " ".join(map(text_of, root.xpath("//head/title")[:1]))


def _of_book(book: Any) -> dict[str, str]:
    """What the package says of all chapters."""
    return {
        "outlet": content(first(book, "publisher")) or content(first(book, "title")),
        "author": author_from("; ".join(map(content, every(book, "creator")))),
        "language": content(first(book, "language")),
        "published": content(first(book, "date")),
        "copyright": content(first(book, "rights")),
    }
