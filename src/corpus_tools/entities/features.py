"""What the sequence model sees of each word of a capitalised run.

The model reads one sentence's runs after each other, with one gap item between two of them, so that "Oslo, Paris and
Rome" is one sequence. Training (``benchmarks/train_names.py``) and use go through this same module.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache, lru_cache, partial
from itertools import chain
from typing import Final, Generic, NamedTuple, TypeVar

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
from corpus_tools.entities.naming import ALL_HONORIFICS, is_honorific, key

_SHAPE: Final = str.maketrans(
    {
        **{chr(c): "X" for c in range(65, 91)},
        **{chr(c): "x" for c in range(97, 123)},
        **{chr(c): "d" for c in range(48, 58)},
    }
)
_REPEAT: Final = re.compile(r"(.)\1+")


_LONGEST_REPEAT: Final = 4  # words of a run whose other mentions are looked up
_MOST_MENTIONS: Final = 6  # mentions of it that are looked at
_BEFORE_NAMES: Final = frozenset(["of", "at", "for", "in", "from", "with", "by", "to"])
_HEADLINE: Final = 12  # words on either side that are looked at
_PLACE_ENDINGS: Final = tuple(sorted(PLACE_ENDINGS))


Feature = TypeVar("Feature")


class Sequence(NamedTuple, Generic[Feature]):
    """One sentence's runs: word indices (-1 for a gap) and the features of each item."""

    words: list[int]
    items: list[list[Feature]]


class Reading(NamedTuple, Generic[Feature]):
    """How features are represented: as text when a model is trained, as rows of its weights when it is applied.

    ``of[kind][text]`` represents all features of a kind (a key of ``KINDS``) that a text has; ``get(feature, none)``
    represents one feature; ``none`` is for a feature that the model does not have.
    """

    of: Mapping[str, Mapping[str, Feature]]
    get: Callable[[str, Feature], Feature]
    none: Feature


def shape(form: str) -> str:
    """Letter pattern, repeats run together: "McOde" → "XxXx"."""
    mapped = "".join(c if c in "Xxd.-'&/" else "X" if c.isupper() else "x" for c in form.translate(_SHAPE))
    return _REPEAT.sub(r"\1", mapped)


@cache
def _classes() -> tuple[tuple[str, frozenset[str]], ...]:
    """The lexicons, each with the letter that denotes it."""
    return (
        ("h", ALL_HONORIFICS),
        ("r", RANKS),
        ("m", RANK_MODIFIERS - RANKS),
        ("R", ROLES),
        ("o", ORG_HEADS),
        ("p", PLACE_HEADS),
        ("s", PLACE_STARTS),
        ("D", DEMONYMS | {people + "s" for people in DEMONYMS}),
        ("M", MONTHS_AND_DAYS),
        ("N", NOT_NAMES),
        ("O", load_organisations()),
        ("L", KNOWN_PLACES),
        ("l", LINKS),
        ("1", ORG_KINDS),
        ("2", PLACE_KINDS),
        ("3", PERSON_KINDS),
        ("v", SAY_VERBS),
    )


@lru_cache(maxsize=100_000)
def word_class(low: str) -> str:
    """The class of a lower-cased word among the lexicons, one letter each; empty for most words."""
    k = key(low)
    return "".join([letter for letter, listed in _classes() if k in listed])


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


def _own(form: str) -> tuple[str, ...]:
    """Features of the word by itself."""
    low = form.lower()
    codes, classes = _codes(form), word_class(low)
    return (
        "w=" + low,
        "s=" + shape(form),
        "n=" + str(min(len(form), 9)),
        *[f"p{n}={low[:n]}" for n in (2, 3, 4) if len(low) > n],
        *[f"e{n}={low[-n:]}" for n in (1, 2, 3, 4) if len(low) > n],
        *["c=" + c for c in classes],
        *["g=" + c for c in codes],
        "G=" + codes,
        *_flags(form, low, is_classed=bool(codes or classes)),
    )


def _flags(form: str, low: str, *, is_classed: bool) -> list[str]:
    """What holds of a word by its letters and the list of everyday words."""
    is_everyday = low in load_everyday_words()
    flags = (
        ("up", form.isupper() and len(form) > 1),
        ("placelike", is_placelike(low)),
        ("everyday", is_everyday),
        ("strange", not is_everyday and not is_classed),
        ("low", not form[0].isupper()),
    )
    return [name for name, holds in flags if holds]


