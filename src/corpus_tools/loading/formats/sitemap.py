"""News sitemaps, as outlets publish them for search engines: headline, outlet, date and address, no text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from corpus_tools.loading.entries import entry
from corpus_tools.loading.formats.xml_items import XmlItems
from corpus_tools.loading.formats.xml_trees import content, first
from corpus_tools.loading.large import LargeText
from corpus_tools.loading.records import Detected, Item, Problem, Record
from corpus_tools.loading.sources import SourceFile

_NO_NEWS: Final = Problem(
    "not_an_article",
    "is a sitemap of addresses without headlines",
    "Skipped. Save the pages that it lists.",
    "error",
)


def read(found: Detected, source: SourceFile, text: str) -> Iterator[Item]:
    """A metadata record for every address with a headline; it is later joined to the article with that address."""
    yield from _items(XmlItems(text, ["url"]))


def read_large(found: Detected, source: SourceFile, text: LargeText) -> Iterator[Item]:
    """As :func:`read`, but one address at a time, for large files."""
    yield from _items(XmlItems(text, ["url"]))


def _items(items: XmlItems) -> Iterator[Item]:
    without = count = 0
    for number, element in enumerate(items, 1):
        if isinstance(element, Problem):
            yield element
            continue
        with entry(number) as wrong:
            news = first(element, "news")
            title = content(first(news, "title")) if news is not None else ""
            if news is None or not title:
                without += 1
                continue
            count += 1
            yield Record(
                "",
                "sitemap",
                title=title,
                outlet=content(first(news, "name")),
                url=content(first(element, "loc")),
                language=content(first(news, "language")),
                raw_date=content(first(news, "publication_date")),
                is_metadata=True,
            )
        yield from wrong
    yield from items.problems()
    if not count:
        yield _NO_NEWS
    elif without:
        yield Problem("skipped", f"{without} addresses without a headline skipped", "They are no articles of news.")
