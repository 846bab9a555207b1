"""Nicknames between marks inside a name: Robert “Bobby” Ode is one person, with one name."""

from __future__ import annotations

from typing import Final

from corpus_tools.english.word_classes import FUNCTION_WORDS_NAMES
from corpus_tools.english.words import Words, is_capital
from corpus_tools.entities.found import Found, is_name_like
from corpus_tools.entities.naming import is_honorific

_MARKS: Final = frozenset("\"'")
_LONGEST: Final = 2  # words of a nickname


def join_nicknames(words: Words, found: list[Found]) -> list[Found]:
    """``found`` with what stands on both sides of a nickname made one person, the nickname included.

    What stands before the opening mark must be a first name, or part of a person's name; what follows the closing
    mark a capitalised word of the same sentence.
    """
    people = {i for f in found if f.label == "PER" for i in range(f.begin, f.end)}
    ends = {i: f.end for f in found for i in range(f.begin, f.end)}
    joined: list[Found] = []
    for opening, form in enumerate(words.forms):
        if form not in _MARKS or not opening:
            continue
        closing = _closing(words, opening)
        before = opening - 1
        if closing < 0 or any(words.breaks[opening : closing + 2]) or not _is_first_name(words, before, people):
            continue
        begin = before
        while begin - 1 in people and not words.breaks[begin] and not is_honorific(words.forms[begin - 1]):
            begin -= 1
        joined.append(Found(begin, ends.get(closing + 1, closing + 2), "PER", 0.9, "article pass"))
    if not joined:
        return found
    taken = {i for f in joined for i in range(f.begin, f.end)}
    kept = [f for f in found if not any(i in taken for i in range(f.begin, f.end))]
    return sorted([*kept, *joined], key=lambda f: f.begin)


def _closing(words: Words, opening: int) -> int:
    """The mark that closes a nickname and is followed by a surname, or -1."""
    forms = words.forms
    for length in range(1, _LONGEST + 1):
        closing = opening + length + 1
        if closing + 1 >= len(forms):
            return -1
        if not is_capital(forms[closing - 1]):
            return -1
        if forms[closing] == forms[opening]:
            is_name = is_capital(forms[closing + 1]) and forms[closing + 1].lower() not in FUNCTION_WORDS_NAMES
            # No space stands between a nickname and its marks: “Tough Nuts” Ode, but not “He left.” Ode said.
            tight = (
                words.ends[opening] == words.starts[opening + 1] and words.ends[closing - 1] == words.starts[closing]
            )
            return closing if is_name and tight else -1
    return -1


def _is_first_name(words: Words, at: int, people: set[int]) -> bool:
    form = words.forms[at]
    if not is_capital(form) or form.lower() in FUNCTION_WORDS_NAMES or is_honorific(form):
        return False
    # “Robert C.” ends in an initial.
    return at in people or is_name_like(form) or (len(form.rstrip(".")) == 1 and at - 1 in people)
