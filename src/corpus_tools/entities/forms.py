"""Which forms of an article pass a test: each form is tested once, and an article is then looked up as a whole."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from typing import Final

_MOST: Final = 200_000  # forms kept; more are forgotten, so that memory use does not grow with the corpus


class Passing:
    """The forms that pass a test which depends on the form alone.

    >>> Passing(str.isupper).among({"EHA", "Ode", "the"})
    {'EHA'}
    """

    def __init__(self, test: Callable[[str], object]) -> None:
        self._test = test
        self._seen: set[str] = set()
        self._passed: set[str] = set()

    def among(self, forms: AbstractSet[str]) -> AbstractSet[str]:
        """Those of ``forms`` that pass."""
        fresh = forms - self._seen
        if fresh:
            if len(self._seen) > _MOST:
                self._seen, self._passed, fresh = set(), set(), set(forms)
            self._passed.update(filter(self._test, fresh))
            self._seen |= fresh
        return forms & self._passed
