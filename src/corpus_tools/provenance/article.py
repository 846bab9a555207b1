"""An article as the finders of anomalies read it, and an anomaly as they report it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from typing import Final, NamedTuple

from corpus_tools.english.tokens import Span, paragraph_spans, sentences_of_paragraph
from corpus_tools.quotes.marks import Marked, scan
from corpus_tools.text import fold_case


class Anomaly(NamedTuple):
    """One odd span; the ``other`` offsets are those of what it conflicts with, in article ``other_id``."""

    kind: str
    start: int
    end: int
    message: str
    other_id: str | None = None
    other_start: int | None = None
    other_end: int | None = None


_start: Final = itemgetter(0)


@dataclass(frozen=True)
class Article:
    """A text with what the finders need of it, worked out once."""

    article_id: str
    text: str
    body_start: int = 0

    def __reduce__(self) -> tuple[type[Article], tuple[str, str, int]]:
        # What was worked out is not sent to another process.
        return Article, (self.article_id, self.text, self.body_start)

    @cached_property
    def folded(self) -> str:
        return fold_case(self.text)

    @cached_property
    def body_words(self) -> int:
        """How many words its body has."""
        return len(self.text[self.body_start :].split())

    @cached_property
    def paragraphs(self) -> list[Span]:
        """Paragraphs of the body."""
        return [span for span in paragraph_spans(self.text) if span[0] >= self.body_start]

    def sentence_at(self, at: int) -> Span | None:
        """The sentence of the body that holds a character; only the paragraph with it is split into sentences."""
        number = bisect_right(self._borders, at) - 1
        if number < 0:
            return None
        if number not in self._by_paragraph:
            self._by_paragraph[number] = sentences_of_paragraph(self.text, *paragraph_spans(self.text)[number])
        found = [span for span in self._by_paragraph[number] if self.body_start <= span[0] <= at]
        return found[-1] if found else None

    @cached_property
    def _borders(self) -> list[int]:
        return [begin for begin, _ in paragraph_spans(self.text)]

    @cached_property
    def _by_paragraph(self) -> dict[int, list[Span]]:
        return {}

    @cached_property
    def marked(self) -> list[Marked]:
        return scan(self.text)

    @cached_property
    def quoted(self) -> list[Span]:
        """What is between quotation marks, with its marks."""
        return [(mark.outer_start, mark.outer_end) for mark in self.marked]

    def is_quoted(self, at: int) -> bool:
        """Whether the character comes between quotation marks."""
        k = bisect_right(self.quoted, at, key=_start) - 1
        return k >= 0 and at < self.quoted[k][1]

    @cached_property
    def narration(self) -> str:
        """The text in lower case with everything between quotation marks blanked out; same length."""
        parts: list[str] = []
        at = 0
        for start, end in self.quoted:
            parts += [self.folded[at:start], " " * (end - start)]
            at = end
        return "".join([*parts, self.folded[at:]])
