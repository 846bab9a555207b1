"""Titles, ranks, roles and the parts of a person's name; plain strings, no tables and no model.

British, Commonwealth and American use. Lists are of the language, not of any story: no name of a person is in them.
Everything is compared in lower case without the final full stop ("Dr." is "dr").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from corpus_tools.english.inflection import word_set
from corpus_tools.english.name_words import (
    FIRST_NAME_HONORIFICS,
    HONORIFICS,
    PARTICLES,
    POST_NOMINALS,
    RANK_MODIFIERS,
    RANKS,
    ROLE_GENDER,
    SUFFIXES,
)

ALL_HONORIFICS: Final = frozenset[str]().union(*HONORIFICS.values())
_GENDER_OF_HONORIFIC: Final = {
    word: gender for gender, words in HONORIFICS.items() if gender != "unknown" for word in words
}
_FIRST_NAMES_TOO: Final = word_set("earl dean duke lance marshal")
_SPLIT: Final = re.compile(r"[^\s,]+")
_NICKNAME: Final = re.compile(r"""(?<=\s)["“'‘][^"”“]{2,30}?["”'’]\s+""")


class Name(NamedTuple):
    """The parts of a person's name as written; an absent part is empty.

    A lone word without a title that goes with first names is put down as the surname: the caller, who knows the
    other names of the article, may know better. ``gender`` is female, male or unknown, from the title alone.
    """

    honorific: str
    first: str
    middle: str
    surname: str
    suffix: str
    gender: str

    @property
    def full(self) -> str:
        """The name without honorific and suffix."""
        return " ".join(p for p in (self.first, self.middle, self.surname) if p)


@lru_cache(maxsize=1 << 16)
def key(word: str) -> str:
    """A word as it is compared here: lower case, no full stop after it, straight apostrophe."""
    return word.lower().rstrip(".").replace("’", "'")


@lru_cache(maxsize=1 << 16)
def is_honorific(word: str) -> bool:
    """Whether ``word`` is a courtesy title (Dame, Mr, Dr.)."""
    return key(word) in ALL_HONORIFICS


@lru_cache(maxsize=1 << 16)
def is_post_nominal(word: str) -> bool:
    """Whether ``word`` is letters after a name, written as such (QC, OBE, PhD)."""
    return key(word) in POST_NOMINALS and sum(c.isupper() for c in word) >= 2


@lru_cache(maxsize=1 << 16)
def is_plural_of_letters(word: str) -> bool:
    """Whether ``word`` is letters in the plural, which are no name: "CEOs", "MPs", "PACs"."""
    return len(word) > 2 and word[-1] == "s" and word[:-1].isalpha() and word[:-1].isupper()


@lru_cache(maxsize=1 << 16)
def is_suffix(word: str) -> bool:
    """Whether ``word`` is Jr, Sr, III or the like."""
    return key(word) in SUFFIXES


def title_length(words: Sequence[str]) -> int:
    """How many of the leading ``words`` form a title; capitalised or wholly lower case alike.

    >>> title_length(["Detective", "Chief", "Inspector", "Ann", "Ode"])
    3
    >>> title_length(["Dame", "Maria", "Ode"])
    1
    >>> title_length(["Chief", "Ode"]), title_length(["Home", "Depot"])
    (1, 0)
    """
    best = 0
    for i, word in enumerate(words):
        part = _part_of_title(word)
        if not part or (best and part == _NAME_TOO):
            # "Chief Justice Earl Ode"
            break
        if part != _MODIFIER:
            best = i + 1
    return best


@lru_cache(maxsize=1 << 16)
def is_title(word: str) -> bool:
    """Whether ``word`` is a title by itself: "Dame", "Chief", but not "Home"."""
    return _part_of_title(word) in (_TITLE, _NAME_TOO)


_TITLE: Final = 1
_NAME_TOO: Final = 2  # a title that is a first name too
_MODIFIER: Final = 3


