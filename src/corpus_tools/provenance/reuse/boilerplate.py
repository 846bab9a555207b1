"""Lines that an outlet prints under many of its articles: licences, promotion, notes of the editor.

They are no sign that one article comes from another, so what compares texts blanks them out. A line, or a run of
twelve words within one, counts as boilerplate of its outlet when it stands in articles of three different days (four
articles, where days are unknown), a line also in three articles when it speaks of copyright or newsletters. Figures in
it may differ. A line that says who contributed to the report is boilerplate wherever it stands.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple

import numpy as np
import pandas as pd

from corpus_tools.english.tokens import LETTERS_AND_DIGITS, Span
from corpus_tools.outlets import is_unknown
from corpus_tools.provenance.reuse.fingerprints import SHINGLE_WORDS, fingerprint
from corpus_tools.text import fold_case

DAYS: Final = 3
ARTICLES: Final = 4  # where no days are known
ARTICLES_LICENCE: Final = 3
RUN: Final = 8  # words that are looked up together
RUN_WORDS: Final = 12  # a shorter run is a turn of speech or a name with its titles
WORDS: Final = 5  # a shorter line is a heading, or nothing that a passage could be made of
_CONTRIBUTED: Final = re.compile(r"\bcontributed to this (?:report|article|story)\W*\Z")
_LINE: Final = re.compile(r"[^\n]+")
_DIGITS: Final = re.compile(r"\d+")
_LICENCE: Final = re.compile(
    r"\b(?:copyright|all rights reserved|newsletters?|subscribe|subscription|sign up|reprints?|terms of use|"
    r"terms of service|privacy policy|click here|follow us|download (?:the|our) app|your inbox)\b|©"
)


class Line(NamedTuple):
    """A line of boilerplate: where it stands, and how many articles of its outlet print it."""

    start: int
    end: int
    articles: int


def find_boilerplate(articles: pd.DataFrame) -> dict[str, list[Line]]:
    """The lines of boilerplate of each article, in order; articles without one are left out.

    ``articles`` needs ``article_id``, ``text`` and ``outlet``; ``published`` tells days apart.
    """
    if "outlet" not in articles.columns:
        return {}
    places: dict[tuple[str, str], list[tuple[str, Any, int, int]]] = defaultdict(list)
    columns = [c for c in ("article_id", "text", "outlet", "published") if c in articles.columns]
    for values in articles[columns].itertuples(index=False, name=None):
        row = dict(zip(columns, values, strict=True))
        outlet = row["outlet"]
        if isinstance(outlet, str) and outlet and not is_unknown(outlet):
            day = _day(row.get("published"))
            for key, (start, end) in _lines(row["text"]):
                places[outlet, key].append((str(row["article_id"]), day, start, end))
    found: dict[str, list[Line]] = defaultdict(list)
    for (_, key), lines in places.items():
        if _is_boilerplate(key, lines):
            many = len({article_id for article_id, *_ in lines})
            for article_id, _, start, end in lines:
                found[article_id].append(Line(start, end, many))
    for article_id, line in _runs(articles):
        if not any(known.start <= line.start and line.end <= known.end for known in found[article_id]):
            found[article_id].append(line)
    return {article_id: sorted(lines) for article_id, lines in sorted(found.items()) if lines}


def _runs(articles: pd.DataFrame) -> Iterator[tuple[str, Line]]:
    """Runs of words that an outlet repeats within longer lines."""
    has_days = "published" in articles.columns
    for outlet, group in articles.groupby("outlet", sort=True):
        if len(group) < DAYS or is_unknown(str(outlet)):
            continue
        texts = group["text"].tolist()
        days = [_day(each) for each in group["published"]] if has_days else [None] * len(group)
        suspects = _suspects(texts)
        words = {k: list(LETTERS_AND_DIGITS.finditer(fold_case(texts[k]))) for k in suspects}
        holders: dict[tuple[str, ...], set[int]] = defaultdict(set)
        for k, found in words.items():
            for gram in _grams(found):
                holders[gram].add(k)
        often = {gram: len(ks) for gram, ks in holders.items() if _is_often([days[k] for k in ks])}
        ids = group["article_id"].astype(str).tolist()
        for k, found in words.items():
            yield from ((ids[k], line) for line in _repeated(found, often))


def _suspects(texts: list[str]) -> list[int]:
    """The articles that hold a run of words which several others hold: few, so that only they are read word by word."""
    marks = fingerprint(texts)
    hashes, inverse, counts = np.unique(marks.hashes, return_inverse=True, return_counts=True)
    owner = np.repeat(np.arange(len(texts)), marks.sizes)
    frequent = np.bincount(owner[counts[inverse] >= DAYS], minlength=len(texts))
    return np.flatnonzero(frequent >= RUN_WORDS - SHINGLE_WORDS + 1).tolist() if len(hashes) else []


def _grams(found: list[re.Match[str]]) -> Iterator[tuple[str, ...]]:
    words = [_DIGITS.sub("0", match.group()) for match in found]
    return zip(*(words[k:] for k in range(RUN)), strict=False)


def _is_often(days: list[Any]) -> bool:
    known = set(days) - {None}
    return len(known) >= DAYS or (not known and len(days) >= ARTICLES)


def _repeated(found: list[re.Match[str]], often: dict[tuple[str, ...], int]) -> Iterator[Line]:
    """The runs of an article in which every eight words are repeated, with the fewest articles that hold them."""
    begin, many = -1, 0
    for at, gram in enumerate([*_grams(found), ()]):
        if gram in often:
            many = min(many, often[gram]) if begin >= 0 else often[gram]
            begin = at if begin < 0 else begin
        elif begin >= 0:
            last = at - 1 + RUN - 1
            if last - begin + 1 >= RUN_WORDS:
                yield Line(found[begin].start(), found[last].end(), many)
            begin = -1


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


def _lines(text: str) -> Iterable[tuple[str, Span]]:
    folded = fold_case(text)
    for match in _LINE.finditer(folded):
        words = LETTERS_AND_DIGITS.findall(match.group())
        if len(words) >= WORDS:
            yield _DIGITS.sub("0", " ".join(words)), match.span()


def _is_boilerplate(key: str, lines: list[tuple[str, Any, int, int]]) -> bool:
    days = {article_id: day for article_id, day, *_ in lines}
    if _CONTRIBUTED.search(key) or (len(days) >= ARTICLES_LICENCE and _LICENCE.search(key)):
        return True
    return _is_often(list(days.values()))


def _day(published: Any) -> Any:
    return None if published is None or pd.isna(published) else pd.Timestamp(published).date()
