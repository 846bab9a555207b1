"""Which pairs of articles are worth aligning: all of a small corpus, the likely ones of a large one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from scipy.sparse import coo_matrix, csr_matrix

from corpus_tools.provenance.reuse.duplicates import all_pairs
from corpus_tools.provenance.reuse.fingerprints import (
    BATCH_ARTICLES,
    HASH_BITS,
    SHINGLE_WORDS,
    Fingerprints,
    Floats,
    Int32s,
    Ints,
    UInts,
    fingerprints,
    ranges,
)

SMALL_CORPUS: Final = 120
LIKEST: Final = 20  # overlapping articles with which one of a large corpus is aligned
EARLIEST: Final = 5  # and of those as good as the likest, so many that were published first: one may be the source
AS_GOOD: Final = 0.1
_BLOCK: Final = 256  # articles whose partners are sorted at once
_PARTS_OF_ONE: Final = 10**9  # similarity is an integer in billionths
_OTHER: Final = 2**26 - 1
_NONE: Final[Ints] = np.zeros(0, dtype=np.int64)
Copies = tuple[Int32s, Int32s, Floats, Floats]


def passage_candidates(
    texts: Sequence[str], copies: Copies | None = None, moments: Floats | None = None
) -> list[tuple[int, int]]:
    """Pairs of articles that may share a passage, ascending: all pairs of a small corpus.

    In a larger one: for each article the 20 in which most of it is, and of those as good the 5 that were published
    first; the 20 that share most of its rare five-word runs; and the 5 most like it by rare words, which a rewriting
    keeps when it keeps no run. A run or word is rare when at most 64 articles (or one in fifty) hold it.

    ``copies`` are pairs known to overlap, with how much of the one is in the other and how much of the other in
    the one; ``moments`` the times of publication as numbers, NaN where unknown.
    """
    count = len(texts)
    if count <= SMALL_CORPUS:
        return [(i, j) for i in range(count) for j in range(i + 1, count)]
    marks, words = fingerprints(texts, (SHINGLE_WORDS, 1))
    pairs = _likest([_overlapping(marks)] if copies is None else [_overlapping(marks), copies], moments, count)
    pairs |= _nearest(_rare_table(marks, 64, weighted=False), per_article=20, least=2.0)
    pairs |= _nearest(_rare_table(words, max(64, count // 50), weighted=True), per_article=5, least=0.15)
    return sorted(pairs)


def _overlapping(marks: Fingerprints) -> Copies:
    """The pairs that overlap, with the share of each that is in the other."""
    found, _ = all_pairs(marks)
    sizes = np.maximum(marks.sizes, 1)
    return found.i, found.j, found.shared / sizes[found.i], found.shared / sizes[found.j]


def _likest(parts: Sequence[Copies], moments: Floats | None, count: int) -> set[tuple[int, int]]:
    """Of the overlapping pairs those that tell most about either article.

    Of a story in every outlet all pairs overlap; with all of them the work would grow with the square of the articles.
    """
    left, right, in_right, in_left = _merged(parts, count)
    by_right = np.argsort(right, kind="stable").astype(np.int32)
    begins = np.searchsorted(left, np.arange(0, count + _BLOCK, _BLOCK))
    ends = np.searchsorted(right[by_right], np.arange(0, count + _BLOCK, _BLOCK))
    in_time = (
        np.arange(count) if moments is None else np.lexsort((np.arange(count), np.nan_to_num(moments, nan=np.inf)))
    )
    pairs: set[tuple[int, int]] = set()
    for block in range(len(begins) - 1):
        ahead, behind = slice(begins[block], begins[block + 1]), by_right[ends[block] : ends[block + 1]]
        one = np.concatenate([left[ahead], right[behind]]).astype(np.int64)
        other = np.concatenate([right[ahead], left[behind]]).astype(np.int64)
        likeness = np.concatenate([in_right[ahead], in_left[behind]]).astype(np.int64)
        pairs |= _best_of_block(one, other, likeness, None if moments is None else in_time)
    return pairs


def _merged(parts: Sequence[Copies], count: int) -> tuple[Int32s, Int32s, Int32s, Int32s]:
    """Each pair once, ascending, the lower number first, with the share of each that is in the other, in billionths.

    If several parts give a share for a pair, the largest one counts.
    """
    keys, of_low, of_high = [], [], []
    for one, other, in_other, in_one in parts:
        is_turned = one > other
        keys.append(np.minimum(one, other).astype(np.int64) * count + np.maximum(one, other))
        of_low.append(_in_billionths(np.where(is_turned, in_one, in_other)))
        of_high.append(_in_billionths(np.where(is_turned, in_other, in_one)))
    key = np.concatenate(keys)
    order = np.argsort(key, kind="stable")
    key = key[order]
    first = np.flatnonzero(np.concatenate([[True], key[1:] != key[:-1]])) if len(key) else _NONE
    left, right = (each.astype(np.int32) for each in np.divmod(key[first], max(count, 1)))
    del key
    low, high = (
        np.maximum.reduceat(np.concatenate(each)[order], first) if len(first) else np.zeros(0, dtype=np.int32)
        for each in (of_low, of_high)
    )
    return left, right, low, high


def _in_billionths(share: Floats) -> Int32s:
    out: Int32s = np.rint(share * _PARTS_OF_ONE).astype(np.int32)
    return out


def _best_of_block(one: Ints, other: Ints, likeness: Ints, in_time: Ints | None) -> set[tuple[int, int]]:
    """The most similar pairs of each article of a block; ``in_time``: all articles, the earliest first.

    Article, similarity and partner are sorted as one number each: the block has 2**8 articles, the corpus up to 2**26.
    """
    if not len(one):
        return set()
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
    one = one + begin
    return set(zip(np.minimum(one, other).tolist(), np.maximum(one, other).tolist(), strict=True))


def _rare_table(marks: Fingerprints, most: int, weighted: bool) -> csr_matrix:
    """Articles by what 2 to ``most`` of them hold: ones, or inverse document frequencies of unit length."""
    count = len(marks.words)
    values, row = _by_hash(marks)
    begins = np.flatnonzero(np.concatenate([[True], values[1:] != values[:-1]])) if values.size else _NONE
    holders = np.diff(np.append(begins, len(values)))
    rare = (holders > 1) & (holders <= most)
    at = ranges(begins[rare], holders[rare])
    column = np.repeat(np.arange(int(rare.sum())), holders[rare])
    weight = np.repeat(np.log(max(count, 2) / holders[rare]), holders[rare]) if weighted else np.ones(len(at))
    table = csr_matrix((weight, (row[at], column)), shape=(count, int(rare.sum())), dtype=np.float64)
    if weighted:
        lengths = np.sqrt(np.asarray(table.multiply(table).sum(axis=1)).ravel())
        table = csr_matrix(table.multiply(1.0 / np.maximum(lengths, 1e-12)[:, None]))
    return table


def _by_hash(marks: Fingerprints) -> tuple[UInts, Ints]:
    """All hashes, ascending, and the article of each, ascending for equal hashes."""
    count = len(marks.words)
    row = np.repeat(np.arange(count), marks.sizes)
    if count > BATCH_ARTICLES:
        order = np.argsort(marks.hashes, kind="stable")
        return marks.hashes[order], row[order]
    # Both fit into one number, which is sorted several times as fast.
    low = np.uint64(64 - HASH_BITS)
    keys = np.sort((marks.hashes << low) | row.astype(np.uint64))
    return keys >> low, (keys & np.uint64(BATCH_ARTICLES - 1)).astype(np.int64)


def _nearest(table: csr_matrix, per_article: int, least: float) -> set[tuple[int, int]]:
    """The rows most like each row by scalar product, ties to the lower number."""
    turned = table.T.tocsr()
    pairs: set[tuple[int, int]] = set()
    for begin in range(0, table.shape[0], _BLOCK):
        product = coo_matrix(table[begin : begin + _BLOCK] @ turned)
        one, other, value = product.row.astype(np.int64) + begin, product.col, np.round(product.data, 9)
        near = np.flatnonzero((value >= least) & (other != one))
        near = near[np.lexsort((other[near], -value[near], one[near]))]
        one, other = one[near], other[near].astype(np.int64)
        best = np.arange(len(one)) - np.searchsorted(one, one) < per_article
        low, high = np.minimum(one[best], other[best]), np.maximum(one[best], other[best])
        pairs.update(zip(low.tolist(), high.tolist(), strict=True))
    return pairs
