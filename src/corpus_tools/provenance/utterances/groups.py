"""Gathering versions into utterances: linked in pairs, then gathered round one reference."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from typing import Final

import numpy as np

from corpus_tools.disjoint import DisjointSet
from corpus_tools.provenance.utterances.compared import Pair, compare_versions
from corpus_tools.provenance.utterances.edits import Edits, compare_texts
from corpus_tools.provenance.utterances.fragments import fragment_links
from corpus_tools.provenance.utterances.linking import (
    LONG,
    STRONG,
    Occasion,
    is_one_report,
    is_phrase_in,
    is_same_utterance,
    is_sentence_of,
    surname,
)
from corpus_tools.provenance.utterances.nodes import SOME_DAY, SOON, Node, split_by_speaker_and_time
from corpus_tools.provenance.utterances.occasions import is_only_one_posted, may_be_one_occasion
from corpus_tools.provenance.utterances.versions import Part, PrintedVersion, same_speaker
from corpus_tools.provenance.utterances.voices import count_voices, find_copied
from corpus_tools.provenance.utterances.words import Words

AGREEING: Final = ("verbatim", "punctuation", "cut", "ellipsis_or_bracket")


class Utterances:
    """The versions of a corpus, linked: :meth:`groups` gives the utterances."""

    def __init__(
        self,
        versions: list[PrintedVersion],
        words: Words,
        outlets: Mapping[str, str],
        reprints: Mapping[str, str],
        texts: Mapping[str, str],
        together: Iterable[tuple[str, str]] = (),
    ) -> None:
        self.outlets, self.reprints = outlets, reprints
        self.article_texts = texts
        self.names_speakers = any(v.speaker for v in versions)
        by_words: dict[bytes, list[PrintedVersion]] = {}
        for version in versions:
            by_words.setdefault(version.spoken.digest, []).append(version)
        self.texts = list(by_words.values())
        self._words = words.chosen(np.array([same[0].spoken.row for same in self.texts], dtype=np.int64))
        self._support: dict[int, int] = {}
        self._texts_of: dict[int, frozenset[str]] = {}  # texts printed by the articles of a node
        self.nodes: list[Node] = []
        self.of_text: list[list[Node]] = []
        for same in self.texts:
            apart = split_by_speaker_and_time(same, names_speakers=self.names_speakers)
            # What is quoted at second hand is last.
            plain_first = [sorted(group, key=lambda v: v.within is not None) for group in apart]
            here = [Node(len(self.nodes) + k, group, same[0].text) for k, group in enumerate(plain_first)]
            self.nodes += here
            self.of_text.append(here)
        self._link()
        self._link_fragments(texts)
        self._link_by_hand(together)

    def _link(self) -> None:
        """Compare the candidates and note on either node whom it is a version of."""
        days = np.array([_first_and_last(nodes) for nodes in self.of_text]).reshape(-1, 2)
        compared = compare_versions([same[0] for same in self.texts], self._words, days, self._likeliest)
        linked = list(self._linked_by_words(compared.edits))
        phrases = {found.shared for _, _, found, is_said_again in linked if is_said_again}
        speakers = compared.speakers_of(phrases, self._speakers)
        for one, other, found, is_said_again in linked:
            # Words attributed to two people may be repeated days later.
            if not (is_said_again and len(speakers[found.shared]) > 1):
                _join(one, other, found)

    def _linked_by_words(self, edits: Mapping[Pair, Edits]) -> Iterator[tuple[Node, Node, Edits, bool]]:
        """The nodes that are one utterance, their edits, and whether they are not if several people use the phrase."""
        printed = self._reported(edits)
        compared_texts = {number for pair in edits for number in pair}
        reported = {
            node.number: _statements(node, printed) for number in compared_texts for node in self.of_text[number]
        }
        for (i, j), found in edits.items():
            marked = is_phrase_in((*self._wordings(i), *self._wordings(j)), found)
            for one, other in self._side_by_side(i, j):
                occasion = self._occasion(one, other, reported, found)
                is_later = occasion.days > SOON
                # So may words that are attributed to no one in particular.
                nobody = self.names_speakers and not (one.first.speaker or other.first.speaker)
                if is_same_utterance(found, occasion, is_phrase=marked or (nobody and is_later)):
                    is_phrase_said = is_later and not is_same_utterance(found, occasion, is_phrase=True)
                    yield one, other, found, is_phrase_said

    def _speakers(self, text: int) -> set[str]:
        """The surnames of those who are said to have spoken a text."""
        return {surname(node.first.speaker) for node in self.of_text[text]} - {""}

    def _side_by_side(self, i: int, j: int) -> Iterator[tuple[Node, Node]]:
        """The pairs of nodes that print two texts and may be linked: neither is quoted within the other."""
        for one in self.of_text[i]:
            for other in self.of_text[j]:
                if not (one.is_inside(other) or other.is_inside(one) or (one.is_nested and other.is_nested)):
                    yield one, other

    def _likeliest(self, i: int, j: int) -> Iterator[Occasion]:
        """Speakers and days of the nodes that print two texts; all other facts are assumed to favour a link."""
        for one, other in self._side_by_side(i, j):
            yield _who_and_when(one, other, is_shared=True)

    def _reported(self, edits: Mapping[Pair, Edits]) -> dict[str, set[int]]:
        """The long statements that each article prints; two articles that print one of them report one occasion."""
        statements = DisjointSet(range(len(self.texts)))
        for (i, j), found in edits.items():
            if is_one_report(found):
                statements.merge(i, j)
        reported: dict[str, set[int]] = {}
        for i, same in enumerate(self.texts):
            if same[0].spoken.weight >= STRONG:
                for version in same:
                    reported.setdefault(version.article_id, set()).add(statements[i])
        return reported

    def _occasion(self, one: Node, other: Node, reported: Mapping[int, Set[int]], edits: Edits) -> Occasion:
        is_changed = any(not change.is_marked for change in edits.changes)
        return replace(
            _who_and_when(one, other, is_shared=not reported[one.number].isdisjoint(reported[other.number])),
            is_other=is_changed and self._says(one, other, lambda *where: not may_be_one_occasion(*where)),
            is_elsewhere=is_changed and self._says(one, other, is_only_one_posted),
        )

    def _says(self, one: Node, other: Node, test: Callable[[str, Part, str, Part], bool]) -> bool:
        """Whether what the articles say around two quotations passes the test; without the texts nothing does."""
        a, b = one.first, other.first
        text, other_text = self.article_texts.get(a.article_id), self.article_texts.get(b.article_id)
        return text is not None and other_text is not None and test(text, a.parts[0], other_text, b.parts[0])

    def _wordings(self, text: int) -> list[str]:
        return [wording for node in self.of_text[text] for wording in node.wordings]

    def _link_fragments(self, texts: Mapping[str, str]) -> None:
        """Put beside each short quotation without a partner the one that prints other words in its place."""
        firsts = [node.first for node in self.nodes]
        unlinked = {n.number for n in self.nodes if not n.links and n.is_of_one_article and not n.is_nested}
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
            _join(one, other, found)

    def support(self, node: Node) -> int:
        """Outlets whose wording agrees with that of the node; those that copied it with its context count once."""
        if node.number not in self._support:
            near = [node, *self._linked(node, agreeing=True)]
            self._support[node.number] = 1 if self._is_one_text(near) else self._count_support(near)
        return self._support[node.number]

    def _count_support(self, near: list[Node]) -> int:
        ids = frozenset[str]().union(*(each.articles for each in near))
        copied = find_copied([version for each in near for version in each.versions], self.article_texts)
        return count_voices(ids, self.outlets, self.reprints, copied)

    def _against(self, node: Node) -> int:
        """Outlets whose wording does not agree with that of the node, and that do not print it elsewhere."""
        others = self._linked(node, agreeing=False)
        if not others:
            return 0
        agreeing = frozenset[str]().union(*(each.articles for each in (node, *self._linked(node, agreeing=True))))
        if self._is_one_text(others):
            return int(any(not each.articles <= agreeing for each in others))
        against = frozenset[str]().union(*(each.articles for each in others)) - agreeing
        return count_voices(against, self.outlets, self.reprints)

    def _linked(self, node: Node, *, agreeing: bool) -> list[Node]:
        """The nodes that agree with a node, or those that do not."""
        return [self.nodes[n] for n, edits in node.links.items() if (edits.relation in AGREEING) == agreeing]

    def _is_one_text(self, nodes: list[Node]) -> bool:
        """Whether all articles of these nodes print one text, as for a story reprinted in every outlet."""
        for each in nodes:
            if each.number not in self._texts_of:
                self._texts_of[each.number] = frozenset(self.reprints.get(i, i) for i in each.articles)
        return len(frozenset[str]().union(*(self._texts_of[each.number] for each in nodes))) == 1

    def _rank(self, node: Node, *, is_timed: bool) -> tuple[bool, bool, int, float, int, int, str, int]:
        """What makes a version the reference, smallest first.

        It is not quoted inside another quotation, no piece of another (nor, in other words, of an earlier one),
        printed first, agreed with, long. ``is_timed`` says that the hours count too, as they are known of all.
        """
        day, moment = when = _printed_first(node, is_timed=is_timed)
        is_piece = any(
            _is_piece(e) and (e.relation == "cut" or _printed_first(self.nodes[n], is_timed=is_timed) < when)
            for n, e in node.links.items()
        )
        balance = self._against(node) - self.support(node)
        length = node.first.spoken.words
        return (node.is_nested, is_piece, day, moment, balance, -length, node.first.article_id, node.first.start)

    def groups(self) -> list[list[tuple[Node, Node]]]:
        """The utterances: each a list of nodes with the node that each is compared with, the reference first."""
        linked = [node for node in self.nodes if node.links or len(node.versions) > 1]  # the rest is no utterance
        components = DisjointSet(node.number for node in linked)
        for node in linked:
            for other in node.links:
                components.merge(node.number, other)
        together: dict[int, set[int]] = {}
        for node in linked:
            together.setdefault(components[node.number], set()).add(node.number)
        return [group for component in together.values() for group in self._stars(component)]

    def _stars(self, component: set[int]) -> list[list[tuple[Node, Node]]]:
        """Take the best version, all that are linked to it and all linked to those; then the best of the rest.

        A longer chain of links is followed only if :meth:`_bound` confirms it: otherwise phrases would join different
        statements on one subject.
        """
        is_timed = all(version.moment is not None for n in component for version in self.nodes[n].versions)
        ranks = {n: self._rank(self.nodes[n], is_timed=is_timed) for n in component}
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
        return self._without_strays(self._bound(made))

    def _bound(self, made: list[list[tuple[Node, Node]]]) -> list[list[tuple[Node, Node]]]:
        """Join the groups of which one prints a whole sentence of the other.

        A statement that one outlet prints whole, another in two parts and a third from its middle on is grouped
        around several versions; the group of one of its sentences would otherwise depend on the order of grouping.
        """
        home = {node.number: at for at, group in enumerate(made) for node, _ in group}
        joined = DisjointSet(range(len(made)))
        for number, at in home.items():
            for other, edits in self.nodes[number].links.items():
                if is_sentence_of(edits):
                    joined.merge(at, home[other])
        together: dict[int, list[tuple[Node, Node]]] = {}
        for at, group in enumerate(made):
            into = together.setdefault(joined[at], [])
            best = group[0][0]
            linked = [node for node, _ in into if node.number in best.links]
            nearest = max(linked, key=lambda node: (best.links[node.number].shared_weight, -node.number), default=best)
            into += [(best, nearest), *group[1:]]
        return list(together.values())

    def _holds(self, number: int, other: int) -> bool:
        """Whether what two nodes share puts the other into the same utterance as all that the first is linked to.

        A scrap that is in several statements does not make one of them: the other must be a piece of the first,
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


