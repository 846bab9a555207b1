"""Interviews, transcripts, minutes: paragraphs that begin with who speaks, “ODE: …”, “Q: …”, “ADA ODE (MINISTER): …”.

An article is read so where it is a conversation by its form: two labels or more that name persons or are those of
question and answer, and of which one comes again. Lists that have the same form (line-ups, marks for players, opening
hours) have neither.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from corpus_tools.english.inflection import word_set
from corpus_tools.english.name_words import PERSON_NOUNS
from corpus_tools.english.tokens import Span
from corpus_tools.entities.references import Mentioned, References

_LABEL: Final = re.compile(
    r"(?P<name>(?:[QA]|[^\W\d_][\w.'’-]*(?: (?:of|the|and|de|van|von|[^\W\d_a-z][\w.'’-]*)){0,5}))"
    r"(?:, [^:.!?\n]{2,60}| ?\([^()\n]{2,60}\)){0,2}(?P<sign>:|(?<=\b[QA])\.)(?=\s|\Z)"
)
_SIGNS: Final = (":", "Q.", "A.")
_QUESTION: Final = word_set("q question questioner interviewer")
_ANSWER: Final = word_set("a answer")
_OFFICES: Final = PERSON_NOUNS | word_set("court host moderator presenter anchor clerk chair speaker counsel")
_OPENING_MARKS: Final = frozenset("“\"‘'«")
_REMARK: Final = re.compile(r"[(\[][^()\[\]]*[)\]]\Z")  # (Laughter)
_SENTENCE_ENDS: Final = frozenset(".?!…”\"’'-–—)]")
_WORDS: Final = re.compile(r"[^\W\d_]{2,}")
_MOST_BETWEEN: Final = 3  # paragraphs without a label that go on with the turn before


class Turn(NamedTuple):
    """What one speaker says in one paragraph: its offsets, those of the label, and the number of the paragraph."""

    start: int
    end: int
    label_start: int
    label_end: int
    paragraph: int


class Voice(NamedTuple):
    """Who a label stands for; ``entity_id`` is empty where the article does not tell."""

    entity_id: str
    name: str
    source_type: str


_SOMEBODY: Final = Voice("", "", "unresolved")


class _Labelled(NamedTuple):
    number: int
    start: int
    end: int  # of the name in the label
    content: int
    key: str


def find_turns(text: str, paragraphs: Sequence[Span], references: References) -> list[tuple[Turn, Voice]]:
    """The turns of an article with who speaks, in order; none where it is no conversation."""
    labelled = _labelled(text, paragraphs)
    if len(labelled) < 2:
        return []
    voices = _Voices(text, references, labelled)
    labelled = _between_voices(labelled, voices)
    if not _is_conversation(labelled, voices) or not _is_prose(text, paragraphs, labelled):
        return []
    turns: list[tuple[Turn, Voice]] = []
    for entry, following in zip(labelled, [*labelled[1:], None], strict=True):
        voice = voices.of(entry) or _SOMEBODY
        last = _last_of_turn(text, paragraphs, entry.number, following.number if following is not None else -1)
        if following is None and entry.content >= paragraphs[entry.number][1]:
            last = min(entry.number + 1, len(paragraphs) - 1)  # a label on a line of its own
        turns += [(turn, voice) for turn in _paragraphs_of_turn(text, paragraphs, entry, last)]
    return turns


def _between_voices(labelled: list[_Labelled], voices: _Voices) -> list[_Labelled]:
    """The labels from the first to the last that is somebody's."""
    known = [at for at, entry in enumerate(labelled) if voices.of(entry) is not None]
    return labelled[known[0] : known[-1] + 1] if known else []


def _paragraphs_of_turn(text: str, paragraphs: Sequence[Span], entry: _Labelled, last: int) -> Iterator[Turn]:
    """What is said in each paragraph of a turn up to number ``last``; paragraphs in marks are quotations."""
    for number in range(entry.number, last + 1):
        start = entry.content if number == entry.number else paragraphs[number][0]
        end = paragraphs[number][1]
        if start < end and text[start] not in _OPENING_MARKS:
            yield Turn(start, end, entry.start, entry.end, number)


def _labelled(text: str, paragraphs: Sequence[Span]) -> list[_Labelled]:
    found: list[_Labelled] = []
    for number, (begin, end) in enumerate(paragraphs):
        # Most paragraphs have no sign that ends a label.
        is_signed = any(text.find(sign, begin, end) >= 0 for sign in _SIGNS)
        match = _LABEL.match(text, begin, end) if is_signed else None
        if match is not None:
            content = match.end()
            while content < end and text[content].isspace():
                content += 1
            key = match["name"].casefold().rstrip(".")
            found.append(_Labelled(number, begin, match.end("name"), content, key))
    return found


