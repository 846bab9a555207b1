"""Titles and offices that are beside a name, and the phrases that later stand for the person ("the mayor")."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from corpus_tools.english.inflection import word_set
from corpus_tools.english.name_words import (
    DEMONYMS,
    EMPTY_IN_OFFICES,
    EPITHETS,
    INDEFINITE,
    KNOWN_PLACES,
    RANK_MODIFIERS,
    RANKS,
    ROLES,
    SAY_VERBS,
    TRADES,
)
from corpus_tools.english.word_classes import SENTENCE_OPENERS
from corpus_tools.english.words import Words, is_capital
from corpus_tools.entities.forms import Passing
from corpus_tools.entities.gazetteer import load_everyday_words, load_gazetteer
from corpus_tools.entities.naming import is_honorific, key
from corpus_tools.entities.word_kinds import word_class

HEADS: Final = (ROLES | RANKS | TRADES) - word_set(
    "general private star officer partner father delegate major elder "
    # addresses, no offices: "His Excellency"
    "majesty highness excellency lordship ladyship eminence honour honor"
)
# Titles that tell less of somebody than an office that is given too: "Professor Ode, rector of Exham College".
_MERE_TITLES: Final = word_set("professor justice")
# What "general" is behind in the name of an office: "Governor General".
_GENERALS: Final = word_set("governor attorney secretary director inspector consul solicitor auditor surgeon")
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
# What may follow an office in apposition; another word shows that it is none: "Ode, a judge ruled".
_CLOSERS: Final = _OF | word_set(
    "who whose which and or but from on since until under during between when where until by as turned now then based"
)
_EVALUATIVE: Final = word_set(
    "such not never no like hardly really quite so very too more most less only could can may might must should if he "
    "she they it becomes become"
)
_MAX_MODIFIERS: Final = 6
_MAX_MODIFIERS_OF_PHRASE: Final = 5
_LONGEST_COMPLEMENT: Final = 6  # words from "of" on
_NO_MODIFIERS: Final = _STOP | _OF | _EVALUATIVE
_DETERMINERS: Final = _DEFINITE | {"a", "an", "his", "her"}
# What may come between the capitalised words after "of".
_IN_COMPLEMENT: Final = word_set("the of and for 's & at")
_IN_COMPLEMENT_OF: Final = word_set("the of and")
_IN_COMPLEMENT_BEFORE: Final = word_set("the and for")


class Role(NamedTuple):
    """An office beside a name or for one: its head word, other words, and where it is (word indices)."""

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


def offices_beside(words: Words, begin: int, end: int) -> list[Role]:
    """The offices before and after a name, first the one that tells more.

    That is the one before it, but for a mere title: of "Professor Ode, rector of Exham College" it is the rector.
    """
    before = role_before(words, begin, is_lone=end - begin == 1, name_end=end)
    after = role_after(words, end)
    if before is None or before.end - before.begin > 1 or before.head not in _MERE_TITLES:
        return [role for role in (before, after) if role is not None]
    apart = _role_apart(words, before.begin, end)
    return [role for role in (apart, after, before) if role is not None]


def role_before(words: Words, name_begin: int, *, is_lone: bool = False, name_end: int = 0) -> Role | None:
    """The office right before a name: "Mayor of Oslo Abel Ode", "the home secretary, Cora Ode", "Oslo mayor Ode".

    ``is_lone``: the name is one word, after which a clause may hang. ``name_end``: where the name ends, if it may be in
    apposition: "a judge, Cora Ode, ruled".
    """
    title = _courtesy_begin(words, name_begin)
    if words.breaks[title]:
        return None
    if words.forms[title - 1] == ",":
        return _role_apart(words, title, name_end)
    head = _head_before(words, title)
    if head < 0:
        return None
    begin = _modifiers_begin(words, head, _MAX_MODIFIERS)
    if is_lone and title == name_begin and words.forms[head].islower() and words.low_before(begin) in _DETERMINERS:
        # "the judge Ode attacked": she attacked him.
        return None
    return _make(words, begin, head, title)


def _role_apart(words: Words, title: int, name_end: int) -> Role | None:
    """The office before a comma and a name: "the mayor, Cora Ode", "President of the Exham Guild (EG), Cora Ode,"."""
    if words.breaks[title] or words.breaks[title - 1] or words.forms[title - 1] != ",":
        return None
    end = title - 1
    if end > _IN_BRACKETS and words.forms[end - 1] == ")" and words.forms[end - _IN_BRACKETS] == "(":
        end -= _IN_BRACKETS
    head = _head_before(words, end, is_apart=True)
    if head < 0:
        return None
    begin = _modifiers_begin(words, head, _MAX_MODIFIERS)
    determiner = words.low_before(begin)
    is_closed = words.form_at(name_end) == "," and not words.breaks[name_end]
    if determiner == "the" and _is_behind_name(words, begin - 1):
        return None  # "Cora Ode, the mayor, Abel Arro, …": Cora Ode's office
    is_open = determiner in ("a", "an") or (bool(words.breaks[begin]) and end > head + 1)
    return _make(words, begin, head, end) if determiner in _OWNERS or (is_open and is_closed) else None


def _is_behind_name(words: Words, determiner: int) -> bool:
    """Whether a person's name and a comma come right before "the": the office is in apposition to it."""
    if determiner < 3 or words.breaks[determiner] or words.forms[determiner - 1] != ",":
        return False
    last = words.forms[determiner - 2]
    is_plain = word_class(last.lower()) != "" or last.lower() in load_everyday_words()
    if not is_capital(last) or is_plain:
        return False
    return not load_gazetteer().is_place(last) or load_gazetteer().is_first_name(words.forms[determiner - 3])


