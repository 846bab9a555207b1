"""Where two articles may share a passage: boxes around sentences that match, for many pairs of articles at once.

A box is a number of sentences in a row in either article. Sentences that match and lie within three sentences of each
other on both sides are in one box; where few of its sentences match, the box is parted.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from corpus_tools.arrays import Bools, Floats, Ints
from corpus_tools.provenance.reuse.alike import Cells, Limits, like_sentences
from corpus_tools.provenance.reuse.beside import Beside, distinct

SEED_COSINE: Final = 0.30
WEAK_COSINE: Final = 0.5 * SEED_COSINE  # from here a shared run of words decides
JOIN_SENTENCES: Final = 3
MATCHED_SENTENCES: Final = 0.6  # of a passage, on either side
_BEST: Final = 0.8
# The best match of a sentence that is the same as another has the value 1, so that its others count from _BEST on.
_LIMITS: Final = Limits(SEED_COSINE, WEAK_COSINE, _BEST)
_STEPS: Final = 64  # matches of the same few sentences that are looked at one after the other
Seed = tuple[int, int]  # a sentence of the source, and one of the target
Box = tuple[int, int, int, int]  # first and last source sentence, first and last target sentence


class Seeds(NamedTuple):
    """Sentences that match, ascending: the pair of articles, a sentence of either, and how much alike they are."""

    pair: Ints
    row: Ints
    column: Ints
    value: Floats

    def of(self, chosen: Bools | Ints) -> Seeds:
        return Seeds(self.pair[chosen], self.row[chosen], self.column[chosen], self.value[chosen])


class Boxes(NamedTuple):
    """Sentences in a row of both articles of a pair: the first and the last of the one, and of the other."""

    pair: Ints
    a: Ints
    b: Ints
    c: Ints
    d: Ints

    def of(self, chosen: Bools | Ints) -> Boxes:
        return Boxes(*(each[chosen] for each in self))


def find_seeds(beside: Beside, one: Ints, other: Ints) -> Seeds:
    """The sentences that match, in pairs of articles; ``one`` ascends.

    Alike are sentences with a cosine of 0.3, or of half as much where five words in a row are in both (0.3 counts), and
    sentences of the same stems (1). Of these, only the best ones of either sentence count, nearly; the rest are echoes.
    """
    same = _sorted(Seeds(*(found := beside.same_sentences(one, other)), np.ones(len(found[0]))))
    like = like_sentences(beside, one, other, Cells(*same[:3]), _LIMITS)
    seeds = _sorted(
        Seeds(
            *(
                np.concatenate(each)
                for each in zip(same, like._replace(cosine=np.maximum(like.cosine, SEED_COSINE)), strict=True)
            )
        )
    )
    by_column = np.lexsort((seeds.row, seeds.column, seeds.pair))
    best = np.zeros(len(order := np.arange(len(seeds.pair))))
    best_row = _best(seeds, order, seeds.row)
    best[by_column] = _best(seeds.of(by_column), order, seeds.column[by_column])
    return seeds.of((seeds.value >= _BEST * best_row) | (seeds.value >= _BEST * best))


def _sorted(seeds: Seeds) -> Seeds:
    return seeds.of(np.lexsort((seeds.column, seeds.row, seeds.pair)))


def _begins(*columns: Ints) -> Bools:
    """Whether each row is another than the one before."""
    out = np.ones(len(columns[0]), dtype=bool)
    out[1:] = np.logical_or.reduce([each[1:] != each[:-1] for each in columns])
    return out


def _best(seeds: Seeds, order: Ints, sentence: Ints) -> Floats:
    """The best value of each sentence; those of one are adjacent."""
    begins = np.flatnonzero(_begins(seeds.pair, sentence))
    if not len(begins):
        return np.zeros(0)
    return np.repeat(np.maximum.reduceat(seeds.value, begins), np.diff(np.append(begins, len(order))))


def find_boxes(seeds: Seeds) -> Boxes:
    """The boxes of all seeds, in the order of the pairs."""
    left, right, is_dense = _near(seeds)
    count = len(seeds.pair)
    graph = coo_matrix((np.ones(len(left), dtype=np.int8), (left, right)), shape=(count, count))
    _, label = connected_components(graph, directed=False)
    order = np.argsort(label, kind="stable")
    pair, row, column = (each[order] for each in seeds[:3])
    begins = np.flatnonzero(_begins(label[order]))
    if not count:
        return Boxes(*(seeds.pair for _ in range(5)))
    low, high = np.minimum.reduceat, np.maximum.reduceat
    boxes = Boxes(pair[begins], low(row, begins), high(row, begins), low(column, begins), high(column, begins))
    density = [
        _distinct_in(label[order], each, len(begins)) / (last - first + 1)
        for each, first, last in ((row, boxes.a, boxes.b), (column, boxes.c, boxes.d))
    ]
    is_whole = (boxes.a == boxes.b) | (boxes.c == boxes.d) | (np.minimum(*density) >= MATCHED_SENTENCES)
    dense_pairs = np.zeros(int(seeds.pair[-1]) + 1, dtype=bool)
    dense_pairs[seeds.pair[is_dense]] = True
    is_whole &= ~dense_pairs[boxes.pair]
    return _parted(seeds, boxes, is_whole, dense_pairs)


def _near(seeds: Seeds) -> tuple[Ints, Ints, Ints]:
    """Seeds of one pair that are near each other, and seeds that have too many others near to look at all of them."""
    at, step = np.arange(len(seeds.pair)), 0
    left: list[Ints] = []
    while len(at) and step < _STEPS:
        step += 1
        at = at[at + step < len(seeds.pair)]
        after = at + step
        at = at[(seeds.pair[after] == seeds.pair[at]) & (seeds.row[after] - seeds.row[at] <= JOIN_SENTENCES)]
        left.append(at[abs(seeds.column[at + step] - seeds.column[at]) <= JOIN_SENTENCES])
    right = [each + k for k, each in enumerate(left, start=1)]
    none = np.zeros(0, dtype=np.int64)
    return np.concatenate([none, *left]), np.concatenate([none, *right]), at


def _distinct_in(label: Ints, sentence: Ints, count: int) -> Ints:
    """How many sentences each box has a seed in; ``label``: the box of each seed."""
    width = int(sentence.max(initial=0)) + 1
    return np.bincount(distinct(label.astype(np.int64) * width + sentence) // width, minlength=count)


def _parted(seeds: Seeds, boxes: Boxes, is_whole: Bools, dense_pairs: Bools) -> Boxes:
    """Boxes of which most sentences match, and the dense parts of the others."""
    found = [tuple(each) for each in zip(*(column[is_whole].tolist() for column in boxes), strict=True)]
    left = [*zip(*(column[~is_whole & ~dense_pairs[boxes.pair]].tolist() for column in boxes), strict=True)]
    begins = np.searchsorted(seeds.pair, np.arange(len(dense_pairs) + 1)).tolist()
    row, column = seeds.row.tolist(), seeds.column.tolist()
    for pair, a, b, c, d in left:
        here = slice(begins[pair], begins[pair + 1])
        those = [*zip(row[here], column[here], strict=True)]
        found += [(pair, *part) for part in tighten((a, b, c, d), those)]
    for pair in np.flatnonzero(dense_pairs).tolist():
        here = slice(begins[pair], begins[pair + 1])
        those = [*zip(row[here], column[here], strict=True)]
        found += [(pair, *part) for wide in join(those, JOIN_SENTENCES) for part in tighten(wide, those)]
    return Boxes(*np.array(sorted(found), dtype=np.int64).reshape(-1, 5).T)


def without_unmatched(boxes: Boxes, seeds: Seeds) -> Boxes:
    """The parts of boxes between the sentences that match none of the other article; seeds ascend."""
    begins = np.searchsorted(seeds.pair, np.arange(int(boxes.pair.max(initial=-1)) + 2)).tolist()
    found = []
    for pair, *box in zip(*(column.tolist() for column in boxes), strict=True):
        here = slice(begins[pair], begins[pair + 1])
        those = [*zip(seeds.row[here].tolist(), seeds.column[here].tolist(), strict=True)]
        found += [(pair, *part) for part in tighten(tuple(box), those, least=1.0)]
    return Boxes(*np.array(sorted(found), dtype=np.int64).reshape(-1, 5).T)


def tighten(box: Box, seeds: list[Seed], least: float = MATCHED_SENTENCES) -> list[Box]:
    """The box, or, where too few of its sentences match on either side, the dense parts of it."""
    a, b, c, d = box
    if b == a or d == c:
        return [box]
    inside = [(i, j) for i, j in seeds[bisect_left(seeds, (a, c)) : bisect_right(seeds, (b, d))] if c <= j <= d]
    density = min(len({i for i, _ in inside}) / (b - a + 1), len({j for _, j in inside}) / (d - c + 1))
    return [box] if density >= least else join(inside, 1)


def join(seeds: list[Seed], size: int) -> list[Box]:
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
