"""The words of an article that are in the place of another article's fragment, found by the words around both."""

from __future__ import annotations

import math
import re
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple, overload

import numpy as np

from corpus_tools.english.inflection import stem
from corpus_tools.english.word_classes import COORDINATORS
from corpus_tools.provenance.utterances.alignment import Step
from corpus_tools.provenance.utterances.tokens import (
    JOINT,
    NAME_WEIGHT,
    Token,
    is_capitalised_inside,
    quote_tokens,
    weight,
)
from corpus_tools.provenance.utterances.versions import Part, PrintedVersion

FRAGMENT_WORDS: Final = 6
SLOT_WORDS: Final = 8
AROUND_CHARS: Final = 90
NEAR: Final = 6  # words on either side of the slot that count
FIRM: Final = 3
AROUND_WORDS: Final = 8
_TIMES: Final = 2  # as many words, at most, in the place of a fragment with which they share none
_PIECE: Final = re.compile(r"[^\W_]\S*")
# Of such a text the words are told without reading those around it.
_PLAIN: Final = re.compile(r"[A-Za-z ,;:!?'’-]*[.]?")
_PLAIN_WORD: Final = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)*")
_MARKS: Final = frozenset('"“”')
TELLING: Final = 0.6  # a common word; less is a function word or a name


@dataclass(frozen=True)
class Setting:
    """A quotation within its paragraph: ``text`` is a slice of the article from ``start`` on."""

    version: int
    part: Part
    start: int
    text: str

    # Split into words when first asked: most settings share no rare word with one of another article.
    @cached_property
    def tokens(self) -> list[Token]:
        """All words of the slice."""
        return [t for t in quote_tokens(self.text) if not t.is_mark]

    @cached_property
    def norms(self) -> frozenset[str]:
        return frozenset(t.norm for t in self.tokens)

    @cached_property
    def words(self) -> int:
        """How many words are inside the marks."""
        return sum(self.part.start <= self.start + t.start < self.part.end for t in self.tokens)

    def forget_words(self) -> None:
        """Let the words go until they are asked for again: those of all quotations of a corpus take much memory."""
        for name in ("tokens", "norms"):
            self.__dict__.pop(name, None)

    @property
    def is_short(self) -> bool:
        # Each piece between blanks that holds a letter or figure is a word at least; one may be cut at either end.
        if len(_PIECE.findall(self.part.text)) > FRAGMENT_WORDS + 2:
            return False
        begin, end = self.part.start - self.start, self.part.end - self.start
        if self._is_between_marks(begin, end) and _PLAIN.fullmatch(self.text, begin, end):
            return 0 < len(_PLAIN_WORD.findall(self.text, begin, end)) <= FRAGMENT_WORDS
        words = self.words
        self.forget_words()
        return 0 < words <= FRAGMENT_WORDS

    def _is_between_marks(self, begin: int, end: int) -> bool:
        """Whether no word can reach over either end, as a quotation mark stands before and behind."""
        return begin > 0 and self.text[begin - 1] in _MARKS and self.text[end : end + 1] in _MARKS

    @property
    def around(self) -> tuple[list[Token], list[Token], list[Token]]:
        """The words before, of, and after the quotation."""
        begin, end = self.part.start - self.start, self.part.end - self.start
        return (
            [t for t in self.tokens if t.end <= begin],
            [t for t in self.tokens if begin <= t.start < end],
            [t for t in self.tokens if t.start >= end],
        )


class Place(NamedTuple):
    """Where a fragment is in the other's text: ``start`` and ``end`` there.

    ``told`` is the weight of the equal words around it, ``share`` their share of all words there.
    """

    told: float
    share: float
    start: int
    end: int


