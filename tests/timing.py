"""Times that a test may rely on, however busy the machine is."""

from __future__ import annotations

import time
from collections.abc import Callable

from corpus_tools.english.remembered import forget

ROUNDS = 5
SHORTEST = 0.02


def least_seconds(work: Callable[[], object], rounds: int = 3) -> float:
    """Least CPU seconds that ``work()`` took in some rounds: another process can only make a round slower."""
    return min(_seconds(work) for _ in range(rounds))


def assert_in_proportion(prepare: Callable[[int], Callable[[], object]], small: int, large: int) -> None:
    """Assert that the time of ``prepare(size)()`` grows no faster than its size.

    Twice the proportion is allowed; with ``large / small`` of 8 and more a time that grows with the square is four
    times beyond it. What ``prepare`` itself does is not timed. Both sizes are run in turn, and the least time of each
    is compared after every round, so one disturbed round fails nothing; a time that really grows faster fails all.
    A small size that takes less than 0.02 s counts as 0.02 s.
    """
    assert large >= 8 * small, "sizes too close to tell a time that grows in proportion from one that does not"
    runs = prepare(small), prepare(large)
    runs[0]()  # Imports, compiled patterns and caches are not the time of a text.
    least = [float("inf"), float("inf")]
    for done in range(ROUNDS):
        least = [min(before, _seconds(run)) for before, run in zip(least, runs, strict=True)]
        if done and least[1] <= 2 * large / small * max(least[0], SHORTEST):
            return
    raise AssertionError(f"{large // small} times the size took {least[1] / least[0]:.0f} times as long: {least} s")


def _seconds(work: Callable[[], object]) -> float:
    forget()  # else a text that was read in another round is not read again
    start = time.process_time()
    work()
    return time.process_time() - start
