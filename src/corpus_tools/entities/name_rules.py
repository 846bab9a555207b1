"""Names that the words beside them, or their own words, give away: titles, datelines, initials, heads of bodies."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from corpus_tools.english.name_words import (
    BEFORE_COURT,
    BODY_HEADS,
    MONTHS_AND_DAYS,
    OFFICERS,
    OWNED,
    PARTICLES,
    PLACES_ABROAD,
    PLAIN_TITLES,
    SAY_VERBS,
    STORMS,
    STRONG_ORG_HEADS,
    SURE_PLACE_HEADS,
)
from corpus_tools.english.words import Words, is_capital
from corpus_tools.entities.features import is_headline, is_placelike, phrase_marks
from corpus_tools.entities.forms import CAPITALS, Passing
from corpus_tools.entities.found import (
    Draft,
    Found,
    is_everyday,
    is_generic,
    is_name_like,
    is_strange,
    is_two_syllables,
    surface_of,
)
from corpus_tools.entities.gazetteer import load_everyday_words, load_gazetteer, load_organisations
from corpus_tools.entities.naming import is_honorific, is_post_nominal, is_suffix, is_title, key
from corpus_tools.entities.roles import role_before
from corpus_tools.entities.word_kinds import Kind, word_class

_UNSURE: Final = 0.75
_SURE: Final = 0.95


def label_by_heads(draft: Draft) -> None:
    """Correct the labels of names whose own words decide them: "Exham Association", "Exham State", a first name."""
    for f in draft.found:
        if f.end - f.begin > 1:
            if f.label != "ORG" and _is_body(draft.words, f):
                f.label, f.method = "ORG", "rule"
            elif f.label == "ORG" and _is_headed_place(draft.words, f):
                f.label, f.method = "LOC", "rule"
            is_doubtful = f.confidence < _UNSURE and f.label != "PER" and _is_plainly_person(draft.words, f)
            if is_doubtful or (f.label != "PER" and _is_speaking(draft.words, f)):
                f.label, f.method = "PER", "rule"
            if f.label == "PER" and _is_place_abroad(draft.words, f):
                f.label, f.method = "LOC", "rule"
            elif f.label == "LOC" and _is_branch(draft.words, f):
                f.label, f.method = "ORG", "rule"
            if f.label != "PER" and _is_officer(draft.words, f):
                f.begin, f.label, f.method = f.begin + 1, "PER", "rule"


def _is_body(words: Words, f: Found) -> bool:
    """Whether a name ends as bodies do, has "School of" or the like in it, or is a listed body's."""
    if words.lows[f.end - 1] in STRONG_ORG_HEADS and words.forms[f.end - 1][0].isupper():
        return True
    if words.lows[f.end - 1] == "court" and words.lows[f.end - 2] in BEFORE_COURT:
        return True
    if any(_is_body_of(words, i) for i in range(f.begin, f.end - 1)):
        return True
    surface = surface_of(words, f.begin, f.end)
    return surface.lower() in load_organisations() and not load_gazetteer().is_large_place(surface)


def _is_headed_place(words: Words, f: Found) -> bool:
    """Whether the last word of what was taken for a body makes it a place's name."""
    return words.lows[f.end - 1] in SURE_PLACE_HEADS or _is_region(words, f) or _is_in_place(words, f)


def _is_in_place(words: Words, f: Found) -> bool:
    """Whether a name ends as places' names do and comes after "in": "in Withy Green", but not "a stake in Ode Lake"."""
    kinds = word_class(words.lows[f.end - 1])
    if Kind.PLACE_HEAD not in kinds or Kind.BODY_HEAD in kinds or words.low_before(f.begin) != "in":
        return False
    return f.begin < 2 or words.lows[f.begin - 2] not in OWNED


