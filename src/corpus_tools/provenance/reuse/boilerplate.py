"""Lines that an outlet prints under many of its articles: licences, promotion, notes of the editor.

They are no sign that one article comes from another, so what compares texts blanks them out. A line, or a run of
twelve words within one, counts as boilerplate of its outlet when it is in articles of three different days (four
articles, where days are unknown), a line also in three articles when it speaks of copyright or newsletters. Figures in
it may differ. A line that says who contributed to the report is boilerplate wherever it is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import blake2b
from itertools import accumulate
from typing import Any, Final, NamedTuple

import numpy as np
import pandas as pd

from corpus_tools.arrays import Bools, Ints
from corpus_tools.english.tokens import LETTERS_AND_DIGITS
from corpus_tools.outlets import is_unknown
from corpus_tools.provenance.reuse.corpus_texts import CorpusTexts
from corpus_tools.provenance.reuse.fingerprints import are_among, counted, frequent, mix
from corpus_tools.provenance.reuse.repeated_runs import (
    ARTICLES,
    DAYS,
    FIGURES,
    NOBODY,
    Runs,
    find_suspects,
    has_articles,
)
from corpus_tools.text import fold_case

ARTICLES_LICENCE: Final = 3
WORDS: Final = 5  # a shorter line is a heading, or nothing that a passage could be made of
_CHARACTERS: Final = 2 * WORDS - 1  # that so many words have at least
_CONTRIBUTED: Final = ("contributed", "to", "this")
_REPORT: Final = ("report", "article", "story")
_CREDIT: Final = re.compile(rf"\b{' '.join(_CONTRIBUTED)} (?:{'|'.join(_REPORT)})\Z")
# By these lines are told apart before they are read: whatever else differs between them, it may be marks or figures.
_LETTERS: Final = b"abcdefghijklmnopqrstuvwxyz"
_NO_LETTERS: Final = bytes(code for code in range(256) if code not in _LETTERS and code != ord("\n"))
_LICENCE: Final = re.compile(
    r"\b(?:copyright|all rights reserved|newsletters?|subscribe|subscription|sign up|reprints?|terms of use|"
    r"terms of service|privacy policy|click here|follow us|download (?:the|our) app|your inbox)\b|©"
)
_NUMBER: Final = 32  # bits of the number of a line in its article
_NONE: Final = np.zeros(0, dtype=np.int64)
_OUTLET: Final = np.uint64(0x9E3779B97F4A7C15)


class Line(NamedTuple):
    """A line of boilerplate: where it is, and how many articles of its outlet print it."""

    start: int
    end: int
    articles: int


def find_boilerplate(articles: pd.DataFrame) -> dict[str, list[Line]]:
    """The lines of boilerplate of each article, in order; articles without one are left out.

    ``articles`` needs ``article_id``, ``text`` and ``outlet``; ``published`` tells days apart.
    """
    texts = CorpusTexts(articles)
    return {str(texts.ids[place]): list(lines) for place, lines in boilerplate_of(texts).items()}


def boilerplate_of(texts: CorpusTexts) -> Mapping[int, list[Line]]:
    """As :func:`find_boilerplate`, by the places of the articles."""
    outlets = texts.values("outlet")
    if outlets is None:
        return {}
    published = texts.values("published")
    days = list(map(_day, published)) if published is not None else [None] * len(texts)
    return _LAST.of(texts, outlets, days)


class _Last:
    """What was found last: the stages of one corpus ask for it one after the other."""

    def __init__(self) -> None:
        self._key, self._found = b"", dict[int, list[Line]]()

    def of(self, texts: CorpusTexts, outlets: list[Any], days: list[Any]) -> dict[int, list[Line]]:
        # By place, so that what a stage found in another order is not looked for again.
        hashes = np.zeros(len(texts), dtype=np.int64)
        for some in texts.read():
            hashes[some.places] = list(map(hash, some.texts))
        read = blake2b(repr((texts.ids, outlets, days)).encode("utf-8", "surrogatepass"))
        read.update(hashes.tobytes())
        if read.digest() != self._key:
            self._found = _find(texts, outlets, days)
            self._key = read.digest()
        return self._found


_LAST: Final = _Last()


def _find(texts: CorpusTexts, outlets: list[Any], days: list[Any]) -> dict[int, list[Line]]:
    outlet, day = _numbers(outlets, _is_named), _numbers(days, _is_known)
    is_suspect, alike = find_suspects(texts, outlet), _lines_alike(texts, outlet)
    runs, lines = Runs(outlet, day), _Lines(outlet, days)
    is_read = is_suspect.copy()
    is_read[list(alike)] = True
    for places, some in texts.read(is_read):
        folded = list(map(fold_case, some))
        suspects = np.flatnonzero(is_suspect[places])
        runs.add(places[suspects], [folded[k] for k in suspects.tolist()])
        for place, text in zip(places.tolist(), folded, strict=True):
            lines.add(place, text, alike.get(place, ()))
    found = lines.found()
    for place, *run in runs.found():
        line = Line(*run)
        if not any(known.start <= line.start and line.end <= known.end for known in found[place]):
            found[place].append(line)
    return {place: sorted(each) for place, each in sorted(found.items()) if each}


def _numbers(values: list[Any], is_known: Callable[[Any], bool]) -> Ints:
    """A number for each value, from 0; -1 for those that are not known."""
    numbers: dict[Any, int] = {}
    for value in values:
        if value not in numbers:
            numbers[value] = len(numbers) if is_known(value) else NOBODY
    return np.array([numbers[value] for value in values], dtype=np.int64)


def _is_named(outlet: Any) -> bool:
    return isinstance(outlet, str) and bool(outlet) and not is_unknown(outlet)


def _is_known(day: Any) -> bool:
    return day is not None


class _Lines:
    """Lines, with the articles of an outlet that print each of them; ``outlet`` and ``days`` are those of articles."""

    def __init__(self, outlet: Ints, days: list[Any]) -> None:
        self._outlet, self._days = outlet.tolist(), days
        self._where: dict[tuple[int, str], list[tuple[int, int, int]]] = defaultdict(list)

    def add(self, place: int, text: str, numbers: Sequence[int]) -> None:
        """Read some lines of an article, which is folded."""
        rows = text.split("\n") if numbers else []
        starts = list(accumulate((len(row) + 1 for row in rows), initial=0))
        for number in numbers:
            words = LETTERS_AND_DIGITS.findall(rows[number])
            if len(words) >= WORDS:
                key = self._outlet[place], FIGURES.sub("0", " ".join(words))
                self._where[key].append((place, starts[number], starts[number + 1] - 1))

    def found(self) -> dict[int, list[Line]]:
        """By article, the lines that several articles print, or that say who contributed."""
        found: dict[int, list[Line]] = defaultdict(list)
        for (_, key), where in self._where.items():
            holders = {place: self._days[place] for place, *_ in where}
            if _is_boilerplate(key, list(holders.values())):
                for place, start, end in where:
                    found[place].append(Line(start, end, len(holders)))
        return found


def _lines_alike(texts: CorpusTexts, outlet: Ints) -> dict[int, list[int]]:
    """By article, the numbers of the lines whose letters are those of others of its outlet, or that name who
    contributed. Most lines are in one article alone, and are not read word by word.
    """
    several = has_articles(outlet, min(DAYS, ARTICLES, ARTICLES_LICENCE))
    parts = [_letters(*some, several) for some in texts.read(outlet != NOBODY)]
    keys, lines, credited = (np.concatenate([part[k] for part in parts] or [_NONE]) for k in range(3))
    keys = mix(keys.view(np.uint64) + outlet[lines >> _NUMBER].astype(np.uint64) * _OUTLET)
    often = frequent(keys, min(DAYS, ARTICLES, ARTICLES_LICENCE))
    chosen, _ = counted(np.concatenate([lines[are_among(keys, often)], credited]))
    found: dict[int, list[int]] = defaultdict(list)
    for place, number in zip((chosen >> _NUMBER).tolist(), (chosen & ((1 << _NUMBER) - 1)).tolist(), strict=True):
        found[place].append(number)
    return found


def _letters(places: Ints, texts: list[str], several: Bools) -> tuple[Ints, Ints, Ints]:
    """A number for the letters of each longer line; of which article and line it is; those that may name a writer.

    Of an outlet with few articles, nothing but the last.
    """
    letters: list[int] = []
    sizes: list[int] = []
    counts: list[int] = []
    credited: list[int] = []
    for place, text in zip(places.tolist(), texts, strict=True):
        lowered = text.lower()
        rows = lowered.split("\n") if several[place] else []
        if rows:
            letters += map(hash, lowered.encode("utf-8", "replace").translate(None, _NO_LETTERS).split(b"\n"))
        sizes += map(len, rows)
        counts.append(len(rows))
        if _CONTRIBUTED[0] in lowered:
            rows = lowered.split("\n")
            credited += [place << _NUMBER | number for number, row in enumerate(rows) if _CONTRIBUTED[0] in row]
    number = np.arange(len(sizes)) - np.repeat(np.cumsum(counts) - counts, counts)
    kept = np.array(sizes) >= _CHARACTERS
    lines = (np.repeat(places, counts) << _NUMBER | number)[kept]
    return np.array(letters, dtype=np.int64)[kept], lines, np.array(credited, dtype=np.int64)


def without_boilerplate(articles: pd.DataFrame) -> list[str]:
    """The texts of ``articles``, in their order, with blanks in place of boilerplate: every offset stays."""
    found = find_boilerplate(articles)
    rows = articles[["article_id", "text"]].itertuples(index=False, name=None)
    return [blanked(text, found.get(str(article_id), ())) for article_id, text in rows]


def blanked(text: str, lines: Iterable[Line]) -> str:
    """The text with blanks in place of the lines; same length."""
    for line in lines:
        text = text[: line.start] + " " * (line.end - line.start) + text[line.end :]
    return text


def _is_boilerplate(key: str, days: list[Any]) -> bool:
    """Whether a line (its words) is boilerplate, from the days of the articles that print it."""
    if _CREDIT.search(key) or (len(days) >= ARTICLES_LICENCE and _LICENCE.search(key)):
        return True
    known = set(days) - {None}
    return len(known) >= DAYS or (not known and len(days) >= ARTICLES)


def _day(published: Any) -> Any:
    if isinstance(published, pd.Timestamp):
        return published.date()
    return None if published is None or pd.isna(published) else pd.Timestamp(published).date()
