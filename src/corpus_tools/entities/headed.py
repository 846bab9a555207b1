"""Organisations recognised by the words of their names: "Odex Industries", "Universidad de Ode", "OdeBank"."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import Final

from corpus_tools.english.name_words import (
    AMBIGUOUS_FIRM_HEADS,
    BODIES_ABROAD,
    BODIES_ABROAD_LAST,
    DEMONYMS,
    FIRM_HEADS,
    LINKS,
    NEWSPAPER_HEADS,
    ROLES,
    STRONG_ORG_HEADS,
)
from corpus_tools.english.word_classes import NEVER_IN_NAMES, SENTENCE_OPENERS
from corpus_tools.english.words import Words, is_capital
from corpus_tools.entities.features import is_headline
from corpus_tools.entities.forms import Passing
from corpus_tools.entities.found import Draft, Found, is_everyday, is_name_like, is_strange, surface_of
from corpus_tools.entities.gazetteer import load_gazetteer
from corpus_tools.entities.naming import is_honorific, is_title
from corpus_tools.entities.word_kinds import Kind, word_class

_INNER_CAPITAL: Final = re.compile(r"([a-z])([A-Z])")
_SURE: Final = 0.9  # confidence of a name recognised by its first or last word
# Two capitals with small letters between; not "McOde", "DeOde", "MacOde".
_JOINED: Final = re.compile(r"(?!(?:Mc|Mac|De|Di|La|Le|Van|Fitz|Du|Des|Ó|Al|Mo)[A-Z])[A-Z][a-z]+[A-Z]+[A-Za-z]*")


def add_headed(draft: Draft) -> None:
    """Add to ``draft`` the firms, newspapers and other bodies recognised by their last or first word.

    They replace shorter names that the finder gave within them.
    """
    forms = draft.words.forms
    headed = [f for run in _several(_TELLING.runs(forms, draft.runs)) for f in _headed_in(draft.words, *run)]
    if headed:
        owner = draft.owners()
        draft.put([f for f in headed if _is_free(f, owner)])
    draft.put([f for old in draft.found if (f := _with_first_subject(draft, old)) is not None])
    plain = [_plain_body(draft, run) for run in _several(_STRONG.runs(forms, draft.runs))]
    draft.put([f for f in plain if f is not None])
    for f in draft.found:
        if f.label == "LOC" and f.end - f.begin == 1 and _is_joined_name(draft.words.forms[f.begin]):
            f.label, f.method = "ORG", "rule"


def _several(runs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The runs of several words."""
    return [run for run in runs if run[1] - run[0] > 1]


_STRONG: Final = Passing(words=STRONG_ORG_HEADS)


def _plain_body(draft: Draft, run: tuple[int, int]) -> Found | None:
    """A run of everyday words that is a body by its last word, in running text: "the Policy and Finance Committee"."""
    words = draft.words
    begin, end = run
    if words.lows[end - 1] not in STRONG_ORG_HEADS or words.breaks[begin] or words.lows[begin] in SENTENCE_OPENERS:
        return None
    if any(draft.owner(i) for i in range(begin, end)) or is_headline(words, begin, end):
        return None
    last = next((i for i in range(end - 1, begin, -1) if words.forms[i] in _ENGLISH_LINKS), begin - 1)
    if last >= begin and words.forms[last] != "and":
        return None
    return Found(begin, end, "ORG", _LESS_SURE, "rule") if all(map(_is_upper, words.forms[begin:end])) else None


def _with_first_subject(draft: Draft, body: Found) -> Found | None:
    """A body with what "and" joins to its first word: "its Audit and Risk Committee", "Ode and Arro Parish Council"."""
    words, first = draft.words, body.begin - 2
    is_joined = body.label == "ORG" and first > 0 and words.forms[body.begin - 1] in ("and", "&")
    if (
        not is_joined
        or body.end - body.begin < 2
        or words.lows[body.end - 1] not in _JOINT
        or any(words.breaks[first : body.begin])
    ):
        return None
    form, before = words.forms[first], words.lows[first - 1]
    owner = draft.owner(first)
    if owner is not None and (owner.end - owner.begin > 1 or owner.confidence > _SURE or owner.label == "ORG"):
        return None
    is_subject = is_capital(form) and not is_title(form) and before in _BEFORE_BODIES
    is_place = words.lows[body.end - 2] in _LOCAL
    if not is_subject or (is_place != (owner is not None or is_strange(form))):
        return None
    return Found(first, body.end, "ORG", _SURE, "rule")


