"""The words of all quotations of a corpus as numbers, split once; what quotations share is counted from these.

:mod:`.tokens` says what a word is. Where it is in a quotation is worked out only for the few that are aligned.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from itertools import pairwise
from typing import Final

import numpy as np

from corpus_tools.arrays import Bools, Floats, Int32s, Ints
from corpus_tools.provenance.reuse.fingerprints import ranges
from corpus_tools.provenance.utterances.split import Split
from corpus_tools.provenance.utterances.tokens import JOINT, MARKS, WEIGHTS, spoken_words, weight

Piece = tuple[int, str]  # place in the joined text, and words, of one part of a quotation

DIGEST: Final = 16  # bytes
_IS_MARK: Final = -1
_CHARACTERS: Final = 0x10FFFF
_BRACKETED: Final = "]"  # behind a word; no word holds it
# Dots of omission may have blanks between them, and brackets hold several words.
_SPACED: Final = re.compile(r"\.\s\.")


@dataclass(frozen=True)
class Words:
    """The words and marks of quotations one after the other: those of quotation ``k`` are
    ``codes[starts[k]:starts[k + 1]]``.

    ``vocabulary`` has the word of each number, ``kinds`` its place in :data:`WEIGHTS`, below zero for a mark.
    ``is_bracketed``: words that are in brackets of the newspaper.
    """

    vocabulary: list[str]
    kinds: Int32s
    codes: Int32s
    is_bracketed: Bools
    starts: Ints

    def __len__(self) -> int:
        return len(self.starts) - 1

    def numbers_of(self, phrase: Iterable[str]) -> Ints | None:
        """The numbers of the different words of a phrase; None if one of them is in no quotation."""
        found = [self._numbers.get(word, -1) for word in set(phrase)]
        return None if -1 in found else np.array(found, dtype=np.int64)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {word: number for number, word in enumerate(self.vocabulary)}

    def chosen(self, rows: Ints) -> Words:
        """Those of some quotations, in this order."""
        sizes = np.diff(self.starts)[rows]
        at = ranges(self.starts[rows], sizes)
        return Words(self.vocabulary, self.kinds, self.codes[at], self.is_bracketed[at], _starts(sizes))

    @property
    def joint(self) -> int:
        """The number of the mark between two parts."""
        return self._numbers[JOINT]

    @cached_property
    def told(self) -> Floats:
        """What each of ``codes`` tells; nothing for a mark and for what the newspaper put in brackets."""
        weights = np.array([*WEIGHTS, 0.0])[self.kinds]
        out: Floats = np.where(self.is_bracketed, 0.0, weights[self.codes])
        return out

    @cached_property
    def owners(self) -> Ints:
        """The quotation of each of ``codes``."""
        return np.repeat(np.arange(len(self)), np.diff(self.starts))

    @cached_property
    def plain(self) -> tuple[Int32s, Ints]:
        """The words without the marks, and the owner of each."""
        is_word = self.kinds[self.codes] != _IS_MARK
        return self.codes[is_word], self.owners[is_word]

    @cached_property
    def counts(self) -> Ints:
        """How many words each quotation has."""
        return np.bincount(self.plain[1], minlength=len(self))

    @cached_property
    def parts(self) -> tuple[Floats, Ints]:
        """What the parts between joints tell, and the quotation of each; each quotation has a part at least."""
        is_joint = self.codes == self.joint
        joints = np.bincount(self.owners[is_joint], minlength=len(self))
        # bincount adds in order, as one would by hand: so a sum at the edge of a rule is the same wherever it is made.
        every = len(self) + int(joints.sum())
        told: Floats = np.bincount(self.owners + np.cumsum(is_joint), self.told, minlength=every).astype(np.float64)
        return told, np.repeat(np.arange(len(self)), joints + 1)

    @cached_property
    def weights(self) -> Floats:
        """What all words of each quotation tell."""
        told, owners = self.parts
        out: Floats = np.bincount(owners, told, minlength=len(self)).astype(np.float64)
        return out

    def lightest(self, *, is_empty_too: bool) -> Floats:
        """What the lightest part of each quotation tells; unless ``is_empty_too``, of those that tell anything."""
        told, owners = self.parts
        if not len(self):
            return np.zeros(0)
        least = told if is_empty_too else np.where(told == 0.0, np.inf, told)
        out: Floats = np.minimum.reduceat(least, np.searchsorted(owners, np.arange(len(self))))
        return np.where(np.isinf(out), 0.0, out)

    def digests(self) -> Iterator[bytes]:
        """For each quotation a digest of its words and marks in order."""
        written = (self.codes * np.int32(2) + self.is_bracketed).astype("<i4").tobytes()
        borders = (4 * self.starts).tolist()
        for begin, end in pairwise(borders):
            yield blake2b(written[begin:end], digest_size=DIGEST).digest()

    def as_characters(self, chosen: Bools | None = None) -> list[str]:
        """The words of each quotation as a text of one character each, for rapidfuzz; ``chosen``: of the words that
        :attr:`plain` has, only these.

        Beyond a million different words two may share a character.
        """
        codes, owners = self.plain
        if chosen is not None:
            codes, owners = codes[chosen], owners[chosen]
        return _as_texts(codes, owners, len(self))

    def parts_as_characters(self, kind: int) -> list[str]:
        """The same for the words of one of :data:`WEIGHTS` in each of :attr:`parts`."""
        chosen = self.kinds[self.codes] == kind
        part = self.owners + np.cumsum(self.codes == self.joint)
        return _as_texts(self.codes[chosen], part[chosen], len(self.parts[0]))


def _as_texts(codes: Int32s, owners: Ints, count: int) -> list[str]:
    whole = (codes % _CHARACTERS).astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")
    borders = np.searchsorted(owners, np.arange(count + 1)).tolist()
    return [whole[begin:end] for begin, end in pairwise(borders)]


def read_words(quotations: Sequence[Sequence[Piece]]) -> Words:
    """The words of quotations, given the pieces of each; between two is a joint, if words come before it."""
    split = Split(spoken_words, _pieces)
    rows: dict[str, int] = {}
    of_texts = [[rows.setdefault(text, len(rows)) for _, text in pieces] for pieces in quotations]
    codes, sizes = split.read(list(rows))
    joint = split.numbers[JOINT]
    whole, lengths = _joined(of_texts, codes, sizes, joint)
    items = list(split.numbers)
    numbers: dict[str, int] = {}
    code_of = np.array([numbers.setdefault(item.rstrip(_BRACKETED), len(numbers)) for item in items], dtype=np.int32)
    in_brackets = np.array([item.endswith(_BRACKETED) for item in items])
    kinds = [_IS_MARK if word in MARKS else WEIGHTS.index(weight(word)) for word in numbers]
    return Words(list(numbers), np.array(kinds, dtype=np.int32), code_of[whole], in_brackets[whole], _starts(lengths))


def _joined(of_texts: Sequence[Sequence[int]], codes: Int32s, sizes: Ints, joint: int) -> tuple[Int32s, Ints]:
    """The words of the texts of each quotation in a row, with joints, and how many each quotation has."""
    starts = _starts(sizes)
    # A joint is one more text, behind all others.
    codes, sizes = np.append(codes, np.int32(joint)), np.append(sizes, 1)
    has_words = (sizes > 0).tolist()
    spans: list[int] = []
    many: list[int] = []
    for texts in of_texts:
        before = len(spans)
        is_begun = False
        for text in texts:
            if is_begun:
                spans.append(len(starts) - 1)
            spans.append(text)
            is_begun = is_begun or has_words[text]
        many.append(len(spans) - before)
    order = np.array(spans, dtype=np.int64)
    lengths = _starts(sizes[order])[_starts(np.array(many, dtype=np.int64))]
    return codes[ranges(starts[order], sizes[order])], np.diff(lengths)


def _pieces(text: str) -> list[str]:
    """What may be read by itself: what is between blanks, or all of a text whose brackets or dots reach over them."""
    if "[" in text or "(" in text or "]" in text or ")" in text or _SPACED.search(text):
        return [text]
    return text.split()


def _starts(sizes: Ints) -> Ints:
    out = np.zeros(len(sizes) + 1, dtype=np.int64)
    np.cumsum(sizes, out=out[1:])
    return out
