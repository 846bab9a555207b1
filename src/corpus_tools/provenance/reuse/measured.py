"""What the articles of a pair have in common in a box: how much alike its words are, for many boxes at once."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
from rapidfuzz.distance import Indel
from rapidfuzz.process import cpdist
from scipy.sparse import csr_matrix

from corpus_tools.arrays import Bools, Floats, Ints
from corpus_tools.provenance.reuse.beside import Beside, InCommon, distinct, summed
from corpus_tools.provenance.reuse.boxes import Boxes, Seeds
from corpus_tools.provenance.reuse.fingerprints import ranges
from corpus_tools.provenance.reuse.matching import PRODUCT, similarity

_AT_ONCE: Final = 2_000  # texts compared in one call


class Words(NamedTuple):
    """Stretches of words of both articles: the first word of either, and the one after the last."""

    begin: Ints
    end: Ints
    other_begin: Ints
    other_end: Ints

    def of(self, chosen: Bools | Ints) -> Words:
        return Words(*(each[chosen] for each in self))


def words_of(beside: Beside, one: Ints, other: Ints, boxes: Boxes) -> Words:
    """The words of boxes."""
    first, last = beside.first[one[boxes.pair]], beside.first[other[boxes.pair]]
    places = first + boxes.a, first + boxes.b + 1, last + boxes.c, last + boxes.d + 1
    return Words(*(beside.words[each] for each in places))


def are_same(beside: Beside, words: Words) -> Bools:
    """Whether both stretches are the same words."""
    out: Bools = words.end - words.begin == words.other_end - words.other_begin
    text = beside.text
    for k in np.flatnonzero(out).tolist():
        begin, end, other_begin, other_end = (int(each[k]) for each in words)
        out[k] = text[begin:end] == text[other_begin:other_end]
    return out


def alike(beside: Beside, words: Words) -> Floats:
    """Words in common and in order, twice, over the words of both."""
    out = np.empty(len(words.begin))
    text = beside.text
    is_long = (words.end - words.begin) * (words.other_end - words.other_begin) > PRODUCT
    for k in np.flatnonzero(is_long).tolist():
        begin, end, other_begin, other_end = (int(each[k]) for each in words)
        out[k] = similarity(text[begin:end], text[other_begin:other_end])
    short = np.flatnonzero(~is_long)
    for first in range(0, len(short), _AT_ONCE):
        some = short[first : first + _AT_ONCE]
        left, right = (
            [text[begin:end] for begin, end in zip(begins[some].tolist(), ends[some].tolist(), strict=True)]
            for begins, ends in (words[:2], words[2:])
        )
        out[some] = cpdist(left, right, scorer=Indel.normalized_similarity, dtype=np.float64)
    return out


class Stems(NamedTuple):
    """Of each box the cosine of its two sides, and the share of the stems of content words that both have."""

    cosine: Floats
    content: Floats


def compare_stems(beside: Beside, one: Ints, other: Ints, boxes: Boxes) -> Stems:
    """How much the stems of boxes have in common: the cosine, weighted by inverse sentence frequency in both articles,
    and, whatever their order, the share of those of content words (Dice 1945).
    """
    pairs, pair = np.unique(boxes.pair, return_inverse=True)
    common = InCommon.of(beside, one[pairs], other[pairs])
    spans = [beside.first[one[boxes.pair]] + each for each in (boxes.a, boxes.b)]
    other_spans = [beside.first[other[boxes.pair]] + each for each in (boxes.c, boxes.d)]
    stretches = _Stretches.of(
        beside, np.concatenate([spans[0], other_spans[0]]), np.concatenate([spans[1], other_spans[1]])
    )
    logs, count = common.logs[pair], len(pair)
    sides = stretches.stems[stretches.of_box[:count]], stretches.stems[stretches.of_box[count:]]
    shared = sides[0].multiply(sides[1])
    lengths = [
        _lengths(stretches, stretches.of_box[part], logs)
        + _total(side.multiply(common.table(common.change(beside, places))[pair]))
        for part, side, places in zip(
            (slice(count), slice(count, None)), sides, (common.left, common.right), strict=True
        )
    ]
    scale = np.sqrt(np.maximum(lengths[0], 0) * np.maximum(lengths[1], 0))
    cosine = _total(shared.multiply(common.table(common.weight)[pair])) / np.where(scale > 0, scale, 1.0)
    both = shared @ stretches.is_content
    content = stretches.content[stretches.of_box]
    total = content[:count] + content[count:]
    return Stems(cosine, np.where(total > 0, 2 * both / np.maximum(total, 1), 0.0))


class _Stretches(NamedTuple):
    """Sentences in a row, each stretch of them once, however many boxes it is a side of."""

    of_box: Ints  # the stretch of each side of a box
    stems: csr_matrix  # 1 for each stem of a stretch
    is_content: Floats  # 1 for each stem of a word that carries more than grammar
    content: Floats  # how many of these each stretch has
    sums: tuple[Floats, Floats]  # of the logarithms of how many sentences hold each stem, plain and squared

    @classmethod
    def of(cls, beside: Beside, first: Ints, last: Ints) -> _Stretches:
        """The stretches from the sentences ``first`` to the sentences ``last``."""
        entries, held = beside.entries, beside.stems
        total = len(beside.starts) + 1
        distinct_spans, of_box = np.unique(first * total + last, return_inverse=True)
        first, last = np.divmod(distinct_spans, total)
        begins = entries.first[first]
        sizes = entries.first[last + 1] - begins
        number, places = np.repeat(np.arange(len(first)), sizes), max(len(held.keys), 1)
        number, place = np.divmod(distinct(number * places + entries.place[ranges(begins, sizes)]), places)
        borders = np.searchsorted(number, np.arange(len(first) + 1))
        stems = csr_matrix((np.ones(len(place)), held.keys[place], borders), shape=(len(first), held.width))
        logs = held.logs[place]
        sums = summed(number, logs, len(first)), summed(number, logs**2, len(first))
        is_content = (~beside.is_light).astype(np.float64)
        return cls(of_box, stems, is_content, stems @ is_content, sums)


def _lengths(stretches: _Stretches, chosen: Ints, logs: Floats) -> Floats:
    """The squared length of stretches if the articles had no stem in common; ``logs``: of the number of sentences."""
    stems = np.diff(stretches.stems.indptr)[chosen]
    plain, squared = (each[chosen] for each in stretches.sums)
    lengths: Floats = logs * (logs * stems - 2 * plain) + squared
    return lengths


def _total(matrix: csr_matrix) -> Floats:
    """The sum of each row."""
    total: Floats = matrix @ np.ones(matrix.shape[1])
    return total


def kept_by_sentence(beside: Beside, one: Ints, other: Ints, boxes: Boxes, seeds: Seeds) -> Floats:
    """The share of the words of both sides that survive sentence by sentence, each with its best match.

    For sentences that were moved; 0 for boxes with fewer than two sentences that match.
    """
    count = len(boxes.pair)
    pairs = int(max(boxes.pair.max(initial=-1), seeds.pair.max(initial=-1))) + 1
    begins = np.searchsorted(seeds.pair, np.arange(pairs + 1))
    sizes = (begins[1:] - begins[:-1])[boxes.pair]
    box = np.repeat(np.arange(count), sizes)
    inside = seeds.of(ranges(begins[:-1][boxes.pair], sizes))
    is_inside = (boxes.a[box] <= inside.row) & (inside.row <= boxes.b[box])
    is_inside &= (boxes.c[box] <= inside.column) & (inside.column <= boxes.d[box])
    is_inside &= (np.bincount(box[is_inside], minlength=count) >= 2)[box]
    inside, box = inside.of(is_inside), box[is_inside]
    single = Boxes(inside.pair, inside.row, inside.row, inside.column, inside.column)
    value = alike(beside, words_of(beside, one, other, single))
    whole = words_of(beside, one, other, boxes)
    sides = (
        (inside.row, beside.first[one[inside.pair]], whole.end - whole.begin),
        (inside.column, beside.first[other[inside.pair]], whole.other_end - whole.other_begin),
    )
    kept = np.zeros(count)
    for sentence, first, words in sides:
        kept += _kept(beside, box, sentence, first, value, count) / words / 2
    return kept


def _kept(beside: Beside, box: Ints, sentence: Ints, first: Ints, value: Floats, count: int) -> Floats:
    """How many words of each box its best matches keep, summed in the order in which sentences come first."""
    if not len(box):
        return np.zeros(count)
    key = box * (int(sentence.max()) + 1) + sentence
    order = np.argsort(key, kind="stable")
    begins = np.flatnonzero(np.append(True, np.diff(key[order]) != 0))
    best = np.maximum.reduceat(value[order], begins)
    at = order[begins]
    by_place = np.argsort(at)
    at, best = at[by_place], best[by_place]
    place = first[at] + sentence[at]
    return summed(box[at], best * (beside.words[place + 1] - beside.words[place]), count)
