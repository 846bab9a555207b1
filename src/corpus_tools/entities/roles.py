"""Titles and offices that stand beside a name, and the phrases that later stand for the person ("the mayor")."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from corpus_tools.english.inflection import word_set
from corpus_tools.english.name_words import INDEFINITE, RANK_MODIFIERS, RANKS, ROLES
from corpus_tools.english.word_classes import FUNCTION_WORDS_NAMES
from corpus_tools.english.words import Words, is_capital
from corpus_tools.entities.naming import is_honorific, key

HEADS: Final = (ROLES | RANKS) - word_set("general private star officer partner father delegate major elder")
_DEFINITE: Final = word_set("the our their this")
_FORMER: Final = word_set("former ex late outgoing previous then")
_STOP: Final = word_set(
    "who which that whose said says told was is were are has had have will would and but in at on by from with as "
    "after before when while because to"
)
_OF: Final = word_set("of for at in to with")
_MODIFIERS: Final = RANK_MODIFIERS | word_set(
    "new local regional national federal general managing executive non-executive current longtime long-time "
    "co union human rights legal political military presidential"
)
_MAX_MODIFIERS: Final = 6


# What is said of somebody in office, and makes no other office of it.
_EPITHETS: Final = word_set(
    "embattled beleaguered shamed disgraced under-fire outspoken popular controversial veteran serving sitting current "
    "besieged departing retiring powerful influential first-term second-term long-serving newly"
)


class Role(NamedTuple):
    """An office beside a name or for one: its head word, other words, and where it stands (word indices)."""

    head: str
    words: frozenset[str]
    text: str
    begin: int
    end: int
    is_former: bool


@lru_cache(maxsize=100_000)
def head_of(word: str) -> str:
    """The role that a word names, in the singular and lower case; empty if none.

    >>> head_of("Commissioner"), head_of("co-founder"), head_of("table")
    ('commissioner', 'co-founder', '')
    """
    k = key(word)
    if k in HEADS:
        return k
    first, _, tail = k.rpartition("-")
    if tail not in HEADS or not first:
        return ""
    # A vice-president is no president; an ex-president and a co-chair are.
    return tail if first in ("ex", "then", "co") else k


def _make(words: Words, begin: int, head: int, end: int) -> Role:
    forms = words.forms
    text = words.text[words.starts[begin] : words.ends[end - 1]]
    content = frozenset(key(f) for f in forms[begin:end] if f[0].isalnum() and f.lower() not in _DEFINITE | _OF)
    return Role(head_of(forms[head]), content, text, begin, end, any(key(f) in _FORMER for f in forms[begin:head]))


def role_before(words: Words, name_begin: int) -> Role | None:
    """The office right before a name: "Mayor of Oslo Abel Ode", "the home secretary, Cora Ode", "Oslo mayor Ode"."""
    forms, breaks = words.forms, words.breaks
    i = name_begin
    while i > 0 and not breaks[i] and is_honorific(forms[i - 1]) and not head_of(forms[i - 1]):
        i -= 1
    comma = i > 1 and not breaks[i] and forms[i - 1] == "," and not breaks[i - 1]
    end = i - 1 if comma else i
    if end < 1 or breaks[i]:
        return None
    # The head is the last word, or stands before "of …" made of capitalised words.
    head = end - 1
    if not head_of(forms[head]):
        while (
            head > 0
            and end - head < 6
            and not breaks[head]
            and (is_capital(forms[head]) or key(forms[head]) in ("the", "and", "for"))
        ):
            head -= 1
        if key(forms[head]) not in _OF or head < 1 or breaks[head] or not head_of(forms[head - 1]):
            return None
        head -= 1
    begin = head
    while begin > 0 and not breaks[begin] and head - begin < _MAX_MODIFIERS and _is_modifier(forms[begin - 1]):
        begin -= 1
    before = forms[begin - 1].lower() if begin and not breaks[begin] else ""
    if comma and before not in _DEFINITE:
        return None
    if before in INDEFINITE and comma:
        return None
    return _make(words, begin, head, end)


def _is_modifier(form: str) -> bool:
    k = key(form)
    return k in _MODIFIERS or k in HEADS or (is_capital(form) and k not in FUNCTION_WORDS_NAMES)


def _is_verbal(form: str) -> bool:
    return form.endswith("ing") and form not in _MODIFIERS


def role_after(words: Words, name_end: int) -> Role | None:
    """The office in apposition or copula behind a name: "Ode, chairman of the Guild,", "Ode, the Guild's chairman"."""
    forms, breaks = words.forms, words.breaks
    n = len(forms)
    i = name_end
    if i + 1 >= n or breaks[i]:
        return None
    if forms[i] == ",":
        i += 1
        if i < n and forms[i].isdigit() and i + 2 < n and forms[i + 1] == ",":
            i += 2
        if i + 1 < n and forms[i] == "who" and forms[i + 1] in ("is", "was"):
            i += 2
    elif forms[i] in ("is", "was", "became", "becomes", "who"):
        if forms[i] == "who":
            i += 1
            if i >= n or forms[i] not in ("is", "was", "became"):
                return None
        i += 1
        if i < n and forms[i] in ("now", "then", "also"):
            i += 1
    else:
        return None
    begin = i
    while i < n and i - begin < 9 and not breaks[i]:
        low = key(forms[i])
        if low in INDEFINITE and low not in ("two", "three"):
            if low not in ("a", "an"):
                return None
        elif head_of(forms[i]) and not (i + 1 < n and (head_of(forms[i + 1]) or forms[i + 1] == "'s")):
            break
        elif low in _STOP | _OF or not (forms[i][0].isalnum() or forms[i] == "'s") or _is_verbal(forms[i]):
            return None
        i += 1
    else:
        return None
    if i >= n or breaks[i]:
        return None
    head = i
    end = head + 1
    if end < n and not breaks[end] and key(forms[end]) in _OF:
        j = end + 1
        while (
            j < n
            and j - end < 10
            and not breaks[j]
            and (is_capital(forms[j]) or key(forms[j]) in ("the", "of", "and", "for", "'s", "&", "at"))
        ):
            j += 1
        while j > end + 1 and not is_capital(forms[j - 1]):
            j -= 1
        if j > end + 1:
            end = j
    if end < n and not breaks[end] and is_capital(forms[end]):
        # "Ode, President Abel …": the office is the next one's.
        return None
    begin_text = begin
    while begin_text < head and key(forms[begin_text]) in _DEFINITE | {"a", "an", "his", "her"}:
        begin_text += 1
    return _make(words, begin_text, head, end)


# Words that make another office of one: a deputy mayor is no mayor.
RANKING: Final = word_set("deputy vice assistant associate shadow junior under")


def role_head(text: str) -> str:
    """The head word of a role's text: the last role word before "of", "for" and the like.

    >>> role_head("Mayor of Oslo"), role_head("deputy chief executive of the Guild")
    ('mayor', 'executive')
    """
    head = ""
    for word in text.split():
        if head and key(word) in _OF:
            break
        head = head_of(word) or head
    return head


def office_name(words: Words, role: Role) -> str:
    """The words of a role without its determiner: "Home Secretary"."""
    begin = role.begin
    while begin < role.end - 1 and key(words.forms[begin]) in _DEFINITE:
        begin += 1
    return words.text[words.starts[begin] : words.ends[role.end - 1]]


def is_office(name: str) -> bool:
    """Whether a role is written as a name is, in two capitals or more: "Home Secretary"."""
    content = name.split()
    return 2 <= len(content) <= 4 and all(w[0].isupper() and (head_of(w) or key(w) in RANK_MODIFIERS) for w in content)


def role_phrases(words: Words, taken: Sequence[bool]) -> list[Role]:
    """Definite roles that may stand for a person: "the mayor", "the Oslo mayor", "our chief", "the city's mayor".

    Roles right before a name, after an indefinite word, or in the plural are not among them.
    """
    forms, breaks = words.forms, words.breaks
    out: list[Role] = []
    n = len(forms)
    for head in range(n):
        if taken[head] or not head_of(forms[head]):
            continue
        if head + 1 < n and not breaks[head + 1] and (head_of(forms[head + 1]) or taken[head + 1]):
            continue
        begin = head
        while (
            begin > 0
            and not breaks[begin]
            and head - begin < 5
            and _is_modifier(forms[begin - 1])
            and key(forms[begin - 1]) not in INDEFINITE
        ):
            begin -= 1
        if begin == 0 or breaks[begin]:
            continue
        epithet = begin
        while begin > 1 and not breaks[begin - 1] and key(forms[begin - 1]) in _EPITHETS:
            begin -= 1
        before = key(forms[begin - 1])
        if before == "'s" and begin > 1 and not breaks[begin - 1]:
            # "the city's mayor", "Oslo's mayor"
            owner = begin - 2
            if owner > 0 and not breaks[owner] and forms[owner].islower() and key(forms[owner - 1]) == "the":
                begin = owner
            elif not taken[owner] and not is_capital(forms[owner]):
                continue
        elif before not in _DEFINITE or breaks[begin]:
            continue
        end = head + 1
        if end + 1 < n and not breaks[end] and forms[end] == "of":
            # "the president of Exland" is somebody's office only if the words behind "of" agree.
            j = end + 1
            while (
                j < n
                and j - end < 8
                and not breaks[j]
                and (is_capital(forms[j]) or key(forms[j]) in ("the", "of", "and"))
            ):
                j += 1
            while j > end + 1 and not is_capital(forms[j - 1]):
                j -= 1
            role = _make(words, epithet, head, j if j > end + 1 else end)
        else:
            role = _make(words, epithet, head, end)
        if role.end + 1 < n and forms[role.end] == "," and taken[role.end + 1]:
            # "the president of Exland, Abel Ode": the name itself follows.
            continue
        # The determiner is inside: a role is a phrase.
        out.append(role._replace(begin=begin if before == "'s" and taken[begin - 2] else begin - 1, end=head + 1))
    return out
