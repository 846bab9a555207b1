"""Who takes part in an expression, as entities: by name, by pronoun, by "who", by "I" inside quotation marks.

Pronouns of the third person are resolved by :class:`corpus_tools.entities.references.References`; not to who speaks,
inside quotation marks, and not to the other role of the same expression. Where nothing tells the gender, or the
sentence that names the person chosen names a second one who would do as well, nobody is chosen.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Final

from corpus_tools.english import word_classes as en
from corpus_tools.english.name_words import PEOPLE, PRONOUN_GENDER
from corpus_tools.english.tokens import sentence_spans
from corpus_tools.entities.references import FIRST_PERSON, Mentioned, References
from corpus_tools.framing.together import before_list, joined, joint_id, list_end
from corpus_tools.framing.upstream import Quotation
from corpus_tools.schema import JOINT

_REACH: Final = 1200  # characters: about two hundred words; beyond that a writer names a person again
_RELATIVES: Final = frozenset(["who", "whose", "whom"])
_ONE: Final = frozenset(["he", "she", "him", "her", "i", "me"])
_APPOSITION: Final = re.compile(r", (?=[A-Z])")
_BEHIND_HEAD: Final = en.PREPOSITIONS | {"of"}


class People:
    """The people of one article, and who of them is meant by words at an offset."""

    def __init__(self, text: str, mentioned: Iterable[Mentioned], quotations: Sequence[Quotation]) -> None:
        self.text = text
        self.references = References(text, mentioned)
        self.starts = [m.start for m in self.references.mentions]
        self.longest = max((m.end - m.start for m in self.references.mentions), default=0)
        self.spoken = sorted((q for q in quotations if q.is_marked), key=lambda q: (q.start, q.end))
        # The furthest end so far never falls, so the first quotation that reaches beyond an offset is found at once.
        self.furthest = list(accumulate((q.end for q in self.spoken), max))

    @cached_property
    def sentences(self) -> list[int]:
        """Where the sentences begin; few articles have a pronoun that asks for it."""
        return [start for start, _ in sentence_spans(self.text)]

    def office(self, entity_id: str) -> str:
        """The offices that the article gives an entity, in lower case: "; manager; head coach"; empty for none."""
        return self._offices.get(entity_id, "")

    def is_in_office(self, words: str) -> bool:
        """Whether ``words``, in lower case, occur in the office of anyone here: "ardle" in "ardle town manager"."""
        return any(words in office for office in self._offices.values())

    @cached_property
    def first_named(self) -> frozenset[str]:
        """The entity of the first person named in the article, and the last word of the name."""
        people = (m for m in self.references.mentions if m.label == "PER" and m.form not in ("pronoun", "role"))
        first = next(people, None)
        return frozenset([first.entity_id, first.name.split()[-1].lower()]) if first is not None else frozenset()

    def begins_a_body(self, words: str) -> bool:
        """Whether the name of a body here begins with ``words``, in lower case: "ardle" of the Ardle Council."""
        return any(m.label == "ORG" and m.name.lower().startswith(f"{words} ") for m in self.references.mentions)

    @cached_property
    def _offices(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for m in self.references.mentions:
            beside = m.office or (self.text[m.start : m.end] if m.form in ("role", "role+name") else "")
            if beside:
                found[m.entity_id] = f"{found.get(m.entity_id, '')}; {beside.lower()}"
        return found

    def named(self, start: int, end: int) -> Mentioned | None:
        """The mention inside a phrase that says whom it means: a person before a body or place, the last of several.

        Of "the chairman of the Ardle Council" the Council is not meant.
        """
        inside = self._inside(start, end)
        people = [m for m in inside if m.label == "PER"]
        if people:
            return max(people, key=lambda m: (m.end - m.start, m.end))
        meant = [m for m in inside if not self._is_behind_head(start, m)]
        return max(meant, key=lambda m: (m.end - m.start, m.end), default=None)

    def _inside(self, start: int, end: int) -> list[Mentioned]:
        first, last = bisect_right(self.starts, start - self.longest), bisect_right(self.starts, end - 1)
        return [m for m in self.references.mentions[first:last] if m.end > start and m.form != "pronoun"]

    def _is_behind_head(self, start: int, mention: Mentioned) -> bool:
        """Whether a preposition or possessor comes between: "a spokesman for Ardle", "Ardle's mayor"."""
        before = self.text[start : mention.start].lower().split()
        follows = self.text[mention.end : mention.end + 2]
        is_owner = follows in ("'s", "’s") and self.text[mention.end + 2 : mention.end + 3] == " "
        return is_owner or any(word in _BEHIND_HEAD for word in before)

    def who(self, start: int, end: int, exclude: str | None = None) -> str | None:
        """The entity that the words from ``start`` to ``end`` mean, or None where that is not known."""
        word = self.text[start:end].lower()
        if word in FIRST_PERSON:
            return self.speaker(start)
        if word in _RELATIVES:
            found = self.references.right_before(start)
            return found.entity_id if found is not None else None
        if word in PRONOUN_GENDER:
            return self._third(word, start, {x for x in (self.speaker(start), *(exclude or "").split(JOINT)) if x})
        several = joined(self.text, self._people_inside(start, end))
        if several:
            return joint_id(several)
        mention = self.named(start, end) or self._apposed(start, end)
        return mention.entity_id if mention is not None else None

    def _apposed(self, start: int, end: int) -> Mentioned | None:
        """The person named right after an office: "the curator[, Sten Abel,] left"."""
        gap = _APPOSITION.match(self.text, end)
        if gap is None or self._inside(start, end) or self.text[start:end].split()[-1].lower() not in PEOPLE:
            return None
        return next(
            (m for m in self._inside(gap.end(), gap.end() + 1) if m.start == gap.end() and m.label == "PER"), None
        )

    def is_one(self, start: int, end: int) -> bool:
        """Whether words mean one person by their name or by a pronoun."""
        return self.text[start:end].lower() in _ONE or bool(self._people_inside(start, end))

    def _people_inside(self, start: int, end: int) -> list[Mentioned]:
        return [m for m in self._inside(start, end) if m.label == "PER"]

    def whole_list(self, start: int, end: int) -> tuple[int, int]:
        """A phrase with the whole list of people that it is part of: "[Ode, ]Tarn and Moll", "Ode[ and clerk Moll]"."""
        people = self._people_inside(start, end)
        if not people:
            return start, end
        if people[-1].end == end:
            behind = self.references.mentions[bisect_right(self.starts, end) :]
            end = list_end(self.text, people[-1], (m for m in behind if m.form != "pronoun"))
        if not joined(self.text, self._people_inside(start, end)):
            return start, end
        before = self.references.mentions[: bisect_right(self.starts, start - 1)]
        first = next(iter(before_list(self.text, [m for m in before if m.form != "pronoun"], start)), None)
        return (first.start if first is not None else start), end

    def speaker(self, at: int) -> str | None:
        """Who speaks at an offset, by the first quotation that holds it."""
        place = bisect_right(self.furthest, at)
        if place == len(self.spoken) or self.spoken[place].start > at:
            return None
        return self.spoken[place].speaker_id

    def _third(self, pronoun: str, at: int, exclude: set[str]) -> str | None:
        found = self.references.person(pronoun, at, exclude=exclude)
        gender = PRONOUN_GENDER[pronoun]
        if found is None or self.references.gender(found.entity_id) != gender or at - found.end > _REACH:
            return None
        sentence = bisect_right(self.sentences, found.start)
        begin, end = self.sentences[sentence - 1], min([*self.sentences[sentence : sentence + 1], at])
        first, last = bisect_right(self.starts, begin - 1), bisect_right(self.starts, end - 1)
        rivals = {
            m.entity_id
            for m in self.references.mentions[first:last]
            if m.is_person_named and m.entity_id not in exclude and self.references.gender(m.entity_id) == gender
        }
        return found.entity_id if len(rivals | {found.entity_id}) == 1 else None

    def name(self, entity_id: str) -> str | None:
        """The name of an entity of the article."""
        return next((m.name for m in self.references.mentions if m.entity_id == entity_id), None)