def _is_place_abroad(words: Words, f: Found) -> bool:
    """Whether a doubtful person's name begins with another language's word for a kind of place: "Playa Ode"."""
    return f.confidence < _SURE and words.lows[f.begin] in PLACES_ABROAD and not is_suffix(words.forms[f.end - 1])


def _is_branch(words: Words, f: Found) -> bool:
    """Whether a firm's name and a country make the name of its branch: "Odex Spain", but not "Northern Spain"."""
    if f.end - f.begin != 2 or not load_gazetteer().is_country(words.forms[f.end - 1]):
        return False
    first = words.forms[f.begin]
    if words.lows[f.begin] in PLACES_ABROAD:
        return False
    is_firm = is_strange(first) or first.lower() in load_organisations() or (first[0].isupper() and "-" in first)
    whole = surface_of(words, f.begin, f.end)
    return is_firm and not is_name_like(first) and not load_gazetteer().is_place(whole)


def _is_officer(words: Words, f: Found) -> bool:
    """Whether a name is the short form of an officer's rank and one or two words of no list: "Gen Ode"."""
    first, *rest = words.forms[f.begin : f.end]
    return key(first) in OFFICERS and len(rest) <= 2 and len(rest[0]) > 1 and all(map(is_strange, rest))


def _is_region(words: Words, f: Found) -> bool:
    """Whether a name is a listed place followed by "State", "Province" or the like: "Exham State"."""
    is_headed = words.lows[f.end - 1] in ("state", "province", "county", "district", "municipality", "governorate")
    return is_headed and load_gazetteer().is_place(surface_of(words, f.begin, f.end - 1))


def _is_body_of(words: Words, i: int) -> bool:
    return words.forms[i + 1] == "of" and words.lows[i] in BODY_HEADS and is_capital(words.forms[i])


def _is_speaking(words: Words, f: Found) -> bool:
    """Whether a doubtful name is a first name and a word that heads no body, and says something: "Cora Ode said"."""
    if f.end - f.begin != 2 or f.confidence > _LESS_SURE or words.form_at(f.end) not in SAY_VERBS:
        return False
    first, last = words.forms[f.begin : f.end]
    is_headed = not _HEADED.isdisjoint(word_class(last.lower()))
    return load_gazetteer().is_usual_first_name(first) and not word_class(first.lower()) and not is_headed


_LESS_SURE: Final = 0.9
_HEADED: Final = frozenset({Kind.BODY_HEAD, Kind.PLACE_HEAD, Kind.NOUN_FOR_BODY, Kind.NOUN_FOR_PLACE, Kind.FIRM_HEAD})


def _is_plainly_person(words: Words, f: Found) -> bool:
    """Whether a name is a frequent first name and a word that no list has but one of surnames."""
    if f.end - f.begin != 2:
        return False
    first, last = words.forms[f.begin : f.end]
    if not load_gazetteer().is_usual_first_name(first) or word_class(first.lower()) or word_class(last.lower()):
        return False
    return f.begin not in phrase_marks(words, (f.begin, f.end)) and is_strange(last)


def add_datelines(draft: Draft) -> None:
    """A paragraph's first words in capitals before a bracket, dash or date are the place it was written at."""
    added: list[Found] = []
    for n, run in enumerate(draft.runs):
        run = _without_month(draft.words, run)
        behind = _behind_dateline(draft.words, run[1]) if _is_shouted_opening(draft.words, *run) else 0
        if behind:
            agencies = [r for r in draft.runs[n + 1 : n + 3] if _is_agency(draft.words, run[0], behind, r)]
            added += [Found(*run, "LOC", 0.9, "rule"), *(Found(*r, "ORG", 0.9, "rule") for r in agencies)]
    draft.put(added)


def _without_month(words: Words, run: tuple[int, int]) -> tuple[int, int]:
    """A run that opens a paragraph, up to the date behind a dateline's place: "OSLO | May 9 Exland's governor"."""
    begin, end = run
    if words.breaks[begin] != 2 or end - begin < 2:
        return run
    month = next((i for i in range(begin + 1, end) if words.lows[i] in MONTHS_AND_DAYS), end)
    return (begin, month) if words.form_at(month + 1)[:1].isdigit() else run


