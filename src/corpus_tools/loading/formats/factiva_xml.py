"""Factiva's XML (the response of its publishing service)."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from corpus_tools.loading.entries import entry
from corpus_tools.loading.formats import factiva
from corpus_tools.loading.formats.bylines import author_from, stated_words
from corpus_tools.loading.formats.xml_items import XmlItems
from corpus_tools.loading.formats.xml_trees import attribute, content, every, first
from corpus_tools.loading.large import LargeText
from corpus_tools.loading.records import Detected, Item, Problem, Record
from corpus_tools.loading.sources import SourceFile


def read(found: Detected, source: SourceFile, text: str) -> Iterator[Item]:
    """A record for every ``<article>``."""
    yield from _articles(XmlItems(text, ["article"]))


def read_large(found: Detected, source: SourceFile, text: LargeText) -> Iterator[Item]:
    """As :func:`read`, an article at a time."""
    yield from _articles(XmlItems(text, ["article"]))


def _articles(articles: XmlItems) -> Iterator[Item]:
    number = 0
    for place, article in enumerate(articles, 1):
        if isinstance(article, Problem):
            yield article
            continue
        number += 1
        with entry(place) as wrong:
            record = _record(article)
            yield record
            yield from factiva.lacking(record, place, False)
        yield from wrong
    yield from articles.problems()
    results = every(articles.outside, "ppsarticleResultSet") if articles.outside is not None else ()
    stated = next((attribute(e, "count") for e in results), "")
    if stated.isdigit() and int(stated) != number:
        yield Problem(
            "count_mismatch",
            f"states {stated} articles, but holds {number}",
            "The articles that are there were read. Fetch it again.",
            "error" if number < int(stated) else "warning",
        )


def _record(article: Element) -> Record:
    paragraphs = [
        text
        for part in ("leadParagraph", "tailParagraphs")
        for holder in every(article, part)
        for p in every(holder, "paragraph")
        if (text := content(p))
    ]
    date = first(article, "publicationDate")
    time = content(first(article, "publicationTime"))
    raw = content(date)
    if time and "T" not in raw:
        raw = f"{raw} {time}"
    return Record(
        "\n\n".join(paragraphs),
        "factiva_xml",
        title=content(first(article, "headline")),
        author=author_from(content(first(article, "byline"))),
        outlet=content(first(article, "sourceName")),
        section=content(first(article, "sectionName")),
        edition=content(first(article, "edition")),
        page=content(first(article, "pages")),
        language=content(first(article, "baseLanguage")),
        copyright=content(first(article, "copyright")),
        raw_date=raw,
        source_id=content(first(article, "accessionNo")),
        word_count_stated=stated_words(content(first(article, "wordCount"))),
    )
