"""What the sequence model sees of each word of a capitalised run.

Each kind of feature is derived from one text (``KINDS``): the word, the word before it, the two together, and so on.
:mod:`corpus_tools.entities.sequences` has these texts for all words of an article. Training
(``benchmarks/train_names.py``) and use go through these two modules.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache, partial
from itertools import compress
from typing import Final, NamedTuple

from corpus_tools.english.name_words import PLACE_ENDINGS
from corpus_tools.english.words import Words, is_capital
from corpus_tools.entities.forms import CAPITALS, Passing
from corpus_tools.entities.gazetteer import load_everyday_words, load_gazetteer
from corpus_tools.entities.naming import is_honorific
from corpus_tools.entities.word_kinds import Kind, word_class

_SHAPE: Final = str.maketrans(
    {
        **{chr(c): "X" for c in range(65, 91)},
        **{chr(c): "x" for c in range(97, 123)},
        **{chr(c): "d" for c in range(48, 58)},
    }
)
_SHOWN: Final = "Xxd.-'&/"  # of which the pattern of a word consists
_TWICE: Final = tuple([shown * 2 for shown in _SHOWN])


_LONGEST_REPEAT: Final = 4  # words of a run whose other mentions are looked up
_LONGEST_PLAIN: Final = 3  # words of a run whose being in a headline is asked only where it is in capitals
_MOST_MENTIONS: Final = 6  # mentions of it that are looked at
_ENOUGH_RUNS: Final = 12  # in an article with so many, a surname seldom stands without its full name
_BEFORE_NAMES: Final = frozenset(["of", "at", "for", "in", "from", "with", "by", "to"])
_HEADLINE: Final = 12  # words on either side that are looked at
_PLACE_ENDINGS: Final = tuple(sorted(PLACE_ENDINGS))


@lru_cache(maxsize=100_000)
def shape(form: str) -> str:
    """Letter pattern, repeats run together: "McOde" → "XxXx"."""
    mapped = form.translate(_SHAPE)
    if mapped.strip(_SHOWN):
        mapped = "".join(c if c in _SHOWN else "X" if c.isupper() else "x" for c in mapped)
    for twice in _TWICE:
        while twice in mapped:
            mapped = mapped.replace(twice, twice[0])
    return mapped


@lru_cache(maxsize=100_000)
def _codes(form: str) -> str:
    codes = load_gazetteer().codes
    found = codes.get(form)
    if found is None and form.isupper() and len(form) > 3:
        found = codes.get(form.capitalize())
    if found is None and "-" in form:
        found = codes.get(form.partition("-")[0])
    return found or ""


@lru_cache(maxsize=1 << 16)
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


@lru_cache(maxsize=1 << 15)
def _class_features(low: str, name: str) -> tuple[str, ...]:
    """A feature of each class that a word has."""
    classes = word_class(low)
    return tuple([name + c for c in classes]) if classes else ()


def _beside(form: str, where: str) -> tuple[str, ...]:
    """Features of a word as the neighbour of another."""
    return tuple([where + told for told in _told_of_neighbour(form)])


@lru_cache(maxsize=1 << 16)
def _told_of_neighbour(form: str) -> tuple[str, ...]:
    """Features of a word as a neighbour on any side."""
    low = form.lower()
    out = [low]
    if is_capital(form):
        out.append("s=" + shape(form))
        out += ["g=" + c for c in _codes(form)]
    elif form[0].isalpha():
        out.append("e=" + low[-3:])
    out += ["c=" + c for c in word_class(low)]
    return tuple(out)


def _beside_run(low: str, name: str) -> tuple[str, ...]:
    """Features of the word beside a run, or of its first or last word."""
    return (name + "=" + low, *_class_features(low, name + "c="))


def _beside_in_list(kinds: str, name: str) -> tuple[str, ...]:
    """Features of the neighbour in a list, from its kinds as :func:`kinds_of_run` gives them."""
    return tuple([f"{name}={kind}" for kind in kinds.split()])


def _named(text: str, name: str) -> tuple[str, ...]:
    return (name + text,)


def _in_gap(text: str) -> tuple[str, ...]:
    """Features of a gap between two runs, from its size and its words."""
    size, _, words = text.partition(" ")
    return ("gap=" + words, "gapn=" + size, "gap")


KINDS: Final[Mapping[str, Callable[[str], tuple[str, ...]]]] = {
    "own": _own,
    **{where: partial(_beside, where=where) for where in ("-2", "-1", "+1", "+2")},
    **{name: partial(_beside_run, name=name) for name in ("rb", "ra", "rf", "rl")},
    **{name: partial(_beside_in_list, name=name) for name in ("ll", "lr")},
    **{kind: partial(_named, name=kind) for kind in ("at=", "ph=", "rn=")},
    "gap": _in_gap,
    "document": lambda text: tuple(text.split()),
}
"""The features of each kind that a text has. Of any other kind, a text is itself the one feature."""


def features_of(kind: str, text: str) -> tuple[str, ...]:
    """The features of one kind that ``text`` has; an empty text has none."""
    if not text:
        return ()
    return KINDS[kind](text) if kind in KINDS else (text,)


class Document(NamedTuple):
    """What the rest of the article says of a word, and of a run of words."""

    forms: Counter[str]  # how often each form occurs
    after_nothing: Counter[str]  # how often at the beginning of a sentence or after an opening quotation mark
    before_title: set[str]  # after a capitalised title
    beside: dict[str, list[str]]  # features of what is beside the run's other mentions
    inside: dict[str, list[str]]  # features of the longer runs that a lone word is part of
    alone: tuple[str, ...]  # features of a word that no longer run has, in a text long enough to tell


def read_document(words: Words, runs: list[tuple[int, int]]) -> Document:
    """Count each word's forms in an article, and gather what is beside and inside its capitalised runs."""
    forms, breaks = words.forms, words.breaks
    # A list is counted at once many times faster than word by word.
    count = Counter(forms)
    after_marks = [i + 1 for i in _MARKS.places(forms) if i + 1 < len(forms) and not breaks[i + 1]]
    return Document(
        forms=count,
        after_nothing=Counter([*compress(forms, breaks), *[forms[i] for i in after_marks]]),
        before_title={forms[i + 1] for i in _TITLES.places(forms) if i + 1 < len(forms)},
        beside=_beside_mentions(words, runs),
        inside=_inside_runs(words, runs),
        alone=("Dalone",) if len(runs) >= _ENOUGH_RUNS else (),
    )