class Settings(Sequence[str]):
    """The settings of all quotations, by number, and as a sequence their texts.

    Only the places are held, as columns, as the texts are longer than the quotations: ``versions`` has the number of
    the version that each is of, ``articles`` a number for its article, ``days`` its day (NaN where that is unknown).
    """

    def __init__(self, versions: Sequence[PrintedVersion], texts: Mapping[str, str]) -> None:
        self._made, self._texts = versions, texts
        columns = [array("i") for _ in range(5)]
        days = array("d")
        numbers: dict[str, int] = {}
        for number, version in enumerate(versions):
            text = texts.get(version.article_id)
            article = numbers.setdefault(version.article_id, len(numbers))
            for part, (start, end) in enumerate(_slices(version, text) if text else ()):
                for column, value in zip(columns, (number, part, start, end, article), strict=True):
                    column.append(value)
                days.append(math.nan if version.day is None else version.day)
        self._names = list(numbers)
        self.versions, self._parts, self._starts, self._ends, self.articles = (
            np.array(column, dtype=np.int32) for column in columns
        )
        self.days = np.array(days, dtype=np.float64)

    def __len__(self) -> int:
        return len(self.versions)

    @overload
    def __getitem__(self, at: int) -> str: ...

    @overload
    def __getitem__(self, at: slice) -> list[str]: ...

    def __getitem__(self, at: int | slice) -> str | list[str]:
        if isinstance(at, slice):
            return list(map(self._text, range(len(self))[at]))
        return self._text(at)

    def of(self, number: int) -> Setting:
        """One of them."""
        version = int(self.versions[number])
        part = self._made[version].parts[self._parts[number]]
        return Setting(version, part, int(self._starts[number]), self._text(number))

    def _text(self, number: int) -> str:
        text = self._texts[self._names[self.articles[number]]]
        return text[self._starts[number] : self._ends[number]]


def _slices(version: PrintedVersion, text: str) -> Iterator[tuple[int, int]]:
    """For each part where its paragraph is cut."""
    for part in version.parts:
        left = max(text.rfind("\n", 0, part.start) + 1, part.start - AROUND_CHARS)
        end = text.find("\n", part.end)
        right = min(end if end >= 0 else len(text), part.end + AROUND_CHARS)
        # No word is cut in two.
        while 0 < left < part.start and text[left - 1].isalnum():
            left += 1
        while part.end < right < len(text) and text[right].isalnum() and text[right - 1].isalnum():
            right -= 1
        yield left, right


def masked_words(fragment: Setting) -> list[Token]:
    """The words around the fragment: a joint in its place lets them be aligned whatever is there."""
    left, _, right = fragment.around
    begin = fragment.part.start - fragment.start
    return [*left, Token(JOINT, begin, begin), *right]


def place_of(fragment: Setting, other: Setting, steps: Sequence[Step]) -> Place | None:
    """The place of a fragment in the other's text, where the words around it leave no doubt; else none.

    ``steps`` align the words around the fragment (:func:`masked_words`) with those of the other.
    """
    beside = _Beside.of(fragment, other, steps)
    span = beside.span()
    if span is None or not beside.is_quoted(*span) or not beside.is_alike(*span):
        return None
    told = beside.weights(*span)
    if not any(each >= TELLING for each in told):
        return None
    there = other.tokens
    return Place(
        round(sum(told) + beside.loose_weight(*span), 6), beside.share, there[span[0]].start, there[span[1] - 1].end
    )


