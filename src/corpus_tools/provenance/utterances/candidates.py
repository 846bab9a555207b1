"""Which quotations of a corpus are worth comparing: those that share a rare word, a rare pair of words, or a pair of
content words that are near each other.

Every text is read once, all keys are numbers sorted by numpy, and no step looks at all pairs. A key held by many
texts links each holder to the first holders only, so a phrase on everybody's lips costs as much as it is long.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array, csr_array

from corpus_tools.arrays import Bools, Floats, Int32s, Ints
from corpus_tools.ascending import ascending, grouped
from corpus_tools.english.word_classes import COMMON_WORDS, FUNCTION_WORDS
from corpus_tools.provenance.reuse.words import WordNumbers

RARE_WORD: Final = 10  # texts; a word in more of them is no key by itself
RARE_PAIR: Final = 24  # texts; beyond, a pair of words links each text to its first holders only
HOLDERS: Final = 4
PER_TEXT: Final = 16  # candidates kept for one text, the most telling first

_WORDS: Final = 200_000  # of all texts, about so many are paired with their neighbours at a time
_AT_ONCE: Final = 5_000  # texts whose words are read together
_TEXTS: Final = 50_000  # whose keys are worked out at a time
_PRODUCTS: Final = 2_000_000  # keys in common that are counted at a time
_BLOCKS: Final = 24  # or more of them, in so many blocks
_MOST: Final = 4_000_000  # but not more: each takes some 40 bytes
_LARGEST: Final = 2**63 - 1


class _Words(NamedTuple):
    """The words of all texts in a row as numbers, and the text of each.

    Numbers below ``content`` are function words, those from ``telling`` on neither function nor common words; there
    are ``many`` in all.
    """

    codes: Int32s
    texts: Int32s
    content: int
    telling: int
    many: int


def candidate_pairs(texts: Sequence[str]) -> Ints:
    """Pairs ``(i, j)``, ``i < j``, of texts that may be versions of one utterance, as an array of two columns.

    Two texts without a word in common are never a pair; two that share four or more words in a row nearly always
    are. Sorted, without repeats; time and memory grow with the length of all texts together.
    """
    if len(texts) < 2:
        return np.empty((0, 2), dtype=np.int64)
    return _best(*_keys(_read(texts), len(texts)), len(texts))


def _read(texts: Sequence[str]) -> _Words:
    words: list[str] = []
    numbers = WordNumbers(words.extend)
    parts = [_read_some(numbers, texts[at : at + _AT_ONCE]) for at in range(0, len(texts), _AT_ONCE)]
    codes, sizes = (np.concatenate([part[k] for part in parts]) for k in range(2))
    order = np.array([0 if w in FUNCTION_WORDS else 1 if w in COMMON_WORDS else 2 for w in words], dtype=np.int8)
    rank = np.empty(len(order), dtype=np.int32)
    rank[np.argsort(order, kind="stable")] = np.arange(len(order))
    content, telling = np.cumsum(np.bincount(order, minlength=2))[:2].tolist()
    place = np.repeat(np.arange(len(texts), dtype=np.int32), sizes)
    return _Words(rank[codes], place, content, telling, len(order))


def _read_some(numbers: WordNumbers, texts: Sequence[str]) -> tuple[Int32s, Int32s]:
    """The numbers of the words of some texts in a row, and how many each text has."""
    # Only the apostrophe matters here: folding all marks would take longer.
    words, codes = numbers.read([text.lower().replace("’", "'").replace("‘", "'") for text in texts])
    return codes, np.diff(words.borders).astype(np.int32)


Held = tuple[Int32s, Int32s]  # the texts that hold each key, key by key and ascending, and how many texts each key has


def _keys(words: _Words, count: int) -> Held:
    """The texts that hold each key which several texts hold, those keys first that few hold.

    The pairs of some words are sorted at a time: most of them are in one text, and all would take much memory.
    """
    codes, place = words.codes, words.texts
    telling = codes >= words.telling
    found = [_whole_texts(words, count), _rare(_grouped(codes[telling].astype(np.int64), place[telling], count))]
    content = np.flatnonzero(codes >= words.content)
    portions = len(codes) // _WORDS + 1
    by_part, of_content = (_by_part(each, portions) for each in (codes, codes[content]))
    for number in range(portions):
        keys, holding = [], []
        for left, step, chosen in ((by_part(number), 1, None), *((of_content(number), k, content) for k in (1, 2))):
            left = left[left < len(codes if chosen is None else chosen) - step]
            right = left + step
            if chosen is not None:
                left, right = chosen[left], chosen[right]
            fits = place[left] == place[right]
            left, right = left[fits], right[fits]
            keys.append(codes[left].astype(np.int64) * words.many + codes[right])
            holding.append(place[left])
        found.append(_telling(*_grouped(np.concatenate(keys), np.concatenate(holding), count), words))
    held, sizes = (np.concatenate([part[k] for part in found]) for k in range(2))
    longest = int(sizes.max(initial=0)) + 1
    ordered = np.repeat(np.arange(longest, dtype=np.int32), np.bincount(sizes, minlength=longest))
    return grouped(held, np.repeat(sizes, sizes), longest)[0], ordered


def _by_part(words: Int32s, count: int) -> Callable[[int], Ints]:
    """Where the words of each of ``count`` parts are, ascending; sorted once, so that the time stays linear."""
    if count == 1:
        return lambda _: np.arange(len(words))
    part = words % count
    order = np.argsort(part, kind="stable")
    borders = np.searchsorted(part[order], np.arange(count + 1))
    return lambda number: order[borders[number] : borders[number + 1]]


def _grouped(keys: Ints, holders: Int32s, count: int) -> tuple[Ints, Int32s, Int32s]:
    """The keys that several of ``count`` texts hold, ascending, with their holders in a row and how many each has."""
    largest = int(keys.max(initial=0))
    if largest < _LARGEST // count - 1:
        # A number holds both, and to sort numbers takes a fraction of the time of finding their order.
        both = ascending(keys * count + holders)
        keys, holders = np.divmod(both[np.diff(both, prepend=-1) > 0], count)
    else:
        order = np.lexsort((holders, keys))
        keys, holders = keys[order], holders[order]
        is_first = (np.diff(keys, prepend=-1) > 0) | (np.diff(holders, prepend=-1) != 0)
        keys, holders = keys[is_first], holders[is_first]
    begins = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]]) if len(keys) else np.zeros(0, dtype=np.int64)
    sizes = np.diff(np.r_[begins, len(keys)]).astype(np.int32)
    is_shared = sizes > 1
    return keys[begins[is_shared]], holders[np.repeat(is_shared, sizes)].astype(np.int32), sizes[is_shared]


def _chosen(is_chosen: NDArray[np.bool_], holders: Int32s, sizes: Int32s) -> Held:
    return holders[np.repeat(is_chosen, sizes)], sizes[is_chosen]


def _rare(grouped: tuple[Ints, Int32s, Int32s]) -> Held:
    """A frequent word is no key."""
    _, holders, sizes = grouped
    return _chosen(sizes <= RARE_WORD, holders, sizes)


def _telling(keys: Ints, holders: Int32s, sizes: Int32s, words: _Words) -> Held:
    """Nor is a frequent pair of function words ("that is")."""
    left, right = np.divmod(keys, words.many)
    has_content = (left >= words.content) | (right >= words.content)
    return _chosen(has_content | (sizes <= RARE_PAIR), holders, sizes)


def _whole_texts(words: _Words, count: int) -> Held:
    """One key for all texts with the same words: short texts have few words, and those may all be frequent."""
    total = np.zeros(count, dtype=np.int64)
    place = words.texts
    # Some texts at a time, whole ones: the numbers of all words would take much memory.
    borders = np.searchsorted(place, np.arange(0, count + _TEXTS, _TEXTS))
    with np.errstate(over="ignore"):
        for begin, end in zip(borders[:-1].tolist(), borders[1:].tolist(), strict=True):
            some, at = words.codes[begin:end].astype(np.int64), place[begin:end]
            mixed = (some + 1) * np.int64(-7046029254386353131)
            position = np.arange(len(some)) - np.searchsorted(at, at)
            mixed = (mixed ^ (mixed >> 29)) * (2 * position + 1)
            np.add.at(total, at, mixed)
    used = np.flatnonzero(np.bincount(place, minlength=count)).astype(np.int32)
    _, key = np.unique(np.abs(total[used] >> 1), return_inverse=True)
    return _grouped(key, used, count)[1:]


def _scores(holders: Int32s, sizes: Int32s, count: int) -> Iterator[tuple[Ints, Ints, Floats]]:
    """Pairs of texts that hold a key, ascending: the first, the second, and how much their keys tell.

    Those of some first texts at a time. The sums add the keys of few holders first.
    """
    key = np.repeat(np.arange(len(sizes)), sizes)
    tells = np.array([1.0 / np.log2(1.0 + size) for size in range(1, int(sizes.max(initial=0)) + 1)])
    starts = np.r_[0, np.cumsum(sizes, dtype=np.int64)]
    # A key of many links each text to its first holders only.
    is_first = (sizes[key] <= RARE_PAIR) | (np.arange(len(key)) - starts[key] < HOLDERS)
    # Turned by counting, which takes a fraction of the time of sorting.
    borders = np.r_[0, np.cumsum(is_first)][starts]
    shape = count, len(sizes)
    firsts = csc_array((tells[sizes[key[is_first]] - 1], holders[is_first], borders), shape=shape).tocsr()
    seconds = csr_array((np.ones(len(holders)), holders, starts), shape=(len(sizes), count))
    work = np.r_[0, np.cumsum(sizes[firsts.indices], dtype=np.int64)][firsts.indptr]
    at_once = min(max(_PRODUCTS, int(work[-1]) // _BLOCKS), _MOST)
    begin = 0
    while begin < count:
        end = max(int(np.searchsorted(work, work[begin] + at_once, side="right")) - 1, begin + 1)
        shared = firsts[begin:end] @ seconds
        first = np.repeat(np.arange(begin, end), np.diff(shared.indptr))
        is_pair = shared.indices > first
        borders = np.r_[0, np.cumsum(is_pair)][shared.indptr]
        left = csr_array((shared.data[is_pair], shared.indices[is_pair], borders), shape=shared.shape).tocsc().tocsr()
        yield np.repeat(np.arange(begin, end), np.diff(left.indptr)), left.indices.astype(np.int64), left.data
        begin = end


def _best(holders: Int32s, sizes: Int32s, count: int) -> Ints:
    """The pairs that share most, at most PER_TEXT for either of the two.

    Pairs of some first texts at a time: which of them are the best for the first is known then, and one that is not
    among the best for the second so far will never be.
    """
    parts, waiting = [_Pairs.none()], 0
    for first, second, score in _scores(holders, sizes, count):
        is_best = _are_best(first, score)
        kept = is_best | _are_best(second, score)
        parts.append(_Pairs(first[kept] * count + second[kept], score[kept], is_best[kept]))
        waiting += len(parts[-1])
        # All anew only where there are a sixteenth as many again: after each block it would take time for every pair.
        if waiting > len(parts[0]) // 16:
            parts, waiting = [_joined(parts, count)], 0
    codes = _joined(parts, count).codes
    return np.stack([codes // count, codes % count], axis=1)


@dataclass(frozen=True)
class _Pairs:
    """Pairs as numbers, ascending; what their keys tell; whether each is among the best for its first text."""

    codes: Ints
    score: Floats
    is_best: Bools

    def __len__(self) -> int:
        return len(self.codes)

    @classmethod
    def none(cls) -> _Pairs:
        return cls(np.empty(0, dtype=np.int64), np.empty(0), np.empty(0, dtype=bool))

    def best(self, count: int) -> _Pairs:
        """Those among the best for one of the two; for the second, among these pairs."""
        kept = self.is_best | _are_best(self.codes % count, self.score)
        return _Pairs(self.codes[kept], self.score[kept], self.is_best[kept])


def _joined(parts: list[_Pairs], count: int) -> _Pairs:
    """The best of all parts, each of which has the best of its own."""
    some = [part for part in parts if len(part)]
    if len(some) < 2:
        return some[0] if some else _Pairs.none()
    codes = np.concatenate([part.codes for part in some])
    score = np.concatenate([part.score for part in some])
    is_best = np.concatenate([part.is_best for part in some])
    parts.clear()
    some.clear()  # they are not held twice while the best are chosen
    return _Pairs(codes, score, is_best).best(count)


def _are_best(texts: Ints, score: Floats) -> Bools:
    """Whether each pair is among the PER_TEXT best of its text; of equally good ones the first."""
    many = np.bincount(texts)
    out = many[texts] <= PER_TEXT
    left = np.flatnonzero(~out)
    here = texts[left]
    # As numbers that ascend as the scores descend, if rounded: sorted with the text in front, they show where the best
    # end. Only pairs at that place are put in order exactly, which takes a multiple of the time.
    rounded = (2**31 - 1) - score[left].astype(np.float32).view(np.int32).astype(np.int64)
    crowded = np.flatnonzero(many > PER_TEXT)
    ends = ascending((here << 32) | rounded)[np.cumsum(many[crowded]) - many[crowded] + PER_TEXT - 1]
    limit = np.zeros(len(many), dtype=np.int64)
    limit[crowded] = ends & (2**32 - 1)
    limits = limit[here]
    better = left[rounded < limits]
    out[better] = True
    spare = PER_TEXT - np.bincount(texts[better], minlength=len(many))
    ties = left[rounded == limits]
    ties = ties[np.lexsort((-score[ties], texts[ties]))]
    tied = texts[ties]
    rank = np.arange(len(tied)) - np.searchsorted(tied, tied)
    out[ties[rank < spare[tied]]] = True
    return out
