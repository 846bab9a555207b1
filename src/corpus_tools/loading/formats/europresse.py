"""Europresse (Cedrom-SNi, Eureka) pages in their three layouts: the old tables, articles, and articles of today."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from corpus_tools.loading.dates import read_date
from corpus_tools.loading.entries import entry
from corpus_tools.loading.formats.bylines import author_from, page_in
from corpus_tools.loading.formats.markup import blocks, cut_page, parse_html, text_of
from corpus_tools.loading.records import Change, Detected, Item, Problem, Record
from corpus_tools.loading.sources import SourceFile

_NUMBER: Final = re.compile(r"(?:Numéro de document|Document number)\s*:\s*(\S+)")
_ALSO: Final = re.compile(r"^(?:Cet article est paru dans|This article appeared in)\b")
_WORDS: Final = re.compile(r",?\s*(?<!\d)(\d{1,3}(?:[\s\u00a0]\d{3})+|\d+)\s*(?:mots?|words?)\b")
_CERTIFICATE: Final = re.compile(r"^(?:Ce certificat est émis|Date d'émission|Le présent document est protégé)")


def looks_like(text: str) -> bool:
    """Whether a page is from Europresse."""
    return "DocPublicationName" in text and ("DocHeader" in text or "titreArticleVisu" in text.replace("T", "t"))


def read(found: Detected, source: SourceFile, text: str) -> Iterator[Item]:
    """A record for every article of the page."""
    cut = cut_page(text)
    parts, is_old = _documents(text)
    outside: list[int] = []
    for number, part in enumerate(parts, 1):
        with entry(number) as wrong:
            root = parse_html(part)
            record, is_inside = (_old(root), True) if is_old else _article(root, "<section" in part)
            if not is_inside and record.text:
                outside.append(number)
            yield record
            yield from _incomplete(record, number, is_cut=number == len(parts) and cut is not None)
        yield from wrong
    if outside:
        listed = ", ".join(map(str, outside))
        yield Problem(
            "odd_layout",
            f"no body in its place for article {listed}: text found outside its container",
            "Taken from around it; compare with the page.",
        )
    if cut:
        yield cut
    if not parts:
        yield Problem(
            "not_an_article",
            "is a Europresse page without articles",
            "Skipped. Open the documents and save them from there.",
            "error",
        )


def _documents(text: str) -> tuple[list[str], bool]:
    """The parts of a page that hold an article each, and whether they are in the oldest layout."""
    if parts := re.split(r"(?=<article\b)", text, flags=re.IGNORECASE)[1:]:
        return parts, False
    # In the oldest layout a document is what comes before the next outlet's picture or name.
    parts = re.split(r"(?=<table[^>]*id=[\"']tbHeaderImages)", text, flags=re.IGNORECASE)[1:]
    return parts or re.split(r"(?=<span[^>]*class=[\"']DocPublicationName)", text)[1:], True


def _incomplete(record: Record, number: int, *, is_cut: bool) -> Iterator[Problem]:
    """A row for what an article lacks; ``is_cut``: it is the last of a file that is cut."""
    stated = ((record.title, "title"), (record.source_id, "id"), (record.text, "text"), (record.raw_date, "date"))
    what = [f"no {words}" for value, words in stated if not value]
    if what:
        yield Problem(
            "truncated" if is_cut else "incomplete",
            f"article {number}{' is cut' if is_cut else ''}: {', '.join(what)}",
            "Kept as it is." + (" The file is cut: export again." if is_cut else ""),
            position=number - 1,
        )


def _article(root: Any, has_section: bool) -> tuple[Record, bool]:
    record = Record("", "europresse_html")
    _head(record, root)
    titles = root.xpath("//*[contains(@class, 'titreArticleVisu')]")
    if titles:
        record.title = text_of(titles[0])
    _around_title(record, root)
    body, is_inside = _body(root, has_section)
    while body and _ALSO.match(body[-1]):
        link = root.xpath("//a[contains(., 'Cet article est paru dans')]/@href")
        record.url = record.url or (link[0] if link else "")
        record.changes.append(Change("left_out", 0, 0, body.pop(), ""))
    record.text = "\n\n".join(body)
    record.copyright = next((text_of(e) for e in root.xpath("//footer//small")), "")
    number = _NUMBER.search(" ".join(text_of(e) for e in root.xpath("//footer")))
    record.source_id = number[1] if number else ""
    return record, is_inside


def _around_title(record: Record, root: Any) -> None:
    """Lines beside the headline, left out, and the author after them."""
    block = root.xpath("//*[contains(concat(' ', @class, ' '), ' titreArticle ')]")
    if not block:
        return
    for line in map(text_of, block[0].xpath("./p")):
        if line and line != record.title:
            record.changes.append(Change("left_out", 0, 0, line, ""))
    behind = [e for e in block[0].itersiblings() if isinstance(e.tag, str) and text_of(e)]
    if behind:
        record.author = author_from(text_of(behind[0]))


def _body(root: Any, has_section: bool) -> tuple[list[str], bool]:
    """The paragraphs, and whether they were inside the container made for them."""
    holders = root.xpath("//*[contains(@class, 'docOcurrContainer')]") or root.xpath("//*[contains(@class, 'DocText')]")
    is_inside = bool(holders)
    if not holders and has_section:
        holders = root.xpath("//section")
    return (blocks(holders[0], skip=frozenset({"footer", "aside", "header"})) if holders else []), is_inside


def _old(root: Any) -> Record:
    record = Record("", "europresse_html")
    _head(record, root)
    titles = root.xpath("//*[contains(@class, 'itreArticleVisu')]")
    record.title = text_of(titles[0]) if titles else ""
    lines = [line for block in blocks(root.find("body")) for line in block.split("\n") if line.strip()]
    at = _title_line(lines, record.title)
    end = _end_of_old(lines, at + 1)
    if end < len(lines) and (m := _NUMBER.match(lines[end])):
        record.source_id = m[1]
    body = lines[at + 1 : end]
    if body and body[-1].startswith("©"):
        record.copyright = body.pop()
    has_heading = any(text_of(e) for e in root.xpath("//*[contains(@class, 'DocHeader')]"))
    if has_heading and len(body) > 1 and _is_author(body[0]):
        record.author = author_from(body.pop(0))
    record.text = "\n\n".join(body)
    return record


def _end_of_old(lines: list[str], start: int) -> int:
    """The line of the document's number, or of the service's certificate, after the text."""
    ends = (i for i in range(start, len(lines)) if _NUMBER.match(lines[i]) or _CERTIFICATE.match(lines[i]))
    return next(ends, len(lines))


def _is_author(line: str) -> bool:
    """An author stands alone, between the headline and an empty paragraph."""
    return len(line.split()) <= 6 and re.search(r"[.!?:»\"]$", line) is None


def _title_line(lines: list[str], title: str) -> int:
    """The line of the headline; without one, the last date among the first lines."""
    at = next((i for i, line in enumerate(lines) if title and " ".join(line.split()) == title), -1)
    return at if at >= 0 else max((i for i, line in enumerate(lines[:8]) if read_date(line) is not None), default=0)


def _head(record: Record, root: Any) -> None:
    names = root.xpath("//*[contains(@class, 'DocPublicationName')]")
    record.outlet = re.sub(r"\s*,\s*no\.? .*$", "", text_of(names[0])) if names else ""
    heading = " ".join(text_of(e) for e in root.xpath("//*[contains(@class, 'DocHeader')]"))
    heading = re.sub(r"\s+,", ",", heading).strip()
    if m := _WORDS.search(heading):
        record.word_count_stated = int(re.sub(r"\D", "", m[1]))
        heading = (heading[: m.start()] + heading[m.end() :]).strip()
    record.page = page_in(heading)
    if heading:
        record.section = _section(heading)
        heading = heading[len(record.section) + 1 :].strip() if record.section else heading
        record.raw_date = re.sub(r"\s*[-,–]?\s*p\.\s*\S+.*$", "", heading).strip(" ,-")


def _section(heading: str) -> str:
    """The part before the first comma, where it is neither date nor page nor weekday."""
    first, comma, _ = heading.partition(",")
    first = first.strip()
    is_other = read_date(first) is not None or re.match(r"p\.", first) or _is_weekday(first)
    return first if comma and not is_other else ""


def _is_weekday(word: str) -> bool:
    from corpus_tools.loading.dates import WEEKDAYS

    return word.casefold() in WEEKDAYS
