"""Which sentences of two articles are alike, found for many pairs of articles at once.

The cosine of two sentences weights each stem by its inverse frequency among the sentences of both articles (Sparck
Jones 1972, with the sentence as the document). Only sentences that share a stem which few sentences hold are compared.
Stems are numbers, and the articles of a part of the corpus are laid in a row: numpy works on thousands of pairs of
articles together, finds the few pairs of sentences whose cosine may be high enough, and only these are measured.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import fsum, sqrt
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from corpus_tools.provenance.reuse.fingerprints import Floats, Ints, mix, ranges
from corpus_tools.provenance.reuse.sentences import Prepared

RUN_WORDS: Final = 5
# A stem in more sentences than this cannot tell them apart: it finds no candidates, it only weighs.
_POSTINGS: Final = 48
_SLACK: Final = 1e-9  # for what is summed in another order
_CELLS: Final = 1_000_000  # pairs of sentences that are set beside one another at once
_MIX: Final = np.int64(-7046029254386353131)
_NONE: Final[Ints] = np.zeros(0, dtype=np.int64)
Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Held:
    """What the sentences of articles hold, by article: ``keys`` are stems, or runs of words."""

    first: Ints  # the first key of each article, and the number of keys
    keys: Ints  # distinct, ascending within an article
    begins: Ints  # where the sentences of each key begin, and the number of them
    rows: Ints  # sentences, counted within their article

    @classmethod
    def of(cls, articles: int, article: Ints, key: Ints, row: Ints) -> Held:
        """What is in each of the sentences; ``article``, ``key`` and ``row`` may repeat."""
        keys, rows = int(key.max(initial=0)) + 1, int(row.max(initial=0)) + 1
        every = _distinct((article * keys + key) * rows + row)
        groups, row = np.divmod(every, rows)
        begins = np.flatnonzero(np.diff(groups, prepend=-1))
        owner, distinct = np.divmod(groups[begins], keys)
        return cls(np.searchsorted(owner, np.arange(articles + 1)), distinct, np.append(begins, len(every)), row)

    @cached_property
    def counts(self) -> Ints:
        """How many sentences hold each key."""
        return np.diff(self.begins)

    @cached_property
    def width(self) -> int:
        """One more than the highest key."""
        return int(self.keys.max(initial=-1)) + 1

    def shared(self, one: Ints, other: Ints) -> tuple[Ints, Ints, Ints]:
        """The keys that both articles of a pair hold: the pair, and the place of the key in either; ``one`` ascends."""
        place = np.full(self.width, -1, dtype=np.int64)
        sizes = self.first[other + 1] - self.first[other]
        theirs = ranges(self.first[other], sizes)
        mine = np.empty(len(theirs), dtype=np.int64)
        ends = np.append(0, np.cumsum(sizes))
        borders = np.append(np.flatnonzero(np.diff(one, prepend=-1)), len(one))
        for begin, end in pairwise(borders.tolist()):
            first, last = self.first[one[begin]], self.first[one[begin] + 1]
            own, some = self.keys[first:last], slice(ends[begin], ends[end])
            place[own] = np.arange(first, last)
            mine[some] = place[self.keys[theirs[some]]]
            place[own] = -1
        both = np.flatnonzero(mine >= 0)
        return np.repeat(np.arange(len(other)), sizes)[both], mine[both], theirs[both]

    def sentences(self, keys: Ints) -> tuple[Ints, Ints]:
        """The sentences that hold each of ``keys``, and which of them that is."""
        sizes = self.begins[keys + 1] - self.begins[keys]
        return self.rows[ranges(self.begins[keys], sizes)], np.repeat(np.arange(len(keys)), sizes)

    def cells(self, one: Ints, other: Ints) -> tuple[Ints, Ints, Ints]:
        """The pairs of sentences that hold ``one`` and ``other``, and of which of these each is."""
        row, k = self.sentences(one)
        column, m = self.sentences(other[k])
        return row[m], column, k[m]


class Entries(NamedTuple):
    """What all sentences hold, in a row, by sentence."""

    first: Ints  # the first entry of each sentence, and the number of entries
    sentence: Ints
    place: Ints  # of the key among those of all articles
    key: Ints
    order: Ints  # a number for sentence and key, ascending

    @classmethod
    def of(cls, held: Held, first: Ints) -> Entries:
        """What is held by the sentences of articles, of which the first are ``first``."""
        place = np.repeat(np.arange(len(held.keys)), held.counts)
        sentence = first[np.searchsorted(held.first, place, side="right") - 1] + held.rows
        sentence, place = np.divmod(np.sort(sentence * max(len(held.keys), 1) + place), max(len(held.keys), 1))
        key = held.keys[place]
        begins = np.searchsorted(sentence, np.arange(int(first[-1]) + 1))
        return cls(begins, sentence, place, key, sentence * held.width + key)

    def shared(self, one: Ints, other: Ints, width: int) -> tuple[Ints, Ints, Ints]:
        """What both of two sentences hold: which two these are, and the place of the key in either article."""
        sizes = self.first[one + 1] - self.first[one]
        k = np.repeat(np.arange(len(one)), sizes)
        mine = ranges(self.first[one], sizes)
        theirs = _found(other[k] * width + self.key[mine], self.order)
        both = theirs >= 0
        return k[both], self.place[mine[both]], self.place[theirs[both]]


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

    def joined(self, other: Like) -> Like:
        """These and others, ascending."""
        pair, row, column = (np.concatenate([self[k], other[k]]) for k in range(3))
        order = np.lexsort((column, row, pair))
        return Like(pair[order], row[order], column[order], np.concatenate([self.cosine, other.cosine])[order])


@dataclass(frozen=True)
class Beside:
    """Prepared articles of one vocabulary, in a row."""

    articles: Sequence[Prepared]
    sentences: Ints  # how many each article has
    first: Ints  # the first sentence of each article, and the number of all
    stems: Held
    entries: Entries
    runs: Held  # of five words within one sentence, those that occur more than once
    run_entries: Entries
    same: Held  # sets of stems that several sentences consist of
    characters: Ints  # of each sentence
    sums: tuple[Floats, ...]  # of each sentence: stems, and their logarithms of frequency, plain and squared

    @classmethod
    def of(cls, articles: Sequence[Prepared]) -> Beside:
        sentences = np.array([len(article.spans) for article in articles], dtype=np.int64)
        first = np.append(0, np.cumsum(sentences))
        codes = np.concatenate([_NONE, *(article.codes.astype(np.int64) for article in articles)])
        lengths = np.concatenate([_NONE, *(np.diff(np.array(each.borders, dtype=np.int64)) for each in articles)])
        sentence = np.repeat(np.arange(len(lengths)), lengths)
        owner = np.repeat(np.arange(len(articles)), sentences)
        article, row = owner[sentence], (np.arange(len(lengths)) - first[owner])[sentence]
        stem_of = np.array(articles[0].vocabulary.stem_of if articles else (), dtype=np.int64)
        stems = Held.of(len(articles), article, stem_of[codes], row)
        entries = Entries.of(stems, first)
        logs = np.log(stems.counts)[entries.place]
        sums = tuple([_sums(entries.sentence, each, len(lengths)) for each in (np.ones(len(logs)), logs, logs**2)])
        at, run = _common_runs(codes, sentence)
        runs = Held.of(len(articles), article[at], run, row[at])
        at, number = _common(_stem_sets(entries))
        same = Held.of(len(articles), owner[at], number, at - first[owner[at]])
        spans = np.array([span for article in articles for span in article.spans], dtype=np.int64).reshape(-1, 2)
        characters = spans[:, 1] - spans[:, 0]
        return cls(articles, sentences, first, stems, entries, runs, Entries.of(runs, first), same, characters, sums)

    @cached_property
    def ones(self) -> csr_matrix:
        """The stems of each article by its sentences, 1 where a sentence holds the stem."""
        held, width = self.stems, int(self.sentences.max(initial=0))
        return csr_matrix((np.ones(len(held.rows)), held.rows, held.begins), shape=(len(held.keys), width))

    def same_sentences(self, one: Ints, other: Ints, most: int) -> tuple[Like, Ints]:
        """The sentences of two articles that consist of the same stems, for pairs of articles, and the pairs in which
        one of them repeats more than ``most`` times, which are not among the first.
        """
        pair, left, right = self.same.shared(one, other)
        counts = self.same.counts
        is_few = np.maximum(counts[left], counts[right]) <= most
        row, column, k = self.same.cells(left[is_few], right[is_few])
        return Like(pair[is_few][k], row, column, np.ones(len(row))), pair[~is_few]

    def same_words(self, one: Ints, other: Ints) -> Bools:
        """Whether the articles of each pair consist of the same words."""
        sizes = np.array([len(article.codes) for article in self.articles], dtype=np.int64)
        out: Bools = sizes[one] == sizes[other]
        for k in np.flatnonzero(out).tolist():
            out[k] = np.array_equal(self.articles[one[k]].codes, self.articles[other[k]].codes)
        return out


def _sums(numbers: Ints, values: Floats, count: int) -> Floats:
    """The sum of the values of each number below ``count``."""
    return np.bincount(numbers, values, count).astype(np.float64, copy=False)


def _common_runs(codes: Ints, sentence: Ints) -> tuple[Ints, Ints]:
    """Where runs of five words begin that are within one sentence and occur more than once, and a number for each."""
    last = max(len(codes) - RUN_WORDS + 1, 0)
    mixed = np.zeros(last, dtype=np.int64)
    with np.errstate(over="ignore"):
        for k in range(RUN_WORDS):
            mixed = mixed * _MIX + codes[k : last + k] + 1
    inside = np.flatnonzero(sentence[:last] == sentence[len(sentence) - last :])
    at, number = _common(mixed[inside])
    return inside[at], number


def _stem_sets(entries: Entries) -> Ints:
    """A number for each sentence, the same for all that consist of the same stems."""
    mixed = mix(entries.key.astype(np.uint64) + np.uint64(1))
    sums: Ints = np.add.reduceat(mixed, entries.first[:-1]).view(np.int64) if len(mixed) else _NONE
    return sums


def _common(values: Ints) -> tuple[Ints, Ints]:
    """Where values are that occur more than once, and a number for each value, from 0 on."""
    every = np.sort(values)
    number = _found(values, _distinct(every[1:][every[1:] == every[:-1]]))
    at = np.flatnonzero(number >= 0)
    return at, number[at]


def _distinct(values: Ints) -> Ints:
    values = np.sort(values)
    return values[np.diff(values, prepend=values[0] - 1) > 0] if len(values) else values


def _found(values: Ints, ascending: Ints) -> Ints:
    """The place of each value among ``ascending``, -1 where it is not among them."""
    if not len(ascending):
        return np.full(len(values), -1)
    at = np.minimum(np.searchsorted(ascending, values), len(ascending) - 1)
    return np.where(ascending[at] == values, at, -1)


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
        return Like(_NONE, _NONE, _NONE, np.zeros(0))
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
    changed = _sums(first[pairs.pair][k] + row, change[k], count)
    norm = log_all * (log_all * stems - 2 * plain) + squared + changed
    common = np.flatnonzero(~pairs.is_rare)
    row, k = beside.stems.sentences(places[common])
    k = common[k]
    spare = _sums(first[pairs.pair[k]] + row, pairs.weight[k], count)
    return Side(first, np.maximum(norm, np.finfo(float).tiny), spare)


def _in_common(beside: Beside, one: Ints, other: Ints, like: Like) -> Floats:
    """The weight of all stems that two sentences share."""
    here, there = beside.first[one[like.pair]] + like.row, beside.first[other[like.pair]] + like.column
    k, mine, theirs = beside.entries.shared(here, there, beside.stems.width)
    sentences = (beside.sentences[one] + beside.sentences[other])[like.pair[k]]
    weights = np.log((sentences + 1) / (beside.stems.counts[mine] + beside.stems.counts[theirs])) ** 2
    return _sums(k, weights, len(here))


class Weights:
    """Squared inverse sentence frequency of the stems of two articles."""

    def __init__(self, beside: Beside, one: int, other: int) -> None:
        self._beside, self._articles = beside, (one, other)
        held = beside.stems
        spans = [slice(held.first[each], held.first[each + 1]) for each in self._articles]
        codes, counts = ([each[span] for span in spans] for each in (held.keys, held.counts))
        at = np.searchsorted(codes[0], codes[1])
        at[at == len(codes[0])] = 0
        shared = codes[0][at] == codes[1]
        mine, theirs = (each.copy() for each in counts)
        theirs[shared] += counts[0][at[shared]]
        mine[at[shared]] = theirs[shared]
        total = int(beside.sentences[one] + beside.sentences[other]) + 1
        self._weights = np.log(total / mine) ** 2, np.log(total / theirs) ** 2
        self._at, self._shared = at, shared

    def cosine(self, a: int, b: int, c: int, d: int) -> float:
        """The cosine of the sentences ``a`` to ``b`` of the one and ``c`` to ``d`` of the other."""
        left, right = (self._held(side, *rows) for side, rows in enumerate(((a, b), (c, d))))
        norms = [fsum(each[held].tolist()) for each, held in zip(self._weights, (left, right), strict=True)]
        both = fsum(self._weights[1][self._shared & right & left[self._at]].tolist())
        return both / sqrt(norms[0] * norms[1]) if all(norms) else 0.0

    def _held(self, side: int, first: int, last: int) -> Bools:
        """For each stem of an article whether the sentences ``first`` to ``last`` hold it."""
        beside, article = self._beside, self._articles[side]
        begin = beside.first[article]
        entries = slice(beside.entries.first[begin + first], beside.entries.first[begin + last + 1])
        out = np.zeros(len(self._weights[side]), dtype=bool)
        out[beside.entries.place[entries] - beside.stems.first[article]] = True
        return out
