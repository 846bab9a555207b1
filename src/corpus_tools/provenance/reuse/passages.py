"""Passages that two articles share, whatever their order, down to sentences that say the same in other words.

Sentences are compared by the cosine of their word stems, weighted by inverse sentence frequency (Sparck Jones 1972,
with the sentence as the document); a cosine of 0.3 or a shared run of five words seeds a match, and seeds that lie
within three sentences of each other on both sides join into one passage. Unlike difflib's blocks, a passage may
are anywhere in the other article.
"""

from __future__ import annotations

import threading
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

import numpy as np
import pandas as pd

from corpus_tools import schema
from corpus_tools.isolation import isolated
from corpus_tools.provenance.reuse.alike import Beside, Bools, Like, Weights, like_sentences
from corpus_tools.provenance.reuse.fingerprints import Int32s, Ints
from corpus_tools.provenance.reuse.parts import PairsInParts
from corpus_tools.provenance.reuse.sentences import Prepared, Vocabulary, alike, prepare

SEED_COSINE: Final = 0.30
PASSAGE_COSINE: Final = 0.38
PASSAGE_CHARACTERS: Final = 90
PASSAGE_SIMILARITY: Final = 0.4
PASSAGE_CONTENT: Final = 0.75  # of its content words, where their order has changed too much for the above
LOOSE_CHARACTERS: Final = 150  # a shorter passage that is not close in its words says the same thing, no more
JOIN_SENTENCES: Final = 3
MATCHED_SENTENCES: Final = 0.6  # of a passage, on either side
EDITED_SIMILARITY: Final = 0.6
REWRITTEN: Final = "rewritten"
LATE: Final = 31  # days
_FEW_PLACES: Final = 3
WEAK_COSINE: Final = 0.5 * SEED_COSINE  # from here a shared run of words decides
ORDER: Final = ("article_id", "other_id")  # of the rows of the table
_ARTICLES: Final = 2_000  # prepared articles that a thread keeps
_WORDS: Final = 400_000  # of the vocabulary of these articles
_NO_WORDS: Final[Int32s] = np.zeros(0, dtype=np.int32)
_SLACK: Final = 1e-9  # for what is summed in another order
Seed = tuple[int, int]  # a sentence of the source, and one of the target
Box = tuple[int, int, int, int]  # first and last source sentence, first and last target sentence


@dataclass(frozen=True)
class Passage:
    """A shared span: offsets in the source and the target, ``similarity`` from 0 to 1, and its ``kind``."""

    s_start: int
    s_end: int
    t_start: int
    t_end: int
    similarity: float
    kind: str


def align_pair(source: str, target: str) -> list[Passage]:
    """Passages that ``source`` and ``target`` share, ordered by their place in ``source``.

    ``verbatim``: the same words in the same order (marks and case aside); ``edited``: at least six words in ten
    survive in order; ``rewritten``: fewer.
    """
    words = Vocabulary()
    beside = Beside.of([prepare(source, words), prepare(target, words)])
    like = like_sentences(beside, np.array([0]), np.array([1]), SEED_COSINE, WEAK_COSINE)
    seeds = zip(like.row.tolist(), like.column.tolist(), like.cosine.tolist(), strict=True)
    return align_prepared(beside, 0, 1, list(seeds))


def align_prepared(
    beside: Beside, one: int, other: int, like: Sequence[tuple[int, int, float]], *, has_same: bool = True
) -> list[Passage]:
    """As :func:`align_pair`, for two of the articles ``beside`` one another.

    ``like`` are their sentences that are alike (:func:`~corpus_tools.provenance.reuse.alike.like_sentences`);
    ``has_same``: whether some may consist of the same stems.
    """
    source, target = beside.articles[one], beside.articles[other]
    if not len(source.codes) or not len(target.codes):
        return []
    if np.array_equal(source.codes, target.codes):
        return [
            Passage(*source.extent(0, len(source.spans) - 1), *target.extent(0, len(target.spans) - 1), 1.0, "verbatim")
        ]
    seeds = {(i, j): max(cosine, SEED_COSINE) for i, j, cosine in like}
    if has_same:
        seeds |= dict.fromkeys(_same_sentences(source, target), 1.0)
    best = _best(seeds)
    weights = cache(lambda: Weights(beside, one, other))
    boxes = [box for wide in _join(best, JOIN_SENTENCES) for box in _tighten(wide, best) if _is_enough(box, seeds)]
    passages = [passage for box in boxes if (passage := _passage(source, target, box, best, weights)) is not None]
    return sorted(passages, key=lambda p: (p.s_start, p.t_start, p.s_end, p.t_end))