def _class_features(low: str, name: str) -> tuple[str, ...]:
    """A feature of each class that a word has."""
    return tuple([name + c for c in word_class(low)])


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


KINDS: Final[Mapping[str, Callable[[str], tuple[str, ...]]]] = {
    "own": _own,
    **{where: partial(_beside, where=where) for where in ("-2", "-1", "+1", "+2")},
    **{name: partial(_class_features, name=name) for name in ("rbc=", "rac=", "rfc=", "rlc=")},
}
"""Features that depend on a word alone: its own, those as a neighbour, and those of its class beside or in a run."""


class _Texts(dict[str, tuple[str, ...]]):
    """A mapping from each text to its features of one kind."""

    def __init__(self, features_of: Callable[[str], tuple[str, ...]]) -> None:
        super().__init__()
        self._features_of = features_of

    def __missing__(self, text: str) -> tuple[str, ...]:
        return self._features_of(text)


def _text(feature: str, _none: tuple[str, ...]) -> tuple[str, ...]:
    return (feature,)


AS_TEXT: Final[Reading[tuple[str, ...]]] = Reading({kind: _Texts(of) for kind, of in KINDS.items()}, _text, ())


def text_features(sequence: Sequence[tuple[str, ...]]) -> list[list[str]]:
    """The features of each item of a sequence that was read with ``AS_TEXT``."""
    return [list(chain.from_iterable(item)) for item in sequence.items]


class Document(NamedTuple):
    """What the rest of the article says of a word, and of a run of words."""

    lower: Counter[str]
    capital_mid: Counter[str]
    capital: Counter[str]
    before_title: set[str]
    beside: dict[str, list[str]]  # features of what is beside the run's other mentions
    inside: dict[str, list[str]]  # features of the longer runs that a lone word is part of


def read_document(words: Words, runs: list[tuple[int, int]]) -> Document:
    """Count each word's forms in an article, and gather what is beside and inside its capitalised runs."""
    forms, breaks = words.forms, words.breaks
    capitals = [i for i, form in enumerate(forms) if form[0].isupper()]
    # A list is counted at once many times faster than word by word.
    return Document(
        lower=Counter([form for form in forms if not form[0].isupper()]),
        capital_mid=Counter([forms[i] for i in capitals if not breaks[i] and forms[i - 1] != '"']),
        capital=Counter([forms[i] for i in capitals]),
        before_title={forms[i] for i in capitals if i and _is_capital_title(forms[i - 1])},
        beside=_beside_mentions(words, runs),
        inside=_inside_runs(words, runs),
    )


def _is_capital_title(form: str) -> bool:
    return form[0].isupper() and is_honorific(form)


def _beside_mentions(words: Words, runs: list[tuple[int, int]]) -> dict[str, list[str]]:
    """For each run that occurs more than once: the words before and after its mentions, and their classes."""
    places: dict[str, list[tuple[int, int]]] = {}
    for begin, end in runs:
        if end - begin <= _LONGEST_REPEAT:
            places.setdefault(" ".join(words.forms[begin:end]), []).append((begin, end))
    return {
        surface: _contexts(words, mentions[:_MOST_MENTIONS])
        for surface, mentions in places.items()
        if len(mentions) > 1
    }


def _contexts(words: Words, mentions: list[tuple[int, int]]) -> list[str]:
    lows, breaks = words.lows, words.breaks
    out: set[str] = set()
    for begin, end in mentions:
        if not breaks[begin]:
            out.add("Db=" + lows[begin - 1])
            out.update(_class_features(lows[begin - 1], "Dbc="))
        if words.goes_on(end):
            out.add("Da=" + lows[end])
            out.update(_class_features(lows[end], "Dac="))
    return sorted(out)


def _inside_runs(words: Words, runs: list[tuple[int, int]]) -> dict[str, list[str]]:
    """For each capitalised word of the longer runs: where in them it is, and beside words of which class."""
    found: dict[str, set[str]] = {}
    for begin, end in runs:
        if end - begin < 2:
            continue
        first, last = words.forms[begin], words.forms[end - 1]
        tail = word_class(words.lows[end - 1])
        head = "F" if "F" in _codes(first) or "f" in _codes(first) else ""
        found.setdefault(last, set()).add("Dlast" + head)
        found.setdefault(first, set()).update(["Dfirst", *["Dfirst" + c for c in tail if c in "op"]])
    return {form: sorted(told) for form, told in found.items()}