def _is_agency(words: Words, dateline: int, behind: int, run: tuple[int, int]) -> bool:
    """Whether a run is in brackets right after a dateline, in its sentence: "OSLO (Agency)"."""
    begin, end = run
    is_near = begin <= behind + 4 and words.lows[begin] not in MONTHS_AND_DAYS  # "OSLO (Feb 18)"
    return is_near and _is_in_brackets(words, begin, end) and not any(words.breaks[dateline + 1 : end])


def _is_shouted_opening(words: Words, begin: int, end: int) -> bool:
    """Whether a run in capitals opens a paragraph and is short enough for a place's name."""
    if words.breaks[begin] != 2 or end - begin > 4 or end + 1 >= len(words.forms) or words.breaks[end]:
        return False
    forms = words.forms[begin:end]
    return len(forms[0]) > 2 and all(form.isupper() or form.lower() in ("st", "st.", "-") for form in forms)


def _behind_dateline(words: Words, end: int) -> int:
    """The word after a dateline's place, or after the comma there; 0 where the words are no dateline."""
    after = words.forms[end]
    if after == ",":
        # "OSLO, March 4 (Agency)": the date joins no run.
        following = words.forms[end + 1]
        is_dated = words.lows[end + 1] in MONTHS_AND_DAYS or load_gazetteer().is_place(following)
        return end + 1 if is_dated else 0
    is_date = words.lows[end] in MONTHS_AND_DAYS and words.form_at(end + 1)[:1].isdigit()
    return end if after in ("-", "(") or after[0].isdigit() or is_date else 0


def _is_in_brackets(words: Words, begin: int, end: int) -> bool:
    return end < len(words.forms) and words.forms[begin - 1] == "(" and words.forms[end] == ")"


def drop_storms(draft: Draft) -> None:
    """Storms are nobody: take out "Ode" where the article has "Hurricane Ode" and no person of that name."""
    words = draft.words
    places = {i + 1 for i in _STORMS.places(words.forms) if _is_before_storm(words, i)}
    if not places:
        return
    people = [f for f in draft.found if f.label == "PER" and f.end - f.begin > 1]
    people = [f for f in people if words.lows[f.begin] not in STORMS]
    storms = {words.forms[i] for i in places} - {words.forms[f.end - 1] for f in people}
    draft.found = [f for f in draft.found if f.begin not in places and not _is_storm(words, f, storms)]


_STORMS: Final = Passing(words=STORMS)


def _is_before_storm(words: Words, i: int) -> bool:
    """Whether "Hurricane" or "tropical storm" at ``i`` comes before a name of one word."""
    name = words.form_at(i + 1)
    if not name.isalpha() or not name.istitle() or is_capital(words.form_at(i + 2) or "."):
        return False
    is_plain_word = words.lows[i] == "storm" and words.forms[i].islower() and words.low_before(i) != "tropical"
    return not is_plain_word and not is_generic(name)


def _is_storm(words: Words, f: Found, storms: set[str]) -> bool:
    if words.forms[f.end - 1] not in storms:
        return False
    return f.end - f.begin == 1 or words.lows[f.begin] in STORMS


def add_titled(draft: Draft) -> None:
    """After a courtesy title comes a person, whatever the model said."""
    titled = [run for run in _AS_PRINTED.runs(draft.words.forms, draft.runs) if run[1] - run[0] > 1]
    if titled:
        owner = draft.owners()
        draft.put([f for run in titled for f in _titled_in(draft.words, run, owner)])


# A title is printed with a full stop or without.
_AS_PRINTED: Final = Passing(words=PLAIN_TITLES | {title + "." for title in PLAIN_TITLES})


