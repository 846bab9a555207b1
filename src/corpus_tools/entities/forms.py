"""Which words of an article pass a test of the form alone: each form is tested once, and kept with a bit per test.

Rules look for words of many kinds ("(", a title, a pronoun). The bits of an article's words are looked up once for all
of them, and the words of one kind are then found many times faster than by asking of each word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar, Final

import numpy as np
from numpy.typing import NDArray

_MOST: Final = 200_000  # forms kept; more are forgotten, so that memory use does not grow with the corpus
_MOST_ARTICLES: Final = 128  # whose bits are kept: those of a batch, which many rules ask for one after another

Bits = NDArray[np.int64]


class _Tested(dict[str, int]):
    """The tests that each form passes, a bit for each; a form is tested when it is first looked up."""

    def __init__(self) -> None:
        super().__init__()
        self.tests: list[Callable[[str], object]] = []

    def __missing__(self, form: str) -> int:
        passed = self[form] = sum([1 << number for number, test in enumerate(self.tests) if test(form)])
        return passed


class Passing:
    """The words that pass a test which depends on the form alone.

    >>> Passing(str.isupper).places(["the", "EHA", "of", "Ode"])
    [1]
    """

    _tested: ClassVar[_Tested] = _Tested()
    _articles: ClassVar[dict[int, tuple[list[str], Bits, int]]] = {}

    def __init__(self, test: Callable[[str], object]) -> None:
        self._bit = 1 << len(self._tested.tests)
        self._tested.tests.append(test)
        self._tested.clear()
        self._articles.clear()

    def places(self, forms: list[str]) -> list[int]:
        """The indices of the words that pass, in order; ``forms`` is not changed afterwards."""
        bits, any_of_them = self._bits_of(forms)
        return (bits & self._bit).nonzero()[0].tolist() if any_of_them & self._bit else []

    def is_among(self, forms: list[str]) -> bool:
        """Whether one of the words passes."""
        return bool(self._bits_of(forms)[1] & self._bit)

    def among(self, forms: Iterable[str]) -> set[str]:
        """Those of ``forms`` that pass."""
        return {form for form in forms if self._tested[form] & self._bit}

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