@dataclass(frozen=True)
class _Beside:
    """A fragment beside another quotation: ``pairs`` are the places of equal words, ``gap`` that of the fragment."""

    fragment: Setting
    other: Setting
    here: list[Token]
    masked: list[Token]
    gap: int
    pairs: Mapping[int, int]

    @classmethod
    def of(cls, fragment: Setting, other: Setting, steps: Sequence[Step]) -> _Beside:
        left, here, _ = fragment.around
        pairs = {s.a0 + k: s.b0 + k for s in steps if s.is_equal for k in range(s.a1 - s.a0)}
        return cls(fragment, other, here, masked_words(fragment), len(left), pairs)

    def span(self) -> tuple[int, int] | None:
        """The words of the other, from the first to after the last, that are in the fragment's place."""
        there = self.other.tokens
        found = self._between()
        if found is None:
            return None
        first, last = found
        if not 0 <= first < last <= len(there) or last - first > SLOT_WORDS:
            return None
        if self.gap - 1 not in self.pairs:
            first += _offset(self.here, there[first:last])
        if self.gap + 1 not in self.pairs:
            last -= _offset(self.here[::-1], there[first:last][::-1])
        return first, last

    def _between(self) -> tuple[int, int] | None:
        """Between the equal words before and after the fragment, or as far as it reaches from one of the two."""
        there, gap, pairs = self.other.tokens, self.gap, self.pairs
        # One word beside the slot may differ ("said" for "stated").
        before = next((pairs[k] + gap - k for k in (gap - 1, gap - 2) if k in pairs), None)
        behind = next((pairs[k] - (k - gap - 1) for k in (gap + 1, gap + 2) if k in pairs), None)
        if before is not None and behind is not None:
            return before, behind
        if behind is not None:
            length, is_anchored = _reach(self.here, there[: max(behind, 0)][::-1])
            found = behind - length, behind
        elif before is not None:
            length, is_anchored = _reach(self.here[::-1], there[before:])
            found = before, before + length
        else:
            return None
        return found if is_anchored or self._is_firm() else None

    def _is_firm(self) -> bool:
        """Whether three equal words in a row, one of them telling, touch the slot on the side that is known."""
        gap = self.gap
        for side in (range(gap - 1, gap - 1 - FIRM, -1), range(gap + 1, gap + 1 + FIRM)):
            steps = [self.pairs[k] for k in side if k in self.pairs]
            if len(steps) == FIRM and max(steps) - min(steps) == FIRM - 1:
                return any(self._weight(k) >= TELLING for k in side)
        return False

    def _weight(self, k: int) -> float:
        return _told(self.fragment.text, self.masked[k])

    def is_quoted(self, first: int, last: int) -> bool:
        """Whether the words are inside the other's marks."""
        there, begin = self.other.tokens, self.other.start
        part = self.other.part
        return begin + there[first].start >= part.start and begin + there[last - 1].end <= part.end

    def is_alike(self, first: int, last: int) -> bool:
        """Whether the words may stand for those of the fragment.

        With no word in common they may where they are not many more, and words on both sides are equal.
        """
        slot = self.other.tokens[first:last]
        if not {stem(t.norm) for t in self.here}.isdisjoint(stem(t.norm) for t in slot):
            return True
        return len(slot) <= _TIMES * len(self.here) and self._is_closed

    @property
    def _is_closed(self) -> bool:
        """Whether equal words are close on both sides; a conjunction is none, as anything may follow one or precede."""
        return all(
            any(k in self.pairs and self.masked[k].norm not in COORDINATORS for k in (self.gap + near, self.gap + far))
            for near, far in ((-1, -2), (1, 2))
        )

    @property
    def _near(self) -> list[int]:
        """Places of the words around that count."""
        return [k for k in range(max(self.gap - NEAR, 0), min(self.gap + NEAR + 1, len(self.masked))) if k != self.gap]

    def weights(self, first: int, last: int) -> list[float]:
        """What each equal word tells: those around, and those of the fragment that are in the slot too."""
        same = {t.norm for t in self.other.tokens[first:last]}
        around = [self._weight(k) for k in self._near if k in self.pairs]
        return around + [_told(self.fragment.text, t) for t in self.here if t.norm in same]

    def loose_weight(self, first: int, last: int) -> float:
        """What words tell that both print nearby, but in another order or form: half."""
        beside = {stem(t.norm) for t in self.other.tokens[max(first - 2 * NEAR, 0) : last + 2 * NEAR]}
        told = (self._weight(k) for k in self._near if k not in self.pairs and stem(self.masked[k].norm) in beside)
        return sum(each for each in told if each > weight("the")) / 2

    @property
    def share(self) -> float:
        """Share of the words around that are equal; none where there are few."""
        around = len(self.masked) - 1
        return len(self.pairs) / around if around >= AROUND_WORDS else 0.0


def _reach(here: list[Token], outward: list[Token]) -> tuple[int, bool]:
    """How many words the slot has where only one end is known, and whether the fragment's far word ends it."""
    far = next((k for k, t in enumerate(outward[:SLOT_WORDS]) if here and t.norm == here[0].norm), None)
    return (len(here), False) if far is None else (far + 1, True)


def _offset(here: list[Token], slot: list[Token]) -> int:
    """How far into the slot the fragment's own first word is: what is before it belongs to the words around."""
    return next((k for k, t in enumerate(slot) if here and t.norm == here[0].norm), 0)


def _told(text: str, token: Token) -> float:
    told = weight(token.norm)
    return min(told, NAME_WEIGHT) if is_capitalised_inside(text, token) else told
