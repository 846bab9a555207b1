"""What the lists of words say of a word: a rank, the head of a body's or place's name, a people, a word of speech.

A letter denotes each kind, because the features of the names model are built of these letters.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final

from corpus_tools.english.name_words import (
    AMBIGUOUS_FIRM_HEADS,
    BODIES_ABROAD,
    BODIES_ABROAD_LAST,
    DEMONYMS,
    FIRM_HEADS,
    KNOWN_PLACES,
    LINKS,
    MONTHS_AND_DAYS,
    NOT_NAMES,
    ORG_HEADS,
    ORG_KINDS,
    PERSON_KINDS,
    PLACE_HEADS,
    PLACE_KINDS,
    PLACE_STARTS,
    RANK_MODIFIERS,
    RANKS,
    ROLES,
    SAY_VERBS,
)
from corpus_tools.entities.gazetteer import load_organisations
from corpus_tools.entities.naming import ALL_HONORIFICS, key


class Kind:
    """The letters of the kinds."""

    HONORIFIC: Final = "h"
    RANK: Final = "r"
    RANK_MODIFIER: Final = "m"
    ROLE: Final = "R"
    BODY_HEAD: Final = "o"  # "Council", "Ministry"
    FIRM_HEAD: Final = "f"  # "Airlines", "Biotech"
    BODY_ABROAD: Final = "b"  # "Agencia", "Akademi"
    PLACE_HEAD: Final = "p"  # "Avenue", "Bay"
    PLACE_START: Final = "s"  # "North", "Lake"
    PEOPLE: Final = "D"  # "Dutch", "Democrats"
    MONTH_OR_DAY: Final = "M"
    NO_NAME: Final = "N"  # "Bible", "ATM"
    KNOWN_BODY: Final = "O"  # listed by name
    KNOWN_PLACE: Final = "L"  # listed by name
    LINK: Final = "l"  # inside names: "de", "al"
    NOUN_FOR_BODY: Final = "1"  # "airline", "bank"
    NOUN_FOR_PLACE: Final = "2"  # "county", "island"
    NOUN_FOR_PERSON: Final = "3"  # "architect", "batsman"
    SAY_VERB: Final = "v"


@cache
def _classes() -> tuple[tuple[str, frozenset[str]], ...]:
    """The lists of words, each with the letter of its kind."""
    return (
        (Kind.HONORIFIC, ALL_HONORIFICS),
        (Kind.RANK, RANKS),
        (Kind.RANK_MODIFIER, RANK_MODIFIERS - RANKS),
        (Kind.ROLE, ROLES),
        (Kind.BODY_HEAD, ORG_HEADS),
        (Kind.FIRM_HEAD, (FIRM_HEADS | AMBIGUOUS_FIRM_HEADS) - ORG_HEADS),
        (Kind.BODY_ABROAD, BODIES_ABROAD | BODIES_ABROAD_LAST),
        (Kind.PLACE_HEAD, PLACE_HEADS),
        (Kind.PLACE_START, PLACE_STARTS),
        (Kind.PEOPLE, DEMONYMS | {people + "s" for people in DEMONYMS}),
        (Kind.MONTH_OR_DAY, MONTHS_AND_DAYS),
        (Kind.NO_NAME, NOT_NAMES),
        (Kind.KNOWN_BODY, load_organisations()),
        (Kind.KNOWN_PLACE, KNOWN_PLACES),
        (Kind.LINK, LINKS),
        (Kind.NOUN_FOR_BODY, ORG_KINDS),
        (Kind.NOUN_FOR_PLACE, PLACE_KINDS),
        (Kind.NOUN_FOR_PERSON, PERSON_KINDS),
        (Kind.SAY_VERB, SAY_VERBS),
    )


@lru_cache(maxsize=100_000)
def word_class(low: str) -> str:
    """The kinds of a lower-cased word, a letter each (:class:`Kind`); empty for most words.

    >>> word_class("dutch") == Kind.PEOPLE
    True
    """
    k = key(low)
    return "".join([letter for letter, listed in _classes() if k in listed])


def is_any(low: str, kinds: frozenset[str]) -> bool:
    """Whether a lower-cased word is of any of the kinds."""
    return not kinds.isdisjoint(word_class(low))
