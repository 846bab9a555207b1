"""What the sequence model sees of each word of a capitalised run.

The model reads one sentence's runs after each other, with one gap item between two of them, so that "Oslo, Paris and
Rome" is one sequence. Training (``benchmarks/train_names.py``) and use go through this same module.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import Final, NamedTuple

from corpus_tools.english.name_words import (
    DEMONYMS,
    KNOWN_PLACES,
    LINKS,
    MONTHS_AND_DAYS,
    NOT_NAMES,
    ORG_HEADS,
    ORG_KINDS,
    PERSON_KINDS,
    PLACE_ENDINGS,
    PLACE_HEADS,
    PLACE_KINDS,
    PLACE_STARTS,
    RANK_MODIFIERS,
    RANKS,
    ROLES,
    SAY_VERBS,
)
from corpus_tools.english.words import Words, is_capital
from corpus_tools.entities.gazetteer import load_everyday_words, load_gazetteer, load_organisations
from corpus_tools.entities.naming import is_honorific, key

_SHAPE: Final = str.maketrans(
    {
        **{chr(c): "X" for c in range(65, 91)},
        **{chr(c): "x" for c in range(97, 123)},
        **{chr(c): "d" for c in range(48, 58)},
    }
)
_REPEAT: Final = re.compile(r"(.)\1+")


_PLACE_ENDINGS: Final = tuple(sorted(PLACE_ENDINGS))


class Sequence(NamedTuple):
    """One sentence's runs: word indices (-1 for a gap) and the features of each item."""

    words: list[int]
    features: list[list[str]]


def shape(form: str) -> str:
    """Letter pattern, repeats run together: "McOde" → "XxXx"."""
    mapped = "".join(c if c in "Xxd.-'&/" else "X" if c.isupper() else "x" for c in form.translate(_SHAPE))
    return _REPEAT.sub(r"\1", mapped)


@lru_cache(maxsize=100_000)
def word_class(low: str) -> str:
    """The class of a lower-cased word among the lexicons, one letter each; empty for most words."""
    k = key(low)
    out = ""
    if is_honorific(k):
        out += "h"
    if k in RANKS:
        out += "r"
    elif k in RANK_MODIFIERS:
        out += "m"
    if k in ROLES:
        out += "R"
    if k in ORG_HEADS:
        out += "o"
    if k in PLACE_HEADS:
        out += "p"
    if k in PLACE_STARTS:
        out += "s"
    if k in DEMONYMS:
        out += "D"
    if k in MONTHS_AND_DAYS:
        out += "M"
    if k in NOT_NAMES:
        out += "N"
    if k in load_organisations():
        out += "O"
    if k in KNOWN_PLACES:
        out += "L"
    if k in LINKS:
        out += "l"
    if k in ORG_KINDS:
        out += "1"
    if k in PLACE_KINDS:
        out += "2"
    if k in PERSON_KINDS:
        out += "3"
    if k in SAY_VERBS:
        out += "v"
    return out


@lru_cache(maxsize=100_000)
def _codes(form: str) -> str:
    codes = load_gazetteer().codes
    found = codes.get(form)
    if found is None and form.isupper() and len(form) > 3:
        found = codes.get(form.capitalize())
    if found is None and "-" in form:
        found = codes.get(form.partition("-")[0])
    return found or ""


def is_placelike(word: str) -> bool:
    """Whether a word ends as names of towns and regions do."""
    return len(word) > 5 and word.lower().endswith(_PLACE_ENDINGS)


@lru_cache(maxsize=100_000)
def _own(form: str) -> tuple[str, ...]:
    """Features of the word by itself."""
    low = form.lower()
    out = ["w=" + low, "s=" + shape(form), "n=" + str(min(len(form), 9))]
    out += ["p" + str(n) + "=" + low[:n] for n in (2, 3, 4) if len(low) > n]
    out += ["e" + str(n) + "=" + low[-n:] for n in (1, 2, 3, 4) if len(low) > n]
    classes = word_class(low)
    out += ["c=" + c for c in classes]
    codes = _codes(form)
    out += ["g=" + c for c in codes]
    out.append("G=" + codes)
    if form.isupper() and len(form) > 1:
        out.append("up")
    if is_placelike(low):
        out.append("placelike")
    if low in load_everyday_words():
        out.append("everyday")
    elif not codes and not classes:
        out.append("strange")
    if not form[0].isupper():
        out.append("low")
    return tuple(out)


@lru_cache(maxsize=100_000)
def _beside(form: str, where: str) -> tuple[str, ...]:
    """Features of a word as the neighbour of another."""
    low = form.lower()
    out = [where + low]
    if is_capital(form):
        out.append(where + "s=" + shape(form))
        out += [where + "g=" + c for c in _codes(form)]
    elif form[0].isalpha():
        out.append(where + "e=" + low[-3:])
    out += [where + "c=" + c for c in word_class(low)]
    return tuple(out)


class Document(NamedTuple):
    """What the rest of the article says of a word."""

    lower: Counter[str]
    capital_mid: Counter[str]
    capital: Counter[str]
    before_title: set[str]


def read_document(words: Words) -> Document:
    """Count each word's forms in an article: in lower case, capitalised, capitalised in mid-sentence, after a title."""
    forms, breaks = words.forms, words.breaks
    lower: list[str] = []
    capital: list[str] = []
    mid: list[str] = []
    titled: set[str] = set()
    previous = ""
    for form, brk in zip(forms, breaks, strict=True):
        if form[0].isupper():
            capital.append(form)
            if not brk and previous != '"':
                mid.append(form)
            if previous and previous[0].isupper() and is_honorific(previous):
                titled.add(form)
        else:
            lower.append(form)
        previous = form
    # A list is counted at once many times faster than word by word.
    return Document(Counter(lower), Counter(mid), Counter(capital), titled)