def _is_enough(box: Box, seeds: Mapping[Seed, float]) -> bool:
    """Whether a box may be a passage; of one sentence in either article, the cosine is known."""
    a, b, c, d = box
    return a < b or c < d or seeds[a, c] >= PASSAGE_COSINE * (1 - _SLACK)


def _same_sentences(source: Prepared, target: Prepared) -> Iterator[Seed]:
    """Pairs of sentences with the same stems; one that repeats is paired place by place, so that it stays linear."""
    for stems in source.same.keys() & target.same.keys():
        rows, columns = source.same[stems], target.same[stems]
        if max(len(rows), len(columns)) <= _FEW_PLACES:
            yield from ((i, j) for i in rows for j in columns)
        else:
            yield from zip(rows, columns, strict=False)


def _best(seeds: dict[tuple[int, int], float]) -> list[Seed]:
    """Seeds that are the best of their source or of their target sentence, nearly; the rest are echoes."""
    best_s: dict[int, float] = defaultdict(float)
    best_t: dict[int, float] = defaultdict(float)
    for (i, j), value in seeds.items():
        best_s[i] = max(best_s[i], value)
        best_t[j] = max(best_t[j], value)
    return sorted((i, j) for (i, j), v in seeds.items() if v >= 0.8 * best_s[i] or v >= 0.8 * best_t[j])


def _tighten(box: Box, seeds: list[Seed]) -> list[Box]:
    """The box, or, where too few of its sentences match on either side, the dense parts of it."""
    a, b, c, d = box
    if b == a or d == c:
        return [box]
    inside = [(i, j) for i, j in seeds[bisect_left(seeds, (a, c)) : bisect_right(seeds, (b, d))] if c <= j <= d]
    density = min(len({i for i, _ in inside}) / (b - a + 1), len({j for _, j in inside}) / (d - c + 1))
    return [box] if density >= MATCHED_SENTENCES else _join(inside, 1)


def _join(seeds: list[Seed], size: int) -> list[Box]:
    """Boxes (first and last source sentence, first and last target sentence) of seeds at most ``size`` apart."""
    if all(abs(i - k) <= size and abs(j - m) <= size for (i, j), (k, m) in pairwise(seeds)):
        places = [j for _, j in seeds]
        return [(seeds[0][0], seeds[-1][0], min(places), max(places))] if seeds else []
    group = list(range(len(seeds)))  # of each seed an earlier one of its group, or itself
    columns: dict[int, list[int]] = defaultdict(list)  # of the seeds of each row, ascending
    first: dict[int, int] = {}  # the first seed of each row
    for k, (i, j) in enumerate(seeds):
        mine = k
        for row in range(i - size, i + 1):
            there = columns.get(row)
            if there is None:
                continue
            if len(there) == 1:
                near = range(abs(there[0] - j) <= size)
            else:
                near = range(bisect_left(there, j - size), bisect_right(there, j + size))
            for at in near:
                other = group[first[row] + at]
                if other == mine:
                    continue
                other = _first(group, other)
                if other != mine:
                    group[max(mine, other)] = mine = min(mine, other)
        first.setdefault(i, k)
        columns[i].append(j)
    boxes: dict[int, Box] = {}
    for k, (i, j) in enumerate(seeds):
        mine = _first(group, k)
        a, _, c, d = boxes.get(mine, (i, i, j, j))
        boxes[mine] = (a, i, min(c, j), max(d, j))
    return list(boxes.values())


def _first(group: list[int], k: int) -> int:
    """The first seed of the group of one."""
    while group[k] != k:
        group[k] = group[group[k]]
        k = group[k]
    return k


def _passage(
    source: Prepared, target: Prepared, box: Box, seeds: list[Seed], weights: Callable[[], Weights]
) -> Passage | None:
    a, b, c, d = box
    extent = (*source.extent(a, b), *target.extent(c, d))
    shortest = min(extent[1] - extent[0], extent[3] - extent[2])
    if shortest < PASSAGE_CHARACTERS:
        return None
    if np.array_equal(source.slice(a, b), target.slice(c, d)):
        return Passage(*extent, 1.0, "verbatim")
    if weights().cosine(a, b, c, d) < PASSAGE_COSINE:
        return None
    alike = _similarity(source, target, box, [seed for seed in seeds if a <= seed[0] <= b and c <= seed[1] <= d])
    enough = PASSAGE_SIMILARITY if shortest >= LOOSE_CHARACTERS else EDITED_SIMILARITY
    if alike < enough and _content_in_common(source, target, box) < PASSAGE_CONTENT:
        return None
    return Passage(*extent, alike, "edited" if alike >= EDITED_SIMILARITY else "rewritten")


