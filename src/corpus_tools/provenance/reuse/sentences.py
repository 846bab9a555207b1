"""The sentences of an article as sets of word stems, and which sentences of two articles are alike.

The cosine of two sentences weights each stem by its inverse frequency among the sentences of both articles (Sparck
Jones 1972, with the sentence as the document). Only sentences that share a stem which few sentences hold are compared.
Words and stems are numbers, the same for all articles of a vocabulary, so that an article is set beside many others at
once: numpy finds the few pairs of sentences whose cosine may be high enough, and only these are measured exactly.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain, pairwise
from math import fsum, log, sqrt
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corpus_tools.english.inflection import stem
from corpus_tools.english.tokens import FOLDED_WORD, Span, sentence_spans
from corpus_tools.english.word_classes import FUNCTION_WORDS, SAYING_WORDS
from corpus_tools.provenance.reuse.fingerprints import Floats, Ints, ranges
from corpus_tools.provenance.reuse.matching import similarity
from corpus_tools.text import fold_case

RUN_WORDS: Final = 5
_LIGHT: Final = FUNCTION_WORDS | SAYING_WORDS
# A word in more sentences than this cannot tell them apart: it finds no candidates, it only weighs.
_POSTINGS: Final = 48
_SLACK: Final = 1e-9  # for what is summed in another order
_CELLS: Final = 1_000_000  # pairs of sentences that are set beside one another at once
_COMPARED: Final = 200_000  # pairs of sentences whose comparison is kept: some 40 MB
_MIX: Final = np.int64(-7046029254386353131)
MOST_WORDS: Final = sys.maxunicode + 1  # of a vocabulary: each is a character
Like = tuple[int, int, float]  # a sentence of the source, one of the target, and their cosine


class Vocabulary(dict[str, int]):
    """A number for each word of some articles, and one for its stem; made when first asked for.

    Words that carry grammar are compared as they are: "has been" is not "had".
    """

    def __init__(self) -> None:
        super().__init__()
        self.stem_of: list[int] = []  # by the number of the word
        self._stems: dict[str, int] = {}
        self.light: set[int] = set()  # the stems of words that carry grammar
        # Sentences as numbers, since hundreds of articles may print one: by their words, and by their stems.
        self._sentences: dict[str, int] = {}
        self._by_stems: dict[tuple[int, ...], int] = {}
        self._compared: dict[tuple[int, int], float] = {}
        self._have_run: dict[tuple[int, int], bool] = {}

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        compared = word if word in _LIGHT else stem(word)
        code = self._stems.setdefault(compared, len(self._stems))
        if compared in _LIGHT:
            self.light.add(code)
        self.stem_of.append(code)
        return number

    @property
    def stems(self) -> int:
        """How many stems there are."""
        return len(self._stems)

    def sentence(self, words: str, stems: tuple[int, ...]) -> tuple[int, int]:
        """The number of a sentence with these words, and one for all with these stems in this order."""
        return (
            self._sentences.setdefault(words, len(self._sentences)),
            self._by_stems.setdefault(stems, len(self._by_stems)),
        )

    def similarity(self, pair: tuple[int, int], one: str, other: str) -> float:
        """The similarity of the words of two sentences, whose numbers are ``pair``; worked out once."""
        found = self._compared.get(pair)
        if found is None:
            if len(self._compared) >= _COMPARED:
                self._compared.clear()
            found = self._compared[pair] = 1.0 if one == other else similarity(one, other)
        return found

    def have_common_run(self, pair: tuple[int, int], one: str, other: str) -> bool:
        """Whether five words in a row are in both of two sentences, whose numbers are ``pair``; worked out once."""
        found = self._have_run.get(pair)
        if found is None:
            if len(self._have_run) >= _COMPARED:
                self._have_run.clear()
            found = any(one[n : n + RUN_WORDS] in other for n in range(len(one) - RUN_WORDS + 1))
            self._have_run[pair] = found
        return found


@dataclass(eq=False)
class Prepared:
    """An article cut into sentences and words, as numbers of ``vocabulary``; made once, compared with many.

    ``words`` has one character for each word, that of its number: text is compared and searched faster than numbers.
    """

    vocabulary: Vocabulary
    words: str
    spans: tuple[Span, ...]
    borders: tuple[int, ...]  # index of the first word of each sentence, and the number of words
    stems: tuple[tuple[int, ...], ...]  # distinct stems of each sentence
    numbers: tuple[int, ...]  # of each sentence, by its words
    by_stems: tuple[int, ...]  # and by its stems

    def extent(self, first: int, last: int) -> Span:
        return self.spans[first][0], self.spans[last][1]

    def slice(self, first: int, last: int) -> str:
        return self.words[self.borders[first] : self.borders[last + 1]]

    def stems_of(self, first: int, last: int) -> Set[int]:
        """The stems of some sentences in a row."""
        return set().union(*self.stems[first : last + 1])

    @cached_property
    def entries(self) -> Entries:
        return Entries.of(self)

    @cached_property
    def same(self) -> dict[int, list[int]]:
        """The sentences that consist of the same stems in the same order."""
        places: dict[int, list[int]] = defaultdict(list)
        for k, number in enumerate(self.by_stems):
            places[number].append(k)
        return places

    @cached_property
    def runs(self) -> tuple[Ints, Ints]:
        """The runs of :attr:`all_runs` that are searched for in other articles (:func:`keep_common_runs`)."""
        return self.all_runs

    @cached_property
    def all_runs(self) -> tuple[Ints, Ints]:
        """Hashes of the runs of five words within one sentence, ascending, and the sentence of each."""
        codes = np.frombuffer(self.words.encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.int64)
        sentence = np.repeat(np.arange(len(self.spans)), np.diff(self.borders))
        last = max(len(codes) - RUN_WORDS + 1, 0)
        mixed = np.zeros(last, dtype=np.int64)
        with np.errstate(over="ignore"):
            for k in range(RUN_WORDS):
                mixed = mixed * _MIX + codes[k : last + k] + 1
        inside = sentence[:last] == sentence[len(sentence) - last :]
        mixed, sentence = mixed[inside], sentence[:last][inside]
        order = np.argsort(mixed, kind="stable")
        return mixed[order], sentence[order]


@dataclass(frozen=True)
class Entries:
    """The stems of an article's sentences in a row: ``rows`` are sentences, ``places`` numbers among ``codes``."""

    codes: Ints  # the distinct stems
    counts: Ints  # in how many sentences each of them is
    rows: Ints
    places: Ints  # ascending within a sentence
    borders: Ints  # the first entry of each sentence
    by_stem: Ints  # the sentences in the order of the stems
    begins: Ints  # where each stem begins among them

    @classmethod
    def of(cls, article: Prepared) -> Entries:
        lengths = np.array([len(stems) for stems in article.stems], dtype=np.int64)
        every = np.fromiter(chain.from_iterable(map(sorted, article.stems)), dtype=np.int64, count=int(lengths.sum()))
        codes, places, counts = np.unique(every, return_inverse=True, return_counts=True)
        rows = np.repeat(np.arange(len(lengths)), lengths)
        order = np.argsort(places, kind="stable")
        borders = np.cumsum(lengths) - lengths
        return cls(codes, counts, rows, places, borders, rows[order], np.cumsum(counts) - counts)

    def held(self, first: int, last: int) -> NDArray[np.bool_]:
        """For each of the distinct stems whether the sentences ``first`` to ``last`` hold it."""
        end = self.borders[last + 1] if last + 1 < len(self.borders) else len(self.places)
        out = np.zeros(len(self.codes), dtype=bool)
        out[self.places[self.borders[first] : end]] = True
        return out


