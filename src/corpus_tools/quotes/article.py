"""One article prepared for the search: its marks, words and candidates, and where its paragraphs begin."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from operator import itemgetter
from typing import Final

from corpus_tools.english.cues import cues
from corpus_tools.english.tokens import Span, paragraph_spans
from corpus_tools.quotes import tags
from corpus_tools.quotes.candidates import WITH_CUE, Candidate, cannot_speak, find
from corpus_tools.quotes.marks import CAPTIONS, Marked
from corpus_tools.quotes.tags import tag_pattern
from corpus_tools.quotes.words import Words, read

_BREAK: Final = re.compile(tags.BREAK)
_DATELINE: Final = tag_pattern(
    "<name>{1,3}(?:<comma><name|time|number>{1,3}){0,2}(?:<open_bracket><!close_bracket|break>{1,6}<close_bracket>)?<dash>"
)
_HEADING: Final = 25  # words
_SENTENCE_ENDS: Final = frozenset(".!?:;,…—–-”\"’'")
_begin: Final = itemgetter(0)


class Article:
    """``paragraph`` numbers count line breaks between words; offsets are into ``text``.

    ``paragraphs`` are its :func:`~corpus_tools.english.tokens.paragraph_spans`, where they have been found before.
    """

    def __init__(self, text: str, marked: list[Marked], paragraphs: list[Span] | None = None) -> None:
        self.text = text
        self.marked = marked
        self.words: Words = read(text, marked)
        self.candidates: list[Candidate] = find(self.words)
        sequence = self.words.tags
        self.firsts = [c.first for c in self.candidates]
        self.breaks = [match.start() for match in _BREAK.finditer(sequence)]
        self.speaks = [c.role in WITH_CUE for c in self.candidates]
        nominal = [index for index, c in enumerate(self.candidates) if c.form == "nominal"]
        self.mute = {i for i in nominal if cannot_speak(self.words, self.candidates[i])} | self._datelines()
        speaking = [c for c, speaks in zip(self.candidates, self.speaks, strict=True) if speaks]
        self.owned = {c.cue for c in self.candidates if c.cue >= 0}
        self.cue_classes = cues()
        self.goes_on: dict[int, list[int]] = {}  # by paragraph; see sources.py
        self.own_features: dict[int, tuple[str, ...]] = {}  # by candidate; see features.py
        self._paragraphs = paragraphs
        self._headings: dict[int, bool] = {}
        # How often each name, by the word that it is about, is subject of a cue or comes after one.
        self.voices = Counter([self.words.lows[c.head] for c in speaking if c.form == "name"])

    def _datelines(self) -> set[int]:
        """The candidates in the place and agency before a paragraph: “ARDLE, Exland (AP) - Prices rose”."""
        starts = [0, *(at + 1 for at in self.breaks)]
        mute: set[int] = set()
        sequence = self.words.tags
        if tags.DASH not in sequence:
            return mute
        for start in starts:
            if sequence[start : start + 1] != tags.NAME:
                continue
            found = _DATELINE.match(self.words.tags, start)
            if found is not None and self._is_in_capitals(start):
                first, last = bisect_left(self.firsts, start), bisect_left(self.firsts, found.end())
                mute.update(range(first, last))
        return mute

    def _is_in_capitals(self, word: int) -> bool:
        return self.text[self.words.starts[word] : self.words.ends[word]].isupper()

    def goes_on_from(self, quote: int) -> int:
        """The marked span that this one goes on from, or -1.

        It opens a paragraph, and the span before was not closed: it runs over paragraphs. Captions and headings may
        come between.
        """
        if quote == 0 or self.words.tags[self.words.quote_at[quote] - 1] != tags.BREAK:
            return -1
        before = self.marked[quote - 1]
        far = self.marked[quote].paragraph - before.paragraph
        if before.close_mark or not 1 <= far <= CAPTIONS + 1:
            return -1
        # “Ode said:” in a paragraph between begins another quotation.
        between = self.text[before.outer_end : self.marked[quote].outer_start].rstrip()
        return -1 if far > 1 and between.endswith(":") else quote - 1

    def is_heading(self, number: int) -> bool:
        """Whether a paragraph is a headline or a heading: short, and nothing ends a sentence."""
        kept = self._headings.get(number)
        if kept is None:
            begin, end = self.paragraph_start(number), self.paragraph_end(number)
            last = self.text[self.words.ends[end - 1] - 1] if end > begin else ""
            is_open = last not in _SENTENCE_ENDS and tags.STOP not in self.words.tags[begin:end]
            kept = self._headings[number] = number < len(self.breaks) and end - begin <= _HEADING and is_open
        return kept

    def paragraph(self, word: int) -> int:
        """The number of the paragraph that a word is in."""
        return bisect_left(self.breaks, word)

    def text_paragraph(self, offset: int) -> int:
        """The number of the paragraph at an offset, as :func:`~corpus_tools.english.tokens.paragraph_spans` counts."""
        if self._paragraphs is None:
            self._paragraphs = paragraph_spans(self.text)
        return max(bisect_right(self._paragraphs, offset, key=_begin) - 1, 0)

    def paragraph_start(self, number: int) -> int:
        """The first word of a paragraph."""
        return self.breaks[number - 1] + 1 if number > 0 else 0

    def paragraph_end(self, number: int) -> int:
        """The word after a paragraph."""
        return self.breaks[number] if number < len(self.breaks) else len(self.words.tags)
