"""Which quotations of a corpus are worth comparing: those that share a rare word, a rare pair of words, or a pair of
content words that are near each other.

Every text is read once, all keys are numbers sorted by numpy, and no step looks at all pairs. A key held by many
texts links each holder to the first holders only, so a phrase on everybody's lips costs as much as it is long.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corpus_tools.english.tokens import FOLDED_WORD
from corpus_tools.english.word_classes import COMMON_WORDS, FUNCTION_WORDS

Ints = NDArray[np.int64]

RARE_WORD: Final = 10  # texts; a word in more of them is no key by itself
RARE_PAIR: Final = 24  # texts; beyond, a pair of words links each text to its first holders only
HOLDERS: Final = 4
PER_TEXT: Final = 16  # candidates kept for one text, the most telling first

_WORD: Final = re.compile(rf"{FOLDED_WORD.pattern}|\n")
_BREAK: Final = "\n"
_WORDS: Final = 200_000  # of all texts, about so many are paired with their neighbours at a time
_BLOCKS: Final = 8  # in which the pairs are counted, one after the other
_AT_ONCE: Final = 1_000  # texts whose words are read together: as objects, those of all would take much memory


def candidate_pairs(texts: Sequence[str]) -> Ints:
    """Pairs ``(i, j)``, ``i < j``, of texts that may be versions of one utterance, as an array of two columns.

    Two texts without a word in common are never a pair; two that share four or more words in a row nearly always
    are. Sorted, without repeats; time and memory grow with the length of all texts together.
    """
    if len(texts) < 2:
        return np.empty((0, 2), dtype=np.int64)
    words, place = _read(texts)
    keys, holders = _keys(words, place)
    left, right, told = _join(keys, holders)
    return _best(left, right, told, len(texts))


def _read(texts: Sequence[str]) -> tuple[Ints, Ints]:
    """Word numbers of all texts in a row, and the text of each; -1 comes between two texts.

    Words are numbered so that function words come first, then common words.
    """
    numbers = _Numbers()
    codes = np.concatenate([_numbered(texts[at : at + _AT_ONCE], numbers) for at in range(0, len(texts), _AT_ONCE)])
    codes = codes[:-1]  # no break comes after the last text
    vocabulary = np.array(list(numbers), dtype=object)
    order = np.array([0 if w in FUNCTION_WORDS else 1 if w in COMMON_WORDS else 2 for w in vocabulary])
    order[vocabulary == _BREAK] = -1
    rank = np.empty(len(vocabulary), dtype=np.int64)
    rank[np.argsort(order, kind="stable")] = np.arange(len(vocabulary))
    is_break = order[codes] == -1
    numbered = rank[codes] * 4 + np.maximum(order, 0)[codes]
    numbered[is_break] = -1
    # The break itself is the last word of the text before it.
    return numbered, np.cumsum(is_break) - is_break


class _Numbers(dict[str, int]):
    """A number for each word, in the order in which they come."""

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        return number


def _numbered(texts: Sequence[str], numbers: _Numbers) -> Ints:
    """The words of some texts as numbers, a break after each text."""
    joined = "".join(f"{' '.join(text.split()) if _BREAK in text else text}{_BREAK}" for text in texts)
    # Only the apostrophe matters here: folding all marks would take longer than the rest of the reading.
    found = _WORD.findall(joined.lower().replace("’", "'").replace("‘", "'"))
    return np.fromiter(map(numbers.__getitem__, found), dtype=np.int64, count=len(found))


def _keys(words: Ints, place: Ints) -> tuple[Ints, Ints]:
    """Keys that several texts hold and the texts that hold them, each pair once, sorted.

    The pairs of some words are sorted at a time: most of them are in one text, and all would take much memory.
    """
    size = int(words.max(initial=0)) + 1
    telling = np.flatnonzero((words >= 0) & (words % 4 == 2))
    whole, holders = _whole_texts(words, place)
    parts = [_shared(np.concatenate([whole, words[telling]]), np.concatenate([holders, place[telling]]), size)]
    every, content = np.arange(len(words)), np.flatnonzero((words >= 0) & (words % 4 > 0))
    count = len(words) // _WORDS + 1
    for number in range(count):
        keys, holding = [], []
        for chosen, step in ((every, 1), (content, 1), (content, 2)):
            first = np.flatnonzero(words[chosen[: max(len(chosen) - step, 0)]] // 4 % count == number)
            left, right = chosen[first], chosen[first + step]
            fits = (place[left] == place[right]) & (words[left] >= 0) & (words[right] >= 0)
            left, right = left[fits], right[fits]
            keys.append(size + words[left] * size + words[right])
            holding.append(place[left])
        parts.append(_shared(np.concatenate(keys), np.concatenate(holding), size))
    found, held = (np.concatenate([part[k] for part in parts]) for k in range(2))
    order = np.lexsort((held, found))
    return found[order], held[order]


def _shared(keys: Ints, holders: Ints, size: int) -> tuple[Ints, Ints]:
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


def _whole_texts(words: Ints, place: Ints) -> tuple[Ints, Ints]:
    """One key (below zero) for each text: short texts have few words, and those may all be frequent."""
    with np.errstate(over="ignore"):
        mixed = (words + 1) * np.int64(-7046029254386353131)
        position = np.arange(len(words)) - np.searchsorted(place, place)
        mixed = (mixed ^ (mixed >> 29)) * (2 * position + 1)
        total = np.zeros(int(place[-1]) + 1, dtype=np.int64)
        np.add.at(total, place[words >= 0], mixed[words >= 0])
    used = np.unique(place[words >= 0])
    return -1 - np.abs(total[used] >> 1), used


def _join(keys: Ints, holders: Ints) -> tuple[Ints, Ints, NDArray[np.float64]]:
    """Pairs of holders of one key, block by block of keys with the same number of holders."""
    if not len(keys):
        empty = np.empty(0, np.int64)
        return empty, empty, np.empty(0)
    starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]])
    sizes = np.diff(np.r_[starts, len(keys)])
    lefts, rights, tells = [], [], []
    for size in np.unique(sizes):
        at = starts[sizes == size]
        block = holders[at[:, None] + np.arange(size)]
        if size <= RARE_PAIR:
            i, j = np.triu_indices(int(size), 1)
        else:
            i = np.repeat(np.arange(HOLDERS), size)
            j = np.tile(np.arange(size), HOLDERS)
            i, j = i[i < j], j[i < j]
        lefts.append(block[:, i].ravel())
        rights.append(block[:, j].ravel())
        tells.append(np.full(block.shape[0] * len(i), 1.0 / np.log2(1.0 + size)))
    return np.concatenate(lefts), np.concatenate(rights), np.concatenate(tells)


def _best(left: Ints, right: Ints, told: NDArray[np.float64], count: int) -> Ints:
    """The pairs that share most, at most PER_TEXT for either of the two."""
    parts = []
    block = count // _BLOCKS + 1
    for first in range(0, count, block):
        here = (left >= first) & (left < first + block)
        values, inverse = np.unique(left[here] * count + right[here], return_inverse=True)
        parts.append((values, np.bincount(inverse, weights=told[here], minlength=len(values))))
    codes, score = (np.concatenate([part[k] for part in parts]) for k in range(2))
    i, j = codes // count, codes % count
    keep = np.zeros(len(codes), dtype=bool)
    for side in (i, j):
        order = np.lexsort((-score, side))
        grouped = side[order]
        begin = np.flatnonzero(np.r_[True, grouped[1:] != grouped[:-1]]) if len(grouped) else np.empty(0, np.int64)
        rank = np.arange(len(grouped)) - np.repeat(begin, np.diff(np.r_[begin, len(grouped)]))
        keep[order[rank < PER_TEXT]] = True
    return np.stack([i[keep], j[keep]], axis=1)
