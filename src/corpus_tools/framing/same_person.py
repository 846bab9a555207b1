"""Weak wordings: "leave" or "his contract ends" counts where the article says explicitly that the same person goes.

A word like *leave* or *go* says nothing by itself. Where another expression of the article, one that needs no such
support, is about the same person, it counts. In an article that reports departures, an expression of an actual
departure also counts for anyone whom the article calls by a post. Persons are compared by entity, else by the last word
of a name; an unresolved pronoun is taken to be the one person who leaves, and is left unresolved where there are
several. A wording that means something else in texts about another subject (a smoker who quits) needs the same support
there.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from itertools import takewhile
from typing import Any, Final

from corpus_tools.english import word_classes as en
from corpus_tools.english.name_words import PEOPLE
from corpus_tools.framing.codebook import Pattern
from corpus_tools.schema import JOINT

Row = dict[str, Any]
_PRONOUNS: Final = en.PRONOUNS | en.POSSESSIVES
_NO_NAMES: Final = en.DETERMINERS | en.POSSESSIVES
_BEFORE_BODIES: Final = frozenset(["of", "at", "for"])
_NAMELESS: Final = _PRONOUNS | frozenset(["ceo", "cfo", "coo", "cto", "cio"])
_ONE: Final = frozenset(["he", "she", "him", "her", "his", "i", "me", "my"])
_GROUP: Final = "(several)"
_PRONOUN: Final = "(pronoun)"


def without_other_people(
    rows: list[Row],
    patterns: Mapping[str, Pattern],
    holders: AbstractSet[str] = frozenset(),
    doubtful: AbstractSet[str] = frozenset(),
    first_named: frozenset[str] = frozenset(),
) -> list[Row]:
    """The rows without the weak ones about a person of whom no other row says the same.

    ``holders``: the ``frame_id`` of the rows about somebody whom the article calls by a post; ``doubtful``: patterns
    that are weak in this article; ``first_named``: the first person named in the article, who goes where the other
    expressions name nobody ("the outgoing host", "her resignation").
    """
    plain = [
        row
        for row in rows
        if patterns[row["pattern"]].is_plain and (row["pattern"] not in doubtful or row["frame_id"] in holders)
    ]
    told = _Evidence([row for row in plain if not _is_only_wanted(row)], patterns, first_named)
    wanted = _Evidence(plain, patterns, first_named)
    counted = {id(row) for row in plain}

    def counts(row: Row) -> bool:
        pattern = patterns[row["pattern"]]
        is_in_company = pattern.is_in_company and (pattern.needs_holder or row["pattern"] not in doubtful)
        if is_in_company and not pattern.needs_same_person:
            return bool(plain)
        # An actual departure needs more evidence than a demand for it.
        evidence = told if _is_told(row) else wanted
        is_holder = row["frame_id"] in holders and row["modality"] == "actual" and pattern.grammar != "phrase"
        return (is_holder and evidence.people > 0) or _is_one_of(row, evidence, pattern)

    return [row for row in rows if id(row) in counted or counts(row)]


class _Evidence:
    """Whom plain expressions are about: every sign of who it is, and how many people."""

    def __init__(self, rows: list[Row], patterns: Mapping[str, Pattern], first_named: frozenset[str]) -> None:
        self.known = frozenset[str]().union(*(_identities(row, patterns[row["pattern"]]) for row in rows))
        self.people = len({_last_name(row) for row in rows} - {""})
        if self.people == 0 and any(_is_unnamed_person(row) for row in rows):
            self.known, self.people = self.known | first_named, min(1, len(first_named))


def _is_unnamed_person(row: Row) -> bool:
    """Whether who goes is one person without a name: "he", "the outgoing host"; not "several ministers"."""
    low = str(row.get("affected") or "").lower()
    return low in _ONE or (low.startswith(("the ", "its ", "their ", "his ", "her ")) and not low.endswith("s"))


def _is_only_wanted(row: Row) -> bool:
    return bool(row["modality"] in ("demanded", "question"))


def _is_told(row: Row) -> bool:
    """Whether an expression is told as done: "left", "is leaving", by the writer."""
    return bool(row["modality"] == "actual" and row["voice"] == "narrator")


def _is_one_of(row: Row, evidence: _Evidence, pattern: Pattern) -> bool:
    identities = _identities(row, pattern)
    if not identities:
        # "the contracts were not renewed": no one is named, and the article reports departures.
        return (
            pattern.affected != "speaker"
            and pattern.grammar != "intransitive"
            and pattern.object != "person"
            and bool(evidence.known)
        )
    if identities & evidence.known:
        return True
    # A pronoun that nobody was found for is the one person who goes, where there is only one.
    return _PRONOUN in identities and evidence.people == 1


def _identities(row: Row, pattern: Pattern) -> frozenset[str]:
    """Every sign of who it is that goes: the entity, the last name, that they are several, that it is a pronoun."""
    words = row.get("affected")
    if not words and row["voice"] == "quoted" and _is_of_speaker(row, pattern):
        words = "I"  # "Moving on was not easy", "It was time to go": who speaks
    if not words:
        return frozenset()
    found = frozenset(row["affected_id"].split(JOINT) if row.get("affected_id") else [])
    low = words.lower()
    if low in _PRONOUNS:
        return _identities_of_pronoun(low, row, found)
    return found | {_last_name(row) or (_GROUP if _is_group(low) else low.split()[-1])}


def _is_of_speaker(row: Row, pattern: Pattern) -> bool:
    """Whether words without a subject are about the speaker: a gerund, or an infinitive as in "time to go"."""
    word = row["text"].lower().split()[0]
    return (
        pattern.affected == "speaker"
        or word.endswith("ing")
        or word
        in (
            "go",
            "leave",
            "move",
            "walk",
            "step",
            "stand",
            "depart",
            "up",
            "pass",
            "hand",
            "finish",
        )
    )


def _identities_of_pronoun(low: str, row: Row, found: frozenset[str]) -> frozenset[str]:
    if low not in _ONE:
        return found | {low}
    speaker = row.get("speaker")
    if low in ("i", "me", "my") and row["voice"] == "quoted" and speaker:
        name = speaker.split()[-1].lower()
        who = _PRONOUN if name in _ONE else name
        return found | {who} | frozenset([row["speaker_id"]] if row["speaker_id"] else [])
    return found or frozenset([_PRONOUN])


def _last_name(row: Row) -> str:
    """The last capitalised word of who goes, or an empty text; of an entity without a name here, its id.

    The name of a body or an office is nobody's: "the boss of Ardle University", "its CEO".
    """
    words = str(row.get("affected") or "").replace("\u2019", "'").split()
    names = [w.removesuffix("'s").strip(".,'") for w in _before_body(words) if _may_be_name(w)]
    if names and names[-1].lower() not in _NAMELESS:
        return names[-1].lower()
    return str(row.get("affected_id") or "")


def _before_body(words: list[str]) -> list[str]:
    """The words up to the body in whose service somebody is: "The boss" of "The boss of Ardle University"."""
    if not words or words[0].lower() not in _NO_NAMES:
        return words
    return list(takewhile(lambda word: word not in _BEFORE_BODIES, words))


def _may_be_name(word: str) -> bool:
    return word[:1].isupper() and word.lower() not in _NO_NAMES


def _is_group(low: str) -> bool:
    last = low.split()[-1]
    return last in ("staff", "workers", "employees", "faculty", "people", "members", "personnel", "teachers") or (
        last.endswith("s") and last[:-1] in PEOPLE
    )
