"""Nicknames between marks inside a name: Robert “Bobby” Ode is one person, with one name."""

from __future__ import annotations

from typing import Final

from corpus_tools.english.word_classes import SENTENCE_OPENERS
from corpus_tools.english.words import Words, is_capital
from corpus_tools.entities.forms import Passing
from corpus_tools.entities.found import Draft, Found, is_name_like
from corpus_tools.entities.naming import is_honorific

_MARKS: Final = Passing(words="\"'")
_LONGEST: Final = 2  # words of a nickname


def join_nicknames(draft: Draft) -> None:
    """Make one person, the nickname included, of what is on both sides of a nickname.

    What comes before the opening mark must be a first name, or part of a person's name; what follows the closing
    mark a capitalised word of the same sentence.
    """
    words = draft.words
    openings = [i for i in _MARKS.places(words.forms) if i]
    pairs = [(opening, closing) for opening in openings if (closing := _closing(words, opening)) >= 0]
    if not pairs:
        return
    owner = draft.owners()
    people = {i for i, f in owner.items() if f.label == "PER"}
    joined: list[Found] = []
    for opening, closing in pairs:
        if any(words.breaks[opening : closing + 2]) or not _is_first_name(words, opening - 1, people):
            continue
        surname = owner.get(closing + 1)
        end = surname.end if surname else closing + 2
        joined.append(Found(_name_begin(words, opening - 1, people), end, "PER", 0.9, "article pass"))
    draft.put(joined)


def _name_begin(words: Words, begin: int, people: set[int]) -> int:
    """Where the person's name begins that goes on at ``begin``; a title is no part of it."""
    while begin - 1 in people and not words.breaks[begin] and not is_honorific(words.forms[begin - 1]):
        begin -= 1
    return begin


def _closing(words: Words, opening: int) -> int:
    """The mark that closes a nickname and is followed by a surname, or -1."""
    forms = words.forms
    for length in range(1, _LONGEST + 1):
        closing = opening + length + 1
        if closing + 1 >= len(forms) or not is_capital(forms[closing - 1]):
            return -1
        if forms[closing] == forms[opening]:
            return closing if _is_surname(words, closing + 1) and _is_tight(words, opening, closing) else -1
    return -1


def _is_surname(words: Words, i: int) -> bool:
    return is_capital(words.forms[i]) and words.lows[i] not in SENTENCE_OPENERS


def _is_tight(words: Words, opening: int, closing: int) -> bool:
    """Whether no space comes between a nickname and its marks: “Tough Nuts” Ode, but not “He left.” Ode said."""
    return words.ends[opening] == words.starts[opening + 1] and words.ends[closing - 1] == words.starts[closing]


def _is_first_name(words: Words, at: int, people: set[int]) -> bool:
    form = words.forms[at]
    if not is_capital(form) or form.lower() in SENTENCE_OPENERS or is_honorific(form):
        return False
    # “Robert C.” ends in an initial.
    return at in people or is_name_like(form) or (len(form.rstrip(".")) == 1 and at - 1 in people)
