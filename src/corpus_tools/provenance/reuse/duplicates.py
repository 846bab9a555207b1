"""Which articles are the same text, nearly the same, or one inside the other.

Exact copies are collapsed before the index sees them, so that a story printed 200 times costs one article.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus_tools import schema
from corpus_tools.arrays import Floats, Int32s, Ints
from corpus_tools.errors import ParameterError
from corpus_tools.parquet_parts import ROW, KeptTable
from corpus_tools.provenance.reuse.boilerplate import blanked, boilerplate_of
from corpus_tools.provenance.reuse.corpus_texts import CorpusTexts, Some
from corpus_tools.provenance.reuse.fingerprints import (
    Fingerprints,
    fingerprint,
    in_place,
    ranges,
    remembered_fingerprint,
)
from corpus_tools.provenance.reuse.shingle_index import LEAST_JACCARD, Overlaps, in_order, overlaps

NEAR_JACCARD: Final = 0.5
EXCERPT_CONTAINMENT: Final = 0.7
CUT_CONTAINMENT: Final = 0.95
CUT_JACCARD: Final = 0.8
EXCERPT_WORDS: Final = 20  # a shorter text inside a longer one is a coincidence, a caption or a line of boilerplate
LARGEST_GROUP: Final = 1000


def _collapse(marks: Fingerprints) -> tuple[Ints, Ints]:
    """First article of each set of articles with the same words, and which set each article is in."""
    _, first, inverse = np.unique(marks.digests, return_index=True, return_inverse=True)
    order = np.argsort(first, kind="stable")
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    return first[order].astype(np.int64), rank[inverse.reshape(-1)]


def all_pairs(marks: Fingerprints) -> tuple[Overlaps, NDArray[np.bool_]]:
    """All overlapping pairs, exact copies expanded again, and whether each is an exact copy."""
    firsts, label = _collapse(marks)
    found = overlaps(marks, firsts)
    if len(firsts) == len(label):
        return found, np.zeros(len(found.i), dtype=bool)
    copies = np.argsort(label, kind="stable").astype(np.int32)
    many = np.bincount(label, minlength=len(firsts))
    begins = np.cumsum(many) - many
    # Both ends of a pair may stand for several copies: all of them are paired.
    left, right = label[found.i], label[found.j]
    wide = np.minimum(many[right], LARGEST_GROUP)
    total = np.minimum(many[left], LARGEST_GROUP) * wide
    step = ranges(np.zeros_like(total), total)
    row, column = np.divmod(step, np.repeat(wide, total))
    i = copies[np.repeat(begins[left], total) + row]
    j = copies[np.repeat(begins[right], total) + column]
    shared = np.repeat(found.shared, total)
    copied = np.flatnonzero((many > 1) & (marks.words[firsts] > 0))
    parts = [(i, j, shared, np.zeros(len(i), dtype=bool))]
    for size in np.unique(many[copied]).tolist():
        first = copied[many[copied] == size]
        if size <= LARGEST_GROUP:
            a, b = np.triu_indices(size, 1)
        else:
            b = np.arange(1, size)
            a = np.zeros_like(b)
        i = copies[(begins[first][:, None] + a).ravel()]
        j = copies[(begins[first][:, None] + b).ravel()]
        shared = np.repeat(marks.sizes[firsts[first]], len(a)).astype(np.int32)
        parts.append((i, j, shared, np.ones(len(i), dtype=bool)))
    i, j, shared = (np.concatenate([part[k] for part in parts]) for k in range(3))
    exact = np.concatenate([part[3] for part in parts])
    pairs, order = in_order(np.minimum(i, j), np.maximum(i, j), shared)
    return pairs, exact[order]


def near_duplicate_pairs(texts: Sequence[str], min_jaccard: float = NEAR_JACCARD) -> tuple[Ints, Ints, Floats]:
    """Pairs of texts whose five-word shingles have a Jaccard coefficient (Jaccard 1901) of at least ``min_jaccard``.

    Returns arrays ``i < j`` and ``jaccard``. Nearly all pairs with a coefficient of at least 0.4 are found, each with
    its exact value. If more than 1,000 texts have the same words, each is paired with the first only.

    >>> i, j, jaccard = near_duplicate_pairs(["a b c d e f g", "Z y x w v", "A b c d e f g!"])
    >>> i.tolist(), j.tolist(), jaccard.tolist()
    ([0], [2], [1.0])
    """
    if not LEAST_JACCARD <= min_jaccard <= 1:
        raise ParameterError("min_jaccard", min_jaccard, f"a number from {LEAST_JACCARD} to 1")
    marks = fingerprint(texts)
    found, _ = all_pairs(marks)
    jaccard = _jaccard(marks, found)
    kept = jaccard >= min_jaccard
    return found.i[kept].astype(np.int64), found.j[kept].astype(np.int64), jaccard[kept]


def find_duplicates(articles: pd.DataFrame) -> pd.DataFrame:
    """Articles that are the same text, nearly the same, or one mostly inside the other (table ``duplicates``).

    ``exact``: same words in the same order; ``near``: Jaccard coefficient of five-word shingles of at least 0.5;
    ``excerpt``: at least 0.7 of the shingles of the one (of 20 words or more) are in the other, or at least 0.95
    where the coefficient is between 0.5 and 0.8. ``article_id`` is
    the id that sorts first, so that the order of ``articles`` changes nothing. Bodies are compared: a headline is
    the outlet's own (where ``body_start`` tells it), and so are lines that it prints under many articles.

    All pairs are listed, and their number grows with the square of the versions of one story: 2,000 versions make two
    million rows (2 s, 0.8 GB; 140 MB as CSV). The alignment that follows uses only the most similar pairs.

    Parameters
    ----------
    articles : pandas.DataFrame
        The table ``articles``: ``article_id`` and whatever is counted by, such as ``outlet`` and ``published``.
        With ``family_id`` (:func:`with_families`), a text with its reprints is one observation.

    Returns
    -------
    pandas.DataFrame
        The table ``duplicates``: one row per pair; ``jaccard`` and both containments from 0 to 1.

    Examples
    --------
    >>> sorted(ct.find_duplicates(study.articles)["kind"].unique())
    ['exact', 'excerpt']
    """
    texts = CorpusTexts(articles)
    return _table(pd.array(texts.ids, dtype="str"), _find(texts))


def duplicates_in_parts(articles: KeptTable) -> tuple[Iterator[pd.DataFrame], bool]:
    """As :func:`find_duplicates`, the table part by part as ``articles`` is, and whether it is in another order.

    Then each part has its rows' places in the table, in the column ``ROW``.
    """
    texts = CorpusTexts(articles)
    found = _find(texts)
    part = texts.parts[found.i]
    is_in_order = bool((part[1:] >= part[:-1]).all())
    return _parts(pd.array(texts.ids, dtype="str"), found, part, len(articles), is_in_order), not is_in_order


def _parts(
    ids: pd.api.extensions.ExtensionArray, found: _Found, part: Int32s, count: int, is_in_order: bool
) -> Iterator[pd.DataFrame]:
    order = np.argsort(part, kind="stable").astype(np.int32)
    borders = np.searchsorted(part[order], np.arange(count + 1))
    for begin, end in pairwise(borders.tolist()):
        rows = order[begin:end]
        table = _table(ids, found.of(rows))
        yield table if is_in_order else table.assign(**{ROW: rows.astype(np.int64)})


class _Found(NamedTuple):
    """Pairs of the table by the places of their articles, ``i < j``; ``sizes``: how many shingles each article has."""

    i: Int32s
    j: Int32s
    shared: Int32s
    kind: NDArray[np.int8]
    sizes: Ints

    def of(self, rows: Int32s) -> _Found:
        return _Found(self.i[rows], self.j[rows], self.shared[rows], self.kind[rows], self.sizes)


def _find(texts: CorpusTexts) -> _Found:
    marks = in_place(((places, remembered_fingerprint(some)) for places, some in _bodies(texts)), len(texts))
    found, exact = all_pairs(marks)
    # Most pairs of a story in hundreds of outlets are left out here, before anything else is computed for them.
    kept = exact | (_jaccard(marks, found) >= NEAR_JACCARD) | _is_excerpt(marks, found)
    found, exact = found.keep(kept), exact[kept]
    jaccard, is_excerpt = _jaccard(marks, found), _is_excerpt(marks, found)
    # A cut text can be near the whole one too; that it was cut says more.
    smaller = np.minimum(marks.sizes[found.i], marks.sizes[found.j])
    is_cut = is_excerpt & (found.shared / np.maximum(smaller, 1) >= CUT_CONTAINMENT) & (jaccard < CUT_JACCARD)
    kinds = np.where(exact, 0, np.where((jaccard >= NEAR_JACCARD) & ~is_cut, 1, 2)).astype(np.int8)
    return _Found(found.i, found.j, found.shared, kinds, marks.sizes)


def _bodies(texts: CorpusTexts) -> Iterator[Some]:
    """What is compared of each article: its body without boilerplate, or all of it where there is no body."""
    lines = boilerplate_of(texts)
    begins = texts.column("body_start")
    begin = np.zeros(len(texts), dtype=np.int64) if begins is None else begins.fillna(0).to_numpy(np.int64)
    for places, some in texts.read():
        own = [blanked(text, lines.get(place, ())) for place, text in zip(places.tolist(), some, strict=True)]
        both = zip(own, begin[places].tolist(), strict=True)
        yield Some(places, [text[start:] if start and text[start:].strip() else text for text, start in both])


def _table(ids: pd.api.extensions.ExtensionArray, found: _Found) -> pd.DataFrame:
    in_i, in_j = (np.maximum(found.sizes[each], 1) for each in (found.i, found.j))
    either = found.sizes[found.i] + found.sizes[found.j] - found.shared
    columns = {
        "article_id": ids.take(found.i),
        "other_id": ids.take(found.j),
        "kind": pd.array(["exact", "near", "excerpt"], dtype="str").take(found.kind),
        "jaccard": found.shared / np.maximum(either, 1),
        "containment": found.shared / in_i,
        "other_containment": found.shared / in_j,
    }
    return schema.conform(pd.DataFrame(columns), "duplicates")


def _jaccard(marks: Fingerprints, found: Overlaps) -> Floats:
    either = marks.sizes[found.i] + marks.sizes[found.j] - found.shared
    out: Floats = found.shared / np.maximum(either, 1)
    return out


def _is_excerpt(marks: Fingerprints, found: Overlaps) -> NDArray[np.bool_]:
    """Whether most of one text, which must be longer than a caption, is in the other."""
    size_i, size_j = marks.sizes[found.i], marks.sizes[found.j]
    contained = np.maximum(found.shared / np.maximum(size_i, 1), found.shared / np.maximum(size_j, 1))
    smaller = np.where(size_i <= size_j, found.i, found.j)
    out: NDArray[np.bool_] = (contained >= EXCERPT_CONTAINMENT) & (marks.words[smaller] >= EXCERPT_WORDS)
    return out
