"""Names in phrases of news that leave no doubt: "Ada Ode, 44, of Ardle", "Ode Capital analyst", "told The Courier"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from corpus_tools.english.name_words import FIELDS_OF_ANALYSTS
from corpus_tools.english.word_classes import PREPOSITIONS
from corpus_tools.english.words import Words, is_capital
from corpus_tools.entities.forms import Passing
from corpus_tools.entities.found import Draft, Found, is_strange
from corpus_tools.entities.naming import is_title
from corpus_tools.entities.word_kinds import Kind, word_class

_SURE: Final = 0.98  # no repeat elsewhere overrules it
_LIKELY: Final = 0.8


def add_in_set_phrases(draft: Draft) -> None:
    """Add the places and bodies of set phrases that the finder missed, and correct what it took for persons."""
    draft.put(_homes(draft))
    missed = [*_employers(draft), *_papers(draft), *_streets(draft)]
    if missed:
        owner = draft.owners()
        draft.put([f for f in missed if owner.keys().isdisjoint(range(f.begin, f.end))])


def _is_age(form: str) -> bool:
    return len(form) < len("1000") and form.isdigit()


_AGES: Final = Passing(_is_age)


def _homes(draft: Draft) -> list[Found]:
    """Where somebody is from, behind a name and perhaps an age: "Ada Ode, 44, of Ardle"; firms stay firms."""
    words = draft.words
    behind_age = [i + 3 for i in _AGES.places(words.forms) if _is_age_and_of(words, i)]
    people = {f.end for f in draft.found if f.label == "PER"}
    behind_name = [f.begin for f in draft.found if f.label == "PER" and f.end == f.begin + 1]
    behind_name = [i for i in behind_name if _is_from(words, i, people)]
    added = [_home(draft, i) for i in sorted({*behind_age, *behind_name})]
    return [f for f in added if f is not None]


def _is_age_and_of(words: Words, i: int) -> bool:
    is_between = i > 0 and words.forms[i - 1] == "," and words.form_at(i + 1) == ","
    return is_between and words.form_at(i + 2) == "of" and is_capital(words.form_at(i + 3) or ".")


def _is_from(words: Words, i: int, people: set[int]) -> bool:
    """Whether the word at ``i`` is between commas behind a person and "of": "Ada Ode, of Ardle,"."""
    if i < 3 or words.forms[i - 2 : i] != [",", "of"] or words.form_at(i + 1) != ",":
        return False
    return i - 2 in people and is_strange(words.forms[i])


def _home(draft: Draft, begin: int) -> Found | None:
    old = draft.owner(begin)
    if old is None:
        end = begin + 1
        while draft.words.goes_on(end) and is_capital(draft.words.forms[end]):
            end += 1
        return Found(begin, end, "LOC", _SURE, "rule")
    if old.label != "PER" or old.begin != begin:
        return None
    return Found(begin, old.end, "LOC", _SURE, "rule")


_ANALYSTS: Final = Passing(words=["analyst", "analysts", "strategist", "strategists"])


def _employers(draft: Draft) -> Iterator[Found]:
    """The firms of analysts, right before the word and the name of one: "Ode Capital analyst Ada Ode"."""
    words = draft.words
    for place in _ANALYSTS.places(words.forms):
        run = _run_at(draft, place - 1)
        if run is None or run[1] != place or words.forms[place][0].isupper() or words.breaks[place]:
            continue
        begin, end = run
        is_name = end - begin > 1 or (is_strange(words.forms[begin]) and not words.breaks[begin])
        behind = draft.owner(place + 1)
        is_told = behind is not None and behind.label == "PER" and words.goes_on(place + 1)
        if is_name and is_told and not any(map(_describes, words.forms[begin:end])):
            yield Found(begin, end, "ORG", _LIKELY, "rule")


def _describes(form: str) -> bool:
    """Whether a word says what an analyst is: "Senior", "Political", "British"."""
    kinds = word_class(form.lower())
    return is_title(form) or Kind.PEOPLE in kinds or Kind.RANK_MODIFIER in kinds or form.lower() in FIELDS_OF_ANALYSTS


_TOLD: Final = Passing(words=["told"])


def _papers(draft: Draft) -> Iterator[Found]:
    """What is told something and has "The" as part of its name in running text: "told The Ode Voice"."""
    words = draft.words
    for place in _TOLD.places(words.forms):
        if words.form_at(place + 1) != "The" or not is_capital(words.form_at(place + 2) or "."):
            continue
        end = place + 3
        while words.goes_on(end) and is_capital(words.forms[end]) and end < place + _LONGEST_PAPER:
            end += 1
        if not is_title(words.forms[place + 2]):
            yield Found(place + 2, end, "ORG", _LIKELY, "rule")


_LONGEST_PAPER: Final = 6  # words, with "told The"
_STREETS: Final = Passing(words=["road", "street", "lane", "avenue", "drive", "crescent", "terrace"])
_BEFORE_STREETS: Final = PREPOSITIONS | {"along", "off", "up", "down", "and"}


def _streets(draft: Draft) -> Iterator[Found]:
    """Streets of everyday words with capitals, behind "in", "along" and the like: "along Ode Hill Drive"."""
    words = draft.words
    for place in _STREETS.places(words.forms):
        run = _run_at(draft, place)
        if run is None or run[1] != place + 1 or place == run[0] or words.low_before(run[0]) not in _BEFORE_STREETS:
            continue
        if all(map(is_capital, words.forms[run[0] : run[1]])):
            yield Found(*run, "LOC", _LIKELY, "rule")


def _run_at(draft: Draft, place: int) -> tuple[int, int] | None:
    """The run of capitalised words that a word is in."""
    at = bisect_right(draft.runs, (place, len(draft.words.forms))) - 1
    return draft.runs[at] if at >= 0 and draft.runs[at][0] <= place < draft.runs[at][1] else None
