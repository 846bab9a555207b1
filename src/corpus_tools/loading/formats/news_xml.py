"""NewsML-G2 and NITF, the XML of news agencies; NITF alone or inside a NewsML-G2 item."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final
from xml.etree.ElementTree import Element

from corpus_tools.loading.dates import read_date
from corpus_tools.loading.entries import entry
from corpus_tools.loading.formats.bylines import author_from
from corpus_tools.loading.formats.markup import paragraphs_of
from corpus_tools.loading.formats.xml_items import XmlItems
from corpus_tools.loading.formats.xml_trees import attribute, content, every, first, local
from corpus_tools.loading.large import LargeText
from corpus_tools.loading.records import Change, Detected, Item, Problem, Record
from corpus_tools.loading.sources import SourceFile

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NEWS_ITEM: Final = re.compile(r"<(?:[\w.\-]+:)?newsItem[\s/>]")
_LEFT_OUT = frozenset({"media", "figure", "table", "body.head", "body.end", "head", "script", "style"})
_BLOCKS = frozenset({"p", "hl2", "h1", "h2", "h3", "h4", "li", "blockquote"})


def read(found: Detected, source: SourceFile, text: str) -> Iterator[Item]:
    """A record for every text item; pictures, packages and empty items are reported."""
    yield from _items(text, text)


def read_large(found: Detected, source: SourceFile, text: LargeText) -> Iterator[Item]:
    """As :func:`read`, an item at a time."""
    yield from _items(text, text.head)


def _items(text: str | LargeText, head: str) -> Iterator[Item]:
    starts = [m.start() for m in islice(_NEWS_ITEM.finditer(head), 2)]
    items = XmlItems(text, ["newsItem" if starts else "nitf"])
    for number, element in enumerate(items, 1):
        if isinstance(element, Problem):
            yield element
            continue
        with entry(number, "item") as wrong:
            yield from _news_item(element, number if len(starts) > 1 else 0) if starts else _nitf_alone(element)
        yield from wrong
    yield from items.problems()
    if not items.count and items.outside is not None:
        packages = sum(1 for _ in every(items.outside, "itemRef"))
        root = local(items.outside)
        what = f"is a package of {packages} references" if packages else f"is XML of another kind (<{root}>)"
        yield Problem("not_an_article", f"{what}: item without text", "Skipped. Fetch the items themselves.", "error")


def _nitf_alone(nitf: Element) -> Iterator[Item]:
    record = _nitf(nitf)
    yield record if record.text else _empty(record.title or record.source_id)


def _news_item(item: Element, number: int) -> Iterator[Item]:
    kind = attribute(first(item, "itemClass"), "qcode")
    label = f"item {number}: " if number else ""
    if kind and not kind.endswith(("text", "composite")):
        yield Problem("not_an_article", f"{label}type {kind.rsplit(':', 1)[-1]}, no text", "Skipped.")
        return
    nitf = next(every(item, "nitf"), None)
    record = _nitf(nitf) if nitf is not None else Record("", "newsml_g2")
    record.format = "newsml_g2"
    record.text = record.text or _other_body(item)
    if not record.text:
        yield _empty(f"{label}{attribute(item, 'guid') or content(first(item, 'headline'))}")
        return
    _fill_from_item(record, item)
    if not record.source_id:
        yield Problem("no_source_id", f"{label}no guid", "It is known by a digest.", position=0 if not number else None)
    yield record


def _fill_from_item(record: Record, item: Element) -> None:
    """What the item around a text says; what it does not say stays as the text has it."""
    meta = first(item, "contentMeta")
    record.title = content(first(meta, "headline")) or record.title
    record.author = record.author or author_from("; ".join(_names(meta, "creator")))
    outlets = [
        *_names(meta, "infoSource"),
        *_names(first(item, "itemMeta"), "provider"),
        *_names(item, "copyrightHolder"),
        record.outlet,
    ]
    record.outlet = outlets[0]
    record.source_id = attribute(item, "guid") or record.source_id
    record.language = attribute(first(meta, "language"), "tag") or item.get(_XML_LANG, "") or record.language
    record.copyright = content(first(item, "copyrightNotice")) or record.copyright
    dates = (first(meta, "contentCreated"), first(item, "firstCreated"), first(item, "versionCreated"))
    record.raw_date = next(filter(None, map(content, dates)), record.raw_date)


def _nitf(nitf: Element) -> Record:
    head, body = first(nitf, "body.head"), first(nitf, "body.content")
    data, publication = first(nitf, "docdata"), first(nitf, "pubdata")
    rights = first(data, "doc.copyright")
    outer = first(nitf, "body")
    record = Record(
        "\n\n".join(_paragraphs(body)) if body is not None else "",
        "nitf",
        title=content(first(head, "hl1")) or content(first(nitf, "title")),
        author=author_from(_byline(head)),
        outlet=attribute(publication, "name") or content(first(head, "distributor")) or attribute(rights, "holder"),
        language=(outer.get(_XML_LANG, "") if outer is not None else "") or nitf.get(_XML_LANG, ""),
        section=attribute(publication, "position.section"),
        edition=attribute(publication, "edition.name"),
        page=attribute(publication, "position.sequence"),
        source_id=attribute(first(data, "doc-id"), "id-string"),
        raw_date=_issued(head, data, publication),
        copyright=" ".join(filter(None, (attribute(rights, "holder"), attribute(rights, "year")))),
    )
    record.changes = [Change("left_out", 0, 0, text, "") for text in _others(body)]
    return record


def _others(body: Element | None) -> list[str]:
    """Captions and tables of a text, which are no part of it."""
    if body is None:
        return []
    held = [content(element) for element in body.iter() if local(element) in ("media", "figure", "table")]
    return [text for text in held if text]


def _byline(head: Element | None) -> str:
    """Names of a byline, without the titles of the persons."""
    byline = first(head, "byline")
    if byline is None:
        return ""
    author = "; ".join(name for p in every(byline, "person") if (name := content(p))) or content(byline)
    for title in map(content, every(byline, "byttl")):
        if author != title:
            author = author.replace(title, "").strip(" ,")
    return author


def _issued(head: Element | None, data: Element | None, publication: Element | None) -> str:
    """The date of issue or release, else that of the publication, else the story's."""
    found = (first(data, name) for name in ("date.issue", "date.release"))
    issued = next((attribute(element, "norm") for element in found if element is not None), "")
    printed = attribute(publication, "date.publication")
    raw = issued or printed or content(first(head, "story.date"))
    return printed or raw if raw and read_date(raw) is None else raw