_JOINT: Final = frozenset(
    ["committee", "commission", "council", "board", "panel", "department", "directorate", "subcommittee"]
)
_LOCAL: Final = frozenset(["parish", "town", "district", "borough", "county", "city", "community", "regional", "shire"])
_BEFORE_BODIES: Final = frozenset(["the", "its", "their", "our", "'s", "of", "a", "an", "this"])


def _is_upper(form: str) -> bool:
    return form[0].isupper() or form in ("and", "&")


_LESS_SURE: Final = 0.7


def _is_joined_name(form: str) -> bool:
    """Whether a word has a capital inside, as names of firms do (“OdeBank”), and is not two words of a place name."""
    joined = _JOINED.fullmatch(form)
    return joined is not None and not load_gazetteer().is_place(_INNER_CAPITAL.sub(r"\1 \2", form))


def short_names(draft: Draft) -> set[str]:
    """The first words of firms' names, by which articles refer to them.

    One unlisted word ("Odex" of "Odex Industries"), or two of a longer name ("Golden Odex" of "Golden Odex Caribbean
    Bakery & Grill").
    """
    words = draft.words
    firms = [f for f in draft.found if f.label == "ORG" and f.end - f.begin > 1]
    one = {
        words.forms[f.begin]
        for f in firms
        if words.lows[f.end - 1] in _FIRMS and (_may_be_short(words, f) or _may_be_family(words, f))
    }
    return one | {surface_of(words, f.begin, f.begin + 2) for f in firms if _may_be_two_short(words, f)}


def doubtful_short_names(draft: Draft, among: Container[str]) -> set[str]:
    """The first words of bodies' names that are listed for a person's or a place's too: "Rio" of "Rio Odex Ltd".

    Only those ``among`` some names are looked at.
    """
    words = draft.words
    return {
        words.forms[f.begin]
        for f in draft.found
        if f.label == "ORG"
        and 1 < f.end - f.begin < _LONG
        and words.forms[f.begin] in among
        and _may_be_doubtful(words, f)
    }


def _may_be_doubtful(words: Words, f: Found) -> bool:
    first, last = words.forms[f.begin], words.lows[f.end - 1]
    if not first.istitle() or len(first) < _LEAST_SHORT or is_title(first) or first.lower() in DEMONYMS:
        return False
    is_firms = last in _FIRMS or is_strange(words.forms[f.end - 1])
    return is_firms and not load_gazetteer().is_large_place(first)


def _may_be_two_short(words: Words, f: Found) -> bool:
    """Whether a long name begins with two words that are no person's, place's or plain words."""
    if f.end - f.begin < _LONG:
        return False
    first, second = words.forms[f.begin : f.begin + 2]
    is_person = load_gazetteer().is_usual_first_name(first)
    if not second[0].isupper() or is_person or is_title(first) or is_title(second):
        return False
    is_place = load_gazetteer().is_place(surface_of(words, f.begin, f.begin + 2)) or load_gazetteer().is_large_place(
        first
    )
    return (is_strange(first) or is_strange(second)) and not is_place


def _may_be_short(words: Words, f: Found) -> bool:
    form = words.forms[f.begin]
    return (
        len(form) > _LEAST_SHORT and is_strange(form) and not is_name_like(form) and not load_gazetteer().is_place(form)
    )


def _may_be_family(words: Words, f: Found) -> bool:
    """Whether a firm's first word is only a first name's: "Alden" of "Alden Global Capital", where nobody has it."""
    first = words.forms[f.begin]
    is_long = f.end - f.begin > 2 and len(first) > _LEAST_SHORT and first.istitle()
    return is_long and is_strange(first) and is_name_like(first) and not load_gazetteer().is_place(first)


_FIRMS: Final = FIRM_HEADS | AMBIGUOUS_FIRM_HEADS
_LEAST_SHORT: Final = 3  # letters
_LONG: Final = 4  # words


def _headed_in(words: Words, begin: int, end: int) -> list[Found]:
    """The bodies in a run, recognised by their first or last word, in order."""
    found: list[Found] = []
    first = begin
    while first < end:
        if words.lows[first] in NEVER_IN_NAMES:
            first += 1
            continue
        last = next((i for i in range(first, end) if not is_capital(words.forms[i])), end)
        span = (
            (_abroad(words, first, end) or _family_firm(words, first, last, end) or _headed(words, first, last))
            if last > first
            else None
        )
        if span is not None:
            found.append(Found(*span, "ORG", _SURE, "rule"))
            last = max(last, span[1])
        first = last + 1
    return found


