"""Gathering versions into utterances round the one that most outlets support."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from corpus_tools.provenance.edits import Edits, compare_texts
from corpus_tools.provenance.utterance_index import candidate_pairs
from corpus_tools.provenance.utterance_linking import (
    NEEDED,
    STRONG,
    Occasion,
    is_one_report,
    is_same_speaker,
    may_be_same,
    relate,
    surname,
)
from corpus_tools.provenance.utterance_versions import PrintedVersion
from corpus_tools.provenance.utterance_voices import Groups, count_voices

APART: Final = ("different", "slogan")
AGREEING: Final = ("verbatim", "punctuation", "cut", "ellipsis_or_bracket")
_SOME_DAY: Final = 10**7


@dataclass(slots=True)
class Node:
    """Versions that print the same words of one speaker at one time; ``links`` are edits from it to others."""

    number: int
    versions: list[PrintedVersion]
    links: dict[int, Edits] = field(default_factory=dict)

    @property
    def first(self) -> PrintedVersion:
        return self.versions[0]

    @property
    def articles(self) -> set[str]:
        return {v.article_id for v in self.versions}

    @property
    def days(self) -> list[int]:
        return [v.day for v in self.versions if v.day is not None]


class Utterances:
    """The versions of a corpus, linked: :meth:`groups` gives the utterances."""

    def __init__(self, versions: list[PrintedVersion], outlets: Mapping[str, str], reprints: Mapping[str, str]) -> None:
        self.outlets, self.reprints = outlets, reprints
        by_words: dict[tuple[tuple[str, bool], ...], list[PrintedVersion]] = {}
        for version in versions:
            by_words.setdefault(tuple((t.norm, t.is_bracketed) for t in version.tokens), []).append(version)
        self.texts = list(by_words.values())
        self.nodes: list[Node] = []
        self.of_text: list[list[Node]] = []
        for same in self.texts:
            here = [Node(len(self.nodes) + k, group) for k, group in enumerate(_by_speaker_and_time(same))]
            self.nodes += here
            self.of_text.append(here)
        self._link()

    def _link(self) -> None:
        """Compare the candidates and note on either node whom it is a version of."""
        firsts = [same[0] for same in self.texts]
        edits: dict[tuple[int, int], Edits] = {}
        statements = Groups()
        for i, j in candidate_pairs([v.text for v in firsts]).tolist():
            a, b = firsts[i], firsts[j]
            if may_be_same(a.bag, b.bag):
                edits[i, j] = compare_texts(a.text, b.text, a_tokens=a.tokens, b_tokens=b.tokens)
                if is_one_report(edits[i, j]):
                    statements.join(i, j)
        # Two articles report one occasion when they print versions of one long statement.
        reported: dict[str, set[object]] = {}
        for i, same in enumerate(self.texts):
            if same[0].bag.weight >= STRONG:
                for version in same:
                    reported.setdefault(version.article_id, set()).add(statements.find(i))
        for (i, j), found in edits.items():
            for one in self.of_text[i]:
                for other in self.of_text[j]:
                    occasion = _occasion(one, other, reported)
                    if relate(found, occasion, one.first.text, other.first.text) not in APART:
                        one.links[other.number] = found
                        other.links[one.number] = found.reversed()

    def support(self, node: Node) -> int:
        """Outlets whose wording agrees with that of the node."""
        return count_voices(self._articles(node, agreeing=True), self.outlets, self.reprints)

    def _articles(self, node: Node, *, agreeing: bool) -> set[str]:
        """Articles with a version that agrees with the node, its own among them, or one that does not."""
        ids = set(node.articles) if agreeing else set()
        for other, edits in node.links.items():
            if (edits.relation in AGREEING) == agreeing:
                ids |= self.nodes[other].articles
        return ids

    def _rank(self, node: Node, left: set[int]) -> tuple[bool, int, int, int, str, int]:
        """What makes a version the reference: not a piece of another, agreed with, long, early; smallest first."""
        is_piece = any(
            n in left and e.relation == "cut" and not (e.cut_left[0] or e.cut_right[0]) for n, e in node.links.items()
        )
        agreeing = self._articles(node, agreeing=True)
        against = self._articles(node, agreeing=False) - agreeing
        balance = count_voices(against, self.outlets, self.reprints) - self.support(node)
        day = min(node.days, default=_SOME_DAY)
        return (is_piece, balance, -len(node.first.tokens), day, node.first.article_id, node.first.start)

    def groups(self) -> list[list[tuple[Node, Node]]]:
        """The utterances: each a list of nodes with the node that each is compared with, the reference first."""
        components = Groups()
        for node in self.nodes:
            for other in node.links:
                components.join(node.number, other)
        together: dict[object, set[int]] = {}
        for node in self.nodes:
            together.setdefault(components.find(node.number), set()).add(node.number)
        return [group for component in together.values() for group in self._stars(component)]

    def _stars(self, component: set[int]) -> list[list[tuple[Node, Node]]]:
        """Take the best version, all that are linked to it and all linked to those; then the best of the rest.

        A longer chain of links is not followed: a speech printed in overlapping pieces would else become one.
        """
        left = set(component)
        made: list[list[tuple[Node, Node]]] = []
        while left:
            ranks = {n: self._rank(self.nodes[n], left) for n in left}
            best = self.nodes[min(left, key=ranks.__getitem__)]
            group = [(best, best)]
            left.discard(best.number)
            near = sorted((n for n in best.links if n in left), key=ranks.__getitem__)
            group += [(self.nodes[n], best) for n in near]
            left -= set(near)
            for n in near:
                beside = sorted((m for m in self.nodes[n].links if m in left), key=ranks.__getitem__)
                group += [(self.nodes[m], self.nodes[n]) for m in beside]
                left -= set(beside)
            made.append(group)
        return self._without_strays(made)

    def _without_strays(self, made: list[list[tuple[Node, Node]]]) -> list[list[tuple[Node, Node]]]:
        """Put a version that was left alone beside its nearest partner; drop those that have none."""
        home = {node.number: at for at, group in enumerate(made) for node, _ in group}
        lonely = [len(group) == 1 and len(group[0][0].versions) == 1 for group in made]
        for at, group in enumerate(made):
            node = group[0][0]
            if lonely[at] and node.links:
                partner = max(node.links, key=lambda n: (node.links[n].shared_weight, -n))
                if not lonely[home[partner]]:
                    made[home[partner]].append((node, self.nodes[partner]))
        return [group for at, group in enumerate(made) if not lonely[at]]


def _occasion(one: Node, other: Node, reported: Mapping[str, set[object]]) -> Occasion:
    return Occasion(
        days_apart=_days_between(one.days, other.days),
        same_speaker=_is_same_speaker(one.first, other.first),
        is_shared=not one.articles.isdisjoint(other.articles)
        or not _statements(one, reported).isdisjoint(_statements(other, reported)),
    )


def _is_same_speaker(one: PrintedVersion, other: PrintedVersion) -> bool | None:
    """By identifier where both have one; two identifiers with one surname may be one person found twice."""
    by_name = is_same_speaker(one.speaker, other.speaker)
    if one.speaker_id and other.speaker_id:
        return True if one.speaker_id == other.speaker_id else None if by_name else False
    return by_name


def _statements(node: Node, reported: Mapping[str, set[object]]) -> set[object]:
    return set().union(*(reported.get(a, set()) for a in node.articles))


def _days_between(one: list[int], other: list[int]) -> int | None:
    if not one or not other:
        return None
    return max(min(one) - max(other), min(other) - max(one), 0)


def _by_speaker_and_time(same: list[PrintedVersion]) -> list[list[PrintedVersion]]:
    """Versions with the same words, apart where the speaker or the occasion differs; the earliest stands first."""
    if len(same) == 1:
        return [same]
    named = Counter(name for v in same if (name := surname(v.speaker)))
    usual = min(named, key=lambda s: (-named[s], s)) if named else None
    by_speaker: dict[str | None, list[PrintedVersion]] = {}
    for version in same:
        by_speaker.setdefault(surname(version.speaker) or usual, []).append(version)
    itself = compare_texts(same[0].text, same[0].text, a_tokens=same[0].tokens, b_tokens=same[0].tokens)
    groups: list[list[PrintedVersion]] = []
    for speaker, versions in sorted(by_speaker.items(), key=lambda item: item[0] or ""):
        known = True if speaker and named[speaker] > 1 else None
        reach = -1.0
        for most, _ in NEEDED:
            days = min(int(most), _SOME_DAY) if most != float("inf") else _SOME_DAY
            if relate(itself, Occasion(days, known), same[0].text, same[0].text) not in APART:
                reach = most
        versions.sort(key=lambda v: (v.day if v.day is not None else _SOME_DAY, v.article_id, v.start))
        groups += _within_reach(versions, reach)
    return groups


def _within_reach(versions: Iterable[PrintedVersion], reach: float) -> list[list[PrintedVersion]]:
    """Cut the versions, in order of time, where more days lie between two than ``reach``; below zero: by article."""
    groups: list[list[PrintedVersion]] = []
    last: int | None = None
    for version in versions:
        fresh = not groups
        if groups and reach < 0:
            fresh = groups[-1][-1].article_id != version.article_id
        elif groups and version.day is not None and last is not None:
            fresh = version.day - last > reach
        if fresh:
            groups.append([])
        groups[-1].append(version)
        last = version.day if version.day is not None else last
    return groups
