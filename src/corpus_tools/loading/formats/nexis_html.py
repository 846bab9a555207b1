"""Old Nexis exports as HTML: an anchor and a counter before every article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

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
    marked = _ANCHOR.sub(lambda m: f"<p>{_MARK}</p>{m[0]}", text)
    root = parse_html(marked)
    for row in root.xpath("//tr[not(.//tr)]"):
        # A table of an article: its cells side by side, a row a line.
        cells = [text_of(cell) for cell in row.xpath("./td|./th")]
        for child in list(row):
            row.remove(child)
        row.text = "\u00a0| ".join(cells)
    lines = [block for block in blocks(root) if block.strip()]
    starts = [i for i, block in enumerate(lines) if block.strip() == _MARK]
    if not starts:
        starts = [i for i, block in enumerate(lines) if COUNTER.fullmatch(block.split("\n")[0].strip())]
    pieces: list[tuple[int, int, list[str]]] = []
    for i, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        piece = [line for line in lines[i:end] if line.strip() != _MARK]
        m = COUNTER.fullmatch(piece[0].split("\n")[0].strip()) if piece else None
        pieces.append((*counted(m), piece[1:]) if m else (0, 0, piece))
    has_counter = any(total for _, total, _ in pieces)
    yield from read_articles(pieces, "nexis_html", has_counter=has_counter)
