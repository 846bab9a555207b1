"""From the words that name a source to one person or organisation.

A source takes the entity of the mention that is at its head; pronouns and roles go through
:class:`~corpus_tools.entities.references.References`. What cannot be told stays unresolved and says so.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final, NamedTuple

from corpus_tools.english.name_words import (
    ANYBODY,
    DOCUMENT_NOUNS,
    ORGANISATION_NOUNS,
    PERSON_NOUNS,
    PRONOUN_GENDER,
    RANKS,
    ROLES,
    SHORT_OFFICES,
)
from corpus_tools.entities.naming import is_post_nominal
from corpus_tools.entities.references import FIRST_PERSON, Mentioned, References
from corpus_tools.entities.roles import RANKING
from corpus_tools.quotes import tags
from corpus_tools.quotes.article import Article
from corpus_tools.quotes.candidates import Candidate, extend, is_passive
from corpus_tools.quotes.tags import tag_pattern, tag_set
from corpus_tools.quotes.words import Words
from corpus_tools.schema import JOINT


class Speaker(NamedTuple):
    """Who a source is: ``entity_id`` and ``name`` are empty where that is not known.

    ``start`` and ``end`` are the offsets of the name that the source is part of, or -1. ``is_inferred`` where only the
    run of the text tells: it costs confidence.
    """

    entity_id: str
    name: str
    source_type: str
    start: int = -1
    end: int = -1
    is_inferred: bool = False


NOBODY: Final = Speaker("", "", "unresolved")
_NAMED_BEHIND: Final = tag_pattern(
    r"<comma><article>?(?P<name><name>{1,5})(?=<comma|stop|semicolon|colon|break|quotation|close_bracket>|\Z"
    "|<of><article>?<nounlike|conjunction>{1,9}<comma>)"
)
_OFFICE_AND_NAME: Final = tag_pattern(
    r"(?:<any_preposition><any_determiner>?<nounlike>{1,6}(?:<conjunction|other_sign><nounlike>{1,6})?){0,2}"
    r"(?:<other_sign|conjunction><nounlike>{1,3})?(?:<open_bracket><nounlike>{1,4}<close_bracket>)?"
    r"<comma>(?P<name><name>{1,6})(?=<comma|cue|auxiliary|open_bracket>)"
)
_OFFICE_BESIDE_NAME: Final = tag_pattern("(?:<any_preposition><any_determiner>?<nounlike>{1,6}){1,2}")
_PREPOSITIONS: Final = tuple(tag_set("any_preposition"))
_OFFICE_FOR: Final = frozenset(["justice", "police"])
_BEFORE_TITLES: Final = frozenset(["former", "then", "late", "acting", "prime", "deputy", "vice", "outgoing", "new"])
_BODY_NAMES: Final = tag_set("name|body")
_SUBJECTS_IN_REACH: Final = 120  # candidates; most paragraphs hold fewer
_ANYBODY: Final = tag_set("determiner|that|number|object_pronoun")
_SHARES: Final = frozenset(["percent", "cent", "majority", "half", "third", "quarter"])
_AGE: Final = re.compile(r"(\d{1,3})-year-old")
_BEFORE_NAME: Final = tag_set("name|person|body|word")
_DETERMINERS: Final = tag_set("any_determiner")
_ASKED: Final = frozenset(["asked", "asks", "questioned", "pressed"])
_FINITE: Final = tag_pattern("<finite>")
_EMBEDDING: Final = tag_set("subordinator|temporal")
_MOST_QUOTED: Final = 6  # paragraphs
_DEEPEST: Final = 12  # pronouns in a row
_LONGEST_SETTING: Final = 8  # words
_LONGEST_OPENING: Final = 12  # words
_BESIDE: Final = frozenset(["while", "although", "though", "when", "after", "before", "as", "whenever"])
_GERUNDS: Final = tag_set("cue_gerund|participle")
_CLEFT: Final = (["it", "was"], ["it", "is"], ["one", "was"], ["one", "is"], ["another", "was"], ["another", "is"])
_BEFORE_CLEFT: Final = ("", tags.COMMA, tags.STOP, tags.BREAK, tags.CONJUNCTION)
_SETTING: Final = tag_set("preposition|temporal|adverb")
_PLURAL_OR_NONE: Final = frozenset(["they", "we", "it", "them", "us", "you"])


def _person(mention: Mentioned) -> Speaker:
    return Speaker(mention.entity_id, mention.name, "person")


class Speakers:
    """The people and organisations of one article, and who a source in it is."""

    def __init__(self, article: Article, references: References) -> None:
        self._article = article
        self._references = references
        self._settled: dict[Candidate, Speaker] = {}
        self._spoken_of: frozenset[str] = frozenset()  # whom the quotation of the pronoun names
        self._depth = 0  # pronouns that wait for the one before them
        self._before = 0  # the word before which whom the pronoun stands for is looked for
        self._introduced: dict[str, list[tuple[frozenset[str], Mentioned]]] | None = None  # by the word for the office

    def resolve(
        self,
        candidate: Candidate,
        last_speaker: Speaker | None = None,
        last_source: Candidate | None = None,
        own_words: int = -1,
        said: tuple[int, int] = (0, 0),
    ) -> Speaker:
        """Who a candidate refers to; ``last_speaker`` and ``last_source`` are those of the quotation before.

        ``own_words`` is where what a pronoun reports begins (a word), ``said`` the offsets of its quotation: nobody
        in them is the one who says it.
        """
        if candidate.form in ("pronoun", "possessive"):
            self._spoken_of = self._references.spoken_of(*said)
            self._before = own_words if 0 <= own_words < candidate.first else candidate.first
            return self._pronoun(candidate, last_speaker, last_source)
        # Of all others the quotation before tells nothing, and some are asked for several times.
        speaker = self._settled.get(candidate)
        if speaker is None:
            speaker = self._settled[candidate] = self._settle(candidate)
        return speaker

    def _settle(self, candidate: Candidate) -> Speaker:
        if candidate.form == "relative":
            return self._antecedent(candidate)
        named = self._holder_behind(candidate) if candidate.form == "name" else None
        if named is not None:
            start = self._article.words.starts[candidate.first]
            return Speaker(named.entity_id, named.name, "person", start, named.end)
        together = self._together(candidate) if candidate.joint else None
        return together if together is not None else self._noun_phrase(candidate)

    def _together(self, candidate: Candidate) -> Speaker | None:
        """Those who speak with one voice, “Ada Ode and Bo Lund said”; None where they are one: “Ode and Sons”."""
        words = self._article.words
        heads = sorted({*candidate.joint, candidate.head})
        mentions = [self._references.at(words.starts[head], words.ends[head]) for head in heads]
        if any(m is None for m in mentions):
            return None
        # “Army chief Ada Ode”: the army does not speak
        led = [h for h in heads if words.tags[h + 1 : h + 2] == tags.PERSON and words.tags[h + 2 : h + 3] == tags.NAME]
        if self._is_described_by_all(candidate, heads, mentions):
            return None
        known = {m.entity_id: m for h, m in zip(heads, mentions, strict=True) if m is not None and h not in led}
        if len(known) < len(heads) - len(led) or len(known) < 2:
            return None
        *others, last = [m.name for m in known.values()]
        kind = "person" if any(m.label == "PER" for m in known.values()) else "organisation"
        return Speaker(JOINT.join(known), f"{', '.join(others)} and {last}", kind)

    def _is_described_by_all(self, candidate: Candidate, heads: list[int], mentions: list[Mentioned | None]) -> bool:
        """Whether all names before the last describe it: “Former Arro and West Pier manager Bo Lund”."""
        *others, last = mentions
        is_one = (
            last is not None and last.is_person_named and all(m is not None and not m.is_person_named for m in others)
        )
        between = self._article.words.tags[heads[-2] : heads[-1]]
        return is_one and (tags.PERSON in between or tags.PERSONS in between)

    def _mention_at_head(self, candidate: Candidate) -> Mentioned | None:
        words, head = self._article.words, self._head(candidate)
        return self._references.at(words.starts[head], words.ends[head])

    def _head(self, candidate: Candidate) -> int:
        """The word that a source is about; letters after a name are none: “Ada Ode KC”."""
        words, head = self._article.words, candidate.head
        while (
            head > candidate.first
            and words.tags[head - 1] == tags.NAME
            and is_post_nominal(self._article.text[words.starts[head] : words.ends[head]])
        ):
            head -= 1
        return head

    def _noun_phrase(self, candidate: Candidate) -> Speaker:
        """Who a name or a noun phrase refers to."""
        words = self._article.words
        named = self._named_with(candidate)
        if named is not None:
            return Speaker(named.entity_id, named.name, "person", words.starts[candidate.first], named.end)
        mention = self._mention_at_head(candidate)
        placed = self._placed(candidate, mention)
        if placed is not None:
            end = max(placed.end, mention.end) if mention is not None else placed.end
            return Speaker(placed.entity_id, placed.name, "person", placed.start, end)
        if self._is_office_in_body(candidate, mention) or self._is_office_elsewhere(candidate, mention):
            mention = None
        inferred = self._by_paragraph_before(candidate, mention)
        if inferred is not None:
            return _person(inferred)._replace(is_inferred=True)
        if mention is not None and (candidate.form == "name" or mention.end >= words.ends[candidate.head]):
            return self._mentioned(candidate, mention)
        if candidate.form == "name" and not self._is_bare_title(candidate):
            return self._aged(candidate) or self._unlisted(candidate)
        return self._described(candidate) or Speaker("", "", _type_of(words, candidate))

    def _placed(self, candidate: Candidate, mention: Mentioned | None) -> Mentioned | None:
        """The person of whom a phrase says where she works: “Ada Ode of Ardle University’s Department of Ships”."""
        words = self._article.words
        is_short = candidate.form != "name" or mention is None or mention.label == "PER"
        of = -1 if is_short else words.tags.find(tags.NAME + tags.OF, candidate.first, candidate.last)
        if of < 0:
            return None
        named = self._references.at(words.starts[of], words.ends[of])
        return named if named is not None and named.is_person_named and named.end <= words.starts[of + 1] else None

    def _named_with(self, candidate: Candidate) -> Mentioned | None:
        """The person named right behind an office, or at its end."""
        named = self._apposition(candidate)
        is_office = candidate.form == "nominal" and self._article.words.lows[candidate.head] in PERSON_NOUNS
        return self._name_at_end(candidate) if named is None and is_office else named

    def _by_paragraph_before(self, candidate: Candidate, mention: Mentioned | None) -> Mentioned | None:
        """The person whom an office stands for because what comes before it is about her."""
        if self._is_office_of_place(candidate) and self._is_told_later(candidate, mention):
            return self._subject_without_office(candidate)
        if mention is not None and mention.is_person_named:
            return None
        varied = self._variation(candidate, mention)
        # “The government spokesman”: a person whom the article describes so takes precedence
        return varied if varied is not None and self._described(candidate) is None else None

    def _is_told_later(self, candidate: Candidate, mention: Mentioned | None) -> bool:
        """Whether the only one with an office is named with it later, and not with the place of the phrase."""
        known = _person(mention) if mention is not None and mention.label == "PER" else self._described(candidate)
        return known is not None and not self._has_office_before(candidate, known.entity_id)

    def _described(self, candidate: Candidate) -> Speaker | None:
        """Who “the judge”, “Ardle’s ambassador”, “the 56-year-old” or “the bank” is, as far as the article tells."""
        words, people = self._article.words, self._references
        low, start = words.lows[candidate.head], words.starts[candidate.first]
        first = candidate.first
        if (
            words.lows[first] != "the"
            and words.tags[first] != tags.POSSESSIVE
            and tags.POSSESSIVE_S not in words.tags[first : candidate.head]
        ):
            return None
        age = _AGE.fullmatch(low)
        if age is not None:
            person = people.aged(age[1], start)
            return _person(person)._replace(is_inferred=True) if person is not None else None
        if low in PERSON_NOUNS or low in RANKS:
            introduced = self._introduced_as(low, words.lows[first : extend(words, candidate)])
            if introduced is not None:
                return _person(introduced)._replace(is_inferred=True)
            last = extend(words, candidate)
            person = people.holder(low, words.lows[first:last], start, words.ends[last - 1])
            return _person(person)._replace(is_inferred=True) if person is not None else None
        body = people.organisation(low, start) if words.tags[candidate.head] == tags.BODY else None
        if body is None and self._is_plain(candidate):
            body = people.organisation_of(low, start)
        return Speaker(body.entity_id, body.name, "organisation", is_inferred=True) if body is not None else None

    def _is_plain(self, candidate: Candidate) -> bool:
        """Whether nothing but names tells which body is meant: “the company”, “the Premier League club”."""
        inner = self._article.words.tags[candidate.first + 1 : candidate.head]
        return self._article.words.lows[candidate.first] == "the" and not inner.strip(tags.NAME)

    def _is_bare_title(self, candidate: Candidate) -> bool:
        """Whether a phrase is an office with a capital and no name: “the shamed Commissioner”, “a QC”."""
        words = self._article.words
        low = words.lows[candidate.head]
        of = words.tags.find(tags.OF, candidate.head, candidate.last)
        names = words.tags[candidate.first : of if of > 0 else candidate.last].count(tags.NAME)
        if names != 1:
            return False
        if words.lows[candidate.first] in ("a", "an"):
            head = candidate.head
            return is_post_nominal(self._article.text[words.starts[head] : words.ends[head]])  # “a QC”
        return words.lows[candidate.first] == "the" and (low in PERSON_NOUNS or low in RANKS or low in ROLES)

    def _aged(self, candidate: Candidate) -> Speaker | None:
        """Who “the 16-year-old Vellander” is; nobody who has a name where the article does not tell."""
        words = self._article.words
        ages = [age for low in words.lows[candidate.first : candidate.head] if (age := _AGE.fullmatch(low))]
        if not ages:
            return None
        person = self._references.aged(ages[0][1], words.starts[candidate.first])
        return _person(person)._replace(is_inferred=True) if person is not None else NOBODY

    def _mentioned(self, candidate: Candidate, mention: Mentioned) -> Speaker:
        kind = "person" if mention.label == "PER" else "organisation"
        overlaps = mention.start >= self._article.words.starts[candidate.first] - 40
        at = (mention.start, mention.end) if overlaps and candidate.form == "name" else (-1, -1)
        return Speaker(mention.entity_id, mention.name, kind, *at)

    def _unlisted(self, candidate: Candidate) -> Speaker:
        """A name that the table of mentions does not have."""
        words, head = self._article.words, self._head(candidate)
        first = head
        while first > candidate.first and words.tags[first - 1] == tags.NAME:
            first -= 1
        return Speaker("", self._article.text[words.starts[first] : words.ends[head]], "unresolved")

    def _introduced_as(self, head: str, phrase: list[str]) -> Mentioned | None:
        """The one person whom the article introduces with the same words: “Ardle’s ambassador, Cyl Dorn,”."""
        if self._introduced is None:
            self._introduced = {}
            for candidate in self._article.candidates:
                if candidate.form == "nominal" and self._article.words.lows[candidate.head] in PERSON_NOUNS:
                    named = self._named_beside(candidate)
                    if named is not None:
                        end = extend(self._article.words, candidate)
                        key = self._article.words.lows[candidate.head]
                        content = frozenset(self._article.words.lows[candidate.first : end])
                        self._introduced.setdefault(key, []).append((content, named))
        said = _content(phrase)
        introduced = [(named, words) for words, named in self._introduced.get(head, ()) if said <= words | {head}]
        if len(said) > 1:
            fits = {named.entity_id: named for named, _ in introduced}
        else:
            # “the ambassador” alone may be anybody whom the article gives that office, but for a deputy.
            fits = {named.entity_id: named for named, words in introduced if words.isdisjoint(RANKING)}
            fits |= {m.entity_id: m for m in self._references.holders(head)}
        return next(iter(fits.values())) if len(fits) == 1 else None

    def _named_beside(self, candidate: Candidate) -> Mentioned | None:
        """Who is named right before or after a description, with a comma or without: “Cyl Dorn, the ambassador”."""
        words = self._article.words
        behind = self._apposition(candidate)
        if behind is not None:
            return behind
        before = words.tags[max(candidate.first - 2, 0) : candidate.first]
        if before == tags.NAME + tags.COMMA and not self._is_in_setting(candidate.first - 2):
            at = candidate.first - 2
            mention = self._references.at(words.starts[at], words.ends[at])
            return mention if mention is not None and mention.is_person_named else None
        return self._name_at_end(candidate)

    def _is_in_setting(self, at: int) -> bool:
        """Whether a name is in the words before a clause: “In an interview with Ada Ode, the richest man said”."""
        shape = self._article.words.tags
        begin = self._sentence_start(at)
        return shape[begin] in _SETTING and _FINITE.search(shape, begin, at) is None

    def _sentence_start(self, at: int) -> int:
        shape = self._article.words.tags
        return max(shape.rfind(edge, 0, at) for edge in (tags.STOP, tags.BREAK)) + 1

    def _name_at_end(self, candidate: Candidate) -> Mentioned | None:
        """Who is named at the end of a description: “Borland director of the Ardle Fund Cyl Dorn”."""
        words = self._article.words
        last = extend(words, candidate)
        while words.tags[last : last + 1] == tags.NAME:
            last += 1
        mention = self._references.at(words.starts[last - 1], words.ends[last - 1])
        if mention is None or not mention.is_person_named or mention.start <= words.ends[candidate.head]:
            return None
        first = bisect_left(words.starts, mention.start)
        is_its_own = words.tags[first - 1] in _BEFORE_NAME and mention.end >= words.ends[last - 1]
        return mention if is_its_own and not self._is_governed(first) else None

    def _is_governed(self, first: int) -> bool:
        """Whether only a title parts the name at word ``first`` from a preposition: “an aide to Senator Ada Ode”.

        “Minister for Justice Ada Ode” has no title there, but what the office is for.
        """
        words, at = self._article.words, first
        if words.lows[at - 1] in _OFFICE_FOR:
            return False
        while at and (words.tags[at - 1] == tags.PERSON or self._is_office(words.lows[at - 1 : at])):
            at -= 1
        if at == first:
            return False
        while at and (words.tags[at - 1] in _DETERMINERS or words.lows[at - 1] in _BEFORE_TITLES):
            at -= 1
        return words.tags[at - 1 : at] in _PREPOSITIONS

    def _apposition(self, candidate: Candidate) -> Mentioned | None:
        """The person named after an office: “the mayor of Ardle, Ada Ode,”."""
        words = self._article.words
        if words.lows[candidate.head] not in PERSON_NOUNS:
            return None
        found = _NAMED_BEHIND.match(words.tags, extend(words, candidate))
        if found is None:
            return None
        mention = self._references.at(words.starts[found.start("name")], words.ends[found.end("name") - 1])
        return mention if mention is not None and mention.label == "PER" and mention.form != "role" else None

    def _holder_behind(self, candidate: Candidate) -> Mentioned | None:
        """The person after a capitalised office: “Exland's President of Trade & Works, Ada Ode,”."""
        words = self._article.words
        found = _OFFICE_AND_NAME.match(words.tags, candidate.last)
        if found is None:
            return self._holder_beside(candidate)
        if not self._is_office(words.lows[candidate.first : found.start("name") - 1]):
            return None
        at_head = self._mention_at_head(candidate)
        if at_head is not None and at_head.is_person_named:
            return None
        mention = self._references.at(words.starts[found.end("name") - 1], words.ends[found.end("name") - 1])
        return mention if mention is not None and mention.is_person_named else None

    def _holder_beside(self, candidate: Candidate) -> Mentioned | None:
        """The person named at once behind an office and its body: “Leader of the Opposition Ada Ode said”."""
        words = self._article.words
        found = _OFFICE_BESIDE_NAME.match(words.tags, candidate.last) if candidate.cue >= candidate.last else None
        if (
            found is None
            or found.end() != candidate.cue
            or not self._is_office(words.lows[candidate.first : candidate.last])
        ):
            return None
        mention = self._references.at(words.starts[candidate.cue - 1], words.ends[candidate.cue - 1])
        if mention is None or not mention.is_person_named or mention.start < words.ends[candidate.last - 1]:
            return None
        first = bisect_left(words.starts, mention.start)
        return mention if words.tags[first - 1] in _BODY_NAMES else None

    def _is_office_in_body(self, candidate: Candidate, mention: Mentioned | None) -> bool:
        """Whether a phrase is about who holds an office, and ends with the body's name: “the head of Ardle's Board”."""
        words = self._article.words
        if mention is None or mention.label == "PER" or mention.start <= words.starts[candidate.first]:
            return False
        first = candidate.first + (words.tags[candidate.first] in _DETERMINERS)
        of = words.tags.find(tags.OF, first, candidate.head)
        return of > first and self._is_office([words.lows[of - 1].rpartition("-")[2]])

    def _is_office_elsewhere(self, candidate: Candidate, mention: Mentioned | None) -> bool:
        """Whether “the president of Exland” was taken for one of several presidents, none of them of Exland."""
        words, people = self._article.words, self._references
        last = extend(words, candidate)
        if mention is None or mention.label != "PER" or mention.is_person_named or candidate.form != "nominal":
            return False
        of = words.tags.find(tags.OF + tags.NAME, candidate.head, last)
        holders = people.holders(words.lows[candidate.head]) if of > 0 else []
        if len({m.entity_id for m in holders}) < 2:
            return False
        place = words.lows[of + 1]
        return not any(place in m.office.casefold() for m in holders)

    def _is_office(self, lows: list[str]) -> bool:
        return any(low in PERSON_NOUNS or low in ROLES or low in RANKS or low in SHORT_OFFICES for low in lows)

    def _variation(self, candidate: Candidate, mention: Mentioned | None) -> Mentioned | None:
        """Who “The Home Secretary” is at the head of a paragraph, where the paragraph before is about one person.

        News varies its subjects: a name, then the office. It counts only where nobody in the article is named with
        that office and the person of the paragraph before is named with none.
        """
        if not self._is_bare_office(candidate):
            return None
        people = self._references
        if mention is not None and any(
            m.is_person_named and (m.entity_id, m.name) == (mention.entity_id, mention.name) for m in people.mentions
        ):
            return None
        person = self._first_subject(self._article.paragraph(candidate.first) - 1)
        if person is None or not person.is_person_named or person.entity_id in people.officers:
            return None
        return person

    def _is_office_of_place(self, candidate: Candidate) -> bool:
        """Whether a sentence begins with “The Exland president”."""
        words, first = self._article.words, candidate.first
        is_office = words.tags[candidate.head] == tags.PERSON and words.lows[candidate.head] in ROLES
        is_qualified = candidate.head == first + 2 and words.tags[first + 1] == tags.NAME
        return (
            candidate.opens
            and candidate.form == "nominal"
            and words.lows[first] == "the"
            and is_qualified
            and is_office
        )

    def _has_office_before(self, candidate: Candidate, entity_id: str) -> bool:
        """Whether a person is named with the office of a phrase before it, or with its place: “Exland's president”."""
        words = self._article.words
        head, place = words.lows[candidate.head], words.lows[candidate.first + 1]
        named = [m for m in self._references.mentions if m.entity_id == entity_id and m.is_person_named]
        offices = [(m.start, m.office.casefold()) for m in named if m.office]
        start = words.starts[candidate.first]
        return any(place in office or (at < start and head in office) for at, office in offices)

    def _subject_without_office(self, candidate: Candidate) -> Mentioned | None:
        """The person with whom the paragraph or the one before begins, if the article names no office of hers."""
        article = self._article
        number = article.paragraph(candidate.first)
        if article.paragraph_start(number) == candidate.first:
            number -= 1
        person = self._first_subject(number)
        is_plain = person is not None and person.is_person_named and person.entity_id not in self._references.officers
        return person if is_plain else None

    def _is_bare_office(self, candidate: Candidate) -> bool:
        """Whether a paragraph begins with “The mayor”."""
        words = self._article.words
        at_head = candidate.first == 0 or words.tags[candidate.first - 1] == tags.BREAK
        is_office = words.lows[candidate.head] in PERSON_NOUNS and words.lows[candidate.first] == "the"
        return is_office and candidate.opens and at_head

    def _first_subject(self, paragraph: int) -> Mentioned | None:
        """The mention that a paragraph begins with, where that is a name."""
        article = self._article
        if paragraph < 0:
            return None
        first = article.paragraph_start(paragraph)
        index = bisect_left(article.firsts, first)
        if index >= len(article.candidates) or article.candidates[index].first != first:
            return None
        subject = article.candidates[index]
        return self._mention_at_head(subject) if subject.form == "name" else None

    def _pronoun(self, candidate: Candidate, last: Speaker | None, source: Candidate | None) -> Speaker:
        words, people = self._article.words, self._references
        low, start = words.lows[candidate.head], words.starts[candidate.head]
        found = people.at(start, start + len(low))
        if found is not None and found.label == "PER":
            return _person(found)
        listed = people.pronoun_at(start)
        if listed is not None:
            return _person(listed)
        if low in ("it", "its"):
            return self._organisation_in_view(candidate, last, source)
        if low in _PLURAL_OR_NONE or low in FIRST_PERSON:
            return NOBODY
        speaker = self._third_person(candidate, low, last, source)
        if speaker.source_type == "person":
            # Within an article, who was “she” once is not “he” later.
            self._references.note_gender(speaker.entity_id, PRONOUN_GENDER.get(low, "unknown"))
        return speaker

    def _third_person(self, candidate: Candidate, low: str, last: Speaker | None, source: Candidate | None) -> Speaker:
        """Who “she” and “he” are: who goes on speaking, the last subject, or who is most in view."""
        words, people = self._article.words, self._references
        start = words.starts[candidate.head]
        gender = PRONOUN_GENDER.get(low, "unknown")
        if last is not None and source is not None and self._goes_on(candidate, gender, last, source):
            return last._replace(start=-1, end=-1)
        asked = self._asked_before(candidate, gender)
        if asked is not None:
            return _person(asked)
        subject = self._subject_before(candidate, gender)
        if subject is not None:
            return subject
        if self._before < candidate.first:
            start = words.starts[self._before]
        last_id = last.entity_id if last is not None else ""
        person = people.person(low, start, last_speaker=last_id, exclude=self._spoken_of - {last_id})
        return _person(person) if person is not None else NOBODY

    def _organisation_in_view(self, candidate: Candidate, last: Speaker | None, source: Candidate | None) -> Speaker:
        """What “it” is: the organisation that was the last subject or spoke last, here or in the paragraph before."""
        article = self._article
        number = article.paragraph(candidate.first)
        begin = article.paragraph_start(max(number - 1, 0))
        index = bisect_left(article.firsts, candidate.first) - 1
        stop = max(index - _SUBJECTS_IN_REACH, -1)
        while index > stop and article.candidates[index].first >= begin:
            other = article.candidates[index]
            index -= 1
            if self._ends_sentence_before(other, candidate):
                return self._body(other)
            if other.opens and other.role in ("subject", "actor") and other.form in ("name", "nominal"):
                speaker = self.resolve(other)
                if speaker.source_type == "organisation" and speaker.entity_id:
                    return speaker._replace(start=-1, end=-1, is_inferred=True)
                return NOBODY
        near = source is not None and number - article.paragraph(source.first) <= 1
        if last is not None and last.source_type == "organisation" and near:
            return last._replace(start=-1, end=-1, is_inferred=True)
        return NOBODY

    def _ends_sentence_before(self, other: Candidate, pronoun: Candidate) -> bool:
        """Whether the sentence before a pronoun at the head of its own ends with a report: “…, the report said. It”."""
        words = self._article.words
        last = max(other.last, other.cue + 1)
        is_end = pronoun.opens and words.tags[last : pronoun.first] == tags.STOP
        return is_end and other.role in ("subject", "inverted") and other.cue >= 0 and other.form != "pronoun"

    def _body(self, source: Candidate) -> Speaker:
        """The organisation or document that a source is; nobody where it is a person."""
        speaker = self.resolve(source)
        if speaker.source_type in ("organisation", "document"):
            return speaker._replace(start=-1, end=-1, is_inferred=True)
        return NOBODY

    def _asked_before(self, candidate: Candidate, gender: str) -> Mentioned | None:
        """Who is asked something in the sentence before: “A man asked Ode why. “I do not know,” she said.”"""
        words = self._article.words
        if candidate.first == 0 or words.tags[candidate.first - 1] != tags.QUOTATION:
            return None
        end = self._sentence_start(candidate.first) - 1
        asked = self._asked_in(self._sentence_start(end), end) if end > 0 and words.tags[end] == tags.STOP else None
        return asked if asked is not None and self._references.agrees(asked.entity_id, gender) else None

    def _asked_in(self, begin: int, end: int) -> Mentioned | None:
        """The person named right behind “asked” in a sentence from word ``begin`` to ``end``; not behind “he asked”."""
        words = self._article.words
        for at in range(begin + 1, min(end, begin + _LONGEST_SETTING)):
            is_asked = words.lows[at] in _ASKED and words.tags[at - 1] != tags.PRONOUN and not is_passive(words, at)
            if is_asked and words.tags[at + 1] == tags.NAME:
                last = at + 1
                while words.tags[last + 1 : last + 2] == tags.NAME:
                    last += 1
                mention = self._references.at(words.starts[last], words.ends[last])
                return mention if mention is not None and mention.is_person_named else None
        return None

    def _subject_before(self, candidate: Candidate, gender: str) -> Speaker | None:
        """The last subject that opens a sentence of the paragraph: “A retired sergeant came. “I am glad,” he said”.

        A person without a name is one too: “he” is then unnamed, not the last person who has a name. A pronoun in the
        first sentence of its paragraph takes the last such subject of the paragraph before.
        """
        article = self._article
        index = bisect_left(article.firsts, self._before) - 1
        number = article.paragraph(candidate.first)
        own = begin = article.paragraph_start(number)
        if number and tags.STOP not in article.words.tags[begin : candidate.first]:
            back = number - 1
            while (
                back > max(number - _MOST_QUOTED, 0)
                and article.words.tags[article.paragraph_start(back) : begin - 1] == tags.QUOTATION
            ):
                begin, back = article.paragraph_start(back), back - 1  # a paragraph that is all quotation
            begin = article.paragraph_start(back)
        stop = max(index - _SUBJECTS_IN_REACH, -1)
        while index > stop and article.candidates[index].first >= begin:
            other = article.candidates[index]
            index -= 1
            if other.form == "pronoun" and other.role == "subject" and other.opens:
                goes_on = self._earlier(other, gender)
                if goes_on is not None and goes_on.entity_id not in self._spoken_of:
                    return goes_on
                continue
            if not self._may_be_resumed(other, own):
                continue
            speaker = self.resolve(other)
            if speaker.source_type == "unnamed":
                return speaker
            if speaker.entity_id in self._spoken_of:
                continue  # ““Ode is ill,” he said”: somebody else
            if speaker.source_type == "person" and self._references.agrees(speaker.entity_id, gender):
                return speaker._replace(start=-1, end=-1)
        return None

    def _earlier(self, pronoun: Candidate, gender: str) -> Speaker | None:
        """Who a pronoun farther up is that opens its sentence and speaks: “He said it was late. “I left,” he said.”"""
        low = self._article.words.lows[pronoun.head]
        if PRONOUN_GENDER.get(low, "unknown") != gender or gender == "unknown" or self._depth >= _DEEPEST:
            return None
        if pronoun not in self._settled:
            before, spoken_of = self._before, self._spoken_of
            self._depth += 1
            self._before, self._spoken_of = pronoun.first, frozenset()
            self._settled[pronoun] = self._pronoun(pronoun, None, None)
            self._depth -= 1
            self._before, self._spoken_of = before, spoken_of
        speaker = self._settled[pronoun]
        return speaker if speaker.source_type == "person" else None

    def _may_be_resumed(self, other: Candidate, own: int) -> bool:
        """Whether a pronoun may take up a subject; ``own`` is the first word of the pronoun's paragraph."""
        words = self._article.words
        if other.form == "name" and words.lows[max(other.first - 2, 0) : other.first] in _CLEFT:
            return words.tags[other.first - 3 : other.first - 2] in _BEFORE_CLEFT  # “It was Ode who spoke first. She”
        if other.role not in ("subject", "actor"):
            return False
        if not (other.opens or self._is_behind_setting(other) or self._is_in_side_clause(other)):
            return False
        if other.form == "nominal":
            if words.lows[other.first] in ("one", "another") and words.tags[other.head] == tags.PERSONS:
                return words.tags[other.first + 1] == tags.OF  # “one of the victims”
            # “the senator” of the paragraph before has a name farther up; “the woman” has none
            low = words.lows[other.head]
            is_known = other.first < own and words.lows[other.first] == "the" and low not in ANYBODY
            return words.tags[other.head] == tags.PERSON and not is_known
        return other.form == "name"

    def _is_in_side_clause(self, other: Candidate) -> bool:
        """Whether a name is the subject of a side clause that opens the pronoun's sentence: “While Ode left, she”."""
        words = self._article.words
        if other.form != "name" or not other.first or words.lows[other.first - 1] not in _BESIDE:
            return False
        is_first = other.first == 1 or words.tags[other.first - 2] in (tags.STOP, tags.BREAK)
        return is_first and tags.STOP not in words.tags[other.last : self._before]

    def _is_behind_setting(self, other: Candidate) -> bool:
        """Whether only “At the hearing,” or “Asked if it was safe,” comes before the subject of a sentence."""
        words = self._article.words
        if words.tags[other.first - 1 : other.first] != tags.COMMA:
            return False
        begin = self._sentence_start(other.first)
        is_setting = words.tags[begin] in _SETTING or words.lows[begin] in _ASKED
        longest = _LONGEST_OPENING if words.tags[begin] in _GERUNDS else _LONGEST_SETTING if is_setting else 0
        return other.first - begin <= longest

    def _goes_on(self, candidate: Candidate, gender: str, last: Speaker, source: Candidate) -> bool:
        """Whether “She added” goes on with the last speaker: she opens a sentence, and nobody else did since then."""
        near = self._article.paragraph(candidate.first) - self._article.paragraph(source.first) <= 1
        if not candidate.opens or not near or last.source_type != "person" or source.first >= candidate.first:
            return False
        if source.first and self._article.words.tags[source.first - 1] in _EMBEDDING and not source.opens:
            return False  # “Ode left after the mayor said …”: Ode goes on
        if not self._references.agrees(last.entity_id, gender):
            return False
        firsts, candidates = self._article.firsts, self._article.candidates
        between = candidates[bisect_left(firsts, source.last) : bisect_left(firsts, candidate.first)]
        return not any(self._is_another(other, last) for other in between if other.opens)

    def _is_another(self, other: Candidate, last: Speaker) -> bool:
        if other.form == "nominal":
            # “One of the victims wept. She said”: nobody who has a name
            return self._may_be_resumed(other, 0) and self.resolve(other).source_type == "unnamed"
        if other.form != "name":
            return False
        mention = self._mention_at_head(other)
        return mention is not None and mention.label == "PER" and mention.entity_id != last.entity_id

    def _antecedent(self, candidate: Candidate) -> Speaker:
        """Who “who” refers to: the mention that ends right before it."""
        mention = self._references.right_before(self._article.words.starts[candidate.head])
        if mention is None:
            return self._described_before(candidate)
        kind = "person" if mention.label == "PER" else "organisation"
        return Speaker(mention.entity_id, mention.name, kind, mention.start, mention.end)

    def _described_before(self, candidate: Candidate) -> Speaker:
        """Who “who” refers to where a description without a name ends right before it: “a woman who said …”."""
        article = self._article
        index = bisect_left(article.firsts, candidate.first) - 1
        other = article.candidates[index] if index >= 0 else candidate
        end = extend(article.words, other)
        if other.form != "nominal" or article.words.tags[end : candidate.first] not in ("", tags.COMMA):
            return NOBODY
        speaker = self.resolve(other)
        return speaker._replace(start=article.words.starts[other.first], end=article.words.ends[end - 1])