def phrase_marks(words: Words, run: tuple[int, int]) -> dict[int, str]:
    """Words of a run that belong to a listed name of several words: index → kind, longest name first."""
    out: dict[int, str] = {}
    lows, phrases = words.lows, load_gazetteer().phrases
    i, end = run
    while i < end:
        n = 1
        if lows[i] in phrases and words.forms[i][0].isupper():
            n, kind = _longest_of(phrases[lows[i]], lows[i:end])
            if kind:
                out.update((i + k, ("B" if k == 0 else "E" if k == n - 1 else "I") + kind) for k in range(n))
        i += n
    return out


def _longest_of(options: list[tuple[tuple[str, ...], str]], lows: list[str]) -> tuple[int, str]:
    """How many words the longest listed name has that the words begin with, and its kind; 1 and "" for none."""
    if len(lows) > 1:
        second = lows[1]
        for parts, kind in options:
            if parts[1] == second and parts == tuple(lows[: len(parts)]):
                return len(parts), kind
    return 1, ""


class _Around(NamedTuple):
    """The two words before a run and after it; "^" and "$" where the sentence begins or ends there."""

    before: str
    before2: str
    after: str
    after2: str


def _around(words: Words, texts: list[str], begin: int, end: int) -> _Around:
    """The words around a run, taken from ``texts``: the forms as printed, or the words in lower case."""
    breaks = words.breaks
    before = before2 = "^"
    if not breaks[begin]:
        before = texts[begin - 1]
        if not breaks[begin - 1]:
            before2 = texts[begin - 2]
    after = after2 = "$"
    if words.goes_on(end):
        after = texts[end]
        if words.goes_on(end + 1):
            after2 = texts[end + 1]
    return _Around(before, before2, after, after2)


def _of_run(
    words: Words, run: tuple[int, int], around: _Around, shouting: bool, reading: Reading[Feature]
) -> list[Feature]:
    """Features that all words of a run share: what is around it, its first and last word."""
    of, get, none = reading
    begin, end = run
    before, before2, after, after2 = around
    out = [
        get("rb=" + before, none),
        get("ra=" + after, none),
        get(f"rb2={before2} {before}", none),
        get(f"ra2={after} {after2}", none),
        of["rbc="][before],
        of["rac="][after],
        get(_SIZES[min(end - begin, 6)], none),
    ]
    if end - begin > 1:
        first, last = words.lows[begin], words.lows[end - 1]
        out += (get("rf=" + first, none), get("rl=" + last, none), of["rlc="][last], of["rfc="][first])
    out += [get(feature, none) for feature in _seldom(words, run, around, shouting)]
    return out


_SIZES: Final = [f"rn={size}" for size in range(7)]
_GAPS: Final = [f"gapn={size}" for size in range(7)]


def _seldom(words: Words, run: tuple[int, int], around: _Around, shouting: bool) -> list[str]:
    """Features that few runs have, such as being the first in a sentence."""
    begin, end = run
    before, before2, after, after2 = around
    out = []
    if words.breaks[begin]:
        out.append("start")
    if shouting:
        out.append("shout")
    if before in _BEFORE_NAMES:
        out += [f"rb2c={c}{before}" for c in word_class(before2)]
    if after == "," and after2 in ("a", "an", "the"):
        out += ["ap=" + c for c in apposition(words, end + 2)]
    return out


def apposition(words: Words, i: int) -> str:
    """The class of the first noun of ", a Chinese company" that says what the name before it is."""
    for j in range(i, min(i + 6, len(words.lows))):
        if words.breaks[j]:
            break
        kinds = "".join(c for c in word_class(words.lows[j]) if c in "123R")
        if kinds:
            return kinds
    return ""


def _in_document(form: str, low: str, begins_sentence: bool, document: Document) -> list[str]:
    """Features that the rest of the article gives a word."""
    out: list[str] = []
    seen_low = document.lower.get(low, 0)
    seen_mid = document.capital_mid.get(form, 0)
    if seen_low:
        out.append("dlow")
        if seen_low >= 2 * seen_mid:
            out.append("dlow+")
    if begins_sentence and seen_mid:
        out.append("dmid")
    if document.capital.get(form, 0) > 2:
        out.append("dmany")
    if form in document.before_title:
        out.append("dtitle")
    return out