def _family_firm(words: Words, first: int, sign: int, end: int) -> tuple[int, int] | None:
    """A firm of a family by the end of its name, where the capitalised words end at ``sign``: "Arro & Sons"."""
    if sign >= end - 1 or words.forms[sign] != "&" or words.lows[sign + 1] not in _KIN_IN_FIRMS:
        return None
    begin = sign - 1
    while begin > first and is_capital(words.forms[begin - 1]) and not is_title(words.forms[begin - 1]):
        begin -= 1
    return begin, sign + 2


_KIN_IN_FIRMS: Final = frozenset(["sons", "son", "brothers", "bros", "daughters", "co", "company", "associates"])


def _headed(words: Words, first: int, last: int) -> tuple[int, int] | None:
    """The capitalised words up to the last one that ends the name of a firm or paper: "Odex Heavy Industries Co"."""
    end = next((i + 1 for i in range(last - 1, first, -1) if words.lows[i] in _LAST_HEADS), 0)
    if end < last and not _may_follow_firm(words, end):
        return None
    while first < end - 1 and _is_before_name(words, first):
        first += 1
    return (first, end) if end - first > 1 and _is_firm(words, first, end) else None


def _may_follow_firm(words: Words, i: int) -> bool:
    """Whether a person's title or name begins at ``i``: "Odex Industries Chairman Ode", but not "Odex Power Plant"."""
    return is_title(words.forms[i]) or is_name_like(words.forms[i])


def _is_firm(words: Words, first: int, end: int) -> bool:
    """Whether the words before the last one make it the name of a firm or newspaper."""
    before = words.forms[end - 2]
    if words.lows[end - 1] in _PAPERS:
        return _has_article(words, first) and (is_strange(before) or load_gazetteer().is_place(before))
    if words.lows[end - 1] in AMBIGUOUS_FIRM_HEADS:
        if Kind.KNOWN_BODY in word_class(before.lower()):
            return True  # "Etihad Rail": a listed body and its branch
        return is_strange(before) and not is_name_like(before) and not before.endswith(_ADJECTIVES)
    return any(is_strange(form) or load_gazetteer().is_place(form) for form in words.forms[first : end - 1])


def _has_article(words: Words, first: int) -> bool:
    """Whether "the" precedes a name, as it does with newspapers but not with persons."""
    return first > 0 and words.lows[first - 1] == "the" and not words.breaks[first]


_ADJECTIVES: Final = ("ic", "al", "ing", "ed", "ive", "ous")  # Photovoltaic Power
_PAPERS: Final = NEWSPAPER_HEADS - AMBIGUOUS_FIRM_HEADS
_LAST_HEADS: Final = NEWSPAPER_HEADS | FIRM_HEADS | AMBIGUOUS_FIRM_HEADS | BODIES_ABROAD_LAST
# No body is recognised in a run without one of these.
_TELLING: Final = Passing(words=_LAST_HEADS | BODIES_ABROAD | {"&"})


def _is_before_name(words: Words, i: int) -> bool:
    """Whether a word before a firm's name is not part of it: a title, a nationality, the first word of a sentence."""
    form, low = words.forms[i], words.lows[i]
    if low in NEVER_IN_NAMES:
        return True
    if is_honorific(form) or is_title(form) or (low in DEMONYMS and is_strange(words.forms[i + 1])):
        return True
    return bool(words.breaks[i]) and (low in SENTENCE_OPENERS or (is_everyday(form) and is_strange(words.forms[i + 1])))


def _abroad(words: Words, first: int, end: int) -> tuple[int, int] | None:
    """A body named in another language, with the kind of body first: "Universidad de Ode", "Banco Ode"."""
    if words.lows[first] not in BODIES_ABROAD:
        return None
    last = first + 1
    while last < end:
        links = last
        while links < end and words.forms[links] in LINKS and words.forms[links] not in _ENGLISH_LINKS:
            links += 1
        if links >= end or not is_capital(words.forms[links]) or is_everyday(words.forms[links]):
            break
        if is_title(words.forms[links]) or words.lows[links] in ROLES or words.lows[links] == "ceo":
            break  # "Banco Ode CEO Cora Arro"
        last = links + 1
    return (first, last) if last > first + 1 else None


_ENGLISH_LINKS: Final = frozenset(["of", "for", "and", "the", "to", "in", "on"])


def _is_free(f: Found, owner: dict[int, Found]) -> bool:
    """Whether ``f`` may replace what was found there: it covers each such name, and no organisation covers it."""
    here = {id(owner[i]): owner[i] for i in range(f.begin, f.end) if i in owner}.values()
    if any(old.label == "ORG" and old.begin <= f.begin and old.end >= f.end for old in here):
        return False
    return all(f.begin <= old.begin and old.end <= f.end for old in here)
