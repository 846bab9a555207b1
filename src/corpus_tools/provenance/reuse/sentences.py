"""Articles cut into sentences, words and stems, as numbers that are the same for all articles of a vocabulary."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np

from corpus_tools.arrays import Int32s, Ints
from corpus_tools.english.inflection import stem
from corpus_tools.english.tokens import sentence_spans
from corpus_tools.english.word_classes import FUNCTION_WORDS, SAYING_WORDS
from corpus_tools.provenance.reuse.words import WordNumbers
from corpus_tools.text import fold_case

_LIGHT: Final = FUNCTION_WORDS | SAYING_WORDS
_NONE: Final = np.zeros(0, dtype=np.int32)
CHARACTERS: Final = sys.maxunicode + 1  # so many words can be told apart as characters


class Read(NamedTuple):
    """The words of a text: where each begins, in characters, and its number in a vocabulary."""

    starts: Ints
    codes: Int32s


class Vocabulary:
    """A number for each word of some articles, and one for its stem; made when first asked for.

    Words that carry grammar are compared as they are: "has been" is not "had".
    """

    def __init__(self) -> None:
        self._words = WordNumbers(self._add)
        self._stem_of: list[int] = []  # by the number of the word
        self._known_stems = np.zeros(0, dtype=np.int32)
        self._stems: dict[str, int] = {}
        self.light: set[int] = set()  # the stems of words that carry grammar

    def __len__(self) -> int:
        return len(self._stem_of)

    @property
    def stem_of(self) -> Int32s:
        """The stem of each word."""
        known = self._known_stems
        if len(known) < len(self):
            self._known_stems = np.append(known, np.array(self._stem_of[len(known) :], dtype=np.int32))
        return self._known_stems

    @property
    def stems(self) -> int:
        """How many stems there are."""
        return len(self._stems)

    def read(self, texts: Sequence[str]) -> list[Read]:
        """The words of each text."""
        words, codes = self._words.read(list(map(fold_case, texts)))
        return [Read(words.starts[begin:end], codes[begin:end]) for begin, end in pairwise(words.borders.tolist())]

    def _add(self, words: list[str]) -> None:
        compared = [word if word in _LIGHT else stem(word) for word in words]
        codes = [self._stems.setdefault(each, len(self._stems)) for each in compared]
        self.light.update(code for each, code in zip(compared, codes, strict=True) if each in _LIGHT)
        self._stem_of += codes


@dataclass(eq=False, slots=True)
class Prepared:
    """An article cut into sentences and words, as numbers of ``vocabulary``; made once, compared with many."""

    vocabulary: Vocabulary
    codes: Int32s  # the number of each word
    starts: Int32s  # offsets in characters of the sentences
    ends: Int32s
    borders: Int32s  # index of the first word of each sentence, and the number of words

    @classmethod
    def empty(cls, vocabulary: Vocabulary) -> Prepared:
        """An article without words."""
        return cls(vocabulary, _NONE, _NONE, _NONE, np.zeros(1, dtype=np.int32))


def prepare(text: str, vocabulary: Vocabulary | None = None, read: Read | None = None) -> Prepared:
    """Sentences and words of an article; what is to be compared shares one ``vocabulary``.

    ``read``: its words, where they have been read together with those of other articles.
    """
    vocabulary = Vocabulary() if vocabulary is None else vocabulary
    words, codes = vocabulary.read([text])[0] if read is None else read
    starts, ends = np.array(sentence_spans(text), dtype=np.int32).reshape(-1, 2).T
    borders = np.append(np.searchsorted(words, starts), len(codes)).astype(np.int32)
    has_words = borders[1:] > borders[:-1]
    return Prepared(vocabulary, codes, starts[has_words], ends[has_words], borders[np.append(has_words, True)])
