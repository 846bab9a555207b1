"""What "she" and "he" tell of the gender of the people named before them; nothing else is read from them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import compress
from typing import Final

from corpus_tools.english.name_words import PRONOUN_GENDER, ROLE_GENDER
from corpus_tools.english.words import Words
from corpus_tools.entities.forms import Passing
from corpus_tools.entities.found import Found

_TELLING: Final = Passing(words=['"', *PRONOUN_GENDER])


def pronoun_votes(words: Words, found: Sequence[Found]) -> dict[int, Counter[str]]:
    """For each person found (by its place in ``found``), the genders of the pronouns that follow it.

    A pronoun counts where only one person is named before it in its sentence or, if none is, in the last sentence of
    its paragraph that names anybody; at the head of a paragraph, in the last sentence of the paragraph before.
    Pronouns inside quotation marks are another speaker's and do not count.
    """
    at = {f.begin: i for i, f in enumerate(found) if f.label == "PER"}
    votes: defaultdict[int, Counter[str]] = defaultdict(Counter)
    before: list[int] = []
    here: list[int] = []
    is_quoted = False
    for i in _telling(words, at):
        brk = words.breaks[i]
        if brk:
            before, here = (here if here or brk == 2 else before), []
            is_quoted = is_quoted and brk != 2
        if words.forms[i] == '"':
            is_quoted = not is_quoted
        elif i in at:
            here.append(at[i])
        elif not is_quoted and (gender := PRONOUN_GENDER.get(words.lows[i])):
            person = _only(words, found, here or before)
            if person is not None:
                votes[person][gender] += 1
    return dict(votes)


def _telling(words: Words, people: Iterable[int]) -> list[int]:
    """The words that matter here: those that begin a sentence, marks, names and pronouns."""
    telling = set(_TELLING.places(words.forms))
    telling.update(compress(range(len(words.breaks)), words.breaks), people)
    return sorted(telling)


def _only(words: Words, found: Sequence[Found], people: list[int]) -> int | None:
    """The one person of a sentence, however often named; none where there are two."""
    if not people:
        return None
    last = {words.forms[found[i].end - 1] for i in people}
    # A sister and a brother have one surname.
    first = {words.forms[found[i].begin] for i in people if found[i].end - found[i].begin > 1}
    return people[-1] if len(last) == 1 and len(first) < 2 else None


def kin_vote(words: Words, f: Found) -> str:
    """The gender that a word for kin beside a person's name tells: "her brother Ode", "his wife, Ode,"; or "".

    >>> from corpus_tools.english.words import read_words
    >>> kin_vote(read_words("She met her brother Abel Ode."), Found(4, 6, "PER", 1.0, "model"))
    'male'
    """
    lows, begin, end = words.lows, f.begin, f.end
    if begin and not words.breaks[begin]:
        if lows[begin - 1] in ROLE_GENDER:
            return ROLE_GENDER[lows[begin - 1]]
        is_named_aside = lows[begin - 1] == "," and begin > 2 and words.form_at(end) == ","
        if is_named_aside and lows[begin - 3] in _WHOSE:
            return ROLE_GENDER.get(lows[begin - 2], "")
    if words.form_at(end) == "," and words.form_at(end + 1) in _WHOSE:
        return ROLE_GENDER.get(words.form_at(end + 2), "")
    return ""


_WHOSE: Final = ("his", "her", "their", "the", "my", "our", "'s")
