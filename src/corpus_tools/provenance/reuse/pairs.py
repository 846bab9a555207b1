"""Which pairs of articles are worth aligning: all of a small corpus, the likely ones of a large one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from scipy.sparse import csc_matrix, csr_matrix

from corpus_tools.arrays import Floats, Int32s, Ints
from corpus_tools.provenance.reuse.duplicates import all_pairs
from corpus_tools.provenance.reuse.fingerprints import (
    RUNS,
    Fingerprints,
    are_among,
    by_hash,
    counted,
    fingerprints,
    ranges,
    run_starts,
)

SMALL_CORPUS: Final = 120
LIKEST: Final = 20  # overlapping articles with which one of a large corpus is aligned
EARLIEST: Final = 5  # and of those as good as the likest, so many that were published first: one may be the source
AS_GOOD: Final = 0.1
_BLOCK: Final = 256  # articles whose partners are sorted at once
_PARTS_OF_ONE: Final = 10**9  # similarity is an integer in billionths
_OTHER: Final = 2**26 - 1
_DECIMALS: Final = 9  # of a product, whose sum may be in another order
_ROUNDING: Final = 10.0**-_DECIMALS
_NONE: Final[Ints] = np.zeros(0, dtype=np.int64)
_NO_ROW: Final[Int32s] = np.zeros(0, dtype=np.int32)
# Pairs of articles, and the share of the one that is in the other and of the other that is in the one, in billionths.
Copies = tuple[Int32s, Int32s, Int32s, Int32s]


def passage_candidates(texts: Sequence[str], copies: Copies | None = None, moments: Floats | None = None) -> Ints:
    """As :func:`likely_pairs` of these texts; of a few, all pairs."""
    if is_small(len(texts)):
        return every_pair(len(texts))
    marks, words = fingerprints(texts, RUNS)
    return likely_pairs(marks, words, copies, moments)


def is_small(count: int) -> bool:
    """Whether all pairs of so many articles are aligned."""
    return count <= SMALL_CORPUS


def every_pair(count: int) -> Ints:
    """All pairs of so many articles, ascending: an array of two columns."""
    return np.column_stack(np.triu_indices(count, 1)).astype(np.int64)


def likely_pairs(
    marks: Fingerprints, words: Fingerprints, copies: Copies | None = None, moments: Floats | None = None
) -> Ints:
    """Pairs of articles that may share a passage, ascending: an array of two columns.

    For each article the 20 in which most of it is, and of those as good the 5 that were published first; the 20 that
    share most of its rare five-word runs (``marks``); and the 5 most like it by rare ``words``, which a rewriting keeps
    when it keeps no run. A run or word is rare when at most 64 articles (or one in fifty) hold it.

    ``copies`` are pairs known to overlap; ``moments`` the times of publication as numbers, NaN where unknown.
    """
    count = len(marks.words)
    keys = [
        _likest([_overlapping(marks)] if copies is None else [_overlapping(marks), copies], moments, count),
        _nearest(_rare_table(marks, 64, weighted=False), per_article=20, least=2.0),
        _nearest(_rare_table(words, max(64, count // 50), weighted=True), per_article=5, least=0.15),
    ]
    distinct, _ = counted(np.concatenate(keys))
    return np.column_stack(np.divmod(distinct, max(count, 1)))


def _overlapping(marks: Fingerprints) -> Copies:
    """The pairs that overlap, with the share of each that is in the other."""
    found, _ = all_pairs(marks)
    sizes = np.maximum(marks.sizes, 1)
    in_j, in_i = (in_billionths(found.shared / sizes[each]) for each in (found.i, found.j))
    return found.i, found.j, in_j, in_i


def _likest(parts: Sequence[Copies], moments: Floats | None, count: int) -> Ints:
    """Of the overlapping pairs those that tell most about either article; each as a number (:func:`_numbered`).

    Of a story in every outlet all pairs overlap; with all of them the work would grow with the square of the articles.
    """
    left, right, in_right, in_left = _merged(parts, count)
    by_right = np.argsort(right, kind="stable").astype(np.int32)
    begins = np.searchsorted(left, np.arange(0, count + _BLOCK, _BLOCK))
    ends = np.searchsorted(right[by_right], np.arange(0, count + _BLOCK, _BLOCK))
    in_time = (
        np.arange(count) if moments is None else np.lexsort((np.arange(count), np.nan_to_num(moments, nan=np.inf)))
    )
    pairs: list[Ints] = []
    for block in range(len(begins) - 1):
        ahead, behind = slice(begins[block], begins[block + 1]), by_right[ends[block] : ends[block + 1]]
        one = np.concatenate([left[ahead], right[behind]]).astype(np.int64)
        other = np.concatenate([right[ahead], left[behind]]).astype(np.int64)
        likeness = np.concatenate([in_right[ahead], in_left[behind]]).astype(np.int64)
        pairs.append(_numbered(*_best_of_block(one, other, likeness, None if moments is None else in_time), count))
    return _distinct(pairs)


def _merged(parts: Sequence[Copies], count: int) -> tuple[Int32s, Int32s, Int32s, Int32s]:
    """Each pair once, ascending, the lower number first, with the share of each that is in the other, in billionths.

    If several parts give a share for a pair, the largest one counts.
    """
    key, low, high = _ascending(parts[0], count)
    for part in parts[1:]:
        keys, lows, highs = _ascending(part, count)
        at = np.searchsorted(key, keys)
        is_known = are_among(keys, key)
        known, new = at[is_known], ~is_known
        low[known], high[known] = np.maximum(low[known], lows[is_known]), np.maximum(high[known], highs[is_known])
        low, high = np.insert(low, at[new], lows[new]), np.insert(high, at[new], highs[new])
        key = np.insert(key, at[new], keys[new])
    left, right = (each.astype(np.int32) for each in np.divmod(key, max(count, 1)))
    return left, right, low, high


def _ascending(part: Copies, count: int) -> tuple[Ints, Int32s, Int32s]:
    """Each pair of a part once, as a number (:func:`_numbered`), with both shares in billionths."""
    one, other, in_other, in_one = part
    is_turned = one > other
    key = _numbered(one.astype(np.int64), other.astype(np.int64), count)
    low = np.where(is_turned, in_one, in_other)
    high = np.where(is_turned, in_other, in_one)
    if (key[1:] > key[:-1]).all():
        return key, low, high
    order = np.argsort(key, kind="stable")
    key = key[order]
    first = run_starts(key)
    return key[first], np.maximum.reduceat(low[order], first), np.maximum.reduceat(high[order], first)


def in_billionths(share: Floats) -> Int32s:
    """Shares from 0 to 1 as whole numbers."""
    out: Int32s = np.rint(share * _PARTS_OF_ONE).astype(np.int32)
    return out


def _best_of_block(one: Ints, other: Ints, likeness: Ints, in_time: Ints | None) -> tuple[Ints, Ints]:
    """The most similar pairs of each article of a block; ``in_time``: all articles, the earliest first.

    Article, similarity and partner are sorted as one number each: the block has 2**8 articles, the corpus up to 2**26.
    """
    if not len(one):
        return _NONE, _NONE
    begin = int(one.min())
    key = ((one - begin) << 56) | ((_PARTS_OF_ONE - likeness) << 26) | other
    key = np.sort(key.astype(np.uint64)).astype(np.int64)
    one, other = (key >> 56) & (_BLOCK - 1), key & _OTHER
    likeness = _PARTS_OF_ONE - ((key >> 26) & (2**30 - 1))
    group = np.searchsorted(one, one)  # where the partners of an article begin, the most similar first
    kept = np.arange(len(one)) - group < LIKEST
    found = [(one[kept], other[kept])]
    if in_time is not None:
        good = np.flatnonzero(likeness / _PARTS_OF_ONE >= likeness[group] / _PARTS_OF_ONE - AS_GOOD)
        place = np.empty(len(in_time), dtype=np.int64)
        place[in_time] = np.arange(len(in_time))
        key = np.sort((one[good] << 26) | place[other[good]])
        one = key >> 26
        kept = np.arange(len(one)) - np.searchsorted(one, one) < EARLIEST
        found.append((one[kept], in_time[key[kept] & _OTHER]))
    one, other = (np.concatenate([each[k] for each in found]) for k in (0, 1))
    return one + begin, other


def _numbered(one: Ints, other: Ints, count: int) -> Ints:
    """A number for each pair of articles, by which pairs ascend; the lower article comes first."""
    return np.minimum(one, other) * count + np.maximum(one, other)


def _distinct(parts: Sequence[Ints]) -> Ints:
    distinct, _ = counted(np.concatenate([_NONE, *parts]))
    return distinct


def _rare_table(marks: Fingerprints, most: int, weighted: bool) -> csr_matrix:
    """Articles by what 2 to ``most`` of them hold: ones, or inverse document frequencies of unit length."""
    count = len(marks.words)
    rows: list[Int32s] = []
    sizes: list[Ints] = []
    for values, article in by_hash(marks):
        begins = run_starts(values)
        holders = np.diff(np.append(begins, len(values)))
        rare = (holders > 1) & (holders <= most)
        rows.append(article[ranges(begins[rare], holders[rare])].astype(np.int32))
        sizes.append(holders[rare])
    holders = np.concatenate([_NONE, *sizes])
    weight = np.log(max(count, 2) / holders) if weighted else np.ones(len(holders))
    row, borders = np.concatenate([_NO_ROW, *rows]), np.concatenate([[0], np.cumsum(holders)])
    table = csc_matrix(
        (np.repeat(weight, holders), row, borders), shape=(count, len(holders)), dtype=np.float64
    ).tocsr()
    if weighted:
        lengths = np.sqrt(np.asarray(table.multiply(table).sum(axis=1)).ravel())
        table.data *= np.repeat(1.0 / np.maximum(lengths, 1e-12), np.diff(table.indptr))
    return table


def _nearest(table: csr_matrix, per_article: int, least: float) -> Ints:
    """The rows most like each row by scalar product, ties to the lower number; pairs as numbers (:func:`_numbered`)."""
    turned = table.T.tocsr()
    pairs: list[Ints] = []
    for begin in range(0, table.shape[0], _BLOCK):
        product = csr_matrix(table[begin : begin + _BLOCK] @ turned)
        # Most share too little; rounding, by which ties are told, makes little difference.
        at = np.flatnonzero(product.data >= least - _ROUNDING)
        one = np.searchsorted(product.indptr, at, side="right") - 1 + begin
        other, value = product.indices[at], np.round(product.data[at], _DECIMALS)
        near = np.flatnonzero((value >= least) & (other != one))
        near = near[np.lexsort((other[near], -value[near], one[near]))]
        one, other = one[near], other[near].astype(np.int64)
        best = np.arange(len(one)) - np.searchsorted(one, one) < per_article
        pairs.append(_numbered(one[best], other[best], table.shape[0]))
    return _distinct(pairs)
