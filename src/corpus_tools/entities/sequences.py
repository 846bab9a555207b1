"""The capitalised runs of articles as sequences of items, with the features of each item.

The runs of one sentence are one sequence, with a gap item between two of them: "Oslo, Paris and Rome" is one. Features
are kept as columns, one for each kind, with the text from which each item's features of that kind are made. Training
makes the features as text; applying the model looks up the weights of each distinct text once.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate, chain, pairwise
from typing import Final, NamedTuple

from corpus_tools.english.words import Words
from corpus_tools.entities.features import (
    Document,
    features_of,
    in_document,
    kinds_of_run,
    of_other_mentions,
    phrase_marks,
    read_document,
    seldom,
)

Runs = list[tuple[int, int]]

_LONGEST_TOLD: Final = 6  # the size of longer runs and gaps is not told
_FAREST_TOLD: Final = 3  # nor that a word is farther than this from the beginning or the end of its run


class Columns:
    """The items of many articles: the texts from which their features are made, kind by kind, in order."""

    def __init__(self) -> None:
        self.places: list[int] = []  # for each word of a run, its index in its article
        self.of_words: dict[str, list[str]] = {}  # for each kind, the text of each word
        self.sizes: list[int] = []  # for each run, its number of words
        self.of_runs: dict[str, list[str]] = {}  # for each kind, the text of each run; its words share the features
        self.shared: list[list[str]] = []  # for each run, further features that its words share
        self.gaps: list[str] = []  # for each run, the text of the gap before it; "": it begins a sequence

    def add(self, words: Words, runs: Runs) -> None:
        """Add the runs of one article."""
        if not runs:
            return
        document = read_document(words, runs)
        around = _read_around(words, runs)
        self.places += chain.from_iterable(range(begin, end) for begin, end in runs)
        self.sizes += [end - begin for begin, end in runs]
        for kind, texts in _texts_of_words(words, runs, around, document).items():
            self.of_words.setdefault(kind, []).extend(texts)
        for kind, texts in _texts_of_runs(words, runs, around).items():
            self.of_runs.setdefault(kind, []).extend(texts)
        self.shared += [
            seldom(words, run, beside) + of_other_mentions(words, run, document)
            for run, beside in zip(runs, zip(*around.lows, strict=True), strict=True)
        ]
        self.gaps += _texts_of_gaps(words, runs)


def text_sequences(words: Words, runs: Runs) -> Iterator[tuple[list[int], list[list[str]]]]:
    """The sequences of an article: the word of each item (-1 for a gap), and the features of each item."""
    columns = Columns()
    columns.add(words, runs)
    numbers: list[int] = []
    items: list[list[str]] = []
    first = 0
    for run, (size, gap) in enumerate(zip(columns.sizes, columns.gaps, strict=True)):
        if gap:
            numbers.append(-1)
            items.append(list(features_of("gap", gap)))
        elif run:
            yield numbers, items
            numbers, items = [], []
        shared = [*_features_at(columns.of_runs, run), *columns.shared[run]]
        numbers += columns.places[first : first + size]
        items += [[*_features_at(columns.of_words, k), *shared] for k in range(first, first + size)]
        first += size
    if items:
        yield numbers, items


def _features_at(columns: dict[str, list[str]], at: int) -> Iterator[str]:
    """The features of every kind that one item, or run, has."""
    return chain.from_iterable(features_of(kind, texts[at]) for kind, texts in columns.items())


class _Beside(NamedTuple):
    """For each run: the word before it, the one before that, the word after it, and the one after that."""

    before: list[str]
    before2: list[str]
    after: list[str]
    after2: list[str]


class _Around(NamedTuple):
    """The words around each run as printed, and in lower case; "^" and "$" where the sentence begins or ends there."""

    forms: _Beside
    lows: _Beside


def _read_around(words: Words, runs: Runs) -> _Around:
    none = len(words.breaks)
    breaks = [*words.breaks, 1, 1]  # the last is also at index -1
    before = [-1 if breaks[begin] else begin - 1 for begin, _ in runs]
    before2 = [-1 if breaks[i] else i - 1 for i in before]
    after = [none if breaks[end] else end for _, end in runs]
    after2 = [none if breaks[i + 1] else i + 1 for i in after]
    forms, lows = [*words.forms, "$", "^"], [*words.lows, "$", "^"]
    places = (before, before2, after, after2)
    return _Around(
        _Beside(*[[forms[i] for i in some] for some in places]),
        _Beside(*[[lows[i] for i in some] for some in places]),
    )


def _texts_of_words(words: Words, runs: Runs, around: _Around, document: Document) -> dict[str, list[str]]:
    """For each kind, the texts of the words of all runs."""
    ends = list(accumulate(end - begin for begin, end in runs))
    firsts, lasts = [0, *ends[:-1]], [end - 1 for end in ends]
    forms = [form for begin, end in runs for form in words.forms[begin:end]]
    lows = [low for begin, end in runs for low in words.lows[begin:end]]
    nothing = [""] * len(runs)
    within_before = _replaced(["", *forms[:-1]], firsts, nothing)
    within_after = _replaced([*forms[1:], ""], lasts, nothing)
    low_before = _replaced(["", *lows[:-1]], firsts, around.lows.before)
    low_after = _replaced([*lows[1:], ""], lasts, around.lows.after)
    return {
        "own": forms,
        "-2": _replaced(["", *within_before[:-1]], firsts, nothing),
        "+2": _replaced([*within_after[1:], ""], lasts, nothing),
        "-1": _replaced(within_before, firsts, around.forms.before),
        "+1": _replaced(within_after, lasts, around.forms.after),
        "b": [f"b={before}|{low}" for before, low in zip(low_before, lows, strict=True)],
        "d": [f"d={low}|{after}" for low, after in zip(lows, low_after, strict=True)],
        "at=": [place for begin, end in runs for place in _places_in_run(end - begin)],
        "ph=": _listed_phrases(words, runs, firsts),
        "document": _documented(words, runs, firsts, forms, document),
    }


def _replaced(texts: list[str], places: list[int], others: list[str]) -> list[str]:
    """``texts`` with the ones at ``places`` replaced by ``others``."""
    texts = texts.copy()
    for place, other in zip(places, others, strict=True):
        texts[place] = other
    return texts


@lru_cache(maxsize=1 << 10)
def _places_in_run(size: int) -> tuple[str, ...]:
    """How far each word of a run is from its beginning and from its end."""
    return tuple([f"{min(k, _FAREST_TOLD)},{min(size - 1 - k, _FAREST_TOLD)}" for k in range(size)])


def _listed_phrases(words: Words, runs: Runs, firsts: list[int]) -> list[str]:
    """For each word of the runs, its place in a listed name of several words, or ""."""
    texts = [""] * sum(end - begin for begin, end in runs)
    for first, (begin, end) in zip(firsts, runs, strict=True):
        if end - begin > 1:
            for i, mark in phrase_marks(words, (begin, end)).items():
                texts[first + i - begin] = mark
    return texts


def _documented(words: Words, runs: Runs, firsts: list[int], forms: list[str], document: Document) -> list[str]:
    """For each word of the runs, the features that the rest of the article gives it."""
    told = {form: in_document(form, document) for form in set(forms)}
    texts = [told[form] for form in forms]
    for first, (begin, _) in zip(firsts, runs, strict=True):
        if words.breaks[begin]:  # no other word of a run begins a sentence
            texts[first] = in_document(forms[first], document, begins_sentence=True)
    return texts


def _texts_of_runs(words: Words, runs: Runs, around: _Around) -> dict[str, list[str]]:
    """For each kind, the texts of the runs."""
    before, before2, after, after2 = around.lows
    return {
        "rb": before,
        "ra": after,
        "rb2": [f"rb2={far} {near}" for far, near in zip(before2, before, strict=True)],
        "ra2": [f"ra2={near} {far}" for near, far in zip(after, after2, strict=True)],
        "rn=": [str(min(end - begin, _LONGEST_TOLD)) for begin, end in runs],
        "rf": [words.lows[begin] if end - begin > 1 else "" for begin, end in runs],
        "rl": [words.lows[end - 1] if end - begin > 1 else "" for begin, end in runs],
        **_texts_of_lists(words, runs),
    }


def _texts_of_lists(words: Words, runs: Runs) -> dict[str, list[str]]:
    """For each run in a list, the kinds of its neighbours there: what is listed together is mostly of one kind."""
    left, right = [""] * len(runs), [""] * len(runs)
    breaks = words.breaks
    for k, ((begin, end), (after, after_end)) in enumerate(pairwise(runs)):
        if after - end > _LONGEST_IN_LIST or tuple(words.lows[end:after]) not in _IN_LISTS:
            continue
        if not any(breaks[end : after + 1]):
            left[k + 1] = kinds_of_run(words, (begin, end))
            right[k] = kinds_of_run(words, (after, after_end))
    return {"ll": left, "lr": right}


_LONGEST_IN_LIST: Final = 2  # words
_IN_LISTS: Final = frozenset([(",",), ("and",), ("or",), (",", "and"), ("&",), (",", "or"), ("and", "the")])


def _texts_of_gaps(words: Words, runs: Runs) -> list[str]:
    """For each run, the size and the words of the gap before it; "" where it begins a sequence."""
    gaps = [""]
    lows, breaks = words.lows, words.breaks
    for (_, previous), (begin, _) in pairwise(runs):
        if any(breaks[previous : begin + 1]):
            gaps.append("")
            continue
        size = begin - previous
        text = " ".join(lows[previous:begin]) if size < 4 else f"{lows[previous]} .. {lows[begin - 1]}"
        gaps.append(f"{size if size < _LONGEST_TOLD else _LONGEST_TOLD} {text}")
    return gaps