@lru_cache(maxsize=1 << 16)
def _part_of_title(word: str) -> int:
    """What a word may be in a title: the title itself, or what modifies it; 0 for nothing."""
    k = key(word).removeprefix("ex-").removeprefix("then-")
    parts = k.split("-")
    if k in ALL_HONORIFICS or (_is_rank(parts[-1]) and all(p in RANKS or p in RANK_MODIFIERS for p in parts[:-1])):
        return _NAME_TOO if k in _FIRST_NAMES_TOO else _TITLE
    return _MODIFIER if k in RANK_MODIFIERS else 0


def _is_rank(word: str) -> bool:
    """Whether a word is a rank, in the singular or of several people: "MPs", "Senators Ode and Crane"."""
    return word in RANKS or is_plural_rank(word)


@lru_cache(maxsize=1 << 16)
def is_plural_rank(word: str) -> bool:
    """Whether ``word`` comes before the names of several people: "MPs", "Senators"."""
    k = key(word)
    return len(k) > 2 and k[-1] == "s" and k not in RANKS and k[:-1] in RANKS


def gender_of_title(words: Iterable[str]) -> str:
    """The gender that titles or role words tell: female, male, or unknown when none or both are told.

    >>> gender_of_title(["Dame"]), gender_of_title(["Dr"]), gender_of_title(["spokeswoman"])
    ('female', 'unknown', 'female')
    """
    told = set()
    for word in words:
        k = key(word)
        gender = _GENDER_OF_HONORIFIC.get(k) or ROLE_GENDER.get(k)
        if gender:
            told.add(gender)
    return told.pop() if len(told) == 1 else "unknown"


# In front of a surname these are given names: Ben Arro, Al Ode; the other particles begin one: De Ode, Van Arro.
_ALSO_GIVEN: Final = frozenset(["ben", "al"])


def parse_name(text: str) -> Name:
    """Split a person's name into its parts; a nickname between marks is none of them.

    >>> parse_name("Dame Maria von Ode QC")
    Name(honorific='Dame', first='Maria', middle='', surname='von Ode', suffix='QC', gender='female')
    >>> parse_name("Sir Abel").first, parse_name("Mr Ode").surname, parse_name("Abel B. Ode Jr.").middle
    ('Abel', 'Ode', 'B.')
    """
    words = _SPLIT.findall(_NICKNAME.sub("", text))
    tail: list[str] = []
    while len(words) > 1 and (is_post_nominal(words[-1]) or is_suffix(words[-1])):
        tail.insert(0, words.pop())
    n = title_length(words)
    if n == len(words) and n:
        # "Pope", "Major", "Dean": a surname when nothing else is left, unless it is a courtesy title alone.
        n -= 1
    title, rest = words[:n], words[n:]
    first, middle, surname = _parts_of(rest, goes_with_first=bool(title) and key(title[-1]) in FIRST_NAME_HONORIFICS)
    return Name(" ".join(title), first, middle, surname, " ".join(tail), gender_of_title(title))


def _parts_of(words: list[str], *, goes_with_first: bool) -> tuple[str, str, str]:
    """First, middle and surname; ``goes_with_first``: a lone word is a first name, as after "Sir"."""
    if len(words) < 2:
        lone = " ".join(words)
        return (lone, "", "") if goes_with_first else ("", "", lone)
    begin = _surname_begin(words)
    return (words[0] if begin else "", " ".join(words[1:begin]), " ".join(words[begin:]))


def _surname_begin(words: list[str]) -> int:
    """The first word of a surname: its last word, or the small words before it ("von Ode")."""
    begin = len(words) - 1
    while begin > 1 and key(words[begin - 1]) in PARTICLES:
        begin -= 1
    is_all = begin == 1 and key(words[0]) in PARTICLES and key(words[0]) not in _ALSO_GIVEN
    return 0 if is_all else begin
