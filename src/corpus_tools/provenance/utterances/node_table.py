"""The nodes of a corpus as columns: which versions each has, and to which others it is linked by which edits.

Nodes are made into objects where they are worked on, and let go then.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from functools import cached_property
from typing import Final

import numpy as np
import pyarrow as pa
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from corpus_tools.arrays import Bools, Floats, Ints
from corpus_tools.provenance.utterances.compared import edits_of
from corpus_tools.provenance.utterances.edits import Edits
from corpus_tools.provenance.utterances.held import NOBODY, Versions, by_value
from corpus_tools.provenance.utterances.linking import surname
from corpus_tools.provenance.utterances.nodes import Node, split_by_speaker_and_time
from corpus_tools.provenance.utterances.versions import PrintedVersion

MOST_HELD: Final = 20_000  # versions that are objects before those of other nodes are made


class Links:
    """Which nodes are linked; the edits are kept as text (:func:`.compared.as_text`) until they are asked for."""

    def __init__(self) -> None:
        self._from, self._to, self._edits = array("i"), array("i"), array("i")
        self._is_reversed, self._is_slot = array("b"), array("b")
        self._texts: list[pa.Array] = []
        self._rows = 0
        self._ends: Ints = np.zeros(0, dtype=np.int64)
        self._begins: dict[int, tuple[int, int]] = {}

    def keep(self, edits: pa.Array) -> int:
        """Keep edits as text; returns the number of the first of them."""
        first = self._rows
        self._texts.append(edits.cast(pa.large_string()))
        self._rows += len(edits)
        self._ends = np.append(self._ends, self._rows)
        return first

    def add(self, one: int, other: int, edits: int, *, is_slot: bool = False) -> None:
        """Link two nodes by kept edits from the first to the second; later links take the place of earlier ones."""
        for node, beside, is_reversed in ((one, other, False), (other, one, True)):
            self._from.append(node)
            self._to.append(beside)
            self._edits.append(edits)
            self._is_reversed.append(is_reversed)
            self._is_slot.append(is_slot)

    def pairs(self) -> tuple[Ints, Ints]:
        """The nodes that are linked, either way."""
        return np.array(self._from, dtype=np.int64), np.array(self._to, dtype=np.int64)

    def text(self, edits: int) -> str:
        """Kept edits."""
        chunk = int(np.searchsorted(self._ends, edits, side="right"))
        before = int(self._ends[chunk - 1]) if chunk else 0
        kept: str = self._texts[chunk][edits - before].as_py()
        return kept


class Nodes:
    """The nodes, by number: texts in order, and within a text its nodes.

    ``members`` are the versions, node by node; those of node ``k`` are ``members[starts[k]:starts[k + 1]]``, and
    its text is ``text_of[k]``.
    """

    def __init__(self, versions: Versions, *, names_speakers: bool) -> None:
        self.versions = versions
        self.links = Links()
        text, self.texts = _by_digest(versions)
        order, borders = by_value(text, self.texts)
        self.first_of_text = order[borders[:-1]]
        sizes, members, self._first_node = array("i"), array("i"), array("i", [0])
        for begin, end in zip(borders[:-1].tolist(), borders[1:].tolist(), strict=True):
            for group in _nodes_of(versions, order[begin:end].tolist(), names_speakers=names_speakers):
                sizes.append(len(group))
                members.extend(group)
            self._first_node.append(len(sizes))
        self.members = np.array(members, dtype=np.int64)
        self.starts = np.r_[0, np.cumsum(np.array(sizes, dtype=np.int64))]
        self.text_of = np.repeat(np.arange(self.texts), np.diff(np.array(self._first_node)))
        self._made: dict[int, Node] = {}
        self._held = 0
        self._linked: tuple[Ints, Ints] | None = None
        self._read: dict[int, Edits] = {}

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __getitem__(self, number: int) -> Node:
        """The node, one object until :meth:`forget` is called."""
        node = self._made.get(number)
        if node is None:
            node = self._made[number] = self._make(number)
            self._held += len(node.versions)
        return node

    def of_text(self, text: int) -> list[Node]:
        """The nodes that print a text."""
        return [self[number] for number in range(self._first_node[text], self._first_node[text + 1])]

    @cached_property
    def node_of_members(self) -> Ints:
        """The node of each of ``members``."""
        return np.repeat(np.arange(len(self)), np.diff(self.starts))

    @cached_property
    def text_of_members(self) -> Ints:
        """The text of each of ``members``."""
        return self.text_of[self.node_of_members]

    def surnames(self) -> list[frozenset[str]]:
        """For each text the surnames of those who are said to have spoken it, in the first version of each node."""
        speakers = self.versions.speakers[self.members[self.starts[:-1]]].tolist()
        names = {number: surname(self.versions.name(number)) for number in set(speakers)}
        found: dict[int, set[str]] = {}
        for text, number in zip(self.text_of.tolist(), speakers, strict=True):
            if names[number]:
                found.setdefault(text, set()).add(names[number])
        once: dict[frozenset[str], frozenset[str]] = {}
        some = (frozenset(found.get(text, ())) for text in range(self.texts))
        return [once.setdefault(each, each) for each in some]

    def forget(self) -> None:
        """Let go of all objects."""
        self._made, self._read, self._held = {}, {}, 0

    def make_room(self) -> bool:
        """Let go of all objects if they are many; whether they were."""
        is_full = self._held > MOST_HELD
        if is_full:
            self.forget()
        return is_full

    def first(self, number: int) -> PrintedVersion:
        """The first version of a node, made anew."""
        return self.versions[int(self.members[self.starts[number]])]

    def days(self) -> Floats:
        """The first and the last day on which each text is printed; infinite where they are not known of each node."""
        if not len(self):
            return np.zeros((0, 2))
        days = self.versions.days[self.members]
        at = np.array(self._first_node[:-1], dtype=np.int64)
        first = np.minimum.reduceat(np.fmin.reduceat(days, self.starts[:-1]), at)
        last = np.maximum.reduceat(np.fmax.reduceat(days, self.starts[:-1]), at)
        return np.stack([np.where(np.isnan(first), -np.inf, first), np.where(np.isnan(last), np.inf, last)], axis=1)

    def without_partner(self) -> Bools:
        """The nodes of one article that have no link and are not inside other quotations only."""
        if not len(self):
            return np.zeros(0, dtype=bool)
        article = self.versions.articles[self.members]
        is_plain = self.versions.within[self.members] == NOBODY
        at = self.starts[:-1]
        alone: Bools = np.maximum.reduceat(article, at) == np.minimum.reduceat(article, at)
        alone &= np.logical_or.reduceat(is_plain, at)
        alone[self.links.pairs()[0]] = False
        return alone

    def components(self) -> Iterator[list[int]]:
        """The nodes that are linked with one another, and those that several articles print, by their first nodes."""
        one, other = self.links.pairs()
        graph = coo_matrix((np.ones(len(one), dtype=np.int8), (one, other)), shape=(len(self), len(self)))
        _, label = connected_components(graph, directed=False)
        is_linked = np.diff(self.starts) > 1
        is_linked[one] = True
        nodes = np.flatnonzero(is_linked)
        _, first, label = np.unique(label[nodes], return_index=True, return_inverse=True)
        # By the first node of each, not by the number that scipy has for it.
        place = np.empty(len(first), dtype=np.int64)
        place[np.argsort(first)] = np.arange(len(first))
        order, borders = by_value(place[label], len(first))
        for begin, end in zip(borders[:-1].tolist(), borders[1:].tolist(), strict=True):
            yield nodes[order[begin:end]].tolist()

    def close(self) -> None:
        """Say that there are no more links: nodes that are made from now on have theirs."""
        one, _ = self.links.pairs()
        self._linked = by_value(one, len(self))
        self.forget()

    def _make(self, number: int) -> Node:
        begin, end = self.starts[number : number + 2].tolist()
        versions = [self.versions[k] for k in self.members[begin:end].tolist()]
        text = int(self.first_of_text[self.text_of[number]])
        compared = versions[0].text if text == self.members[begin] else self.versions[text].text
        node = Node(number, versions, compared)
        if self._linked is not None:
            self._put_links(node, *self._linked)
        return node

    def _put_links(self, node: Node, order: Ints, borders: Ints) -> None:
        links = self.links
        for k in order[borders[node.number] : borders[node.number + 1]].tolist():
            edits = self._edits(links._edits[k])
            edits = edits.reversed() if links._is_reversed[k] else edits
            node.links[links._to[k]] = edits
            if links._is_slot[k]:
                node.slots[links._to[k]] = edits

    def _edits(self, number: int) -> Edits:
        if number not in self._read:
            self._read[number] = edits_of(self.links.text(number))
        return self._read[number]


def _by_digest(versions: Versions) -> tuple[Ints, int]:
    """Which text each version prints, the same words in the same order being one text, and how many texts there are."""
    digests = list(versions.words.digests())
    numbers: dict[bytes, int] = {}
    texts = np.fromiter((numbers.setdefault(digests[k], len(numbers)) for k in versions.rows.tolist()), dtype=np.int64)
    return texts, len(numbers)


def _nodes_of(versions: Versions, same: list[int], *, names_speakers: bool) -> list[list[int]]:
    """The versions of each node among those that print one text."""
    if len(same) == 1:
        return [same]
    made = [versions[number] for number in same]
    numbers = {id(version): number for version, number in zip(made, same, strict=True)}
    apart = split_by_speaker_and_time(made, names_speakers=names_speakers)
    # What is quoted at second hand is last.
    plain_first = (sorted(group, key=lambda version: version.within is not None) for group in apart)
    return [[numbers[id(version)] for version in group] for group in plain_first]
