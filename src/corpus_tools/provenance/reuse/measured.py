"""What the articles of a pair have in common in a box: how much alike its words are, for many boxes at once."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
from rapidfuzz.distance import Indel
from rapidfuzz.process import cpdist

from corpus_tools.provenance.reuse.beside import Beside, Bools, distinct, found, summed
from corpus_tools.provenance.reuse.boxes import Boxes, Seeds
from corpus_tools.provenance.reuse.fingerprints import Floats, Ints, ranges
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
    count = len(boxes.pair)
    articles = one[boxes.pair], other[boxes.pair]
    logs = np.log(beside.sentences[articles[0]] + beside.sentences[articles[1]] + 1)
    sides = [_side(beside, *articles, boxes.a, boxes.b, logs), _side(beside, *articles[::-1], boxes.c, boxes.d, logs)]
    shared = sides[0].of(found(sides[0].key, sides[1].key) >= 0)
    lengths = [summed(side.box, side.weight, count) for side in sides]
    scale = np.sqrt(lengths[0] * lengths[1])
    cosine = summed(shared.box, shared.weight, count) / np.where(scale > 0, scale, 1.0)
    content, both = (
        [np.bincount(side.box[~side.is_light], minlength=count) for side in group] for group in (sides, [shared])
    )
    total = content[0] + content[1]
    return Stems(cosine, np.where(total > 0, 2 * both[0] / np.maximum(total, 1), 0.0))


class _Side(NamedTuple):
    """The distinct stems of one side of all boxes: the box, a number for box and stem (ascending), their weight."""

    box: Ints
    key: Ints
    weight: Floats
    is_light: Bools

    def of(self, chosen: Bools) -> _Side:
        return _Side(self.box[chosen], self.key[chosen], self.weight[chosen], self.is_light[chosen])


def _side(beside: Beside, article: Ints, partner: Ints, first: Ints, last: Ints, logs: Floats) -> _Side:
    """The stems of the sentences ``first`` to ``last`` of an article of each box; ``partner``: the other article."""
    entries, held = beside.entries, beside.stems
    begins = entries.first[beside.first[article] + first]
    sizes = entries.first[beside.first[article] + last + 1] - begins
    box = np.repeat(np.arange(len(article)), sizes)
    total = max(len(held.keys), 1)
    box, place = np.divmod(distinct(box * total + entries.place[ranges(begins, sizes)]), total)
    stem = held.keys[place]
    theirs = found(partner[box] * held.width + stem, held.order)
    both = held.counts[place] + np.where(theirs >= 0, held.counts[theirs], 0)
    return _Side(box, box * held.width + stem, (logs[box] - np.log(both)) ** 2, beside.is_light[stem])


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
