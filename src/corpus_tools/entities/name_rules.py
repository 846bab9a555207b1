"""Names that the words beside them, or their own words, give away: titles, datelines, initials, heads of bodies."""

from __future__ import annotations

from typing import Final

from corpus_tools.english.inflection import word_set
from corpus_tools.english.name_words import MONTHS_AND_DAYS, PARTICLES, SAY_VERBS, STRONG_ORG_HEADS
from corpus_tools.english.words import Words, is_capital
from corpus_tools.entities.comparing import initials_of
from corpus_tools.entities.features import is_placelike, phrase_marks, word_class
from corpus_tools.entities.found import Found, is_name_like, is_strange, surface_of
from corpus_tools.entities.gazetteer import load_everyday_words, load_gazetteer, load_organisations
from corpus_tools.entities.naming import is_honorific, is_post_nominal, key, title_length
from corpus_tools.entities.roles import role_before

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


_VERBS: Final = word_set(
    "is was has had will would can could should may might must did does and or in at on to for by with from"
)


def label_by_heads(words: Words, found: list[Found]) -> None:
    """What a name is by its own words: "Exham Association", "School of Art", a listed body, a first name before."""
    forms = words.forms
    organisations = load_organisations()
    for f in found:
        if f.end - f.begin < 2:
            continue
        last = forms[f.end - 1]
        inner = any(
            forms[i + 1] == "of" and forms[i].lower() in _BODIES_OF
            for i in range(f.begin, f.end - 1)
            if is_capital(forms[i])
        )
        is_headed = last[0].isupper() and last.lower() in STRONG_ORG_HEADS
        if f.label != "ORG" and (is_headed or inner or _is_listed(words, f, organisations)):
            f.label, f.method = "ORG", "rule"
        if f.label in ("ORG", "LOC") and f.confidence < 0.75 and f.end - f.begin == 2 and _is_plainly_person(words, f):
            f.label, f.method = "PER", "rule"


def _is_listed(words: Words, f: Found, organisations: frozenset[str]) -> bool:
    surface = surface_of(words, f.begin, f.end)
    return surface.lower() in organisations and not load_gazetteer().is_large_place(surface)


def _is_plainly_person(words: Words, f: Found) -> bool:
    """Whether two words are a frequent first name and a word that no list has but one of surnames."""
    first, last = words.forms[f.begin : f.end]
    codes = load_gazetteer().codes
    if "F" not in codes.get(first, "") or word_class(first.lower()) or word_class(last.lower()):
        return False
    return f.begin not in phrase_marks(words, (f.begin, f.end)) and is_strange(last)


def add_datelines(words: Words, runs: list[tuple[int, int]], found: list[Found]) -> list[Found]:
    """A paragraph's first words in capitals before a bracket, dash or date are the place it was written at."""
    forms, breaks = words.forms, words.breaks
    added: list[Found] = []
    for n, (begin, end) in enumerate(runs):
        if breaks[begin] != 2 or end - begin > 4 or end + 1 >= len(forms) or breaks[end]:
            continue
        if not all(w.isupper() or w.lower() in ("st", "st.", "-") for w in forms[begin:end]) or len(forms[begin]) < 3:
            continue
        after = forms[end]
        i = end
        if after == ",":
            # "OSLO, March 4 (Agency)": the date joins no run.
            i = end + 1
            if forms[i].lower() not in MONTHS_AND_DAYS and not load_gazetteer().is_place(forms[i]):
                continue
        elif after not in ("-", "(") and not after[0].isdigit():
            continue
        added.append(Found(begin, end, "LOC", 0.9, "rule"))
        for b, e in runs[n + 1 : n + 3]:
            if (
                b <= i + 4
                and e < len(forms)
                and forms[b - 1] == "("
                and forms[e] == ")"
                and not any(breaks[begin + 1 : e])
            ):
                added.append(Found(b, e, "ORG", 0.9, "rule"))
    if not added:
        return found
    covered = {i for f in added for i in range(f.begin, f.end)}
    kept = [f for f in found if not any(i in covered for i in range(f.begin, f.end))]
    return sorted(kept + added, key=lambda f: f.begin)


def add_titled(words: Words, runs: list[tuple[int, int]], found: list[Found]) -> list[Found]:
    """After a courtesy title comes a person, whatever the model said."""
    forms, breaks = words.forms, words.breaks
    owner = {i: f for f in found for i in range(f.begin, f.end)}
    dropped: set[int] = set()
    added: list[Found] = []
    for begin, end in runs:
        i = begin
        while i < end - 1:
            if key(forms[i]) not in _SURE_TITLES or not forms[i][0].isupper() or breaks[i + 1]:
                i += 1
                continue
            j = i + 1
            while j < end - 1 and title_length([forms[j]]) and not is_name_like(forms[j]):
                j += 1
            if not is_capital(forms[j]) or title_length([forms[j]]) or forms[j].lower() in ("justice", "chief", "lord"):
                i = j
                continue
            k = j + 1
            here = owner.get(j)
            if here is not None and here.label == "PER" and here.begin == j:
                i = here.end
                continue
            # As long as the words still look like parts of a person's name.
            while k < end and not breaks[k]:
                if owner.get(k) is not None and owner[k] is not here and owner[k].label != "PER":
                    break
                if (
                    is_capital(forms[k]) and not is_honorific(forms[k]) and "o" not in word_class(forms[k].lower())
                ) or (
                    key(forms[k]) in PARTICLES and k + 1 < end and is_capital(forms[k + 1]) and forms[k] not in ("the",)
                ):
                    k += 1
                else:
                    break
            while k - 1 > j and is_post_nominal(forms[k - 1]):
                k -= 1
            if here is None or here.label != "PER" or here.begin != j:
                for m in range(j, k):
                    if m in owner:
                        dropped.add(id(owner[m]))
                if here is not None and here.label == "PER":
                    k = max(k, here.end)
                added.append(Found(j, k, "PER", 0.95, "rule"))
            i = k
    kept = [f for f in found if id(f) not in dropped]
    return sorted(kept + added, key=lambda f: f.begin)


