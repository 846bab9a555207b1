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
    if f.label != "PER":
        return [f]
    cuts = _cuts(words, f)
    if not cuts:
        return [f]
    out: list[Found] = []
    begin = f.begin
    after_of = False
    for cut in [*cuts, f.end]:
        while begin < cut and words.forms[begin] == "the":
            begin += 1
        if begin < cut:
            part = Found(begin, cut, "PER", f.confidence, f.method)
            out += _after_of(words, f, part) if after_of else [part]
        after_of = cut < f.end and words.forms[cut] in ("of", "in", "for")
        begin = cut + 1
    return out


def _cuts(words: Words, f: Found) -> list[int]:
    """The words that part a person's name in two: "of" and the like, a headline's verb in capitals."""
    forms = words.forms
    cuts = {i for i in range(f.begin, f.end) if forms[i] in ("of", "and", "&", "for", "in", "on", "to")}
    if f.end - f.begin > 2:
        # "Ode Hits Abel Crane"
        cuts |= {i for i in range(f.begin + 1, f.end) if is_everyday(forms[i]) and not _is_surname(forms[i])}
    return sorted(cuts)


def _after_of(words: Words, f: Found, part: Found) -> list[Found]:
    """What stands behind "of" in a person's name ``f``: a place or letters, else a person, perhaps behind a place."""
    form = words.forms[part.begin]
    is_place = load_gazetteer().is_place(surface_of(words, part.begin, part.end))
    if is_place or _is_title(words.forms[f.begin : part.begin - 1]) or (part.end - part.begin == 1 and form.isupper()):
        part.label = "LOC" if is_place or not form.isupper() else "ORG"
    elif load_gazetteer().is_large_place(form) and part.end - part.begin > 2:
        # "Mayor of Oslo Abel Ode"
        place = Found(part.begin, part.begin + 1, "LOC", f.confidence, "article pass")
        part.begin += 1
        return [place, part]
    return [part]


def _is_title(forms: list[str]) -> bool:
    return title_length(forms) == len(forms) > 0


def _is_surname(form: str) -> bool:
    codes = load_gazetteer().codes.get(form, "")
    return not form[0].isupper() or "N" in codes or "n" in codes or len(form) < 3


def _trim_ends(words: Words, f: Found) -> None:
    forms = words.forms
    while f.end > f.begin and forms[f.end - 1] in ("'s", "'", "-", "/", "&"):
        f.end -= 1
    while f.end > f.begin and key(forms[f.begin]) in ("the", "a", "an"):
        f.begin += 1
    size = f.end - f.begin
    if size < 1 or (f.label == "PER" and size == 2 and key(forms[f.begin]) in _TITLES_AND_NAMES):
        return
    n = title_length(forms[f.begin : f.end])
    if n == size > 1 and (f.label == "PER" or head_of(forms[f.end - 1])):
        # "Home Secretary": an office, not a name.
        f.begin = f.end
    elif f.label == "PER":
        f.begin += n if n < size else 0
        _trim_person(words, f)


def _trim_person(words: Words, f: Found) -> None:
    """Take a people's word and everyday words off the front of a person's name, and letters off its end."""
    forms = words.forms
    while f.end - f.begin > 2 and "D" in word_class(words.lows[f.begin]):
        f.begin += 1
    while f.end - f.begin > 1 and _is_epithet(words, f.begin):
        f.begin += 1
    while f.end - f.begin > 1 and is_post_nominal(forms[f.end - 1]):
        f.end -= 1


def _is_epithet(words: Words, i: int) -> bool:
    """Whether a capitalised word before a name is no part of it: "Longtime Ode", "Billionaire Abel Ode"."""
    form = words.forms[i]
    return is_everyday(form) and (bool(words.breaks[i]) or (len(form) > 4 and not _is_surname(form)))


# First names too: "Dean Ode", "Earl Ode".
_TITLES_AND_NAMES: Final = frozenset(["dean", "earl", "duke", "lance", "baron", "marshal"])


_PARTIES: Final = word_set(
    "tories republicans democrats conservatives liberals labour nazis tory republican democratic democrat conservative "
    "liberal nazi communist socialist"
)
_PARTY_ADJECTIVES: Final = frozenset(["tory", "republican", "democratic", "democrat", "nazi", "communist", "socialist"])


def _is_people_word(words: Words, f: Found) -> bool:
    """Whether what was found is a people's or party's word: "North Korean", "Tory source", "Fellow Democrats"."""
    last = words.lows[f.end - 1].rpartition("-")[2]
    is_people = "D" in word_class(last) or last.removesuffix("s") in DEMONYMS
    if not is_people or (f.label == "ORG" and f.end - f.begin > 1):
        return False
    if f.label == "PER":
        return (last.endswith("s") and last.removesuffix("s") in DEMONYMS) or last in _PARTY_ADJECTIVES
    if f.label == "LOC":
        return last not in KNOWN_PLACES and not load_gazetteer().is_place(surface_of(words, f.begin, f.end))
    return last not in _PARTIES or (last in _PARTY_ADJECTIVES and _is_before_noun(words, f))


def _is_before_noun(words: Words, f: Found) -> bool:
    after = words.forms[f.end] if f.end < len(words.forms) and not words.breaks[f.end] else ""
    return after.isalpha() and after.islower() and after not in SAY_VERBS


def _listed_front(words: Words, f: Found) -> Found | None:
    """The place or body that a person's name was run together with: "Hong Kong Abel Ode"."""
    if f.end - f.begin < 3 or f.label == "LOC":
        return None
    marks = phrase_marks(words, (f.begin, f.end))
    if f.begin not in marks:
        return None
    end = f.begin + 1
    while end < f.end and marks.get(end, "B")[0] in "IE":
        end += 1
    rest = words.forms[end : f.end]
    kind = marks[f.begin][1]
    if not rest or not all(is_capital(r) and _is_unclassed(r) for r in rest):
        return None
    if f.label == "ORG" and (kind != "o" or len(rest) < 2 or not is_name_like(rest[0])):
        return None
    if kind in "01" and is_name_like(words.forms[f.begin]):
        return None
    return Found(f.begin, end, "ORG" if kind == "o" else "LOC", f.confidence, "article pass")


def _is_unclassed(form: str) -> bool:
    """Whether a word is no rank, role or head of a body's or place's name."""
    return set("oprRO1").isdisjoint(word_class(form.lower()))


def _follows_office_of(words: Words, f: Found) -> bool:
    """Whether a person's name begins with the place of the office before it."""
    forms = words.forms
    if f.label != "PER" or f.end - f.begin < 3 or f.begin < 2 or forms[f.begin - 1] != "of":
        return False
    return bool(head_of(forms[f.begin - 2])) and is_name_like(forms[f.begin + 1]) and not is_name_like(forms[f.begin])