def prepare(text: str, vocabulary: Vocabulary | None = None) -> Prepared:
    """Sentences, words and stems of an article; what is to be compared shares one ``vocabulary``."""
    vocabulary = Vocabulary() if vocabulary is None else vocabulary
    folded = fold_case(text)
    words: list[int] = []
    spans: list[Span] = []
    borders = [0]
    stems: list[tuple[int, ...]] = []
    number, stem_of = vocabulary.__getitem__, vocabulary.stem_of.__getitem__
    for start, end in sentence_spans(text):
        found = list(map(number, FOLDED_WORD.findall(folded, start, end)))
        if not found:
            continue
        words += found
        spans.append((start, end))
        borders.append(len(words))
        stems.append(tuple(dict.fromkeys(map(stem_of, found))))
    text_of = "".join(map(chr, words))
    sentences = [text_of[begin:end] for begin, end in pairwise(borders)]
    numbers = [vocabulary.sentence(*each) for each in zip(sentences, stems, strict=True)]
    by_words, by_stems = (tuple(each[k] for each in numbers) for k in (0, 1))
    return Prepared(vocabulary, text_of, tuple(spans), tuple(borders), tuple(stems), by_words, by_stems)


class Weights:
    """Squared inverse sentence frequency of the stems of two articles."""

    def __init__(self, source: Prepared, target: Prepared) -> None:
        self._sides = one, other = source.entries, target.entries
        at = np.searchsorted(one.codes, other.codes)
        at[at == len(one.codes)] = 0
        shared = one.codes[at] == other.codes
        mine, theirs = one.counts.copy(), other.counts.copy()
        theirs[shared] += one.counts[at[shared]]
        mine[at[shared]] = theirs[shared]
        by_count = _weights(len(source.stems) + len(target.stems) + 1)
        self._weights = by_count[mine], by_count[theirs]
        self._at, self._shared = at, shared

    def cosine(self, a: int, b: int, c: int, d: int) -> float:
        """The cosine of the sentences ``a`` to ``b`` of the source and ``c`` to ``d`` of the target."""
        left, right = (side.held(*rows) for side, rows in zip(self._sides, ((a, b), (c, d)), strict=True))
        norms = [fsum(each[held].tolist()) for each, held in zip(self._weights, (left, right), strict=True)]
        both = fsum(self._weights[1][self._shared & right & left[self._at]].tolist())
        return both / sqrt(norms[0] * norms[1]) if all(norms) else 0.0


