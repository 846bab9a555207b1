"""Gathering versions into utterances round the one that most outlets support."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from corpus_tools.provenance.utterances.candidates import candidate_pairs
from corpus_tools.provenance.utterances.edits import Edits, align_texts, compare_texts
from corpus_tools.provenance.utterances.fragments import fragment_links
from corpus_tools.provenance.utterances.linking import (
    LATE,
    LONG,
    PHRASE_WEIGHT,
    QUOTED_RUN,
    SPANS_OF_DAYS,
    STRONG,
    TELLING,
    Occasion,
    is_one_report,
    is_phrase_in,
    is_same_utterance,
    may_be_linked,
    may_be_same,
    relate,
    surname,
)
from corpus_tools.provenance.utterances.occasions import may_be_one_occasion
from corpus_tools.provenance.utterances.versions import PrintedVersion, same_speaker
from corpus_tools.provenance.utterances.voices import Groups, count_voices

APART: Final = ("different", "slogan")
AGREEING: Final = ("verbatim", "punctuation", "cut", "ellipsis_or_bracket")
SOON: Final = 1  # days
_SOME_DAY: Final = 10**7


@dataclass(slots=True)
class Node:
    """Versions that print the same words of one speaker at one time.

    ``links`` are edits from it to others; ``slots`` those among them that rest on the words around.
    """

    number: int
    versions: list[PrintedVersion]
    links: dict[int, Edits] = field(default_factory=dict)
    slots: dict[int, Edits] = field(default_factory=dict)

    @property
    def first(self) -> PrintedVersion:
        return self.versions[0]

    @property
    def voices(self) -> list[PrintedVersion]:
        """One version for each name that is given to the speaker."""
        return list({(v.speaker, v.speaker_id): v for v in reversed(self.versions)}.values())

    @property
    def wordings(self) -> list[str]:
        """The texts as they are printed: capitals and marks may differ."""
        return list(dict.fromkeys(v.text for v in self.versions))

    @property
    def articles(self) -> set[str]:
        return {v.article_id for v in self.versions}

    @property
    def days(self) -> list[int]:
        return [v.day for v in self.versions if v.day is not None]


class Utterances:
    """The versions of a corpus, linked: :meth:`groups` gives the utterances."""

    def __init__(
        self,
        versions: list[PrintedVersion],
        outlets: Mapping[str, str],
        reprints: Mapping[str, str],
        texts: Mapping[str, str],
        together: Iterable[tuple[str, str]] = (),
    ) -> None:
        self.outlets, self.reprints = outlets, reprints
        self.names_speakers = any(v.speaker for v in versions)
        by_words: dict[tuple[tuple[str, bool], ...], list[PrintedVersion]] = {}
        for version in versions:
            by_words.setdefault(tuple((t.norm, t.is_bracketed) for t in version.tokens), []).append(version)
        self.texts = list(by_words.values())
        self._support: dict[int, int] = {}
        self.nodes: list[Node] = []
        self.of_text: list[list[Node]] = []
        for same in self.texts:
            here = [Node(len(self.nodes) + k, group) for k, group in enumerate(self._split(same))]
            self.nodes += here
            self.of_text.append(here)
        self.article_texts = texts
        self._link()
        self._link_fragments(texts)
        self._link_by_hand(together)

    def _split(self, same: list[PrintedVersion]) -> list[list[PrintedVersion]]:
        return _by_speaker_and_time(same, names_speakers=self.names_speakers)

    def _link(self) -> None:
        """Compare the candidates and note on either node whom it is a version of."""
        firsts = [same[0] for same in self.texts]
        edits: dict[tuple[int, int], Edits] = {}
        statements = Groups()
        candidates = [
            (i, j)
            for i, j in candidate_pairs([v.text for v in firsts]).tolist()
            if may_be_same(firsts[i].bag, firsts[j].bag)
        ]
        worded = [(v.text, v.tokens) for v in firsts]
        phrases: dict[tuple[int, int], tuple[str, ...]] = {}
        for (i, j), aligned in zip(candidates, align_texts((worded[i], worded[j]) for i, j in candidates), strict=True):
            if aligned.shared_weight < PHRASE_WEIGHT:
                phrases[i, j] = aligned.shared
            if may_be_linked(aligned.shared_weight, aligned.coverage):
                found = edits[i, j] = aligned.read()
                if is_one_report(found):
                    statements.join(i, j)
        # Two articles report one occasion when they print versions of one long statement.
        reported: dict[str, set[object]] = {}
        for i, same in enumerate(self.texts):
            if same[0].bag.weight >= STRONG:
                for version in same:
                    reported.setdefault(version.article_id, set()).add(statements.find(i))
        speakers = self._speakers_of_phrases(phrases)
        for (i, j), found in edits.items():
            is_phrase = len(speakers.get(found.shared, ())) > 1
            marked = is_phrase_in((*self._wordings(i), *self._wordings(j)), found)
            for one in self.of_text[i]:
                for other in self.of_text[j]:
                    occasion = self._occasion(one, other, reported, found)
                    # Words known from two people, or from nobody in particular, may be said again days later.
                    nobody = self.names_speakers and not (one.first.speaker or other.first.speaker)
                    again = (is_phrase or nobody) and (occasion.days_apart or 0) > SOON
                    if is_same_utterance(found, occasion, is_phrase=marked or again):
                        one.links[other.number] = found
                        other.links[one.number] = found.reversed()

    def _occasion(self, one: Node, other: Node, reported: Mapping[str, set[object]], edits: Edits) -> Occasion:
        is_changed = any(not change.is_marked for change in edits.changes)
        return Occasion(
            days_apart=_days_between(one.days, other.days),
            same_speaker=_same_speaker(one, other),
            is_shared=not _statements(one, reported).isdisjoint(_statements(other, reported)),
            is_one_article=one.articles == other.articles and len(one.articles) == 1,
            is_other=is_changed and not self._may_be_one_occasion(one, other),
        )

    def _may_be_one_occasion(self, one: Node, other: Node) -> bool:
        a, b = one.first, other.first
        text, other_text = self.article_texts.get(a.article_id), self.article_texts.get(b.article_id)
        if text is None or other_text is None or a.article_id == b.article_id:
            return True
        return may_be_one_occasion(text, a.parts[0], other_text, b.parts[0])

    def _wordings(self, text: int) -> list[str]:
        return [wording for node in self.of_text[text] for wording in node.wordings]

    def _speakers_of_phrases(
        self, phrases: Mapping[tuple[int, int], tuple[str, ...]]
    ) -> dict[tuple[str, ...], set[str]]:
        """Who is known to use a phrase: one that two people use is a slogan, when days lie between."""
        speakers: dict[tuple[str, ...], set[str]] = {}
        for (i, j), shared in phrases.items():
            names = {surname(node.first.speaker) for k in (i, j) for node in self.of_text[k]}
            speakers.setdefault(shared, set()).update(names - {""})
        return speakers

    def _link_fragments(self, texts: Mapping[str, str]) -> None:
        """Put beside each short quotation without a partner the one that prints other words in its place."""
        firsts = [node.first for node in self.nodes]
        unlinked = {n.number for n in self.nodes if not n.links and len(n.articles) == 1}
        for fragment, beside, found in fragment_links(firsts, unlinked, texts):
            self.nodes[fragment].links[beside] = self.nodes[fragment].slots[beside] = found
            self.nodes[beside].links[fragment] = self.nodes[beside].slots[fragment] = found.reversed()

    def _link_by_hand(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Link the versions that hold two quotations which a reader says are one utterance."""
        home = {part.quote_id: node for node in self.nodes for version in node.versions for part in version.parts}
        for quote_id, other_id in pairs:
            one, other = home.get(quote_id), home.get(other_id)
            if one is None or other is None or one is other:
                continue
            a, b = one.first, other.first
            found = compare_texts(a.text, b.text, a_tokens=a.tokens, b_tokens=b.tokens)
            one.links[other.number] = found
            other.links[one.number] = found.reversed()

    def support(self, node: Node) -> int:
        """Outlets whose wording agrees with that of the node."""
        if node.number not in self._support:
            ids = self._articles(node, agreeing=True)
            self._support[node.number] = count_voices(ids, self.outlets, self.reprints)
        return self._support[node.number]

    def _articles(self, node: Node, *, agreeing: bool) -> set[str]:
        """Articles with a version that agrees with the node, its own among them, or one that does not."""
        ids = set(node.articles) if agreeing else set()
        for other, edits in node.links.items():
            if (edits.relation in AGREEING) == agreeing:
                ids |= self.nodes[other].articles
        return ids

    def _rank(self, node: Node) -> tuple[bool, int, int, int, str, int]:
        """What makes a version the reference: no piece of another, printed first, agreed with, long; smallest first."""
        is_piece = any(e.relation == "cut" and not (e.cut_left[0] or e.cut_right[0]) for e in node.links.values())
        agreeing = self._articles(node, agreeing=True)
        against = self._articles(node, agreeing=False) - agreeing
        balance = count_voices(against, self.outlets, self.reprints) - self.support(node)
        day = min(node.days, default=_SOME_DAY)
        length = sum(not t.is_mark for t in node.first.tokens)
        return (is_piece, day, balance, -length, node.first.article_id, node.first.start)

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
        ranks = {n: self._rank(self.nodes[n]) for n in component}
        left = set(component)
        made: list[list[tuple[Node, Node]]] = []
        for number in sorted(component, key=ranks.__getitem__):
            if number not in left:
                continue
            best = self.nodes[number]
            group = [(best, best)]
            left.discard(number)
            near = sorted((n for n in best.links if n in left), key=ranks.__getitem__)
            group += [(self.nodes[n], best) for n in near]
            left.difference_update(near)
            for n in near:
                beside = sorted(
                    (m for m in self.nodes[n].links if m in left and self._holds(n, m)), key=ranks.__getitem__
                )
                group += [(self.nodes[m], self.nodes[n]) for m in beside]
                left.difference_update(beside)
            made.append(group)
        return self._without_strays(made)

    def _holds(self, number: int, other: int) -> bool:
        """Whether what two nodes share puts the other into the same utterance as all that the first is linked to.

        A scrap that stands in several statements does not make one of them: the other must be a piece of the first,
        or share much with it.
        """
        edits = self.nodes[number].links[other]
        return edits.shared_weight >= LONG or not any((edits.cut_right[1], edits.cut_left[1]))

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


