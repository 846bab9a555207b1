"""The comparison of the texts of quotations, pair by pair, in parts that may be worked on in other processes.

What is found for a pair depends on its two texts and on who may have said them when, so that an article which is
added later costs the comparison of its own quotations alone (:mod:`corpus_tools.divided`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
import pandas as pd
import pyarrow as pa

from corpus_tools.divided import UNIT, Work, in_parts
from corpus_tools.partitions import pair_digests, row_digests
from corpus_tools.provenance.reuse.fingerprints import Ints, UInts
from corpus_tools.provenance.utterances.candidates import candidate_pairs
from corpus_tools.provenance.utterances.edits import Alignment, Change, Edits, align_texts
from corpus_tools.provenance.utterances.linking import PHRASE_WEIGHT, Occasion, may_be_linked
from corpus_tools.provenance.utterances.pruning import Occasions, Pruner, worth_comparing
from corpus_tools.provenance.utterances.sharing import Sharing
from corpus_tools.provenance.utterances.tokens import Bag, Token
from corpus_tools.provenance.utterances.versions import PrintedVersion, joined

PAIRS: Final = 4_000  # in a part: some seconds of work
Pair = tuple[int, int]
Piece = tuple[int, str]  # place in the joined text, and words, of one part of a quotation


@dataclass(frozen=True, slots=True)
class Compared:
    """Texts that share enough to be aligned: their edits by pair, and the few words that any two of them share."""

    edits: dict[Pair, Edits]
    phrases: dict[Pair, tuple[str, ...]]


@dataclass(frozen=True)
class Wording:
    """The words of a quotation, split when first asked for; only the pieces are sent to another process."""

    pieces: tuple[Piece, ...]

    @cached_property
    def _joined(self) -> tuple[str, list[Token]]:
        return joined(self.pieces)

    @property
    def text(self) -> str:
        return self._joined[0]

    @property
    def tokens(self) -> list[Token]:
        return self._joined[1]

    @cached_property
    def bag(self) -> Bag:
        return Bag.of(self.tokens)

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(token.norm for token in self.tokens)

    def __reduce__(self) -> tuple[type[Wording], tuple[tuple[Piece, ...]]]:
        return Wording, (self.pieces,)


def compare_versions(firsts: Sequence[PrintedVersion], occasions: Occasions) -> Compared:
    """Align each text with those that it may be a version of, and with those that may print a phrase of it.

    ``occasions`` gives the speakers and days for each two nodes that print the words of a pair.
    """
    sharing = Sharing(version.bag for version in firsts)
    pairs, counts = worth_comparing(sharing, candidate_pairs([version.text for version in firsts]))
    texts = _Texts(firsts)
    known = [tuple(dict.fromkeys(occasions(i, j))) for i, j in pairs.tolist()]

    def part(chosen: Ints) -> tuple[list[Wording], Ints, list[tuple[Occasion, ...]], Ints]:
        used, here = texts.of(pairs[chosen])
        return used, here, [known[k] for k in chosen.tolist()], counts[chosen]

    found = in_parts(_LINKS, pair_digests(texts.digests_of(pairs), _occasion_digests(known)), part)
    compared = Compared({}, {})
    both: list[Pair] = [(i, j) for i, j in pairs.tolist()]
    units, phrases, edits = (found[name].to_pylist() for name in (UNIT, "phrase", "edits"))
    for unit, phrase, read in zip(units, phrases, edits, strict=True):
        if phrase is not None:
            compared.phrases[both[unit]] = tuple(phrase)
        if read is not None:
            compared.edits[both[unit]] = edits_of(read)
    is_unlikely = np.ones(len(pairs), dtype=bool)
    is_unlikely[units] = False
    _add_phrases(compared, pairs[is_unlikely], texts, sharing)
    return compared


def _add_phrases(compared: Compared, unlikely: Ints, texts: _Texts, sharing: Sharing) -> None:
    """Of the other pairs only those are aligned whose speakers may use the phrase that a linked pair has in common."""
    held = sharing.holders(each.shared for each in compared.edits.values() if each.shared_weight < PHRASE_WEIGHT)
    chosen = [not held[i].isdisjoint(held[j]) for i, j in unlikely.tolist()]
    pairs = unlikely[np.array(chosen, dtype=bool)]
    found = in_parts(_PHRASES, texts.digests_of(pairs), lambda some: texts.of(pairs[some]))
    for unit, phrase in zip(found[UNIT].to_pylist(), found["phrase"].to_pylist(), strict=True):
        i, j = pairs[unit].tolist()
        compared.phrases[i, j] = tuple(phrase)


class _Texts:
    """The texts of all quotations, with a digest of each."""

    def __init__(self, firsts: Sequence[PrintedVersion]) -> None:
        self._firsts = firsts
        places = [",".join(f"{p.start - v.start}+{len(p.text)}" for p in v.parts) for v in firsts]
        self._digests = row_digests(pd.DataFrame({"text": [v.text for v in firsts], "parts": places}, dtype=object))

    def digests_of(self, pairs: Ints) -> UInts:
        return pair_digests(self._digests[pairs[:, 0]], self._digests[pairs[:, 1]])

    def of(self, pairs: Ints) -> tuple[list[Wording], Ints]:
        """The wordings in some pairs, and the pairs as places among these."""
        used, here = np.unique(pairs, return_inverse=True)
        return [Wording(self._firsts[k].pieces) for k in used.tolist()], here.reshape(pairs.shape)


def _occasion_digests(known: Sequence[tuple[Occasion, ...]]) -> UInts:
    """A number for the occasions of each pair, whatever their order."""
    numbers: dict[tuple[Occasion, ...], int] = {}
    places = [numbers.setdefault(each, len(numbers)) for each in known]
    told = pd.DataFrame({"told": [" ".join(sorted(map(repr, each))) for each in numbers]}, dtype=object)
    digests: UInts = row_digests(told)[np.array(places, dtype=np.int64)]
    return digests


def _links(wordings: Sequence[Wording], pairs: Ints, known: Sequence[Sequence[Occasion]], counts: Ints) -> pa.Table:
    """The pairs that may be linked: the phrase that two share, where they share no more, and how they differ."""
    pruner = Pruner(wordings)
    rows = zip(pairs.tolist(), known, counts.tolist(), strict=True)
    likely = [k for k, ((i, j), said, held) in enumerate(rows) if pruner.may_be_linked(i, j, said, held)]
    found: dict[str, list[object]] = {name: [] for name in _LINKS.schema.names}
    for unit, aligned in zip(likely, _aligned(wordings, pairs[likely]), strict=True):
        found[UNIT].append(unit)
        found["phrase"].append(aligned.shared if aligned.shared_weight < PHRASE_WEIGHT else None)
        is_enough = may_be_linked(aligned.shared_weight, aligned.coverage)
        found["edits"].append(as_text(aligned.read()) if is_enough else None)
    return pa.table(found, _LINKS.schema)


def _phrases(wordings: Sequence[Wording], pairs: Ints) -> pa.Table:
    """The words that two texts share, where they are few."""
    aligned = enumerate(_aligned(wordings, pairs))
    some = [(unit, each.shared) for unit, each in aligned if each.shared_weight < PHRASE_WEIGHT]
    return pa.table({UNIT: [unit for unit, _ in some], "phrase": [shared for _, shared in some]}, _PHRASES.schema)


def _aligned(wordings: Sequence[Wording], pairs: Ints) -> Iterator[Alignment]:
    given = [(each.text, each.tokens) for each in wordings]
    return align_texts((given[i], given[j]) for i, j in pairs.tolist())


_PHRASE: Final = pa.field("phrase", pa.list_(pa.string()))
_LINKS: Final = Work(_links, pa.schema([(UNIT, pa.int64()), _PHRASE, ("edits", pa.string())]), PAIRS)
_PHRASES: Final = Work(_phrases, pa.schema([(UNIT, pa.int64()), _PHRASE]), 4 * PAIRS)


def as_text(edits: Edits) -> str:
    """The edits as JSON, to be kept between runs."""
    return json.dumps(
        [
            [_values(change) for change in edits.changes],
            *(edits.is_identical, edits.cut_left, edits.cut_right, edits.shared, edits.shared_weight, edits.coverage),
            *(edits.kept, edits.cost, edits.has_telling_word, edits.clash, edits.longest_run, edits.aligned),
        ],
        separators=(",", ":"),
    )


def _values(change: Change) -> tuple[object, ...]:
    spans = (change.start, change.end, change.text, change.other_start, change.other_end, change.other_text)
    return (*spans, change.kind, change.is_marked)


def edits_of(text: str) -> Edits:
    """The inverse of :func:`as_text`."""
    read = json.loads(text)
    changes, is_identical, left, right, shared, weight, coverage, kept, cost, telling, clash, run, aligned = read
    return Edits(
        changes=tuple(Change(*each) for each in changes),
        is_identical=is_identical,
        cut_left=(left[0], left[1]),
        cut_right=(right[0], right[1]),
        shared=tuple(shared),
        shared_weight=weight,
        coverage=coverage,
        kept=kept,
        cost=cost,
        has_telling_word=telling,
        clash=clash,
        longest_run=run,
        aligned=_spans(aligned),
    )


def _spans(aligned: Iterable[Sequence[int]]) -> tuple[tuple[int, int, int, int], ...]:
    return tuple((a, b, c, d) for a, b, c, d in aligned)
