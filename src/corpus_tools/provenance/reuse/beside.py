"""Articles in a row, with what their sentences hold, so that numpy works on thousands of pairs of them at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from corpus_tools.provenance.reuse.fingerprints import Floats, Ints, mix, ranges
from corpus_tools.provenance.reuse.sentences import CHARACTERS, Prepared

RUN_WORDS: Final = 5
_FEW_PLACES: Final = 3  # a sentence that repeats more often is paired place by place, so that it stays linear
_MIX: Final = np.int64(-7046029254386353131)
NONE: Final[Ints] = np.zeros(0, dtype=np.int64)
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
        every = distinct((article * keys + key) * rows + row)
        groups, row = np.divmod(every, rows)
        begins = np.flatnonzero(np.diff(groups, prepend=-1))
        owner, own = np.divmod(groups[begins], keys)
        return cls(np.searchsorted(owner, np.arange(articles + 1)), own, np.append(begins, len(every)), row)

    @cached_property
    def counts(self) -> Ints:
        """How many sentences hold each key."""
        return np.diff(self.begins)

    @cached_property
    def order(self) -> Ints:
        """A number for article and key, ascending."""
        articles = np.repeat(np.arange(len(self.first) - 1), np.diff(self.first))
        return articles * self.width + self.keys

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
        theirs = found(other[k] * width + self.key[mine], self.order)
        both = theirs >= 0
        return k[both], self.place[mine[both]], self.place[theirs[both]]


@dataclass(frozen=True)
class Beside:
    """Prepared articles of one vocabulary, in a row."""

    articles: Sequence[Prepared]
    sentences: Ints  # how many each article has
    first: Ints  # the first sentence of each article, and the number of all
    codes: Ints  # of all words
    words: Ints  # the first word of each sentence, and the number of words
    starts: Ints  # offsets in characters of the sentences
    ends: Ints
    stems: Held
    entries: Entries
    runs: Held  # of five words within one sentence, those that occur more than once
    run_entries: Entries
    same: Held  # stems in one order that several sentences consist of
    sums: tuple[Floats, ...]  # of each sentence: stems, and their logarithms of frequency, plain and squared

    @classmethod
    def of(cls, articles: Sequence[Prepared]) -> Beside:
        sentences = np.array([len(article.spans) for article in articles], dtype=np.int64)
        first = np.append(0, np.cumsum(sentences))
        codes = np.concatenate([NONE, *(article.codes.astype(np.int64) for article in articles)])
        lengths = np.concatenate([NONE, *(np.diff(np.array(each.borders, dtype=np.int64)) for each in articles)])
        words = np.append(0, np.cumsum(lengths))
        sentence = np.repeat(np.arange(len(lengths)), lengths)
        owner = np.repeat(np.arange(len(articles)), sentences)
        article, row = owner[sentence], (np.arange(len(lengths)) - first[owner])[sentence]
        stem_of = np.array(articles[0].vocabulary.stem_of if articles else (), dtype=np.int64)[codes]
        stems = Held.of(len(articles), article, stem_of, row)
        entries = Entries.of(stems, first)
        logs = np.log(stems.counts)[entries.place]
        sums = tuple([summed(entries.sentence, each, len(lengths)) for each in (np.ones(len(logs)), logs, logs**2)])
        at, run = _common_runs(codes, sentence)
        runs = Held.of(len(articles), article[at], run, row[at])
        at, number = _same_stems(entries, stem_of, words, lengths)
        same = Held.of(len(articles), owner[at], number, at - first[owner[at]])
        spans = np.array([span for article in articles for span in article.spans], dtype=np.int64).reshape(-1, 2)
        held = stems, entries, runs, Entries.of(runs, first), same
        return cls(articles, sentences, first, codes, words, spans[:, 0], spans[:, 1], *held, sums)

    @cached_property
    def ones(self) -> csr_matrix:
        """The stems of each article by its sentences, 1 where a sentence holds the stem."""
        held, width = self.stems, int(self.sentences.max(initial=0))
        return csr_matrix((np.ones(len(held.rows)), held.rows, held.begins), shape=(len(held.keys), width))

    @cached_property
    def is_light(self) -> Bools:
        """Whether each stem is one of a word that carries grammar."""
        out = np.zeros(self.stems.width, dtype=bool)
        light = np.array(sorted(self.articles[0].vocabulary.light) if self.articles else (), dtype=np.int64)
        out[light[light < len(out)]] = True
        return out

    @cached_property
    def text(self) -> str | tuple[int, ...]:
        """All words, each as a character, if there are not too many: text is compared faster than numbers."""
        if int(self.codes.max(initial=0)) >= CHARACTERS:
            return tuple(self.codes.tolist())
        return self.codes.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")

    def same_sentences(self, one: Ints, other: Ints) -> tuple[Ints, Ints, Ints]:
        """The pair, and a sentence of either article, where these consist of the same stems in the same order."""
        pair, left, right = self.same.shared(one, other)
        counts = self.same.counts
        is_few = np.maximum(counts[left], counts[right]) <= _FEW_PLACES
        row, column, k = self.same.cells(left[is_few], right[is_few])
        left, right = left[~is_few], right[~is_few]
        least = np.minimum(counts[left], counts[right])
        rows, columns = (self.same.rows[ranges(self.same.begins[each], least)] for each in (left, right))
        pairs = np.concatenate([pair[is_few][k], np.repeat(pair[~is_few], least)])
        return pairs, np.concatenate([row, rows]), np.concatenate([column, columns])

    def same_words(self, one: Ints, other: Ints) -> Bools:
        """Whether the articles of each pair consist of the same words, and have any."""
        sizes = np.array([len(article.codes) for article in self.articles], dtype=np.int64)
        out: Bools = (sizes[one] == sizes[other]) & (sizes[one] > 0)
        for k in np.flatnonzero(out).tolist():
            out[k] = np.array_equal(self.articles[one[k]].codes, self.articles[other[k]].codes)
        return out


def summed(numbers: Ints, values: Floats, count: int) -> Floats:
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


def _same_stems(entries: Entries, stems: Ints, first: Ints, lengths: Ints) -> tuple[Ints, Ints]:
    """The sentences that consist of the same stems as others, in the order in which each stem comes first, and a number
    for all of which this is so. ``stems``: of all words; ``first``: the first word of each sentence.
    """
    mixed = mix(entries.key.astype(np.uint64) + np.uint64(1))
    if not len(mixed):
        return NONE, NONE
    sets: Ints = np.add.reduceat(mixed, entries.first[:-1]).view(np.int64)
    at, _ = _common(sets)
    if not len(at):
        return at, at
    sentence = np.repeat(np.arange(len(at)), lengths[at])
    code = stems[ranges(first[at], lengths[at])]
    key = sentence * (int(stems.max()) + 1) + code
    order = np.argsort(key, kind="stable")
    key = key[order]
    places = np.sort(order[np.append(True, key[1:] != key[:-1])])
    begins = np.searchsorted(sentence[places], np.arange(len(at)))
    rank = (np.arange(len(places)) - begins[sentence[places]]).astype(np.uint64)
    mixed = mix(code[places].astype(np.uint64) + np.uint64(1)) * (rank * np.uint64(2) + np.uint64(1))
    same, number = _common(np.add.reduceat(mixed, begins).view(np.int64))
    return at[same], number


def _common(values: Ints) -> tuple[Ints, Ints]:
    """Where values are that occur more than once, and a number for each value, from 0 on."""
    every = np.sort(values)
    number = found(values, distinct(every[1:][every[1:] == every[:-1]]))
    at = np.flatnonzero(number >= 0)
    return at, number[at]


def distinct(values: Ints) -> Ints:
    """The distinct values, ascending."""
    values = np.sort(values)
    return values[np.append(True, values[1:] != values[:-1])] if len(values) else values


def found(values: Ints, ascending: Ints) -> Ints:
    """The place of each value among ``ascending``, -1 where it is not among them."""
    if not len(ascending):
        return np.full(len(values), -1)
    at = np.minimum(np.searchsorted(ascending, values), len(ascending) - 1)
    return np.where(ascending[at] == values, at, -1)