def add_acronyms(words: Words, runs: list[tuple[int, int]], found: list[Found]) -> list[Found]:
    """Bodies by their initials: "Exham Harbour Authority (EHA)", and a strange "the EHA" in running text."""
    forms, breaks = words.forms, words.breaks
    owner = {i: f for f in found for i in range(f.begin, f.end)}
    run_of = {end: begin for begin, end in runs}
    added: list[Found] = []
    for begin, end in runs:
        form = forms[begin]
        if end != begin + 1 or not 2 <= len(form) <= 7 or not form.isupper() or not form.isalpha() or breaks[begin]:
            continue
        before = forms[begin - 1]
        bracketed = before == "(" and end < len(forms) and forms[end] == ")"
        if bracketed and begin > 1 and begin - 1 in run_of:
            # The words before that the letters stand for, if there are any.
            long = _spelt_out(forms[run_of[begin - 1] : begin - 1], form)
            if long:
                first = begin - 1 - long
                old = owner.get(begin - 2)
                if old is not None and old.end == begin - 1 and old.label == "ORG":
                    first = old.begin
                elif any(i in owner for i in range(first, begin - 1)):
                    continue
                else:
                    added.append(Found(first, begin - 1, "ORG", 0.9, "rule"))
                if begin in owner:
                    owner[begin].label = "ORG"
                else:
                    added.append(Found(begin, end, "ORG", 0.9, "rule"))
        elif begin not in owner and _is_known_acronym(words, begin):
            added.append(Found(begin, end, "ORG", 0.8, "gazetteer"))
        elif before in ("the", "The") and begin not in owner and len(form) > 2 and "N" not in word_class(form.lower()):
            after = forms[end] if end < len(forms) and not breaks[end] else ""
            if (end < len(forms) and breaks[end] == 0) and (
                not after.isalpha() or after in SAY_VERBS or after in _VERBS
            ):
                added.append(Found(begin, end, "ORG", 0.65, "rule"))
    return sorted(found + added, key=lambda f: f.begin) if added else found


def _is_known_acronym(words: Words, i: int) -> bool:
    """Whether a word in capitals is a listed body's acronym, in a sentence that is not all in capitals."""
    form = words.forms[i]
    if (
        form.lower() not in load_organisations()
        or form.lower() in load_everyday_words()
        or "N" in word_class(form.lower())
    ):
        return False
    beside = [f for f in words.forms[max(i - 3, 0) : i] + words.forms[i + 1 : i + 4] if f.isalpha() and len(f) > 2]
    return not beside or sum(f.isupper() for f in beside) < len(beside) / 2


def _spelt_out(forms: list[str], letters: str) -> int:
    """How many of the last words ``letters`` are the initials of, links and all; 0 if they are of none."""
    for n in range(len(letters), len(forms) + 1):
        words = tuple(f.lower() for f in forms[-n:] if f[0].isalnum())
        if len(words) > 1 and letters.lower() in initials_of(words) and is_capital(forms[-n]):
            return n
    return 0


def rescue_people(words: Words, runs: list[tuple[int, int]], found: list[Found]) -> list[Found]:
    """People whom the words beside them give away: in apposition to an office, or who say something.

    And lone words that end as places do ("Exhaven"), and the first name that the model left out before a surname at
    the head of a sentence.
    """
    forms, breaks = words.forms, words.breaks
    taken = {i for f in found if f.label != "MISC" for i in range(f.begin, f.end)}
    starts = {f.begin: f for f in found}
    added: list[Found] = []
    for begin, end in runs:
        f = starts.get(begin + 1)
        if (
            f is not None
            and f.label == "PER"
            and f.end == end == begin + 2
            and begin not in taken
            and is_strange(forms[begin])
        ):
            f.begin = begin
            continue
        if end == begin + 1 and begin not in taken and is_placelike(forms[begin]) and is_strange(forms[begin]):
            added.append(Found(begin, end, "LOC", 0.5, "rule"))
            continue
        if end - begin > 3 or any(i in taken for i in range(begin, end)) or end >= len(forms):
            continue
        if not all(is_strange(w) for w in forms[begin:end]):
            continue
        after, after2 = forms[end], forms[end + 1] if end + 1 < len(forms) else ""
        says = not breaks[end] and (after in SAY_VERBS or (after == "," and after2 in ("who", "whose")))
        if says or (end - begin > 1 and begin and forms[begin - 1] == "," and role_before(words, begin) is not None):
            added.append(Found(begin, end, "PER", 0.7, "rule"))
    if not added:
        return found
    covered = {i for f in added for i in range(f.begin, f.end)}
    kept = [f for f in found if not any(i in covered for i in range(f.begin, f.end))]
    return sorted(kept + added, key=lambda f: f.begin)