def _titled_in(words: Words, run: tuple[int, int], owner: dict[int, Found]) -> Iterator[Found]:
    """The persons after titles in a run that the finder has not, in order."""
    i, end = run
    while i < end - 1:
        name = _name_after_title(words, i, end)
        if name <= i:
            i = -name if name < 0 else i + 1
            continue
        here = owner.get(name)
        longer = here.end if here is not None and here.label == "PER" else 0
        if here is None or not longer or here.begin != name:
            longer = max(_titled_end(words, name, end, owner), longer)
            yield Found(name, longer, "PER", 0.95, "rule")
        i = longer


def _name_after_title(words: Words, i: int, end: int) -> int:
    """Where the name after the titles that begin at ``i`` begins; 0 if no title is there, -j if none up to j is."""
    forms = words.forms
    if words.breaks[i + 1] or key(forms[i]) not in PLAIN_TITLES or not forms[i][0].isupper():
        return 0
    if forms[i : i + 2] == ["DR", "Congo"]:
        return 0
    j = i + 1
    while j < end - 1 and is_title(forms[j]) and not is_name_like(forms[j]):
        j += 1
    return j if _is_behind_titles(words, j) else -j


def _is_behind_titles(words: Words, i: int) -> bool:
    form = words.forms[i]
    is_bare = is_everyday(form) and not load_gazetteer().is_surname(form)
    if is_bare and key(words.forms[i - 1]) not in _COURTESIES and is_headline(words, i, i + 1):
        return False  # the band Baroness: "Baroness Members Leave"
    return is_capital(form) and not is_title(form) and words.lows[i] not in ("justice", "chief", "lord")


_COURTESIES: Final = frozenset(["mr", "mrs", "ms"])  # "Rivals Miss The Mark" is a headline


def _titled_end(words: Words, begin: int, end: int, owner: dict[int, Found]) -> int:
    """Where a titled name ends: as long as the words still look like parts of a person's name."""
    k = begin + 1
    while k < end and not words.breaks[k] and _belongs_to_titled(words, k, end, owner, owner.get(begin)):
        k += 1
    while k - 1 > begin and is_post_nominal(words.forms[k - 1]):
        k -= 1
    return k


def _belongs_to_titled(words: Words, i: int, end: int, owner: dict[int, Found], here: Found | None) -> bool:
    other = owner.get(i)
    if other is not None and other is not here and other.label != "PER":
        return False
    return _is_name_part(words, i) or _is_particle(words, i, end)


def _is_name_part(words: Words, i: int) -> bool:
    form = words.forms[i]
    return is_capital(form) and not is_honorific(form) and Kind.BODY_HEAD not in word_class(words.lows[i])


def _is_particle(words: Words, i: int, end: int) -> bool:
    form = words.forms[i]
    return key(form) in PARTICLES and form != "the" and i + 1 < end and is_capital(words.forms[i + 1])


def add_patterned(draft: Draft) -> None:
    """Persons by the pattern of their names: "B C Ode", "Ode Jae-in"."""
    words, owner = draft.words, None
    added: list[Found] = []
    forms = words.forms
    for begin, end in _PATTERNED.runs(forms, draft.runs):
        for i in [i for i in range(begin, end) if _may_begin_or_end_name(forms[i])]:
            owner = draft.owners() if owner is None else owner
            span = _initials_and_name(words, i, end) or _hyphenated_name(words, i, begin)
            if span is not None and not (added and added[-1].end > span[0]) and _is_free_for_person(span, owner):
                added.append(Found(*span, "PER", 0.8, "rule"))
    draft.put(added)


@lru_cache(maxsize=1 << 16)
def _may_begin_or_end_name(form: str) -> bool:
    """Whether a word is a single letter, as before "Ode", or of two syllables, as in "Ode Jae-in"."""
    return _is_letter(form) or is_two_syllables(form)


