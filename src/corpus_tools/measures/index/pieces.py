"""Streams of words for many texts at once: each piece between white space is read once, however often it occurs.

No chain, word or number runs over white space or looks at what is after it, so a text's words are those of its pieces,
one after the other. The pieces that occur are read together, as one text of a line each; what is found in a piece is
then put wherever it is. The few texts that this is not true of (a letter whose lower case is longer makes Python
fold the whole text otherwise) are read one by one (:mod:`corpus_tools.measures.index.streams`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corpus_tools.arrays import Bools, Int32s, Ints
from corpus_tools.english.tokens import WORDS_AND_NUMBERS, sentence_spans
from corpus_tools.measures.index.streams import (
    BREAKS,
    CHAIN,
    Bags,
    Chains,
    Codes,
    Positions,
    Spelt,
    bags_of,
    chains_of,
    counted,
    ends_of,
    firsts,
    in_order,
    looked_up,
    merged,
    positions_of,
    spread,
    words_and_numbers,
)
from corpus_tools.measures.words import bare, normalised, spelling
from corpus_tools.text import fold_case

_BATCH: Final = 4_000_000  # characters that are looked at together
_GAP: Final = 20  # characters of white space on one line that a phrase runs over
_SPACE, _NEWLINE, _BREAK = 1, 2, 4
_LIMIT: Final = 0x3001  # no character from here on is white space or ends a run


def _kinds() -> NDArray[np.uint8]:
    kinds = np.zeros(_LIMIT + 1, dtype=np.uint8)
    for number in range(_LIMIT):
        kinds[number] = _SPACE * chr(number).isspace()
    kinds[ord("\n")] |= _NEWLINE
    for char in BREAKS:
        kinds[ord(char)] |= _BREAK
    return kinds


_KINDS: Final = _kinds()


def _kinds_in(text: str) -> NDArray[np.uint8]:
    """What each character of a text is."""
    chars = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    return np.asarray(_KINDS[np.minimum(chars, _LIMIT)])


@dataclass(frozen=True)
class Pieces:
    """``first[t]`` to ``first[t + 1]`` are the pieces of text ``t``: codes into ``forms``, starts, and whether a
    phrase may run over what follows it (``is_gap``)."""

    forms: list[str]
    first: Ints
    code: Int32s
    start: Int32s
    is_gap: Bools


def pieces_of(texts: Sequence[str]) -> Pieces:
    """The pieces of each text."""
    codes = Codes()
    counts: list[NDArray[np.int64]] = []
    kept: list[tuple[Int32s, Int32s, Bools]] = []
    for batch in _batches(texts):
        joined = "\n".join(batch)
        begins = np.cumsum([0, *(len(text) + 1 for text in batch)])[:-1]
        kinds = _kinds_in(joined)
        is_space = np.concatenate([[True], (kinds & _SPACE) > 0, [True]])
        start = np.flatnonzero(is_space[:-1] & ~is_space[1:])
        end = np.flatnonzero(~is_space[:-1] & is_space[1:])
        text = np.searchsorted(begins, start, side="right") - 1
        counts.append(np.bincount(text, minlength=len(batch)))
        kept.append(
            (
                looked_up(codes, joined.split()),
                (start - begins[text]).astype(np.int32),
                _gaps(start, end, np.flatnonzero(kinds & _NEWLINE)),
            )
        )
    if not kept:
        return Pieces([], firsts([]), np.zeros(0, np.int32), np.zeros(0, np.int32), np.zeros(0, np.bool_))
    code, begin, is_gap = (np.concatenate(parts) for parts in zip(*kept, strict=True))
    return Pieces(list(codes), firsts(np.concatenate(counts)), code, begin, is_gap)


def _batches(texts: Sequence[str]) -> list[list[str]]:
    batches: list[list[str]] = []
    room = 0
    for text in texts:
        if room <= 0:
            batches.append([])
            room = _BATCH
        batches[-1].append(text)
        room -= len(text) + 1
    return batches


def _gaps(start: Ints, end: Ints, newlines: Ints) -> Bools:
    """Whether a phrase may run over the white space after each piece: one line end at most, and 20 characters a line.

    What comes between two texts is taken for a gap as well; nobody asks for it.
    """
    last, following = end[:-1], start[1:]
    before, after = np.searchsorted(newlines, last), np.searchsorted(newlines, following)
    is_one = after - before == 1
    at = newlines[np.minimum(before, max(len(newlines) - 1, 0))] if len(newlines) else last
    on_one = (before == after) & (following - last <= _GAP)
    on_two = is_one & (at - last <= _GAP) & (following - at - 1 <= _GAP)
    return np.concatenate([on_one | on_two, np.zeros(min(len(start), 1), dtype=np.bool_)])


@dataclass(frozen=True)
class _Found:
    """What was found in the pieces: ``first[p]`` to ``first[p + 1]`` are the finds of piece ``p``."""

    first: Ints
    start: Ints
    end: Ints
    code: Int32s

    @property
    def count(self) -> Ints:
        return np.diff(self.first)


def _found(code: Int32s, start: Ints, end: Ints, begins: Ints) -> _Found:
    """Finds in pieces that begin at ``begins``, with offsets in the piece."""
    owner = np.searchsorted(begins, start, side="right") - 1
    first = np.searchsorted(start, np.append(begins, np.iinfo(np.int64).max))
    return _Found(first.astype(np.int64), start - begins[owner], end - begins[owner], code)


@dataclass(frozen=True)
class _Reader:
    """The streams of texts whose pieces can be read by themselves."""

    texts: Sequence[str]

    @cached_property
    def pieces(self) -> Pieces:
        return pieces_of(self.texts)

    @cached_property
    def _joined(self) -> str:
        return "\n".join(self.pieces.forms)

    @cached_property
    def _sizes(self) -> Ints:
        return np.fromiter(map(len, self.pieces.forms), dtype=np.int64, count=len(self.pieces.forms))

    @cached_property
    def _begins(self) -> Ints:
        return np.cumsum(self._sizes + 1) - self._sizes - 1

    def chains(self) -> Chains:
        codes = Codes()
        parts = CHAIN.split(fold_case(self._joined))
        ends = ends_of(parts)
        found = _found(looked_up(codes, parts[1::2]), ends[:-1:2], ends[1::2], self._begins)
        place, number, begins = spread(found.count[self.pieces.code])
        which = found.first[self.pieces.code[place]] + number
        start = (self.pieces.start[place] + found.start[which]).astype(np.int32)
        return Chains(
            list(codes),
            begins[self.pieces.first],
            found.code[which],
            start,
            self._links(found, begins),
        )

    def _links(self, found: _Found, begins: Ints) -> Bools:
        """Whether a chain ends its piece, white space that a phrase runs over follows, and the next begins with one."""
        has, code = found.count > 0, self.pieces.code
        some = np.flatnonzero(has)
        is_whole_head, is_whole_tail = has.copy(), has.copy()
        is_whole_head[some] = found.start[found.first[some]] == 0
        is_whole_tail[some] = found.end[found.first[some + 1] - 1] == self._sizes[some]
        linked = np.zeros(int(begins[-1]), dtype=np.bool_)
        last_of_text = self.pieces.first[1:][np.diff(self.pieces.first) > 0] - 1
        may = self.pieces.is_gap & is_whole_tail[code]
        may[last_of_text] = False
        places = np.flatnonzero(may)
        places = places[is_whole_head[code[places + 1]]]
        linked[begins[places + 1] - 1] = True
        return linked

    def bags(self) -> Bags:
        codes = Codes()
        lines = normalised(self._joined)
        newlines = np.flatnonzero(_kinds_in(lines) & _NEWLINE) + 1
        parts = WORDS_AND_NUMBERS.split(lines)
        forms, is_number = words_and_numbers(parts)
        ends = ends_of([part or "" for part in parts])
        begins = np.concatenate([[0], newlines]) if self.pieces.forms else newlines[:0]
        found = _found(looked_up(Spelt(bare, codes), forms), ends[:-1:3], ends[2::3], begins)
        place, number, starts = spread(found.count[self.pieces.code])
        which = found.first[self.pieces.code[place]] + number
        words, sorted_code = in_order(list(codes), found.code)
        return counted(words, np.diff(starts[self.pieces.first]), sorted_code[which], is_number[which])

    def positions(self, *, runs: bool = True) -> Positions:
        codes = Codes()
        parts = WORDS_AND_NUMBERS.split(self._joined)
        forms, is_number = words_and_numbers(parts)
        ends = ends_of([part or "" for part in parts])
        found = _found(looked_up(Spelt(spelling, codes), forms), ends[:-1:3], ends[2::3], self._begins)
        place, number, begins = spread(found.count[self.pieces.code])
        which = found.first[self.pieces.code[place]] + number
        at = self.pieces.start[place]
        start = (at + found.start[which]).astype(np.int32)
        first = begins[self.pieces.first]
        begins_run = np.zeros(len(which), dtype=np.bool_)
        if runs:
            begins_run = self._breaks(found)[which]
            begins_run[number == 0] = self._breaks_between(found)
            _begin_sentences(begins_run, start, first, self.texts)
        return Positions(
            list(codes),
            first,
            found.code[which],
            start,
            (at + found.end[which]).astype(np.int32),
            is_number[which],
            begins_run,
        )

    @cached_property
    def _breaks_before(self) -> Ints:
        """How many marks that end a run come before each character of the pieces."""
        is_break = (_kinds_in(self._joined) & _BREAK) > 0
        return np.concatenate([[0], np.cumsum(is_break)]).astype(np.int64)

    def _breaks(self, found: _Found) -> Bools:
        """Whether such a mark comes between each word and the one before it in its piece."""
        owner = np.repeat(self._begins, found.count)
        start, end = owner + found.start, owner + found.end
        before = np.concatenate([start[:1], end[:-1]])
        return np.asarray(self._breaks_before[start] > self._breaks_before[before])

    def _breaks_between(self, found: _Found) -> Bools:
        """Whether one comes between the first word of each place that has words and the last word before it."""
        code, count = self.pieces.code, found.count
        stop = self._begins + self._sizes
        first_word, last_word = stop.copy(), stop.copy()
        some = np.flatnonzero(count)
        first_word[some] = self._begins[some] + found.start[found.first[some]]
        last_word[some] = self._begins[some] + found.end[found.first[some + 1] - 1]
        marks = self._breaks_before
        heads = np.concatenate([[0], np.cumsum((marks[first_word] - marks[self._begins])[code])])
        tails = np.concatenate([[0], np.cumsum((marks[stop] - marks[last_word])[code])])
        places = np.flatnonzero(count[code])
        before = np.concatenate([places[:1], places[:-1]])
        return np.asarray((tails[places] - tails[before]) + (heads[places + 1] - heads[before + 1]) > 0)


def _begin_sentences(begins_run: Bools, start: Int32s, first: Ints, texts: Sequence[str]) -> None:
    """Mark the first word of each sentence."""
    for number, text in enumerate(texts):
        low, high = int(first[number]), int(first[number + 1])
        at = np.searchsorted(start[low:high], [begin for begin, _ in sentence_spans(text)])
        begins_run[low + at[at < high - low]] = True


def _is_odd(text: str) -> bool:
    """Whether Python folds the text otherwise than its pieces: a dotted capital I, or what may become one."""
    return "\u0130" in text or "\u0307" in text


def read_chains(texts: Sequence[str]) -> Chains:
    """The chains of each text."""
    usual, odd = _apart(texts)
    return merged(_Reader(usual).chains(), chains_of([texts[i] for i in odd]), odd)


def read_bags(texts: Sequence[str]) -> Bags:
    """The words of each text and how often it has them."""
    usual, odd = _apart(texts)
    return merged(_Reader(usual).bags(), bags_of([texts[i] for i in odd]), odd)


def read_positions(texts: Sequence[str], *, runs: bool = True) -> Positions:
    """The words of each text with their offsets; ``runs``: whether it is needed which of them begin a run."""
    usual, odd = _apart(texts)
    return merged(_Reader(usual).positions(runs=runs), positions_of([texts[i] for i in odd]), odd)


def read_all(texts: Sequence[str]) -> tuple[Chains, Bags, Positions]:
    """All three streams; the pieces are looked for once."""
    usual, odd = _apart(texts)
    reader, rest = _Reader(usual), [texts[i] for i in odd]
    return (
        merged(reader.chains(), chains_of(rest), odd),
        merged(reader.bags(), bags_of(rest), odd),
        merged(reader.positions(), positions_of(rest), odd),
    )


def _apart(texts: Sequence[str]) -> tuple[list[str], list[int]]:
    """The texts with an empty one for each that is odd, and which these are."""
    odd = [number for number, text in enumerate(texts) if _is_odd(text)]
    usual = list(texts)
    for number in odd:
        usual[number] = ""
    return usual, odd
