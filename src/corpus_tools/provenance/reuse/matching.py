"""Which words of one span of text are in another, in order: exact for passages, linear for long texts.

The usual alignment of two word sequences costs the product of their lengths. Above a few thousand words the texts are
first cut at runs of words that occur once in each (patience diff: Cohen, 2003), and what is left between two cuts is
aligned by itself, a piece at a time.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterator, Sequence
from typing import Final, NamedTuple

from rapidfuzz.distance import Indel

PRODUCT: Final = 4_000_000  # of the lengths of two sequences that are aligned whole
_ANCHOR_WORDS: Final = 6
_PIECE: Final = 2000


class Block(NamedTuple):
    """``size`` words that are the same from word ``a`` of the one and word ``b`` of the other."""

    a: int
    b: int
    size: int


def matching_blocks(one: Sequence[Hashable], other: Sequence[Hashable]) -> list[Block]:
    """Blocks of words in common, ascending in both; adjacent blocks are joined.

    >>> matching_blocks(["a", "b", "c", "d"], ["a", "x", "c", "d"])
    [Block(a=0, b=0, size=1), Block(a=2, b=2, size=2)]
    """
    if len(one) * len(other) <= PRODUCT:
        return _align(one, other, 0, 0)  # between two of these blocks there are other words
    found: list[Block] = []
    a = b = 0
    for to_a, to_b in _pieces(one, other):
        found += _align(one[a:to_a], other[b:to_b], a, b)
        a, b = to_a, to_b
    return _joined(found)


def _pieces(one: Sequence[Hashable], other: Sequence[Hashable]) -> Iterator[tuple[int, int]]:
    """Where two long texts are cut: at anchors; without one in sight both go on piece by piece, in proportion."""
    a = b = 0
    for x, y in [*_anchors(one, other), (len(one), len(other))]:
        while a < x or b < y:
            left, right = x - a, y - b
            pieces = max(1, -(-max(left, right) // _PIECE)) if left * right > PRODUCT else 1
            a, b = (x, y) if pieces == 1 else (a + left // pieces, b + right // pieces)
            yield a, b


def _joined(found: Sequence[Block]) -> list[Block]:
    """Blocks that follow one another on both sides made one."""
    joined: list[Block] = []
    for block in found:
        last = joined[-1] if joined else None
        if last and last.a + last.size == block.a and last.b + last.size == block.b:
            joined[-1] = Block(last.a, last.b, last.size + block.size)
        else:
            joined.append(block)
    return joined


def similarity(one: Sequence[Hashable], other: Sequence[Hashable]) -> float:
    """Words in common and in order, twice, over the words of both: 0 to 1; 1 for two empty sequences."""
    if len(one) * len(other) <= PRODUCT:
        return float(Indel.normalized_similarity(one, other))
    total = len(one) + len(other)
    return 2 * sum(block.size for block in matching_blocks(one, other)) / total if total else 1.0


def _align(one: Sequence[Hashable], other: Sequence[Hashable], a: int, b: int) -> list[Block]:
    if not one or not other:
        return []
    return [Block(m.a + a, m.b + b, m.size) for m in Indel.editops(one, other).as_matching_blocks() if m.size]


def _anchors(one: Sequence[Hashable], other: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Places of runs that occur once in each text, the longest ascending chain of them."""
    there = _single_runs(other)
    pairs = sorted((k, there[run]) for run, k in _single_runs(one).items() if run in there)
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for n, (_, y) in enumerate(pairs):
        at = bisect_left(tails, y)
        before.append(ends[at - 1] if at else -1)
        if at == len(tails):
            tails.append(y)
            ends.append(n)
        else:
            tails[at], ends[at] = y, n
    chain: list[tuple[int, int]] = []
    k = ends[-1] if ends else -1
    while k >= 0:
        chain.append(pairs[k])
        k = before[k]
    return chain[::-1]


def _single_runs(words: Sequence[Hashable]) -> dict[tuple[Hashable, ...], int]:
    """Runs of a few words that occur once, with their place."""
    seen: dict[tuple[Hashable, ...], int] = {}
    for k in range(len(words) - _ANCHOR_WORDS + 1):
        run = tuple(words[k : k + _ANCHOR_WORDS])
        seen[run] = -1 if run in seen else k
    return {run: k for run, k in seen.items() if k >= 0}