def _content_in_common(source: Prepared, target: Prepared, box: Box) -> float:
    """Share of the stems of content words that both sides have, whatever their order (Dice 1945)."""
    light = source.vocabulary.light
    one, other = source.stems_of(*box[:2]) - light, target.stems_of(*box[2:]) - light
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0


def _similarity(source: Prepared, target: Prepared, box: Box, inside: list[Seed]) -> float:
    """Share of the words of both sides that survive, in order over the passage or sentence by sentence if that is more.

    The second is for sentences that were moved: each sentence counts with its best match.
    """
    a, b, c, d = box
    whole = alike(source.slice(a, b), target.slice(c, d))
    if len(inside) < 2:
        return whole
    of_words = source.vocabulary.similarity
    best_s: dict[int, float] = defaultdict(float)
    best_t: dict[int, float] = defaultdict(float)
    for i, j in inside:
        pair = source.numbers[i], target.numbers[j]
        value = 1.0 if pair[0] == pair[1] else of_words(pair, source.slice(i, i), target.slice(j, j))
        best_s[i] = max(best_s[i], value)
        best_t[j] = max(best_t[j], value)
    kept = 0.0
    for article, best, first, last in ((source, best_s, a, b), (target, best_t, c, d)):
        words = article.borders[last + 1] - article.borders[first]
        kept += sum(v * (article.borders[k + 1] - article.borders[k]) for k, v in best.items()) / words / 2
    return max(whole, kept)


def align_passages(
    articles: pd.DataFrame,
    duplicates: pd.DataFrame | None = None,
    pairs: Iterable[tuple[str, str]] | None = None,
) -> pd.DataFrame:
    """Passages that articles share (table ``passages``), ``article_id`` being the id that sorts first.

    Compared are ``pairs`` of article ids where given; else all pairs of up to 120 articles, and beyond that the pairs
    that share a rare run of words or several rare words, and pairs that overlap (such as those of ``duplicates``): each
    article with the 20 that contain most of it, and with the 5 earliest of equally good ones. Lines that an outlet
    prints under many articles are left out (:mod:`corpus_tools.provenance.reuse.boilerplate`), and so are, between
    articles more than a month apart, passages that say the same in other words: these tell facts that many know.

    Parameters
    ----------
    articles : pandas.DataFrame
        The table ``articles``: ``article_id`` and whatever is counted by, such as ``outlet`` and ``published``.
        With ``family_id`` (:func:`with_families`), a text with its reprints is one observation.
    duplicates : pandas.DataFrame, optional
        The table ``duplicates``; its pairs are among those compared.
    pairs : Iterable[tuple[str, str]], optional
        Pairs of article ids to compare; None: as above.

    Returns
    -------
    pandas.DataFrame
        The table ``passages``: one row per passage in two articles, with offsets in characters in both.

    Examples
    --------
    >>> ct.align_passages(study.articles).columns[:4].tolist()
    ['article_id', 'start', 'end', 'text']
    """
    parts = PairsInParts(articles, duplicates, pairs)
    return _whole([align_pairs(**parts.part(number)) for number in range(len(parts))])