_OWNERS: Final = _DEFINITE | word_set("its his her")
_IN_BRACKETS: Final = 3  # words: "(EG)"


def _courtesy_begin(words: Words, name_begin: int) -> int:
    """Where the courtesy titles before a name begin that are no offices: "Dame", but not "Judge"."""
    i = name_begin
    while not words.breaks[i] and is_honorific(words.forms[i - 1]) and not head_of(words.forms[i - 1]):
        i -= 1
    return i


def _modifiers_begin(words: Words, head: int, most: int, excluded: frozenset[str] = frozenset()) -> int:
    """Where the modifiers of an office begin, at most so many words before its head: "deputy regional director"."""
    forms = words.forms
    begin = head
    while not words.breaks[begin] and head - begin < most and _is_modifier(forms[begin - 1]):
        if excluded and key(forms[begin - 1]) in excluded:
            break
        begin -= 1
    return begin


def _head_before(words: Words, end: int, *, is_apart: bool = False) -> int:
    """The head of the office that ends before ``end``: its last word, or the one before "of …" in capitals; or -1.

    ``is_apart``: a comma is between the office and the name.
    """
    head = end - 1
    if not _may_end_office(words.forms[head]):
        return -1
    if head_of(words.forms[head]) and not (is_apart and words.low_before(head) == "of"):
        return head  # but not the last word of "President of the Court of Justice, Cora Ode,"
    if head > 0 and key(words.forms[head]) == "general" and key(words.forms[head - 1]) in _GENERALS:
        return head - 1
    of = _complement_of(words, end)
    if of and words.forms[of] == "of" and not head_of(words.forms[of - 1]):
        of = _complement_of(words, of)
    # "adviser to Ode" is somebody else's office.
    return of - 1 if of and head_of(words.forms[of - 1]) else -1


@lru_cache(maxsize=1 << 16)
def _may_end_office(form: str) -> bool:
    """Whether an office may end with a word: its head, "general", or the last word behind its "of"."""
    return head_of(form) != "" or key(form) == "general" or _is_capital_or(form, _IN_COMPLEMENT_BEFORE)


def _complement_of(words: Words, end: int) -> int:
    """The "of" before the capitalised words that end before ``end``: "of the Guild"; 0 where there is none."""
    forms, breaks = words.forms, words.breaks
    of = end - 1
    while not breaks[of] and end - of < _LONGEST_COMPLEMENT and _is_capital_or(forms[of], _IN_COMPLEMENT_BEFORE):
        of -= 1
    return of if of < end - 1 and key(forms[of]) in _OF and not breaks[of] else 0


