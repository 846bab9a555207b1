"""Which quotations of a corpus are versions of one utterance, and who departs from whose wording.

Pairs worth comparing come from an index (:mod:`.candidates`), are linked on words, speaker and occasion
(:mod:`.linking`), and are grouped around the whole version that is printed first or, of one day, supported by
most outlets (:mod:`.groups`), so that a chain of partial agreements never joins two statements: each version is
compared with that reference, or where the two share nothing, with a version linked to it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Final, NamedTuple

import pandas as pd

from corpus_tools.article_texts import ArticleTexts
from corpus_tools.isolation import isolated
from corpus_tools.provenance.utterances.edits import Change, Edits, compare_texts
from corpus_tools.provenance.utterances.groups import Utterances
from corpus_tools.provenance.utterances.held import printed_versions
from corpus_tools.provenance.utterances.linking import Comparison, Version, compare_quotes
from corpus_tools.provenance.utterances.made import Made
from corpus_tools.provenance.utterances.nodes import Node
from corpus_tools.provenance.utterances.versions import Part, PrintedVersion
from corpus_tools.provenance.utterances.voices import find_reprints
from corpus_tools.provenance.utterances.words import Piece

# So few words are quoted inside the reporter's own sentence: they differ from others, but nobody altered a statement.
SCRAP_WORDS: Final = 3
_begin, _end = itemgetter(0), itemgetter(1)

__all__ = ["Comparison", "UtteranceTables", "Version", "compare_quotes", "match_utterances"]


class UtteranceTables(NamedTuple):
    """The tables ``utterances`` and ``changes`` of :mod:`corpus_tools.schema`."""

    utterances: pd.DataFrame
    changes: pd.DataFrame


def match_utterances(
    quotes: pd.DataFrame,
    articles: pd.DataFrame | None = None,
    *,
    duplicates: pd.DataFrame | None = None,
    corrections: pd.DataFrame | None = None,
) -> UtteranceTables:
    """Group the quotations of a corpus into utterances and list the words in which their versions differ.

    ``quotes`` is the table of that name (``quote_id``, ``article_id``, ``start``, ``end``, ``text`` are needed, the
    rest is used where it is there); ``articles`` adds outlets, dates and reprints, which ``duplicates`` lists where
    that table is at hand. ``corrections`` says of pairs whether they are one utterance
    (:func:`corpus_tools.provenance.corrections.read_utterance_corrections`). Indirect speech is left out.

    Returns ``utterances``, one row for each quotation that has a partner, and ``changes``, one row for each span
    of words in which a version departs from its reference. The order of rows in ``quotes`` never matters.

    Parameters
    ----------
    quotes : pandas.DataFrame
        The table ``quotes`` (one row a quotation).
    articles : pandas.DataFrame, optional
        The table ``articles``: ``article_id`` and whatever is counted by, such as ``outlet`` and ``published``.
        With ``family_id`` (:func:`with_families`), a text with its reprints is one observation.
    duplicates : pandas.DataFrame, optional
        The table ``duplicates``.
    corrections : pandas.DataFrame, optional
        The table of :func:`corpus_tools.provenance.corrections.read_utterance_corrections`.

    Returns
    -------
    UtteranceTables
        ``utterances`` and ``changes``.

    Examples
    --------
    >>> ct.match_utterances(study.quotes, study.articles).utterances.columns[:3].tolist()
    ['utterance_id', 'quote_id', 'article_id']
    """
    versions, _ = printed_versions(quotes, articles)
    reprints = find_reprints(articles, duplicates) if articles is not None else {}
    found = Utterances(versions, reprints, ArticleTexts(articles), _said(corrections, "yes"))
    made = Made(quotes)
    for group in found.groups():
        with isolated(*sorted({v.article_id for node, _ in group for v in node.versions})):
            utterance = _Utterance(group, found)
            utterance.write()
            made.add(list(utterance.rows.values()), utterance.changes)
    return UtteranceTables(*made.tables(versions.nested(), _said(corrections, "no")))


def _said(corrections: pd.DataFrame | None, answer: str) -> list[tuple[str, str]]:
    if corrections is None:
        return []
    rows = corrections[corrections["same"] == answer]
    return list(zip(rows["quote_id"].astype(str), rows["other_id"].astype(str), strict=True))


@dataclass(slots=True)
class _Utterance:
    """Writes the rows of one utterance. ``compared``: how two texts differ, which several articles may print."""

    group: list[tuple[Node, Node]]
    found: Utterances
    rows: dict[str, dict[str, object]] = field(default_factory=dict)
    changes: list[dict[str, object]] = field(default_factory=list)
    compared: dict[tuple[tuple[Piece, ...], ...], Edits] = field(default_factory=dict)

    @property
    def utterance_id(self) -> str:
        return f"utterance:{self.group[0][0].first.parts[0].quote_id}"

    def write(self) -> None:
        """One row for each part that has a counterpart, compared with the best version that holds one."""
        hit: dict[str, tuple[PrintedVersion, Part, Node]] = {}
        order = [node for node, _ in self.group]
        for at, (node, beside) in enumerate(self.group):
            # What the reference does not print, the next best may.
            others = [n for n in order[:at] if n is not beside and n.number in node.links]
            others = [beside, *others, node] if node is not beside else [node]
            for version in node.versions:
                for part in version.parts:
                    found = self._best(node, others, version, part)
                    for opposite, across, holder in found:
                        hit.setdefault(across.quote_id, (opposite, across, holder))
        self._write_rest(order, hit)
        for quote_id, (version, part, node) in hit.items():
            if quote_id not in self.rows:
                row = self._row(version, part, quote_id, self.found.support(node))
                self.rows[quote_id] = row | {"relation": "verbatim", "changes": "", "is_reference": True}

    def _write_rest(self, order: list[Node], hit: dict[str, tuple[PrintedVersion, Part, Node]]) -> None:
        """The parts of which no version before them prints anything, beside one further down that does."""
        for node in order:
            others = [n for n in order if n is not node and n.number in node.links]
            for version in node.versions:
                for part in version.parts:
                    if part.quote_id in self.rows or part.quote_id in hit:
                        continue
                    for opposite, across, holder in self._best(node, others, version, part):
                        hit.setdefault(across.quote_id, (opposite, across, holder))

    def _best(
        self, node: Node, others: list[Node], version: PrintedVersion, part: Part
    ) -> list[tuple[PrintedVersion, Part, Node]]:
        """The parts that are opposite in the first of the others that has any."""
        for other in others:
            across = self._compare(node, other, version, part)
            if across:
                return [(other.first, each, other) for each in across]
        return []

    def _compare(self, node: Node, beside: Node, version: PrintedVersion, part: Part) -> list[Part]:
        """Note how a part differs from the first version of another node; the parts of that which are opposite."""
        other = beside.first
        if version is other:
            return []
        edits = self._edits(node, beside, version, other)
        reading = _read(version, part, other, edits)
        if reading is None:
            return []
        relation, across, altered = reading
        row = self._row(version, part, across[0].quote_id, self.found.support(node))
        self.rows[part.quote_id] = row | {"relation": relation, "changes": _in_words(altered)}
        self.changes += [_change_row(self.utterance_id, version, part, other, c) for c in altered if not c.is_marked]
        return across

    def _edits(self, node: Node, beside: Node, version: PrintedVersion, other: PrintedVersion) -> Edits:
        """How two versions differ; a fragment linked by the words around it has no words in common to align."""
        slot = node.slots.get(beside.number)
        if slot is not None and version.text == node.first.text and other is beside.first:
            return slot
        known = node.links.get(beside.number)
        is_first = (
            version.text == node.first.text == node.compared and other.text == beside.first.text == beside.compared
        )
        if known is not None and is_first:
            return known
        pair = version.pieces, other.pieces
        if pair not in self.compared:
            self.compared[pair] = compare_texts(
                version.text, other.text, a_tokens=version.tokens, b_tokens=other.tokens
            )
        return self.compared[pair]

    def _row(self, version: PrintedVersion, part: Part, reference_id: str, support: int) -> dict[str, object]:
        return {
            "utterance_id": self.utterance_id,
            "quote_id": part.quote_id,
            "article_id": version.article_id,
            "start": part.start,
            "end": part.end,
            "text": part.text,
            "reference_id": reference_id,
            "is_reference": False,
            "support": support,
        }


def _read(
    version: PrintedVersion, part: Part, other: PrintedVersion, edits: Edits
) -> tuple[str, list[Part], list[Change]] | None:
    """How one part of a version relates to the reference, the parts of it that are opposite, and the changes.

    ``None`` where nothing of the part has a counterpart.
    """
    begin, end = part.start - version.start, part.end - version.start
    # The spans ascend, and a speech printed in full has thousands of them, and of parts.
    first, behind = bisect_right(edits.aligned, begin, key=_end), bisect_left(edits.aligned, end, key=_begin)
    equal = edits.aligned[first:behind]
    if not equal:
        return None
    changes = [c for c in edits.changes if version.part_at(c.start) is part]
    across = _opposite(other, equal)
    if any(not c.is_marked for c in changes):
        is_scrap = min(version.spoken.words, other.spoken.words) <= SCRAP_WORDS
        return "paraphrase" if is_scrap or edits.relation == "paraphrase" else "altered", across, changes
    if changes:
        return "ellipsis_or_bracket", across, changes
    return ("cut" if _is_cut(equal, edits) else _of_same_words(version, part, other, edits)), across, changes


def _opposite(other: PrintedVersion, equal: Sequence[tuple[int, int, int, int]]) -> list[Part]:
    """The parts in which the equal words are, the one with most of them first."""
    letters: dict[Part, int] = {}
    for _, _, start, end in equal:
        part = other.part_at(start)
        letters[part] = letters.get(part, 0) + end - start
    return sorted(letters, key=lambda part: (-letters[part], part))


def _is_cut(equal: Sequence[tuple[int, int, int, int]], edits: Edits) -> bool:
    """Whether a part is at an end where one of the two goes on."""
    at_start = equal[0] == edits.aligned[0] and any(edits.cut_left)
    return at_start or (equal[-1] == edits.aligned[-1] and any(edits.cut_right))


def _of_same_words(version: PrintedVersion, part: Part, other: PrintedVersion, edits: Edits) -> str:
    if len(version.parts) == len(other.parts) == 1:
        return "verbatim" if edits.is_identical else "punctuation"
    # Joined or split otherwise: the marks at the end belong to the sentence around.
    return "verbatim" if _inner(part.text) in other.text else "punctuation"


def _inner(text: str) -> str:
    return text.strip(" .,;:!?–—-\n\t")


def _change_row(
    utterance_id: str, version: PrintedVersion, part: Part, other: PrintedVersion, change: Change
) -> dict[str, object]:
    across = other.part_at(change.other_start)
    start, end, text = _within(part, version.start + change.start, version.start + change.end)
    other_start, other_end, other_text = _within(
        across, other.start + change.other_start, other.start + change.other_end
    )
    return {
        "utterance_id": utterance_id,
        "quote_id": part.quote_id,
        "reference_id": across.quote_id,
        "article_id": version.article_id,
        "start": start,
        "end": end,
        "text": text,
        "other_id": other.article_id,
        "other_start": other_start,
        "other_end": other_end,
        "other_text": other_text,
        "kind": change.kind,
    }


def _within(part: Part, start: int, end: int) -> tuple[int, int, str]:
    """The span as far as it is in one part: what lies between two parts is not the speaker's."""
    start, end = max(start, part.start), min(end, part.end)
    end = max(start, end)
    return start, end, part.text[start - part.start : end - part.start]


def _in_words(changes: list[Change]) -> str:
    return "; ".join(f"{_shown(c.other_text)} → {_shown(c.text)}" for c in changes)


def _shown(text: str) -> str:
    return " ".join(text.split()) or "∅"