def align_pairs(articles: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """The passages of one part of a corpus (table ``passages``); both inputs are tables of :class:`PairsInParts`."""
    ids, texts, own, days = (articles[name].tolist() for name in ("article_id", "text", "own", "day"))
    chosen = _numbered(ids, pairs)
    beside = Beside.of(_KEPT.prepared(ids, own, articles["again"].tolist()))
    one, other = np.array(chosen, dtype=np.int64).reshape(-1, 2).T
    like = like_sentences(beside, one, other, SEED_COSINE, WEAK_COSINE)
    borders = np.searchsorted(like.pair, np.arange(len(chosen) + 1)).tolist()
    row, column, cosine = like.row.tolist(), like.column.tolist(), like.cosine.tolist()
    rows: list[dict[str, object]] = []
    may_be, has_same = may_share(beside, one, other, like)
    for k in np.flatnonzero(may_be).tolist():
        a, b = chosen[k]
        here = slice(borders[k], borders[k + 1])
        with isolated(ids[a], ids[b]):
            is_late = abs(days[a] - days[b]) > LATE
            seeds = list(zip(row[here], column[here], cosine[here], strict=True))
            passages = align_prepared(beside, a, b, seeds, has_same=has_same[k])
            rows += [_row(ids, texts, a, b, p) for p in passages if not (is_late and p.kind == REWRITTEN)]
    return schema.conform(rows, "passages")


def may_share(beside: Beside, one: Ints, other: Ints, like: Like) -> tuple[Bools, list[bool]]:
    """Whether the articles of each pair may share a passage, from their sentences that are alike: few do; and whether
    sentences of theirs may consist of the same stems.

    One sentence alone makes a passage only if both are long enough and as alike as a passage has to be.
    """
    same, often = beside.same_sentences(one, other, _FEW_PLACES)
    seeds = like.joined(same)
    is_enough = seeds.cosine >= PASSAGE_COSINE * (1 - _SLACK)
    for articles, sentences in ((one, seeds.row), (other, seeds.column)):
        is_enough &= beside.characters[beside.first[articles[seeds.pair]] + sentences] >= PASSAGE_CHARACTERS
    out = beside.same_words(one, other)
    out[often] = True
    out[seeds.pair[is_enough | _has_near(seeds)]] = True
    has_same = np.zeros(len(one), dtype=bool)
    has_same[same.pair] = has_same[often] = True
    return out, has_same.tolist()


def _has_near(seeds: Like) -> Bools:
    """For each two sentences that match whether others come after them so near that they may be of one passage."""
    out = np.zeros(len(seeds.pair), dtype=bool)
    at, step = np.arange(len(out)), 1
    while len(at):
        at = at[at + step < len(out)]
        after = at + step
        at = at[(seeds.pair[after] == seeds.pair[at]) & (seeds.row[after] - seeds.row[at] <= JOIN_SENTENCES)]
        near = abs(seeds.column[at + step] - seeds.column[at]) <= JOIN_SENTENCES
        out[at[near]] = True
        at, step = at[~near], step + 1
    return out


def _numbered(ids: Sequence[str], pairs: pd.DataFrame) -> list[tuple[int, int]]:
    """The pairs of ids by their places in ``ids``, in order; a pair with an unknown id, or of one article, is none."""
    place = {each: k for k, each in enumerate(ids)}
    both = zip(*(pairs[name].tolist() for name in ORDER), strict=True)
    return sorted((place[a], place[b]) for a, b in both if a in place and b in place and a != b)


def _whole(parts: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """The passages of some parts as one table, in its order."""
    whole = pd.concat(parts, ignore_index=True) if parts else schema.table("passages").empty()
    return schema.conform(whole.sort_values(list(ORDER), kind="stable", ignore_index=True), "passages")


class _Kept(threading.local):
    """Prepared articles that other parts of the corpus need, too: those of a large story are in many parts.

    Each thread has its own, as words are numbered in order of occurrence.
    """

    def __init__(self) -> None:
        self._made: dict[str, Prepared] = {}
        self._vocabulary = Vocabulary()

    def prepared(self, ids: Sequence[str], texts: Sequence[str], are_kept: Sequence[bool]) -> list[Prepared]:
        """The articles prepared with one vocabulary; one that cannot be prepared has no words."""
        if not self._made or len(self._vocabulary) > _WORDS:
            self._made, self._vocabulary = {}, Vocabulary()
        new = [text for text in dict.fromkeys(texts) if text not in self._made]
        read = dict(zip(new, self._vocabulary.read(new), strict=True))
        made = dict(self._made)
        out = []
        for article_id, text, is_kept in zip(ids, texts, are_kept, strict=True):
            one = Prepared(self._vocabulary, _NO_WORDS, (), (0,))
            with isolated(article_id):
                if text not in made:
                    made[text] = prepare(text, self._vocabulary, read[text])
                one = made[text]
                self._made.pop(text, None)
                if is_kept:
                    self._made[text] = one  # the most recently used come last
            out.append(one)
        for text in list(self._made)[: max(len(self._made) - _ARTICLES, 0)]:
            del self._made[text]
        return out


_KEPT: Final = _Kept()


def _row(ids: Sequence[str], texts: Sequence[str], a: int, b: int, p: Passage) -> dict[str, object]:
    return {
        "article_id": ids[a],
        "start": p.s_start,
        "end": p.s_end,
        "text": texts[a][p.s_start : p.s_end],
        "other_id": ids[b],
        "other_start": p.t_start,
        "other_end": p.t_end,
        "other_text": texts[b][p.t_start : p.t_end],
        "similarity": p.similarity,
        "kind": p.kind,
    }
