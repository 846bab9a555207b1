"""From the words that name a source to one person or organisation.

With the tables of :mod:`corpus_tools.entities`, a source takes the entity of the mention that stands at its head.
Without them, names are joined within the article: the longest name that shares the surname, a title with a first
name, a pronoun by gender and by who was spoken of last. What cannot be told stays unresolved and says so.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final, NamedTuple

from corpus_tools.entities.naming import PRONOUNS, RANKS, Name, gender_of_title, is_honorific, parse_name
from corpus_tools.quotes.candidates import Candidate
from corpus_tools.quotes.lexicon import DOCUMENTS, ORGANISATIONS, PERSONS
from corpus_tools.quotes.sources import Article
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


class Speaker(NamedTuple):
    """Who a source is: ``entity_id`` and ``name`` are empty where that is not known.

    ``start`` and ``end`` are the offsets of the name that the source is part of, or -1.
    """

    entity_id: str
    name: str
    source_type: str
    start: int = -1
    end: int = -1


NOBODY: Final = Speaker("", "", "unresolved")
_PEOPLE_IN_REACH: Final = 12
_PLURAL_OR_NONE: Final = frozenset(["they", "we", "it", "them", "us", "you"])


class Speakers:
    """The people and organisations of one article, and who a source in it is."""

    def __init__(self, article: Article, known: Sequence[Known] | None = None) -> None:
        self._article = article
        self._known = sorted(known) if known is not None else mentions_in(article)
        self._starts = [k.start for k in self._known]
        self._roles = _roles_in(article) if known is None else {}
        self._genders: dict[str, str] = {}
        for mention in self._known:
            if mention.label == "PER" and mention.gender in ("female", "male"):
                self._genders.setdefault(mention.entity_id or mention.name, mention.gender)

    def at(self, start: int, end: int) -> Known | None:
        """The mention that covers or touches the stretch; the longest of several."""
        low = max(bisect_left(self._starts, start) - 4, 0)
        best: Known | None = None
        for mention in self._known[low : bisect_left(self._starts, end)]:
            if (
                mention.end > start
                and mention.form != "pronoun"
                and (best is None or mention.end - mention.start > best.end - best.start)
            ):
                best = mention
        return best

    def resolve(self, candidate: Candidate, last_speaker: Speaker | None = None) -> Speaker:
        """Who a candidate stands for. ``last_speaker`` is the speaker of the quotation before, if any."""
        words = self._article.words
        start, end = words.starts[candidate.head], words.ends[candidate.head]
        if candidate.form in ("pronoun", "possessive"):
            return self._pronoun(words.lows[candidate.head], start, candidate, last_speaker)
        if candidate.form == "relative":
            return self._antecedent(start)
        mention = self.at(start, end)
        if mention is not None and (candidate.form == "name" or mention.end >= end):
            kind = "person" if mention.label == "PER" else "organisation"
            overlaps = mention.start >= words.starts[candidate.first] - 40
            at = (mention.start, mention.end) if overlaps and candidate.form == "name" else (-1, -1)
            return Speaker(mention.entity_id, mention.name, kind, *at)
        low = words.lows[candidate.head]
        if low in self._roles and words.lows[candidate.first] in ("the", low):
            return Speaker("", self._roles[low], "person")
        if candidate.form == "name":
            return Speaker("", self._article.text[start:end], "unresolved")
        return Speaker("", "", _type_of(low, words, candidate))

    def _pronoun(self, low: str, start: int, candidate: Candidate, last: Speaker | None) -> Speaker:
        found = self.at(start, start + len(low))
        if found is not None and found.label == "PER":
            return Speaker(found.entity_id, found.name, "person")
        listed = next(
            (
                m
                for m in self._known[bisect_left(self._starts, start) :][:2]
                if m.start == start and m.form == "pronoun"
            ),
            None,
        )
        if listed is not None:
            return Speaker(listed.entity_id, listed.name, "person")
        if low in _PLURAL_OR_NONE:
            return NOBODY
        if low in ("i", "my", "me"):
            return NOBODY
        gender = PRONOUNS.get(low, "unknown")
        person = self._last_person(start, gender, last)
        if person is None:
            return NOBODY
        return Speaker(person.entity_id, person.name, "person")

    def _last_person(self, start: int, gender: str, last: Speaker | None) -> Known | None:
        """The person a pronoun stands for: of fitting gender, near, a subject, and best the one who spoke last."""
        text = self._article.text
        here = bisect_left(self._starts, start)
        best: Known | None = None
        best_score = -1e9
        seen: set[str] = set()
        for rank, mention in enumerate(reversed(self._known[max(here - 4 * _PEOPLE_IN_REACH, 0) : here])):
            who = mention.entity_id or mention.name
            if mention.label != "PER" or mention.form == "pronoun":
                continue
            told = self._genders.get(who, "unknown")
            if "unknown" not in (gender, told) and told != gender:
                continue
            between = text[mention.end : start]
            breaks = between.count("\n\n") or between.count("\n")
            score = -0.4 * rank - 1.2 * breaks
            if who in seen:
                score -= 0.5
            seen.add(who)
            if told == gender != "unknown":
                score += 1.5
            begin = text[max(mention.start - 2, 0) : mention.start]
            if (not begin.strip() and ("\n" in begin or mention.start < 2)) or begin[:1] in '.!?”"':
                score += 1.5
            before = text[max(mention.start - 12, 0) : mention.start].split()
            if before and before[-1].lower() in (
                "of",
                "to",
                "with",
                "for",
                "against",
                "by",
                "from",
                "on",
                "about",
                "and",
            ):
                score -= 1.0
            if text[mention.end : mention.end + 2] in ("’s", "'s"):
                score -= 0.7
            if last is not None and (last.entity_id or last.name) == who:
                score += 1.5
            if score > best_score:
                best, best_score = mention, score
        return best if best_score > -9 else None

    def _antecedent(self, start: int) -> Speaker:
        """Who “who” stands for: the mention that ends right before it."""
        here = bisect_right(self._starts, start) - 1
        if here >= 0:
            mention = self._known[here]
            if mention.end <= start and len(self._article.text[mention.end : start].strip(" ,()–—-")) <= 30:
                return Speaker(mention.entity_id, mention.name, "person" if mention.label == "PER" else "organisation")
        return NOBODY


def _type_of(low: str, words: Words, candidate: Candidate) -> str:
    """What kind of source a noun phrase is that no entity stands behind."""
    single = low.removesuffix("s")
    singles = (low, single, low.removesuffix("es"), low.removesuffix("ies") + "y")
    letter = words.shape[candidate.head]
    if letter in "rs":
        return "unnamed"
    if any(s in DOCUMENTS for s in singles):
        return "document"
    if any(s in ORGANISATIONS for s in singles):
        return "organisation"
    return "unnamed" if letter in "dt#" else "unresolved"


_RUN: Final = re.compile(r"N+(?:(?<=N)ON+)?")
_OFFICE_BEHIND: Final = re.compile(r",[ad][Nwo#']{0,3}[rN]")
_THE: Final = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_PREFIXES: Final = PERSONS | RANKS


class _Run(NamedTuple):
    """A run of capitalised words, taken apart: the name without what stands before it, and what that tells."""

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
    for at in range(first, (of if of >= 0 else last) - 1):
        if lows[at - first].rstrip(".") in _PREFIXES and not lows[at - first].endswith("-"):
            begin = at + 1
    has_office = begin > first
    before = words.lows[first - 1] if first else ""
    office = before in PERSONS and shape[first - 1] == "r"
    if of >= 0 and not has_office and (of - first == 1 or lows[of - first - 1] in ORGANISATIONS):
        raw = " ".join(text[words.starts[first] : words.ends[last - 1]].split())
        return _Run(words.starts[first], words.ends[last - 1], parse_name(raw), raw, "unknown", False, True)
    if of >= 0:
        last = of
    start, end = words.starts[first], words.ends[last - 1]
    raw = " ".join(text[words.starts[begin] : end].split())
    if has_office and is_honorific(words.lows[begin - 1]):
        raw = " ".join(text[words.starts[begin - 1] : end].split())
    name = parse_name(raw)
    gender = name.gender
    if gender == "unknown":
        gender = gender_of_title([*words.lows[first:begin], before if office else ""])
    is_organisation = not name.honorific and (
        lows[last - first - 1] in ORGANISATIONS
        or (not has_office and any(low in ORGANISATIONS for low in lows))
        or (before == "the" and not has_office)
        or (raw.isupper() and len(raw) <= 6 and " " not in raw)
    )
    return _Run(start, end, name, raw, gender, has_office or office or bool(name.honorific), is_organisation)


def _roles_in(article: Article) -> dict[str, str]:
    """Offices that one person alone holds in the article: “Mayor Ode”, “Ode, the mayor of …”."""
    words, text = article.words, article.text
    shape = words.shape
    holders: dict[str, set[str]] = {}
    for match in _RUN.finditer(shape):
        first, last = match.span()
        run = _read_run(words, text, first, last)
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
    full = {k.name.split()[-1].lower(): k.name for k in mentions_in(article) if k.label == "PER" and k.name}
    return {
        office: full[name]
        for office, names in holders.items()
        if len(names) == 1 and (name := next(iter(names))) in full
    }


def mentions_in(article: Article) -> list[Known]:
    """The names of an article, joined by their parts: a light stand-in for the tables of ``entities``."""
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
    return [k._replace(gender=genders.get(k.name, k.gender)) for k in known]
