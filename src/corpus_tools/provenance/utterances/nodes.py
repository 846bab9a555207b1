"""Versions that print the same words, apart where they are of another speaker or of another time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from corpus_tools.provenance.utterances.edits import Edits, compare_texts
from corpus_tools.provenance.utterances.linking import (
    LATE,
    PHRASE_WEIGHT,
    QUOTED_RUN,
    SPANS_OF_DAYS,
    TELLING,
    Occasion,
    is_misspelt,
    is_phrase_in,
    is_same_utterance,
    relate,
    surname,
)
from corpus_tools.provenance.utterances.versions import PrintedVersion

APART: Final = ("different", "slogan")
SOON: Final = 1  # days
SOME_DAY: Final = 10**7


@dataclass(eq=False)
class Node:
    """Versions that print the same words of one speaker at one time.

    ``compared`` is the text that represents all versions with these words in comparisons; ``links`` are edits from it
    to others; ``slots`` are the links that depend on the surrounding words. The versions do not change after creation:
    what follows from them is computed once, since hundreds of articles may print one sentence.
    """

    number: int
    versions: list[PrintedVersion]
    compared: str = ""
    links: dict[int, Edits] = field(default_factory=dict)
    slots: dict[int, Edits] = field(default_factory=dict)

    @property
    def first(self) -> PrintedVersion:
        return self.versions[0]

    @property
    def is_nested(self) -> bool:
        """Whether it is inside other quotations only."""
        return all(v.within for v in self.versions)

    def is_inside(self, other: Node) -> bool:
        """Whether one of its versions is quoted within one of the other's."""
        return not self._around.isdisjoint(other._parts)

    @cached_property
    def _around(self) -> frozenset[str]:
        """The quotations within which its versions are quoted."""
        return frozenset(v.within for v in self.versions if v.within is not None)

    @cached_property
    def _parts(self) -> frozenset[str]:
        return frozenset(part.quote_id for v in self.versions for part in v.parts)

    @cached_property
    def voices(self) -> list[PrintedVersion]:
        """One version for each name that is given to the speaker."""
        return list({(v.speaker, v.speaker_id): v for v in reversed(self.versions)}.values())

    @cached_property
    def wordings(self) -> list[str]:
        """The texts as they are printed: capitals and marks may differ."""
        return list(dict.fromkeys(v.text for v in self.versions))

    @cached_property
    def articles(self) -> frozenset[str]:
        return frozenset(v.article_id for v in self.versions)

    @property
    def is_of_one_article(self) -> bool:
        return all(v.article_id == self.first.article_id for v in self.versions)

    @cached_property
    def days(self) -> list[int]:
        return [v.day for v in self.versions if v.day is not None]


def split_by_speaker_and_time(same: list[PrintedVersion], *, names_speakers: bool) -> list[list[PrintedVersion]]:
    """Versions with the same words, apart where the speaker or the occasion differs; the earliest is first.

    ``names_speakers`` says that speakers are known in this corpus, so that one without a name says something.
    """
    if len(same) == 1:
        return [same]
    first = same[0]
    itself = compare_texts(first.text, first.text, a_tokens=first.tokens, b_tokens=first.tokens)
    in_order = in_order_of_print(same)
    if itself.longest_run >= QUOTED_RUN and itself.shared_weight >= TELLING:
        # So many words are one utterance, whoever is named.
        return _within_reach(in_order, LATE)
    groups = [
        in_order_of_print(group) for group in _by_speaker(in_order, itself, first.text, names_speakers=names_speakers)
    ]
    alone_too = Occasion(is_one_article=True)
    if is_same_utterance(itself, alone_too, is_phrase=is_phrase_in(tuple(v.text for v in same), itself)):
        return groups
    # A title or a term that one article quotes more than once is no utterance by that.
    return [part for group in groups for part in (_single(group) if _is_of_one_article(group) else [group])]


def in_order_of_print(versions: Sequence[PrintedVersion]) -> list[PrintedVersion]:
    """The earliest first: by the hour where it is known of all, else by the day; then by article and place."""
    is_timed = all(version.moment is not None for version in versions)

    def key(version: PrintedVersion) -> tuple[float, float, str, int]:
        day = version.day if version.day is not None else SOME_DAY
        return (day, (version.moment or 0.0) if is_timed else 0.0, version.article_id, version.start)

    return sorted(versions, key=key)


def _by_speaker(
    in_order: list[PrintedVersion], itself: Edits, text: str, *, names_speakers: bool
) -> list[list[PrintedVersion]]:
    """Versions of each speaker, cut where too many days lie between; those of nobody join the nearest."""
    by_speaker: dict[str, list[PrintedVersion]] = {}
    for version in in_order:
        name = surname(version.speaker)
        if name and name not in by_speaker:
            name = next((known for known in by_speaker if is_misspelt(known, name)), name)
        by_speaker.setdefault(name, []).append(version)
    unnamed = by_speaker.pop("", [])
    is_phrase = itself.shared_weight < PHRASE_WEIGHT and (len(by_speaker) > 1 or (not by_speaker and names_speakers))
    known = _reach(itself, text, known=True, is_phrase=is_phrase)
    groups = [group for _, versions in sorted(by_speaker.items()) for group in _within_reach(versions, known)]
    reach = _reach(itself, text, known=False, is_phrase=is_phrase)
    # Where nobody is named, the words join those of a speaker within a day, or further if they tell enough.
    most = reach if itself.shared_weight >= PHRASE_WEIGHT else min(reach, SOON)
    alone = [version for version in unnamed if not _joined(version, groups, most)]
    return groups + _within_reach(alone, reach)


def _joined(version: PrintedVersion, groups: list[list[PrintedVersion]], most: float) -> bool:
    """Add the version to the first group that it is near to; whether there is one."""
    near = next((group for group in groups if any(_is_within(version, other, most) for other in group)), None)
    if near is not None:
        near.append(version)
    return near is not None


def _single(group: list[PrintedVersion]) -> list[list[PrintedVersion]]:
    return [[version] for version in group]


def _is_of_one_article(group: list[PrintedVersion]) -> bool:
    return len({version.article_id for version in group}) == 1


def _reach(itself: Edits, text: str, *, known: bool, is_phrase: bool) -> float:
    """How many days may lie between two quotations with these words; below zero: they must be of one article."""
    reach = -1.0
    for days in (*SPANS_OF_DAYS, SOME_DAY):
        occasion = Occasion(int(days), True if known else None)
        if relate(itself, occasion, text, text, is_phrase=is_phrase and days > SOON) not in APART:
            reach = days
    return reach


def _is_within(one: PrintedVersion, other: PrintedVersion, reach: float) -> bool:
    if one.article_id == other.article_id:
        return True
    return reach >= 0 and (one.day is None or other.day is None or abs(one.day - other.day) <= reach)


def _within_reach(versions: list[PrintedVersion], reach: float) -> list[list[PrintedVersion]]:
    """Cut the versions, in order of time, where two neighbours are out of reach."""
    groups: list[list[PrintedVersion]] = []
    for version in versions:
        if groups and _is_within(groups[-1][-1], version, reach):
            groups[-1].append(version)
        else:
            groups.append([version])
    return groups