def _is_modifier(form: str) -> bool:
    k = key(form)
    if k in _MODIFIERS or k in HEADS:
        return True
    # In a headline verbs have capitals too: "Enter President Ode".
    return is_capital(form) and k not in SENTENCE_OPENERS and not (k in load_everyday_words() and not word_class(k))


def _is_verbal(form: str) -> bool:
    return form.endswith("ing") and form not in _MODIFIERS


def _is_capital_or(form: str, listed: frozenset[str]) -> bool:
    return is_capital(form) or key(form) in listed


def role_after(words: Words, name_end: int) -> Role | None:
    """The office in apposition or copula after a name: "Ode, chairman of the Guild,", "Ode, the Guild's chairman"."""
    forms = words.forms
    begin = _apposition_begin(words, name_end)
    head = _head_after(words, begin) if begin > 0 else -1
    if head < 0:
        return None
    end = _office_end(words, head)
    if key(words.form_at(end)) in _OF | _FROM:
        end = _plain_complement_end(words, end) or _complement_end(words, end, _IN_COMPLEMENT, 10)
    if not _is_closed(words, end):
        return None
    while begin < head and key(forms[begin]) in _DETERMINERS:
        begin += 1
    return _make(words, begin, head, end)


def _office_end(words: Words, head: int) -> int:
    """Where the words for an office end: after "Governor General", "founder and chairman"."""
    end = head + 1
    if key(words.form_at(end)) == "general" and key(words.forms[head]) in _GENERALS:
        end += 1
    is_second = words.form_at(end) == "and" and bool(head_of(words.form_at(end + 1)))
    behind_second = words.form_at(end + 2)
    return end + 2 if is_second and (behind_second in _OF or _is_closed(words, end + 2)) else end


def _plain_complement_end(words: Words, of: int) -> int:
    """Where "for the ministry of trade" ends that a mark follows; 0 where none does or it is no noun phrase."""
    end = of + 1
    while end < len(words.forms) and end - of <= _LONGEST_PLAIN and not words.breaks[end]:
        form = words.forms[end]
        if form in ",.;)—–":
            return end if end - of > 1 and _is_content(words, of, end) else 0
        if not _may_be_in_complement(form):
            return 0
        end += 1
    return 0


def _may_be_in_complement(form: str) -> bool:
    if form == "'s":
        return True
    if is_honorific(form):
        return False
    is_word = form.replace("-", "").replace("'", "").isalpha() and form not in _NOT_IN_COMPLEMENT
    return is_word and not (form.islower() and form.endswith(("ed", "ing"))) and form not in SAY_VERBS


def _is_content(words: Words, of: int, end: int) -> bool:
    """Whether a complement tells more than "of them", "in his town"."""
    return words.forms[of + 1] not in _PRONOUNS and words.forms[end - 1] not in _OF | _DETERMINERS


_FROM: Final = frozenset(["from"])
_PRONOUNS: Final = word_set("his her their our my your its him them me us it you this that these those which whom one")
_NOT_IN_COMPLEMENT: Final = (_STOP - word_set("at in from with on and")) | word_set(
    "he she it they we i not also who since until under during"
)
_LONGEST_PLAIN: Final = 8  # words


def _is_closed(words: Words, end: int) -> bool:
    """Whether an apposition ends where its office does.

    In "Ode, President Abel …" the office is the next one's; in "Ode, a judge ruled" and "is a mayor's friend" the words
    go on.
    """
    if end >= len(words.forms) or words.breaks[end]:
        return True
    form = words.forms[end]
    return (not form[0].isalpha() and form != "'s") or form in _CLOSERS or (form.islower() and form.endswith("ing"))


