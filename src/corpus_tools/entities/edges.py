"""Where a found name begins and ends: titles, peoples, possessives off; names run together apart."""

from __future__ import annotations

from typing import Final

from corpus_tools.english.inflection import word_set
from corpus_tools.english.name_words import DEMONYMS, KNOWN_PLACES, SAY_VERBS
from corpus_tools.english.words import Words, is_capital
from corpus_tools.entities.features import phrase_marks, word_class
from corpus_tools.entities.found import Found, is_everyday, is_name_like, surface_of
from corpus_tools.entities.gazetteer import load_gazetteer
from corpus_tools.entities.naming import is_post_nominal, key, title_length
from corpus_tools.entities.roles import head_of


def trim(words: Words, found: list[Found]) -> list[Found]:
    """Take titles and peoples off the front of persons, letters behind names and possessives off the end.

    A person's name that begins with a listed place or organisation of several words is two names.
    """
    out: list[Found] = []
    for f in found:
        for part in _parts(words, f):
            _trim_ends(words, part)
            if part.end <= part.begin or not is_capital(words.forms[part.end - 1]):
                continue
            front = _listed_front(words, part)
            if front is not None:
                out.append(front)
                part.begin, part.label = front.end, "PER"
            if _follows_office_of(words, part):
                # "Mayor of Exham Cora Ode"
                out.append(Found(part.begin, part.begin + 1, "LOC", part.confidence, "article pass"))
                part.begin += 1
            if not _is_people_word(words, part):
                out.append(part)
    return out


def _parts(words: Words, f: Found) -> list[Found]:
    """A person's name has no "of" or "and" in it: what stands on either side is a name of its own."""
    forms = words.forms
    if f.label != "PER":
        return [f]
    cuts = [i for i in range(f.begin, f.end) if forms[i] in ("of", "and", "&", "for", "in", "on", "to")]
    if f.end - f.begin > 2:
        # "Ode Hits Abel Crane": a headline's verb in capitals.
        cuts += [i for i in range(f.begin + 1, f.end) if is_everyday(forms[i]) and not _is_surname(forms[i])]
        cuts = sorted(set(cuts))
    if not cuts:
        return [f]
    out: list[Found] = []
    begin = f.begin
    after_of = False
    for cut in [*cuts, f.end]:
        end = cut
        titled = after_of and begin - 1 > f.begin and title_length(forms[f.begin : begin - 1]) == begin - 1 - f.begin
        while begin < end and forms[begin] == "the":
            begin += 1
        if begin < end:
            part = Found(begin, end, "PER", f.confidence, f.method)
            if after_of:
                place = load_gazetteer().is_place(surface_of(words, begin, end))
                if place or titled or (end - begin == 1 and forms[begin].isupper()):
                    part.label = "LOC" if place or not forms[begin].isupper() else "ORG"
                elif load_gazetteer().is_large_place(forms[begin]) and end - begin > 2:
                    # "Mayor of Oslo Abel Ode"
                    out.append(Found(begin, begin + 1, "LOC", f.confidence, "article pass"))
                    part.begin += 1
            out.append(part)
        after_of = cut < f.end and forms[cut] in ("of", "in", "for")
        begin = cut + 1
    return out


def _is_surname(form: str) -> bool:
    codes = load_gazetteer().codes.get(form, "")
    return not form[0].isupper() or "N" in codes or "n" in codes or len(form) < 3


def _trim_ends(words: Words, f: Found) -> None:
    forms = words.forms
    while f.end > f.begin and forms[f.end - 1] in ("'s", "'", "-", "/", "&"):
        f.end -= 1
    while f.end > f.begin and key(forms[f.begin]) in ("the", "a", "an"):
        f.begin += 1
    if f.end <= f.begin:
        return
    n = title_length(forms[f.begin : f.end])
    if f.label != "PER":
        if n == f.end - f.begin > 1 and head_of(forms[f.end - 1]):
            f.begin = f.end
        return
    if f.end - f.begin == 2 and key(forms[f.begin]) in _TITLES_AND_NAMES:
        return
    if n == f.end - f.begin > 1:
        # "Home Secretary": an office, not a name.
        f.begin = f.end
        return
    if n < f.end - f.begin:
        f.begin += n
    while f.end - f.begin > 2 and "D" in word_class(forms[f.begin].lower()):
        f.begin += 1
    while (
        f.end - f.begin > 1
        and is_everyday(forms[f.begin])
        and (words.breaks[f.begin] or (len(forms[f.begin]) > 4 and not _is_surname(forms[f.begin])))
    ):
        # "Longtime Ode", "Billionaire Abel Ode"
        f.begin += 1
    while f.end - f.begin > 1 and is_post_nominal(forms[f.end - 1]):
        f.end -= 1


# First names too: "Dean Ode", "Earl Ode".
_TITLES_AND_NAMES: Final = frozenset(["dean", "earl", "duke", "lance", "baron", "marshal"])


_PARTIES: Final = word_set(
    "tories republicans democrats conservatives liberals labour nazis tory republican democratic democrat conservative "
    "liberal nazi communist socialist"
)
_PARTY_ADJECTIVES: Final = frozenset(["tory", "republican", "democratic", "democrat", "nazi", "communist", "socialist"])


def _is_people_word(words: Words, f: Found) -> bool:
    """Whether what was found is a people's or party's word: "North Korean", "Tory source", "Fellow Democrats"."""
    last = words.forms[f.end - 1].lower()
    last = last.rpartition("-")[2]
    if ("D" not in word_class(last) and last.removesuffix("s") not in DEMONYMS) or (
        f.label == "ORG" and f.end - f.begin > 1
    ):
        return False
    if f.label == "PER":
        return (last.endswith("s") and last.removesuffix("s") in DEMONYMS) or last in _PARTY_ADJECTIVES
    if f.label == "LOC":
        return last not in KNOWN_PLACES and not load_gazetteer().is_place(surface_of(words, f.begin, f.end))
    if last not in _PARTIES:
        return True
    after = words.forms[f.end] if f.end < len(words.forms) and not words.breaks[f.end] else ""
    return last in _PARTY_ADJECTIVES and after.isalpha() and after.islower() and after not in SAY_VERBS


def _listed_front(words: Words, f: Found) -> Found | None:
    """The place or body that a person's name was run together with: "Hong Kong Abel Ode"."""
    if f.end - f.begin < 3 or f.label == "LOC":
        return None
    marks = phrase_marks(words, (f.begin, f.end))
    if f.begin not in marks:
        return None
    end = f.begin + 1
    while end < f.end and end in marks and marks[end][0] in "IE":
        end += 1
    rest = words.forms[end : f.end]
    kind = marks[f.begin][1]
    if not rest or not all(is_capital(r) and not set(word_class(r.lower())) & set("oprRO1") for r in rest):
        return None
    if f.label == "ORG" and (kind != "o" or len(rest) < 2 or not is_name_like(rest[0])):
        return None
    if kind in "01" and is_name_like(words.forms[f.begin]):
        return None
    return Found(f.begin, end, "ORG" if kind == "o" else "LOC", f.confidence, "article pass")


def _follows_office_of(words: Words, f: Found) -> bool:
    """Whether a person's name begins with the place of the office before it."""
    forms = words.forms
    if f.label != "PER" or f.end - f.begin < 3 or f.begin < 2 or forms[f.begin - 1] != "of":
        return False
    return bool(head_of(forms[f.begin - 2])) and is_name_like(forms[f.begin + 1]) and not is_name_like(forms[f.begin])