def _is_conversation(labelled: list[_Labelled], voices: _Voices) -> bool:
    """Whether questions have answers, or a speaker who is known comes again among others."""
    keys = {entry.key for entry in labelled}
    if not _QUESTION.isdisjoint(keys) and not _ANSWER.isdisjoint(keys):
        return True
    known = [voices.of(entry) for entry in labelled]
    names = Counter(voice.entity_id or entry.key for voice, entry in zip(known, labelled, strict=True) if voice)
    return len(labelled) >= 3 and len(keys) >= 2 and max(names.values(), default=0) >= 2


def _is_prose(text: str, paragraphs: Sequence[Span], labelled: list[_Labelled]) -> bool:
    """Whether sentences come after most labels, and not figures or a list."""
    said = [text[entry.content : paragraphs[entry.number][1]] for entry in labelled]
    sentences = [s for s in said if s and s[-1] in _SENTENCE_ENDS and _WORDS.search(s)]
    return len(sentences) >= 0.6 * len([s for s in said if s])


def _last_of_turn(text: str, paragraphs: Sequence[Span], number: int, following: int) -> int:
    """The last paragraph of the turn that begins in paragraph ``number``; the next begins in ``following``."""
    if following < 0 or following - number - 1 > _MOST_BETWEEN:
        return number
    last = number
    while last + 1 < following and _REMARK.match(text, *paragraphs[last + 1]) is None:
        last += 1
    return last


class _Voices:
    """Who the labels of an article stand for."""

    def __init__(self, text: str, references: References, labelled: list[_Labelled]) -> None:
        self._text = text
        self._by_word: dict[str, list[Mentioned]] = {}
        self._by_initials: dict[str, list[Mentioned]] = {}
        named = [m for m in references.mentions if m.is_person_named or m.label == "ORG"]
        for mention in named:
            for word in {*mention.name.casefold().split(), *text[mention.start : mention.end].casefold().split()}:
                self._by_word.setdefault(word, []).append(mention)
            initials = "".join(word[0] for word in mention.name.split()).casefold()
            if len(initials) >= 2:
                self._by_initials.setdefault(initials, []).append(mention)
        first = labelled[0].start
        self._before = [m for m in named if m.label == "PER" and m.start < first]
        self._known: dict[str, Voice | None] = {}
        found = [self._find(entry) for entry in labelled]
        self._people = {v.entity_id: v for v in found if v is not None and v.source_type == "person"}

    def of(self, entry: _Labelled) -> Voice | None:
        """Who speaks; None where the label is nobody’s."""
        if entry.key not in self._known:
            self._known[entry.key] = self._find(entry)
        voice = self._known[entry.key]
        if entry.key in _ANSWER and voice is not None and not voice.entity_id:
            return self._answering() or voice
        return voice

    def _find(self, entry: _Labelled) -> Voice | None:
        words = entry.key.replace("’", "'").split()
        if entry.key in _QUESTION:
            return Voice("", "", "unnamed")
        if entry.key in _ANSWER:
            return Voice("", "", "unresolved")
        mention = self._named(entry.key, words)
        if mention is not None:
            return Voice(mention.entity_id, mention.name, "person" if mention.label == "PER" else "organisation")
        if words[-1] in _OFFICES or words[0] in _OFFICES:
            return Voice("", "", "unresolved")
        return None

    def _named(self, key: str, words: list[str]) -> Mentioned | None:
        """Whom a label names; None where it is nobody, or two people alike."""
        fits = [m for m in self._by_word.get(words[-1], ()) if self._fits(words, m)]
        known = {m.entity_id: m for m in fits or self._by_initials.get(key, [])}
        people = {i: m for i, m in known.items() if m.label == "PER"}
        # Of several, the one whose name says most: “COLL” may have been found beside “Ines Coll”.
        chosen = sorted((people or known).values(), key=lambda m: (-len(m.name.split()), m.start))
        is_one = len(chosen) == 1 or (chosen and len(chosen[0].name.split()) > len(chosen[1].name.split()))
        return chosen[0] if is_one else None

    @staticmethod
    def _fits(words: list[str], mention: Mentioned) -> bool:
        """Whether all words of a label but titles are those of a name: “MR ODE”, “ADA ODE”."""
        name = mention.name.casefold().split()
        return words[-1] in name and (len(words) < 3 or words[0] in name or words[-2] in name)

    def _answering(self) -> Voice | None:
        """Who “A” is: the one person who has a label, or the one named before the first question."""
        if len(self._people) == 1:
            return next(iter(self._people.values()))
        known = {m.entity_id: m for m in self._before}
        if self._people or len(known) != 1:
            return None
        mention = next(iter(known.values()))
        return Voice(mention.entity_id, mention.name, "person")
