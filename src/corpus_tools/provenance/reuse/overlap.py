"""How much of one text is in another, measured without deciding where: for two texts that may be unrelated."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from corpus_tools.english.inflection import stem
from corpus_tools.english.tokens import LETTERS_AND_DIGITS
from corpus_tools.english.word_classes import FUNCTION_WORDS
from corpus_tools.provenance.reuse.matching import matching_blocks
from corpus_tools.text import fold_case

_SHORTEST_RUN: Final = 3
_PLACES: Final = 50


@dataclass(frozen=True)
class Overlap:
    """Shares are of the target's words, 0 to 1 (containment: Broder 1997; for text reuse: Clough & Stevenson 2011).

    ``words``: distinct words that the source has; ``stems``: the same for stems without function words; ``trigrams``:
    distinct three-word runs; ``in_order``: words of the longest common subsequence; ``in_runs_of_5``,
    ``in_runs_of_10``: words in runs of at least so many that the source has too, wherever; ``longest_run``: words of
    the longest such run; ``runs_per_100``: runs of three words and more for every 100 words of the target.
    """

    words: float
    stems: float
    trigrams: float
    in_order: float
    in_runs_of_5: float
    in_runs_of_10: float
    longest_run: int
    runs_per_100: float


def measure_overlap(source: str, target: str) -> Overlap:
    """What the words of ``target`` have in common with those of ``source``.

    >>> overlap = measure_overlap("The bridge was closed for repair on Monday.", "The bridge was closed on Monday.")
    >>> overlap.words, overlap.in_order, overlap.longest_run
    (1.0, 1.0, 4)
    """
    one, other = LETTERS_AND_DIGITS.findall(fold_case(source)), LETTERS_AND_DIGITS.findall(fold_case(target))
    if not one or not other:
        return Overlap(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0, 0.0)
    runs = _runs(one, other)
    return Overlap(
        words=_share(set(other), set(one)),
        stems=_share(_stems(other), _stems(one)),
        trigrams=_share(_grams(other), _grams(one)),
        in_order=sum(block.size for block in matching_blocks(one, other)) / len(other),
        in_runs_of_5=sum(run for run in runs if run >= 5) / len(other),
        in_runs_of_10=sum(run for run in runs if run >= 10) / len(other),
        longest_run=max(runs, default=0),
        runs_per_100=100 * len(runs) / len(other),
    )


def _share(part: AbstractSet[object], whole: AbstractSet[object]) -> float:
    return len(part & whole) / len(part) if part else 0.0


def _stems(words: Sequence[str]) -> set[str]:
    return {stem(word) for word in words if word not in FUNCTION_WORDS}


def _grams(words: Sequence[str]) -> set[tuple[str, ...]]:
    return {tuple(words[k : k + _SHORTEST_RUN]) for k in range(len(words) - _SHORTEST_RUN + 1)}


def _runs(one: Sequence[str], other: Sequence[str]) -> list[int]:
    """Lengths of the runs of ``other`` that are in ``one``, each as long as it can be, from left to right."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for k in range(len(one) - _SHORTEST_RUN + 1):
        at = places[tuple(one[k : k + _SHORTEST_RUN])]
        if len(at) < _PLACES:
            at.append(k)
    out = []
    k = 0
    while k <= len(other) - _SHORTEST_RUN:
        best = 0
        for start in places.get(tuple(other[k : k + _SHORTEST_RUN]), ()):
            # A run that does not reach further than the best so far need not be walked.
            if best and one[start : start + best + 1] != other[k : k + best + 1]:
                continue
            best = _run_length(one, start, other, k, max(best, _SHORTEST_RUN))
        if best:
            out.append(best)
        k += best or 1
    return out


def _run_length(one: Sequence[str], start: int, other: Sequence[str], k: int, size: int) -> int:
    """How many words are the same from the two places on, ``size`` of them known to be."""
    while start + size < len(one) and k + size < len(other) and one[start + size] == other[k + size]:
        size += 1
    return size
