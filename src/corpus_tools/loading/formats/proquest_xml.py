"""ProQuest's XML, as TDM Studio exports it: one ``<RECORD>`` a file."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from corpus_tools.loading.entries import entry
from corpus_tools.loading.formats.bylines import author_from, stated_words, turned
from corpus_tools.loading.formats.markup import paragraphs_of
from corpus_tools.loading.formats.xml_items import XmlItems
from corpus_tools.loading.formats.xml_trees import attribute, content, every, first
from corpus_tools.loading.large import LargeText
from corpus_tools.loading.records import Detected, Item, Problem, Record
from corpus_tools.loading.sources import SourceFile


def read(found: Detected, source: SourceFile, text: str) -> Iterator[Item]:
    """A record for every ``<RECORD>``."""
    yield from _records(XmlItems(text, ["RECORD"]))


def read_large(found: Detected, source: SourceFile, text: LargeText) -> Iterator[Item]:
    """As :func:`read`, a record at a time."""
    yield from _records(XmlItems(text, ["RECORD"]))


def _records(records: XmlItems) -> Iterator[Item]:
    for number, record in enumerate(records, 1):
        if isinstance(record, Problem):
            yield record
            continue
        with entry(number, "record") as wrong:
            yield _record(record)
        yield from wrong
    yield from records.problems()


def _record(record: Element) -> Record:
    holder = first(record, "TextInfo", "Text")
    if holder is None:
        holder = first(record, "FullText")
    authors = filter(None, map(_author, every(record, "Author")))
    return Record(
        paragraphs_of("".join(holder.itertext()) if holder is not None else ""),
        "proquest_xml",
        title=content(first(record, "TitleAtt", "Title")),
        author=author_from("; ".join(map(turned, authors))),
        outlet=content(first(record, "PubFrosting", "Title")) or content(first(record, "DFS", "Title")),
        section=content(first(record, "Section")),
        page=content(first(record, "StartPage")),
        url=content(first(record, "URL")),
        language=content(first(record, "RawLang")) or content(first(record, "ISOCode")),
        raw_date=content(first(record, "NumericDate")) or content(first(record, "AlphaDate")),
        copyright=content(first(record, "CopyrightData")),
        source_id=content(first(record, "GOID")),
        word_count_stated=stated_words(attribute(holder, "WordCount")),
    )


def _author(author: Element) -> str:
    return content(first(author, "OriginalForm")) or content(first(author, "NormalizedForm")) or content(author)
