"""An article as the finders of anomalies read it, and an anomaly as they report it."""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, wraps
from operator import itemgetter
from typing import Final, NamedTuple, TypeVar
from weakref import ReferenceType, ref

from corpus_tools.english.tokens import Span, paragraph_spans, sentence_spans
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
Told = TypeVar("Told")
# Articles of which all that was worked out is held, some 5 KB each: working it out again took a fifth of the time.
MOST: Final = 20_000
_RECENT: Final[deque[ReferenceType[Article]]] = deque()
_NOTED: Final = "_is_noted"


def _noted(work_out: Callable[[Article], Told]) -> Callable[[Article], Told]:
    """Let what is worked out be held for as long as no more than ``MOST`` other articles are asked for theirs.

    All that is worked out of an article takes ten times the memory of its text.
    """

    @wraps(work_out)
    def noted(article: Article) -> Told:
        if _NOTED not in article.__dict__:
            _note(article)
        return work_out(article)

    return noted


def _note(article: Article) -> None:
    """Note that something is worked out of an article, and give up what was worked out of the one longest ago."""
    article.__dict__[_NOTED] = True
    _RECENT.append(ref(article))
    while len(_RECENT) > MOST:
        oldest = _RECENT.popleft()()
        if oldest is not None:
            for name in oldest.__dict__.keys() - {"article_id", "text", "body_start"}:
                del oldest.__dict__[name]


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
    @_noted
    def folded(self) -> str:
        return fold_case(self.text)

    @cached_property
    @_noted
    def body_words(self) -> int:
        """How many words its body has."""
        return len(self.text[self.body_start :].split())

    @cached_property
    @_noted
    def paragraphs(self) -> list[Span]:
        """Paragraphs of the body."""
        return [span for span in paragraph_spans(self.text) if span[0] >= self.body_start]

    @cached_property
    @_noted
    def sentences(self) -> list[Span]:
        return [span for span in sentence_spans(self.text) if span[0] >= self.body_start]

    @cached_property
    @_noted
    def marked(self) -> list[Marked]:
        return scan(self.text)

    @cached_property
    @_noted
    def quoted(self) -> list[Span]:
        """What is between quotation marks, with its marks."""
        return [(mark.outer_start, mark.outer_end) for mark in self.marked]

    def is_quoted(self, at: int) -> bool:
        """Whether the character comes between quotation marks."""
        k = bisect_right(self.quoted, at, key=_start) - 1
        return k >= 0 and at < self.quoted[k][1]

    @cached_property
    @_noted
    def narration(self) -> str:
        """The text in lower case with everything between quotation marks blanked out; same length."""
        parts: list[str] = []
        at = 0
        for start, end in self.quoted:
            parts += [self.folded[at:start], " " * (end - start)]
            at = end
        return "".join([*parts, self.folded[at:]])
