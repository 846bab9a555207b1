"""One HTML file of many articles, as services and scripts write them that are not known here.

A page of the web says its address or headline of itself; a file without either that repeats a heading and a text is
an export, and each repetition is an article. A page of the web with several long articles is reported and read as one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, Final

from corpus_tools.loading.dates import read_date
from corpus_tools.loading.formats.bylines import author_from
from corpus_tools.loading.formats.markup import blocks, has_words, text_of
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
_HEAD: Final = re.compile(
    r"(?:\A|\n[ \t]*\n)\s*(?:[\[(]?(?P<number>\d{1,5})[.)\]][ \t]+)?(?P<title>[^\n]{3,200}[^\n.:,])\n"
    r"(?P<below>(?:[^\n]{3,120}\n){1,3})[ \t]*(?=\n|\Z)"
)
# Two lines one below the other, without which no head is there: this is asked of every text.
_LINE_BELOW: Final = re.compile(r"\n(?<=[^\n.:,]\n)[^\n]{3}")
_ANCHOR: Final = "@@anchor@@"
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
    parts = _at_anchors(root) or _elements(root) or _at_headings(root) or _containers(root)
    return _several(parts, form) if len(parts) >= 2 else []


def _several(parts: Sequence[tuple[str, list[str]]], form: str) -> list[Item]:
    """A record for each heading with its lines, and a row that says so."""
    items: list[Item] = [_record(heading, lines, form) for heading, lines in parts]
    items.append(
        Problem(
            "several_articles",
            f"seems to hold {len(parts)} articles: it repeats a heading and a text",
            "Read as several. If it is one article with headings, save it as text with one heading.",
        )
    )
    return items


def at_headings(paragraphs: Sequence[tuple[str, bool]], form: str, *, is_dated: bool = False) -> list[Item]:
    """The articles of a document that begins with a heading (True) and repeats heading, date and text; else [].

    ``is_dated``: articles need no date of their own.
    """
    filled = [(" ".join(text.split()), is_heading) for text, is_heading in paragraphs if text.strip()]
    starts = [place for place, (_, is_heading) in enumerate(filled) if is_heading]
    if len(starts) < 2 or starts[0] != 0:
        return []
    parts = [[text for text, _ in filled[a:b]] for a, b in pairwise([*starts, len(filled)])]
    if not all(_is_article(lines, "h1" if is_dated else "") for lines in parts):
        return []
    return _several([(lines[0], lines) for lines in parts], form)


def _at_anchors(root: Any) -> list[tuple[str, list[str]]]:
    """Parts that begin at the anchors to which a list of contents leads, each with a date near its head."""
    body = root.find("body")
    links = root.xpath("//a[starts-with(@href, '#')]") if body is not None else []
    headings = {link.get("href")[1:]: text for link in links if (text := text_of(link))}
    anchors = [a for a in root.iter("a") if a.get("name") in headings] if len(headings) >= 2 else []
    if len(anchors) < 2 or [a.get("name") for a in anchors] != list(headings):
        return []
    marks = [root.makeelement("div") for _ in anchors]
    for anchor, mark in zip(anchors, marks, strict=True):
        mark.text = _ANCHOR
        anchor.addprevious(mark)
    parts = "\n".join(blocks(body)).split(_ANCHOR)[1:]
    for mark in marks:
        mark.getparent().remove(mark)
    found = [_without_heading(heading, _lines(part)) for heading, part in zip(headings.values(), parts, strict=True)]
    is_several = all(_words(lines) >= _MIN_WORDS and any(map(_has_date, lines[:8])) for _, lines in found)
    return found if is_several else []


def _without_heading(heading: str, lines: list[str]) -> tuple[str, list[str]]:
    """The heading, and what is below it: the lines of labels before it come after the heading."""
    plain = " ".join(heading.split())
    place = next((n for n, line in enumerate(lines[:12]) if " ".join(line.split()) == plain), -1)
    above = lines[: max(0, place)]
    # A date after a label of any language is the article's.
    dates = [value for line in above if _is_date(value := line.partition(":")[2].strip())][:1]
    return plain, dates + above + lines[place + 1 :] if place >= 0 else lines


def _has_date(line: str) -> bool:
    """Whether a line is a date, with a label before it or not."""
    return _is_date(line) or _is_date(line.partition(":")[2].strip())


def _elements(root: Any) -> list[tuple[str, list[str]]]:
    """``<article>`` elements with a heading and a text each."""
    parts = []
    for element in root.xpath("//article[not(ancestor::article)]"):
        headings = element.xpath(".//h1 | .//h2 | .//h3")
        if headings and has_words(element, _MIN_WORDS):
            parts.append((text_of(headings[0]), element))
    # The lines of one alone are not asked for.
    return [(heading, blocks(element) if len(parts) > 1 else []) for heading, element in parts]


def _containers(root: Any) -> list[tuple[str, list[str]]]:
    """Elements of one kind beside each other, each with a short first line, a date of its own and a text."""
    for parent in root.iter("body", "div", "main", "section"):
        kinds: dict[tuple[str, str], list[Any]] = {}
        for child in parent.iterchildren("div", "section", "li", "td"):
            kinds.setdefault((child.tag, child.get("class") or ""), []).append(child)
        for children in kinds.values():
            parts = _titled(children) if len(children) >= 2 else []
            if parts:
                return [(" ".join(lines[0].split()), lines) for lines in parts]
    return []


def _titled(children: Sequence[Any]) -> list[list[str]]:
    """The lines of each element, where all are titled articles; nothing as soon as one is not."""
    parts = []
    for child in children:
        lines = blocks(child)
        if not (_is_titled(lines) and _is_article(lines, "")):
            return []
        parts.append(lines)
    return parts


def _is_titled(lines: list[str]) -> bool:
    return bool(lines) and 2 <= len(lines[0].split()) <= 25 and not lines[0].rstrip().endswith((".", ":", ","))


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
    """The articles of a text that repeats a head of short lines, one of them the date; else nothing.

    "1. Headline" and one to three lines below it; without numbers headline, outlet and date are asked for, in the same
    order each time.
    """
    if _LINE_BELOW.search(text) is None:
        return []
    found = [m for m in _HEAD.finditer(text) if any(map(_is_date, _lines(m["below"])))]
    numbers = [int(m["number"]) for m in found if m["number"]]
    is_numbered = numbers == list(range(1, len(found) + 1))
    if len(found) < 2 or text[: found[0].start()].strip() or not (is_numbered or (not numbers and _are_alike(found))):
        return []
    ends = [*(m.start() for m in found[1:]), len(text)]
    bodies = [text[m.end() : end] for m, end in zip(found, ends, strict=True)]
    if any(len(body.split()) < _MIN_WORDS // 2 for body in bodies):
        return []
    items: list[Item] = [_with_head(m, body, form) for m, body in zip(found, bodies, strict=True)]
    what = "numbered headlines, each with a date below it" if is_numbered else "headline, outlet and date repeated"
    items.append(
        Problem(
            "several_articles",
            f"seems to hold {len(found)} articles: {what}",
            "Read as several. If it is one article, take the numbers and dates out.",
        )
    )
    return items


_RULE: Final = re.compile(r"^[ \t]*([=_~#*–—-])\1{7,}[ \t]*$", re.MULTILINE)


def ruled_records(text: str, form: str) -> list[Item]:
    """The articles of a text that long rules (``========``) divide into parts with a date near the head each."""
    parts = [part for part in _RULE.split(text)[::2] if part.strip()] if _RULE.search(text) else []
    if len(parts) < 2 or not all(map(_is_ruled_part, map(_lines, parts))):
        return []
    items: list[Item] = []
    for part in parts:
        lines = _lines(part)
        head = next((place for place, line in enumerate(lines[1:4], 1) if len(line) > 120), min(4, len(lines)))
        # The rest as it is written: an empty line, and no other, divides its paragraphs.
        rest = part.strip().split("\n")
        for line in lines[:head]:
            rest = rest[next(place for place, each in enumerate(rest) if each.strip() == line) + 1 :]
        body = [paragraph.strip() for paragraph in "\n".join(rest).split("\n\n") if paragraph.strip()]
        items.append(_headed(lines[0], lines[1:head], body, form))
    items.append(
        Problem(
            "several_articles",
            f"seems to hold {len(parts)} articles: rules divide it into parts with a date each",
            "Read as several. If it is one article, take the rules out.",
        )
    )
    return items


def _is_ruled_part(lines: list[str]) -> bool:
    return _words(lines) >= _MIN_WORDS and len(lines[0]) <= 200 and any(map(_is_date, lines[1:4]))


def _are_alike(found: Sequence[re.Match[str]]) -> bool:
    """Whether all heads have the same number of lines, two or more below the headline, the date in the same place."""
    shapes = {tuple(map(_is_date, _lines(m["below"]))) for m in found}
    return len(shapes) == 1 and len(next(iter(shapes))) >= 2


def _lines(text: str) -> list[str]:
    return [line for part in text.split("\n") if (line := part.strip())]


def _with_head(m: re.Match[str], body: str, form: str) -> Record:
    paragraphs = [part.strip() for part in body.split("\n\n") if part.strip()]
    return _headed(m["title"].strip(), _lines(m["below"]), paragraphs, form)


def _headed(title: str, below: list[str], body: list[str], form: str) -> Record:
    # An outlet has a line of its own where no other line names it.
    outlet = next((line for line in below if not _is_date(line) and not _LABELLED.fullmatch(line)), "")
    is_name = outlet and len(outlet.split()) <= 6 and not outlet.lower().startswith("by ")
    lines = [line for line in below if not is_name or line != outlet]
    record = _record(title, [*lines, *body], form)
    record.outlet = record.outlet or (outlet if is_name else "")
    return record


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