def _apposition_begin(words: Words, name_end: int) -> int:
    """Where the words begin that say what somebody is: after a comma, "is", "who is"; -1 where there are none."""
    forms = words.forms
    if name_end + 1 >= len(forms) or words.breaks[name_end]:
        return -1
    if forms[name_end] == ",":
        return _behind_comma(forms, name_end + 1)
    verb, copulas = (name_end + 1, _COPULAS_OF_WHO) if forms[name_end] == "who" else (name_end, _COPULAS)
    if forms[verb] not in copulas:
        return -1
    begin = verb + 1
    return begin + (begin < len(forms) and forms[begin] in _NOW)


def _behind_comma(forms: list[str], i: int) -> int:
    """Where an apposition begins after its comma: after an age ("Ode, 52, chairman of …"), and after "who is"."""
    if i + 2 < len(forms) and forms[i].isdigit() and forms[i + 1] == ",":
        i += 2
    if forms[i : i + 1] != ["who"]:
        return i
    if forms[i + 1 : i + 2] in (["is"], ["was"]):
        return i + 2
    return i + 3 if forms[i + 2 : i + 3] == ["as"] and forms[i + 1] in _SERVES else i


_SERVES: Final = ("serves", "served", "works", "worked", "acts", "acted")
_COPULAS_OF_WHO: Final = ("is", "was", "became")
_COPULAS: Final = (*_COPULAS_OF_WHO, "becomes")
_NOW: Final = ("now", "then", "also")


def _head_after(words: Words, begin: int) -> int:
    """The head of the office that begins at ``begin``, or -1 where other words come first."""
    forms = words.forms
    for i in range(begin, min(begin + _LONGEST_APPOSITION, len(forms))):
        low = key(forms[i])
        if words.breaks[i] or low in _NO_ARTICLES:
            return -1
        if low in _INDEFINITE_ARTICLES:
            continue
        if head_of(forms[i]) and not _is_in_longer_office(words, i):
            return i
        if _is_no_part_of_office(forms[i], low):
            return -1
    return -1


_INDEFINITE_ARTICLES: Final = ("a", "an")
_NO_ARTICLES: Final = INDEFINITE - {"a", "an", "two", "three"}
_LONGEST_APPOSITION: Final = 9  # words up to the head


def _is_no_part_of_office(form: str, low: str) -> bool:
    """Whether a word shows that the words after a name say something else: a verb, a preposition, a mark."""
    return low in _NO_MODIFIERS or not (form[0].isalnum() or form == "'s") or _is_verbal(form)


def _is_in_longer_office(words: Words, i: int) -> bool:
    """Whether another office's word or a possessive follows: "police chief", "the president's adviser"."""
    return i + 1 < len(words.forms) and (bool(head_of(words.forms[i + 1])) or words.forms[i + 1] == "'s")


def _complement_end(words: Words, of: int, links: frozenset[str], most: int) -> int:
    """The end of "of the Guild of Exham" from its "of" on; ``of`` itself where no capitalised word follows."""
    forms = words.forms
    j = of + 1
    while j < len(forms) and j - of < most and not words.breaks[j] and _is_capital_or(forms[j], links):
        if is_honorific(forms[j]):
            break  # "Minister of Trade Mr Ode"
        j += 1
    while j > of + 1 and not is_capital(forms[j - 1]):
        j -= 1
    return j if j > of + 1 else of


# Words that make another office of one: a deputy mayor is no mayor.
RANKING: Final = word_set("deputy vice assistant associate shadow junior under")
# And who has one of these is of another rank than who has none: a prime minister is no minister beside others.
_ELEVATING: Final = word_set("prime first chief attorney solicitor lieutenant")


def may_be_rank_of(head: str, said: Collection[str], held: Collection[str]) -> bool:
    """Whether an office that a text speaks of (``said``) may be of the rank of one that somebody holds.

    ``head`` is the word for both; ``said`` and ``held`` are all words of each.

    >>> may_be_rank_of("minister", {"prime", "minister"}, {"schools", "minister"})
    False
    """
    said_rank, held_rank = (set(words) & _ELEVATING - {head} for words in (said, held))
    if head == "minister":
        return said_rank == held_rank
    return said_rank <= held_rank


def says_whose(words: Collection[str]) -> frozenset[str]:
    """The words beside an office that say whose it is: "russian", "wisconsin", "harbour".

    >>> sorted(says_whose({"embattled", "former", "police", "russian"}))
    ['russian']
    """
    return frozenset(word for word in words if word in _LANDS or word not in _OF_NOBODY)


