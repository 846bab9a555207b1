"""Fingerprints of articles: every run of five words as a number, made with numpy from the bytes of a batch.

Splitting words in Python alone costs 50 to 100 µs an article, more than all that follows. Here a word is a run of
letter and digit bytes of the lower-cased UTF-8 text, read eight bytes at a time for all words of a batch at once, so
no step runs Python once per word. Case, punctuation, quotation-mark and apostrophe styles leave it unchanged.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any, Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from corpus_tools.arrays import Bools, Ints, UInts
from corpus_tools.ascending import ascending
from corpus_tools.english.remembered import MOST, kept_until_forgotten

IntsOrUInts = TypeVar("IntsOrUInts", Ints, UInts)

SHINGLE_WORDS: Final = 5
RUNS: Final = (SHINGLE_WORDS, 1)  # of words, by which articles are likened
HASH_BITS: Final = 52
BATCH_ARTICLES: Final = 1 << (64 - HASH_BITS)
_BATCH_BYTES: Final = 1 << 18
_LOOKED_UP: Final = 1 << 20  # values at a time
ROOM: Final = 9  # bytes behind the last word, as eight are read at a time
_MASK: Final = (1 << 64) - 1
_NONE: Final[Ints] = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True)
class Fingerprints:
    """Distinct shingle hashes (52 bits), ascending within each article.

    Article ``k`` has ``hashes[starts[k]:starts[k + 1]]``, ``words[k]`` words, and ``digests[k]``, a hash of its words
    in order: articles with the same digest have the same words.
    """

    hashes: UInts
    starts: Ints
    words: Ints
    digests: UInts

    @property
    def sizes(self) -> Ints:
        return np.diff(self.starts)

    def sizes_of(self, chosen: Ints) -> Ints:
        return self.starts[chosen + 1] - self.starts[chosen]


def splitmix(seed: int, count: int) -> UInts:
    """``count`` fixed odd 64-bit numbers (Steele, Lea & Flood 2014); the same on every machine and run."""
    out = []
    for _ in range(count):
        seed = (seed + 0x9E3779B97F4A7C15) & _MASK
        z = seed
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & _MASK
        out.append((z ^ (z >> 31)) | 1)
    return np.array(out, dtype=np.uint64)


_PLACES: Final = splitmix(2, SHINGLE_WORDS)
_DIGEST_BASE: Final = int(splitmix(3, 1)[0])
_WORD_BYTES: Final = frozenset([*range(0x30, 0x3A), *range(0x61, 0x7B), *range(0x80, 0x100)])
_IS_WORD: Final = bytes(byte in _WORD_BYTES for byte in range(256))
_SIGNS: Final = (
    (0xC2, frozenset(range(0x80, 0xC0)) - {0xAA, 0xB5, 0xBA}, 2),  # Latin-1 signs: « » § no-break space
    (0xE2, frozenset({0x80, 0x81}), 3),  # general punctuation: “ ” ‘ ’ – — … and the odd spaces
    (0xE3, frozenset({0x80}), 3),  # 、。「」
)
_KEPT_BYTES: Final = np.array([(1 << 8 * n) - 1 for n in range(9)], dtype=np.uint64)
_LONGER: Final = np.uint64(0x9E3779B97F4A7C15)
_SHIFT: Final = np.uint64(64 - HASH_BITS)


@lru_cache(maxsize=2)
def _powers(base: int, count: int) -> tuple[UInts, UInts]:
    """Powers of an odd ``base`` modulo 2**64, and of its inverse."""

    def run(value: int) -> UInts:
        factors = np.full(count, value & _MASK, dtype=np.uint64)
        factors[0] = 1
        return np.multiply.accumulate(factors)

    return run(base), run(pow(base, -1, 1 << 64))


def _room(count: int) -> int:
    """Size of a table of powers that holds ``count``: a power of two, so that few tables are ever made."""
    return max(_BATCH_BYTES * 2, 1 << int(count).bit_length())


def mix(values: UInts) -> UInts:
    """Numbers whose bits all depend on all bits of ``values``, which are overwritten."""
    values ^= values >> np.uint64(32)
    values *= np.uint64(0xD6E8FEB86659FD93)
    values ^= values >> np.uint64(32)
    return values


def _encode(text: str) -> bytes:
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return text.lower().encode("utf-8", "replace")


def _is_full(batch: list[str], size: int, text: str) -> bool:
    return size + len(text) > _BATCH_BYTES or len(batch) >= BATCH_ARTICLES


def batches(texts: Sequence[str], is_full: Callable[[list[str], int, str], bool]) -> Iterator[list[str]]:
    """Texts in a row; one ends where ``is_full`` says so of the texts so far, their characters and the next text."""
    batch: list[str] = []
    size = 0
    for text in texts:
        if batch and is_full(batch, size, text):
            yield batch
            batch, size = [], 0
        batch.append(text)
        size += len(text) + 1
    if batch:
        yield batch


def _joined(batch: list[str]) -> tuple[bytes, list[int]]:
    """The texts of a batch as bytes in a row, and how many bytes each takes."""
    whole = "\n".join(batch)
    if whole.isascii():
        return whole.lower().encode(), list(map(len, batch))
    encoded = list(map(_encode, batch))
    return b"\n".join(encoded), list(map(len, encoded))


def _word_edges(blob: bytes) -> tuple[Ints, Ints]:
    """Where words begin and end; ``blob`` begins and ends with a separator."""
    # A table of bytes is looked up several times as fast as an index of numpy.
    is_word = np.frombuffer(bytearray(blob.translate(_IS_WORD)), dtype=bool)
    codes = np.frombuffer(blob, dtype=np.uint8)
    for lead, seconds, length in () if blob.isascii() else _SIGNS:
        at = np.flatnonzero(codes == lead)
        if at.size:
            at = at[np.isin(codes[at + 1], list(seconds))]
            for k in range(length):
                is_word[at + k] = False
    edges = np.flatnonzero(is_word[1:] != is_word[:-1])
    return edges[0::2] + 1, edges[1::2] + 1


def _word_hashes(batch: list[str]) -> tuple[UInts, Ints]:
    """Hash of each word of the batch, and how many words each article has."""
    read, lengths = _joined(batch)
    blob = b"\n" + read + b"\n" * ROOM
    begins, ends = _word_edges(blob)
    borders = np.cumsum([0, *(length + 1 for length in lengths)])
    return hash_spans(blob, begins, ends), np.diff(np.searchsorted(begins, borders))


def hash_spans(blob: bytes, begins: Ints, ends: Ints) -> UInts:
    """A hash of each span of bytes; behind the last one there are :data:`ROOM` bytes."""
    # Eight bytes from every place on, so that a word of up to eight letters is read at once.
    eights: UInts = np.ndarray((len(blob) - 7,), dtype="<u8", buffer=blob, strides=(1,))
    left = ends - begins
    hashes = eights[begins]  # ``take`` would copy all of them first
    hashes &= _KEPT_BYTES.take(left, mode="clip")
    mix(hashes)
    longer = np.flatnonzero(left > 8)
    step = 8
    while longer.size:
        part = eights[begins[longer] + step] & _KEPT_BYTES[np.minimum(left[longer] - step, 8)]
        hashes[longer] = mix(hashes[longer] * _LONGER + part)
        step += 8
        longer = longer[left[longer] > step]
    return hashes


def _digests(words: UInts, counts: Ints) -> UInts:
    powers, inverses = _powers(_DIGEST_BASE, _room(len(words) + 1))
    sums = np.concatenate([np.zeros(1, dtype=np.uint64), np.cumsum(words * powers[: len(words)])])
    ends = np.cumsum(counts)
    begins = ends - counts
    return mix((sums[ends] - sums[begins]) * inverses[begins] + counts.astype(np.uint64))


def _shingles(words: UInts, counts: Ints, run: int) -> tuple[UInts, Ints]:
    """Distinct shingles of each article of a batch, ascending; an article of fewer than ``run`` words has one."""
    padded = np.concatenate([words, np.zeros(run - 1, dtype=np.uint64)])
    values = padded[: len(words)] * _PLACES[0]
    for k in range(1, run):
        values += padded[k : len(words) + k] * _PLACES[k]
    mix(values)
    begins = np.cumsum(counts) - counts
    for k in np.flatnonzero((counts > 0) & (counts < run)).tolist():
        whole = words[begins[k] : begins[k] + counts[k]]
        values[begins[k]] = mix((whole * _PLACES[: len(whole)]).sum(keepdims=True, dtype=np.uint64))[0]
    values >>= _SHIFT
    sizes = np.maximum(counts - run + 1, np.minimum(counts, 1))
    # Each article by itself: many short runs are sorted in a quarter of the time of all of them together.
    for begin, end in zip(begins.tolist(), (begins + sizes).tolist(), strict=True):
        values[begin:end].sort()
    is_new = np.ones(len(values), dtype=bool)
    is_new[1:] = values[1:] != values[:-1]
    is_new[begins[counts > 0]] = True
    is_new[ranges(begins + sizes, counts - sizes)] = False  # what begins there ends behind the article
    new = np.flatnonzero(is_new)
    return values[new], np.diff(np.searchsorted(new, np.append(begins, len(values))))


def fingerprint(texts: Sequence[str], run: int = SHINGLE_WORDS) -> Fingerprints:
    """Shingles of ``run`` words (1 to 5) of each text; 8 bytes for each distinct shingle.

    >>> marks = fingerprint(["One two three four five six.", "ONE, two three – four five six"])
    >>> bool(marks.digests[0] == marks.digests[1]), marks.sizes.tolist()
    (True, [2, 2])
    """
    return fingerprints(texts, (run,))[0]


def fingerprints(texts: Sequence[str], runs: Sequence[int]) -> list[Fingerprints]:
    """As :func:`fingerprint`, for shingles of several lengths; the words are read once."""
    shingled: list[list[tuple[UInts, Ints]]] = [[] for _ in runs]
    counts: list[Ints] = []
    digests: list[UInts] = []
    for batch in batches(texts, _is_full):
        words, count = _word_hashes(batch)
        for run, of_run in zip(runs, shingled, strict=True):
            of_run.append(_shingles(words, count, run))
        counts.append(count)
        digests.append(_digests(words, count))
    none = np.zeros(0, dtype=np.int64)
    of_texts = np.concatenate(counts or [none]), np.concatenate(digests or [none.astype(np.uint64)])
    return [
        Fingerprints(
            np.concatenate([hashes for hashes, _ in of_run] or [none.astype(np.uint64)]),
            np.concatenate([[0], np.cumsum(np.concatenate([sizes for _, sizes in of_run] or [none]))]).astype(np.int64),
            *of_texts,
        )
        for of_run in shingled
    ]


_Known = tuple[list[UInts], int, np.uint64]  # the hashes for each length of run, the number of words, the digest
_REMEMBERED: Final[dict[str, _Known]] = kept_until_forgotten()


def remembered_fingerprint(texts: Sequence[str]) -> Fingerprints:
    """As :func:`fingerprint`; what it finds of some texts (:data:`corpus_tools.english.remembered.MOST` characters) is
    kept for the next stage that looks at the same ones.
    """
    return remembered_fingerprints(texts, RUNS[:1])[0]


def remembered_fingerprints(texts: Sequence[str], runs: Sequence[int]) -> list[Fingerprints]:
    """As :func:`fingerprints`, for the first or all of :data:`RUNS`, with what is known of some texts.

    Of texts that are kept, all runs are: the words are read once for those that ask for the others later.
    """
    new = [text for text in dict.fromkeys(texts) if text not in _REMEMBERED]
    room = MOST - sum(map(len, _REMEMBERED))
    sizes = np.cumsum(np.array(list(map(len, new)), dtype=np.int64))
    kept = int(np.searchsorted(sizes, room, side="right"))
    known = _known(new[:kept], RUNS)
    found = {**_REMEMBERED, **known, **_known(new[kept:], runs)}
    _REMEMBERED.update(known)
    parts = [found[text] for text in texts]
    none = np.zeros(0, dtype=np.uint64)
    words = np.array([words for _, words, _ in parts], dtype=np.int64)
    digests = np.array([digest for _, _, digest in parts], dtype=np.uint64)
    return [
        Fingerprints(
            np.concatenate([none, *(hashes[k] for hashes, _, _ in parts)]),
            np.cumsum([0, *(len(hashes[k]) for hashes, _, _ in parts)]),
            words,
            digests,
        )
        for k in range(len(runs))
    ]


def _known(texts: Sequence[str], runs: Sequence[int]) -> dict[str, _Known]:
    """What is found of each text."""
    made = fingerprints(texts, runs)
    hashes = [[each.hashes[begin:end] for begin, end in pairwise(each.starts.tolist())] for each in made]
    of_texts = zip(texts, zip(*hashes, strict=True), made[0].words.tolist(), made[0].digests, strict=True)
    return {text: (list(each), words, digest) for text, each, words, digest in of_texts}


def in_place(parts: Iterable[tuple[Ints, Fingerprints]], count: int) -> Fingerprints:
    """The fingerprints of ``count`` articles from parts, each with its places; an article in no part has none.

    A list is emptied meanwhile, so that both are not held at once.
    """
    left = parts if isinstance(parts, list) else list(parts)
    sizes, words = np.zeros(count, dtype=np.int64), np.zeros(count, dtype=np.int64)
    digests = np.zeros(count, dtype=np.uint64)
    for places, some in left:
        sizes[places], words[places], digests[places] = some.sizes, some.words, some.digests
    starts = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(sizes)])
    hashes = np.empty(int(starts[-1]), dtype=np.uint64)
    left.reverse()
    while left:
        places, some = left.pop()
        hashes[ranges(starts[places], some.sizes)] = some.hashes
    return Fingerprints(hashes, starts, words, digests)


def ranges(starts: Ints, lengths: Ints) -> Ints:
    """``starts[0], starts[0] + 1, …`` for ``lengths[0]`` steps, then from ``starts[1]``, and so on."""
    out: Ints = np.arange(int(lengths.sum())) + np.repeat(starts - (np.cumsum(lengths) - lengths), lengths)
    return out


def run_starts(values: NDArray[Any]) -> Ints:
    """Where each run of equal values begins."""
    return np.flatnonzero(np.concatenate([[True], values[1:] != values[:-1]])) if len(values) else _NONE


def counted(values: IntsOrUInts) -> tuple[IntsOrUInts, Ints]:
    """The distinct values, ascending, and how often each occurs.

    NumPy's own function looks each value up in a table, which takes several times as long where values are hashes.
    """
    values = ascending(values)
    begins = run_starts(values)
    return values[begins], np.diff(np.append(begins, len(values)))


def frequent(values: IntsOrUInts, least: int) -> IntsOrUInts:
    """The distinct values that occur at least so many times, ascending."""
    values = ascending(values)
    last = values[least - 1 :]
    many = last[last == values[: len(values) - least + 1]]
    distinct: IntsOrUInts = many[run_starts(many)]
    return distinct


def are_among(values: NDArray[Any], chosen: NDArray[Any]) -> Bools:
    """Which values are among ``chosen``, which ascend."""
    out: Bools = np.zeros(len(values), dtype=bool)
    for begin in range(0, len(values) if len(chosen) else 0, _LOOKED_UP):
        some = values[begin : begin + _LOOKED_UP]
        place = np.searchsorted(chosen, some)
        out[begin : begin + _LOOKED_UP] = chosen[np.minimum(place, len(chosen) - 1)] == some
    return out


def by_hash(marks: Fingerprints) -> Iterator[tuple[UInts, Ints]]:
    """All hashes, ascending, and the article of each, ascending for equal hashes; some at a time, equal ones together.

    A part of a hash and the article fit into one number, which is sorted several times as fast as two; the hashes that
    agree in the rest, of which the next numbers are made, are taken together.
    """
    low = max(len(marks.words).bit_length(), 64 - HASH_BITS)
    rest = 64 - low
    row = np.repeat(np.arange(len(marks.words), dtype=np.int32), marks.sizes)
    count = 1 << (HASH_BITS - rest)
    heads = np.empty(len(marks.hashes), dtype=np.uint8 if count <= 1 << 8 else np.uint16)
    np.right_shift(marks.hashes, np.uint64(rest), out=heads, casting="unsafe")
    for head in range(count):
        at: slice | Ints = slice(None) if count == 1 else np.flatnonzero(heads == head)
        keys = ascending((marks.hashes[at] << np.uint64(low)) | row[at].astype(np.uint64))
        article = (keys & np.uint64((1 << low) - 1)).astype(np.int64)
        yield (keys >> np.uint64(low)) | np.uint64(head << rest), article
