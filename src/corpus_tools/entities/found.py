"""A name found in an article, on its way through the article pass."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort_right
from collections.abc import Iterable
from functools import lru_cache
from operator import attrgetter
from typing import Final, NamedTuple

from corpus_tools.english.words import Words
from corpus_tools.entities.gazetteer import load_everyday_words, load_gazetteer
from corpus_tools.entities.word_kinds import Kind, is_any, word_class


class Found:
    """A name found in an article, as word indices; ``method`` says what found or changed it."""

    __slots__ = ("begin", "confidence", "end", "label", "method")

    def __init__(self, begin: int, end: int, label: str, confidence: float, method: str) -> None:
        self.begin, self.end, self.label = begin, end, label
        self.confidence, self.method = confidence, method


class Definition(NamedTuple):
    """Letters, the words of the name they stand for, and its label ("" where it is no name)."""

    short: str
    long: tuple[str, ...]
    label: str


_begin = attrgetter("begin")
_end = attrgetter("end")


class Draft:
    """The names of one article so far, in order and none overlapping, with the words and runs they are in.

    ``definitions``: the letters that the article says stand for a name.
    """

    __slots__ = ("definitions", "found", "runs", "words")

    def __init__(self, words: Words, runs: list[tuple[int, int]], found: list[Found]) -> None:
        self.words, self.runs, self.found = words, runs, found
        self.definitions: list[Definition] = []

    def owners(self) -> dict[int, Found]:
        """Which name each word belongs to; words of none are not in it."""
        return {i: f for f in self.found for i in range(f.begin, f.end)}

    def owner(self, word: int) -> Found | None:
        """Which name a word belongs to, where only a few words are asked for."""
        before = bisect_right(self.found, word, key=_begin) - 1
        return self.found[before] if before >= 0 and self.found[before].end > word else None

    def put(self, added: Iterable[Found]) -> None:
        """Add names; those already there that overlap one of them go."""
        new = list(added)
        for f in new:
            first = bisect_right(self.found, f.begin, key=_end)
            del self.found[first : max(first, bisect_left(self.found, f.end, key=_begin))]
        for f in new:
            insort_right(self.found, f, key=_begin)


def surface_of(words: Words, begin: int, end: int) -> str:
    return " ".join(words.forms[begin:end])


@lru_cache(maxsize=1 << 16)
def is_strange(form: str) -> bool:
    """Whether a word is a personal name or in no list, and is not written in lower case in running text."""
    if not form[0].isupper() or form.isupper() or not form.replace("-", "").replace("'", "").isalpha():
        return False
    if form.lower() in load_everyday_words() or word_class(form.lower()):
        return False
    return not load_gazetteer().is_listed_country_state_or_city(form)


@lru_cache(maxsize=1 << 16)
def is_name_like(form: str) -> bool:
    return load_gazetteer().is_first_name(form)


@lru_cache(maxsize=1 << 16)
def is_everyday(form: str) -> bool:
    return form.lower() in load_everyday_words() and not is_name_like(form)


_GENERIC: Final = frozenset({Kind.BODY_HEAD, Kind.PLACE_HEAD, Kind.NOUN_FOR_BODY, Kind.NOUN_FOR_PLACE})


@lru_cache(maxsize=1 << 16)
def is_generic(form: str) -> bool:
    """Whether a word says what kind of thing something is ("Harbour", "Council") or is an everyday one."""
    if is_any(form.lower(), _GENERIC):
        return True
    return is_everyday(form) and not load_gazetteer().is_surname(form)


def is_two_syllables(form: str) -> bool:
    """Whether a word looks like a Korean or Chinese given name of two syllables: "Jae-in"."""
    return _TWO_SYLLABLES.fullmatch(form) is not None


_TWO_SYLLABLES: Final = re.compile("[A-Z][a-z]{1,5}-[a-z]{2,6}")