def phrase_marks(words: Words, run: tuple[int, int]) -> dict[int, str]:
    """Words of a run that belong to a listed name of several words: index → kind, longest name first."""
    phrases = load_gazetteer().phrases
    forms = words.forms
    out: dict[int, str] = {}
    i, end = run
    while i < end:
        options = phrases.get(forms[i].lower())
        if options and forms[i][0].isupper():
            for parts, kind in options:
                n = len(parts)
                if i + n <= end and all(forms[i + k].lower() == parts[k] for k in range(1, n)):
                    for k in range(n):
                        out[i + k] = ("B" if k == 0 else "E" if k == n - 1 else "I") + kind
                    i += n - 1
                    break
        i += 1
    return out


def run_features(words: Words, document: Document, run: tuple[int, int], shouting: bool) -> list[list[str]]:
    """Features of each word of one run; ``shouting``: the sentence is in capitals or title case."""
    forms, breaks = words.forms, words.breaks
    begin, end = run
    n = len(forms)

    def at(i: int, low: int = begin) -> str:
        # Not across a paragraph; "^" and "$" stand for the edge of the text.
        return forms[i] if 0 <= i < n else "^"

    before = "^" if breaks[begin] else at(begin - 1)
    before2 = "^" if breaks[begin] or (begin and breaks[begin - 1]) else at(begin - 2)
    after = "$" if end >= n or breaks[end] else forms[end]
    after2 = "$" if end + 1 >= n or breaks[end] or breaks[end + 1] else forms[end + 1]
    first, last = forms[begin].lower(), forms[end - 1].lower()
    size = end - begin
    whole = ["rb=" + before.lower(), "ra=" + after.lower(), "rb2=" + before2.lower() + " " + before.lower()]
    whole.append("ra2=" + after.lower() + " " + after2.lower())
    whole += ["rbc=" + c for c in word_class(before.lower())]
    whole += ["rac=" + c for c in word_class(after.lower())]
    whole.append("rn=" + str(min(size, 6)))
    last_class = word_class(last)
    if size > 1:
        whole.append("rf=" + first)
        whole.append("rl=" + last)
        whole += ["rlc=" + c for c in last_class]
        whole += ["rfc=" + c for c in word_class(first)]
    if breaks[begin]:
        whole.append("start")
    if shouting:
        whole.append("shout")
    marks = phrase_marks(words, run)
    out = []
    for i in range(begin, end):
        form = forms[i]
        features = list(_own(form))
        features += whole
        left = before if i == begin else forms[i - 1]
        right = after if i == end - 1 else forms[i + 1]
        features += _beside(left, "-1")
        features += _beside(right, "+1")
        features.append("b=" + left.lower() + "|" + form.lower())
        features.append("d=" + form.lower() + "|" + right.lower())
        features.append(f"at={min(i - begin, 3)},{min(end - 1 - i, 3)}")
        if i > begin + 1:
            features += _beside(forms[i - 2], "-2")
        if i < end - 2:
            features += _beside(forms[i + 2], "+2")
        if i in marks:
            features.append("ph=" + marks[i])
        low = form.lower()
        seen_low = document.lower.get(low, 0)
        if seen_low:
            features.append("dlow")
            if seen_low >= 2 * document.capital_mid.get(form, 0):
                features.append("dlow+")
        if breaks[i] and document.capital_mid.get(form, 0):
            features.append("dmid")
        if document.capital.get(form, 0) > 2:
            features.append("dmany")
        if form in document.before_title:
            features.append("dtitle")
        out.append(features)
    return out


def sequences(words: Words, runs: list[tuple[int, int]]) -> list[Sequence]:
    """The runs of each sentence as one sequence, with gap items between."""
    document = read_document(words)
    forms, breaks = words.forms, words.breaks
    out: list[Sequence] = []
    current: Sequence | None = None
    previous_end = 0
    for begin, end in runs:
        new = current is None or any(breaks[previous_end : begin + 1])
        if new:
            current = Sequence([], [])
            out.append(current)
        else:
            assert current is not None
            gap = forms[previous_end:begin]
            current.words.append(-1)
            text = " ".join(gap).lower() if len(gap) < 4 else f"{gap[0]} .. {gap[-1]}".lower()
            current.features.append(["gap=" + text, "gapn=" + str(min(len(gap), 6)), "gap"])
        assert current is not None
        current.words.extend(range(begin, end))
        current.features.extend(run_features(words, document, (begin, end), _is_shouting(words, begin, end)))
        previous_end = end
    return out


def _is_shouting(words: Words, begin: int, end: int) -> bool:
    """Whether the words around a run are nearly all capitalised, as in a headline."""
    forms, breaks = words.forms, words.breaks
    if end - begin < 4 and not (forms[begin].isupper() and len(forms[begin]) > 4):
        return False
    a = begin
    while a > 0 and not breaks[a] and begin - a < 12:
        a -= 1
    b = end
    while b < len(forms) and not breaks[b] and b - end < 12:
        b += 1
    letters = [f for f in forms[a:b] if f[0].isalpha() and len(f) > 3]
    return len(letters) > 3 and sum(f[0].isupper() for f in letters) >= 0.8 * len(letters)
