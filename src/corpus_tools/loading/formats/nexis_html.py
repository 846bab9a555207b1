"""Old Nexis exports as HTML: an anchor and a counter before every article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from corpus_tools.loading.formats.markup import blocks, cut_page, parse_html, text_of
from corpus_tools.loading.formats.nexis_old import COUNTER, counted, read_articles
from corpus_tools.loading.records import Detected, Item
from corpus_tools.loading.sources import SourceFile

_SIGN: Final = re.compile(r"<a\s+name=[\"']?DOC_ID_\d+_\d+|<DOC NUMBER=\d+>", re.IGNORECASE)
_ANCHOR: Final = re.compile(r"<a\s+name=[\"']?DOC_ID_\d+_\d+[^>]*>", re.IGNORECASE)
_MARK: Final = "@@another document@@"


def looks_like(text: str) -> bool:
    """Whether a page is such an export."""
    return _SIGN.search(text) is not None


def read(found: Detected, source: SourceFile, text: str) -> Iterator[Item]:
    """A record for every counter."""
    if cut := cut_page(text):
        yield cut
    root = parse_html(_ANCHOR.sub(lambda m: f"<p>{_MARK}</p>{m[0]}", text))
    for row in root.xpath("//tr[not(.//tr)]"):
        _as_line(row)
    lines = [block for block in blocks(root) if block.strip()]
    pieces = [_piece(lines[start:end]) for start, end in _documents(lines)]
    has_counter = any(total for _, total, _ in pieces)
    yield from read_articles(pieces, "nexis_html", has_counter=has_counter)


def _as_line(row: Any) -> None:
    """A row of an article's table as one line, its cells side by side."""
    cells = [text_of(cell) for cell in row.xpath("./td|./th")]
    for child in list(row):
        row.remove(child)
    row.text = "\u00a0| ".join(cells)


def _documents(lines: Sequence[str]) -> list[tuple[int, int]]:
    """Where each document begins and ends: at the anchors, else at the counters."""
    starts = [i for i, block in enumerate(lines) if block.strip() == _MARK]
    starts = starts or [i for i, block in enumerate(lines) if _counter_of(block)]
    return list(zip(starts, [*starts[1:], len(lines)], strict=True)) if starts else []


def _piece(lines: Sequence[str]) -> tuple[int, int, list[str]]:
    """Number and total of a document (0 without a counter), and its lines."""
    piece = [line for line in lines if line.strip() != _MARK]
    m = _counter_of(piece[0]) if piece else None
    return (*counted(m), piece[1:]) if m else (0, 0, piece)


def _counter_of(block: str) -> re.Match[str] | None:
    return COUNTER.fullmatch(block.split("\n")[0].strip())
