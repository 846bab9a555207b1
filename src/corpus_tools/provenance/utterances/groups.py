"""Gathering versions into utterances: linked in pairs, then gathered round one reference."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from typing import Final

import numpy as np
import pyarrow as pa
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from corpus_tools.disjoint import DisjointSet
from corpus_tools.provenance.utterances.compared import Compared, Phrase, as_text, compare_versions
from corpus_tools.provenance.utterances.edits import Edits, compare_texts
from corpus_tools.provenance.utterances.fragments import fragment_links
from corpus_tools.provenance.utterances.held import NOBODY, OneByOne, Versions
from corpus_tools.provenance.utterances.linking import (
    LONG,
    STRONG,
    Occasion,
    is_phrase_in,
    is_same_utterance,
    is_sentence_of,
)
from corpus_tools.provenance.utterances.node_table import Nodes
from corpus_tools.provenance.utterances.nodes import SOME_DAY, SOON, Node
from corpus_tools.provenance.utterances.occasions import is_only_one_posted, may_be_one_occasion
from corpus_tools.provenance.utterances.versions import Part, same_speaker
from corpus_tools.provenance.utterances.voices import count_voices, find_copied

AGREEING: Final = ("verbatim", "punctuation", "cut", "ellipsis_or_bracket")


class Utterances:
    """The versions of a corpus, linked: :meth:`groups` gives the utterances."""

    def __init__(
        self,
        versions: Versions,
        reprints: Mapping[str, str],
        texts: Mapping[str, str],
        together: Iterable[tuple[str, str]] = (),
    ) -> None:
        self.versions, self.reprints = versions, reprints
        self.article_texts = texts
        self.names_speakers = bool((versions.speakers != NOBODY).any())
        self._support: dict[int, int] = {}
        self._texts_of: dict[int, frozenset[str]] = {}  # texts printed by the articles of a node
        self._statements_of: dict[int, frozenset[int]] = {}
        self.nodes = Nodes(versions, names_speakers=self.names_speakers)
        self._link()
        self._link_fragments(texts)
        self._link_by_hand(list(together))
        self.nodes.close()

    def _link(self) -> None:
        """Compare the candidates and note on either node whom it is a version of."""
        nodes = self.nodes
        firsts = OneByOne(nodes.texts, lambda k: self.versions[int(nodes.first_of_text[k])])
        words = self.versions.words.chosen(self.versions.rows[nodes.first_of_text].astype(np.int64))
        compared = compare_versions(firsts, words, nodes.days(), self._likeliest)
        linked = list(self._linked_by_words(compared))
        phrases = {phrase for _, _, _, phrase in linked if phrase is not None}
        speakers = compared.speakers_of(phrases, nodes.surnames().__getitem__)
        # Words attributed to two people may be repeated days later.
        linked = [link for link in linked if link[3] is None or len(speakers[link[3]]) <= 1]
        rows, places = np.unique(np.array([row for _, _, row, _ in linked], dtype=np.int64), return_inverse=True)
        nodes.links.keep(compared.edits.texts.take(pa.array(rows)))
        for (one, other, _, _), place in zip(linked, places.tolist(), strict=True):
            nodes.links.add(one, other, place)
        self._statements_of.clear()

    def _linked_by_words(self, compared: Compared) -> Iterator[tuple[int, int, int, Phrase | None]]:
        """The nodes that are one utterance, the place of their edits, and the words that they share if they are not
        one should several people use these.
        """
        printed = self._reported(compared)
        for row, ((i, j), found) in enumerate(compared.edits.in_order()):
            marked = is_phrase_in((*self._wordings(i), *self._wordings(j)), found)
            for one, other in self._side_by_side(i, j):
                occasion = self._occasion(one, other, printed, found)
                is_later = occasion.days > SOON
                # So may words that are attributed to no one in particular.
                nobody = self.names_speakers and not (one.first.speaker or other.first.speaker)
                if is_same_utterance(found, occasion, is_phrase=marked or (nobody and is_later)):
                    is_phrase_said = is_later and not is_same_utterance(found, occasion, is_phrase=True)
                    yield one.number, other.number, row, found.shared if is_phrase_said else None
            self._make_room()

    def _make_room(self) -> None:
        if self.nodes.make_room():
            self._statements_of.clear()

    def _side_by_side(self, i: int, j: int) -> Iterator[tuple[Node, Node]]:
        """The pairs of nodes that print two texts and may be linked: neither is quoted within the other."""
        for one in self.nodes.of_text(i):
            for other in self.nodes.of_text(j):
                if not (one.is_inside(other) or other.is_inside(one) or (one.is_nested and other.is_nested)):
                    yield one, other

    def _likeliest(self, i: int, j: int) -> Iterator[Occasion]:
        """Speakers and days of the nodes that print two texts; all other facts are assumed to favour a link."""
        for one, other in self._side_by_side(i, j):
            yield _who_and_when(one, other, is_shared=True)
        self._make_room()

    def _reported(self, compared: Compared) -> dict[str, set[int]]:
        """The long statements that each article prints; two articles that print one of them report one occasion."""
        nodes = self.nodes
        one, other = compared.one_report().T
        graph = coo_matrix((np.ones(len(one), dtype=np.int8), (one, other)), shape=(nodes.texts, nodes.texts))
        _, statement = connected_components(graph, directed=False)
        rows = self.versions.rows
        is_long = self.versions.weights[rows[nodes.first_of_text]] >= STRONG
        chosen = np.flatnonzero(is_long[nodes.text_of_members])
        articles = self.versions.articles[nodes.members[chosen]].tolist()
        reported: dict[str, set[int]] = {}
        for article, number in zip(articles, statement[nodes.text_of_members[chosen]].tolist(), strict=True):
            reported.setdefault(self.versions.name(article) or "", set()).add(number)
        return reported

    def _statements(self, node: Node, printed: Mapping[str, set[int]]) -> frozenset[int]:
        """The long statements that the articles of a node print."""
        if node.number not in self._statements_of:
            found = (printed[a] for a in node.articles if a in printed)
            self._statements_of[node.number] = frozenset[int]().union(*found)
        return self._statements_of[node.number]

    def _occasion(self, one: Node, other: Node, printed: Mapping[str, set[int]], edits: Edits) -> Occasion:
        is_shared = not self._statements(one, printed).isdisjoint(self._statements(other, printed))
        is_changed = any(not change.is_marked for change in edits.changes)
        return replace(
            _who_and_when(one, other, is_shared=is_shared),
            is_other=is_changed and self._says(one, other, lambda *where: not may_be_one_occasion(*where)),
            is_elsewhere=is_changed and self._says(one, other, is_only_one_posted),
        )

    def _says(self, one: Node, other: Node, test: Callable[[str, Part, str, Part], bool]) -> bool:
        """Whether what the articles say around two quotations passes the test; without the texts nothing does."""
        a, b = one.first, other.first
        text, other_text = self.article_texts.get(a.article_id), self.article_texts.get(b.article_id)
        return text is not None and other_text is not None and test(text, a.parts[0], other_text, b.parts[0])

    def _wordings(self, text: int) -> list[str]:
        return [wording for node in self.nodes.of_text(text) for wording in node.wordings]

    def _link_fragments(self, texts: Mapping[str, str]) -> None:
        """Put beside each short quotation without a partner the one that prints other words in its place."""
        nodes = self.nodes
        firsts = OneByOne(len(nodes), nodes.first)
        found = fragment_links(firsts, nodes.without_partner(), texts)
        first = nodes.links.keep(pa.array([edits for _, _, edits in found], pa.large_string()))
        for row, (fragment, beside, _) in enumerate(found, start=first):
            nodes.links.add(fragment, beside, row, is_slot=True)

    def _link_by_hand(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Link the versions that hold two quotations which a reader says are one utterance."""
        home = self._homes({quote_id for pair in pairs for quote_id in pair}) if pairs else {}
        for quote_id, other_id in pairs:
            one, other = home.get(quote_id), home.get(other_id)
            if one is None or other is None or one == other:
                continue
            a, b = self.nodes.first(one), self.nodes.first(other)
            found = compare_texts(a.text, b.text, a_tokens=a.tokens, b_tokens=b.tokens)
            self.nodes.links.add(one, other, self.nodes.links.keep(pa.array([as_text(found)], pa.large_string())))

    def _homes(self, quote_ids: Set[str]) -> dict[str, int]:
        """The node of each of some quotations."""
        home: dict[str, int] = {}
        for number, at in zip(self.nodes.node_of_members.tolist(), self.nodes.members.tolist(), strict=True):
            home.update((p.quote_id, number) for p in self.versions[at].parts if p.quote_id in quote_ids)
        return home

    def support(self, node: Node) -> int:
        """Outlets whose wording agrees with that of the node; those that copied it with its context count once."""
        if node.number not in self._support:
            near = [node, *self._linked(node, agreeing=True)]
            self._support[node.number] = 1 if self._is_one_text(near) else self._count_support(near)
        return self._support[node.number]

    def _count_support(self, near: list[Node]) -> int:
        ids = frozenset[str]().union(*(each.articles for each in near))
        copied = find_copied([version for each in near for version in each.versions], self.article_texts)
        return count_voices(ids, self.versions.outlets, self.reprints, copied)

    def _against(self, node: Node) -> int:
        """Outlets whose wording does not agree with that of the node, and that do not print it elsewhere."""
        others = self._linked(node, agreeing=False)
        if not others:
            return 0
        agreeing = frozenset[str]().union(*(each.articles for each in (node, *self._linked(node, agreeing=True))))
        if self._is_one_text(others):
            return int(any(not each.articles <= agreeing for each in others))
        against = frozenset[str]().union(*(each.articles for each in others)) - agreeing
        return count_voices(against, self.versions.outlets, self.reprints)

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

    def groups(self) -> Iterator[list[tuple[Node, Node]]]:
        """The utterances: each a list of nodes with the node that each is compared with, the reference first.

        The objects are those of some utterances at a time.
        """
        for component in self.nodes.components():
            yield from self._stars(set(component))
            if self.nodes.make_room():
                self._support.clear()
                self._texts_of.clear()

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


def _who_and_when(one: Node, other: Node, *, is_shared: bool) -> Occasion:
    return Occasion(
        days_apart=_days_between(one.days, other.days),
        same_speaker=_same_speaker(one, other),
        is_shared=is_shared,
        is_one_article=one.articles == other.articles and len(one.articles) == 1,
    )


def _same_speaker(one: Node, other: Node) -> bool | None:
    """Whether any two of the versions name one speaker: of those who print the same words, one may name him wrongly."""
    found = {same_speaker(a, b) for a in one.voices for b in other.voices}
    return True if True in found else None if None in found else False


def _days_between(one: list[int], other: list[int]) -> int | None:
    if not one or not other:
        return None
    return max(min(one) - max(other), min(other) - max(one), 0)
