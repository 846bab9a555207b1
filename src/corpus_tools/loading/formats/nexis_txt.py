"""Old Nexis exports as plain text, with lines broken at a fixed width."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from corpus_tools.loading.entries import entry
from corpus_tools.loading.formats.nexis_labels import LABELS
from corpus_tools.loading.formats.nexis_old import COUNTER, COVER, Piece, counted, read_articles
from corpus_tools.loading.large import LargeText
from corpus_tools.loading.records import Change, Detected, Item, Record
from corpus_tools.loading.sources import SourceFile

_COUNTER_LINE: Final = re.compile(rf"^{COUNTER.pattern}$", re.MULTILINE | re.IGNORECASE)

_TOLD: Final = [label for label, field in LABELS.items() if field in ("words", "load_date")]
_LABEL_LINE: Final = re.compile(rf"^[ \t]*(?:{'|'.join(_TOLD)}):", re.MULTILINE)


def looks_like(text: str) -> bool:
    """Whether a text is such an export: a counter line, or the cover of a download request and its labels."""
    # This is asked of every text: to look for the labels alone takes a tenth of the time.
    if not any(f"{label}:" in text for label in _TOLD) or not _LABEL_LINE.search(text):
        # A line "Document 1 of 4" alone may be in any article.
        m = _COUNTER_LINE.search(text)
        return m is not None and m[1] is not None
    return _COUNTER_LINE.search(text) is not None or COVER.match(text[:3000].lstrip("\ufeff \n\t")) is not None


def read(found: Detected, source: SourceFile, text: str) -> Iterator[Item]:
    """A record for every counter line; the cover is left out."""
    yield from read_text(text, "nexis_txt")


def read_large(found: Detected, source: SourceFile, text: LargeText) -> Iterator[Item]:
    """As :func:`read`, a document at a time; a file without a counter line near its beginning is read whole."""
    if not _COUNTER_LINE.search(text.head):
        yield from read_text("".join(text.pieces()), "nexis_txt")
        return
    lengths = Counter(len(line.rstrip("\n")) for line in text.lines() if line.strip())
    yield from _unwrapped(read_articles(_documents(text.lines()), "nexis_txt"), _width(lengths))


def _documents(lines: Iterable[str]) -> Iterator[Piece]:
    """Number, total and blocks of each document after its counter line; the cover is left out."""
    counter: re.Match[str] | None = None
    waiting: list[str] = []
    for line in lines:
        m = COUNTER.fullmatch(line.rstrip("\n"))
        if m is None:
            waiting.append(line)
            continue
        if counter is not None:
            yield (*counted(counter), _blocks("".join(waiting)))
        counter, waiting = m, []
    if counter is not None:
        yield (*counted(counter), _blocks("".join(waiting)))


def read_text(text: str, form: str) -> Iterator[Item]:
    """As :func:`read`, for a text that came out of another container."""
    text = text.lstrip("\ufeff")
    counters = list(_COUNTER_LINE.finditer(text))
    ends = [*(m.start() for m in counters[1:]), len(text)]
    pieces = [(*counted(m), _blocks(text[m.end() : end])) for m, end in zip(counters, ends, strict=False)]
    lengths = Counter(len(line) for line in text.split("\n") if line.strip())
    articles = read_articles(pieces or [(1, 1, _without_cover(text))], form, has_counter=bool(counters))
    yield from _unwrapped(articles, _width(lengths))


def _unwrapped(articles: Iterable[Item], width: int) -> Iterator[Item]:
    """The articles, their lines joined that were broken at a column."""
    for number, item in enumerate(articles, 1):
        with entry(number, "part") as wrong:
            if isinstance(item, Record):
                joined, count = _unwrap(item.text, width)
                if count:
                    item.changes.append(Change("line_breaks", 0, 0, f"{count} line breaks at column {width}", "spaces"))
                item.text = joined
                item.title = " ".join(item.title.split())
            yield item
        yield from wrong


def _without_cover(text: str) -> list[str]:
    blocks = _blocks(text)
    cover = [i for i, block in enumerate(blocks[:15]) if COVER.match(block)]
    return blocks[cover[-1] + 1 if cover else 0 :]


def _blocks(text: str) -> list[str]:
    return [block for block in re.split(r"\n(?:[ \t]*\n)+", text.strip("\n")) if block.strip()]


def _width(lengths: Counter[int]) -> int:
    """The column at which the export breaks its lines, of their lengths: what nearly all lines stay within."""
    place = int(lengths.total() * 0.995)
    for length in sorted(lengths):
        place -= lengths[length]
        if place < 0:
            return max(60, length)
    return 80


def _unwrap(text: str, width: int) -> tuple[str, int]:
    """Join lines that were broken because the next word did not fit; other breaks stay."""
    count = 0
    out: list[str] = []
    for paragraph in text.split("\n\n"):
        lines = paragraph.split("\n")
        joined = lines[0].rstrip()
        for before, line in pairwise(lines):
            first_word = (line.split() or [""])[0]
            if line.strip() and len(before.rstrip()) + 1 + len(first_word) > width - 8:
                joined += " " + line.strip()
                count += 1
            else:
                joined += "\n" + line.rstrip()
        out.append(joined)
    return "\n\n".join(out), count
