"""One HTML file of many articles, as services and scripts write them that are not known here.

A page of the web says its address or headline of itself; a file without either that repeats a heading and a text is
an export, and each repetition is an article. A page of the web with several long articles is reported and read as one.
"""

from __future__ import annotations

import re
from typing import Any, Final

from corpus_tools.loading.dates import read_date
from corpus_tools.loading.formats.bylines import author_from
from corpus_tools.loading.formats.markup import blocks, text_of
from corpus_tools.loading.records import Change, Item, Problem, Record

_MIN_WORDS: Final = 40
_OF_ONE_ARTICLE: Final = (
    "//link[@rel='canonical'] | //meta[@property='og:title' or @property='og:url' or @property='og:type'] | "
    "//script[contains(@type, 'ld+json')]"
)
_LABELLED: Final = re.compile(
    r"(?P<name>source|outlet|publication|newspaper|date|published|author|byline|by|section|url|link)\s*:\s*(?P<value>.+)",
    re.IGNORECASE,
)
_NUMBERED: Final = re.compile(r"(?:\A|\n[ \t]*\n)\s*(\d{1,5})[.)][ \t]+([^\n]{3,200})\n([^\n]{3,150})\n")
_FIELDS: Final = {
    "source": "outlet",
    "outlet": "outlet",
    "publication": "outlet",
    "newspaper": "outlet",
    "date": "raw_date",
    "published": "raw_date",
    "author": "author",
    "byline": "author",
    "by": "author",
    "section": "section",
    "url": "url",
    "link": "url",
}


def split_page(root: Any, form: str, url: str) -> list[Item]:
    """The articles of an export and a row that says so; nothing for a page of one article."""
    if url or root.xpath(_OF_ONE_ARTICLE):
        return []
    parts = _elements(root) or _at_headings(root)
    if len(parts) < 2:
        return []
    items: list[Item] = [_record(heading, lines, form) for heading, lines in parts]
    items.append(
        Problem(
            "several_articles",
            f"seems to hold {len(parts)} articles: it repeats a heading and a text",
            "Read as several. If it is one article with headings, save it as text with one heading.",
        )
    )
    return items


def _elements(root: Any) -> list[tuple[str, list[str]]]:
    """``<article>`` elements with a heading and a text each."""
    parts = []
    for element in root.xpath("//article[not(ancestor::article)]"):
        headings = element.xpath(".//h1 | .//h2 | .//h3")
        lines = blocks(element)
        if headings and _words(lines) >= _MIN_WORDS:
            parts.append((text_of(headings[0]), lines))
    return parts


def _at_headings(root: Any) -> list[tuple[str, list[str]]]:
    """Parts that begin at headings of one rank, each with a date of its own near its head or at the first rank."""
    body = root.find("body")
    if body is None:
        return []
    for rank in ("h1", "h2", "h3"):
        headings = list(filter(None, map(text_of, body.iter(rank))))
        parts = _cut(blocks(body), headings) if len(headings) >= 2 else []
        if len(parts) == len(headings) >= 2 and all(_is_article(lines, rank) for _, lines in parts):
            return parts
    return []


def _is_article(lines: list[str], rank: str) -> bool:
    return _words(lines) >= _MIN_WORDS and (rank == "h1" or any(map(_is_date, lines[1:6])))


def _cut(lines: list[str], headings: list[str]) -> list[tuple[str, list[str]]]:
    parts: list[tuple[str, list[str]]] = []
    waiting = list(headings)
    for line in lines:
        if waiting and " ".join(line.split()) == waiting[0]:
            parts.append((waiting.pop(0), [line]))
        elif parts:
            parts[-1][1].append(line)
    return parts


def numbered_records(text: str, form: str) -> list[Item]:
    """The articles of a text that numbers them: "1. Headline", a line with the date, the text; else nothing."""
    found = list(_NUMBERED.finditer(text))
    if len(found) < 2 or [int(m[1]) for m in found] != list(range(1, len(found) + 1)):
        return []
    if not all(_is_date(m[3].strip()) for m in found):
        return []
    ends = [*(m.start() for m in found[1:]), len(text)]
    items: list[Item] = [_numbered(m, text[m.end() : end], form) for m, end in zip(found, ends, strict=True)]
    items.append(
        Problem(
            "several_articles",
            f"seems to hold {len(found)} articles: numbered headlines, each with a date below it",
            "Read as several. If it is one article, take the numbers out.",
        )
    )
    return items


def _numbered(m: re.Match[str], body: str, form: str) -> Record:
    lines = [line for text in (m[3], *body.split("\n\n")) if (line := text.strip())]
    return _record(m[2].strip(), lines, form)


def _record(heading: str, lines: list[str], form: str) -> Record:
    """An article of its lines: below the heading, lines that name outlet, date or author, then the text."""
    record = Record("", form, title=heading)
    body = list(lines)
    if body and " ".join(body[0].split()) == heading:
        body.pop(0)
    head = 0
    while head < min(6, len(body)) and _fill(record, body[head]):
        head += 1
    if head:
        record.changes.append(Change("header", 0, 0, "\n".join(body[:head]), ""))
    record.text = "\n\n".join(body[head:])
    return record


def _fill(record: Record, line: str) -> bool:
    """Whether a line below the heading named outlet, date or author: the first rule that fits takes it."""
    return _take_labelled(record, line) or _take_date(record, line) or _take_byline(record, line)


def _take_labelled(record: Record, line: str) -> bool:
    m = _LABELLED.fullmatch(line.strip())
    if m is None or len(line) >= 200:
        return False
    field = _FIELDS[m["name"].lower()]
    value = author_from(m["value"]) if field == "author" else m["value"].strip()
    setattr(record, field, getattr(record, field) or value)
    return True


def _take_date(record: Record, line: str) -> bool:
    """A date, and the outlet before it."""
    found = read_date(line) if not record.raw_date and _is_date(line) else None
    if found is None:
        return False
    record.raw_date = line
    before = re.split(r"\s*[|,–—•·-]\s+", line)
    if found.rest and len(before) > 1 and read_date(before[0]) is None:
        record.outlet = record.outlet or before[0].strip()
        record.raw_date = line[len(before[0]) :].strip(" |,–—•·-")
    return True


def _take_byline(record: Record, line: str) -> bool:
    if not re.match(r"by\s+[A-Z]", line, re.IGNORECASE) or len(line.split()) > 8:
        return False
    record.author = record.author or author_from(line)
    return True


def _is_date(line: str) -> bool:
    found = read_date(line) if len(line) <= 100 else None
    return found is not None and found.precision in ("day", "second") and len(found.rest.split()) <= 4


def _words(lines: list[str]) -> int:
    return sum(len(line.split()) for line in lines)