def _same_speaker(one: Node, other: Node) -> bool | None:
    """Whether any two of the versions name one speaker: of those who print the same words, one may name him wrongly."""
    found = {same_speaker(a, b) for a in one.voices for b in other.voices}
    return True if True in found else None if None in found else False


def _statements(node: Node, reported: Mapping[str, set[object]]) -> set[object]:
    return set().union(*(reported.get(a, set()) for a in node.articles))


def _days_between(one: list[int], other: list[int]) -> int | None:
    if not one or not other:
        return None
    return max(min(one) - max(other), min(other) - max(one), 0)


def _by_speaker_and_time(same: list[PrintedVersion], *, names_speakers: bool) -> list[list[PrintedVersion]]:
    """Versions with the same words, apart where the speaker or the occasion differs; the earliest stands first."""
    if len(same) == 1:
        return [same]
    first = same[0]
    itself = compare_texts(first.text, first.text, a_tokens=first.tokens, b_tokens=first.tokens)
    in_order = sorted(same, key=lambda v: (v.day if v.day is not None else _SOME_DAY, v.article_id, v.start))
    if itself.longest_run >= QUOTED_RUN and itself.shared_weight >= TELLING:
        # So many words are one utterance, whoever is named.
        return _within_reach(in_order, LATE)
    by_speaker: dict[str, list[PrintedVersion]] = {}
    for version in in_order:
        by_speaker.setdefault(surname(version.speaker), []).append(version)
    unnamed = by_speaker.pop("", [])
    is_phrase = itself.shared_weight < PHRASE_WEIGHT and (len(by_speaker) > 1 or (not by_speaker and names_speakers))
    groups: list[list[PrintedVersion]] = []
    for _, versions in sorted(by_speaker.items()):
        groups += _within_reach(versions, _reach(itself, first.text, known=True, is_phrase=is_phrase))
    reach = _reach(itself, first.text, known=False, is_phrase=is_phrase)
    alone: list[PrintedVersion] = []
    for version in unnamed:
        # Where nobody is named, the words join those of a speaker within a day, or further if they tell enough.
        most = reach if itself.shared_weight >= PHRASE_WEIGHT else min(reach, SOON)
        near = [g for g in groups if any(_is_within(version, other, most) for other in g)]
        (near[0] if near else alone).append(version)
    groups += _within_reach(alone, reach)
    for group in groups:
        group.sort(key=lambda v: (v.day if v.day is not None else _SOME_DAY, v.article_id, v.start))
    alone_too = Occasion(is_one_article=True)
    if is_same_utterance(itself, alone_too, is_phrase=is_phrase_in(tuple(v.text for v in same), itself)):
        return groups
    # A title or a term that one article quotes more than once is no utterance by that.
    return [part for group in groups for part in (_single(group) if _is_of_one_article(group) else [group])]


def _single(group: list[PrintedVersion]) -> list[list[PrintedVersion]]:
    return [[version] for version in group]


def _is_of_one_article(group: list[PrintedVersion]) -> bool:
    return len({version.article_id for version in group}) == 1


def _reach(itself: Edits, text: str, *, known: bool, is_phrase: bool) -> float:
    """How many days may lie between two quotations with these words; below zero: they must be of one article."""
    reach = -1.0
    for days in (*SPANS_OF_DAYS, _SOME_DAY):
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
