"""The words of many texts at once, found by numpy: where each begins and ends, and a number of 64 bits for it.

The words are those of :data:`corpus_tools.english.tokens.FOLDED_WORD`: runs of letters and digits, with apostrophes
inside. A pattern makes a string for each word, which takes longer than all that compares the words afterwards.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus_tools.arrays import Int32s, Ints, UInts
from corpus_tools.provenance.reuse.fingerprints import ROOM, batches, hash_spans

_CHARACTERS: Final = 1 << 18  # read at once
_APOSTROPHE: Final = ord("'")
_ASCII: Final = 128
_IS_ASCII_WORD: Final = bytes(code < _ASCII and chr(code).isalnum() for code in range(256))
Codes = NDArray[np.unsignedinteger]
_NONE: Final[Ints] = np.zeros(0, dtype=np.int64)


class Words(NamedTuple):
    """The words of some texts in a row.

    ``starts``, ``ends``: offsets in characters of the text of each; ``hashes``: equal for equal words; ``borders``:
    the first word of each text, and the number of words.
    """

    starts: Ints
    ends: Ints
    hashes: UInts
    borders: Ints


def read_words(folded: Sequence[str]) -> Words:
    """The words of texts that were folded by :func:`corpus_tools.text.fold_case`.

    >>> words = read_words(["it's 3 o'clock", "", "no, it's not"])
    >>> words.starts.tolist(), words.ends.tolist(), words.borders.tolist()
    ([0, 5, 7, 0, 4, 9], [4, 6, 14, 2, 8, 12], [0, 3, 3, 6])
    >>> bool(words.hashes[0] == words.hashes[4])
    True
    """
    parts = [_read(batch) for batch in batches(folded, _is_full)]
    starts, ends, hashes, counts = (np.concatenate([part[k] for part in parts] or [_NONE]) for k in range(4))
    return Words(starts, ends, hashes.astype(np.uint64), np.concatenate([[0], np.cumsum(counts)]).astype(np.int64))


class WordNumbers:
    """A number for each word of texts that are read some at a time, in the order in which the words come."""

    def __init__(self, add: Callable[[list[str]], None]) -> None:
        """``add`` is told the words that come for the first time."""
        self._numbers: dict[int, int] = {}  # by the hash of the word
        self._add = add

    def __len__(self) -> int:
        return len(self._numbers)

    def read(self, folded: Sequence[str]) -> tuple[Words, Int32s]:
        """The words of some texts, and the number of each.

        >>> seen = []
        >>> WordNumbers(seen.extend).read(["no, it's not", "not so"])[1].tolist(), seen
        ([0, 1, 2, 2, 3], ['no', "it's", 'not', 'so'])
        """
        words = read_words(folded)
        place, distinct = pd.factorize(words.hashes)
        numbers = list(map(self._numbers.get, distinct.tolist()))
        new = [k for k, number in enumerate(numbers) if number is None]
        if new:
            first = np.empty(len(distinct), dtype=np.int64)
            first[place[::-1]] = np.arange(len(place) - 1, -1, -1)
            at = first[new]
            owners = np.searchsorted(words.borders, at, side="right") - 1
            spans = zip(owners.tolist(), words.starts[at].tolist(), words.ends[at].tolist(), strict=True)
            added = range(len(self._numbers), len(self._numbers) + len(new))
            self._numbers.update(zip(distinct[new].tolist(), added, strict=True))
            for k, number in zip(new, added, strict=True):
                numbers[k] = number
            self._add([folded[owner][start:end] for owner, start, end in spans])
        return words, np.array(numbers, dtype=np.int32)[place]


def _is_full(batch: list[str], size: int, text: str) -> bool:
    """What is read at once is all ASCII, or not."""
    return size + len(text) > _CHARACTERS or text.isascii() != batch[0].isascii()


def _read(texts: list[str]) -> tuple[Ints, Ints, UInts, Ints]:
    """Starts, ends and hashes of the words of a batch, and how many words each text has."""
    whole = "\n" + "\n".join(texts) + "\n" * ROOM
    read = whole.encode("utf-8", "surrogatepass")
    if len(read) == len(whole):
        codes: Codes = np.frombuffer(read, dtype=np.uint8)
        starts, ends = _edges(codes, np.frombuffer(bytearray(read.translate(_IS_ASCII_WORD)), dtype=bool))
        hashes = hash_spans(read, starts, ends)
    else:
        codes = np.frombuffer(whole.encode("utf-32-le", "surrogatepass"), dtype="<u4")
        starts, ends = _edges(codes, _is_word(codes))
        widths = 1 + (codes >= _ASCII).astype(np.int64) + (codes > 0x7FF) + (codes > 0xFFFF)
        before = np.concatenate([[0], np.cumsum(widths)])
        hashes = hash_spans(read, before[starts], before[ends])
    begins = np.cumsum([1, *(len(text) + 1 for text in texts)])
    counts = np.diff(np.searchsorted(starts, begins))
    shift = np.repeat(begins[:-1], counts)
    return starts - shift, ends - shift, hashes, counts


def _edges(codes: Codes, is_word: NDArray[np.bool_]) -> tuple[Ints, Ints]:
    """Where words begin and end; the first and the last character belong to none. ``is_word`` is changed."""
    apostrophes = np.flatnonzero(codes == _APOSTROPHE)
    is_word[apostrophes[is_word[apostrophes - 1] & is_word[apostrophes + 1]]] = True
    edges = np.flatnonzero(is_word[1:] != is_word[:-1]).reshape(-1, 2).T + 1
    return edges[0], edges[1]


def _is_word(codes: Codes) -> NDArray[np.bool_]:
    """Whether each character is a letter or digit, as patterns have it."""
    plain = np.minimum(codes, _ASCII).astype(np.uint8).tobytes()
    out = np.frombuffer(bytearray(plain.translate(_IS_ASCII_WORD)), dtype=bool)
    others = np.flatnonzero(codes >= _ASCII)
    distinct, place = np.unique(codes[others], return_inverse=True)
    out[others] = np.array([chr(code).isalnum() for code in distinct.tolist()], dtype=bool)[place]
    return out