@lru_cache(maxsize=64)
def _weights(total: int) -> Floats:
    """The weight of a stem by the number of sentences that hold it."""
    return np.array([0.0, *(log(total / n) ** 2 for n in range(1, total + 1))])


def keep_common_runs(articles: Sequence[Prepared]) -> None:
    """Leave out the runs of words that only one of the articles has: most runs, which no two articles share."""
    hashes = np.concatenate([np.unique(article.all_runs[0]) for article in articles] or [np.zeros(0, dtype=np.int64)])
    values, counts = np.unique(hashes, return_counts=True)
    common = values[counts > 1]
    for article in articles:
        kept = _held(article.all_runs[0], common)
        article.runs = (article.all_runs[0][kept], article.all_runs[1][kept])


def like_sentences(source: Prepared, targets: Sequence[Prepared], least: float, weak: float) -> list[list[Like]]:
    """For each target the pairs of sentences that share a rare stem and are alike, ascending, with their cosine.

    It is ``least`` or more, or ``weak`` where both sentences hold a run of words that is in either article.
    """
    found: list[list[Like]] = []
    most = max(_CELLS // max(len(source.stems), 1), 1)
    begin = sentences = 0
    for end, target in enumerate(targets):
        if end > begin and sentences + len(target.stems) > most:
            found += _beside(source, targets[begin:end], least, weak)
            begin, sentences = end, 0
        sentences += len(target.stems)
    return found + _beside(source, targets[begin:], least, weak)


def _beside(source: Prepared, targets: Sequence[Prepared], least: float, weak: float) -> list[list[Like]]:
    """As :func:`like_sentences`, for as many targets as are set beside the source at once."""
    one = source.entries
    others = [target.entries for target in targets]
    if not len(one.codes) or not sum(len(other.codes) for other in others):
        return [[] for _ in targets]
    # The stems of all targets in a row, the number of the target with each, and its place among those of the source.
    owner = np.repeat(np.arange(len(others)), [len(other.codes) for other in others])
    place = np.full(source.vocabulary.stems, -1, dtype=np.int64)
    place[one.codes] = np.arange(len(one.codes))
    here = place[np.concatenate([other.codes for other in others])]
    counts = np.concatenate([other.counts for other in others])
    is_shared = here >= 0
    sentences = np.array([len(source.stems) + len(target.stems) for target in targets])
    both = counts + np.where(is_shared, one.counts[here], 0)
    weights = np.log((sentences + 1)[owner] / both) ** 2
    most = np.minimum(2 * _POSTINGS, np.maximum(8, sentences // 6))
    is_rare = both <= most[owner]
    there = _Sums.of_targets(others, weights, np.where(is_rare, 0.0, weights))
    of_source = np.tile(one.counts, (len(others), 1))
    of_source[owner[is_shared], here[is_shared]] += counts[is_shared]
    weighed = np.log((sentences + 1)[:, None] / of_source) ** 2
    mine = _Sums.of_source(one, weighed, np.where(of_source <= most[:, None], 0.0, weighed))
    # Each rare stem in common, once for each pair of sentences that hold it.
    chosen = np.flatnonzero(is_shared & is_rare)
    offset = np.cumsum([0, *(len(target.stems) for target in targets)])
    rows, held = _sentences_of(others, chosen, owner, counts, offset)
    sizes = one.counts[here[chosen]][held]
    width = len(source.stems)
    cells = np.repeat(rows, sizes) * width + one.by_stem[ranges(one.begins[here[chosen]][held], sizes)]
    told, at = _summed(cells, np.repeat(weights[chosen][held], sizes), int(offset[-1]) * width)
    row, column = np.divmod(at, width)
    target = np.searchsorted(offset, row, side="right") - 1
    spare = np.minimum(there.spare[row], mine.spare.ravel()[target * width + column])
    scale = there.norm[row] * mine.norm.ravel()[target * width + column]
    may_be = np.flatnonzero(told + spare >= weak * scale * (1 - _SLACK))
    target, column, row = target[may_be], column[may_be], row[may_be]
    cosine = _in_common(one, others, here, weighed, (target, column, row)) / scale[may_be]
    row -= offset[target]
    kept = cosine >= least
    kept |= (cosine >= weak) & _in_common_runs(source, targets, target, column, row)
    target, column, row, cosine = target[kept], column[kept], row[kept], cosine[kept]
    order = np.lexsort((row, column, target))
    found = list(zip(column[order].tolist(), row[order].tolist(), cosine[order].tolist(), strict=True))
    borders = np.searchsorted(target[order], np.arange(len(targets) + 1)).tolist()
    return [found[borders[k] : borders[k + 1]] for k in range(len(targets))]


def _in_common(
    one: Entries, others: Sequence[Entries], here: Ints, weighed: Floats, pairs: tuple[Ints, Ints, Ints]
) -> Floats:
    """The weight of all stems that two sentences share, for pairs of target, sentence of the source and of all targets.

    ``here`` places the stems of the targets in a row among those of the source, -1 where it has none.
    """
    target, column, row = pairs
    stems = np.cumsum([0, *(len(other.codes) for other in others)])
    sentences = np.cumsum([0, *(len(other.borders) for other in others)])
    places = here[np.concatenate([other.places + stems[k] for k, other in enumerate(others)])]
    rows = np.concatenate([other.rows + sentences[k] for k, other in enumerate(others)])
    width = len(one.codes)
    ascending = (rows * width + places)[places >= 0]
    sizes = np.diff(np.append(one.borders, len(one.places)))[column]
    pair = np.repeat(np.arange(len(column)), sizes)
    mine = one.places[ranges(one.borders[column], sizes)]
    shared = _held(row[pair] * width + mine, ascending)
    weights = weighed[target[pair[shared]], mine[shared]]
    return np.asarray(np.bincount(pair[shared], weights, minlength=len(column)), dtype=np.float64)


def _in_common_runs(
    source: Prepared, targets: Sequence[Prepared], target: Ints, column: Ints, row: Ints
) -> NDArray[np.bool_]:
    """Whether both sentences of a pair may hold a run of words that is in either article."""
    out = np.zeros(len(target), dtype=bool)
    for k in np.unique(target).tolist():
        left, right = with_common_run(source, targets[k])
        if left.any():
            here = target == k
            out[here] = left[column[here]] & right[row[here]]
    return out


@dataclass(frozen=True)
class _Sums:
    """For each sentence the length of its vector, and the weight of the stems that are not rare."""

    norm: Floats
    spare: Floats

    @classmethod
    def of_targets(cls, others: Sequence[Entries], weights: Floats, spare: Floats) -> _Sums:
        """The sentences of all targets in a row; weights are those of their distinct stems in a row."""
        stems = np.cumsum([0, *(len(other.codes) for other in others)])
        sentences = np.cumsum([0, *(len(other.borders) for other in others)])
        places = np.concatenate([other.places + stems[k] for k, other in enumerate(others)])
        rows = np.concatenate([other.rows + sentences[k] for k, other in enumerate(others)])
        squares, spares = (
            np.asarray(np.bincount(rows, each[places], minlength=int(sentences[-1])), dtype=np.float64)
            for each in (weights, spare)
        )
        return cls(_root(squares), spares)

    @classmethod
    def of_source(cls, one: Entries, weights: Floats, spare: Floats) -> _Sums:
        """The sentences of the source, once for each target; so are the weights of its distinct stems."""
        squares, spares = (
            np.asarray(np.add.reduceat(each[:, one.places], one.borders, axis=1), dtype=np.float64)
            for each in (weights, spare)
        )
        return cls(_root(squares), spares)


def _root(squares: Floats) -> Floats:
    return np.sqrt(np.where(squares > 0, squares, 1.0))


def _sentences_of(
    others: Sequence[Entries], chosen: Ints, owner: Ints, counts: Ints, offset: Ints
) -> tuple[Ints, Ints]:
    """The sentences (of all targets in a row) that hold each chosen stem, and which of the chosen that is."""
    sizes = counts[chosen]
    places = np.concatenate([other.by_stem + offset[k] for k, other in enumerate(others)])
    lengths = np.array([len(other.by_stem) for other in others])
    begins = np.concatenate([other.begins for other in others]) + (np.cumsum(lengths) - lengths)[owner]
    return places[ranges(begins[chosen], sizes)], np.repeat(np.arange(len(chosen)), sizes)


def _summed(cells: Ints, weights: Floats, count: int) -> tuple[Floats, Ints]:
    """The sum of the weights of each cell that has any, and which cell it is."""
    if count <= 4 * _CELLS:
        every = np.bincount(cells, weights, minlength=count)
        used = np.flatnonzero(every)
        return np.asarray(every[used], dtype=np.float64), used
    at, inverse = np.unique(cells, return_inverse=True)
    return np.asarray(np.bincount(inverse, weights, minlength=len(at)), dtype=np.float64), at


def with_common_run(source: Prepared, target: Prepared) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """For each sentence of either whether it may hold a run of five words that the other holds too; few that do not.

    >>> words = Vocabulary()
    >>> left, right = with_common_run(prepare("No. We go to the sea.", words), prepare("Oh! We go to the sea.", words))
    >>> left.tolist(), right.tolist()
    ([False, True], [False, True])
    """
    (one, one_at), (other, other_at) = source.runs, target.runs
    left, right = np.zeros(len(source.spans), dtype=bool), np.zeros(len(target.spans), dtype=bool)
    held = _held(one, other)
    if held.any():
        left[one_at[held]] = True
        right[other_at[_held(other, one)]] = True
    return left, right


def _held(values: Ints, ascending: Ints) -> NDArray[np.bool_]:
    if not len(ascending):
        return np.zeros(len(values), dtype=bool)
    at = np.searchsorted(ascending, values)
    at[at == len(ascending)] = 0
    out: NDArray[np.bool_] = ascending[at] == values
    return out
