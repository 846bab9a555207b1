"""The shipped lists of places and personal names (``data/gazetteer.txt.gz``), read once when first asked for."""

from __future__ import annotations

import gzip
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

from corpus_tools.english.name_words import COUNTRIES, KNOWN_ORGANISATIONS, KNOWN_PLACES

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
    """``codes``: name → codes (see ``benchmarks/make_gazetteer.py``); ``phrases``: places and organisations of several
    words, in lower case, with their kind, longest first, by their first two words; ``genders``: first names that nearly
    only women, or men, have."""

    codes: dict[str, str]
    phrases: dict[tuple[str, str], list[tuple[tuple[str, ...], str]]]
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
    packed = (files("corpus_tools.entities") / "data" / "gazetteer.txt.gz").read_bytes()
    # "NAME\tCODES\n" for each name; a list split at once is read many times faster than line by line.
    fields = gzip.decompress(packed).decode().replace("\n", "\t").split("\t")
    names, codes = fields[:-1:2], fields[1::2]
    plain = {code: code.rstrip("".join(_GENDERS)) for code in set(codes)}
    genders = {code: _GENDERS[told] for code, kept in plain.items() if (told := code[len(kept) :]) in _GENDERS}
    # No list of pairs: to make and free as many takes as long as to read the names.
    return Gazetteer(
        dict(zip(names, map(plain.__getitem__, codes), strict=True)),
        _read_phrases([(name, plain[code]) for name, code in zip(names, codes, strict=True) if " " in name]),
        {name: genders[code] for name, code in zip(names, codes, strict=True) if code in genders},
    )


def _read_phrases(places: list[tuple[str, str]]) -> dict[tuple[str, str], list[tuple[tuple[str, ...], str]]]:
    """Names of several words by their first two words; ``places``: those in the list, each with its codes."""
    listed = [(name.lower().split(), code[0] if code[0] in _PLACES else "0") for name, code in places]
    listed += [(name.split(), "p") for name in KNOWN_PLACES if " " in name]
    listed += [(name.replace("'s ", " 's ").split(), "o") for name in load_organisations() if " " in name]
    phrases: dict[tuple[str, str], list[tuple[tuple[str, ...], str]]] = {}
    for parts, kind in listed:
        phrases.setdefault((parts[0], parts[1]), []).append((tuple(parts), kind))
    for options in phrases.values():
        if len(options) > 1:  # few are
            options.sort(key=lambda option: (-len(option[0]), option))
    return phrases


@cache
def load_organisations() -> frozenset[str]:
    """Well-known organisations in lower case: those of the lexicon, and of the shipped list."""
    text = (files("corpus_tools.entities") / "data" / "organisations.txt").read_text(encoding="utf-8")
    listed = {" ".join(n.split()) for line in text.splitlines() if line[:1] != "#" for n in line.split(",")}
    return KNOWN_ORGANISATIONS | frozenset(listed - {""})


@cache
def load_everyday_words() -> frozenset[str]:
    """Words that running text writes in lower case: one of them at the head of a sentence is seldom a name."""
    packed = (files("corpus_tools.entities") / "data" / "everyday.txt.gz").read_bytes()
    return frozenset(gzip.decompress(packed).decode().split())
