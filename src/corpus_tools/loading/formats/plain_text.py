"""A text file that is one article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from corpus_tools.loading.records import Detected, Item, Problem, Record
from corpus_tools.loading.sources import SourceFile

_DOCLIST: Final = re.compile(r"doclist\.txt$", re.IGNORECASE)
_LISTED: Final = re.compile(r"\s*\d+\.\s")


def read(found: Detected, source: SourceFile, text: str) -> Iterator[Item]:
    """One record; a Markdown file without front matter is a note, not an article."""
    if source.suffix in (".md", ".markdown", ".rst"):
        yield Problem(
            "not_an_article",
            "is a note: a Markdown file without front matter",
            "Skipped. Put title, outlet and date between two lines of --- at its head, or rename it to .txt.",
        )
        return
    lines = [line for line in text.split("\n") if line.strip()]
    if _DOCLIST.search(source.name) and all(_LISTED.match(line) or len(line) < 200 for line in lines):
        yield Problem("not_an_article", "is the list of documents of a Nexis download (doclist)", "Skipped.")
        return
    yield Record(text, "plain_text", may_infer_title=True)