def _content(phrase: list[str]) -> frozenset[str]:
    """The words of a description without those that tell nothing."""
    return frozenset(phrase) - _EMPTY


_EMPTY: Final = frozenset(["the", "a", "an", "of", "for", "to", "in", "at", "'s", "’s", "its", "their", "our"])


def _type_of(words: Words, candidate: Candidate) -> str:
    """What kind of source a noun phrase is that refers to no entity."""
    low, tag = words.lows[candidate.head], words.tags[candidate.head]
    if tag in (tags.PERSON, tags.PERSONS):
        # "The Velland senator" is somebody the article names elsewhere, or who can be looked up; "the source" is not.
        is_office = (
            tag == tags.PERSON and words.lows[candidate.first] == "the" and low not in ANYBODY and low[-1:] != "s"
        )
        return "unresolved" if is_office else "unnamed"
    singles = {low, low.removesuffix("s"), low.removesuffix("es"), low.removesuffix("ies") + "y"}
    if not singles.isdisjoint(DOCUMENT_NOUNS):
        return "document"
    if not singles.isdisjoint(ORGANISATION_NOUNS):
        return "organisation"
    is_share = not _SHARES.isdisjoint(words.lows[candidate.first : candidate.last])
    return "unnamed" if tag in _ANYBODY or is_share else "unresolved"
