"""Which quotations of a corpus are worth comparing: those that share a rare word, a rare pair of words, or a pair of
content words that are near each other.

Every text is read once, all keys are numbers sorted by numpy, and no step looks at all pairs. A key held by many
texts links each holder to the first holders only, so a phrase on everybody's lips costs as much as it is long.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corpus_tools.english.tokens import FOLDED_WORD
from corpus_tools.english.word_classes import COMMON_WORDS, FUNCTION_WORDS

Ints = NDArray[np.int64]
Int32s = NDArray[np.int32]
Floats = NDArray[np.float64]

RARE_WORD: Final = 10  # texts; a word in more of them is no key by itself
RARE_PAIR: Final = 24  # texts; beyond, a pair of words links each text to its first holders only
HOLDERS: Final = 4
PER_TEXT: Final = 16  # candidates kept for one text, the most telling first

_WORD: Final = re.compile(rf"{FOLDED_WORD.pattern}|\n")
_BREAK: Final = "\n"
_WORDS: Final = 200_000  # of all texts, about so many are paired with their neighbours at a time
_TEXTS: Final = 50_000  # whose keys are worked out at a time
_BLOCKS: Final = 8  # in which the pairs are counted, one after the other
_AT_ONCE: Final = 1_000  # texts whose words are read together: as objects, those of all would take much memory


def candidate_pairs(texts: Sequence[str]) -> Ints:
    """Pairs ``(i, j)``, ``i < j``, of texts that may be versions of one utterance, as an array of two columns.

    Two texts without a word in common are never a pair; two that share four or more words in a row nearly always
    are. Sorted, without repeats; time and memory grow with the length of all texts together.
    """
    if len(texts) < 2:
        return np.empty((0, 2), dtype=np.int64)
    return _best(*_keys(*_read(texts)), len(texts))


def _read(texts: Sequence[str]) -> tuple[Int32s, Int32s]:
    """Word numbers of all texts in a row, and the text of each; -1 comes between two texts.

    Words are numbered so that function words come first, then common words.
    """
    numbers = _Numbers()
    codes = np.concatenate([_numbered(texts[at : at + _AT_ONCE], numbers) for at in range(0, len(texts), _AT_ONCE)])
    codes = codes[:-1]  # no break comes after the last text
    vocabulary = np.array(list(numbers), dtype=object)
    order = np.array([0 if w in FUNCTION_WORDS else 1 if w in COMMON_WORDS else 2 for w in vocabulary])
    order[vocabulary == _BREAK] = -1
    rank = np.empty(len(vocabulary), dtype=np.int32)
    rank[np.argsort(order, kind="stable")] = np.arange(len(vocabulary))
    numbered = rank * 4 + np.maximum(order, 0).astype(np.int32)
    numbered[order == -1] = -1
    words = numbered[codes]
    is_break = words == -1
    # The break itself is the last word of the text before it.
    return words, np.cumsum(is_break, dtype=np.int32) - is_break


class _Numbers(dict[str, int]):
    """A number for each word, in the order in which they come."""

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        return number


def _numbered(texts: Sequence[str], numbers: _Numbers) -> Int32s:
    """The words of some texts as numbers, a break after each text."""
    joined = "".join(f"{' '.join(text.split()) if _BREAK in text else text}{_BREAK}" for text in texts)
    # Only the apostrophe matters here: folding all marks would take longer than the rest of the reading.
    found = _WORD.findall(joined.lower().replace("’", "'").replace("‘", "'"))
    return np.fromiter(map(numbers.__getitem__, found), dtype=np.int32, count=len(found))


def _keys(words: Int32s, place: Int32s) -> tuple[Int32s, Int32s]:
    """The texts that hold each key which several texts hold, key by key, and how many texts each key has.

    The pairs of some words are sorted at a time: most of them are in one text, and all would take much memory.
    """
    size = int(words.max(initial=0)) + 1
    telling = np.flatnonzero((words >= 0) & (words % 4 == 2))
    whole, holders = _whole_texts(words, place)
    parts = [_shared(np.concatenate([whole, words[telling]]), np.concatenate([holders, place[telling]]), size)]
    content = np.flatnonzero((words >= 0) & (words % 4 > 0)).astype(np.int32)
    count = len(words) // _WORDS + 1
    by_part, of_content = (_by_part(each, count) for each in (words, words[content]))
    for number in range(count):
        keys, holding = [], []
        for first, step, chosen in ((by_part(number), 1, None), *((of_content(number), k, content) for k in (1, 2))):
            end = len(words if chosen is None else chosen)
            left = first[first < end - step]
            right = left + step
            if chosen is not None:
                left, right = chosen[left], chosen[right]
            fits = (place[left] == place[right]) & (words[left] >= 0) & (words[right] >= 0)
            left, right = left[fits], right[fits]
            keys.append(size + words[left].astype(np.int64) * size + words[right])
            holding.append(place[left])
        parts.append(_shared(np.concatenate(keys), np.concatenate(holding), size))
    found, held = (np.concatenate([part[k] for part in parts]) for k in range(2))
    order = np.lexsort((held, found))
    found, held = found[order], held[order]
    borders = np.flatnonzero(np.r_[True, found[1:] != found[:-1], True]) if len(found) else np.zeros(1, dtype=np.int64)
    return held, np.diff(borders).astype(np.int32)


def _by_part(words: Int32s, count: int) -> Callable[[int], Int32s]:
    """Where the words of each of ``count`` parts are, ascending; sorted once, so that the time stays linear."""
    part = (words // 4 % count).astype(np.int32)
    order = np.argsort(part, kind="stable").astype(np.int32)
    borders = np.searchsorted(part[order], np.arange(count + 1))
    return lambda number: order[borders[number] : borders[number + 1]]


def _shared(keys: Ints, holders: Int32s, size: int) -> tuple[Ints, Int32s]:
    """Those keys that several texts hold, if they are rare enough to tell something; each with a text once."""
    order = np.lexsort((holders, keys))
    keys, holders = keys[order], holders[order]
    first = np.ones(len(keys), dtype=bool)
    first[1:] = (keys[1:] != keys[:-1]) | (holders[1:] != holders[:-1])
    keys, holders = keys[first], holders[first]
    many = np.diff(np.flatnonzero(np.r_[True, keys[1:] != keys[:-1], True])) if len(keys) else np.empty(0, np.int64)
    count = np.repeat(many, many)
    # A frequent word is no key, and neither is a frequent pair of function words ("that is").
    second, first_word = (keys - size) % size, (keys - size) // size
    empty = (second % 4 == 0) & (first_word % 4 == 0)
    rare_enough = np.where(keys < size, count <= RARE_WORD, ~empty | (count <= RARE_PAIR))
    keep = (count > 1) & ((keys < 0) | rare_enough)
    return keys[keep], holders[keep]


def _whole_texts(words: Int32s, place: Int32s) -> tuple[Ints, Int32s]:
    """One key (below zero) for each text: short texts have few words, and those may all be frequent."""
    total = np.zeros(int(place[-1]) + 1, dtype=np.int64)
    # Some texts at a time, whole ones: the numbers of all words would take much memory.
    borders = np.searchsorted(place, np.arange(0, len(total) + _TEXTS, _TEXTS))
    with np.errstate(over="ignore"):
        for begin, end in zip(borders[:-1].tolist(), borders[1:].tolist(), strict=True):
            some, at = words[begin:end].astype(np.int64), place[begin:end]
            mixed = (some + 1) * np.int64(-7046029254386353131)
            position = np.arange(len(some)) - np.searchsorted(at, at)
            mixed = (mixed ^ (mixed >> 29)) * (2 * position + 1)
            np.add.at(total, at[some >= 0], mixed[some >= 0])
    used = np.unique(place[words >= 0])
    return -1 - np.abs(total[used] >> 1), used


def _pairs(holders: Int32s, sizes: Int32s, first: int, end: int) -> tuple[Ints, Ints, Floats]:
    """Pairs of holders of one key of which the first is a text from ``first`` to before ``end``, and what each tells;
    block by block of keys with the same number of holders.
    """
    starts = np.cumsum(sizes, dtype=np.int64) - sizes
    lefts, rights, tells = ([np.empty(0, dtype)] for dtype in (np.int64, np.int64, np.float64))
    for size in np.unique(sizes).tolist():
        at = starts[sizes == size]
        # The holders of a key ascend.
        at = at[(holders[at] < end) & (holders[at + min(size, HOLDERS if size > RARE_PAIR else size) - 1] >= first)]
        block = holders[at[:, None] + np.arange(size)]
        if size <= RARE_PAIR:
            i, j = np.triu_indices(size, 1)
        else:
            i = np.repeat(np.arange(HOLDERS), size)
            j = np.tile(np.arange(size), HOLDERS)
            i, j = i[i < j], j[i < j]
        left = block[:, i].ravel()
        here = (left >= first) & (left < end)
        lefts.append(left[here].astype(np.int64))
        rights.append(block[:, j].ravel()[here].astype(np.int64))
        tells.append(np.full(len(lefts[-1]), 1.0 / np.log2(1.0 + size)))
    return np.concatenate(lefts), np.concatenate(rights), np.concatenate(tells)


def _best(holders: Int32s, sizes: Int32s, count: int) -> Ints:
    """The pairs that share most, at most PER_TEXT for either of the two.

    Pairs of some first texts at a time: which of them are the best for the first is known then, and one that is not
    among the best for the second so far will never be.
    """
    codes, score = np.empty(0, dtype=np.int64), np.empty(0)
    is_best = np.empty(0, dtype=bool)  # for the first of the two
    block = count // _BLOCKS + 1
    for first in range(0, count, block):
        left, right, told = _pairs(holders, sizes, first, first + block)
        values, inverse = np.unique(left * count + right, return_inverse=True)
        scores: Floats = np.bincount(inverse, weights=told, minlength=len(values)).astype(np.float64)
        is_best = np.concatenate([is_best, _are_best(values // count, scores)])
        codes, score = np.concatenate([codes, values]), np.concatenate([score, scores])
        kept = is_best | _are_best(codes % count, score)
        codes, score, is_best = codes[kept], score[kept], is_best[kept]
    return np.stack([codes // count, codes % count], axis=1)


def _are_best(texts: Ints, score: Floats) -> NDArray[np.bool_]:
    """Whether each pair is among the PER_TEXT best of its text; of equally good ones the first."""
    out = np.zeros(len(texts), dtype=bool)
    order = np.lexsort((-score, texts))
    grouped = texts[order]
    begin = np.flatnonzero(np.r_[True, grouped[1:] != grouped[:-1]]) if len(grouped) else np.empty(0, np.int64)
    rank = np.arange(len(grouped)) - np.repeat(begin, np.diff(np.r_[begin, len(grouped)]))
    out[order[rank < PER_TEXT]] = True
    return out
