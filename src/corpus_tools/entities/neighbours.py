"""Names that the words right beside them give away: "Ode village", "employee Abel Woods", "Jamaican Abel Ode"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from corpus_tools.english.name_words import (
    BEFORE_MONTHS,
    LINKS,
    MONTHS_AND_DAYS,
    PERSON_KINDS,
    PERSON_NOUNS,
    PERSON_OR_BODY,
    PLACES_BEHIND,
    SAY_VERBS,
)
from corpus_tools.english.words import Words, is_capital
from corpus_tools.entities.features import phrase_marks
from corpus_tools.entities.forms import CAPITALS, Passing
from corpus_tools.entities.found import Draft, Found, is_name_like, is_strange, surface_of
from corpus_tools.entities.gazetteer import load_gazetteer
from corpus_tools.entities.word_kinds import Kind, word_class

_MONTHS_AND_FIRST_NAMES: Final = frozenset(["April", "May", "June", "August"])
_MONTHS: Final = Passing(words=map(str.lower, _MONTHS_AND_FIRST_NAMES))
_SURE: Final = 0.9
_LIKELY: Final = 0.8
_UNSURE: Final = 0.6


def join_listed_places(draft: Draft) -> None:
    """Make one name of a country or islands whose own name has "and" in it: "Antigua and Barbuda"."""
    words = draft.words
    added = [
        Found(begin, end, "LOC", 0.98, "gazetteer")
        for run in draft.runs
        if run[1] - run[0] > 2 and "and" in words.forms[run[0] : run[1]]
        for begin, end in _listed_with_and(words, run)
        if not _is_in_body(draft, begin, end)
    ]
    draft.put([*added, *_listed_with_small_word(draft)])


# Small words inside places' names of other languages that join no run: "Dar es Salaam".
_SMALL_WORDS: Final = Passing(words=["es", "sur", "upon", "en", "am"])


def _listed_with_small_word(draft: Draft) -> list[Found]:
    words = draft.words
    places = [i for i in _SMALL_WORDS.places(words.forms) if 0 < i < len(words.forms) - 1 and words.forms[i].islower()]
    spans = [(i - 1, i + 2) for i in places if not words.breaks[i] and words.goes_on(i + 1)]
    listed = [span for span in spans if load_gazetteer().is_place(surface_of(words, *span))]
    return [Found(*span, "LOC", 0.98, "gazetteer") for span in listed if not _is_in_body(draft, *span)]


def _listed_with_and(words: Words, run: tuple[int, int]) -> Iterator[tuple[int, int]]:
    marks = phrase_marks(words, run)
    for begin in [i for i, mark in marks.items() if mark[0] == "B" and mark[1] != "o"]:
        end = begin + 1
        while marks.get(end, "B")[0] in "IE":
            end += 1
        name = surface_of(words, begin, end)
        if "and" in words.forms[begin:end] and (load_gazetteer().is_country(name) or name.lower() in _ISLANDS):
            yield begin, end


# Also written otherwise than the list of countries has them.
_ISLANDS: Final = frozenset(
    [
        f"{saint} {rest}"
        for saint in ("saint", "st", "st.")
        for rest in ("kitts and nevis", "vincent and the grenadines")
    ]
) | {"sao tome and principe", "são tomé and príncipe", "turks and caicos", "turks and caicos islands"}


def _is_in_body(draft: Draft, begin: int, end: int) -> bool:
    """Whether a listed place is part of a body's name: "Trinidad and Tobago Guardian"."""
    return any(f.label == "ORG" and f.begin <= begin and f.end > end for f in _touching(draft, begin, end))


def _touching(draft: Draft, begin: int, end: int) -> list[Found]:
    owners = [draft.owner(i) for i in range(begin, end)]
    return [f for f in owners if f is not None]


def correct_by_neighbours(draft: Draft) -> None:
    """Correct bodies and places that are persons by the word before or in front of them."""
    words = draft.words
    halves = {words.lows[i - 1] for i in _KOREA.places(words.forms) if i}
    for f in draft.found:
        if f.label not in ("ORG", "LOC"):
            continue
        if f.end - f.begin == 1 and words.lows[f.begin] in halves & {"north", "south"}:
            f.label = "LOC"  # "the North"
        if _is_after_people(words, f.begin, f.end):
            f.begin, f.label, f.method = f.begin + 1, "PER", "rule"
        elif (f.label == "LOC" and _is_after_person_noun(words, f)) or _is_beside_person(draft, f):
            f.label, f.method, f.confidence = "PER", "rule", _LIKELY


_KOREA: Final = Passing(words=["korea"])


def _is_after_people(words: Words, begin: int, end: int) -> bool:
    """Whether three words are a people's and a person's first name and surname: "Jamaican Abel Ode"."""
    if end - begin != _PEOPLE_AND_NAME or Kind.PEOPLE not in word_class(words.lows[begin]):
        return False
    _, first, last = words.forms[begin:end]
    is_first = load_gazetteer().is_personal_name(first)
    return is_first and _is_surname_like(last) and not words.lows[begin].endswith("s")


def _is_surname_like(form: str) -> bool:
    return is_strange(form) or (load_gazetteer().is_surname(form) and not word_class(form.lower()))


_PEOPLE_AND_NAME: Final = 3  # words


def _is_after_person_noun(words: Words, f: Found) -> bool:
    """Whether "employee" or the like comes right before two or three words of which the first is a name."""
    if words.breaks[f.begin] or f.end - f.begin not in (2, 3) or words.forms[f.begin - 1][0].isupper():
        return False
    first = words.forms[f.begin]
    is_noun = words.lows[f.begin - 1] in PERSON_NOUNS and words.lows[f.begin - 1] not in PERSON_OR_BODY
    return is_noun and (is_name_like(first) or is_strange(first)) and not load_gazetteer().is_place(first)


