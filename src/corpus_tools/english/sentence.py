"""The words of a sentence, with their offsets, and what can be known of a word by its form."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import Final, NamedTuple

from corpus_tools.english import word_classes as en
from corpus_tools.english.words import split_words

Range = tuple[int, int]

_CLITIC: Final = re.compile(r"(?<=[^\W\d_])'(?:d|ll|ve|re|m)\Z")
_INITIALS: Final = {"us": "u.s", "it": "i.t"}
MARKS: Final = frozenset("\"'()[]")


class Token(NamedTuple):
    """A word or mark: offsets in the sentence, in lower case, and whether it is capitalised."""

    start: int
    end: int
    low: str
    is_capital: bool


class Sentence:
    """A sentence: where it begins in the article, as printed, folded in lower case; its words are read when needed."""

    def __init__(self, raw: str, low: str, offset: int) -> None:
        self.raw, self.low, self.offset = raw, low, offset

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        raw = self.raw
        found = [Token(start, end, low, raw[start].isupper()) for start, end, low in self._words()]
        if ("US" in raw or "IT" in raw) and not raw.isupper():
            # "the US secretary", "the IT manager": no pronoun.
            found = [t._replace(low=_INITIALS[t.low]) if raw[t.start : t.end] in ("US", "IT") else t for t in found]
        return tuple(found)

    def _words(self) -> Iterator[tuple[int, int, str]]:
        """Offsets and the word in lower case; a contracted verb is a word of its own, a final full stop is left out."""
        end = 0
        for number, piece in enumerate(split_words(self.raw)):
            start, end = end, end + len(piece)
            if not number % 2:
                continue
            cut = _CLITIC.search(piece) if "'" in piece else None
            if cut:
                yield start, start + cut.start(), self.low[start : start + cut.start()]
                start += cut.start()
            low = self.low[start:end]
            yield start, end, low.rstrip(".") or low

    @cached_property
    def is_headline(self) -> bool:
        """Whether most words are capitalised, as in many headlines."""
        words = [t for t in self.tokens if len(t.low) > 3 and t.low.isalpha()]
        return sum(t.is_capital for t in words) >= 0.6 * len(words)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        return tuple(t.start for t in self.tokens)

    def token_at(self, position: int) -> int:
        """Index of the first token that begins at or after ``position`` or holds it."""
        index = bisect_right(self.starts, position) - 1
        if index >= 0 and self.tokens[index].end > position:
            return index
        return min(bisect_left(self.starts, position), max(len(self.tokens) - 1, 0))

    def last_token_before(self, position: int) -> int:
        """Index of the last token that begins before ``position`` (-1: none)."""
        return bisect_left(self.starts, position) - 1

    def moved(self, offset: int) -> Sentence:
        """The same sentence at another place; what was read of its words is kept."""
        moved = Sentence(self.raw, self.low, offset)
        moved.__dict__ |= {**self.__dict__, "offset": offset}
        return moved

    def span(self, found: Range) -> Range:
        return self.tokens[found[0]].start, self.tokens[found[1] - 1].end

    def words(self, found: Range) -> list[str]:
        return [t.low for t in self.tokens[found[0] : found[1]]]


def read_sentence(raw: str, low: str, offset: int) -> Sentence:
    """A sentence of an article; ``low`` is ``raw`` folded in lower case, character for character."""
    return Sentence(raw, low, offset)


def is_word(token: Token) -> bool:
    return token.low[0].isalnum() or token.low[0] in "$£€@#"


def is_adverb(low: str) -> bool:
    return low in en.ADVERBS or (low.endswith("ly") and len(low) > 4 and low not in en.NOT_ADVERBS)


def is_past(low: str) -> bool:
    """Whether a word looks like a past tense or past participle."""
    return (low.endswith("ed") and len(low) > 3) or low in en.IRREGULAR_PAST
