"""A text file that is one article."""

from __future__ import annotations

from collections.abc import Iterator

from corpus_tools.loading.detect import Detected
from corpus_tools.loading.records import Item, Problem, Record
from corpus_tools.loading.sources import SourceFile


def read(found: Detected, source: SourceFile, text: str) -> Iterator[Item]:
    """One record; a Markdown file without front matter is a note, not an article."""
    if source.suffix in (".md", ".markdown", ".rst"):
        yield Problem(
            "not_an_article",
            "is a note: a Markdown file without front matter",
            "Skipped. Put title, outlet and date between two lines of --- at its head, or rename it to .txt.",
        )
        return
    yield Record(text, "plain_text", may_infer_title=True)