def run_features(
    words: Words, document: Document, run: tuple[int, int], shouting: bool, reading: Reading[Feature]
) -> list[list[Feature]]:
    """Features of each word of one run; ``shouting``: the sentence is in capitals or title case."""
    of, get, none = reading
    own, before, behind = of["own"], of["-1"], of["+1"]
    begin, end = run
    first, _, last, _ = _around(words, words.forms, begin, end)
    low_around = _around(words, words.lows, begin, end)
    shared = _of_run(words, run, low_around, shouting, reading)
    shared += [get(feature, none) for feature in _of_other_mentions(words, run, document)]
    marks = phrase_marks(words, run)
    forms = [first, *words.forms[begin:end], last]
    lows = [low_around.before, *words.lows[begin:end], low_around.after]
    items = []
    for k, i in enumerate(range(begin, end), start=1):
        item = [
            own[forms[k]],
            *shared,
            before[forms[k - 1]],
            behind[forms[k + 1]],
            get(f"b={lows[k - 1]}|{lows[k]}", none),
            get(f"d={lows[k]}|{lows[k + 1]}", none),
            get(_PLACES[min(k - 1, 3)][min(end - begin - k, 3)], none),
        ]
        if k > 2:
            item.append(of["-2"][forms[k - 2]])
        if k < end - begin - 1:
            item.append(of["+2"][forms[k + 2]])
        if i in marks:
            item.append(get("ph=" + marks[i], none))
        item += [get(told, none) for told in _in_document(forms[k], lows[k], bool(words.breaks[i]), document)]
        items.append(item)
    return items


def _of_other_mentions(words: Words, run: tuple[int, int], document: Document) -> list[str]:
    """Features of a run from its other mentions; for a single word, also from the longer runs that contain it."""
    begin, end = run
    out: list[str] = []
    if end - begin <= _LONGEST_REPEAT:
        out += document.beside.get(" ".join(words.forms[begin:end]), ())
    if end - begin == 1:
        out += document.inside.get(words.forms[begin], ())
    return out


# How far a word is from the beginning and from the end of its run.
_PLACES: Final = [[f"at={before},{behind}" for behind in range(4)] for before in range(4)]


def sequences(words: Words, runs: list[tuple[int, int]], reading: Reading[Feature]) -> list[Sequence[Feature]]:
    """The runs of each sentence as one sequence, with gap items between."""
    document = read_document(words, runs)
    breaks = words.breaks
    out: list[Sequence[Feature]] = []
    current: Sequence[Feature] | None = None
    previous_end = 0
    for begin, end in runs:
        new = current is None or any(breaks[previous_end : begin + 1])
        if new:
            current = Sequence([], [])
            out.append(current)
        else:
            assert current is not None
            gap = words.lows[previous_end:begin]
            current.words.append(-1)
            text = " ".join(gap) if len(gap) < 4 else f"{gap[0]} .. {gap[-1]}"
            told = ("gap=" + text, _GAPS[min(len(gap), 6)], "gap")
            current.items.append([reading.get(feature, reading.none) for feature in told])
        assert current is not None
        current.words.extend(range(begin, end))
        current.items.extend(run_features(words, document, (begin, end), is_shouting(words, begin, end), reading))
        previous_end = end
    return out


def is_shouting(words: Words, begin: int, end: int) -> bool:
    """Whether the words around a long run, or one in capitals, are nearly all capitalised, as in a headline."""
    form = words.forms[begin]
    if end - begin < 4 and not (form.isupper() and len(form) > 4):
        return False
    return is_headline(words, begin, end)


def is_headline(words: Words, begin: int, end: int) -> bool:
    """Whether the long words around a run are nearly all capitalised."""
    forms, breaks = words.forms, words.breaks
    first = next((i for i in range(begin, max(begin - _HEADLINE, 0), -1) if breaks[i]), max(begin - _HEADLINE, 0))
    far = min(end + _HEADLINE, len(forms))
    last = next((i for i in range(end, far) if breaks[i]), far)
    letters = [f for f in forms[first:last] if f[0].isalpha() and len(f) > 3]
    return len(letters) > 3 and sum(f[0].isupper() for f in letters) >= 0.8 * len(letters)
