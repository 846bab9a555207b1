"""The results of the parts of a stage, each kept on disk at once, so that an interrupted run goes on from them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from corpus_tools.isolation import Failure
from corpus_tools.store import Result, Store


class FinishedParts:
    """What is finished of ``count`` parts. A result stays in memory only where it cannot be kept on disk.

    ``make``: makes the result of a part, for one that is no longer there when it is read.
    """

    def __init__(self, store: Store, key: str, names: Sequence[str], count: int, make: Callable[[int], Result]) -> None:
        self._store, self._key, self._names, self._make = store, key, tuple(names), make
        self._in_memory: dict[int, Result] = {}
        self._failures: dict[int, list[Failure]] = {}
        for number in range(count):
            if store.tables(self._entry(number), self._names) is not None:
                self._failures[number] = store.failures(self._entry(number))

    def __contains__(self, number: object) -> bool:
        return number in self._failures

    def __len__(self) -> int:
        return len(self._failures)

    def _entry(self, number: int) -> str:
        return f"{self._key}-{number}"

    def add(self, number: int, result: Result) -> None:
        """Keep the result of a part."""
        self._failures[number] = result.failures
        if not self._store.put(self._entry(number), result):
            self._in_memory[number] = result

    def result(self, number: int) -> Result:
        """The result of a finished part."""
        if number in self._in_memory:
            return self._in_memory[number]
        kept = self._store.get(self._entry(number), self._names)
        if kept is None:
            kept = self._make(number)
            self.add(number, kept)
        return kept

    def failures(self) -> list[Failure]:
        """What could not be used, in the order of the parts."""
        return [each for number in sorted(self._failures) for each in self._failures[number]]

    def drop(self) -> None:
        """Remove what is kept: it is in a whole."""
        for number in self._failures:
            self._store.drop(self._entry(number))
