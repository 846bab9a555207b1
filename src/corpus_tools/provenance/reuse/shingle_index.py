"""Articles that share much of their text, found by an index and measured exactly.

An index of sampled five-word shingles proposes groups of articles; every pair of a group is then measured exactly.
Exact copies are left to the caller, who collapses them first. A shingle that many articles
carry links each of them to its first holders instead of to all (so agency copy costs links, not their square), and
an article drops only those frequent shingles that are not among its rarer ones (prefix filtering: Chaudhuri, Ganti &
Kaushik 2006), so that a footer on 5,000 pages links nothing. Memory grows with the number of words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix, csr_matrix
from scipy.sparse.csgraph import connected_components

from corpus_tools.arrays import Floats, Int32s, Ints, UInts
from corpus_tools.ascending import ascending, grouped
from corpus_tools.provenance.reuse.fingerprints import HASH_BITS, Fingerprints, counted, ranges, run_starts

LEAST_JACCARD: Final = 0.4
LEAST_CONTAINMENT: Final = 0.6
_FULL_SAMPLE: Final = 64  # up to as many shingles an article is sampled whole
_SAMPLE_SHARE: Final = 1 / 6
_LINKED_ALL: Final = 4  # a shingle in so few articles links them all
_FIRST_HOLDERS: Final = 2
_FREQUENT: Final = 256
_DENSE_CELLS: Final = 20_000_000
_PLACE_BITS: Final = 3
_FEW: Final = 1 << _PLACE_BITS  # articles of a group that are compared together with those of other groups
_AT_ONCE: Final = 512  # articles of such groups at a time; 8 bits are enough for the number of a group
_BLOCK: Final = 512  # rows measured at a time
_PREFIX: Final = 0.7
_LEAST_SHARE: Final = 0.15  # of the smaller article's sample that a link must carry


@dataclass(frozen=True)
class Overlaps:
    """Pairs ``i < j`` with the number of shingles they share, ascending by ``i`` then ``j``.

    A story in thousands of outlets has millions of pairs: numbers of 32 bits take half the memory of 64.
    """

    i: Int32s
    j: Int32s
    shared: Int32s

    def keep(self, mask: NDArray[np.bool_]) -> Overlaps:
        return Overlaps(self.i[mask], self.j[mask], self.shared[mask])


_NONE: Final = np.zeros(0, dtype=np.int64)
_NO_PAIR: Final = np.zeros(0, dtype=np.int32)


def in_order(i: Int32s, j: Int32s, shared: Int32s) -> tuple[Overlaps, Ints]:
    """The pairs sorted, and the place that each had before."""
    order = np.argsort((i.astype(np.int64) << 32) | j, kind="stable")
    return Overlaps(i[order], j[order], shared[order]), order


def _rates(sizes: Ints) -> Floats:
    """The share of an article's shingles that is sampled: all of a short one's, a sixth of a long one's."""
    return np.clip(_FULL_SAMPLE / np.maximum(sizes, 1), _SAMPLE_SHARE, 1.0)


def _sample(marks: Fingerprints, chosen: Ints) -> tuple[UInts, Ints]:
    """The sampled shingles of the articles ``chosen``, and whose they are."""
    sizes = marks.sizes_of(chosen)
    limits = (_rates(sizes) * float(1 << HASH_BITS)).astype(np.uint64)
    counts = _count_below(marks.hashes, marks.starts[chosen], sizes, limits)
    return marks.hashes[ranges(marks.starts[chosen], counts)], np.repeat(chosen, counts)


def _count_below(values: UInts, starts: Ints, sizes: Ints, limits: UInts) -> Ints:
    """How many values are below each limit, of as many as ``sizes`` says from each of ``starts`` on, which ascend."""
    found = np.zeros_like(sizes)
    for bit in reversed(range(int(sizes.max(initial=0)).bit_length())):
        more = found + (1 << bit)
        is_below = values[starts + np.minimum(more, sizes) - 1] < limits
        found = np.where(is_below & (more <= sizes), more, found)
    return found


