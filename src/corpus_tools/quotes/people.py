"""Who is named in an article, by its names alone: a light stand-in where no tables of ``entities`` are given.

Names are joined by their parts within one article: “Ode” is “Ada Ode” where the article has that; an office stands
for the one person who holds it there.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from corpus_tools.english.name_words import ORGANISATION_NOUNS, PERSON_NOUNS, RANKS
from corpus_tools.entities.naming import gender_of_title, is_honorific, parse_name
from corpus_tools.quotes.article import Article
from corpus_tools.quotes.words import Words


class Known(NamedTuple):
    """A mention of somebody in an article: offsets, entity (empty where no table was given), name, label and gender."""

    start: int
    end: int
    entity_id: str
    name: str
    label: str
    gender: str
    form: str


_RUN: Final = re.compile(r"N+(?:(?<=N)ON+)?")
_OFFICE_BEHIND: Final = re.compile(r",[ad][Nwo#']{0,3}[rN]")
_THE: Final = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
# Words that mark a name as that of a paper, a station or a place rather than of a person.
_IN_NAMES: Final = frozenset(
    [
        "news",
        "times",
        "post",
        "journal",
        "herald",
        "tribune",
        "gazette",
        "press",
        "radio",
        "tv",
        "television",
        "broadcasting",
        "today",
        "magazine",
        "network",
        "house",
        "street",
        "city",
        "county",
        "state",
        "states",
        "north",
        "south",
        "east",
        "west",
        "new",
        "united",
        "university",
        "academy",
        "museum",
        "center",
        "centre",
        "inc",
        "corp",
        "ltd",
        "llc",
        "plc",
        "fc",
        "institute",
        "party",
        "national",
        "international",
        "association",
        "federation",
        "republicans",
        "democrats",
        "americans",
    ]
)
_OF_ORGANISATIONS: Final = ORGANISATION_NOUNS | _IN_NAMES
_PREFIXES: Final = PERSON_NOUNS | RANKS


class _Parts(NamedTuple):
    """A run of capitalised words, taken apart: the name without what stands before it, and what that tells.

    ``words`` and ``length`` say how many words and characters of the run are kept. ``first`` and ``surname`` are in
    lower case. ``is_short``: a name of at most four words. ``offices`` are the offices inside the run.
    """

    words: int
    length: int
    full: str
    first: str
    surname: str
    is_short: bool
    raw: str
    gender: str
    is_person: bool
    is_organisation: bool
    offices: tuple[str, ...]


def _parts(
    raw: str, words: int, length: int, lows: tuple[str, ...], gender: str, is_person: bool, is_organisation: bool
) -> _Parts:
    name = parse_name(raw)
    return _Parts(
        words,
        length,
        name.full,
        name.first.lower(),
        name.surname.lower(),
        len(name.full.split()) <= 4,
        raw,
        gender,
        is_person,
        is_organisation,
        tuple([low for low in lows[: words - 1] if low in PERSON_NOUNS]),
    )


@lru_cache(maxsize=1 << 14)
def _take_apart(
    text: str, starts: tuple[int, ...], ends: tuple[int, ...], lows: tuple[str, ...], of: int, before: str
) -> _Parts:
    """Take “Ardle Police Commissioner Dame Ada Ode” apart: behind the last office comes the name.

    ``text`` is the run, ``starts``, ``ends`` and ``lows`` its words, ``of`` which of them is “of”, or -1; ``before``
    is the word before it where that is an office, “the”, or the “of” of an office. News names the same people again
    and again, so that most runs are looked up.
    """
    last = len(lows)
    begin = 0
    for at, low in enumerate(lows[: of if of >= 0 else last - 1]):
        if low.rstrip(".") in _PREFIXES and not low.endswith("-"):
            begin = at + 1
    has_office = begin > 0
    office = before in PERSON_NOUNS
    if (of < 0 and before == "of") or (of >= 0 and has_office):
        # “Secretary of State Ada Ode”, “director of Ardle Rovers Ada Ode”: behind the place the name.
        place = of + 1 if of >= 0 else 0
        kept = 3 if last - place >= 3 and len(lows[last - 2].rstrip(".")) == 1 else 2
        if last - place > kept and not any(low in _IN_NAMES for low in lows[last - kept :]):
            raw = " ".join(text[starts[last - kept] :].split())
            return _parts(raw, last, len(text), lows, "unknown", True, False)
    if of >= 0 and not has_office and (of == 1 or lows[of - 1] in ORGANISATION_NOUNS):
        return _parts(" ".join(text.split()), last, len(text), lows, "unknown", False, True)
    if of >= 0:
        last = of
    end = ends[last - 1]
    is_titled = has_office and is_honorific(lows[begin - 1])
    raw = " ".join(text[starts[begin - 1 if is_titled else begin] : end].split())
    name = parse_name(raw)
    gender = name.gender
    if gender == "unknown" and (has_office or office):
        gender = gender_of_title([*lows[:begin], before if office else ""])
    is_organisation = not name.honorific and (
        lows[last - 1] in ORGANISATION_NOUNS
        or (not has_office and not _OF_ORGANISATIONS.isdisjoint(lows))
        or (before == "the" and not has_office)
        or (raw.isupper() and len(raw) <= 6 and " " not in raw)
    )
    is_person = has_office or office or bool(name.honorific)
    return _parts(raw, last, end, lows, gender, is_person, is_organisation)


# A run of capitalised words: its first word, the word behind what is kept of it, its offset and its parts.
_Run = tuple[int, int, int, _Parts]


@lru_cache(maxsize=1 << 14)
def _take_word(text: str, low: str, before: str) -> _Parts:
    """As :func:`_take_apart`, for a run of one word, as most are."""
    return _take_apart(text, (0,), (len(text),), (low,), -1, before)


def _runs(words: Words, text: str) -> list[_Run]:
    shape, starts, ends, lows = words.shape, words.starts, words.ends, words.lows
    runs: list[_Run] = []
    for match in _RUN.finditer(shape):
        first, last = match.span()
        start = starts[first]
        # Only what counts is handed on, lest the same run be taken apart anew behind each word.
        before = lows[first - 1] if first else ""
        if before == "of":
            before = "of" if shape[max(first - 2, 0) : first] == "rO" else ""
        elif before != "the" and (before not in PERSON_NOUNS or shape[first - 1] != "r"):
            before = ""
        run = text[start : ends[last - 1]]
        if last - first == 1:
            parts = _take_word(run, lows[first], before)
        else:
            of = shape.find("O", first, last)
            parts = _take_apart(
                run,
                tuple([at - start for at in starts[first:last]]),
                tuple([at - start for at in ends[first:last]]),
                tuple(lows[first:last]),
                of - first if of >= 0 else -1,
                before,
            )
        runs.append((first, first + parts.words, start, parts))
    return runs


def _roles_in(words: Words, runs: list[_Run], known: list[Known]) -> dict[str, str]:
    """Offices that one person alone holds in the article: “Mayor Ode”, “Ode, the mayor of …”."""
    shape, lows = words.shape, words.lows
    holders: dict[str, set[str]] = {}
    for first, last, _, parts in runs:
        if parts.is_organisation or not parts.surname:
            continue
        for office in parts.offices:
            holders.setdefault(office, set()).add(parts.surname)
        if first and lows[first - 1] in PERSON_NOUNS:
            holders.setdefault(lows[first - 1], set()).add(parts.surname)
        if shape[last : last + 1] == ",":
            apposition = _OFFICE_BEHIND.match(shape, last)
            if apposition:
                holders.setdefault(lows[apposition.end() - 1], set()).add(parts.surname)
    if not holders:
        return {}
    full = {k.name.split()[-1].lower(): k.name for k in known if k.label == "PER" and k.name}
    return {
        office: full[name]
        for office, names in holders.items()
        if len(names) == 1 and (name := next(iter(names))) in full
    }


def people_in(article: Article) -> tuple[list[Known], dict[str, str]]:
    """The names of an article, joined by their parts, and the full names by office."""
    words = article.words
    runs = _runs(words, article.text)
    first_full: dict[str, str] = {}  # surname -> the full name used first
    longest: dict[tuple[str, str], str] = {}  # surname and first name -> the longest of the full names
    firsts: dict[str, str] = {}
    genders: dict[str, str] = {}
    for _, _, _, parts in runs:
        if parts.is_organisation or not parts.surname or not parts.first or not parts.is_short:
            continue
        full = parts.full
        first_full.setdefault(parts.surname, full)
        if len(full) > len(longest.get((parts.surname, parts.first), "")):
            longest[parts.surname, parts.first] = full
        firsts.setdefault(parts.first, full)
        if parts.gender != "unknown":
            genders.setdefault(full, parts.gender)
    found: list[tuple[int, _Parts, str, str]] = []  # with label and full name
    latest: dict[str, str] = {}  # surname -> the full name used last
    for _, _, start, parts in runs:
        surname = parts.surname
        full = ""
        if surname and parts.first and not parts.is_organisation:
            full = latest[surname] = longest.get((surname, parts.first), parts.full)
        elif surname in first_full:
            full = latest.get(surname) or first_full[surname]
        elif parts.first and parts.first in firsts:
            full = firsts[parts.first]
        elif surname in firsts and not parts.is_organisation:
            full = firsts[surname]
        if full and not (parts.is_organisation and surname not in first_full):
            label = "PER"
        elif parts.is_person and (surname or parts.first):
            label, full = "PER", parts.full or parts.raw
        else:
            found.append((start, parts, "ORG", _THE.sub("", parts.raw)))
            continue
        if parts.gender != "unknown":
            genders.setdefault(full, parts.gender)
        found.append((start, parts, label, full))
    known = [
        Known(
            start,
            start + parts.length,
            "",
            name,
            label,
            genders.get(name, parts.gender) if label == "PER" else parts.gender,
            "full" if parts.first and parts.surname else "surname",
        )
        for start, parts, label, name in found
    ]
    return known, _roles_in(words, runs, known)