def _is_piece(edits: Edits) -> bool:
    """Whether the other text goes on where the first begins or ends, and the first nowhere where the other does."""
    return edits.is_cut and not (edits.cut_left[0] or edits.cut_right[0])


def _printed_first(node: Node, *, is_timed: bool) -> tuple[int, float]:
    """The day, and where hours count the second, at which a node is first printed."""
    moments = (v.moment for v in node.versions if v.moment is not None) if is_timed else ()
    return min(node.days, default=SOME_DAY), min(moments, default=0.0)


def _first_and_last(nodes: Sequence[Node]) -> tuple[float, float]:
    """The first and the last day on which a text is printed; infinite where they are not known of each node."""
    if not all(node.days for node in nodes):
        return -math.inf, math.inf
    return min(min(node.days) for node in nodes), max(max(node.days) for node in nodes)


def _who_and_when(one: Node, other: Node, *, is_shared: bool) -> Occasion:
    return Occasion(
        days_apart=_days_between(one.days, other.days),
        same_speaker=_same_speaker(one, other),
        is_shared=is_shared,
        is_one_article=one.articles == other.articles and len(one.articles) == 1,
    )


def _join(one: Node, other: Node, found: Edits) -> None:
    one.links[other.number] = found
    other.links[one.number] = found.reversed()


def _same_speaker(one: Node, other: Node) -> bool | None:
    """Whether any two of the versions name one speaker: of those who print the same words, one may name him wrongly."""
    found = {same_speaker(a, b) for a in one.voices for b in other.voices}
    return True if True in found else None if None in found else False


def _statements(node: Node, printed: Mapping[str, set[int]]) -> frozenset[int]:
    """The long statements that the articles of a node print."""
    return frozenset[int]().union(*(printed[a] for a in node.articles if a in printed))


def _days_between(one: list[int], other: list[int]) -> int | None:
    if not one or not other:
        return None
    return max(min(one) - max(other), min(other) - max(one), 0)