def _other_body(item: Element) -> str:
    """XHTML or plain text inside a NewsML-G2 item."""
    for holder in every(item, "inlineXML"):
        found = _paragraphs(holder)
        if found:
            return "\n\n".join(found)
    for holder in every(item, "inlineData"):
        text = "".join(holder.itertext()).strip()
        if text:
            return paragraphs_of(text) if "html" in attribute(holder, "contenttype") else text
    return ""


def _paragraphs(body: Element) -> list[str]:
    """Text of each paragraph, pictures and tables left out."""
    pieces = _Pieces()
    pieces.visit(body)
    pieces.end()
    return pieces.out


class _Pieces:
    """Paragraphs so far, and the words since the last of them."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self._loose: list[str] = []

    def visit(self, element: Element) -> None:
        self._loose.append(element.text or "")
        for child in element:
            self._child(child, local(child))
            self._loose.append(child.tail or "")

    def _child(self, child: Element, name: str) -> None:
        if name in _LEFT_OUT:
            return
        if name in _BLOCKS:
            self.end()
            if name == "blockquote":
                self.visit(child)
                self.end()
            elif text := content(child):
                self.out.append(text)
        elif name == "br":
            self._loose.append("\n")
        else:
            self.visit(child)

    def end(self) -> None:
        """Make a paragraph of the words since the last."""
        text = " ".join("".join(self._loose).split())
        self._loose.clear()
        if text:
            self.out.append(text)


def _names(element: Element | None, name: str) -> list[str]:
    if element is None:
        return []
    return [text for holder in every(element, name) if (text := content(first(holder, "name")))]


def _empty(name: str) -> Problem:
    return Problem(
        "no_text", f"item without text{f': {name}' if name else ''}", "Skipped. Fetch the item with its text.", "error"
    )
