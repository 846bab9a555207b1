"""Local alignment of the words of two quotations.

A quotation may print the middle of what another prints in full, leave out a clause, or change words on the way, so
the alignment is local with affine gaps (Smith and Waterman 1981; Gotoh 1982). Dots of omission and joints of split
quotations let any number of words be skipped at no cost. The tables are filled in :mod:`utterance_matrix`.

rapidfuzz and difflib were tried first: they align whole texts, scatter a short quotation over a long one, and know
nothing of omission marks.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final, NamedTuple

from corpus_tools.provenance.utterances.matrix import Line, align_lines
from corpus_tools.provenance.utterances.tokens import MARKS, Token

_LARGEST: Final = 1_000_000  # cells of the table; a larger pair is cut at words that occur once in both
_EDGE: Final = 3
_REACH: Final = 16  # words: in fewer, _EDGE words of the other side have found their partners
_NEAR: Final = ((0, 0), (0, 1), (1, 0), (1, 1), (0, 2), (2, 0), (1, 2), (2, 1), (0, 3), (3, 0), (2, 2))


class Step(NamedTuple):
    """A span of the alignment: tokens ``a0:a1`` of the one beside ``b0:b1`` of the other."""

    is_equal: bool
    a0: int
    a1: int
    b0: int
    b1: int


def align_tokens(a: Sequence[Token], b: Sequence[Token]) -> list[Step]:
    """The best local alignment as steps in order, equal and unequal by turns; empty where nothing is shared.

    The first and the last step are equal ones; what comes before and after them is for the caller to judge.
    """
    return align_all([(a, b)])[0]


def align_all(pairs: Sequence[tuple[Sequence[Token], Sequence[Token]]]) -> list[list[Step]]:
    """As :func:`align_tokens`, for many pairs, which takes a fraction of the time."""
    out: list[list[Step]] = [[] for _ in pairs]
    known: dict[int, _Read] = {}
    waiting: list[int] = []
    tables: list[tuple[Line, Line]] = []
    read: list[tuple[_Read, _Read]] = []
    for at, (a, b) in enumerate(pairs):
        # The same quotation is in many pairs.
        left, right = (known.get(id(side)) or known.setdefault(id(side), _Read(side)) for side in (a, b))
        read.append((left, right))
        whole = _whole(left.norms, right.norms)
        if whole is not None:
            out[at] = _steps(whole)
        elif len(left.places) * len(right.places) <= _LARGEST:
            waiting.append(at)
            tables.append((left.line, right.line))
        else:
            out[at] = _placed(left, right, _align(left.line, right.line))
    for at, found in zip(waiting, align_lines(tables), strict=True):
        out[at] = _placed(*read[at], found)
    return out


class _Read:
    """Tokens read: their words, and the place of each word among them."""

    __slots__ = ("line", "norms", "places")

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.norms = [t.norm for t in tokens]
        self.line, self.places = _line(tokens)


def _placed(a: _Read, b: _Read, found: list[tuple[int, int]]) -> list[Step]:
    """The steps among all tokens from the pairs among the words."""
    if not found:
        return []
    return _steps([(a.places[i], b.places[j]) for i, j in _with_edges(found, a.line.words, b.line.words)])


def _line(tokens: Sequence[Token]) -> tuple[Line, list[int]]:
    """The words without the marks, and the place of each among the tokens."""
    is_mark = [t.norm in MARKS for t in tokens]
    places = [i for i, marked in enumerate(is_mark) if not marked]
    is_mark.append(False)
    return Line([tokens[i].norm for i in places], [is_mark[i + 1] for i in places]), places


def _with_edges(pairs: list[tuple[int, int]], a: list[str], b: list[str]) -> list[tuple[int, int]]:
    """Add equal words just outside the best span that a word more or less had cut off ("not (quite) there")."""
    if not pairs:
        return pairs
    i, j = pairs[0]
    k, m = pairs[-1]
    head = _beyond(a[max(i - _REACH, 0) : i][::-1], b[max(j - _REACH, 0) : j][::-1])
    tail = _beyond(a[k + 1 : k + 1 + _REACH], b[m + 1 : m + 1 + _REACH])
    return [*((i - 1 - x, j - 1 - y) for x, y in reversed(head)), *pairs, *((k + 1 + x, m + 1 + y) for x, y in tail)]


def _beyond(a: list[str], b: list[str]) -> list[tuple[int, int]]:
    """Pairs of equal words when both go on, at most two words apart, as long as one of the two soon ends."""
    pairs: list[tuple[int, int]] = []
    x = y = 0
    while x < len(a) and y < len(b) and min(len(a) - x, len(b) - y) <= _EDGE:
        step = next(
            ((p, q) for p, q in _NEAR if x + p < len(a) and y + q < len(b) and a[x + p] == b[y + q]),
            None,
        )
        if step is None:
            break
        x, y = x + step[0], y + step[1]
        pairs.append((x, y))
        x, y = x + 1, y + 1
    return pairs


def _whole(a: list[str], b: list[str]) -> list[tuple[int, int]] | None:
    """The pairs where one list is a part of the other as it is, which most true pairs are."""
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    size = len(short)
    if not size:
        return []
    at = -1
    for _ in range(8):
        try:
            at = long.index(short[0], at + 1)
        except ValueError:
            return None
        if long[at : at + size] == short:
            return [(i, at + i) if short is a else (at + i, i) for i in range(size)]
    return None


def _align(a: Line, b: Line) -> list[tuple[int, int]]:
    """Two long texts: what they begin and end with alike, and between it only what fits the table."""
    n, m = len(a.words), len(b.words)
    head = _common(a.words, b.words)
    tail = _common(a.words[head:][::-1], b.words[head:][::-1])
    middle = [(head + i, head + j) for i, j in _between(a.part(head, n - tail), b.part(head, m - tail))]
    return [*((i, i) for i in range(head)), *middle, *((n - k, m - k) for k in range(tail, 0, -1))]


def _between(a: Line, b: Line) -> list[tuple[int, int]]:
    """Align on the words that occur once in both; a span without one that is too long is left unaligned."""
    n, m = len(a.words), len(b.words)
    if n * m <= _LARGEST:
        return _local(a, b)
    pairs: list[tuple[int, int]] = []
    at, bt = 0, 0
    for i, j in [*_unique_in_both(a.words, b.words), (n, m)]:
        if i > at and j > bt and (i - at) * (j - bt) <= _LARGEST:
            pairs += [(at + x, bt + y) for x, y in _local(a.part(at, i), b.part(bt, j))]
        if i < n:
            pairs.append((i, j))
        at, bt = i + 1, j + 1
    return pairs


def _common(a: list[str], b: list[str]) -> int:
    return next((k for k, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _unique_in_both(a: list[str], b: list[str]) -> list[tuple[int, int]]:
    """Words that occur once on either side, in the longest order that both sides keep (patience sorting)."""

    def once(words: list[str]) -> dict[str, int]:
        seen: dict[str, int] = {}
        for i, word in enumerate(words):
            seen[word] = -1 if word in seen else i
        return {word: i for word, i in seen.items() if i >= 0}

    there = once(b)
    common = [(i, there[word]) for word, i in once(a).items() if word in there]
    tails: list[int] = []
    links: list[int] = []
    ends: list[int] = []
    for at, (_, j) in enumerate(common):
        k = bisect_left(tails, j)
        if k == len(tails):
            tails.append(j)
            ends.append(at)
        else:
            tails[k], ends[k] = j, at
        links.append(ends[k - 1] if k else -1)
    chain = []
    at = ends[-1] if ends else -1
    while at >= 0:
        chain.append(common[at])
        at = links[at]
    return chain[::-1]


def _local(a: Line, b: Line) -> list[tuple[int, int]]:
    return align_lines([(a, b)])[0]


def _steps(pairs: list[tuple[int, int]]) -> list[Step]:
    steps: list[Step] = []
    for i, j in pairs:
        if steps and steps[-1].a1 == i and steps[-1].b1 == j:
            last = steps[-1]
            steps[-1] = Step(True, last.a0, i + 1, last.b0, j + 1)
            continue
        if steps:
            steps.append(Step(False, steps[-1].a1, i, steps[-1].b1, j))
        steps.append(Step(True, i, i + 1, j, j + 1))
    return steps
