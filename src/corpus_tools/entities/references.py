"""Who "she", "the mayor" and "Ode" are at a place in an article, from the mentions that the article has.

One resolver for quotations and framing. It reads mentions, as rows of the table ``mentions`` (:func:`mentioned_in`),
and the text; it never looks at more than a fixed number of them, so that an article takes linear time.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable
from math import log2
from typing import Final, NamedTuple

import pandas as pd

from corpus_tools.english.name_words import (
    BODY_HEADS,
    EMPTY_IN_OFFICES,
    FIRM_HEADS,
    NEWSPAPER_HEADS,
    PARTIES,
    PRONOUN_GENDER,
    STATION_WORDS,
    STRONG_ORG_HEADS,
    TRADING_BODIES,
)
from corpus_tools.entities.gazetteer import load_gazetteer
from corpus_tools.entities.roles import RANKING, may_be_rank_of

_PEOPLE_IN_REACH: Final = 48  # mentions; as many before a pronoun are looked at
_LONGEST_GAP: Final = 30  # characters between a name and the "who" that goes with it
_LEAST: Final = -9.0  # a person who scores less is not meant
# After these is no subject.
_OBJECT_BEHIND: Final = frozenset(["of", "to", "with", "for", "against", "by", "from", "on", "about", "and"])
FIRST_PERSON: Final = frozenset(["i", "me", "my", "mine", "myself"])

_TOLD: Final = ("female", "male")


class Mentioned(NamedTuple):
    """A mention in an article: offsets, entity, the entity's name, label and gender, the form and what is beside it.

    ``gender`` is that of the entity where it is told (``female``, ``male``), else ``unknown``. ``office`` are the role
    and the title beside the name: "Mayor of Ardle", "Judge".
    """

    start: int
    end: int
    entity_id: str
    name: str
    label: str
    gender: str
    form: str
    office: str = ""

    @property
    def is_person_named(self) -> bool:
        """Whether it names a person: no role, no pronoun."""
        return self.label == "PER" and self.form not in ("role", "pronoun")


def mentioned_in(mentions: pd.DataFrame, entities: pd.DataFrame | None = None) -> dict[str, list[Mentioned]]:
    """The rows of the table ``mentions`` by ``article_id``; names and genders are those of ``entities``, if given.

    The columns ``role`` and ``honorific`` may be absent: nobody then has an office.
    """
    names, genders = _by_entity(entities, "name"), _by_entity(entities, "gender")
    by_article: dict[str, list[Mentioned]] = {}
    absent = [None] * len(mentions)
    columns = [mentions[name].tolist() if name in mentions.columns else absent for name in _COLUMNS]
    for article_id, start, end, entity_id, name, label, gender, form, *office in zip(*columns, strict=True):
        told = gender if gender in _TOLD else genders.get(entity_id, "unknown")
        shown = names.get(entity_id, name)
        mention = Mentioned(int(start), int(end), entity_id, shown, label, told, form, _office(*office))
        by_article.setdefault(article_id, []).append(mention)
    return by_article


def _by_entity(entities: pd.DataFrame | None, column: str) -> dict[str, str]:
    return {} if entities is None else dict(zip(entities["entity_id"].tolist(), entities[column].tolist(), strict=True))


def _office(role: object, honorific: object) -> str:
    """The role and the title beside a name; a cell without one holds no text."""
    if not isinstance(role, str):
        return honorific if isinstance(honorific, str) else ""
    return f"{role} {honorific}" if isinstance(honorific, str) else role


def _may_be_same_office(said: set[str], others: frozenset[str]) -> bool:
    """Whether an office that is spoken of may be one held: of the same rank, and not of another place or body."""
    return said & RANKING == others & RANKING and (not said or not others or not said.isdisjoint(others))


_NAMED_OFTEN: Final = 3  # times in the article
_NAMES_OTHERS: Final = (
    (STRONG_ORG_HEADS | NEWSPAPER_HEADS | STATION_WORDS | BODY_HEADS | PARTIES)
    - FIRM_HEADS
    - {
        "bank",
        "club",
        "group",
    }
)


def _may_trade(name: str) -> bool:
    """Whether nothing in the name of a body says that it is no firm or club."""
    return _NAMES_OTHERS.isdisjoint(name.casefold().split())


_LONGEST_KIND: Final = 24  # characters
_KIND_BEHIND: Final = re.compile(r", (?:an?|the) ((?:[\w-]+ ){0,2}[\w-]+)(?=[,.]| that| which| based| in )")
_COLUMNS: Final = ("article_id", "start", "end", "entity_id", "name", "label", "gender", "form", "role", "honorific")


# Kinds of organisation that the words of a name reveal: "the newspaper" is the Ode Courier. Too few firms' names do.
_KINDS_BY_NAME: Final = {
    **dict.fromkeys(("newspaper", "paper", "daily", "tabloid", "broadsheet"), NEWSPAPER_HEADS),
    **dict.fromkeys(("station", "broadcaster", "channel", "network"), STATION_WORDS),
    "force": frozenset(["police", "constabulary"]),
    "authority": frozenset(["council"]),
}


# “I am Ada Ode”, “my name is Ode”, “it is Ode here”: the one who speaks may be named so.
_PRESENTING: Final = (
    "i am ",
    "i'm ",
    "i’m ",
    "name is ",
    "name's ",
    "name’s ",
    "it is ",
    "it's ",
    "it’s ",
    "me, ",
    ", ",
)
_GOES_ON: Final = re.compile(r"['’]s\b|\s+\w")
_LONGEST_PRESENTING: Final = max(map(len, _PRESENTING))


class References:
    """The mentions of one article, and who a pronoun or a role in it refers to.

    >>> ode = Mentioned(0, 7, "per:ada-ode", "Ada Ode", "PER", "female", "full")
    >>> References("Ada Ode left. She was tired.", [ode]).person("she", 14).name
    'Ada Ode'
    """

    def __init__(self, text: str, mentions: Iterable[Mentioned]) -> None:
        self.text = text
        self.mentions = sorted(mentions)
        self._starts = [m.start for m in self.mentions]
        self.counts = Counter(m.entity_id for m in self.mentions if m.form != "pronoun")
        self.officers = {m.entity_id for m in self.mentions if m.form in ("role", "role+name")}
        self._by_office: dict[str, list[tuple[Mentioned, frozenset[str]]]] | None = None
        self._genders: dict[str, str] = {}
        self._read_as: dict[str, str] = {}  # by how pronouns were read so far
        self._first_names: dict[str, str] | None = None
        for m in self.mentions:
            if m.label == "PER" and m.gender != "unknown":
                self._genders.setdefault(m.entity_id, m.gender)
        # A little above the most that anything but distance adds to a score in person().
        self._most = 6.01 + 0.5 * log2(1 + max(self.counts.values(), default=0))

    def at(self, start: int, end: int) -> Mentioned | None:
        """The mention, pronouns aside, that covers or touches a span; the longest of several."""
        low = max(bisect_left(self._starts, start) - 4, 0)
        touching = [m for m in self.mentions[low : bisect_left(self._starts, end)] if m.end > start]
        return max((m for m in touching if m.form != "pronoun"), key=lambda m: m.end - m.start, default=None)

    def spoken_of(self, start: int, end: int) -> frozenset[str]:
        """The people whom a quotation names as others do, and not as those it speaks to: "Ada Ode is ill".

        ``start`` and ``end`` are its offsets. Whoever says "I am Ada Ode" or "Ada, come" is not among them.
        """
        found: set[str] = set()
        for at in range(bisect_left(self._starts, start), bisect_left(self._starts, end)):
            mention = self.mentions[at]
            before = self.text[max(start, mention.start - _LONGEST_PRESENTING) : mention.start].lower()
            is_told = _GOES_ON.match(self.text, mention.end) is not None
            if mention.is_person_named and is_told and not before.endswith(_PRESENTING):
                found.add(mention.entity_id)
        return frozenset(found)

    def pronoun_at(self, start: int) -> Mentioned | None:
        """The mention that the table itself gives to a pronoun at an offset."""
        here = bisect_left(self._starts, start)
        listed = self.mentions[here : here + 2]
        return next((m for m in listed if m.start == start and m.form == "pronoun"), None)

    def right_before(self, start: int) -> Mentioned | None:
        """The mention that "who" at an offset goes with: the last one, where nearly nothing comes between."""
        here = bisect_right(self._starts, start) - 1
        if here < 0:
            return None
        mention = self.mentions[here]
        gap = self.text[mention.end : start].strip(" ,()–—-")
        return mention if mention.end <= start and len(gap) <= _LONGEST_GAP else None

    def gender(self, entity_id: str) -> str:
        """``female`` or ``male`` where titles, roles or pronouns of the corpus tell it, else ``unknown``."""
        return self._genders.get(entity_id, "unknown")

    def note_gender(self, entity_id: str, gender: str) -> None:
        """Take down that a pronoun of a gender was read as somebody of whom nothing tells it: later ones must agree."""
        if gender != "unknown" and self.gender(entity_id) == "unknown":
            self._read_as.setdefault(entity_id, gender)

    def agrees(self, entity_id: str, gender: str) -> bool:
        """Whether nothing tells that somebody is of another gender."""
        told = self._genders.get(entity_id) or self._read_as.get(entity_id) or self._by_first_name(entity_id)
        return "unknown" in (gender, told) or told == gender

    def _by_first_name(self, entity_id: str) -> str:
        """What a first name says where nothing else tells: it only keeps a pronoun from somebody it does not fit."""
        if self._first_names is None:
            self._first_names = {m.entity_id: _first_name(m.name) for m in self.mentions if m.is_person_named}
        return load_gazetteer().genders.get(self._first_names.get(entity_id, ""), "unknown")

    def person(
        self, pronoun: str, start: int, *, last_speaker: str = "", exclude: Collection[str] = ()
    ) -> Mentioned | None:
        """The person that a pronoun of the third person at an offset refers to, or None.

        Somebody near, of fitting gender, named as a subject, and best the one who spoke last (``last_speaker``, an
        entity); nobody of ``exclude``, as the other participant of the same event is.
        """
        gender = PRONOUN_GENDER.get(pronoun.lower(), "unknown")
        here = bisect_left(self._starts, start)
        best: Mentioned | None = None
        best_score = _LEAST
        seen: set[str] = set()
        for rank, mention in enumerate(reversed(self.mentions[max(here - _PEOPLE_IN_REACH, 0) : here])):
            if self._most - 0.4 * rank < best_score:
                # Nobody farther off can do better.
                break
            who = mention.entity_id
            if mention.label != "PER" or mention.form == "pronoun" or who in exclude or not self.agrees(who, gender):
                continue
            score = self._salience(mention, start) - 0.4 * rank
            score += 1.5 * (self.gender(who) == gender != "unknown") - 0.5 * (who in seen) + 3.0 * (who == last_speaker)
            seen.add(who)
            if score > best_score:
                best, best_score = mention, score
        return best

    def holder(self, head: str, words: Collection[str], start: int, end: int) -> Mentioned | None:
        """The one person who holds an office in the article: "the judge", "Ardle's ambassador", before or after.

        ``head`` is the word for the office and ``words`` are the other words of the phrase, all in lower case;
        ``start`` and ``end`` are its offsets. None where nobody or more than one may be meant.
        """
        said = {word for word in words if word not in EMPTY_IN_OFFICES and word != head}
        fits: dict[str, tuple[int, Mentioned]] = {}
        for mention, office in self._offices().get(head, ()):
            is_itself = mention.start < end and start < mention.end
            if not is_itself and _may_be_same_office(said, office - {head}) and may_be_rank_of(head, said, office):
                shared = len(said & office)
                if mention.entity_id not in fits or shared > fits[mention.entity_id][0]:
                    fits[mention.entity_id] = shared, mention
        most = max((shared for shared, _ in fits.values()), default=0)
        best = [mention for shared, mention in fits.values() if shared == most]
        return best[0] if len(best) == 1 else None

    def holders(self, head: str) -> list[Mentioned]:
        """The mentions of people named with an office, and no deputy's, by the word for it."""
        return [mention for mention, office in self._offices().get(head, ()) if office.isdisjoint(RANKING)]

    def _offices(self) -> dict[str, list[tuple[Mentioned, frozenset[str]]]]:
        """The people named with an office, by each word of it."""
        if self._by_office is None:
            self._by_office = {}
            for mention in self.mentions:
                if mention.is_person_named and mention.office:
                    office = frozenset(mention.office.casefold().replace("’", "'").replace("'s", "").split())
                    for word in office - EMPTY_IN_OFFICES:
                        self._by_office.setdefault(word, []).append((mention, office - EMPTY_IN_OFFICES))
        return self._by_office

    def organisation(self, head: str, start: int) -> Mentioned | None:
        """The body that "the bank" or "the newspaper" refers to: the only one of its kind named before, or None.

        An organisation is of that kind if the word is in its name or describes it beside the name, or if its name has
        a word typical of newspapers or broadcasters.
        """
        here = bisect_left(self._starts, start)
        bodies = [m for m in self.mentions[:here] if m.label == "ORG"]
        found = {m.entity_id: m for m in bodies if head in m.name.casefold().split()}
        if not found:
            found = {m.entity_id: m for m in bodies if head in self._called(m)}
        if not found and head in _KINDS_BY_NAME:
            found = {m.entity_id: m for m in bodies if not _KINDS_BY_NAME[head].isdisjoint(m.name.casefold().split())}
        return next(iter(found.values())) if len(found) == 1 else None

    def organisation_of(self, head: str, start: int) -> Mentioned | None:
        """The body that "the company" or "the club" refers to where the article is about one, named before; or None.

        It is the only one named so far that may be of that kind, or is named far more often than the next; and no other
        one is named after it.
        """
        if head not in TRADING_BODIES or any(head in m.name.casefold().split() for m in self.mentions):
            return None  # “the bank” of an article that names banks is one of them
        here = bisect_left(self._starts, start)
        bodies = {m.entity_id: m for m in self.mentions[:here] if m.label == "ORG" and _may_trade(m.name)}
        last = next((m for m in reversed(self.mentions[:here]) if m.entity_id in bodies), None)
        if last is None:
            return None
        first, *others = sorted(bodies.values(), key=lambda m: -self.counts[m.entity_id])
        most = self.counts[first.entity_id]
        is_topic = (
            first.entity_id == last.entity_id
            and most >= _NAMED_OFTEN
            and (not others or most >= 2 * self.counts[others[0].entity_id])
        )
        return first if is_topic else None

    def _called(self, mention: Mentioned) -> set[str]:
        """The words that say what an organisation is: "security firm Ode", "Ode, a security firm,"."""
        before = self.text[max(mention.start - _LONGEST_KIND, 0) : mention.start].split(" ")
        called = {before[-2].casefold()} if len(before) > 1 and before[-1] == "" else set()
        behind = _KIND_BEHIND.match(self.text, mention.end)
        return called | set(behind[1].casefold().split()) if behind else called

    def aged(self, age: str, start: int) -> Mentioned | None:
        """Who "the 56-year-old" is: the person whose age the article gives beside the name, else whom it is about."""
        for mention in self.mentions:
            behind = self.text[mention.end : mention.end + len(age) + 4]
            if mention.is_person_named and behind.startswith((f", {age},", f" ({age})", f", {age} ", f", {age}.")):
                return mention
        here = bisect_left(self._starts, start)
        known = {m.entity_id: m for m in self.mentions[:here] if m.is_person_named}
        if not known:
            return None
        first, *others = sorted(known.values(), key=lambda m: -self.counts[m.entity_id])
        # Whom the article is about is named far more often than others.
        return None if others and self.counts[first.entity_id] < 1.5 * self.counts[others[0].entity_id] else first

    def _salience(self, mention: Mentioned, start: int) -> float:
        """How much a mention is in view at an offset after it: near, named often, a subject at the beginning."""
        text = self.text
        breaks = text.count("\n\n", mention.end, start) or text.count("\n", mention.end, start)
        score = 0.5 * log2(1 + self.counts[mention.entity_id]) - 1.2 * breaks
        begin = text[max(mention.start - 2, 0) : mention.start]
        if (not begin.strip() and ("\n" in begin or mention.start < 2)) or begin[:1] in '.!?”"':
            score += 1.5
        before = text[max(mention.start - 12, 0) : mention.start].split()
        if before and before[-1].lower() in _OBJECT_BEHIND:
            score -= 1.0
        if text[mention.end : mention.end + 2] in ("’s", "'s"):
            score -= 0.7
        return score


def _first_name(name: str) -> str:
    """The first word of a name; of a name of one word only where no list has it for a surname."""
    first, _, rest = name.partition(" ")
    return first if rest or not load_gazetteer().is_surname(first) else ""
