"""The shipped lists of places and personal names (``data/gazetteer.txt.gz``), read once when first asked for."""

from __future__ import annotations

import gzip
from functools import cache
from itertools import repeat
from typing import Final, NamedTuple

from corpus_tools.english.name_words import COUNTRIES, KNOWN_ORGANISATIONS, KNOWN_PLACES
from corpus_tools.shipped import read_shipped

_COUNTRY: Final = "c"
_STATE: Final = "s"  # or county
_LARGE_TOWNS: Final = "32"  # of a million and of 100,000 people
_TOWNS: Final = _LARGE_TOWNS + "10"  # the others of 15,000 and of 5,000
_PLACES: Final = frozenset(_COUNTRY + _STATE + _TOWNS)
_LARGE_PLACES: Final = frozenset(_COUNTRY + _STATE + _LARGE_TOWNS)
_FAMOUS_PLACES: Final = frozenset(_COUNTRY + _STATE + "3")
_USUAL_FIRST_NAME: Final = "F"
_FIRST_NAMES: Final = frozenset(_USUAL_FIRST_NAME + "f")  # frequent and rare
_SURNAMES: Final = frozenset("Nn")  # frequent and rare
_GENDERS: Final = {"x": "female", "y": "male"}  # after all other codes


class Gazetteer(NamedTuple):
    """``codes``: name → codes (see ``benchmarks/make_gazetteer.py``); ``pairs``: the kind of the places and
    organisations of two words, in lower case; ``phrases``: those of more words, longest first, by their first two;
    ``genders``: first names that nearly only women, or men, have."""

    codes: dict[str, str]
    pairs: dict[str, str]
    phrases: dict[str, list[tuple[list[str], str]]]
    genders: dict[str, str]

    def is_first_name(self, word: str) -> bool:
        """Whether ``word`` is listed as a first name."""
        return self._has(word, _FIRST_NAMES)

    def is_usual_first_name(self, word: str) -> bool:
        """Whether ``word`` is listed as a frequent first name."""
        return _USUAL_FIRST_NAME in self.codes.get(word, "")

    def is_surname(self, word: str) -> bool:
        """Whether ``word`` is listed as a surname."""
        return self._has(word, _SURNAMES)

    def is_personal_name(self, word: str) -> bool:
        """Whether ``word`` is listed as a first name or a surname."""
        return self._has(word, _FIRST_NAMES | _SURNAMES)

    def is_country(self, name: str) -> bool:
        """Whether ``name`` is a listed country."""
        return _COUNTRY in self.codes.get(name, "") or name.lower() in COUNTRIES

    def is_country_or_state(self, name: str) -> bool:
        """Whether ``name`` is a listed country, state, county or region."""
        return name.lower() in KNOWN_PLACES or self._has(name, frozenset(_COUNTRY + _STATE))

    def is_listed_country_state_or_city(self, name: str) -> bool:
        """Whether ``name`` is a listed country, state, county, or town of a million people."""
        return self._has(name, _FAMOUS_PLACES)

    def is_place(self, name: str) -> bool:
        """Whether ``name`` is a listed country, state or town, or a listed region."""
        return name.lower() in KNOWN_PLACES or self._has(name, _PLACES)

    def is_large_place(self, name: str) -> bool:
        """Whether ``name`` is a listed country, state, region, or town of 100,000 people."""
        return name.lower() in KNOWN_PLACES or self._has(name, _LARGE_PLACES)

    def _has(self, word: str, kinds: frozenset[str]) -> bool:
        return not kinds.isdisjoint(self.codes.get(word, ""))


@cache
def load_gazetteer() -> Gazetteer:
    """The lists, read from the package's own file."""
    return read_shipped("corpus_tools.entities", "data/gazetteer.txt.gz", _read_gazetteer)


def _read_gazetteer(packed: bytes) -> Gazetteer:
    codes: dict[str, str] = {}
    genders: dict[str, str] = {}
    several: list[tuple[list[str], str]] = []
    # "CODES\tNAME\tNAME…\n": to take names that have the same codes together is many times faster than one by one.
    for line in gzip.decompress(packed).decode().splitlines():
        code, *names = line.split("\t")
        plain = code.rstrip("".join(_GENDERS))
        codes.update(zip(names, repeat(plain)))
        if gender := _GENDERS.get(code[len(plain) :]):
            genders.update(dict.fromkeys(names, gender))
        if " " in names[0]:
            several.append((names, plain[0] if plain[0] in _PLACES else "0"))
    return Gazetteer(codes, *_read_phrases(several), genders)


def _read_phrases(places: list[tuple[list[str], str]]) -> tuple[dict[str, str], dict[str, list[tuple[list[str], str]]]]:
    """Names of two words, and names of more by their first two; ``places``: those in the list, by their kind."""
    listed = [("\n".join(names).lower().split("\n"), kind) for names, kind in places]
    listed.append(([name for name in KNOWN_PLACES if " " in name], "p"))
    listed.append(([name.replace("'s ", " 's ") for name in load_organisations() if " " in name], "o"))
    pairs: dict[str, str] = {}
    phrases: dict[str, list[tuple[list[str], str]]] = {}
    # Of two kinds of one name, the first in the alphabet.
    for names, kind in sorted(listed, key=lambda some: some[1], reverse=True):
        pairs.update(dict.fromkeys([name for name in names if name.count(" ") == 1], kind))
        for parts in [name.split() for name in names if name.count(" ") > 1]:
            phrases.setdefault(f"{parts[0]} {parts[1]}", []).append((parts, kind))
    for options in phrases.values():
        if len(options) > 1:  # few are
            options.sort(key=lambda option: (-len(option[0]), option))
    return pairs, phrases


@cache
def load_organisations() -> frozenset[str]:
    """Well-known organisations in lower case: those of the lexicon, and of the shipped list."""
    text = read_shipped("corpus_tools.entities", "data/organisations.txt", bytes.decode)
    listed = {" ".join(n.split()) for line in text.splitlines() if line[:1] != "#" for n in line.split(",")}
    return KNOWN_ORGANISATIONS | frozenset(listed - {""})


@cache
def load_everyday_words() -> frozenset[str]:
    """Words that running text writes in lower case: one of them at the head of a sentence is seldom a name."""
    return read_shipped(
        "corpus_tools.entities",
        "data/everyday.txt.gz",
        lambda packed: frozenset(gzip.decompress(packed).decode().split()),
    )