def _is_beside_person(draft: Draft, f: Found) -> bool:
    """Whether a first name and another word, no listed place, come after a person and "and": "Abel Ode and Bo Lund"."""
    words = draft.words
    if f.confidence > _LIKELY or f.end - f.begin != _NAME_WORDS or words.low_before(f.begin) != "and":
        return False
    before = draft.owner(f.begin - 2)
    is_named = before is not None and before.label == "PER" and before.end - before.begin > 1
    is_place = load_gazetteer().is_place(surface_of(words, f.begin, f.end))
    return is_named and is_name_like(words.forms[f.begin]) and not is_place


_NAME_WORDS: Final = 2


def add_by_neighbours(draft: Draft) -> None:
    """Add the places, persons of a people and persons called after a month that the finder missed."""
    words = draft.words
    added = [f for run in _telling_runs(draft) for f in _beside(words, *run)]
    if added:
        owner = draft.owners()
        # The people's word before a person is looked at too.
        draft.put([f for f in added if owner.keys().isdisjoint(range(f.begin - (f.label == "PER"), f.end))])
    if months := [i for i in _MONTHS.places(words.forms) if words.forms[i] in _MONTHS_AND_FIRST_NAMES]:
        draft.put(_called_after_months(draft, months))


def _telling_runs(draft: Draft) -> list[tuple[int, int]]:
    """The runs with a people's word in them, or a word such as "village" behind, in order."""
    forms, runs = draft.words.forms, draft.runs
    behind = set(_BEHIND.places(forms))
    ending = {run for run in runs if run[1] in behind} if behind else set()
    return sorted(ending.union(_PEOPLES.runs(forms, runs)))


def _is_of_people(form: str) -> bool:
    return Kind.PEOPLE in word_class(form.lower())


_BEHIND: Final = Passing(words=PLACES_BEHIND)
_PEOPLES: Final = Passing(_is_of_people, among=CAPITALS)


def _beside(words: Words, begin: int, end: int) -> list[Found]:
    """The places and persons of a people in a run, whether or not the finder has them."""
    place = _place(words, begin, end)
    people = _of_people(words, begin, end) if end - begin >= _PEOPLE_AND_NAME else []
    return [place, *people] if place is not None else people


def _place(words: Words, begin: int, end: int) -> Found | None:
    """A word or two of no list before "village" or the like: "in Ode village"."""
    if end - begin > 2 or words.breaks[begin] or words.form_at(end) not in PLACES_BEHIND or words.breaks[end]:
        return None
    return Found(begin, end, "LOC", _UNSURE, "rule") if all(map(is_strange, words.forms[begin:end])) else None


def _of_people(words: Words, begin: int, end: int) -> list[Found]:
    """The persons in a run after a people's word: "Swede Lars Ode"."""
    return [
        Found(i + 1, i + _PEOPLE_AND_NAME, "PER", _LIKELY, "rule")
        for i in range(begin, end - _PEOPLE_AND_NAME + 1)
        if _is_after_people(words, i, i + _PEOPLE_AND_NAME)
        and not is_capital(words.form_at(i + _PEOPLE_AND_NAME) or ".")
    ]


def _called_after_months(draft: Draft, months: list[int]) -> list[Found]:
    """The persons whose first name is a month's: "April Ode", "her aunt June" and then every "June" that is no date."""
    words, owner = draft.words, draft.owners()
    full = [Found(i, end, "PER", _SURE, "rule") for i in months if (end := _surname_end(words, i))]
    called = {words.forms[i] for i in months if not _is_in_date(words, i) and _is_somebody(words, i)}
    inside = {f.begin for f in full}
    alone = [
        Found(i, i + 1, "PER", _LIKELY, "rule")
        for i in months
        if words.forms[i] in called and i not in inside and not _is_in_date(words, i)
    ]
    return [f for f in full + alone if all(_may_replace(owner.get(i), f) for i in range(f.begin, f.end))]


def _may_replace(old: Found | None, new: Found) -> bool:
    return old is None or (old.begin >= new.begin and old.end <= new.end)


def _surname_end(words: Words, i: int) -> int:
    """Where a month and the surname after it end; 0 where no surname follows: "April Ode", but not "in June Abel"."""
    surname = words.form_at(i + 1)
    if not surname or not words.goes_on(i + 1) or is_capital(words.form_at(i + 2) or ".") or _is_in_date(words, i):
        return 0
    is_surname = is_strange(surname) or (is_capital(surname) and _is_behind_kin(words, i))
    is_wish = bool(words.breaks[i]) and words.forms[i] == "May"  # "May Abel rest"
    return i + 2 if is_surname and not is_wish and _is_no_first_name(surname) else 0


def _is_no_first_name(form: str) -> bool:
    return not is_name_like(form) or load_gazetteer().is_surname(form)


def _is_somebody(words: Words, i: int) -> bool:
    """Whether a lone month comes after "aunt" or the like, or says something."""
    return _is_behind_kin(words, i) or (words.goes_on(i + 1) and words.forms[i + 1] in SAY_VERBS)


def _is_behind_kin(words: Words, i: int) -> bool:
    before = words.low_before(i)
    return before in PERSON_KINDS and before not in ("named", "called") and not words.breaks[i]


def _is_in_date(words: Words, i: int) -> bool:
    """Whether a month is beside a number or another month, or after "in", "last" and the like."""
    if words.goes_on(i + 1) and (words.forms[i + 1][0].isdigit() or words.forms[i + 1] in LINKS | {"-", "/"}):
        return True
    before = words.low_before(i)
    return before[:1].isdigit() or before in BEFORE_MONTHS or before in MONTHS_AND_DAYS
