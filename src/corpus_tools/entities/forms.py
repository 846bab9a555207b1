"""Which words of an article pass a test of the form alone: each form is tested once, and kept with a bit per test.

Rules look for words of many kinds ("(", a title, a pronoun). The bits of an article's words are looked up once for all
of them, and the words of one kind are then found many times faster than by asking of each word.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from typing import ClassVar, Final

import numpy as np
from numpy.typing import NDArray

from corpus_tools.english.words import is_capital

_MOST: Final = 200_000  # forms kept; more are forgotten, so that memory use does not grow with the corpus
_MOST_ARTICLES: Final = 256  # whose bits are kept: those of a batch, which many rules ask for one after another

Bits = NDArray[np.int64]


class _Tested(dict[str, int]):
    """The tests that each form passes, a bit for each; a form is tested when it is first looked up."""

    def __init__(self) -> None:
        super().__init__()
        self.tests: list[tuple[int, int, Callable[[str], object]]] = []  # its bit, those it needs, and the test
        self.listed: dict[str, int] = {}  # a word in lower case → the bits of the lists that have it

    def __missing__(self, form: str) -> int:
        passed = self.listed.get(form.lower(), 0)
        for bit, needed, test in self.tests:
            if passed & needed == needed and test(form):
                passed |= bit
        self[form] = passed
        return passed


class Passing:
    """The words that pass a test which depends on the form alone; there may be 63 tests.

    >>> Passing(str.isupper).places(["the", "EHA", "of", "Ode"])
    [1]
    """

    _tested: ClassVar[_Tested] = _Tested()
    _articles: ClassVar[dict[int, tuple[list[str], Bits, int]]] = {}
    _next: ClassVar[int] = 1

    def __init__(
        self,
        test: Callable[[str], object] | None = None,
        *,
        words: Iterable[str] = (),
        among: Passing | None = None,
    ) -> None:
        """``words``: in lower case, those that pass however they are written; to look them up is faster than to test.

        ``among``: an earlier test which a form must pass too.
        """
        self._bit = Passing._next
        Passing._next <<= 1
        if test is not None:
            self._tested.tests.append((self._bit, among._bit if among else 0, test))
        for word in words:
            self._tested.listed[word] = self._tested.listed.get(word, 0) | self._bit
        self._tested.clear()
        self._articles.clear()

    def places(self, forms: list[str]) -> list[int]:
        """The indices of the words that pass, in order; ``forms`` is not changed afterwards."""
        bits, any_of_them = self._bits_of(forms)
        return (bits & self._bit).nonzero()[0].tolist() if any_of_them & self._bit else []

    def runs(self, forms: list[str], runs: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Those of the spans ``runs``, which are in order and do not overlap, that have a word that passes."""
        found: list[tuple[int, int]] = []
        end = 0  # of the last one found
        for place in self.places(forms):
            if place < end:
                continue
            at = bisect_right(runs, (place, len(forms))) - 1
            if at >= 0 and place < runs[at][1]:
                found.append(runs[at])
                end = runs[at][1]
        return found

    def is_among(self, forms: list[str]) -> bool:
        """Whether one of the words passes."""
        return bool(self._bits_of(forms)[1] & self._bit)

    def among(self, forms: Iterable[str]) -> set[str]:
        """Those of ``forms`` that pass."""
        return {form for form in forms if self._tested[form] & self._bit}

    @classmethod
    def forget_articles(cls) -> None:
        """Keep the bits of no article: to be called when a batch of articles is done."""
        cls._articles.clear()

    @classmethod
    def _bits_of(cls, forms: list[str]) -> tuple[Bits, int]:
        """The bits of each word of an article, and of all its words together."""
        kept = cls._articles.get(id(forms))
        # The list is kept with them, so that no other one has its identity meanwhile.
        if kept is None or kept[0] is not forms or len(kept[1]) != len(forms):
            if len(cls._articles) >= _MOST_ARTICLES:
                cls._articles.clear()
            if len(cls._tested) > _MOST:
                cls._tested.clear()
            bits = np.fromiter(map(cls._tested.__getitem__, forms), np.int64, len(forms))
            kept = cls._articles[id(forms)] = (forms, bits, int(np.bitwise_or.reduce(bits)))
        return kept[1], kept[2]


CAPITALS: Final = Passing(is_capital)
"""The words that can be (part of) names by their letters."""
