"""Queries answered from chains: the same hits as :func:`corpus_tools.measures.query.find_spans` finds in each text.

A word of a query lies within one chain, and a phrase is one chain after another with a gap between. So the forms that
fit are looked for once in the list of forms, then where they are; what is there is matched against the query's
own pattern. A query with other marks in it ("re-" with nothing after) is answered from the texts.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Final, NamedTuple

import numpy as np

from corpus_tools.arrays import Bools, Ints
from corpus_tools.measures.index.streams import Chains, spread
from corpus_tools.measures.query import compile_query, word_pattern
from corpus_tools.text import fold_case

# Letters, digits and wildcards; a mark only between two letters, digits or wildcards for one.
_WITHIN_CHAIN: Final = re.compile(r"(?>(?:[^\W_]|[*?]|(?:(?<=[^\W_])|(?<=[?]))['&.-](?=[^\W_]|[?]))+)")
_PLAIN: Final = re.compile(r"[^\W_]+")

Span = tuple[int, int]


class Hits(NamedTuple):
    """Hits in their order: the number of the text, and the offsets in it."""

    text: Ints
    start: Ints
    end: Ints


@dataclass(frozen=True)
class Searcher:
    """Answers queries from the chains of some texts."""

    chains: Chains

    @cached_property
    def _forms(self) -> str:
        """All forms, one a line: a literal is found in them much faster than by a pattern in each."""
        return "\n".join(["", *self.chains.words, ""])

    @cached_property
    def _begins(self) -> Ints:
        sizes = np.fromiter(map(len, self.chains.words), dtype=np.int64, count=len(self.chains.words))
        return np.cumsum(sizes + 1) - sizes

    @cached_property
    def _counts(self) -> Ints:
        return np.bincount(self.chains.code, minlength=len(self.chains.words))

    def find(self, query: str) -> Hits | None:
        """The hits of a query; None for one that chains do not answer.

        Raises :class:`ParameterError` for a query without a letter or digit.
        """
        pattern = compile_query(query)
        phrases = [part.split() for part in fold_case(query).split("|") if part.strip()]
        if not all(_WITHIN_CHAIN.fullmatch(word) for phrase in phrases for word in phrase):
            return None
        if all(len(phrase) == 1 for phrase in phrases):
            return self._words([phrase[0] for phrase in phrases], pattern)
        return self._phrases(phrases, pattern)

    def _words(self, words: list[str], pattern: re.Pattern[str]) -> Hits:
        """The hits of single words: what matches in a form matches wherever it is."""
        codes = sorted({code for word in words for code in self._candidates(word)})
        spans = [[m.span() for m in pattern.finditer(self.chains.words[code])] for code in codes]
        n_forms = len(self.chains.words)
        count = np.zeros(n_forms, dtype=np.int64)
        count[codes] = [len(found) for found in spans]
        begins = np.zeros(n_forms, dtype=np.int64)
        begins[codes] = np.cumsum([0, *(len(found) for found in spans)])[:-1]
        flat = np.array([span for found in spans for span in found], dtype=np.int64).reshape(-1, 2)
        places = np.flatnonzero((count > 0)[self.chains.code])
        which, number, _ = spread(count[self.chains.code[places]])
        at = places[which]
        found = begins[self.chains.code[at]] + number
        start = self.chains.start[at].astype(np.int64)
        return Hits(self._text_of(at), start + flat[found, 0], start + flat[found, 1])

    def _phrases(self, phrases: list[list[str]], pattern: re.Pattern[str]) -> Hits:
        windows = [(first, len(phrase)) for phrase in phrases for first in self._places(phrase).tolist()]
        known: dict[tuple[int, ...], list[tuple[int, int, int, int]]] = {}
        rows: list[tuple[int, int, int, int]] = []
        for first, last in _together(windows):
            codes = tuple(self.chains.code[first:last].tolist())
            if codes not in known:
                known[codes] = _matches([self.chains.words[code] for code in codes], pattern)
            rows += [(first + a, start, first + b, end) for a, start, b, end in known[codes]]
        table = np.array(rows, dtype=np.int64).reshape(-1, 4)
        where = self.chains.start.astype(np.int64)
        return Hits(self._text_of(table[:, 0]), where[table[:, 0]] + table[:, 1], where[table[:, 2]] + table[:, 3])

    def _places(self, phrase: list[str]) -> Ints:
        """Where chains are that may be the phrase: looked up by its rarest word."""
        fits = [self._fitting(word, i == 0, i == len(phrase) - 1) for i, word in enumerate(phrase)]
        rarest = min(range(len(phrase)), key=lambda i: int(self._counts[fits[i]].sum()))
        code, is_linked = self.chains.code, self.chains.is_linked
        places = np.flatnonzero(fits[rarest][code]) - rarest
        places = places[(places >= 0) & (places + len(phrase) <= len(code))]
        for i, fit in enumerate(fits):
            places = places[fit[code[places + i]]]
            if i:
                places = places[is_linked[places + i - 1]]
        return places

    def _fitting(self, word: str, is_first: bool, is_last: bool) -> Bools:
        """Which forms may be a word of a phrase: the first may be at the end of one, the last at the beginning."""
        pattern = re.compile(word_pattern(word) + ("" if is_last else r"\Z"))
        match = pattern.search if is_first else pattern.match
        words = self.chains.words
        fits = np.zeros(len(words), dtype=np.bool_)
        fits[[code for code in self._candidates(word) if match(words[code])]] = True
        return fits

    def _candidates(self, word: str) -> list[int]:
        """The forms that hold the longest literal of a word with wildcards; all, where it has none."""
        literal = max(_PLAIN.findall(word), key=len, default="")
        if not literal:
            return list(range(len(self.chains.words)))
        if _PLAIN.fullmatch(word):
            # It begins and ends where a form, or a part of one between two marks, does.
            return self._holding(re.compile(rf"(?<![^\W_]){re.escape(literal)}(?![^\W_])"), literal)
        return self._holding(None, literal)

    def _holding(self, pattern: re.Pattern[str] | None, literal: str) -> list[int]:
        forms, places = self._forms, []
        at = forms.find(literal)
        while at >= 0:
            if pattern is None or pattern.match(forms, at):
                places.append(at)
            at = forms.find(literal, at + 1)
        codes: list[int] = np.unique(np.searchsorted(self._begins, places, side="right") - 1).tolist()
        return codes

    def _text_of(self, places: Ints) -> Ints:
        return np.searchsorted(self.chains.first, places, side="right") - 1


def _together(windows: list[tuple[int, int]]) -> list[Span]:
    """Windows (first, length) that overlap, as one range each: their hits keep one another from being found."""
    ranges: list[Span] = []
    for first, length in sorted(windows):
        if ranges and first < ranges[-1][1]:
            ranges[-1] = (ranges[-1][0], max(ranges[-1][1], first + length))
        else:
            ranges.append((first, first + length))
    return ranges


def _matches(words: list[str], pattern: re.Pattern[str]) -> list[tuple[int, int, int, int]]:
    """The hits in words that follow one another: first word and start in it, last word and end in it."""
    begins = list(accumulate((len(word) + 1 for word in words), initial=0))
    found = []
    for match in pattern.finditer(" ".join(words)):
        first, last = bisect_right(begins, match.start()) - 1, bisect_right(begins, match.end() - 1) - 1
        found.append((first, match.start() - begins[first], last, match.end() - begins[last]))
    return found
