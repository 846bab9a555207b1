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

from corpus_tools.arrays import Bools, Floats, Ints
from corpus_tools.provenance.reuse.beside import NONE, Beside, InCommon, found, logarithms, summed
from corpus_tools.provenance.reuse.fingerprints import ranges

_SLACK: Final = 1e-9  # for what is summed in another order
_CELLS: Final = 1_000_000  # pairs of sentences that are set beside one another at once


class Side(NamedTuple):
    """One article of each pair: for each of its sentences the squared length of its vector, and the weight of the
    stems in common that are not rare.
    """

    first: Ints  # the first sentence in each pair
    norm: Floats
    spare: Floats


class Cells(NamedTuple):
    """Pairs of sentences: the pair of articles, and a sentence of either."""

    pair: Ints
    row: Ints
    column: Ints

    def of(self, chosen: Bools | Ints) -> Cells:
        return Cells(*(each[chosen] for each in self))


class Like(NamedTuple):
    """Pairs of sentences that are alike: the pair of articles, a sentence of either, and their cosine."""

    pair: Ints
    row: Ints
    column: Ints
    cosine: Floats


class Limits(NamedTuple):
    """From which cosine sentences are alike: ``least``, or ``weak`` where a run of five words is in both.

    ``close`` where each of the two is the same as another sentence of the other article.
    """

    least: float
    weak: float
    close: float


def like_sentences(beside: Beside, one: Ints, other: Ints, same: Cells, limits: Limits) -> Like:
    """The sentences of two articles that share a rare stem and are alike, for pairs of articles; ``one`` ascends.

    ``same``: the sentences that are the same, by pair; they are left out.
    """
    cells = beside.sentences[one] * beside.sentences[other]
    block = np.cumsum(cells) // _CELLS
    borders = np.append(np.flatnonzero(np.diff(block, prepend=-1)), len(one))
    of_same = np.searchsorted(same.pair, borders).tolist()
    found = []
    for (begin, end), (first, last) in zip(pairwise(borders.tolist()), pairwise(of_same), strict=True):
        known = Cells(same.pair[first:last] - begin, same.row[first:last], same.column[first:last])
        like = _like(beside, one[begin:end], other[begin:end], known, limits)
        found.append(like._replace(pair=like.pair + begin))
    if not found:
        return Like(NONE, NONE, NONE, np.zeros(0))
    return Like(*(np.concatenate([like[k] for like in found]) for k in range(4)))


def _like(beside: Beside, one: Ints, other: Ints, same: Cells, limits: Limits) -> Like:
    """As :func:`like_sentences`, for as many pairs as are looked at together."""
    pairs = InCommon.of(beside, one, other)
    mine = _side(beside, one, pairs, pairs.left)
    theirs = _side(beside, other, pairs, pairs.right)
    here, there = _may_be(beside, one, other, pairs, (mine, theirs), same, limits)
    width = beside.sentences[other]
    pair = np.repeat(np.arange(len(one)), width)[there]
    cells = Cells(pair, here - mine.first[pair], there - theirs.first[pair])
    cosine = _in_common(beside, one, other, cells, pairs.logs) / np.sqrt(mine.norm[here] * theirs.norm[there])
    enough = cosine >= limits.least
    weak = np.flatnonzero(~enough & (cosine >= limits.weak))
    enough[weak] = _have_run(beside, one, other, cells.of(weak))
    return Like(*cells.of(enough), cosine[enough])


def _may_be(
    beside: Beside, one: Ints, other: Ints, pairs: InCommon, sides: tuple[Side, Side], same: Cells, limits: Limits
) -> tuple[Ints, Ints]:
    """Of the pairs of sentences with a rare stem in common those for which the others may be enough; few are.

    The places of the two sentences, counted through all pairs of articles.
    """
    mine, theirs = sides
    told = _rare_in_common(beside, pairs, theirs)
    sizes = np.diff(told.indptr)
    here = np.repeat(np.repeat(mine.first, beside.sentences[other]), sizes) + told.indices
    there = np.repeat(np.arange(len(theirs.norm)), sizes)
    left, right = mine.first[same.pair] + same.row, theirs.first[same.pair] + same.column
    limit = np.full(len(theirs.norm), limits.least)
    limit[_with_run(beside, one, other, theirs.first)] = limits.weak
    least_told = limit[there]
    least_told[_among(left, len(mine.norm))[here] & _among(right, len(limit))[there]] = limits.close
    least_told *= np.sqrt(mine.norm)[here] * (np.sqrt(theirs.norm) * (1 - _SLACK))[there]
    least_told -= np.minimum(mine.spare[here], theirs.spare[there])
    may_be = np.flatnonzero(told.data >= least_told)
    here, there = here[may_be], there[may_be]
    is_other = found(there * len(mine.norm) + here, np.sort(right * len(mine.norm) + left)) < 0
    return here[is_other], there[is_other]


