"""Old Nexis exports as HTML: an anchor and a counter before every article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from corpus_tools.loading.detect import Detected
from corpus_tools.loading.formats.markup import blocks, cut_page, parse_html
from corpus_tools.loading.formats.nexis_old import COUNTER, read_articles
from corpus_tools.loading.records import Item
from corpus_tools.loading.sources import SourceFile

_SIGN: Final = re.compile(r"<a\s+name=[\"']?DOC_ID_\d+_\d+|<DOC NUMBER=\d+>", re.IGNORECASE)
_DECLARED: Final = re.compile(r"<meta[^>]*\bdocuments=[\"']?(\d+)", re.IGNORECASE)


def looks_like(text: str) -> bool:
    """Whether a page is such an export."""
    return _SIGN.search(text) is not None


def read(found: Detected, source: SourceFile, text: str) -> Iterator[Item]:
    """A record for every counter."""
    if cut := cut_page(text):
        yield cut
    lines = [block for block in blocks(parse_html(text)) if block.strip()]
    starts = [(i, m) for i, block in enumerate(lines) if (m := COUNTER.fullmatch(block.split("\n")[0].strip()))]
    pieces: list[tuple[int, int, list[str]]] = []
    for place, (i, m) in enumerate(starts):
        end = starts[place + 1][0] if place + 1 < len(starts) else len(lines)
        pieces.append((int(m[1]), int(m[2]), lines[i + 1 : end]))
    if not starts:
        pieces = [(1, 1, lines)]
    yield from read_articles(pieces, "nexis_html", has_counter=bool(starts))
