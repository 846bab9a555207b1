"""The words of many texts as arrays of whole numbers: codes of words, where they are, and in which text.

Three readings of a text, since three things are asked of it. *Chains* are what a query is matched against: letters and
digits with apostrophes, hyphens, stops and ampersands between them, in the folded text. *Bags* are the words that are
counted (:func:`corpus_tools.measures.words.words_of`). *Positions* are words with their offsets in the text as it
is, in runs that no mark interrupts, for what is together.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Any, Final, TypeVar

import numpy as np

from corpus_tools.arrays import Bools, Int32s, Ints
from corpus_tools.english.tokens import WORDS_AND_NUMBERS, sentence_spans
from corpus_tools.measures.query import GAP
from corpus_tools.measures.words import bare, normalised, spelling
from corpus_tools.text import fold_case

CHAIN: Final = re.compile(r"([^\W_]++(?>(?:['&.-][^\W_]++)*))")
BREAKS: Final = frozenset(',;:()[]–—"“”')


@dataclass(frozen=True)
class Chains:
    """``first[t]`` to ``first[t + 1]`` are the chains of text ``t``: codes into ``words``, starts, and ``is_linked``:
    whether nothing but what a phrase may run over comes between this chain and the next."""

    words: list[str]
    first: Ints
    code: Int32s
    start: Int32s
    is_linked: Bools


@dataclass(frozen=True)
class Bags:
    """``first[t]`` to ``first[t + 1]`` are the words of text ``t``, each once: codes into ``words``, which are sorted,
    and how often it occurs ``as_word`` and ``as_number``."""

    words: list[str]
    first: Ints
    code: Int32s
    as_word: Int32s
    as_number: Int32s


@dataclass(frozen=True)
class Positions:
    """``first[t]`` to ``first[t + 1]`` are the words of text ``t`` in their order: codes into ``words``, offsets,
    whether each is a number, and whether it begins a run."""

    words: list[str]
    first: Ints
    code: Int32s
    start: Int32s
    end: Int32s
    is_number: Bools
    begins_run: Bools


class Codes(defaultdict[str, int]):
    """A code for each word, in the order in which they are first met."""

    def __init__(self) -> None:
        super().__init__(self.__len__)


class Spelt(dict[str, int]):
    """The code of the spelling of each form."""

    def __init__(self, spell: Callable[[str], str], codes: Codes) -> None:
        super().__init__()
        self._spell, self._codes = spell, codes

    def __missing__(self, form: str) -> int:
        code = self[form] = self._codes[self._spell(form)]
        return code


def chains_of(texts: Iterable[str]) -> Chains:
    """The chains of each text."""
    words, gaps = Codes(), Codes()
    split = CHAIN.split
    counts: list[int] = []
    codes: list[Int32s] = []
    starts: list[Int32s] = []
    after: list[Int32s] = []
    for text in texts:
        parts = split(fold_case(text))
        found = parts[1::2]
        counts.append(len(found))
        codes.append(looked_up(words, found))
        after.append(looked_up(gaps, [*parts[2:-1:2], *[""] * (len(found) > 0)]))  # nothing follows the last
        starts.append(ends_of(parts)[:-1:2].astype(np.int32))
    is_gap = np.fromiter((re.fullmatch(GAP, gap) is not None for gap in gaps), dtype=np.bool_, count=len(gaps))
    gap_after = _joined(after)
    return Chains(
        list(words), firsts(counts), _joined(codes), _joined(starts), is_gap[gap_after] if len(gaps) else gap_after > 0
    )


def bags_of(texts: Iterable[str]) -> Bags:
    """The words of each text and how often it has them."""
    codes = Codes()
    forms = Spelt(bare, codes)
    split = WORDS_AND_NUMBERS.split
    sizes: list[int] = []
    streams: list[Int32s] = []
    kinds: list[Bools] = []
    for text in texts:
        parts = split(normalised(text))
        found, is_number = words_and_numbers(parts)
        sizes.append(len(found))
        streams.append(looked_up(forms, found))
        kinds.append(is_number)
    words, code = in_order(list(codes), _joined(streams))
    return counted(words, sizes, code, _joined_flags(kinds))


def in_order(words: list[str], code: Int32s) -> tuple[list[str], Int32s]:
    """The words sorted, and the codes as they then are."""
    order = sorted(range(len(words)), key=words.__getitem__)
    place = np.empty(len(words), dtype=np.int32)
    place[order] = np.arange(len(words), dtype=np.int32)
    return [words[i] for i in order], place[code]


def counted(words: list[str], sizes: Sequence[int] | Ints, code: Int32s, is_number: Bools) -> Bags:
    """Each word of each text once, with how often it occurs."""
    width = max(len(words), 1)
    text = np.repeat(np.arange(len(sizes), dtype=np.int64), sizes)
    pairs, inverse = np.unique(text * width + code, return_inverse=True)
    numbers = np.bincount(inverse, weights=is_number, minlength=len(pairs)).astype(np.int32)
    every = np.bincount(inverse, minlength=len(pairs)).astype(np.int32)
    first = np.searchsorted(pairs, np.arange(len(sizes) + 1, dtype=np.int64) * width)
    return Bags(words, first.astype(np.int64), (pairs % width).astype(np.int32), every - numbers, numbers)


def positions_of(texts: Iterable[str]) -> Positions:
    """The words of each text with their offsets.

    Sentences and paragraphs have white space, or an end of the text, on both sides, and no word runs over white space
    or looks at what is after it: so the words of the whole text are those of its sentences.
    """
    codes = Codes()
    forms = Spelt(spelling, codes)
    is_break = _Breaks()
    split = WORDS_AND_NUMBERS.split
    counts: list[int] = []
    kept: dict[str, list[Int32s]] = {name: [] for name in ("code", "start", "end")}
    flags: dict[str, list[Bools]] = {name: [] for name in ("is_number", "begins_run")}
    for text in texts:
        parts = split(text)
        found, is_number = words_and_numbers(parts)
        counts.append(len(found))
        ends = ends_of([part or "" for part in parts])
        start, stop = ends[:-1:3], ends[2::3]
        kept["code"].append(looked_up(forms, found))
        kept["start"].append(start.astype(np.int32))
        kept["end"].append(stop.astype(np.int32))
        flags["is_number"].append(is_number)
        begins = np.fromiter(map(is_break.__getitem__, parts[:-1:3]), dtype=np.bool_, count=len(found))
        sentences = np.searchsorted(start, [begin for begin, _ in sentence_spans(text)])
        begins[sentences[sentences < len(found)]] = True
        flags["begins_run"].append(begins)
    code, begin, end = (_joined(kept[name]) for name in ("code", "start", "end"))
    is_number, begins_run = (_joined_flags(flags[name]) for name in ("is_number", "begins_run"))
    return Positions(list(codes), firsts(counts), code, begin, end, is_number, begins_run)


class _Breaks(dict[str, bool]):
    """Whether what comes between two words ends a run."""

    def __missing__(self, gap: str) -> bool:
        found = self[gap] = not BREAKS.isdisjoint(gap)
        return found


def words_and_numbers(parts: list[str]) -> tuple[list[str], Bools]:
    """The words and numbers in a text that was split at them, and which of them are numbers."""
    numbers, words = parts[1::3], parts[2::3]
    is_number = np.fromiter((word is None for word in words), dtype=np.bool_, count=len(words))
    if is_number.any():
        words = [number if word is None else word for number, word in zip(numbers, words, strict=True)]
    return words, is_number


def looked_up(codes: dict[str, int], words: list[str]) -> Int32s:
    """The code of each word."""
    return np.fromiter(map(codes.__getitem__, words), dtype=np.int32, count=len(words))


def ends_of(parts: list[str]) -> Ints:
    """Where each part of a text ends."""
    return np.cumsum(np.fromiter(map(len, parts), dtype=np.int64, count=len(parts)))


def spread(count: Ints) -> tuple[Ints, Ints, Ints]:
    """For each of ``count[i]`` finds of ``i``: the ``i``, which of its finds it is, and where those of each begin.

    >>> [part.tolist() for part in spread(np.array([2, 0, 1]))]
    [[0, 0, 2], [0, 1, 0], [0, 2, 2, 3]]
    """
    begins = np.concatenate([[0], np.cumsum(count)]).astype(np.int64)
    place = np.repeat(np.arange(len(count), dtype=np.int64), count)
    return place, np.arange(begins[-1], dtype=np.int64) - begins[place], begins


def firsts(counts: Sequence[int] | Ints) -> Ints:
    """Where the finds of each text begin."""
    return np.concatenate([[0], np.cumsum(counts, dtype=np.int64)]).astype(np.int64)


def _joined(parts: list[Int32s]) -> Int32s:
    return np.concatenate(parts) if parts else np.zeros(0, dtype=np.int32)


def _joined_flags(parts: list[Bools]) -> Bools:
    return np.concatenate(parts) if parts else np.zeros(0, dtype=np.bool_)


Stream = TypeVar("Stream", Chains, Bags, Positions)


def merged(usual: Stream, few: Stream, places: Sequence[int]) -> Stream:
    """``usual`` with the finds of ``few`` put in: its texts are at ``places``, which are empty in ``usual``."""
    if not places:
        return usual
    counts = np.diff(usual.first)
    counts[places] = np.diff(few.first)
    text = np.repeat(np.arange(len(counts)), np.diff(usual.first)), np.repeat(places, np.diff(few.first))
    order = np.argsort(np.concatenate(text), kind="stable")
    codes = Codes()
    of_few = looked_up(codes, [*usual.words, *few.words])[len(usual.words) :]
    arrays: dict[str, Any] = {
        f.name: np.concatenate([getattr(usual, f.name), getattr(few, f.name)])[order]
        for f in fields(usual)
        if f.name not in ("words", "first", "code")
    }
    code = np.concatenate([usual.code, of_few[few.code]])[order]
    words = list(codes)
    if isinstance(usual, Bags):
        words, code = in_order(words, code)
    return type(usual)(words=words, first=firsts(counts), code=code, **arrays)
