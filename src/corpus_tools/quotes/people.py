"""Who is named in an article, by its names alone: a light stand-in where no tables of ``entities`` are given.

Names are joined by their parts within one article: “Ode” is “Ada Ode” where the article has that; an office stands
for the one person who holds it there.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from corpus_tools.entities.naming import RANKS, Name, gender_of_title, is_honorific, parse_name
from corpus_tools.quotes.article import Article
from corpus_tools.quotes.lexicon import ORGANISATIONS, PERSONS
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
_OF_ORGANISATIONS: Final = ORGANISATIONS | _IN_NAMES
_PREFIXES: Final = PERSONS | RANKS


class _Run(NamedTuple):
    """A run of capitalised words, taken apart: the name without what stands before it, and what that tells."""

    first: int
    last: int
    start: int
    end: int
    name: Name
    raw: str
    gender: str
    is_person: bool
    is_organisation: bool


def _read_run(words: Words, text: str, first: int, last: int) -> _Run:
    """Take “Ardle Police Commissioner Dame Ada Ode” apart: behind the last office comes the name."""
    shape = words.shape
    of = shape.find("O", first, last)
    lows = words.lows[first:last]
    begin = first
    for at, low in enumerate(lows[: (of if of >= 0 else last - 1) - first], first):
        if low.rstrip(".") in _PREFIXES and not low.endswith("-"):
            begin = at + 1
    has_office = begin > first
    before = words.lows[first - 1] if first else ""
    office = before in PERSONS and shape[first - 1] == "r"
    of_office = of < 0 and shape[first - 2 : first] == "rO" if first >= 2 else False
    if of_office or (of >= 0 and has_office):
        # “Secretary of State Ada Ode”, “director of Ardle Rovers Ada Ode”: behind the place the name.
        place = of + 1 if of >= 0 else first
        length = 3 if last - place >= 3 and len(words.lows[last - 2].rstrip(".")) == 1 else 2
        if last - place > length and not any(low in _IN_NAMES for low in words.lows[last - length : last]):
            raw = " ".join(text[words.starts[last - length] : words.ends[last - 1]].split())
            start = words.starts[first]
            return _Run(first, last, start, words.ends[last - 1], parse_name(raw), raw, "unknown", True, False)
    if of >= 0 and not has_office and (of - first == 1 or lows[of - first - 1] in ORGANISATIONS):
        raw = " ".join(text[words.starts[first] : words.ends[last - 1]].split())
        return _Run(
            first, last, words.starts[first], words.ends[last - 1], parse_name(raw), raw, "unknown", False, True
        )
    if of >= 0:
        last = of
    start, end = words.starts[first], words.ends[last - 1]
    raw = " ".join(text[words.starts[begin] : end].split())
    if has_office and is_honorific(words.lows[begin - 1]):
        raw = " ".join(text[words.starts[begin - 1] : end].split())
    name = parse_name(raw)
    gender = name.gender
    if gender == "unknown" and (has_office or office):
        gender = gender_of_title([*words.lows[first:begin], before if office else ""])
    is_organisation = not name.honorific and (
        lows[last - first - 1] in ORGANISATIONS
        or (not has_office and not _OF_ORGANISATIONS.isdisjoint(lows))
        or (before == "the" and not has_office)
        or (raw.isupper() and len(raw) <= 6 and " " not in raw)
    )
    return _Run(
        first, last, start, end, name, raw, gender, has_office or office or bool(name.honorific), is_organisation
    )


def _roles_in(words: Words, runs: list[_Run], known: list[Known]) -> dict[str, str]:
    """Offices that one person alone holds in the article: “Mayor Ode”, “Ode, the mayor of …”."""
    shape = words.shape
    holders: dict[str, set[str]] = {}
    for run in runs:
        first, last = run.first, run.last
        if run.is_organisation or not run.name.surname:
            continue
        offices = [low for low in words.lows[first : last - 1] if low in PERSONS]
        if first and words.lows[first - 1] in PERSONS:
            offices.append(words.lows[first - 1])
        apposition = _OFFICE_BEHIND.match(shape, last)
        if apposition:
            offices.append(words.lows[apposition.end() - 1])
        for office in offices:
            holders.setdefault(office, set()).add(run.name.surname.lower())
    full = {k.name.split()[-1].lower(): k.name for k in known if k.label == "PER" and k.name}
    return {
        office: full[name]
        for office, names in holders.items()
        if len(names) == 1 and (name := next(iter(names))) in full
    }


def people_in(article: Article) -> tuple[list[Known], dict[str, str]]:
    """The names of an article, joined by their parts, and the full names by office."""
    words, text = article.words, article.text
    runs = [_read_run(words, text, match.start(), match.end()) for match in _RUN.finditer(words.shape)]
    full_names: dict[str, list[str]] = {}  # surname in lower case -> full names, in order
    firsts: dict[str, str] = {}
    genders: dict[str, str] = {}
    for run in runs:
        name = run.name
        if run.is_organisation or not name.surname or not name.first or len(name.full.split()) > 4:
            continue
        full = name.full
        names = full_names.setdefault(name.surname.lower(), [])
        if full not in names:
            names.append(full)
        firsts.setdefault(name.first.lower(), full)
        if run.gender != "unknown":
            genders.setdefault(full, run.gender)
    known: list[Known] = []
    latest: dict[str, str] = {}  # surname -> the full name used last
    for run in runs:
        name = run.name
        low = name.surname.lower()
        full = ""
        if low and name.first and not run.is_organisation:
            same = [f for f in full_names.get(low, ()) if f.split()[0].lower() == name.first.lower()]
            full = max(same, key=len, default=name.full)
            latest[low] = full
        elif low in full_names:
            full = latest.get(low) or full_names[low][0]
        elif name.first and name.first.lower() in firsts:
            full = firsts[name.first.lower()]
        elif low in firsts and not run.is_organisation:
            full = firsts[low]
        if full and not (run.is_organisation and low not in full_names):
            if run.gender != "unknown":
                genders.setdefault(full, run.gender)
            label = "PER"
        elif run.is_person and (low or name.first):
            label, full = "PER", name.full or run.raw
            if run.gender != "unknown":
                genders.setdefault(full, run.gender)
        else:
            label, full = "ORG", _THE.sub("", run.raw)
        known.append(
            Known(run.start, run.end, "", full, label, run.gender, "full" if name.first and low else "surname")
        )
    known = [k._replace(gender=genders.get(k.name, k.gender)) if k.label == "PER" else k for k in known]
    return known, _roles_in(words, runs, known)
