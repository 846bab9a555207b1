"""Which sentences of two articles are alike, found for many pairs of articles at once.

The cosine of two sentences weights each stem by its inverse frequency among the sentences of both articles (Sparck
Jones 1972, with the sentence as the document). Only sentences that share a stem which few sentences hold are compared.
Stems are numbers, and the articles of a part of the corpus are laid in a row: numpy works on thousands of pairs of
articles together, finds the few pairs of sentences whose cosine may be high enough, and only these are measured.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix

from corpus_tools.provenance.reuse.beside import NONE, Beside, Bools, summed
from corpus_tools.provenance.reuse.fingerprints import Floats, Ints, ranges

# A stem in more sentences than this cannot tell them apart: it finds no candidates, it only weighs.
_POSTINGS: Final = 48
_SLACK: Final = 1e-9  # for what is summed in another order
_CELLS: Final = 1_000_000  # pairs of sentences that are set beside one another at once


class Side(NamedTuple):
    """One article of each pair: for each of its sentences the squared length of its vector, and the weight of the
    stems in common that are not rare.
    """

    first: Ints  # the first sentence in each pair
    norm: Floats
    spare: Floats


class Like(NamedTuple):
    """Pairs of sentences that are alike, ascending: the pair of articles, a sentence of either, and their cosine."""

    pair: Ints
    row: Ints
    column: Ints
    cosine: Floats


def like_sentences(beside: Beside, one: Ints, other: Ints, least: float, weak: float) -> Like:
    """The sentences of two articles that share a rare stem and are alike, for pairs of articles; ``one`` ascends.

    Their cosine is ``least`` or more, or ``weak`` where a run of five words is in both.
    """
    cells = beside.sentences[one] * beside.sentences[other]
    block = np.cumsum(cells) // _CELLS
    borders = np.append(np.flatnonzero(np.diff(block, prepend=-1)), len(one)).tolist()
    found = []
    for begin, end in pairwise(borders):
        like = _like(beside, one[begin:end], other[begin:end], least, weak)
        found.append(like._replace(pair=like.pair + begin))
    if not found:
        return Like(NONE, NONE, NONE, np.zeros(0))
    return Like(*(np.concatenate([like[k] for like in found]) for k in range(4)))


def _like(beside: Beside, one: Ints, other: Ints, least: float, weak: float) -> Like:
    """As :func:`like_sentences`, for as many pairs as are looked at together."""
    pairs = _Pairs.of(beside, one, other)
    mine = _side(beside, one, pairs, pairs.left)
    theirs = _side(beside, other, pairs, pairs.right)
    told = _rare_in_common(beside, pairs, theirs)
    limit = np.full(len(theirs.norm), least)
    limit[_with_run(beside, one, other, theirs.first)] = weak
    # Of each pair of sentences with a rare stem in common whether the others may be enough; few are.
    sizes = np.diff(told.indptr)
    width = beside.sentences[other]
    here = np.repeat(np.repeat(mine.first, width), sizes) + told.indices
    least_told = np.sqrt(mine.norm)[here] * np.repeat(limit * np.sqrt(theirs.norm) * (1 - _SLACK), sizes)
    least_told -= np.minimum(mine.spare[here], np.repeat(theirs.spare, sizes))
    may_be = np.flatnonzero(told.data >= least_told)
    here, there = here[may_be], np.repeat(np.arange(len(theirs.norm)), sizes)[may_be]
    pair = np.repeat(np.arange(len(one)), width)[there]
    like = Like(pair, here - mine.first[pair], there - theirs.first[pair], np.zeros(0))
    cosine = _in_common(beside, one, other, like) / np.sqrt(mine.norm[here] * theirs.norm[there])
    enough = cosine >= least
    enough |= (cosine >= weak) & _have_run(beside, one, other, like)
    enough = np.flatnonzero(enough)
    pair, row, column, cosine = pair[enough], like.row[enough], like.column[enough], cosine[enough]
    order = np.lexsort((column, row, pair))
    return Like(pair[order], row[order], column[order], cosine[order])


def _with_run(beside: Beside, one: Ints, other: Ints, first: Ints) -> Ints:
    """The sentences of the other articles, all in a row, with a run of words that the first article has too."""
    pair, _, right = beside.runs.shared(one, other)
    column, k = beside.runs.sentences(right)
    return first[pair[k]] + column


def _have_run(beside: Beside, one: Ints, other: Ints, like: Like) -> Bools:
    """Whether both sentences have a run of words in common."""
    here, there = beside.first[one[like.pair]] + like.row, beside.first[other[like.pair]] + like.column
    out = np.zeros(len(here), dtype=bool)
    out[beside.run_entries.shared(here, there, beside.runs.width)[0]] = True
    return out


def _rare_in_common(beside: Beside, pairs: _Pairs, theirs: Side) -> csr_matrix:
    """The weight of the rare stems in common: sentences of the other articles in a row by those of the first."""
    held = beside.stems
    row, k = held.sentences(pairs.right[pairs.is_rare])
    at = theirs.first[pairs.pair[pairs.is_rare]][k] + row
    shape = len(theirs.norm), len(held.keys)
    weighed = csr_matrix((pairs.weight[pairs.is_rare][k], (at, pairs.left[pairs.is_rare][k])), shape=shape)
    return csr_matrix(weighed @ beside.ones)


class _Pairs(NamedTuple):
    """The stems that pairs of articles have in common."""

    pair: Ints
    left: Ints  # the place of the stem in the one article
    right: Ints  # and in the other
    weight: Floats
    is_rare: Bools
    logs: Floats  # of the number of sentences, for each pair

    @classmethod
    def of(cls, beside: Beside, one: Ints, other: Ints) -> _Pairs:
        pair, left, right = beside.stems.shared(one, other)
        sentences = beside.sentences[one] + beside.sentences[other]
        both = beside.stems.counts[left] + beside.stems.counts[right]
        weight = np.log((sentences + 1)[pair] / both) ** 2
        is_rare = both <= np.minimum(2 * _POSTINGS, np.maximum(8, sentences // 6))[pair]
        return cls(pair, left, right, weight, is_rare, np.log(sentences + 1))


def _side(beside: Beside, articles: Ints, pairs: _Pairs, places: Ints) -> Side:
    """One article of each pair; ``places`` are those of the stems that both hold."""
    sizes = beside.sentences[articles]
    first = np.cumsum(sizes) - sizes
    count = int(sizes.sum())
    whole = ranges(beside.first[articles], sizes)
    stems, plain, squared = (each[whole] for each in beside.sums)
    log_all = np.repeat(pairs.logs, sizes)
    row, k = beside.stems.sentences(places)
    # As if no stem were shared, and what is changed by those that are.
    change = pairs.weight - (pairs.logs[pairs.pair] - np.log(beside.stems.counts[places])) ** 2
    changed = summed(first[pairs.pair][k] + row, change[k], count)
    norm = log_all * (log_all * stems - 2 * plain) + squared + changed
    common = np.flatnonzero(~pairs.is_rare)
    row, k = beside.stems.sentences(places[common])
    k = common[k]
    spare = summed(first[pairs.pair[k]] + row, pairs.weight[k], count)
    return Side(first, np.maximum(norm, np.finfo(float).tiny), spare)


def _in_common(beside: Beside, one: Ints, other: Ints, like: Like) -> Floats:
    """The weight of all stems that two sentences share."""
    here, there = beside.first[one[like.pair]] + like.row, beside.first[other[like.pair]] + like.column
    k, mine, theirs = beside.entries.shared(here, there, beside.stems.width)
    sentences = (beside.sentences[one] + beside.sentences[other])[like.pair[k]]
    weights = np.log((sentences + 1) / (beside.stems.counts[mine] + beside.stems.counts[theirs])) ** 2
    return summed(k, weights, len(here))