def _among(chosen: Ints, count: int) -> Bools:
    """Whether each number below ``count`` is one of those that are chosen."""
    out = np.zeros(count, dtype=bool)
    out[chosen] = True
    return out


def _with_run(beside: Beside, one: Ints, other: Ints, first: Ints) -> Ints:
    """The sentences of the other articles, all in a row, with a run of words that the first article has too."""
    pair, _, right = beside.runs.shared(one, other)
    column, k = beside.runs.sentences(right)
    return first[pair[k]] + column


def _have_run(beside: Beside, one: Ints, other: Ints, cells: Cells) -> Bools:
    """Whether both sentences have a run of words in common."""
    here, there = _places(beside, one, other, cells)
    both = csr_matrix(beside.held_runs[here].multiply(beside.held_runs[there]))
    out: Bools = np.diff(both.indptr) > 0
    return out


def _places(beside: Beside, one: Ints, other: Ints, cells: Cells) -> tuple[Ints, Ints]:
    """The places of the two sentences among those of all articles."""
    return beside.first[one[cells.pair]] + cells.row, beside.first[other[cells.pair]] + cells.column


def _rare_in_common(beside: Beside, pairs: InCommon, theirs: Side) -> csr_matrix:
    """The weight of the rare stems in common: sentences of the other articles in a row by those of the first."""
    held = beside.stems
    row, k = held.sentences(pairs.right[pairs.is_rare])
    at = theirs.first[pairs.pair[pairs.is_rare]][k] + row
    shape = len(theirs.norm), len(held.keys)
    weighed = csr_matrix((pairs.weight[pairs.is_rare][k], (at, pairs.left[pairs.is_rare][k])), shape=shape)
    return csr_matrix(weighed @ beside.ones)


def _side(beside: Beside, articles: Ints, pairs: InCommon, places: Ints) -> Side:
    """One article of each pair; ``places`` are those of the stems that both hold."""
    sizes = beside.sentences[articles]
    first = np.cumsum(sizes) - sizes
    count = int(sizes.sum())
    whole = ranges(beside.first[articles], sizes)
    stems, plain, squared = (each[whole] for each in beside.sums)
    log_all = np.repeat(pairs.logs, sizes)
    # As if no stem were shared, and what is changed by those that are.
    norm = log_all * (log_all * stems - 2 * plain) + squared
    norm += _by_sentence(beside, pairs, places, pairs.change(beside, places), first, count)
    spare = _by_sentence(beside, pairs, places, np.where(pairs.is_rare, 0.0, pairs.weight), first, count)
    return Side(first, np.maximum(norm, np.finfo(float).tiny), spare)


def _by_sentence(beside: Beside, pairs: InCommon, places: Ints, values: Floats, first: Ints, count: int) -> Floats:
    """The sum of the values of the stems in common that each sentence of an article of each pair holds."""
    borders = np.searchsorted(pairs.pair, np.arange(len(first) + 1))
    found = csr_matrix((values, places, borders), shape=(len(first), len(beside.stems.keys))) @ beside.ones
    out = np.zeros(count)
    out[np.repeat(first, np.diff(found.indptr)) + found.indices] = found.data
    return out


def _in_common(beside: Beside, one: Ints, other: Ints, cells: Cells, logs: Floats) -> Floats:
    """The weight of all stems that two sentences share; ``logs``: of the number of sentences, for each pair."""
    here, there = _places(beside, one, other, cells)
    both = csr_matrix(beside.counted[here].multiply(beside.counted[there]))
    k = np.repeat(np.arange(len(here)), np.diff(both.indptr))
    weights = (logs[cells.pair[k]] - logarithms(both.data.imag.astype(np.int64))) ** 2
    return summed(k, weights, len(here))
