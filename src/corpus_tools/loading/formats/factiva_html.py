"""Factiva pages saved as HTML, with or without field codes, whatever the language of the interface."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from corpus_tools.loading.entries import entry
from corpus_tools.loading.formats import factiva
from corpus_tools.loading.formats.markup import blocks, cut_page, holds_one_of, parse_html, text_of
from corpus_tools.loading.records import Change, Detected, Item, Problem, Record
from corpus_tools.loading.sources import SourceFile

_SIGN: Final = re.compile(
    r"<title>\s*(?:Dow Jones )?Factiva|Factiva, Inc\.|class=[\"'][^\"']*\b[a-z]{2}articleParagraph\b|"
    r"class=[\"']article [a-z]{2}Article",
    re.IGNORECASE,
)
_HAS_CLASS: Final = "contains(concat(' ', normalize-space(@class), ' '), ' {} ')"


def looks_like(text: str) -> bool:
    """Whether a page is from Factiva."""
    return holds_one_of(text, ("factiva", "articleparagraph", '"article ', "'article ")) and bool(_SIGN.search(text))


def read(found: Detected, source: SourceFile, text: str) -> Iterator[Item]:
    """A record for every article; a page of headlines alone is reported."""
    root = parse_html(text)
    articles = [
        element
        for element in root.xpath(f"//div[{_HAS_CLASS.format('article')}]")
        # The plain layout wraps each article in a second <div class="article">.
        if not element.xpath(f".//div[{_HAS_CLASS.format('article')}]")
    ]
    if not articles:
        yield _without_articles(root)
    elif cut := cut_page(text):
        yield cut
    for number, element in enumerate(articles, 1):
        with entry(number) as wrong:
            yield from _article(element, number)
        yield from wrong


def _without_articles(root: Any) -> Problem:
    if root.xpath("//*[contains(@class, 'eadline')]"):
        return Problem(
            "headlines_only",
            "is a headline list without article text",
            "Skipped. Mark the articles in Factiva and choose 'Article format', then save.",
            "error",
        )
    return Problem(
        "not_an_article",
        "is a Factiva page without articles",
        "Skipped. Mark the articles and save them as 'Article format'.",
        "error",
    )


def _article(element: Any, number: int) -> Iterator[Item]:
    """The record of an article, with codes or without, and what it lacks."""
    rows = _rows(element)
    has_lead_only = False
    if rows.keys() & {"HD", "AN", "TD", "SN"}:
        record = factiva.from_codes(rows, "factiva_html")
        has_lead_only = factiva.has_lead_only(rows)
    else:
        record = _plain(element)
    factiva.take_count(record, number)
    yield record
    yield from factiva.lacking(record, number, has_lead_only)


def _rows(element: Any) -> dict[str, str]:
    rows: dict[str, str] = {}
    for row in element.xpath(".//tr"):
        cells = row.xpath("./td")
        if len(cells) < 2:
            continue
        code = text_of(cells[0]).strip("\u00a0 ")
        if code in factiva.CODES and code not in rows:
            content = blocks(cells[1])
            is_text = code in ("LP", "TD", "CT")
            rows[code] = "\n\n".join(content) if is_text else " ".join(" ".join(content).split())
    return rows


def _plain(element: Any) -> Record:
    headline = _first_text(element, ".//*[@id='hd']") or _first_text(element, ".//*[contains(@class, 'Headline')]")
    author = _first_text(element, f".//div[{_HAS_CLASS.format('author')}]")
    body: list[str] = []
    for paragraph in element.xpath(f".//p[{_HAS_CLASS.format('articleParagraph')}]"):
        body += blocks(paragraph)
    section, head = _head_lines(element, headline)
    record = factiva.from_lines(head, body, headline, author, section, "factiva_html")
    record.source_id = _id_of(element)
    _note_others(element, record)
    return record


def _first_text(element: Any, path: str) -> str:
    return " ".join(map(text_of, element.xpath(path)[:1]))


def _id_of(element: Any) -> str:
    """The accession number: of the element, of that around it, or of its last paragraph."""
    for holder in (element, element.getparent()):
        if holder is not None and (m := re.fullmatch(r"article-(\S+)", holder.get("id") or "")):
            return m[1]
    last = [text_of(p) for p in element.xpath("./p")][-1:]
    return factiva.document_id(last[0]) if last else ""


def _head_lines(element: Any, headline: str) -> tuple[str, list[str]]:
    """The section above the headline, and the lines below it."""
    above: list[str] = []
    below: list[str] = []
    lines = above
    for child in element.iterchildren("div"):
        line = text_of(child)
        if child.get("id") == "hd" or (headline and line == headline):
            lines = below
        elif line and "author" not in (child.get("class") or "").split():
            lines.append(line)
    return next(iter(above), ""), below


def _note_others(element: Any, record: Record) -> None:
    """Put on record what is beside the paragraphs: captions, the publisher's name."""
    for paragraph in element.xpath(f".//p[not({_HAS_CLASS.format('articleParagraph')})]"):
        text = text_of(paragraph)
        if text and not factiva.document_id(text) and not paragraph.xpath(".//p"):
            record.changes.append(Change("left_out", 0, 0, text, ""))