def _is_printed_title(form: str) -> bool:
    return form[0].isupper() and is_honorific(form)


_TITLES: Final = Passing(_is_printed_title, among=CAPITALS)
_MARKS: Final = Passing(words='"')


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
            if lows[begin - 1] in _BEFORE_NAMES and not breaks[begin - 1]:
                out.update(_class_features(lows[begin - 2], "Db2c="))
        if words.goes_on(end):
            out.add("Da=" + lows[end])
            out.update(_class_features(lows[end], "Dac="))
            if lows[end] in ("'s", ","):
                out.update(_told_behind(words, end, "D"))
    return sorted(out)


def _told_behind(words: Words, end: int, level: str) -> list[str]:
    """Features of "'s chief executive" and ", a Swiss lender," behind a name; ``level`` begins their names."""
    if not words.goes_on(end + 1):
        return []
    after2 = words.lows[end + 1]
    if words.lows[end] == "'s":
        return [level + "own=" + c for c in word_class(after2)]
    return [level + "ap=" + c for c in apposition(words, end + 2)] if after2 in ("a", "an", "the") else []


def _inside_runs(words: Words, runs: list[tuple[int, int]]) -> dict[str, list[str]]:
    """For each word that is a run too, where in the longer runs it is, and beside words of which class."""
    forms = words.forms
    alone = {forms[begin] for begin, end in runs if end - begin == 1}
    found: dict[str, set[str]] = {}
    for begin, end in runs:
        if end - begin < 2:
            continue
        first, last = forms[begin], forms[end - 1]
        if last in alone:
            found.setdefault(last, set()).add("DlastF" if _is_first_name(first) else "Dlast")
        if first in alone:
            tail = word_class(words.lows[end - 1])
            found.setdefault(first, set()).update(["Dfirst", *["Dfirst" + c for c in tail if c in _ENDINGS]])
    return {form: sorted(told) for form, told in found.items()}


def _is_first_name(form: str) -> bool:
    return not _FIRST_NAMES.isdisjoint(_codes(form))


def phrase_marks(words: Words, run: tuple[int, int]) -> dict[int, str]:
    """Words of a run that belong to a listed name of several words: index → kind, longest name first."""
    out: dict[int, str] = {}
    listed = load_gazetteer()
    forms, lows, pairs, phrases = words.forms, words.lows, listed.pairs, listed.phrases
    i, end = run
    while i < end - 1:
        both = f"{lows[i]} {lows[i + 1]}"
        n = 1
        if (both in pairs or both in phrases) and forms[i][0].isupper():
            n, kind = _longest_of(phrases.get(both, ()), lows[i:end]) or (2, pairs.get(both, ""))
            if kind:
                out.update((i + k, ("B" if k == 0 else "E" if k == n - 1 else "I") + kind) for k in range(n))
            else:
                n = 1
        i += n
    return out


