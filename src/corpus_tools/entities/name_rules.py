"""Names that the words beside them, or their own words, give away: titles, datelines, initials, heads of bodies."""

from __future__ import annotations

import re
from typing import Final

from corpus_tools.english.inflection import word_set
from corpus_tools.english.name_words import MONTHS_AND_DAYS, PARTICLES, SAY_VERBS, STRONG_ORG_HEADS
from corpus_tools.english.words import Words, is_capital
from corpus_tools.entities.features import is_placelike, phrase_marks, word_class
from corpus_tools.entities.found import Draft, Found, is_name_like, is_strange, surface_of
from corpus_tools.entities.gazetteer import load_everyday_words, load_gazetteer, load_organisations
from corpus_tools.entities.naming import is_honorific, is_post_nominal, key, title_length
from corpus_tools.entities.roles import role_before

_TWO_SYLLABLES: Final = re.compile("[A-Z][a-z]{1,5}-[a-z]{2,6}")

# Titles so plain that whatever capitalised word follows is a person.
_SURE_TITLES: Final = word_set(
    "mr mrs ms miss mx dame sir dr prof professor baroness rev reverend lord lady sen rep gov sgt cpl pc wpc dci "
    "dsupt supt councillor cllr mme monsieur madame herr frau señor señora sheikh detective lt lieutenant col "
    "colonel capt insp inspector"
)


_BODIES_OF: Final = word_set(
    "school university ministry department institute bank college church academy office council federation association "
    "society board bureau union league museum court chamber faculty"
)


def label_by_heads(draft: Draft) -> None:
    """What a name is by its own words: "Exham Association", "School of Art", a listed body, a first name before."""
    for f in draft.found:
        if f.end - f.begin < 2:
            continue
        if f.label != "ORG" and _is_body(draft.words, f):
            f.label, f.method = "ORG", "rule"
        if f.label in ("ORG", "LOC") and f.confidence < 0.75 and _is_plainly_person(draft.words, f):
            f.label, f.method = "PER", "rule"


def _is_body(words: Words, f: Found) -> bool:
    """Whether a name ends as bodies do, has "School of" or the like in it, or is a listed body's."""
    forms, lows = words.forms, words.lows
    if forms[f.end - 1][0].isupper() and lows[f.end - 1] in STRONG_ORG_HEADS:
        return True
    if any(forms[i + 1] == "of" and lows[i] in _BODIES_OF and is_capital(forms[i]) for i in range(f.begin, f.end - 1)):
        return True
    surface = surface_of(words, f.begin, f.end)
    return surface.lower() in load_organisations() and not load_gazetteer().is_large_place(surface)


def _is_plainly_person(words: Words, f: Found) -> bool:
    """Whether a name is a frequent first name and a word that no list has but one of surnames."""
    if f.end - f.begin != 2:
        return False
    first, last = words.forms[f.begin : f.end]
    codes = load_gazetteer().codes
    if "F" not in codes.get(first, "") or word_class(first.lower()) or word_class(last.lower()):
        return False
    return f.begin not in phrase_marks(words, (f.begin, f.end)) and is_strange(last)


def add_datelines(draft: Draft) -> None:
    """A paragraph's first words in capitals before a bracket, dash or date are the place it was written at."""
    added: list[Found] = []
    for n, (begin, end) in enumerate(draft.runs):
        if not _is_shouted_opening(draft.words, begin, end):
            continue
        behind = _behind_dateline(draft.words, end)
        if behind:
            added.append(Found(begin, end, "LOC", 0.9, "rule"))
            added += [
                Found(b, e, "ORG", 0.9, "rule")
                for b, e in draft.runs[n + 1 : n + 3]
                if b <= behind + 4 and _is_in_brackets(draft.words, b, e) and not any(draft.words.breaks[begin + 1 : e])
            ]
    draft.put(added)


def _is_shouted_opening(words: Words, begin: int, end: int) -> bool:
    """Whether a run in capitals opens a paragraph and is short enough for a place's name."""
    forms, breaks = words.forms, words.breaks
    if breaks[begin] != 2 or end - begin > 4 or end + 1 >= len(forms) or breaks[end] or len(forms[begin]) < 3:
        return False
    return all(form.isupper() or form.lower() in ("st", "st.", "-") for form in forms[begin:end])


def _behind_dateline(words: Words, end: int) -> int:
    """The word behind a dateline's place, or behind the comma there; 0 where the words are no dateline."""
    after = words.forms[end]
    if after == ",":
        # "OSLO, March 4 (Agency)": the date joins no run.
        following = words.forms[end + 1]
        is_dated = words.lows[end + 1] in MONTHS_AND_DAYS or load_gazetteer().is_place(following)
        return end + 1 if is_dated else 0
    return end if after in ("-", "(") or after[0].isdigit() else 0


def _is_in_brackets(words: Words, begin: int, end: int) -> bool:
    return end < len(words.forms) and words.forms[begin - 1] == "(" and words.forms[end] == ")"


def add_titled(draft: Draft) -> None:
    """After a courtesy title comes a person, whatever the model said."""
    owner = draft.owners()
    added: list[Found] = []
    for begin, end in draft.runs:
        i = begin
        while i < end - 1:
            name = _name_after_title(draft.words, i, end)
            if name <= i:
                i = -name if name < 0 else i + 1
                continue
            here = owner.get(name)
            if here is not None and here.label == "PER" and here.begin == name:
                i = here.end
                continue
            i = _titled_end(draft.words, name, end, owner)
            longer = here.end if here is not None and here.label == "PER" else 0
            added.append(Found(name, max(i, longer), "PER", 0.95, "rule"))
            i = max(i, longer)
    draft.put(added)


