"""Which pairs of articles are worth aligning: all of a small corpus, the likely ones of a large one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from scipy.sparse import csr_matrix

from corpus_tools.provenance.reuse.duplicates import all_pairs
from corpus_tools.provenance.reuse.fingerprints import Fingerprints, Floats, Ints, fingerprint

SMALL_CORPUS: Final = 120
LIKEST: Final = 20  # overlapping articles with which one of a large corpus is aligned
EARLIEST: Final = 5  # and of those as good as the likest, so many that were published first: one may be the source
AS_GOOD: Final = 0.1
_NONE: Final[Ints] = np.zeros(0, dtype=np.int64)
Copies = tuple[Ints, Ints, Floats, Floats]


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
    marks = fingerprint(texts)
    found, _ = all_pairs(marks)
    overlapping = (
        found.i,
        found.j,
        found.shared / np.maximum(marks.sizes[found.i], 1),
        found.shared / np.maximum(marks.sizes[found.j], 1),
    )
    pairs = _likest([overlapping] if copies is None else [overlapping, copies], moments, count)
    pairs |= _nearest(_rare_table(marks, 64, weighted=False), per_article=20, least=2.0)
    words = fingerprint(texts, run=1)
    pairs |= _nearest(_rare_table(words, max(64, count // 50), weighted=True), per_article=5, least=0.15)
    return sorted(pairs)


def _likest(parts: Sequence[Copies], moments: Floats | None, count: int) -> set[tuple[int, int]]:
    """Of the overlapping pairs those that tell most about either article.

    Of a story in every outlet all pairs overlap; with all of them the work would grow with the square of the articles.
    """
    left, right, of_left, of_right = (np.concatenate([part[k] for part in parts]) for k in range(4))
    one, other = np.concatenate([left, right]).astype(np.int64), np.concatenate([right, left]).astype(np.int64)
    likeness = np.round(np.concatenate([of_left, of_right]), 9)
    order = np.lexsort((-likeness, other, one))
    one, other, likeness = one[order], other[order], likeness[order]
    first = np.ones(len(one), dtype=bool)
    first[1:] = (one[1:] != one[:-1]) | (other[1:] != other[:-1])
    one, other, likeness = one[first], other[first], likeness[first]
    kept = np.zeros(len(one), dtype=bool)
    kept[_leading(one, np.lexsort((other, -likeness, one)), LIKEST)] = True
    best = np.zeros(count)
    np.maximum.at(best, one, likeness)
    good = np.flatnonzero(likeness >= best[one] - AS_GOOD)
    if moments is not None:
        when = np.nan_to_num(moments, nan=np.inf)[other[good]]
        kept[good[_leading(one[good], np.lexsort((other[good], when, one[good])), EARLIEST)]] = True
    one, other = one[kept], other[kept]
    return set(zip(np.minimum(one, other).tolist(), np.maximum(one, other).tolist(), strict=True))


def _leading(groups: Ints, order: Ints, most: int) -> Ints:
    """The first ``most`` of each group; ``order`` puts the members of a group side by side, the best first."""
    sorted_groups = groups[order]
    begin = np.searchsorted(sorted_groups, sorted_groups)
    return order[np.arange(len(order)) - begin < most]


def _rare_table(marks: Fingerprints, most: int, weighted: bool) -> csr_matrix:
    """Articles by what 2 to ``most`` of them hold: ones, or inverse document frequencies of unit length."""
    count = len(marks.words)
    row = np.repeat(np.arange(count), marks.sizes)
    order = np.argsort(marks.hashes, kind="stable")
    values = marks.hashes[order]
    begins = np.flatnonzero(np.concatenate([[True], values[1:] != values[:-1]])) if values.size else _NONE
    holders = np.diff(np.append(begins, len(values)))
    rare = (holders > 1) & (holders <= most)
    kept = np.repeat(rare, holders)
    column = np.repeat(np.cumsum(rare) - 1, holders)[kept]
    weight = np.repeat(np.log(max(count, 2) / holders) if weighted else np.ones(len(holders)), holders)[kept]
    table = csr_matrix((weight, (row[order][kept], column)), shape=(count, int(rare.sum())), dtype=np.float64)
    if weighted:
        lengths = np.sqrt(np.asarray(table.multiply(table).sum(axis=1)).ravel())
        table = csr_matrix(table.multiply(1.0 / np.maximum(lengths, 1e-12)[:, None]))
    return table


def _nearest(table: csr_matrix, per_article: int, least: float) -> set[tuple[int, int]]:
    """The rows most like each row by scalar product, ties to the lower number."""
    turned = table.T.tocsr()
    pairs: set[tuple[int, int]] = set()
    for begin in range(0, table.shape[0], 256):
        product = csr_matrix(table[begin : begin + 256] @ turned)
        for k in range(product.shape[0]):
            i = begin + k
            span = slice(product.indptr[k], product.indptr[k + 1])
            other, value = product.indices[span], np.round(product.data[span], 9)
            near = (value >= least) & (other != i)
            other, value = other[near], value[near]
            best = np.lexsort((other, -value))[:per_article]
            pairs.update((min(i, j), max(i, j)) for j in other[best].tolist())
    return pairs
