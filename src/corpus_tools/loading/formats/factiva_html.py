"""Factiva pages saved as HTML, with or without field codes, whatever the language of the interface."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from corpus_tools.loading.entries import entry
from corpus_tools.loading.formats import factiva
from corpus_tools.loading.formats.markup import blocks, cut_page, parse_html, text_of
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
    return _SIGN.search(text) is not None


def read(found: Detected, source: SourceFile, text: str) -> Iterator[Item]:
    """A record for every article; a page of headlines alone is reported."""
    root = parse_html(text)
    articles = [
        element
        for element in root.xpath(f"//div[{_HAS_CLASS.format('article')}]")
        # The plain layout wraps each article in a second <div class="article">.
        if not element.xpath(f".//div[{_HAS_CLASS.format('article')}]")
    ]
    cut = cut_page(text)
    if not articles:
        if root.xpath("//*[contains(@class, 'eadline')]"):
            yield Problem(
                "headlines_only",
                "is a headline list without article text",
                "Skipped. Mark the articles in Factiva and choose 'Article format', then save.",
                "error",
            )
        else:
            yield Problem("not_an_article", "is a Factiva page without articles", "Skipped.", "error")
        return
    if cut:
        yield cut
    for number, element in enumerate(articles, 1):
        with entry(number) as wrong:
            rows = _rows(element)
            if "HD" in rows or "AN" in rows or "TD" in rows or "SN" in rows:
                record = factiva.from_codes(rows, "factiva_html")
                has_lead_only = bool(rows.get("LP")) and not rows.get("TD") and not rows.get("AN")
            else:
                record, has_lead_only = _plain(element), False
            plain = factiva.uncounted(record.title, number)
            if plain != record.title:
                record.changes.append(Change("left_out", 0, 0, record.title[: len(record.title) - len(plain)], ""))
                record.title = plain
            yield record
            yield from factiva.lacking(record, number, has_lead_only)
        yield from wrong


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
    headline = " ".join(text_of(e) for e in element.xpath(".//*[@id='hd']")[:1])
    if not headline:
        headline = " ".join(text_of(e) for e in element.xpath(".//*[contains(@class, 'Headline')]")[:1])
    author = " ".join(text_of(e) for e in element.xpath(f".//div[{_HAS_CLASS.format('author')}]")[:1])
    body: list[str] = []
    for paragraph in element.xpath(f".//p[{_HAS_CLASS.format('articleParagraph')}]"):
        body += blocks(paragraph)
    section, head = _head_lines(element, headline)
    record = factiva.from_lines(head, body, headline, author, section, "factiva_html")
    wrapper = element.getparent()
    for holder in (element, wrapper):
        if holder is not None and (m := re.fullmatch(r"article-(\S+)", holder.get("id") or "")):
            record.source_id = record.source_id or m[1]
    if not record.source_id:
        last = [text_of(p) for p in element.xpath("./p")][-1:]
        record.source_id = factiva.document_id(last[0]) if last else ""
    _note_others(element, record)
    return record


def _head_lines(element: Any, headline: str) -> tuple[str, list[str]]:
    """The section above the headline, and the lines below it."""
    head: list[str] = []
    section = ""
    is_after_headline = False
    for child in element.iterchildren():
        line = text_of(child) if child.tag == "div" else ""
        if child.tag != "div":
            continue
        if child.get("id") == "hd" or (headline and line == headline):
            is_after_headline = True
        elif "author" in (child.get("class") or "").split() or not line:
            continue
        elif is_after_headline:
            head.append(line)
        else:
            section = section or line
    return section, head


def _note_others(element: Any, record: Record) -> None:
    """Put on record what stands beside the paragraphs: captions, the publisher's name."""
    for paragraph in element.xpath(f".//p[not({_HAS_CLASS.format('articleParagraph')})]"):
        text = text_of(paragraph)
        if text and not factiva.document_id(text) and not paragraph.xpath(".//p"):
            record.changes.append(Change("left_out", 0, 0, text, ""))
