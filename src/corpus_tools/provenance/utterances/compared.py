"""The comparison of the texts of quotations, pair by pair, in parts that may be worked on in other processes.

What is found for a pair depends on its two texts and on who may have said them when, so that an article which is
added later costs the comparison of its own quotations alone (:mod:`corpus_tools.divided`).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
import pandas as pd
import pyarrow as pa

from corpus_tools.arrays import Floats, Ints, UInts
from corpus_tools.divided import UNIT, Work, in_parts
from corpus_tools.partitions import pair_digests, row_digests
from corpus_tools.provenance.reuse.fingerprints import are_among, ranges
from corpus_tools.provenance.utterances.candidates import candidate_pairs
from corpus_tools.provenance.utterances.edits import Alignment, Change, Edits, align_texts
from corpus_tools.provenance.utterances.held import OneByOne
from corpus_tools.provenance.utterances.linking import (
    PHRASE_WEIGHT,
    STRONG,
    STRONG_COVERAGE,
    Occasion,
    may_be_linked,
)
from corpus_tools.provenance.utterances.pruning import Occasions, Pruner, worth_comparing
from corpus_tools.provenance.utterances.sharing import Sharing
from corpus_tools.provenance.utterances.tokens import Token
from corpus_tools.provenance.utterances.versions import PrintedVersion, joined
from corpus_tools.provenance.utterances.words import Piece, Words, read_words

PAIRS: Final = 4_000  # in a part: some seconds of work
_AT_ONCE: Final = 20_000  # that are objects at a time
Pair = tuple[int, int]
Phrase = tuple[str, ...]


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

    def __reduce__(self) -> tuple[type[Wording], tuple[tuple[Piece, ...]]]:
        return Wording, (self.pieces,)


class KeptEdits(Mapping[Pair, Edits]):
    """The edits of pairs of texts, ``pairs`` in rows, kept as text and read when they are asked for."""

    def __init__(self, pairs: Ints, texts: pa.ChunkedArray) -> None:
        self.pairs, self.texts = pairs, texts

    def __len__(self) -> int:
        return len(self.pairs)

    def __iter__(self) -> Iterator[Pair]:
        return each_pair(self.pairs)

    def __getitem__(self, pair: Pair) -> Edits:
        at = np.flatnonzero((self.pairs == np.array(pair)).all(axis=1))
        if not len(at):
            raise KeyError(pair)
        return edits_of(self.texts[int(at[0])].as_py())

    def in_order(self) -> Iterator[tuple[Pair, Edits]]:
        """All of them, one after the other."""
        kept = (text.as_py() for chunk in self.texts.chunks for text in chunk)
        return zip(each_pair(self.pairs), map(edits_of, kept), strict=True)


def each_pair(pairs: Ints) -> Iterator[Pair]:
    """The rows as tuples, of which few are held at a time."""
    for begin in range(0, len(pairs), _AT_ONCE):
        yield from ((i, j) for i, j in pairs[begin : begin + _AT_ONCE].tolist())


class Compared:
    """Texts that share enough to be aligned: ``edits`` by pair, and who else uses the few words that a pair shares."""

    def __init__(self, found: pa.Table, likely: Ints, pairs: Ints, texts: _Texts, sharing: Sharing) -> None:
        """``found``: the rows of :data:`_LINKS` for the ``likely`` among the ``pairs``."""
        self.edits = KeptEdits(likely[found[UNIT].to_numpy()], found["edits"])
        self._found = found.drop_columns(["edits"])
        self._pairs, self._texts, self._sharing = pairs, texts, sharing

    def one_report(self) -> Ints:
        """The pairs of texts that show that the articles which print them report one occasion."""
        told, cover = (self._found[name].to_numpy() for name in ("told", "cover"))
        found: Ints = self.edits.pairs[(told >= STRONG) & (cover >= STRONG_COVERAGE)]
        return found

    def speakers_of(self, phrases: Iterable[Phrase], names: Callable[[int], Set[str]]) -> dict[Phrase, set[str]]:
        """Who says phrases that are all that two texts have in common; ``names`` gives the speakers of a text.

        Pairs are aligned only as long as they may tell of another speaker.
        """
        speakers: dict[Phrase, set[str]] = {phrase: set() for phrase in phrases}
        few = np.flatnonzero(self._found["told"].to_numpy() < PHRASE_WEIGHT)
        shared = self._found["phrase"].take(pa.array(few)).to_pylist()
        for pair, phrase in zip(each_pair(self.edits.pairs[few]), shared, strict=True):
            if tuple(phrase) in speakers:
                speakers[tuple(phrase)].update(*map(names, pair))
        units = self._to_align(speakers, names)
        pairs = self._pairs[units]
        found = in_parts(_PHRASES, self._texts.digests_of(pairs), lambda some: self._texts.of(pairs[some]))
        for unit, words in zip(found[UNIT].to_pylist(), found["phrase"].to_pylist(), strict=True):
            if tuple(words) in speakers:
                speakers[tuple(words)].update(*map(names, pairs[unit].tolist()))
        return speakers

    def _to_align(self, speakers: Mapping[Phrase, Set[str]], names: Callable[[int], Set[str]]) -> Ints:
        """The pairs of which both hold a phrase, where it is not known yet that several people use it."""
        chosen = np.zeros(len(self._pairs), dtype=bool)
        order = np.argsort(self._pairs[:, 0], kind="stable")
        begins = np.searchsorted(self._pairs[order, 0], np.arange(len(self._sharing) + 1))
        for phrase, known in speakers.items():
            if len(known) > 1:
                continue
            # Only pairs of quotations that hold it are looked at: all pairs for each phrase would grow with the square.
            held = self._sharing.holders(phrase)
            of_held = order[ranges(begins[held], begins[held + 1] - begins[held])]
            both = of_held[are_among(self._pairs[of_held, 1], held)]
            tells = [not (names(i) | names(j)) <= known for i, j in self._pairs[both].tolist()]
            chosen[both[np.array(tells, dtype=bool)]] = True
        units = np.flatnonzero(chosen)
        many = len(self._sharing)
        codes, known_codes = (p[:, 0] * many + p[:, 1] for p in (self._pairs[units], self.edits.pairs))
        left: Ints = units[~np.isin(codes, known_codes)]
        return left


def compare_versions(firsts: Sequence[PrintedVersion], words: Words, days: Floats, occasions: Occasions) -> Compared:
    """Align each text with those that it may be a version of.

    ``words`` are those of the texts, ``days`` the first and the last day on which each is printed (infinite where that
    is unknown); ``occasions`` gives the speakers and days for each two nodes that print the words of a pair.
    """
    sharing = Sharing(words)
    texts = OneByOne(len(firsts), lambda k: firsts[k].text)
    worth, counts = worth_comparing(words, sharing, candidate_pairs(texts))
    first, last = days[worth, 0], days[worth, 1]
    apart = np.maximum(first - last[:, ::-1], 0.0).max(axis=1)
    likely, _ = Pruner(words).likely(worth, counts, apart)
    pairs, apart = worth[likely], apart[likely]
    wordings = _Texts(firsts)
    numbers: dict[tuple[Occasion, ...], int] = {}
    known = np.fromiter(
        (numbers.setdefault(tuple(dict.fromkeys(occasions(*pair))), len(numbers)) for pair in each_pair(pairs)),
        dtype=np.int64,
        count=len(pairs),
    )
    distinct = list(numbers)

    def part(chosen: Ints) -> tuple[list[Wording], Ints, list[tuple[Occasion, ...]], Floats]:
        used, here = wordings.of(pairs[chosen])
        return used, here, [distinct[k] for k in known[chosen].tolist()], apart[chosen]

    told = _occasion_digests(distinct)[known]
    found = in_parts(_LINKS, pair_digests(wordings.digests_of(pairs), told), part)
    return Compared(found, pairs, worth, wordings, sharing)


class _Texts:
    """The texts of all quotations, with a digest of each."""

    def __init__(self, firsts: Sequence[PrintedVersion]) -> None:
        self._firsts = firsts
        some = (firsts[at : at + _AT_ONCE] for at in range(0, len(firsts), _AT_ONCE))
        self._digests = np.concatenate([np.zeros(0, dtype=np.uint64), *map(_text_digests, some)])

    def digests_of(self, pairs: Ints) -> UInts:
        return pair_digests(self._digests[pairs[:, 0]], self._digests[pairs[:, 1]])

    def of(self, pairs: Ints) -> tuple[list[Wording], Ints]:
        """The wordings in some pairs, and the pairs as places among these."""
        used, here = np.unique(pairs, return_inverse=True)
        return [Wording(self._firsts[k].pieces) for k in used.tolist()], here.reshape(pairs.shape)


def _text_digests(versions: Sequence[PrintedVersion]) -> UInts:
    places = [",".join(f"{p.start - v.start}+{len(p.text)}" for p in v.parts) for v in versions]
    return row_digests(pd.DataFrame({"text": [v.text for v in versions], "parts": places}, dtype=object))


def _occasion_digests(known: Sequence[tuple[Occasion, ...]]) -> UInts:
    """A number for each of some occasions, whatever their order."""
    told = pd.DataFrame({"told": [" ".join(sorted(map(repr, each))) for each in known]}, dtype=object)
    return row_digests(told)


def _links(wordings: Sequence[Wording], pairs: Ints, known: Sequence[Sequence[Occasion]], days: Floats) -> pa.Table:
    """The pairs that may be linked, and how the two differ."""
    words = read_words([each.pieces for each in wordings])
    pruner = Pruner(words)
    likely, bounds = pruner.likely(pairs, Sharing(words).counts(pairs[:, 0], pairs[:, 1]), days)
    rows = zip(likely.tolist(), pairs[likely].tolist(), *(each.tolist() for each in bounds), strict=True)
    chosen = [k for k, (i, j), *bound in rows if pruner.may_be_linked(i, j, (bound[0], bound[1], bound[2]), known[k])]
    aligned = zip(chosen, _aligned(wordings, pairs[chosen]), strict=True)
    found = [_row(k, a) for k, a in aligned if may_be_linked(a.shared_weight, a.coverage)]
    names = _LINKS.schema.names
    return pa.table({name: [row[at] for row in found] for at, name in enumerate(names)}, _LINKS.schema)


def _row(unit: int, found: Alignment) -> tuple[int, float, float, Phrase, str]:
    """The values of :data:`_LINKS`; of long texts the words in common are in the edits alone."""
    phrase = found.shared if found.shared_weight < PHRASE_WEIGHT else ()
    return unit, found.shared_weight, found.coverage, phrase, as_text(found.read())


def _phrases(wordings: Sequence[Wording], pairs: Ints) -> pa.Table:
    """The words that two texts share, where they are few."""
    aligned = enumerate(_aligned(wordings, pairs))
    some = [(unit, each.shared) for unit, each in aligned if each.shared_weight < PHRASE_WEIGHT]
    return pa.table({UNIT: [unit for unit, _ in some], "phrase": [shared for _, shared in some]}, _PHRASES.schema)


def _aligned(wordings: Sequence[Wording], pairs: Ints) -> Iterator[Alignment]:
    sides = ((wordings[i], wordings[j]) for i, j in pairs.tolist())
    return align_texts(((one.text, one.tokens), (other.text, other.tokens)) for one, other in sides)


_UNIT: Final = pa.field(UNIT, pa.int64())
_TOLD: Final = (("told", pa.float64()), ("cover", pa.float64()), ("phrase", pa.list_(pa.string())))
_LINKS: Final = Work(_links, pa.schema([_UNIT, *_TOLD, ("edits", pa.large_string())]), PAIRS)
_PHRASES: Final = Work(_phrases, pa.schema([_UNIT, ("phrase", pa.list_(pa.string()))]), 4 * PAIRS)


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
