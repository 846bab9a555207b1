"""Runs of words that an outlet repeats within longer lines, in articles of several days."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from typing import Final, TypeVar

import numpy as np

from corpus_tools.arrays import Bools, Int32s, Ints, UInts
from corpus_tools.provenance.reuse.corpus_texts import CorpusTexts
from corpus_tools.provenance.reuse.fingerprints import (
    SHINGLE_WORDS,
    are_among,
    by_hash,
    counted,
    frequent,
    in_place,
    mix,
    ranges,
    remembered_fingerprint,
    run_starts,
    splitmix,
)
from corpus_tools.provenance.reuse.words import Words, read_words

Numbers = TypeVar("Numbers", Ints, Int32s, UInts)
DAYS: Final = 3
ARTICLES: Final = 4  # where no days are known
RUN: Final = 8  # words that are looked up together
RUN_WORDS: Final = 12  # a shorter run is a turn of speech or a name with its titles
FIGURES: Final = re.compile(r"\d+")
NOBODY: Final = -1  # an outlet that nothing names, a day that is not known
_SUSPECT: Final = RUN_WORDS - SHINGLE_WORDS + 1  # shingles that others have, too
_PLACES: Final = splitmix(7, 5)
_NO_RUN: Final = np.uint64(0)  # behind the last whole run of an article


def find_suspects(texts: CorpusTexts, outlet: Ints) -> Bools:
    """The articles that hold a run of words which several others of their outlet hold.

    They are few, so that only they are read word by word. ``outlet``: a number for each article, or :data:`NOBODY`.
    """
    parts = ((places, remembered_fingerprint(some)) for places, some in texts.read(has_articles(outlet, DAYS)))
    marks = in_place(parts, len(texts))
    shared = np.zeros(len(texts), dtype=np.int64)
    for values, article in by_hash(marks):
        begins = run_starts(values)
        holders = np.diff(np.append(begins, len(values)))
        begins, holders = begins[holders >= DAYS], holders[holders >= DAYS]
        article = article[ranges(begins, holders)]
        keys = np.repeat(np.arange(len(begins)), holders) * (int(outlet.max(initial=0)) + 1) + outlet[article]
        article = article[are_among(keys, frequent(keys, DAYS))]
        shared += np.bincount(article, minlength=len(texts))
    out: Bools = shared >= _SUSPECT
    return out


def has_articles(outlet: Ints, least: int) -> Bools:
    """Whether the outlet of each article has so many articles; that of nobody has none."""
    count = np.append(np.bincount(outlet[outlet != NOBODY]), 0)
    out: Bools = count[outlet] >= least
    return out


class Runs:
    """The words of suspect articles; ``outlet`` and ``day``: a number for each article, or :data:`NOBODY`."""

    def __init__(self, outlet: Ints, day: Ints) -> None:
        self._outlet, self._day = outlet, day
        self._grams: list[UInts] = []
        self._starts: list[Int32s] = []
        self._ends: list[Int32s] = []
        self._places: list[Ints] = []
        self._sizes: list[Ints] = []

    def add(self, places: Ints, folded: Sequence[str]) -> None:
        """Read the words of some articles, whose texts are folded."""
        # Without the marks inside: "don't" is two words.
        words = read_words([text.replace("'", " ") for text in folded])
        sizes = np.diff(words.borders)
        outlet = np.repeat(self._outlet[places].astype(np.uint64), sizes)
        self._grams.append(_grams(_alike(words, folded), sizes, outlet))
        self._starts.append(words.starts.astype(np.int32))
        self._ends.append(words.ends.astype(np.int32))
        self._places.append(places)
        self._sizes.append(sizes)

    def found(self) -> Iterator[tuple[int, int, int, int]]:
        """Runs in which every eight words are repeated: article, start, end, and the fewest articles that hold them."""
        if not self._grams:
            return
        grams, starts, ends = _joined(self._grams), _joined(self._starts), _joined(self._ends)
        places, sizes = _joined(self._places), _joined(self._sizes)
        values = frequent(grams, min(DAYS, ARTICLES))
        values = values[values != _NO_RUN]
        at = np.flatnonzero(are_among(grams, values))
        article = np.searchsorted(np.cumsum(sizes), at, side="right")
        often = self._holders(np.searchsorted(values, grams[at]), places[article], len(values))
        at, article, often = at[often > 0], article[often > 0], often[often > 0]
        begins = np.flatnonzero(np.diff(at, prepend=-2) != 1)
        last = np.append(begins, len(at))[1:] - 1
        long = at[last] - at[begins] + RUN >= RUN_WORDS
        fewest = np.minimum.reduceat(often, begins) if len(begins) else often
        found = places[article[begins]], starts[at[begins]], ends[at[last] + RUN - 1], fewest
        yield from zip(*(each[long].tolist() for each in found), strict=True)

    def _holders(self, gram: Ints, place: Ints, count: int) -> Ints:
        """In how many articles each run is; 0 where they are too few, or of too few days."""
        articles = len(self._day)
        pairs, _ = counted(gram * articles + place)
        distinct, holder = np.divmod(pairs, max(articles, 1))
        many = np.bincount(distinct, minlength=count)
        day = self._day[holder]
        different = int(self._day.max(initial=0)) + 1
        known, _ = counted(distinct[day >= 0] * different + day[day >= 0])
        days = np.bincount(known // different, minlength=count)
        is_enough = (days >= DAYS) | ((days == 0) & (many >= ARTICLES))
        out: Ints = np.where(is_enough, many, 0)[gram]
        return out


def _joined(parts: list[Numbers]) -> Numbers:
    """The arrays as one; the list, which has some, is emptied, so that both are not held."""
    whole = np.concatenate(parts)
    parts.clear()
    return whole


def _alike(words: Words, folded: Sequence[str]) -> UInts:
    """A number for each word; two words that differ in their figures alone have the same."""
    hashes = words.hashes.copy()
    numbers: dict[str, int] = {}
    for k, text in enumerate(folded):
        begin, end = words.borders[k], words.borders[k + 1]
        figures = [match.start() for match in FIGURES.finditer(text)]
        for word in np.unique(np.searchsorted(words.starts[begin:end], figures, side="right") + begin - 1).tolist():
            plain = FIGURES.sub("0", text[words.starts[word] : words.ends[word]])
            if plain not in numbers:
                digest = blake2b(plain.encode("utf-8", "surrogatepass"), digest_size=8).digest()
                numbers[plain] = int.from_bytes(digest, "little")
            hashes[word] = numbers[plain]
    return hashes


def _grams(words: UInts, sizes: Ints, outlet: UInts) -> UInts:
    """A number for the eight words that begin with each word, and the outlet; :data:`_NO_RUN` where there are fewer."""
    padded = np.concatenate([words, np.zeros(RUN - 1, dtype=np.uint64)])
    mixed = outlet
    for k in range(RUN):
        mixed = mixed * _PLACES[2] + padded[k : len(words) + k] * _PLACES[3] + _PLACES[4]
    left = np.repeat(np.cumsum(sizes), sizes) - np.arange(len(words))
    return np.where(left >= RUN, mix(mixed), _NO_RUN)
