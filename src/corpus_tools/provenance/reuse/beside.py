"""Articles in a row, with what their sentences hold, so that numpy works on thousands of pairs of them at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any, Final, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from corpus_tools.arrays import Bools, Floats, Ints
from corpus_tools.ascending import ascending
from corpus_tools.provenance.reuse.fingerprints import IntsOrUInts, mix, ranges, run_starts
from corpus_tools.provenance.reuse.sentences import CHARACTERS, Prepared

RUN_WORDS: Final = 5
_FEW_PLACES: Final = 3  # a sentence that repeats more often is paired place by place, so that it stays linear
# A stem in more sentences than this cannot tell them apart: it finds no candidates, it only weighs.
_POSTINGS: Final = 48
_MIX: Final = np.int64(-7046029254386353131)
NONE: Final[Ints] = np.zeros(0, dtype=np.int64)


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
    def logs(self) -> Floats:
        """The logarithms of the counts."""
        return logarithms(self.counts)

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


@dataclass(frozen=True)
class Entries:
    """What all sentences hold, in a row, by sentence, and within it by key."""

    first: Ints  # the first entry of each sentence, and the number of entries
    place: Ints  # of the key among those of all articles
    key: Ints
    width: int  # one more than the highest key

    @classmethod
    def of(cls, held: Held, first: Ints) -> Entries:
        """What is held by the sentences of articles, of which the first are ``first``."""
        place = np.repeat(np.arange(len(held.keys)), held.counts)
        article = np.repeat(np.arange(len(held.first) - 1), np.diff(held.begins[held.first]))
        shape = len(held.keys), int(first[-1])
        # Turned by counting, which takes a fraction of the time of sorting.
        turned = csr_matrix((place, first[article] + held.rows, held.begins), shape=shape).tocsc()
        return cls(turned.indptr.astype(np.int64), turned.data, held.keys[turned.data], held.width)

    def table(self, values: NDArray[Any]) -> csr_matrix:
        """A value for each entry, by sentence and key."""
        return csr_matrix((values, self.key, self.first), shape=(len(self.first) - 1, self.width))


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
        sentences = np.array([len(article.starts) for article in articles], dtype=np.int64)
        first = np.append(0, np.cumsum(sentences))
        codes = np.concatenate([NONE, *(article.codes for article in articles)])
        lengths = np.concatenate([NONE, *(np.diff(each.borders) for each in articles)])
        words = np.append(0, np.cumsum(lengths))
        sentence = np.repeat(np.arange(len(lengths)), lengths)
        owner = np.repeat(np.arange(len(articles)), sentences)
        article, row = owner[sentence], (np.arange(len(lengths)) - first[owner])[sentence]
        stem_of = articles[0].vocabulary.stem_of[codes].astype(np.int64) if articles else NONE
        stems = Held.of(len(articles), article, stem_of, row)
        entries = Entries.of(stems, first)
        logs = stems.logs[entries.place]
        holder = np.repeat(np.arange(len(lengths)), np.diff(entries.first))
        many = np.diff(entries.first).astype(np.float64)
        sums = many, *(summed(holder, each, len(lengths)) for each in (logs, logs**2))
        at, run = _common_runs(codes, sentence)
        runs = Held.of(len(articles), article[at], run, row[at])
        at, number = _same_stems(entries, stem_of, words, lengths)
        same = Held.of(len(articles), owner[at], number, at - first[owner[at]])
        starts = np.concatenate([NONE, *(article.starts for article in articles)])
        ends = np.concatenate([NONE, *(article.ends for article in articles)])
        held = stems, entries, runs, Entries.of(runs, first), same
        return cls(articles, sentences, first, codes, words, starts, ends, *held, sums)

    @cached_property
    def ones(self) -> csr_matrix:
        """The stems of each article by its sentences, 1 where a sentence holds the stem."""
        held, width = self.stems, int(self.sentences.max(initial=0))
        return csr_matrix((np.ones(len(held.rows)), held.rows, held.begins), shape=(len(held.keys), width))

    @cached_property
    def counted(self) -> csr_matrix:
        """The stems by sentence: 1, and as the imaginary part how many sentences of the article hold the stem.

        The imaginary part of a product of two is then how many sentences of both articles do.
        """
        return self.entries.table(1 + 1j * self.stems.counts[self.entries.place])

    @cached_property
    def held_runs(self) -> csr_matrix:
        """The runs by sentence, 1 where a sentence holds the run."""
        return self.run_entries.table(np.ones(len(self.run_entries.key)))

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


class InCommon(NamedTuple):
    """The stems that pairs of articles have in common, by pair and stem."""

    pair: Ints
    stem: Ints
    left: Ints  # the place of the stem in the one article
    right: Ints  # and in the other
    weight: Floats
    is_rare: Bools
    logs: Floats  # of the number of sentences, for each pair
    width: int  # one more than the highest stem

    @classmethod
    def of(cls, beside: Beside, one: Ints, other: Ints) -> InCommon:
        """Those of the articles ``one``, which ascend, and ``other``."""
        pair, left, right = beside.stems.shared(one, other)
        sentences = beside.sentences[one] + beside.sentences[other]
        both = beside.stems.counts[left] + beside.stems.counts[right]
        logs = np.log(sentences + 1)
        weight = (logs[pair] - logarithms(both)) ** 2
        is_rare = both <= np.minimum(2 * _POSTINGS, np.maximum(8, sentences // 6))[pair]
        return cls(pair, beside.stems.keys[left], left, right, weight, is_rare, logs, beside.stems.width)

    def change(self, beside: Beside, places: Ints) -> Floats:
        """What each stem weighs more than if the other article did not hold it; ``places``: of the stems in one."""
        change: Floats = self.weight - (self.logs[self.pair] - beside.stems.logs[places]) ** 2
        return change

    def table(self, values: Floats) -> csr_matrix:
        """A value for each stem, by pair and stem."""
        borders = np.searchsorted(self.pair, np.arange(len(self.logs) + 1))
        return csr_matrix((values, self.stem, borders), shape=(len(self.logs), self.width))


def summed(numbers: Ints, values: Floats, count: int) -> Floats:
    """The sum of the values of each number below ``count``."""
    return np.bincount(numbers, values, count).astype(np.float64, copy=False)


def logarithms(counts: Ints) -> Floats:
    """The logarithms of numbers most of which are small."""
    logs: Floats = np.log(np.arange(1, int(counts.max(initial=1)) + 1))[counts - 1]
    return logs


def _common_runs(codes: Ints, sentence: Ints) -> tuple[Ints, Ints]:
    """Where runs of five words begin that are within one sentence and occur more than once, and a number for each."""
    last = max(len(codes) - RUN_WORDS + 1, 0)
    mixed = np.zeros(last, dtype=np.int64)
    with np.errstate(over="ignore"):
        for k in range(RUN_WORDS):
            mixed *= _MIX
            mixed += codes[k : last + k]
            mixed += 1
    inside = np.flatnonzero(sentence[:last] == sentence[len(sentence) - last :])
    at, number = repeated(mixed[inside])
    return inside[at], number


def _same_stems(entries: Entries, stems: Ints, first: Ints, lengths: Ints) -> tuple[Ints, Ints]:
    """The sentences that consist of the same stems as others, in the order in which each stem comes first, and a number
    for all of which this is so. ``stems``: of all words; ``first``: the first word of each sentence.
    """
    mixed = mix(entries.key.astype(np.uint64) + np.uint64(1))
    if not len(mixed):
        return NONE, NONE
    sets: Ints = np.add.reduceat(mixed, entries.first[:-1]).view(np.int64)
    at, _ = repeated(sets)
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
    same, number = repeated(np.add.reduceat(mixed, begins).view(np.int64))
    return at[same], number


def repeated(values: Ints) -> tuple[Ints, Ints]:
    """Where mixed values are that occur more than once, and a number for each value, from 0 on."""
    # Most occur once; of those that are counted together with no other, this is known at once.
    place = (values.view(np.uint64) >> np.uint64(64 - len(values).bit_length())).astype(np.int64)
    at = np.flatnonzero((np.bincount(place) > 1)[place])
    each, distinct = pd.factorize(values[at])
    is_repeated = np.bincount(each, minlength=len(distinct)) > 1
    number = (np.cumsum(is_repeated) - 1)[each]
    kept = is_repeated[each]
    return at[kept], number[kept]


def distinct(values: Ints) -> Ints:
    """The distinct values, ascending."""
    return once(ascending(values))


def once(values: IntsOrUInts) -> IntsOrUInts:
    """Each of some values, which ascend, once."""
    out: IntsOrUInts = values[run_starts(values)]
    return out


def found(values: IntsOrUInts, known: IntsOrUInts) -> Ints:
    """The place of each value among the ``known`` ones, which ascend; -1 where it is not among them."""
    if not len(known):
        return np.full(len(values), -1)
    at = np.minimum(np.searchsorted(known, values), len(known) - 1)
    return np.where(known[at] == values, at, -1)
