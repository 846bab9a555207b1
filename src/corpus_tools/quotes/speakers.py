"""From the words that name a source to one person or organisation.

With the tables of :mod:`corpus_tools.entities`, a source takes the entity of the mention that stands at its head.
Without them, names are joined within the article: the longest name that shares the surname, a title with a first
name, a pronoun by gender and by who was spoken of last. What cannot be told stays unresolved and says so.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from math import log2
from typing import Final, NamedTuple

from corpus_tools.english.name_words import ANYBODY, DOCUMENT_NOUNS, ORGANISATION_NOUNS, PERSON_NOUNS, PRONOUN_GENDER
from corpus_tools.quotes.article import Article
from corpus_tools.quotes.candidates import Candidate, extend
from corpus_tools.quotes.people import Known, people_in
from corpus_tools.quotes.words import Words


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
_NAMED_BEHIND: Final = re.compile(r",a?(?P<name>N{1,5})(?=[,.;:PQ)]|\Z)")
_INDIRECT: Final = frozenset(["role", "pronoun"])
_PEOPLE_IN_REACH: Final = 12
_SUBJECTS_IN_REACH: Final = 120  # candidates; most paragraphs hold fewer
# Behind these stands no subject.
_OBJECT_BEHIND: Final = frozenset(["of", "to", "with", "for", "against", "by", "from", "on", "about", "and"])
_SHARES: Final = frozenset(["percent", "cent", "majority", "half", "third", "quarter"])
_PLURAL_OR_NONE: Final = frozenset(["they", "we", "it", "them", "us", "you"])


class Speakers:
    """The people and organisations of one article, and who a source in it is."""

    def __init__(self, article: Article, known: Sequence[Known] | None = None) -> None:
        self._article = article
        self._roles: dict[str, str] = {}
        if known is None:
            known, self._roles = people_in(article)
        self._known = sorted(known)
        self._starts = [k.start for k in self._known]
        self._counts: dict[str, int] = {}
        self._officers = set(self._roles.values())
        self._genders: dict[str, str] = {}
        for _, _, entity_id, name, label, gender, form in self._known:
            who = entity_id or name
            if form != "pronoun":
                self._counts[who] = self._counts.get(who, 0) + 1
            if form in ("role", "role+name"):
                self._officers.add(who)
            if label == "PER" and gender in ("female", "male"):
                self._genders.setdefault(who, gender)
        # A little above the most that anything but distance adds to a score in _last_person.
        self._most = 6.01 + 0.5 * log2(1 + max(self._counts.values(), default=0))
        self._settled: dict[Candidate, Speaker] = {}

    def at(self, start: int, end: int) -> Known | None:
        """The mention that covers or touches the span; the longest of several."""
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

    def resolve(
        self, candidate: Candidate, last_speaker: Speaker | None = None, last_source: Candidate | None = None
    ) -> Speaker:
        """Who a candidate stands for; ``last_speaker`` and ``last_source`` are those of the quotation before."""
        if candidate.form in ("pronoun", "possessive") and last_speaker is not None:
            return self._settle(candidate, last_speaker, last_source)
        # Of all others the quotation before tells nothing, and some are asked for several times.
        speaker = self._settled.get(candidate)
        if speaker is None:
            speaker = self._settled[candidate] = self._settle(candidate)
        return speaker

    def _settle(
        self, candidate: Candidate, last_speaker: Speaker | None = None, last_source: Candidate | None = None
    ) -> Speaker:
        words = self._article.words
        start, end = words.starts[candidate.head], words.ends[candidate.head]
        if candidate.form in ("pronoun", "possessive"):
            return self._pronoun(words.lows[candidate.head], start, candidate, last_speaker, last_source)
        if candidate.form == "relative":
            return self._antecedent(start)
        named = self._apposition(candidate)
        if named is not None:
            return Speaker(named.entity_id, named.name, "person", words.starts[candidate.first], named.end)
        mention = self.at(start, end)
        low = words.lows[candidate.head]
        if mention is None or mention.form == "role" or mention.label != "PER":
            if low in self._roles and words.lows[candidate.first] in ("the", low):
                return Speaker("", self._roles[low], "person")
            varied = self._variation(candidate, mention)
            if varied is not None:
                return Speaker(varied.entity_id, varied.name, "person", is_inferred=True)
        if mention is not None and (candidate.form == "name" or mention.end >= end):
            kind = "person" if mention.label == "PER" else "organisation"
            overlaps = mention.start >= words.starts[candidate.first] - 40
            at = (mention.start, mention.end) if overlaps and candidate.form == "name" else (-1, -1)
            return Speaker(mention.entity_id, mention.name, kind, *at)
        if candidate.form == "name":
            first = candidate.head
            while first > candidate.first and words.shape[first - 1] == "N":
                first -= 1
            return Speaker("", self._article.text[words.starts[first] : end], "unresolved")
        return Speaker("", "", _type_of(low, words, candidate))

    def _apposition(self, candidate: Candidate) -> Known | None:
        """The person named behind an office: “the mayor of Ardle, Ada Ode,”."""
        words = self._article.words
        if words.lows[candidate.head] not in PERSON_NOUNS:
            return None
        at = extend(words, candidate)
        found = _NAMED_BEHIND.match(words.shape, at)
        if found is None:
            return None
        mention = self.at(words.starts[found.start("name")], words.ends[found.end("name") - 1])
        if mention is None or mention.label != "PER" or mention.form == "role":
            return None
        return mention

    def _variation(self, candidate: Candidate, mention: Known | None) -> Known | None:
        """Who “The Home Secretary” is at the head of a paragraph, where the paragraph before is about one person.

        News varies its subjects: a name, then the office. It counts only where nobody in the article is named with
        that office and the person of the paragraph before is named with none.
        """
        words = self._article.words
        if (
            words.lows[candidate.head] not in PERSON_NOUNS
            or words.lows[candidate.first] != "the"
            or not candidate.opens
        ):
            return None
        if candidate.first and words.shape[candidate.first - 1] != "P":
            return None
        if mention is not None and any(
            k.label == "PER" and (k.entity_id, k.name) == (mention.entity_id, mention.name) and k.form not in _INDIRECT
            for k in self._known
        ):
            return None
        number = self._article.paragraph(candidate.first)
        if number < 1:
            return None
        first = self._article.paragraph_start(number - 1)
        index = bisect_left(self._article.firsts, first)
        if index >= len(self._article.candidates) or self._article.candidates[index].first != first:
            return None
        subject = self._article.candidates[index]
        person = self.at(words.starts[subject.head], words.ends[subject.head])
        if person is None or subject.form != "name":
            return None
        who = person.entity_id or person.name
        if person.label != "PER" or person.form in ("role", "pronoun") or who in self._officers:
            return None
        return person

    def _pronoun(
        self, low: str, start: int, candidate: Candidate, last: Speaker | None, source: Candidate | None
    ) -> Speaker:
        found = self.at(start, start + len(low))
        if found is not None and found.label == "PER":
            return Speaker(found.entity_id, found.name, "person")
        here = bisect_left(self._starts, start)
        for listed in self._known[here : here + 2]:
            if listed.start == start and listed.form == "pronoun":
                return Speaker(listed.entity_id, listed.name, "person")
        if low in _PLURAL_OR_NONE:
            return NOBODY
        if low in ("i", "my", "me"):
            return NOBODY
        gender = PRONOUN_GENDER.get(low, "unknown")
        if last is not None and source is not None and self._goes_on(candidate, gender, last, source):
            return last._replace(start=-1, end=-1)
        subject = self._subject_before(candidate, gender)
        if subject is not None:
            return subject
        person = self._last_person(start, gender, last)
        if person is None:
            return NOBODY
        return Speaker(person.entity_id, person.name, "person")

    def _subject_before(self, candidate: Candidate, gender: str) -> Speaker | None:
        """The last subject that opens a sentence of the paragraph: “A retired sergeant came. “I am glad,” he said”.

        A person without a name is one too: “he” is then unnamed, not the last person who has a name. A pronoun in the
        first sentence of its paragraph takes the last such subject of the paragraph before.
        """
        article = self._article
        words = article.words
        index = bisect_left(article.firsts, candidate.first) - 1
        number = article.paragraph(candidate.first)
        begin = article.paragraph_start(number)
        own = begin
        if number and "." not in words.shape[begin : candidate.first]:
            begin = article.paragraph_start(number - 1)
        stop = max(index - _SUBJECTS_IN_REACH, -1)
        while index > stop and article.candidates[index].first >= begin:
            other = article.candidates[index]
            index -= 1
            if not other.opens or other.role not in ("subject", "actor") or other.form not in ("name", "nominal"):
                continue
            if other.form == "nominal" and words.shape[other.head] != "r":
                continue
            if other.form == "nominal" and other.first < own and words.lows[other.first] == "the":
                continue  # “the senator” has a name farther up
            speaker = self.resolve(other)
            if speaker.source_type == "unnamed":
                return speaker
            told = self._genders.get(speaker.entity_id or speaker.name, "unknown")
            if speaker.source_type == "person" and ("unknown" in (gender, told) or told == gender):
                return speaker._replace(start=-1, end=-1)
        return None

    def _goes_on(self, candidate: Candidate, gender: str, last: Speaker, source: Candidate) -> bool:
        """Whether “She added” goes on with the last speaker: she opens a sentence, and nobody else did since then."""
        words = self._article.words
        near = self._article.paragraph(candidate.first) - self._article.paragraph(source.first) <= 1
        if not candidate.opens or not near or last.source_type != "person" or source.first >= candidate.first:
            return False
        who = last.entity_id or last.name
        told = self._genders.get(who, "unknown")
        if "unknown" not in (gender, told) and told != gender:
            return False
        index = bisect_left(self._article.firsts, source.last)
        while index < len(self._article.candidates):
            other = self._article.candidates[index]
            if other.first >= candidate.first:
                break
            if other.opens and other.form == "name":
                mention = self.at(words.starts[other.head], words.ends[other.head])
                if mention is not None and mention.label == "PER" and (mention.entity_id or mention.name) != who:
                    return False
            index += 1
        return True

    def _last_person(self, start: int, gender: str, last: Speaker | None) -> Known | None:
        """The person a pronoun stands for: of fitting gender, near, a subject, and best the one who spoke last."""
        text = self._article.text
        here = bisect_left(self._starts, start)
        best: Known | None = None
        best_score = -1e9
        seen: set[str] = set()
        for rank, mention in enumerate(reversed(self._known[max(here - 4 * _PEOPLE_IN_REACH, 0) : here])):
            if self._most - 0.4 * rank < best_score:
                # Nobody farther off can do better.
                break
            who = mention.entity_id or mention.name
            if mention.label != "PER" or mention.form == "pronoun":
                continue
            told = self._genders.get(who, "unknown")
            if "unknown" not in (gender, told) and told != gender:
                continue
            breaks = text.count("\n\n", mention.end, start) or text.count("\n", mention.end, start)
            score = -0.4 * rank - 1.2 * breaks
            if who in seen:
                score -= 0.5
            seen.add(who)
            score += 0.5 * log2(1 + self._counts[who])
            if told == gender != "unknown":
                score += 1.5
            begin = text[max(mention.start - 2, 0) : mention.start]
            if (not begin.strip() and ("\n" in begin or mention.start < 2)) or begin[:1] in '.!?”"':
                score += 1.5
            before = text[max(mention.start - 12, 0) : mention.start].split()
            if before and before[-1].lower() in _OBJECT_BEHIND:
                score -= 1.0
            if text[mention.end : mention.end + 2] in ("’s", "'s"):
                score -= 0.7
            if last is not None and (last.entity_id or last.name) == who:
                score += 3.0
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
        # "The Velland senator" is somebody the article names elsewhere, or who can be looked up; "the source" is not.
        is_office = letter == "r" and words.lows[candidate.first] == "the" and low not in ANYBODY and low[-1:] != "s"
        return "unresolved" if is_office else "unnamed"
    if any(s in DOCUMENT_NOUNS for s in singles):
        return "document"
    if any(s in ORGANISATION_NOUNS for s in singles):
        return "organisation"
    is_share = not _SHARES.isdisjoint(words.lows[candidate.first : candidate.last])
    return "unnamed" if letter in "dt#b" or is_share else "unresolved"
