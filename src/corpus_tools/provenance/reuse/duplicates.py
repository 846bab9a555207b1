"""Which articles are the same text, nearly the same, or one inside the other.

Exact copies are collapsed before the index sees them, so that a story printed 200 times costs one article.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus_tools import schema
from corpus_tools.errors import ParameterError
from corpus_tools.provenance.reuse.boilerplate import without_boilerplate
from corpus_tools.provenance.reuse.fingerprints import (
    Fingerprints,
    Floats,
    Ints,
    fingerprint,
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
    frame = articles.sort_values("article_id", kind="stable")
    ids, texts = frame["article_id"].tolist(), without_boilerplate(frame)
    if "body_start" in frame.columns:
        begins = frame["body_start"].fillna(0).astype(int).tolist()
        texts = [text[begin:] if text[begin:].strip() else text for text, begin in zip(texts, begins, strict=True)]
    marks = remembered_fingerprint(texts)
    found, exact = all_pairs(marks)
    # Most pairs of a story in hundreds of outlets are left out here, before anything else is computed for them.
    kept = exact | (_jaccard(marks, found) >= NEAR_JACCARD) | _is_excerpt(marks, found)
    found, exact = found.keep(kept), exact[kept]
    jaccard, is_excerpt = _jaccard(marks, found), _is_excerpt(marks, found)
    in_other = found.shared / np.maximum(marks.sizes[found.i], 1)
    in_this = found.shared / np.maximum(marks.sizes[found.j], 1)
    # A cut text can be near the whole one too; that it was cut says more.
    is_cut = is_excerpt & (np.maximum(in_other, in_this) >= CUT_CONTAINMENT) & (jaccard < CUT_JACCARD)
    kinds = np.where(exact, 0, np.where((jaccard >= NEAR_JACCARD) & ~is_cut, 1, 2))
    return schema.conform(
        pd.DataFrame(
            {
                "article_id": pd.array(ids, dtype="str").take(found.i),
                "other_id": pd.array(ids, dtype="str").take(found.j),
                "kind": pd.array(["exact", "near", "excerpt"], dtype="str").take(kinds),
                "jaccard": jaccard,
                "containment": in_other,
                "other_containment": in_this,
            }
        ),
        "duplicates",
    )


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