def _longest_of(options: Iterable[tuple[list[str], str]], lows: list[str]) -> tuple[int, str] | None:
    """How many words the longest listed name has that the words begin with, and its kind; None where there is none."""
    for parts, kind in options:
        if parts == lows[: len(parts)]:
            return len(parts), kind
    return None


def seldom(words: Words, run: tuple[int, int], beside: tuple[str, str, str, str]) -> list[str]:
    """Features that few runs have, such as being the first in a sentence; all words of a run share them.

    ``beside``: the word before the run, the one before that, the word after the run, and the one after that, all in
    lower case; "^" and "$" where the sentence begins or ends there.
    """
    begin, end = run
    before, before2, after, _ = beside
    out = []
    if words.breaks[begin]:
        out.append("start")
    if (end - begin > _LONGEST_PLAIN or words.forms[begin].isupper()) and is_shouting(words, begin, end):
        out.append("shout")
    if before in _BEFORE_NAMES:
        out += [f"rb2c={c}{before}" for c in word_class(before2)]
    if after in ("'s", ","):
        out += _told_behind(words, end, "")
    return out


def apposition(words: Words, i: int) -> str:
    """The class of the first noun of ", a Chinese company" that says what the name before it is."""
    for j in range(i, min(i + 6, len(words.lows))):
        if words.breaks[j]:
            break
        kinds = "".join(c for c in word_class(words.lows[j]) if c in _NOUNS_FOR)
        if kinds:
            return kinds
    return ""


def in_document(form: str, document: Document, *, begins_sentence: bool = False) -> str:
    """The features that the rest of the article gives a word, parted by spaces."""
    out: list[str] = []
    low = form.lower()
    is_capital_form = form[0].isupper()
    seen = document.forms[form] if is_capital_form else 0
    seen_low = document.forms[low] if not low[0].isupper() else 0
    seen_mid = seen - document.after_nothing[form] if is_capital_form else 0
    if seen_low:
        out.append("dlow")
        if seen_low >= 2 * seen_mid:
            out.append("dlow+")
    if begins_sentence and seen_mid:
        out.append("dmid")
    if seen > 2:
        out.append("dmany")
    if is_capital_form and form in document.before_title:
        out.append("dtitle")
    return " ".join(out)


def of_other_mentions(words: Words, run: tuple[int, int], document: Document) -> list[str]:
    """Features of a run from its other mentions; for a single word, also from the longer runs that contain it."""
    begin, end = run
    out: list[str] = []
    if end - begin <= _LONGEST_REPEAT:
        out += document.beside.get(" ".join(words.forms[begin:end]), ())
    if end - begin == 1:
        out += document.inside.get(words.forms[begin], document.alone)
    return out


def is_shouting(words: Words, begin: int, end: int) -> bool:
    """Whether the words around a long run, or one in capitals, are nearly all capitalised, as in a headline."""
    form = words.forms[begin]
    if end - begin <= _LONGEST_PLAIN and not (form.isupper() and len(form) > 4):
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


def kinds_of_run(words: Words, run: tuple[int, int]) -> str:
    """What a run looks like to its neighbour in a list, parted by spaces.

    For one word the kinds that lists give it, else its shape; for several, the kinds of the last one with "+", and
    those of the first one as a first name with "-".
    """
    begin, end = run
    last = words.forms[end - 1]
    kinds = sorted(_IN_LISTS.intersection(word_class(words.lows[end - 1])) | _PLACES.intersection(_codes(last)))
    if end - begin == 1:
        return " ".join(kinds) or shape(last)
    firsts = sorted(_FIRST_NAMES.intersection(_codes(words.forms[begin])))
    return " ".join([*[kind + "+" for kind in kinds], *[kind + "-" for kind in firsts]]) or "+"


_ENDINGS: Final = frozenset({Kind.BODY_HEAD, Kind.PLACE_HEAD, Kind.FIRM_HEAD, Kind.BODY_ABROAD})
_IN_LISTS: Final = _ENDINGS | {Kind.KNOWN_BODY, Kind.KNOWN_PLACE, Kind.PEOPLE}
_NOUNS_FOR: Final = frozenset({Kind.NOUN_FOR_BODY, Kind.NOUN_FOR_PLACE, Kind.NOUN_FOR_PERSON, Kind.ROLE})
# Letters of the gazetteer.
_PLACES: Final = frozenset("cs321")
_FIRST_NAMES: Final = frozenset("Ff")
