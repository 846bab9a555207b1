"""A text file that is one article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from corpus_tools.loading.dates import read_date
from corpus_tools.loading.formats import headed_text, several_pages
from corpus_tools.loading.formats.bylines import author_from
from corpus_tools.loading.formats.mapping import without_markup
from corpus_tools.loading.records import Change, Detected, Item, Problem, Record
from corpus_tools.loading.sources import SourceFile

_DOCLIST: Final = re.compile(r"doclist\.txt$", re.IGNORECASE)
_COUNTED: Final = re.compile(
    r"^[ \t]*[\[(#]?(article|document|record|story|item|text)[ \t]*(?:no\.?[ \t]*|#)?(\d{1,5})"
    r"(?:[ \t]*(?:of|/)[ \t]*\d{1,5})?[\])]?[.:]?[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
_DOTS: Final = re.compile(r"\s+[·•|]\s+")
_PAGE: Final = re.compile(r"(?:p(?:age|\.)?\s*)?[A-Z]?\d{1,3}[A-Z]?", re.IGNORECASE)
_LISTED: Final = re.compile(r"\s*\d+\.\s")


def read(found: Detected, source: SourceFile, text: str) -> Iterator[Item]:
    """One record; a Markdown file without front matter is a note, not an article."""
    if (refused := _no_article(source, text)) is not None:
        yield refused
        return
    if several := several_pages.numbered_records(text, "plain_text") or several_pages.ruled_records(text, "plain_text"):
        yield from several
        return
    parts = numbered_parts(text)
    for part in parts:
        if headed_text.has_header_block(part):
            yield headed_text.record_of_header(part)
        else:
            plain, markup = without_markup(part)
            yield _with_line_of_facts(Record(plain, "plain_text", may_infer_title=True, changes=markup))
    if len(parts) > 1:
        yield Problem(
            "several_articles",
            f"seems to hold {len(parts)} articles: numbered lines divide it ('Article 1' to 'Article {len(parts)}')",
            "Read as several. If it is one article in parts, take these lines out.",
        )


def _with_line_of_facts(record: Record) -> Record:
    """The record without the line of outlet, date, page and author that e-paper apps put below a headline.

    "The Quay Mirror · 7 Apr 2031 · 5 · By Ada Ode"
    """
    lines = record.text.split("\n")
    filled = [at for at, line in enumerate(lines) if line.strip()][:2]
    parts = [part.strip() for part in _DOTS.split(lines[filled[1]])] if len(filled) == 2 else []
    dates = [at for at, part in enumerate(parts) if len(part) < 40 and is_whole_date(part)]
    if len(dates) != 1 or not 2 <= len(parts) <= 6 or dates[0] > 2 or max(map(len, parts)) > 80:
        return record
    record.raw_date = parts.pop(dates[0])
    record.page = next((part for part in parts if _PAGE.fullmatch(part)), "")
    names = [part for part in parts if part != record.page]
    record.author = next((author_from(part) for part in names if part.lower().startswith("by ")), "")
    record.outlet = next((part for part in names if not part.lower().startswith("by ")), "")
    record.changes.append(Change("left_out", 0, 0, lines[filled[1]].strip(), ""))
    record.text = "\n".join([*lines[: filled[1]], *lines[filled[1] + 1 :]])
    return record


def is_whole_date(text: str) -> bool:
    """Whether a text is the date of a day and nothing else."""
    found = read_date(text)
    return found is not None and found.precision in ("day", "second") and not found.rest


def _no_article(source: SourceFile, text: str) -> Problem | None:
    """Why a text file is no article: a note, or a list of documents."""
    if source.suffix in (".md", ".markdown", ".rst"):
        return Problem(
            "not_an_article",
            "is a note: a Markdown file without front matter",
            "Skipped. Put title, outlet and date between two lines of --- at its head, or rename it to .txt.",
        )
    lines = (line for line in text.split("\n") if line.strip())
    if _DOCLIST.search(source.name) and all(_LISTED.match(line) or len(line) < 200 for line in lines):
        return Problem("not_an_article", "is the list of documents of a Nexis download (doclist)", "Skipped.")
    return None


def numbered_parts(text: str) -> list[str]:
    """The parts of a text that lines "Article 1", "Article 2" … divide, from 1 on without a gap; else the text."""
    found = list(_COUNTED.finditer(text))
    counters = [m for m in found if m[1].lower() == found[0][1].lower()]
    if not _are_counters(counters) or len(text[: counters[0].start()].split()) > 60:
        return [text]
    ends = [*(m.start() for m in counters[1:]), len(text)]
    parts = [text[m.end() : end].strip("\n \t") for m, end in zip(counters, ends, strict=True)]
    return parts if all(len(part.split()) >= 20 for part in parts) else [text]


def _are_counters(found: Sequence[re.Match[str]]) -> bool:
    """Whether two lines or more count from 1 on."""
    return len(found) >= 2 and [int(m[2]) for m in found] == list(range(1, len(found) + 1))
