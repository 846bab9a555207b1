"""Lines that an outlet prints under many of its articles: licences, promotion, notes of the editor.

They are no sign that one article comes from another, so what compares texts blanks them out. A line, or a run of
twelve words within one, counts as boilerplate of its outlet when it is in articles of three different days (four
articles, where days are unknown), a line also in three articles when it speaks of copyright or newsletters. Figures in
it may differ. A line that says who contributed to the report is boilerplate wherever it is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from itertools import chain
from typing import Any, Final, NamedTuple

import numpy as np
import pandas as pd

from corpus_tools.english.tokens import LETTERS_AND_DIGITS
from corpus_tools.outlets import is_unknown
from corpus_tools.provenance.reuse.fingerprints import SHINGLE_WORDS, Ints, mix, remembered_fingerprint, splitmix
from corpus_tools.text import fold_case

DAYS: Final = 3
ARTICLES: Final = 4  # where no days are known
ARTICLES_LICENCE: Final = 3
RUN: Final = 8  # words that are looked up together
RUN_WORDS: Final = 12  # a shorter run is a turn of speech or a name with its titles
WORDS: Final = 5  # a shorter line is a heading, or nothing that a passage could be made of
_CONTRIBUTED: Final = ("contributed", "to", "this")
_REPORT: Final = ("report", "article", "story")
_CREDIT: Final = re.compile(rf"\b{' '.join(_CONTRIBUTED)} (?:{'|'.join(_REPORT)})\Z")
_CREDITED: Final = ("",)  # in place of the first words of a line that may be such a credit
# The words by which lines are told apart before they are read.
_FIRST_WORDS: Final = re.compile(r"[\W_]*+([^\W_]++)[\W_]++([^\W_]++)[\W_]++([^\W_]++)")
_PLACES: Final = splitmix(7, 5)
_DIGITS: Final = re.compile(r"\d+")
_LICENCE: Final = re.compile(
    r"\b(?:copyright|all rights reserved|newsletters?|subscribe|subscription|sign up|reprints?|terms of use|"
    r"terms of service|privacy policy|click here|follow us|download (?:the|our) app|your inbox)\b|©"
)


class Line(NamedTuple):
    """A line of boilerplate: where it is, and how many articles of its outlet print it."""

    start: int
    end: int
    articles: int


def find_boilerplate(articles: pd.DataFrame) -> dict[str, list[Line]]:
    """The lines of boilerplate of each article, in order; articles without one are left out.

    ``articles`` needs ``article_id``, ``text`` and ``outlet``; ``published`` tells days apart.
    """
    if "outlet" not in articles.columns:
        return {}
    if "published" not in articles.columns:
        articles = articles.assign(published=None)
    # In one order, so that what a stage found in another one is not looked for again.
    columns = (articles[name].tolist() for name in ("article_id", "text", "outlet", "published"))
    rows = sorted(zip(*columns, strict=True), key=lambda row: str(row[0]))
    ids, texts, outlets, published = ([row[k] for row in rows] for k in range(4))
    return dict(_LAST.of(list(map(str, ids)), texts, outlets, list(map(_day, published))))


class _Last:
    """What was found last: the stages of one corpus ask for it one after the other."""

    def __init__(self) -> None:
        self._key, self._found = b"", dict[str, list[Line]]()

    def of(self, ids: list[str], texts: list[str], outlets: list[Any], days: list[Any]) -> dict[str, list[Line]]:
        read = blake2b(repr((ids, outlets, days)).encode("utf-8", "surrogatepass"))
        for text in texts:
            read.update(f"{len(text)}:{text}".encode("utf-8", "surrogatepass"))
        if read.digest() != self._key:
            self._found = _find(ids, texts, outlets, days)
            self._key = read.digest()
        return self._found


_LAST: Final = _Last()


def _find(ids: list[str], texts: list[str], outlets: list[Any], days: list[Any]) -> dict[str, list[Line]]:
    of_outlet: dict[str, list[int]] = defaultdict(list)
    for k, outlet in enumerate(outlets):
        if isinstance(outlet, str) and outlet and not is_unknown(outlet):
            of_outlet[outlet].append(k)
    found: dict[str, list[Line]] = defaultdict(list)
    numbers = _Numbers()
    for _, chosen in sorted(of_outlet.items()):
        its_ids, its_texts, its_days = ([each[k] for k in chosen] for each in (ids, texts, days))
        outlet = _Outlet(its_ids, its_texts, its_days, numbers)
        for article_id, line in outlet.lines():
            found[article_id].append(line)
        for article_id, line in outlet.runs():
            if not any(known.start <= line.start and line.end <= known.end for known in found[article_id]):
                found[article_id].append(line)
    return {article_id: sorted(lines) for article_id, lines in sorted(found.items()) if lines}


class _Outlet:
    """The articles of an outlet, their words as numbers; two words that differ in their figures alone are one."""

    def __init__(self, ids: list[str], texts: list[str], days: list[Any], numbers: _Numbers) -> None:
        self.ids, self.texts, self.days, self.numbers = ids, texts, days, numbers
        self.folded = [fold_case(text) for text in texts]

    def lines(self) -> Iterator[tuple[str, Line]]:
        """The lines that several of its articles print, or that say who contributed."""
        places: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
        for k, start, row in self._may_repeat():
            words = LETTERS_AND_DIGITS.findall(row)
            if len(words) >= WORDS:
                places[_DIGITS.sub("0", " ".join(words))].append((k, start, start + len(row)))
        for key, lines in places.items():
            holders = {self.ids[k]: self.days[k] for k, *_ in lines}
            if _is_boilerplate(key, list(holders.values())):
                yield from ((self.ids[k], Line(start, end, len(holders))) for k, start, end in lines)

    def _may_repeat(self) -> Iterator[tuple[int, int, str]]:
        """The lines that begin with the same words as others or name who contributed: article, offset, text.

        Most lines are in one article alone, and are not read to their end.
        """
        found: dict[tuple[str, ...], list[tuple[int, int, str]]] = defaultdict(list)
        for k, text in enumerate(self.folded):
            start = 0
            for row in text.split("\n"):
                if row:
                    key = _CREDITED if _CONTRIBUTED[0] in row else _first_words(row)
                    found[key].append((k, start, row))
                start += len(row) + 1
        least = min(DAYS, ARTICLES, ARTICLES_LICENCE)
        found.pop((), None)  # too short for a line of boilerplate
        kept = (line for key, lines in found.items() if key == _CREDITED or len(lines) >= least for line in lines)
        return iter(sorted(kept))

    def runs(self) -> Iterator[tuple[str, Line]]:
        """Runs of words that it repeats within longer lines."""
        if len(self.ids) < DAYS:
            return
        suspects = _suspects(self.texts)
        read = [list(map(self.numbers.__getitem__, LETTERS_AND_DIGITS.findall(self.folded[k]))) for k in suspects]
        words = np.fromiter(chain.from_iterable(read), dtype=np.uint64)
        article = np.repeat(np.array(suspects, dtype=np.int64), list(map(len, read)))
        grams = max(len(words) - RUN + 1, 0)
        mixed = np.zeros(grams, dtype=np.uint64)
        for k in range(RUN):
            mixed = mixed * _PLACES[2] + words[k : grams + k] * _PLACES[3] + _PLACES[4]
        whole = np.flatnonzero(article[:grams] == article[RUN - 1 :])
        values, place = np.unique(mix(mixed[whole]), return_inverse=True)
        holders = self._holders(place, article[whole], len(values))
        often = np.zeros(len(words), dtype=np.int64)
        often[whole] = holders[place]
        yield from self._repeated(often, article)

    def _holders(self, grams: Ints, article: Ints, count: int) -> Ints:
        """In how many articles each run is; 0 where they are too few, or of too few days."""
        pairs = np.unique(grams * len(self.ids) + article)
        gram, holder = np.divmod(pairs, len(self.ids))
        many = np.bincount(gram, minlength=count)
        numbers = {day: k for k, day in enumerate(dict.fromkeys(day for day in self.days if day is not None))}
        day = np.array([numbers.get(each, -1) for each in self.days])[holder]
        known = np.unique(gram[day >= 0] * max(len(numbers), 1) + day[day >= 0]) // max(len(numbers), 1)
        days = np.bincount(known, minlength=count)
        return np.where((days >= DAYS) | ((days == 0) & (many >= ARTICLES)), many, 0)

    def _repeated(self, often: Ints, article: Ints) -> Iterator[tuple[str, Line]]:
        """The runs in which every eight words are repeated, with the fewest articles that hold them."""
        is_often = np.concatenate([[False], often > 0, [False]])
        begins, ends = (np.flatnonzero(is_often[1:] & ~is_often[:-1]), np.flatnonzero(~is_often[1:] & is_often[:-1]))
        long = ends - begins + RUN - 1 >= RUN_WORDS
        words: list[tuple[int, int]] = []
        last, first = -1, 0
        for begin, end in zip(begins[long].tolist(), ends[long].tolist(), strict=True):
            if (k := int(article[begin])) != last:
                last, first = k, int(np.searchsorted(article, k))
                words = [match.span() for match in LETTERS_AND_DIGITS.finditer(self.folded[k])]
            start, stop = words[begin - first][0], words[end - 1 + RUN - 1 - first][1]
            yield self.ids[k], Line(start, stop, int(often[begin:end].min()))


def _first_words(row: str) -> tuple[str, ...]:
    """The first words of a line, figures taken alike; none of a line with fewer words."""
    words = _FIRST_WORDS.match(row)
    if words is None:
        return ()
    found = words.groups()
    return found if "".join(found).isalpha() else tuple([_DIGITS.sub("0", word) for word in found])


class _Numbers(dict[str, int]):
    """A number for each word, figures taken alike."""

    def __missing__(self, word: str) -> int:
        plain = word if word.isalpha() else _DIGITS.sub("0", word)
        number = self[word] = len(self) if plain == word else self[plain]
        return number


def _suspects(texts: list[str]) -> list[int]:
    """The articles that hold a run of words which several others hold: few, so that only they are read word by word."""
    marks = remembered_fingerprint(texts)
    hashes, inverse, counts = np.unique(marks.hashes, return_inverse=True, return_counts=True)
    owner = np.repeat(np.arange(len(texts)), marks.sizes)
    frequent = np.bincount(owner[counts[inverse] >= DAYS], minlength=len(texts))
    return np.flatnonzero(frequent >= RUN_WORDS - SHINGLE_WORDS + 1).tolist() if len(hashes) else []


def _is_often(days: list[Any]) -> bool:
    known = set(days) - {None}
    return len(known) >= DAYS or (not known and len(days) >= ARTICLES)


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
    return _is_often(days)


def _day(published: Any) -> Any:
    if isinstance(published, pd.Timestamp):
        return published.date()
    return None if published is None or pd.isna(published) else pd.Timestamp(published).date()