def _links(marks: Fingerprints, chosen: Ints) -> tuple[Ints, Ints]:
    """Pairs of articles worth measuring, as edges of a graph whose connected parts are the groups."""
    count = len(marks.words)
    bits = max(int(count).bit_length(), 64 - HASH_BITS)
    hashes, article = _sample(marks, chosen)
    sampled = np.bincount(article, minlength=count)
    keys = (hashes >> np.uint64(bits - (64 - HASH_BITS))) << np.uint64(bits)
    keys |= article.astype(np.uint64)
    del hashes, article
    keys = ascending(keys)
    groups = keys >> np.uint64(bits)
    is_first = np.ones(len(keys), dtype=bool)
    is_first[1:] = groups[1:] != groups[:-1]
    del groups
    begins = np.flatnonzero(is_first)
    holders = np.diff(np.append(begins, len(keys)))
    owners = (keys & np.uint64((1 << bits) - 1)).astype(np.int64)
    del keys, is_first
    if (holders > _FREQUENT).any():
        owners, begins, holders = _drop_common(owners, begins, holders, sampled)
    left: list[Ints] = []
    right: list[Ints] = []
    for held in range(2, _LINKED_ALL + 1):
        at = begins[holders == held]
        for a in range(held):
            for b in range(a + 1, held):
                left.append(owners[at + a])
                right.append(owners[at + b])
    many = holders > _LINKED_ALL
    for first in range(_FIRST_HOLDERS):
        lengths = holders[many] - first - 1
        centre = np.repeat(begins[many] + first, lengths)
        step = np.arange(len(centre)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        left.append(owners[centre])
        right.append(owners[centre + 1 + step])
    pairs = np.concatenate(left or [_NONE]) * count + np.concatenate(right or [_NONE])
    pairs, shared = counted(pairs)
    i, j = np.divmod(pairs, max(count, 1))
    # A sample at the smaller rate of the two is what both have in common.
    sizes = marks.sizes
    smaller = np.minimum(sizes[i], sizes[j]) * _rates(np.maximum(sizes[i], sizes[j]))
    enough = (shared >= _LEAST_SHARE * smaller) & (shared >= np.minimum(2, smaller))
    return i[enough], j[enough]


def _drop_common(owners: Ints, begins: Ints, holders: Ints, sampled: Ints) -> tuple[Ints, Ints, Ints]:
    """Drop an article's most frequent shingles where more than a few hundred articles carry them."""
    frequency = np.repeat(holders, holders)
    posting = np.repeat(np.arange(len(begins)), holders)
    common = frequency > _FREQUENT
    kept = ~common
    # At most three in ten of an article's sample may go; of the articles with more, the rarest stay.
    may_go = (sampled - np.ceil(_PREFIX * sampled)).astype(np.int64)
    has = np.bincount(owners[common], minlength=len(sampled))
    at = np.flatnonzero(common & (has > may_go)[owners])
    at = at[np.argsort(frequency[at], kind="stable")]
    at, _ = grouped(at, owners[at], len(sampled))
    many = np.bincount(owners[at], minlength=len(sampled))
    place = np.arange(len(at)) - (np.cumsum(many) - many)[owners[at]]
    kept[at[place < (many - may_go)[owners[at]]]] = True
    posting, owners = posting[kept], owners[kept]
    holders = np.bincount(posting, minlength=len(begins))
    return owners, np.cumsum(holders) - holders, holders


def _measure(marks: Fingerprints, members: Ints, groups: Ints) -> Overlaps:
    """Exact overlaps of all pairs inside each group; ``members`` are articles, ordered by their group."""
    sizes = np.diff(np.append(run_starts(groups), len(groups)))
    is_few = np.repeat(sizes <= _FEW, sizes)
    out = _measure_few(marks, members[is_few], sizes[sizes <= _FEW])
    members, groups = members[~is_few], groups[~is_few]
    borders = np.append(run_starts(groups), len(groups))
    batch: list[int] = []
    size = 0
    for k in range(len(borders) - 1):
        many = int(borders[k + 1] - borders[k])
        if batch and (size + many > 2048):
            out.append(_measure_batch(marks, members, groups, borders, batch))
            batch, size = [], 0
        batch.append(k)
        size += many
    if batch:
        out.append(_measure_batch(marks, members, groups, borders, batch))
    return in_order(*(np.concatenate([part[k] for part in out] or [_NO_PAIR]) for k in range(3)))[0]


def _measure_few(marks: Fingerprints, members: Ints, sizes: Ints) -> list[tuple[Int32s, Int32s, Int32s]]:
    """As :func:`_measure` for small groups of these ``sizes``, some at a time."""
    begins = np.cumsum(sizes) - sizes
    out = []
    for size in np.unique(sizes).tolist():
        of_size = begins[sizes == size]
        at_once = _AT_ONCE // size
        for first in range(0, len(of_size), at_once):
            chosen = members[(of_size[first : first + at_once, None] + np.arange(size)).ravel()]
            out.append(_compare(marks, chosen, size))
    return out


def _compare(marks: Fingerprints, chosen: Ints, size: int) -> tuple[Int32s, Int32s, Int32s]:
    """Exact overlaps of all pairs in groups of ``size`` articles; ``chosen``: the articles of all groups in a row.

    For each shingle of a group its holders are a number with a bit for each article; these numbers are counted.
    """
    sizes = marks.sizes[chosen]
    group, place = np.divmod(np.arange(len(chosen), dtype=np.uint64), np.uint64(size))
    heads = (group << np.uint64(HASH_BITS + _PLACE_BITS)) | place
    hashes = marks.hashes[ranges(marks.starts[chosen], sizes)]
    keys = ascending((hashes << np.uint64(_PLACE_BITS)) | np.repeat(heads, sizes))
    bits = np.uint8(1) << (keys.astype(np.uint8) & np.uint8(_FEW - 1))
    keys >>= np.uint64(_PLACE_BITS)
    begins = run_starts(keys)
    holders = np.bitwise_or.reduceat(bits, begins)
    groups, masks = len(chosen) // size, 1 << size
    of_group = (keys[begins] >> np.uint64(HASH_BITS)).astype(np.int64)
    counts = np.bincount(of_group * masks + holders, minlength=groups * masks).reshape(groups, masks)
    one, other = np.triu_indices(size, 1)
    are_held = (np.arange(masks)[:, None] >> np.arange(size)) & 1
    shared = (counts @ (are_held[:, one] & are_held[:, other])).ravel().astype(np.int32)
    begin = np.arange(0, len(chosen), size)[:, None]
    one, other = (begin + one).ravel(), (begin + other).ravel()
    kept = _is_much(shared, sizes[one], sizes[other])
    i, j = chosen[one[kept]].astype(np.int32), chosen[other[kept]].astype(np.int32)
    return np.minimum(i, j), np.maximum(i, j), shared[kept]


def _measure_batch(
    marks: Fingerprints, members: Ints, groups: Ints, borders: Ints, batch: list[int]
) -> tuple[Int32s, Int32s, Int32s]:
    chosen = members[borders[batch[0]] : borders[batch[-1] + 1]].astype(np.int32)
    group = groups[borders[batch[0]] : borders[batch[-1] + 1]]
    lengths = marks.sizes[chosen]
    row = np.repeat(np.arange(len(chosen)), lengths)
    at = ranges(marks.starts[chosen], lengths)
    # The group goes into the hash, so that only shingles shared within a group meet.
    salt = group.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    values = (marks.hashes[at] * np.uint64(0xBF58476D1CE4E5B9)) ^ salt[row]
    if len(chosen) <= 1 << (64 - HASH_BITS):
        low = np.uint64(64 - HASH_BITS)
        keys = ascending(((values >> low) << low) | row.astype(np.uint64))
        row = (keys & np.uint64((1 << (64 - HASH_BITS)) - 1)).astype(np.int64)
        values = keys >> low
    else:
        order = np.argsort(values, kind="stable")
        values, row = values[order], row[order]
    begins = run_starts(values)
    holders = np.diff(np.append(begins, len(values)))
    column = np.repeat(np.cumsum(holders > 1) - 1, holders)
    is_shared = np.repeat(holders > 1, holders)
    table = csr_matrix(
        (np.ones(int(is_shared.sum()), dtype=np.float32), (row[is_shared], column[is_shared])),
        shape=(len(chosen), int((holders > 1).sum())),
    )
    out: list[tuple[Int32s, Int32s, Int32s]] = []
    first = int(borders[batch[0]])
    for k in batch:
        begin, end = int(borders[k]) - first, int(borders[k + 1]) - first
        out.append(_dense(table[begin:end], lengths[begin:end], begin))
    i, j, shared = (np.concatenate([part[k] for part in out]) for k in range(3))
    one, other = chosen[i], chosen[j]
    return np.minimum(one, other), np.maximum(one, other), shared


def _is_much(shared: Int32s, one: Ints, other: Ints) -> NDArray[np.bool_]:
    """Whether a pair is worth keeping; in a group held together by a footer nearly all pairs are not."""
    return (shared >= LEAST_JACCARD * (one + other - shared)) | (shared >= LEAST_CONTAINMENT * np.minimum(one, other))


def _sparse(table: csr_matrix, sizes: Ints) -> tuple[Int32s, Int32s, Int32s]:
    parts: list[tuple[Int32s, Int32s, Int32s]] = []
    turned = table.T.tocsr()
    for begin in range(0, table.shape[0], _BLOCK):
        product = coo_matrix(table[begin : begin + _BLOCK] @ turned)
        i, j = product.row.astype(np.int32) + np.int32(begin), product.col.astype(np.int32)
        shared = np.rint(product.data).astype(np.int32)
        kept = (i < j) & _is_much(shared, sizes[i], sizes[j])
        parts.append((i[kept], j[kept], shared[kept]))
    i, j, shared = (np.concatenate([part[k] for part in parts]) for k in range(3))
    return i, j, shared


def _dense(table: csr_matrix, sizes: Ints, offset: int) -> tuple[Int32s, Int32s, Int32s]:
    """A group of many versions of one story: its shared shingles as a matrix of ones, multiplied in one go."""
    used = np.flatnonzero(np.bincount(table.indices, minlength=table.shape[1]))
    if table.shape[0] * max(len(used), 1) > _DENSE_CELLS:
        i, j, shared = _sparse(table, sizes)
        return i + np.int32(offset), j + np.int32(offset), shared
    matrix = np.zeros((table.shape[0], len(used)), dtype=np.float32)
    rows = np.repeat(np.arange(table.shape[0]), np.diff(table.indptr))
    matrix[rows, np.searchsorted(used, table.indices)] = 1.0
    parts: list[tuple[Int32s, Int32s, Int32s]] = []
    for begin in range(0, len(matrix), _BLOCK):
        product = matrix[begin : begin + _BLOCK] @ matrix[begin:].T
        shared = np.rint(product).astype(np.int32)
        rows_kept, columns_kept = np.nonzero(_is_much(shared, sizes[begin : begin + _BLOCK, None], sizes[None, begin:]))
        upper = rows_kept < columns_kept
        row, column = rows_kept[upper], columns_kept[upper]
        first = begin + offset
        parts.append(((row + first).astype(np.int32), (column + first).astype(np.int32), shared[row, column]))
    i, j, shared = (np.concatenate([part[k] for part in parts]) for k in range(3))
    return i, j, shared


def overlaps(marks: Fingerprints, chosen: Ints) -> Overlaps:
    """Pairs of the articles ``chosen`` that share much of the smaller one, with the exact number of shared shingles."""
    i, j = _links(marks, chosen)
    count = len(marks.words)
    if not i.size:
        return Overlaps(_NO_PAIR, _NO_PAIR, _NO_PAIR)
    graph = coo_matrix((np.ones(len(i), dtype=np.int8), (i, j)), shape=(count, count))
    _, label = connected_components(graph, directed=False)
    label = label.astype(np.int64)
    members = np.flatnonzero(np.bincount(label)[label] > 1)
    members = members[np.argsort(label[members], kind="stable")]
    return _measure(marks, members, label[members])
