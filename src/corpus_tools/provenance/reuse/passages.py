"""Passages that two articles share, whatever their order, down to sentences that say the same in other words.

Sentences are compared by the cosine of their word stems, weighted by inverse sentence frequency (Sparck Jones 1972,
with the sentence as the document); a cosine of 0.3 or a shared run of five words seeds a match, and seeds that lie
within three sentences of each other on both sides join into one passage. Unlike difflib's blocks, a passage may
are anywhere in the other article.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
import pandas as pd

from corpus_tools import schema
from corpus_tools.arrays import Bools, Floats, Ints
from corpus_tools.isolation import isolated
from corpus_tools.provenance.reuse.beside import Beside
from corpus_tools.provenance.reuse.boxes import Boxes, Seeds, find_boxes, find_seeds, without_unmatched
from corpus_tools.provenance.reuse.measured import alike, are_same, compare_stems, kept_by_sentence, words_of
from corpus_tools.provenance.reuse.parts import PairsInParts
from corpus_tools.provenance.reuse.sentences import Prepared, Vocabulary, prepare

PASSAGE_COSINE: Final = 0.38
PASSAGE_CHARACTERS: Final = 90
PASSAGE_SIMILARITY: Final = 0.4
PASSAGE_CONTENT: Final = 0.75  # of its content words, where their order has changed too much for the above
LOOSE_CHARACTERS: Final = 150  # a shorter passage that is not close in its words says the same thing, no more
EDITED_SIMILARITY: Final = 0.6
KINDS: Final = ("verbatim", "edited", "rewritten")
VERBATIM, EDITED, REWRITTEN = range(len(KINDS))
NO_KIND: Final = -1  # no passage
LATE: Final = 31  # days
ORDER: Final = ("article_id", "other_id")  # of the rows of the table
_KEPT_WORDS: Final = 20_000_000  # of prepared articles that a thread keeps: some 50,000 articles, 120 MB
_WORDS: Final = 400_000  # of the vocabulary of these articles
_SLACK: Final = 1e-9  # for what is summed in another order


@dataclass(frozen=True)
class Passage:
    """A shared span: offsets in the source and the target, ``similarity`` from 0 to 1, and its ``kind``."""

    s_start: int
    s_end: int
    t_start: int
    t_end: int
    similarity: float
    kind: str


class Found(NamedTuple):
    """The passages of pairs of articles, by pair and place: offsets in either article, similarity and kind."""

    pair: Ints
    s_start: Ints
    s_end: Ints
    t_start: Ints
    t_end: Ints
    similarity: Floats
    kind: Ints  # place in :data:`KINDS`

    def of(self, chosen: Bools | Ints) -> Found:
        pair, s_start, s_end, t_start, t_end = (each[chosen] for each in self[:5])
        return Found(pair, s_start, s_end, t_start, t_end, self.similarity[chosen], self.kind[chosen])


def align_pair(source: str, target: str) -> list[Passage]:
    """Passages that ``source`` and ``target`` share, ordered by their place in ``source``.

    ``verbatim``: the same words in the same order (marks and case aside); ``edited``: at least six words in ten
    survive in order; ``rewritten``: fewer, and sentences between that match nothing are left out.
    """
    words = Vocabulary()
    beside = Beside.of([prepare(source, words), prepare(target, words)])
    found = align_prepared(beside, np.array([0]), np.array([1]))
    rows = zip(*(each.tolist() for each in found[1:]), strict=True)
    return [Passage(a, b, c, d, similarity, KINDS[kind]) for a, b, c, d, similarity, kind in rows]


def align_prepared(beside: Beside, one: Ints, other: Ints) -> Found:
    """As :func:`align_pair`, for pairs of articles ``beside`` one another; ``one`` ascends."""
    is_same = beside.same_words(one, other)
    seeds = find_seeds(beside, one, other)
    seeds = seeds.of(~is_same[seeds.pair])
    boxes = find_boxes(seeds)
    whole = _judged(beside, one, other, boxes, seeds)
    # Where few words survive, what lies between sentences that match is most often the article's own.
    is_loose = whole.kind == REWRITTEN
    parted = _judged(beside, one, other, without_unmatched(whole.boxes.of(is_loose), seeds), seeds, is_part=True)
    parts = [
        _found(beside, one, other, each.boxes, each.similarity, each.kind) for each in (whole.of(~is_loose), parted)
    ]
    same = np.flatnonzero(is_same)
    last = beside.sentences - 1
    zeros = np.zeros_like(same)
    entire = Boxes(same, zeros, last[one[same]], zeros, last[other[same]])
    parts.append(_found(beside, one, other, entire, np.ones(len(same)), np.full(len(same), VERBATIM)))
    found = Found(*(np.concatenate(each) for each in zip(*parts, strict=True)))
    return found.of(np.lexsort((found.t_end, found.s_end, found.t_start, found.s_start, found.pair)))


class _Judged(NamedTuple):
    """Boxes that are passages, with similarity and kind."""

    boxes: Boxes
    similarity: Floats
    kind: Ints

    def of(self, chosen: Bools) -> _Judged:
        return _Judged(self.boxes.of(chosen), self.similarity[chosen], self.kind[chosen])


def _judged(beside: Beside, one: Ints, other: Ints, boxes: Boxes, seeds: Seeds, *, is_part: bool = False) -> _Judged:
    """Those of some boxes that are passages; parts of one may be short."""
    boxes = boxes.of(_may_be(beside, one, other, boxes, seeds))
    words = words_of(beside, one, other, boxes)
    kind = np.where(are_same(beside, words), VERBATIM, NO_KIND)
    similarity = np.ones(len(kind))
    left = np.flatnonzero(kind != VERBATIM)
    stems = compare_stems(beside, one, other, boxes.of(left))
    is_like = stems.cosine >= PASSAGE_COSINE
    left, content = left[is_like], stems.content[is_like]
    boxes_left = boxes.of(left)
    similarity[left] = np.maximum(
        alike(beside, words.of(left)), kept_by_sentence(beside, one, other, boxes_left, seeds)
    )
    is_long = is_part | (_shortest(beside, one, other, boxes_left) >= LOOSE_CHARACTERS)
    enough = np.where(is_long, PASSAGE_SIMILARITY, EDITED_SIMILARITY)
    is_passage = (similarity[left] >= enough) | (content >= PASSAGE_CONTENT)
    edited = np.where(similarity[left] >= EDITED_SIMILARITY, EDITED, REWRITTEN)
    kind[left] = np.where(is_passage, edited, NO_KIND)
    kept = kind != NO_KIND
    return _Judged(boxes.of(kept), similarity[kept], kind[kept])


def _extent(beside: Beside, one: Ints, other: Ints, boxes: Boxes) -> tuple[Ints, Ints, Ints, Ints]:
    first, second = beside.first[one[boxes.pair]], beside.first[other[boxes.pair]]
    return (
        beside.starts[first + boxes.a],
        beside.ends[first + boxes.b],
        beside.starts[second + boxes.c],
        beside.ends[second + boxes.d],
    )


def _found(beside: Beside, one: Ints, other: Ints, boxes: Boxes, similarity: Floats, kind: Ints) -> Found:
    return Found(boxes.pair, *_extent(beside, one, other, boxes), similarity, kind)


def _shortest(beside: Beside, one: Ints, other: Ints, boxes: Boxes) -> Ints:
    """The characters of the shorter side of each box."""
    start, end, other_start, other_end = _extent(beside, one, other, boxes)
    shorter: Ints = np.minimum(end - start, other_end - other_start)
    return shorter


def _may_be(beside: Beside, one: Ints, other: Ints, boxes: Boxes, seeds: Seeds) -> Bools:
    """Whether a box may be a passage: it is long enough; of one sentence in either article, the cosine is known."""
    out = _shortest(beside, one, other, boxes) >= PASSAGE_CHARACTERS
    single = np.flatnonzero(out & (boxes.a == boxes.b) & (boxes.c == boxes.d))
    width = int(beside.sentences.max(initial=0)) + 1
    keys, wanted = (
        (pair * width + row) * width + column
        for pair, row, column in (seeds[:3], (boxes.pair[single], boxes.a[single], boxes.c[single]))
    )
    out[single] = seeds.value[np.searchsorted(keys, wanted)] >= PASSAGE_COSINE * (1 - _SLACK)
    return out


def align_passages(
    articles: pd.DataFrame,
    duplicates: pd.DataFrame | None = None,
    pairs: Iterable[tuple[str, str]] | None = None,
) -> pd.DataFrame:
    """Passages that articles share (table ``passages``), ``article_id`` being the id that sorts first.

    Compared are ``pairs`` of article ids where given; else all pairs of up to 120 articles, and beyond that the pairs
    that share a rare run of words or several rare words, and pairs that overlap (such as those of ``duplicates``): each
    article with the 20 that contain most of it, and with the 5 earliest of equally good ones. Lines that an outlet
    prints under many articles are left out (:mod:`corpus_tools.provenance.reuse.boilerplate`), and so are, between
    articles more than a month apart, passages that say the same in other words: these tell facts that many know.

    Parameters
    ----------
    articles : pandas.DataFrame
        The table ``articles``: ``article_id`` and whatever is counted by, such as ``outlet`` and ``published``.
        With ``family_id`` (:func:`with_families`), a text with its reprints is one observation.
    duplicates : pandas.DataFrame, optional
        The table ``duplicates``; its pairs are among those compared.
    pairs : Iterable[tuple[str, str]], optional
        Pairs of article ids to compare; None: as above.

    Returns
    -------
    pandas.DataFrame
        The table ``passages``: one row per passage in two articles, with offsets in characters in both.

    Examples
    --------
    >>> ct.align_passages(study.articles).columns[:4].tolist()
    ['article_id', 'start', 'end', 'text']
    """
    parts = PairsInParts(articles, duplicates, pairs)
    return _whole([align_pairs(**parts.part(number)) for number in range(len(parts))])


def align_pairs(articles: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """The passages of one part of a corpus (table ``passages``); both inputs are tables of :class:`PairsInParts`."""
    ids, texts, own, days = (articles[name].tolist() for name in ("article_id", "text", "own", "day"))
    chosen = _numbered(ids, pairs)
    beside = Beside.of(_KEPT.prepared(ids, own, articles["again"].tolist()))
    one, other = np.array(chosen, dtype=np.int64).reshape(-1, 2).T
    parts = _in_parts(beside, one, other, ids)
    found = Found(*(np.concatenate(each) for each in zip(*parts, strict=True))) if parts else None
    if found is None:
        return schema.conform([], "passages")
    day = np.array(days, dtype=np.float64)
    is_late = abs(day[one] - day[other])[found.pair] > LATE
    return _table(ids, texts, one, other, found.of(~(is_late & (found.kind == REWRITTEN))))


def _in_parts(beside: Beside, one: Ints, other: Ints, ids: Sequence[str]) -> list[Found]:
    """The passages of all pairs; if they cannot be found together, of one pair after the other, so that only those that
    fail are lost.
    """
    try:
        return [align_prepared(beside, one, other)]
    except Exception:
        parts = []
        for k, (a, b) in enumerate(zip(one.tolist(), other.tolist(), strict=True)):
            with isolated(ids[a], ids[b]):
                found = align_prepared(beside, one[k : k + 1], other[k : k + 1])
                parts.append(found._replace(pair=found.pair + k))
        return parts


def _table(ids: Sequence[str], texts: Sequence[str], one: Ints, other: Ints, found: Found) -> pd.DataFrame:
    a, b = one[found.pair].tolist(), other[found.pair].tolist()
    _, start, end, other_start, other_end, similarity, kind = (each.tolist() for each in found)
    columns = {
        "article_id": [ids[k] for k in a],
        "start": start,
        "end": end,
        "text": [texts[k][begin:stop] for k, begin, stop in zip(a, start, end, strict=True)],
        "other_id": [ids[k] for k in b],
        "other_start": other_start,
        "other_end": other_end,
        "other_text": [texts[k][begin:stop] for k, begin, stop in zip(b, other_start, other_end, strict=True)],
        "similarity": similarity,
        "kind": [KINDS[k] for k in kind],
    }
    return schema.conform(pd.DataFrame(columns), "passages")


def _numbered(ids: Sequence[str], pairs: pd.DataFrame) -> list[tuple[int, int]]:
    """The pairs of ids by their places in ``ids``, in order; a pair with an unknown id, or of one article, is none."""
    place = {each: k for k, each in enumerate(ids)}
    both = zip(*(pairs[name].tolist() for name in ORDER), strict=True)
    return sorted((place[a], place[b]) for a, b in both if a in place and b in place and a != b)


def _whole(parts: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """The passages of some parts as one table, in its order."""
    whole = pd.concat(parts, ignore_index=True) if parts else schema.table("passages").empty()
    return schema.conform(whole.sort_values(list(ORDER), kind="stable", ignore_index=True), "passages")


class _Kept(threading.local):
    """Prepared articles that other parts of the corpus need, too: those of a large story are in many parts.

    Each thread has its own, as words are numbered in order of occurrence.
    """

    def __init__(self) -> None:
        self._made: dict[tuple[int, int], Prepared] = {}  # by the hash of the text and its length
        self._words = 0
        self._vocabulary = Vocabulary()

    def prepared(self, ids: Sequence[str], texts: Sequence[str], are_kept: Sequence[bool]) -> list[Prepared]:
        """The articles prepared with one vocabulary; one that cannot be prepared has no words."""
        if not self._made or len(self._vocabulary) > _WORDS:
            self._made, self._words, self._vocabulary = {}, 0, Vocabulary()
        keys = [(hash(text), len(text)) for text in texts]
        new = {key: text for key, text in zip(keys, texts, strict=True) if key not in self._made}
        read = dict(zip(new, self._vocabulary.read(list(new.values())), strict=True))
        made: dict[tuple[int, int], Prepared] = {}
        out = []
        for article_id, text, key in zip(ids, texts, keys, strict=True):
            one = Prepared.empty(self._vocabulary)
            with isolated(article_id):
                if key not in made:
                    made[key] = self._taken(key) or prepare(text, self._vocabulary, read[key])
                one = made[key]
            out.append(one)
        again = [key for key, is_kept in zip(keys, are_kept, strict=True) if is_kept and key in made]
        self._keep({key: made[key] for key in again})
        return out

    def _taken(self, key: tuple[int, int]) -> Prepared | None:
        """What is kept of a text, and is not kept any more."""
        one = self._made.pop(key, None)
        self._words -= len(one.codes) if one else 0
        return one

    def _keep(self, articles: dict[tuple[int, int], Prepared]) -> None:
        """Keep some articles; where there are too many, those go that were used least recently."""
        self._made |= articles
        self._words += sum(len(one.codes) for one in articles.values())
        for key in [*self._made] if self._words > _KEPT_WORDS else ():
            if self._words <= _KEPT_WORDS:
                break
            self._taken(key)


_KEPT: Final = _Kept()