_PATTERNED: Final = Passing(_may_begin_or_end_name, among=CAPITALS)


def _is_free_for_person(span: tuple[int, int], owner: dict[int, Found]) -> bool:
    """Whether nothing was found at a span but parts of it, and no person's name that holds all of it."""
    begin, end = span
    owners = [owner[k] for k in range(begin, end) if k in owner]
    if any(f.label == "PER" and f.begin <= begin and f.end >= end for f in owners):
        return False
    return all(begin <= f.begin and f.end <= end for f in owners)


def _initials_and_name(words: Words, i: int, end: int) -> tuple[int, int] | None:
    """One to three single letters and a word of no list: "R Ode", "B C Ode"."""
    if not _is_letter(words.forms[i]) or words.forms[i] in ("I", "A") or (words.low_before(i) == "."):
        return None
    name = i + 1
    while name < min(end, i + 3) and _is_letter(words.forms[name]) and not words.breaks[name]:
        name += 1
    if name >= end or words.breaks[name]:
        return None
    return (i, name + 1) if len(words.forms[name]) > 2 and is_strange(words.forms[name]) else None


def _is_letter(form: str) -> bool:
    return len(form) == 1 and form.isupper()


def _hyphenated_name(words: Words, i: int, begin: int) -> tuple[int, int] | None:
    """A family name and a given name of two syllables: "Ode Jae-in"."""
    if i == begin or words.breaks[i] or not is_two_syllables(words.forms[i]):
        return None
    family = words.forms[i - 1]
    return (i - 1, i + 1) if len(family) < 8 and not family.isupper() and not _is_english(words.lows[i]) else None


def _is_english(low: str) -> bool:
    """Whether both halves of a word with a hyphen are English words."""
    first, second = low.split("-")
    return first in load_everyday_words() and (second in load_everyday_words() or word_class(second) != "")


def rescue_people(draft: Draft) -> None:
    """People whom the words beside them give away: in apposition to an office, or who say something.

    And lone words that end as places do ("Exhaven"), and the first name that the model left out before a surname at
    the head of a sentence.
    """
    words = draft.words
    taken = {i for f in draft.found if f.label != "MISC" for i in range(f.begin, f.end)}
    starts = {f.begin: f for f in draft.found}
    added: list[Found] = []
    for begin, end in draft.runs:
        if begin not in taken and _lacks_first_name(words, begin, end, starts.get(begin + 1)):
            starts[begin + 1].begin = begin
        elif taken.isdisjoint(range(begin, end)):
            added += _given_away(words, begin, end)
    draft.put(added)


def _given_away(words: Words, begin: int, end: int) -> list[Found]:
    """A run as a place by its ending, or as a person by what is beside it; nothing if neither tells."""
    form = words.forms[begin]
    if end == begin + 1 and is_placelike(form) and is_strange(form):
        return [Found(begin, end, "LOC", 0.5, "rule")]
    return [Found(begin, end, "PER", 0.7, "rule")] if _acts_as_person(words, begin, end) else []


def _lacks_first_name(words: Words, begin: int, end: int, f: Found | None) -> bool:
    """Whether a run is a strange word and a person's surname."""
    if f is None or f.label != "PER" or not f.end == end == begin + 2:
        return False
    return is_strange(words.forms[begin])


def _acts_as_person(words: Words, begin: int, end: int) -> bool:
    """Whether up to three strange words say something, are followed by "who", or name the holder of an office."""
    if end - begin > 3 or end >= len(words.forms):
        return False
    after = words.form_at(end)
    speaks = after in SAY_VERBS or (after == "," and words.forms[end + 1 : end + 2] in (["who"], ["whose"]))
    may_hold_office = end - begin > 1 and begin > 0 and words.forms[begin - 1] == ","
    if not (speaks or may_hold_office) or not all(map(is_strange, words.forms[begin:end])):
        return False
    return speaks or role_before(words, begin) is not None