_LANDS: Final = DEMONYMS | KNOWN_PLACES
_OF_NOBODY: Final = RANK_MODIFIERS | EMPTY_IN_OFFICES | EPITHETS


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
    is_short = 2 <= len(content) <= 4
    return is_short and all(w[0].isupper() and (head_of(w) or key(w) in _IN_TITLES) for w in content)


_IN_TITLES: Final = RANK_MODIFIERS | word_set("group managing executive general")


def role_phrases(words: Words, taken: Sequence[bool]) -> list[Role]:
    """Definite roles that may stand for a person: "the mayor", "the Oslo mayor", "our chief", "the city's mayor".

    Roles right before a name, after an indefinite word, or in the plural are not among them.
    """
    found = (
        _role_phrase(words, taken, head)
        for head in _OFFICES.places(words.forms)
        if not taken[head] and not _is_before_office_or_name(words, taken, head)
    )
    return [role for role in found if role is not None]


def _may_be_written_otherwise(form: str) -> bool:
    """Whether an office's word has a full stop or a hyphen: "Gov.", "ex-mayor"."""
    return (form[-1] == "." or "-" in form) and head_of(form) != ""


_OFFICES: Final = Passing(_may_be_written_otherwise, words=HEADS)


def _is_before_office_or_name(words: Words, taken: Sequence[bool], head: int) -> bool:
    after = head + 1
    return words.goes_on(after) and bool(head_of(words.forms[after]) or taken[after])


def _role_phrase(words: Words, taken: Sequence[bool], head: int) -> Role | None:
    forms = words.forms
    epithet = _modifiers_begin(words, head, _MAX_MODIFIERS_OF_PHRASE, INDEFINITE)
    if words.breaks[epithet]:
        return None
    begin = _phrase_begin(words, taken, epithet)
    if begin < 0:
        return None
    end = head + 1
    if words.form_at(end) == "of":
        # "the president of Exland" is somebody's office only if the words after "of" agree.
        end = _complement_end(words, end, _IN_COMPLEMENT_OF, 8)
    if end + 1 < len(forms) and forms[end] == "," and taken[end + 1]:
        # "the president of Exland, Abel Ode": the name itself follows.
        return None
    return _make(words, epithet, head, end)._replace(begin=begin, end=head + 1)


def _phrase_begin(words: Words, taken: Sequence[bool], epithet: int) -> int:
    """Where a definite phrase begins: its determiner, which is inside, or its owner; -1 where it has neither."""
    begin = _epithets_begin(words, epithet)
    before = key(words.forms[begin - 1])
    if before == "'s":
        return _behind_taken_owner(words, taken, _owner_begin(words, taken, begin))
    return begin - 1 if before in _DEFINITE and not words.breaks[begin] else -1


def _epithets_begin(words: Words, office: int) -> int:
    """Where what is said of somebody in office begins: "embattled" in "the embattled mayor"."""
    begin = office
    while begin > 1 and not words.breaks[begin - 1] and key(words.forms[begin - 1]) in EPITHETS:
        begin -= 1
    return begin


def _behind_taken_owner(words: Words, taken: Sequence[bool], begin: int) -> int:
    """A phrase begins after the possessive of an owner who is named; with an owner who is not ("the city's")."""
    if begin < 0 or (begin > 1 and words.forms[begin - 1] == "'s" and taken[begin - 2]):
        return begin
    return begin - 1


def _owner_begin(words: Words, taken: Sequence[bool], begin: int) -> int:
    """Where a phrase with an owner begins: "the city's mayor", "Oslo's mayor"; -1 if the owner is neither."""
    forms, breaks = words.forms, words.breaks
    if begin < 2 or breaks[begin - 1]:
        return -1
    owner = begin - 2
    if owner > 0 and not breaks[owner] and forms[owner].islower() and key(forms[owner - 1]) == "the":
        return owner
    return begin if taken[owner] or is_capital(forms[owner]) else -1
