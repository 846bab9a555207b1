"""Names that seats, parties and adjectives beside them give away: "MP for Ode", "the NPQ MPs", "Battered Ode"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from corpus_tools.english.name_words import PARTIES, PARTY_MEMBERS, SEAT_HOLDERS, SEATS, SETTLEMENTS
from corpus_tools.english.words import Words, is_capital
from corpus_tools.entities.forms import CAPITALS, Passing
from corpus_tools.entities.found import Draft, Found, is_name_like, is_strange, surface_of
from corpus_tools.entities.gazetteer import load_gazetteer, load_organisations

_SURE: Final = 0.9
_LIKELY: Final = 0.8
_BESIDE_SEATS: Final = Passing(words=SEATS | {"parliament"})
_SETTLED: Final = Passing(words=SETTLEMENTS)
_PARTICLES: Final = Passing(words=["bin", "ibn", "bint"])
_LONG: Final = 5  # letters


def is_opener(form: str) -> bool:
    """Whether a word with a capital looks like a participle: "Battered", "Echoing"."""
    return len(form) > _LONG and form.endswith(("ed", "ing")) and not is_name_like(form)


_OPENERS: Final = Passing(is_opener, among=CAPITALS)
_MOST_WORDS: Final = 3  # of a place's name


def correct_by_use(draft: Draft) -> None:
    """Correct what was found by the seat, party, town or adjective beside it, and add the towns that were missed."""
    words = draft.words
    full = {
        form for f in draft.found if f.label == "PER" and f.end - f.begin > 1 for form in words.forms[f.begin : f.end]
    }
    for f in draft.found:
        if f.label == "MISC" and _is_party(words, f):
            f.label, f.method = "ORG", "rule"
        elif f.label in ("PER", "ORG", "MISC") and _is_seat(words, f, full):
            f.label, f.method, f.confidence = "LOC", "rule", max(f.confidence, _SURE)
        elif f.label == "LOC" and f.end - f.begin == 1 and _is_of_person(words, f):
            f.label, f.method = "PER", "rule"
        elif f.label == "LOC" and words.goes_on(f.end) and words.forms[f.end] == "Fed":
            f.end, f.label, f.method = f.end + 1, "ORG", "rule"  # a bank of the Federal Reserve
        elif f.label == "ORG" and words.lows[f.begin : f.begin + 2] == ["parliament", "for"] and f.end - f.begin > 2:
            f.begin, f.label, f.method = f.begin + 2, "LOC", "rule"  # "Member of Parliament for Ode"
        elif f.label == "ORG" and _is_behind_body(words, f):
            f.begin, f.label, f.method = f.begin + 1, "PER", "rule"
    _join_sons(draft)
    _take_off_openers(draft)
    draft.put([*_towns(draft), *_seats(draft)])


def _seats(draft: Draft) -> Iterator[Found]:
    """The constituencies that were missed: "Member of Parliament for Ode", "the Ode MP"."""
    words = draft.words
    for i in _BESIDE_SEATS.places(words.forms):
        yield from (Found(at, at + 1, "LOC", _LIKELY, "rule") for at in (i - 1, i + 2) if _is_missed_seat(draft, at, i))


def _is_missed_seat(draft: Draft, at: int, beside: int) -> bool:
    """Whether the word at ``at`` is a constituency that nobody found, by the word at ``beside``."""
    words = draft.words
    if not 0 < at < len(words.forms) - 1 or draft.owner(at) is not None:
        return False
    form = words.forms[at]
    if not is_strange(form) or is_name_like(form) or (at > beside and is_capital(words.form_at(at + 1) or ".")):
        return False
    is_one_sentence = not any(words.breaks[min(at, beside) + 1 : max(at, beside) + 1])
    return is_one_sentence and _is_sat_for(words, at, at + 1)


def _is_behind_body(words: Words, f: Found) -> bool:
    """Whether a person was taken for part of the body before: "Speaker of Parliament Abel Ode"."""
    body, *rest = words.forms[f.begin : f.end]
    is_name = len(rest) in (2, 3) and is_name_like(rest[0]) and all(map(is_strange, rest))
    return is_name and body in ("Parliament", "Congress", "Cabinet")


def _is_party(words: Words, f: Found) -> bool:
    """Whether letters come before those who sit for them: "the NPQ MPs"."""
    form = words.forms[f.begin]
    is_letters = f.end - f.begin == 1 and form.isalpha() and form.isupper() and len(form) > 1
    return is_letters and words.form_at(f.end).lower() in PARTY_MEMBERS and not words.breaks[f.end]


def _is_seat(words: Words, f: Found, full: set[str]) -> bool:
    """Whether a name is of what somebody sits for: "MP for Ode", "the Ode MP"; ``full``: words of full names."""
    forms = words.forms[f.begin : f.end]
    if len(forms) > _MOST_WORDS or f.confidence > _SURE or forms[0].isupper() or not full.isdisjoint(forms):
        return False
    surface = surface_of(words, f.begin, f.end).lower()
    if surface in PARTIES or surface in load_organisations() or words.breaks[f.begin]:
        return False
    return _is_sat_for(words, f.begin, f.end)


def _is_sat_for(words: Words, begin: int, end: int) -> bool:
    """Whether the words beside a name say that somebody sits for it, or that it is near another place."""
    before = words.low_before(begin)
    if before == "for":
        return begin > 1 and words.lows[begin - 2] in SEAT_HOLDERS
    if before == "the" and words.goes_on(end) and words.lows[end] in SEATS:
        return True
    # "houses in Ode, near Arro"
    return before == "in" and words.lows[end : end + 2] == [",", "near"]


def _is_of_person(words: Words, f: Found) -> bool:
    """Whether a doubtful place is who leads an administration: "the Ode administration"."""
    form = words.forms[f.begin]
    is_led = words.goes_on(f.end) and words.lows[f.end] in ("administration", "presidency", "campaign")
    return is_led and words.low_before(f.begin) == "the" and is_strange(form) and not load_gazetteer().is_place(form)


def _join_sons(draft: Draft) -> None:
    """Make one name of two that "bin" or the like parts, with a capital or without: "Abel Bin Al Ode"."""
    words = draft.words
    joined: list[Found] = []
    for i in _PARTICLES.places(words.forms):
        before, after = draft.owner(i - 1) if i else None, draft.owner(i + 1)
        if before is None or after is None or before is after or any(words.breaks[i : i + 2]):
            continue
        if before.label == after.label == "PER" and draft.owner(i) in (None, before, after):
            joined.append(Found(before.begin, after.end, "PER", max(before.confidence, _LIKELY), "rule"))
    draft.put(joined)


def _take_off_openers(draft: Draft) -> None:
    """Take a participle off a name at the head of a sentence where the article has the rest: "Battered Ode"."""
    words = draft.words
    places = set(_OPENERS.places(words.forms))
    opened = [f for f in draft.found if f.begin in places and words.breaks[f.begin] and f.end - f.begin > 1]
    if not opened:
        return
    labels = {surface_of(words, f.begin, f.end): f.label for f in draft.found if f.begin not in places}
    lasts = {words.forms[f.end - 1] for f in draft.found if f.label == "PER" and f.begin not in places}
    for f in opened:
        rest = surface_of(words, f.begin + 1, f.end)
        is_known = rest in labels or (f.label == "PER" and rest in lasts)
        if is_known:
            f.begin, f.label = f.begin + 1, labels.get(rest, "PER")


def _towns(draft: Draft) -> Iterator[Found]:
    """The places named right behind what they are: "the town of Ode"."""
    words = draft.words
    for i in _SETTLED.places(words.forms):
        begin = i + 2
        if words.form_at(i + 1) != "of" or not words.goes_on(begin):
            continue
        end = begin
        while (
            end < begin + _MOST_WORDS and (end == begin or words.goes_on(end)) and is_capital(words.form_at(end) or ".")
        ):
            end += 1
        owner = draft.owner(begin)
        is_free = owner is None or (owner.label != "LOC" and owner.begin == begin and owner.end == end)
        if end > begin and is_free and _is_unlisted(words, begin, end):
            yield Found(begin, end, "LOC", _SURE, "rule")


def _is_unlisted(words: Words, begin: int, end: int) -> bool:
    name = surface_of(words, begin, end)
    return load_gazetteer().is_place(name) or all(map(is_strange, words.forms[begin:end]))
