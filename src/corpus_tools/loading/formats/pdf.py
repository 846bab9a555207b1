"""PDF: press clippings and database exports, by their text layer (pdfminer.six); no pictures of pages are read.

pdfminer.six is used for what a page shows and where; reading order, running heads, hyphens and paragraphs are made
here, for offsets must not depend on the defaults of a layout analysis. Its version is on record with each text.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from itertools import dropwhile, groupby, takewhile
from typing import Final

from corpus_tools.loading.dates import MONTHS, WEEKDAYS, read_date
from corpus_tools.loading.formats import factiva_text, nexis, nexis_txt, several_pages
from corpus_tools.loading.formats.bylines import author_from
from corpus_tools.loading.formats.extras import needs
from corpus_tools.loading.formats.nexis_labels import LABELS
from corpus_tools.loading.formats.nexis_old import COUNTER
from corpus_tools.loading.formats.pdf_lines import Line, Page, in_order, joined, taken_apart
from corpus_tools.loading.reasons import details
from corpus_tools.loading.records import Change, Detected, Item, Problem, Record
from corpus_tools.loading.sources import SourceFile

_LABEL: Final = re.compile(r"([^\W\d_][\w\-]{1,24}): ")
_UNREADABLE: Final = re.compile(r"\(cid:\d+\)|[\x00\ufffd]")
MAX_PAGES: Final = 2000


def read(found: Detected, source: SourceFile, text: str) -> Iterator[Item]:
    """The article of a clipping, or the articles of a database export."""
    high = needs("pdfminer.high_level", "Reading PDF files", "pdfminer.six", extra="pdf")
    layout = needs("pdfminer.layout", "Reading PDF files", "pdfminer.six", extra="pdf")
    version = needs("pdfminer", "Reading PDF files", "pdfminer.six", extra="pdf").__version__
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    pages: list[Page] = []
    failed: Exception | None = None
    with source.open() as stream:
        try:
            for page in high.extract_pages(stream, laparams=layout.LAParams(boxes_flow=None), maxpages=MAX_PAGES):
                pages.append(taken_apart(page))
        except Exception as error:  # pdfminer raises whatever a damaged file makes of its parsers
            failed = error
    if failed is not None and re.search("Password|Encrypt", type(failed).__name__ + str(failed)):
        yield Problem("encrypted", "is protected by a password", "Skipped. Save a copy without one.", "error")
        return
    yield from _state_of(source, pages, failed)
    if any(page.lines for page in pages):
        yield from _articles(pages, f"pdfminer.six {version}")


def _state_of(source: SourceFile, pages: list[Page], failed: Exception | None) -> Iterator[Problem]:
    """Problems that report what is missing: the end of the file, or the text of pages."""
    has_text = any(page.lines for page in pages)
    is_cut = b"%%EOF" not in source.read()[-2048:]
    if failed is not None or is_cut:
        said = "" if failed is None else f" {details(failed)}"
        end = "it does not end as a PDF does" if is_cut else "a part of it cannot be read"
        yield Problem(
            "truncated",
            f"is damaged or cut: {end}" + (f", after {len(pages)} pages" if pages else "") + said,
            f"{'Pages before are read' if has_text else 'Skipped'}. Download it again, or print the page to PDF.",
            "error",
        )
    elif not pages:
        yield Problem("no_text", "is a PDF without pages", "Skipped. Download it again.", "error")
    yield from _without_text(pages, [number for number, page in enumerate(pages, 1) if not page.lines])


def _without_text(pages: list[Page], empty: list[int]) -> Iterator[Problem]:
    """A row for the numbers of pages that have no text layer."""
    if pages and len(empty) == len(pages):
        yield Problem(
            "no_text",
            f"holds {len(pages)} pages without a text layer" + (": pictures of pages" if pages[0].has_picture else ""),
            "Skipped. Run text recognition on it (for instance ocrmypdf), then load the result.",
            "error",
        )
    elif empty:
        shown = ", ".join(map(str, empty[:12])) + (", …" if len(empty) > 12 else "")
        yield Problem(
            "no_text", f"{len(empty)} of {len(pages)} pages have no text layer: {shown}", "The others are read."
        )


def _articles(pages: list[Page], reader: str) -> Iterator[Item]:
    shown = [line.text for page in pages for line in page.lines]
    is_export = any(nexis.END.fullmatch(text) or COUNTER.fullmatch(text) for text in shown)
    lines, heads = in_order(pages, is_export=is_export)
    notes = [Change("pdf_text", 0, 0, f"text layer, read by {reader}", "text", False)]
    notes += [Change("left_out", 0, 0, head, "") for head in heads]
    damaged = 0
    for number, item in enumerate(_records(lines, heads, pages)):
        if isinstance(item, Record):
            item.text, count = _UNREADABLE.subn("\ufffd", item.text)
            damaged += count
            item.changes = [*(notes if number == 0 else notes[:1]), *item.changes]
        yield item
    if damaged:
        yield Problem(
            "unreadable_characters",
            f"{damaged} characters have no letter in the text layer",
            "Each is a replacement character (U+FFFD). Compare with the page.",
        )


def _records(lines: list[Line], heads: list[str], pages: list[Page]) -> Iterator[Item]:
    plain = "\n".join(line.text for line in lines)
    if nexis_txt.looks_like(plain):
        yield from nexis_txt.read_text("\n\n".join(_blocks(lines)), "nexis_pdf")
    elif any(nexis.END.fullmatch(line.text) for line in lines):
        yield from nexis.read_articles([nexis.Paragraph(_labelled(text)) for text in _blocks(lines)], "nexis_pdf")
    elif factiva_text.looks_like(plain):
        yield from factiva_text.read_text("\n\n".join(_blocks(lines)), "factiva_pdf")
    else:
        yield from _several(lines, heads, pages) or [_clipping(lines, heads)]


def _several(lines: list[Line], heads: list[str], pages: list[Page]) -> list[Item]:
    """The articles of a document that repeats headline and date, or starts pages with headlines; else an empty list."""
    parts, places, is_each_on_a_page = _parts(lines)
    items = several_pages.at_headings(parts, "pdf", is_dated=is_each_on_a_page)
    records = [item for item in items if isinstance(item, Record)]
    for record, place in zip(records, places, strict=False):
        for line in pages[place].lines:
            if (head := " ".join(line.text.split())) in heads:
                _fill(record, head)
    return items


def _parts(lines: list[Line]) -> tuple[list[tuple[str, bool]], list[int], bool]:
    """Paragraphs, each with whether it is in headline size; the pages of these, and whether each starts its page."""
    title, _ = _title(lines)
    largest = max((line.size for line in lines if line.page == lines[0].page), default=0.0)
    parts: list[tuple[str, bool]] = []
    first_of_page = {line.page: id(line) for line in reversed(lines)}
    places: list[int] = []
    opens = True
    for is_large, group in groupby(lines, key=lambda line: bool(title) and line.size >= 0.95 * largest):
        of_kind = list(group)
        if is_large:
            parts.append((" ".join(line.text.strip() for line in of_kind), True))
            places.append(of_kind[0].page)
            opens = opens and first_of_page[of_kind[0].page] == id(of_kind[0])
        else:
            parts += [(text, False) for text in joined(of_kind)[0]]
    return parts, places, opens


def _blocks(lines: list[Line]) -> list[str]:
    return joined(lines, is_export=True)[0]


def _labelled(text: str) -> str:
    """A line ``Section: News`` with the space that Nexis writes after its labels."""
    m = _LABEL.match(text)
    return f"{m[1]}:\u00a0{text[m.end() :]}" if m and m[1].upper() in LABELS else text


def _title(lines: list[Line]) -> tuple[str, list[Line]]:
    """The lines set largest near the beginning, where they are clearly larger than the text, and the others."""
    if not lines:
        return "", []
    sizes = sorted(line.size for line in lines for _ in range(max(1, len(line.text) // 20)))
    first = [line for line in lines if line.page == lines[0].page][:40]
    largest = max(line.size for line in first)
    if largest < 1.25 * sizes[len(sizes) // 2]:
        return "", lines
    from_title = dropwhile(lambda line: line.size < 0.95 * largest, first)
    chosen = list(takewhile(lambda line: line.size >= 0.95 * largest, from_title))
    title = " ".join(line.text.strip() for line in chosen)
    if not 1 <= len(title.split()) <= 40:
        return "", lines
    return re.sub(r"(?<=\w)- (?=[a-z])", "", title), [line for line in lines if line not in chosen]


def _clipping(lines: list[Line], heads: list[str]) -> Record:
    """An article on its own: byline and date are looked for in its first lines, its last, and in running heads."""
    title, rest = _title(lines)
    record = Record("", "pdf", title=title, may_infer_title=not title)
    kept: list[Line] = []
    for place, line in enumerate(rest):
        is_edge = place < 5 or place >= len(rest) - 2
        if is_edge and len(line.text) < 120 and _fill(record, line.text.strip()):
            record.changes.append(Change("header", 0, 0, line.text.strip(), ""))
        else:
            kept.append(line)
    for head in heads:
        _fill(record, head)
    paragraphs, hyphens = joined(kept)
    record.text = "\n\n".join(paragraphs)
    if hyphens:
        record.changes.append(Change("line_breaks", 0, 0, f"{hyphens} hyphens at line ends", "joined"))
    return record


def is_date_word(words: str) -> bool:
    """Whether words are a weekday or a month and no name."""
    return all(
        word.strip(",.").casefold() in WEEKDAYS or word.strip(",.").casefold() in MONTHS for word in words.split()
    )


def _fill(record: Record, line: str) -> bool:
    """Whether a line was date (with the outlet beside it) or byline."""
    if not record.raw_date and _is_date(line):
        record.raw_date = line
        record.outlet = record.outlet or _name_beside(line)
        return True
    if not record.author and re.match(r"by\s+[A-Z]", line, re.IGNORECASE) and len(line.split()) <= 9:
        record.author = author_from(line)
        return True
    return False


def _is_date(line: str) -> bool:
    """Whether a line holds a day and little else, and is no sentence."""
    found = read_date(line)
    if found is None or found.precision not in ("day", "second") or len(found.rest.split()) > 6:
        return False
    return not (line.rstrip().endswith((".", "!", "?")) and len(line.split()) > 8)


def _name_beside(line: str) -> str:
    """The name that is beside a date, apart by a mark: "The Quay Mirror | Monday 7 April 2031"."""
    parts = (part.strip() for part in re.split(r"\s*[|,;–—•·]\s*", line))
    return next(filter(_is_name, parts), "") or _name_before(line)


def _name_before(line: str) -> str:
    """The name followed by a date without punctuation between: "Quay Mirror Monday 7 April 2031 Page 5"."""
    words = list(takewhile(lambda word: not (is_date_word(word) or any(map(str.isdigit, word))), line.split()))
    is_name = all(word[:1].isupper() or word in ("of", "and", "the", "&") for word in words)
    says = words[0].lower() if words else ""
    return " ".join(words) if is_name and says not in _SAID_OF_DATES and _is_name(" ".join(words)) else ""


_SAID_OF_DATES: Final = frozenset(
    {"published", "posted", "updated", "date", "first", "last", "by", "printed", "issue", "page"}
)


def _is_name(part: str) -> bool:
    if not part[:1].isupper() or len(part.split()) > 5 or any(map(str.isdigit, part)):
        return False
    return not is_date_word(part) and not part.lower().startswith("page")