def _name_after_title(words: Words, i: int, end: int) -> int:
    """Where the name behind the titles that begin at ``i`` begins; 0 if no title is there, -j if none up to j is."""
    forms = words.forms
    if key(forms[i]) not in _SURE_TITLES or not forms[i][0].isupper() or words.breaks[i + 1]:
        return 0
    j = i + 1
    while j < end - 1 and title_length([forms[j]]) and not is_name_like(forms[j]):
        j += 1
    if not is_capital(forms[j]) or title_length([forms[j]]) or words.lows[j] in ("justice", "chief", "lord"):
        return -j
    return j


def _titled_end(words: Words, begin: int, end: int, owner: dict[int, Found]) -> int:
    """Where a titled name ends: as long as the words still look like parts of a person's name."""
    here = owner.get(begin)
    k = begin + 1
    while k < end and not words.breaks[k]:
        other = owner.get(k)
        if other is not None and other is not here and other.label != "PER":
            break
        if not (_is_name_part(words, k) or _is_particle(words, k, end)):
            break
        k += 1
    while k - 1 > begin and is_post_nominal(words.forms[k - 1]):
        k -= 1
    return k


def _is_name_part(words: Words, i: int) -> bool:
    form = words.forms[i]
    return is_capital(form) and not is_honorific(form) and "o" not in word_class(words.lows[i])


def _is_particle(words: Words, i: int, end: int) -> bool:
    form = words.forms[i]
    return key(form) in PARTICLES and form != "the" and i + 1 < end and is_capital(words.forms[i + 1])


def add_patterned(draft: Draft) -> None:
    """Persons by the pattern of their names: "B C Ode", "Ode Jae-in"."""
    words = draft.words
    owner = draft.owners()
    added: list[Found] = []
    for begin, end in draft.runs:
        for i in range(begin, end):
            span = _initials_and_name(words, i, end) or _hyphenated_name(words, i, begin)
            if span is None or (added and added[-1].end > span[0]):
                continue
            owners = {id(owner[k]): owner[k] for k in range(*span) if k in owner}
            is_known = any(f.label == "PER" and f.begin <= span[0] and f.end >= span[1] for f in owners.values())
            if not is_known and all(span[0] <= f.begin and f.end <= span[1] for f in owners.values()):
                added.append(Found(*span, "PER", 0.8, "rule"))
    draft.put(added)


def _initials_and_name(words: Words, i: int, end: int) -> tuple[int, int] | None:
    """One to three single letters and a word of no list: "R Ode", "B C Ode"."""
    forms = words.forms
    j = i
    while j < end and j - i < 3 and len(forms[j]) == 1 and forms[j].isupper() and (j == i or not words.breaks[j]):
        j += 1
    if (
        j == i
        or j >= end
        or words.breaks[j]
        or forms[i] in ("I", "A")
        or (i and not words.breaks[i] and forms[i - 1] == ".")
    ):
        return None
    return (i, j + 1) if is_strange(forms[j]) and len(forms[j]) > 2 else None


def _hyphenated_name(words: Words, i: int, begin: int) -> tuple[int, int] | None:
    """A family name and a given name of two syllables: "Ode Jae-in"."""
    if i == begin or words.breaks[i] or not _TWO_SYLLABLES.fullmatch(words.forms[i]):
        return None
    first, second = words.lows[i].split("-")
    family = words.forms[i - 1]
    everyday = load_everyday_words()
    is_english = first in everyday and (second in everyday or word_class(second))
    if is_english or len(family) > 7 or family.isupper():
        return None
    return i - 1, i + 1


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
        if _lacks_first_name(words, begin, end, starts.get(begin + 1)) and begin not in taken:
            starts[begin + 1].begin = begin
            continue
        if not taken.isdisjoint(range(begin, end)):
            continue
        form = words.forms[begin]
        if end == begin + 1 and is_placelike(form) and is_strange(form):
            added.append(Found(begin, end, "LOC", 0.5, "rule"))
        elif _acts_as_person(words, begin, end):
            added.append(Found(begin, end, "PER", 0.7, "rule"))
    draft.put(added)


def _lacks_first_name(words: Words, begin: int, end: int, f: Found | None) -> bool:
    """Whether a run is a strange word and a person's surname."""
    if f is None or f.label != "PER" or not f.end == end == begin + 2:
        return False
    return is_strange(words.forms[begin])


def _acts_as_person(words: Words, begin: int, end: int) -> bool:
    """Whether up to three strange words say something, are followed by "who", or name the holder of an office."""
    forms = words.forms
    if end - begin > 3 or end >= len(forms) or not all(is_strange(w) for w in forms[begin:end]):
        return False
    if not words.breaks[end]:
        after2 = forms[end + 1] if end + 1 < len(forms) else ""
        if forms[end] in SAY_VERBS or (forms[end] == "," and after2 in ("who", "whose")):
            return True
    return end - begin > 1 and begin > 0 and forms[begin - 1] == "," and role_before(words, begin) is not None
