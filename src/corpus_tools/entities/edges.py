"""Where a found name begins and ends: titles, peoples, possessives off; names run together apart."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import Final

from corpus_tools.english.name_words import (
    BODY_HEADS,
    CURRENCY_CODES,
    DEMONYMS,
    FESTIVALS,
    KNOWN_PLACES,
    MONTHS_AND_DAYS,
    PARTIES,
    PARTY_ADJECTIVES,
    PEOPLE_NOUNS,
    RANKS,
    SAY_VERBS,
    TWIN_HEADS,
)
from corpus_tools.english.word_classes import PREPOSITIONS_OF_PLACE
from corpus_tools.english.words import Words, is_capital
from corpus_tools.entities.features import is_headline, phrase_marks
from corpus_tools.entities.found import Found, is_everyday, is_name_like, is_strange, is_two_syllables, surface_of
from corpus_tools.entities.gazetteer import load_everyday_words, load_gazetteer, load_organisations
from corpus_tools.entities.naming import (
    is_plural_of_letters,
    is_plural_rank,
    is_post_nominal,
    is_suffix,
    is_title,
    key,
    title_length,
)
from corpus_tools.entities.roles import head_of, is_office
from corpus_tools.entities.word_kinds import Kind, is_any, word_class


def trim(words: Words, found: list[Found]) -> list[Found]:
    """Take titles and peoples off the front of persons, letters after names and possessives off the end.

    What was run together is taken apart: a place or body and the person after it, two bodies joined by "and the".
    """
    out: list[Found] = []
    for f in found:
        if f.end - f.begin == 1 and _is_whole(words.forms[f.begin]):
            # Most names: one word of which nothing is taken off.
            if _is_inert_here(words, f) or not (_is_people_word(words, f) or _is_no_name(words, f)):
                out.append(f)
            continue
        if f.label == "PER" and f.end - f.begin == _FULL and _is_whole_person(*words.forms[f.begin : f.end]):
            out.append(f)
            continue
        _drop_office_behind(words, f)
        for part in _parts(words, f):
            if _is_listed_region(words, part):
                part.label = "LOC"
            _trim_ends(words, part)
            if part.end <= part.begin or not is_capital(words.forms[part.end - 1]):
                continue
            front = _front(words, part)
            if front is not None:
                out.append(front)
                part.begin, part.label = front.end, "PER"
                _trim_person(words, part)
            if not _is_people_word(words, part) and not _is_no_name(words, part):
                out.append(part)
    return out


@lru_cache(maxsize=1 << 16)
def _is_whole(form: str) -> bool:
    """Whether a name of this one word is not cut for its letters: no link, mark, "Parliament" or "MPs"."""
    if form in _LINKS_IN_PERSONS or form in _NO_ENDS or key(form) in _NO_BEGINNINGS or form == "Parliament":
        return False
    return is_capital(form) and not is_plural_of_letters(form)


def _is_inert_here(words: Words, f: Found) -> bool:
    """Whether a name of one word is what it seems, as neither its letters nor the word after it tell of another use."""
    after = words.form_at(f.end)
    if not _is_inert(words.forms[f.begin]) or after in PEOPLE_NOUNS:
        return False
    return f.label == "PER" or (after != "" and after[0] not in _CURRENCY_SIGNS and not is_capital(after))


@lru_cache(maxsize=1 << 16)
def _is_inert(form: str) -> bool:
    """Whether _is_people_word and _is_no_name hold of no name of this word, but for the word after it."""
    low = form.lower()
    if Kind.PEOPLE in word_class(low.rpartition("-")[2]) or low in CURRENCY_CODES:
        return False
    return low not in _IN_OFFICES and low not in _ENDS_OF_OFFICES and not ("-" in form and head_of(form))


@lru_cache(maxsize=1 << 16)
def _is_whole_person(first: str, last: str) -> bool:
    """Whether a person's name of these two words stays as it is wherever it stands, as most do."""
    low, last_low = first.lower(), last.lower()
    if not (_is_whole(first) and _is_whole(last)) or is_post_nominal(last) or last_low.removeprefix("al-") in FESTIVALS:
        return False
    if (
        _is_seat(first)
        or title_length([first, last])
        or is_plural_rank(first)
        or is_everyday(first)
        or is_any(low, _DESCRIBING)
    ):
        return False
    if Kind.PEOPLE in word_class(low) or Kind.PEOPLE in word_class(last_low.rpartition("-")[2]):
        return False
    return [low, last_low] not in _PEOPLES and not load_gazetteer().is_country_or_state(f"{first} {last}")


_FULL: Final = 2  # words


def _is_listed_region(words: Words, f: Found) -> bool:
    """Whether what was taken for a person is a country, state or region: "Uttar Pradesh"."""
    if f.label != "PER" or f.end - f.begin == 1 or is_name_like(words.forms[f.begin]):
        return False
    return load_gazetteer().is_country_or_state(surface_of(words, f.begin, f.end))


def _drop_office_behind(words: Words, f: Found) -> None:
    """Leave of a place and the office behind it the place: "United States Senator"."""
    if f.label == "PER" and f.end - f.begin > 2:
        end, kind = _listed_end(words, f)
        if kind and kind != "o" and _is_title(words.forms[end : f.end]):
            f.end, f.label = end, "LOC"


def _front(words: Words, f: Found) -> Found | None:
    """The place or body that a person's name was run together with."""
    front = _listed_front(words, f) or _headed_front(words, f) or _letters_in_front(words, f)
    if front is None and _follows_office_of(words, f):
        # "Mayor of Exham Cora Ode"
        front = Found(f.begin, f.begin + 1, "LOC", f.confidence, "article pass")
    return front


def _headed_front(words: Words, f: Found) -> Found | None:
    """The body whose name ends in "Assembly" or the like before a person's: "National Assembly Abel Ode"."""
    if f.label != "ORG" or f.end - f.begin < 4:
        return None
    # A person's name of two or three words follows.
    for head in range(max(f.begin + 1, f.end - 4), f.end - 2):
        rest = words.forms[head + 1 : f.end]
        kinds = word_class(words.lows[head])
        is_head = Kind.BODY_HEAD in kinds or (Kind.FIRM_HEAD in kinds and Kind.PLACE_HEAD not in kinds)
        if is_head and is_name_like(rest[0]) and all(map(is_strange, rest)):
            return Found(f.begin, head + 1, "ORG", f.confidence, "article pass")
    return None


def _letters_in_front(words: Words, f: Found) -> Found | None:
    """The listed body whose letters stand before a person's full name: "told CNN Abel Ode was"."""
    letters, *rest = words.forms[f.begin : f.end]
    if f.label == "LOC" or len(rest) < 2 or not (letters.isupper() and letters.lower() in load_organisations()):
        return None
    if not (is_name_like(rest[0]) and is_strange(rest[-1]) and all(map(_is_unclassed, rest))):
        return None
    return Found(f.begin, f.begin + 1, "ORG", f.confidence, "article pass")


def _is_no_name(words: Words, f: Found) -> bool:
    """Whether what was found is a feast, a currency or an office: "Ram Navami", "US$", "Vice-President"."""
    if f.label == "PER":
        return f.end - f.begin > 1 and words.lows[f.end - 1].removeprefix("al-") in FESTIVALS
    forms = words.forms
    if words.form_at(f.begin + 1) == "for" and f.end - f.begin > 2 and is_title(forms[f.begin]):
        return True  # "MEC for Roads"
    if is_currency(words, f.end) or is_part_of_office(words, f) or _is_subject(words, f) or _is_in_thing(words, f):
        return True
    if f.end - f.begin > 1 and (_is_date(words, f) or _are_officers(words, f)):
        return True
    if f.end - f.begin == 1:
        return bool(head_of(forms[f.begin])) and "-" in forms[f.begin]
    return words.lows[f.begin : f.end] in (["head", "of", "state"], ["first", "lady"], ["heads", "of", "state"])


def _is_in_thing(words: Words, f: Found) -> bool:
    """Whether everyday words were taken for a body and go on to name a tax or law: "Minerals Resources Rent Tax"."""
    end = f.end
    while end < f.end + 2 and words.goes_on(end) and is_capital(words.forms[end]):
        end += 1
    if end == f.end or words.lows[end - 1] not in _TAXES_AND_LAWS:
        return False
    surface = surface_of(words, f.begin, f.end)
    if surface.lower() in load_organisations() or load_gazetteer().is_place(surface):
        return False
    return all(low in load_everyday_words() or word_class(low) for low in words.lows[f.begin : f.end])


def _is_date(words: Words, f: Found) -> bool:
    """Whether a month and a number were taken for a name: "(Feb 18)"."""
    return words.lows[f.begin] in MONTHS_AND_DAYS and all(
        form[0].isdigit() for form in words.forms[f.begin + 1 : f.end]
    )


def _are_officers(words: Words, f: Found) -> bool:
    """Whether an office in the plural, written with capitals, was taken for a body: "Permanent Secretaries"."""
    last = words.forms[f.end - 1]
    if f.end - f.begin != 2 or not last.endswith("s") or Kind.RANK_MODIFIER not in word_class(words.lows[f.begin]):
        return False
    return bool(head_of(last[:-1]) or head_of(last.removesuffix("ies") + "y"))


_TAXES_AND_LAWS: Final = frozenset(["tax", "levy", "act", "bill", "treaty", "protocol", "convention", "code"])


def _is_subject(words: Words, f: Found) -> bool:
    """Whether a doubtful name is a field of work that a text writes with capitals: "Photovoltaic Power"."""
    if f.confidence >= _RATHER_SURE or f.end - f.begin != 2 or words.low_before(f.begin) == "the":
        return False
    first = words.forms[f.begin]
    is_plain = first.endswith(("ic", "ing", "ive", "ous")) and not load_gazetteer().is_place(first)
    return is_plain and words.lows[f.end - 1] in _FIELDS


_RATHER_SURE: Final = 0.8
_FIELDS: Final = frozenset(["power", "energy", "technology", "systems", "solutions"])


def is_currency(words: Words, end: int) -> bool:
    """Whether the sign of a currency stands right behind a word ("US$"), or it is one's letters: "USD 5 million"."""
    if words.lows[end - 1] in CURRENCY_CODES and words.form_at(end)[:1].isdigit():
        return True
    return (
        end < len(words.forms) and words.forms[end][0] in _CURRENCY_SIGNS and words.starts[end] == words.ends[end - 1]
    )


_CURRENCY_SIGNS: Final = "$£€"


def is_part_of_office(words: Words, f: Found) -> bool:
    """Whether a lone word is part of an office: "Vice President", "Labour Minister", "Secretary of State"."""
    if f.end - f.begin == 1 and f.begin > 1 and words.low_before(f.begin) == "of":
        low, before = words.lows[f.begin], words.forms[f.begin - 2]
        # "Secretary of State", "Superintendent of Police"
        return low in _ENDS_OF_OFFICES and (low == "state" or bool(head_of(before)))
    if f.end - f.begin > 1 or words.lows[f.begin] not in _IN_OFFICES or not words.goes_on(f.end):
        return False
    return words.forms[f.end] in ("President", "Presidents", "Minister", "Ministers", "Secretary", "Chairman", "Chair")


_IN_OFFICES: Final = ("vice", "labour", "labor")
_ENDS_OF_OFFICES: Final = ("state", "police")


def _parts(words: Words, f: Found) -> list[Found]:
    """A person's name has no "of" or "and" in it: what is on either side is a name of its own."""
    if f.label == "ORG" and _are_first_names(words, f):
        return [Found(i, i + 1, "PER", f.confidence, f.method) for i in (f.begin, f.begin + 2)]
    if f.label != "PER":
        return _two_bodies(words, f)
    cuts = _cuts(words, f)
    if not cuts:
        return [f]
    out: list[Found] = []
    for before, cut in pairwise([f.begin - 1, *cuts, f.end]):
        begin = next((i for i in range(before + 1, cut) if words.forms[i] != "the"), cut)
        if begin < cut:
            part = Found(begin, cut, "PER", f.confidence, f.method)
            is_after_of = before >= f.begin and words.forms[before] in ("of", "in", "for")
            out += _after_of(words, f, part) if is_after_of else [part]
    return out


def _are_first_names(words: Words, f: Found) -> bool:
    """Whether "Abel & Bram" are the last of a list of first names, and no firm: "for Cora, Abel & Bram"."""
    if f.end - f.begin != 3 or words.forms[f.begin + 1] != "&" or f.begin < 2 or words.breaks[f.begin]:
        return False
    before, comma, first = words.forms[f.begin - 2 : f.begin + 1]
    return comma == "," and is_name_like(before) and is_name_like(first)


def _two_bodies(words: Words, f: Found) -> list[Found]:
    """Bodies joined by "and the", or by "and" where both are headed: "Exham Council and the Oslo Board"."""
    person = _holder_inside(words, f) if f.label == "ORG" else None
    if person is not None:
        rest = person.end + 1
        behind = Found(rest, f.end, f.label, f.confidence, f.method)
        return [person, *(_two_bodies(words, behind) if rest < f.end else [])]
    begin = _behind_office(words, f)
    for i in range(begin + 1, f.end - 1):
        second, label = 0, "ORG"
        if words.forms[i] in ("and", "&"):
            second = _second_body(words, begin, i, f.end)
        elif words.forms[i] == "'s" and _is_large_place(words, begin, i):
            second, label = i + 1, "LOC"  # "Exland's Broad Front"
        if second:
            first = Found(begin, i, label if f.label == "ORG" else f.label, f.confidence, f.method)
            return [first, *_two_bodies(words, Found(second, f.end, f.label, f.confidence, f.method))]
    return [Found(begin, f.end, f.label, f.confidence, f.method) if begin > f.begin else f]


def _holder_inside(words: Words, f: Found) -> Found | None:
    """The person whose office was taken for a body's name: "Navy Secretary Abel Ode and Army"."""
    for i in range(f.begin, f.end - 2):
        if words.lows[i] not in RANKS or not is_name_like(words.forms[i + 1]):
            continue
        last = next((k for k in range(i + 1, f.end) if words.forms[k] in ("and", "&", ",")), f.end)
        is_name = last - i == 3 and is_strange(words.forms[i + 2])
        return Found(i + 1, last, "PER", f.confidence, "article pass") if is_name else None
    return None


def _behind_office(words: Words, f: Found) -> int:
    """Where a body's name begins after an office in it that was taken in: "Secretary-General of the Exham Network"."""
    forms = words.forms
    for i in range(f.begin + 1, min(f.begin + 4, f.end - 1)):
        if forms[i] == "of":
            is_office = bool(head_of(forms[i - 1])) and Kind.BODY_HEAD not in word_class(words.lows[i - 1])
            return i + 1 + (forms[i + 1] == "the") if f.label == "ORG" and is_office else f.begin
    return f.begin


def _is_large_place(words: Words, begin: int, end: int) -> bool:
    return load_gazetteer().is_large_place(surface_of(words, begin, end))


def _second_body(words: Words, begin: int, link: int, end: int) -> int:
    """Where a second body's name begins after "and"; 0 where what follows belongs to the first one's."""
    if words.forms[link + 1] == "the":
        return link + 2
    if words.lows[link + 1] in BODY_HEADS and words.lows[link + 2 : end][:1] in (["of"], ["for"]):
        return link + 1
    # "Exham Teachers' Union and Oslo Nurses' Union", but "Exham College and Hospital"
    if surface_of(words, link + 1, end).lower() in load_organisations() and link - begin > 1:
        return link + 1  # "Court of Appeal and High Court"
    is_of = words.forms[begin + 1] == "of" and words.lows[begin] == words.lows[end - 1]  # "University of Ode and …"
    are_headed = is_of or all(words.lows[i] in TWIN_HEADS for i in (link - 1, end - 1))
    return link + 1 if are_headed and link - begin > 1 and end - link > 2 else 0


def _cuts(words: Words, f: Found) -> list[int]:
    """The words that part a person's name in two: "of" and the like, a headline's verb in capitals."""
    forms = words.forms
    cuts = {i for i in range(f.begin, f.end) if forms[i] in _LINKS_IN_PERSONS}
    if f.end - f.begin > 2:
        # "Ode Hits Abel Crane"
        cuts |= {i for i in range(f.begin + 1, f.end) if is_everyday(forms[i]) and not _is_surname_here(words, f, i)}
        cuts |= {i for i in range(f.begin + 2, f.end) if _is_headline_verb(words, f, i)}
    return sorted(cuts)


_LINKS_IN_PERSONS: Final = ("of", "and", "&", "for", "in", "on", "to")


def _is_surname_here(words: Words, f: Found, i: int) -> bool:
    """Whether an everyday word is a surname here: a listed one, or the last word after an initial, "Abel H. Street"."""
    form, before = words.forms[i], words.forms[i - 1]
    is_behind_initial = i == f.end - 1 and len(before) == len("H.") and before[1] == "." and i - f.begin > 1
    return is_behind_initial or _is_surname(form)


def _is_headline_verb(words: Words, f: Found, i: int) -> bool:
    """Whether a word after first name and surname is a verb that only a headline writes with a capital."""
    form = words.forms[i]
    if form[-1] != "s" or len(form) < 5 or form.isupper() or _is_surname(form):
        return False
    return is_name_like(words.forms[f.begin]) and is_headline(words, f.begin, f.end)


def _after_of(words: Words, f: Found, part: Found) -> list[Found]:
    """What comes after "of" in a person's name ``f``: a place or letters, else a person, perhaps after a place."""
    form = words.forms[part.begin]
    is_place = load_gazetteer().is_place(surface_of(words, part.begin, part.end))
    are_letters = part.end - part.begin == 1 and form.isupper()
    if is_place or are_letters or _is_title(words.forms[f.begin : part.begin - 1]):
        part.label = "ORG" if form.isupper() and not is_place else "LOC"
    elif load_gazetteer().is_large_place(form) and part.end - part.begin > 2:
        # "Mayor of Oslo Abel Ode"
        place = Found(part.begin, part.begin + 1, "LOC", f.confidence, "article pass")
        part.begin += 1
        return [place, part]
    return [part]


def _is_title(forms: list[str]) -> bool:
    return title_length(forms) == len(forms) > 0


def _is_surname(form: str) -> bool:
    return not form[0].isupper() or load_gazetteer().is_surname(form) or len(form) < 3


def _trim_ends(words: Words, f: Found) -> None:
    """Take off the marks after a name, the article before it, and titles or "MPs" that are no part of it."""
    _trim_marks(words, f)
    if f.label == "ORG" and _is_kind_and_name(words, f):
        f.begin += 1
    if f.label == "ORG" and _is_act_on(words, f):
        f.begin += 2  # "Sacking of Exham Council"
        f.label = "LOC" if _is_large_place(words, f.begin, f.end) else f.label
    if f.end > f.begin and not _is_name_and_title(words, f):
        _trim_title(words, f)


def _is_act_on(words: Words, f: Found) -> bool:
    """Whether a sentence begins with what was done to a body, and "of": "Sacking of Exham Council"."""
    if f.end - f.begin < 3 or words.forms[f.begin + 1] != "of" or not words.breaks[f.begin]:
        return False
    return words.lows[f.begin].endswith("ing") and not word_class(words.lows[f.begin])


def _is_kind_and_name(words: Words, f: Found) -> bool:
    """Whether the first word of a sentence says what the name behind it is, and belongs to no name: "Carmaker Ode"."""
    if f.end - f.begin != 2 or not words.breaks[f.begin] or not is_strange(words.forms[f.end - 1]):
        return False
    kinds = word_class(words.lows[f.begin])
    return Kind.NOUN_FOR_BODY in kinds and Kind.BODY_HEAD not in kinds


def _trim_marks(words: Words, f: Found) -> None:
    forms = words.forms
    while f.end > f.begin and forms[f.end - 1] in _NO_ENDS:
        f.end -= 1
    if f.label != "PER" and f.end - f.begin == 1 and forms[f.begin] == "Parliament" and _is_behind_member(words, f):
        f.end = f.begin  # "Member of Parliament" is an office
    if is_plural_of_letters(forms[f.begin]) and forms[f.begin + 1 : f.begin + 2] == ["of"]:
        f.begin += 2  # "CEOs of Ode Industries"
    while f.end > f.begin and key(forms[f.begin]) in _NO_BEGINNINGS:
        f.begin += 1
    if f.end - f.begin > 1 and _is_seat(forms[f.begin]) and is_strange(forms[f.begin + 1]):
        f.begin, f.label = f.begin + 1, "PER"  # "MLA Abel Ode"
    if f.label == "ORG" and f.end - f.begin > 2 and tuple(words.lows[f.end - 2 : f.end]) in _DOCUMENTS:
        f.end -= 2
    while f.end - f.begin > 1 and f.label != "PER" and _are_holders(forms[f.end - 1]):
        # "Exham Party TDs"
        f.end -= 1


def _is_behind_member(words: Words, f: Found) -> bool:
    return f.begin > 1 and words.forms[f.begin - 2 : f.begin] in (["Member", "of"], ["Members", "of"])


_DOCUMENTS: Final = frozenset(
    [(kind, what) for kind in ("media", "press", "news") for what in ("statement", "release", "conference")]
)
_NO_BEGINNINGS: Final = ("the", "a", "an", "'s")
_NO_ENDS: Final = ("'s", "'", "-", "/", "&")


def _is_name_and_title(words: Words, f: Found) -> bool:
    """Whether the first of a person's two words may be a title or a first name: "Dean Ode"."""
    return f.label == "PER" and f.end - f.begin == 2 and key(words.forms[f.begin]) in _TITLES_AND_NAMES


def _trim_title(words: Words, f: Found) -> None:
    size = f.end - f.begin
    n = title_length(words.forms[f.begin : f.end])
    is_headed = size > 1 and f.label != "PER" and bool(head_of(words.forms[f.end - 1]))
    is_all_office = is_headed and is_office(surface_of(words, f.begin, f.end))
    if is_all_office or (n == size > 1 and (f.label == "PER" or head_of(words.forms[f.end - 1]))):
        # "Home Secretary": an office, not a name.
        f.begin = f.end
    elif f.label == "PER":
        if not n and size > 1 and is_plural_rank(words.forms[f.begin]):
            n = 1  # "Deputies Ode"
        f.begin += n if n < size else 0
        _trim_person(words, f)


def _are_holders(form: str) -> bool:
    """Whether initials denote people in office: "MPs", "TDs", "TD"."""
    return _is_seat(form) or (form[-1] == "s" and form[:-1].isupper() and is_post_nominal(form[:-1]))


def _is_seat(form: str) -> bool:
    """Whether a word is the initials of a seat in a parliament, which stand behind a party's name: "TD", "MLA"."""
    return form in _SEATS


_SEATS: Final = frozenset(["MP", "MLA", "MNA", "MPA", "MSP", "MEP", "MEC", "MLC", "MHR", "TD"])


def _trim_person(words: Words, f: Found) -> None:
    """Take a people's word and everyday words off the front of a person's name, and letters off its end."""
    if f.end - f.begin > 1 and _is_seat(words.forms[f.begin]):
        f.begin += 1  # "Exham Party | MLA Abel Ode"
    inside = next((i for i in range(f.end - 2, f.begin, -1) if _is_office_inside(words, i)), -1)
    f.begin = max(f.begin, inside + 1)  # "Exham Vice-Chairman Abel Ode"
    while f.end - f.begin > 2 and (_is_mere_people_word(words, f.begin) or _is_national(words, f.begin)):
        f.begin += 1
    if f.end - f.begin == 2 and _is_mere_people_word(words, f.begin) and _is_name_alone(words, f):
        f.begin += 1  # "the Borlander Ode"
    while f.end - f.begin > 1 and _is_epithet(words, f.begin) and not is_two_syllables(words.forms[f.begin + 1]):
        f.begin += 1
    while f.end - f.begin > 1 and (is_post_nominal(words.forms[f.end - 1]) or _are_letters_behind(words, f)):
        f.end -= 1


def _is_office_inside(words: Words, i: int) -> bool:
    form = words.forms[i]
    is_office = bool(head_of(form)) or (form[-1] == "s" and bool(head_of(form[:-1])))  # "Senior Advisors Abel Ode"
    return is_office and not is_name_like(form) and not _is_surname(form)


def _is_name_alone(words: Words, f: Found) -> bool:
    """Whether the second of two words is a name by itself and the two are not a place name such as "Saudi Arabia"."""
    last = words.forms[f.end - 1]
    return (is_strange(last) or is_name_like(last)) and not load_gazetteer().is_place(surface_of(words, f.begin, f.end))


def _is_mere_people_word(words: Words, i: int) -> bool:
    return Kind.PEOPLE in word_class(words.lows[i]) and not is_name_like(words.forms[i])


def _is_national(words: Words, i: int) -> bool:
    """Whether "Dane" or the like, a first name too, comes before a person's full name: "Dane Lars Ode"."""
    first = words.forms[i + 1]
    return words.lows[i] in _NATIONALS and (is_strange(first) or load_gazetteer().is_personal_name(first))


_NATIONALS: Final = frozenset(["dane", "pole", "turk", "swede", "scot", "kurd", "serb", "croat", "finn"])


def _are_letters_behind(words: Words, f: Found) -> bool:
    """Whether a full name ends in letters that are no part of it, listed or not: "Abel Ode XYZ"."""
    last = words.forms[f.end - 1]
    return (
        f.end - f.begin > 2
        and 2 <= len(last) <= 5
        and last.isupper()
        and last.isalpha()
        and not is_suffix(last)
        and not any(form.isupper() and len(form) > 1 for form in words.forms[f.begin : f.end - 1])
    )


def _is_epithet(words: Words, i: int) -> bool:
    """Whether a capitalised word before a name is no part of it: "Longtime Ode", "Billionaire Abel Ode"."""
    form = words.forms[i]
    if words.breaks[i] and not is_name_like(form) and is_any(words.lows[i], _DESCRIBING):
        return True  # "Broadcaster Abel Ode"
    return is_everyday(form) and (bool(words.breaks[i]) or (len(form) > 4 and not _is_surname(form)))


# Words that say what the person behind them is.
_DESCRIBING: Final = frozenset({Kind.ROLE, Kind.NOUN_FOR_BODY, Kind.NOUN_FOR_PERSON})
# First names too: "Dean Ode", "Earl Ode".
_TITLES_AND_NAMES: Final = frozenset(["dean", "earl", "duke", "lance", "baron", "marshal"])


def _is_people_word(words: Words, f: Found) -> bool:
    """Whether what was found is a people's or party's word: "North Korean", "Tory source", "Fellow Democrats"."""
    last = words.lows[f.end - 1].rpartition("-")[2]
    if words.lows[f.begin : f.end] in _PEOPLES:
        return True
    if f.label == "LOC" and words.form_at(f.end) in ("Islander", "Islanders"):
        return True  # "Torres Strait Islanders"
    if Kind.PEOPLE not in word_class(last):
        return f.label == "PER" and f.end - f.begin == 1 and _is_before_people(words, f)
    if f.label == "PER":
        return _is_no_persons_name(words, f, last)
    if f.label == "LOC":
        return last not in KNOWN_PLACES and not load_gazetteer().is_place(surface_of(words, f.begin, f.end))
    if f.label == "ORG" and f.end - f.begin > 1:
        return (
            last.endswith("s")
            and last not in PARTIES
            and all(map(_opens_peoples_name, words.lows[f.begin : f.end - 1]))
        )
    return _is_no_party(words, f, last)


def _opens_peoples_name(low: str) -> bool:
    """Whether a word comes before a people's in its name: "New Zealanders", "Indigenous Australians"."""
    return low in _OPENING_PEOPLES or is_any(low, _OPENING_KINDS)


_OPENING_KINDS: Final = frozenset({Kind.PLACE_START, Kind.PEOPLE})
_NO_FIRST_NAMES: Final = frozenset({Kind.PLACE_START, Kind.PEOPLE, Kind.RANK_MODIFIER, Kind.NO_NAME})
_PEOPLES: Final = (
    ["first", "nation"],
    ["first", "nations"],
    ["indigenous", "peoples"],
    *[
        [saint, people]
        for saint in ("saint", "st", "st.")
        for people in ("lucian", "lucians", "vincentian", "vincentians")
    ],
)
_OPENING_PEOPLES: Final = frozenset(["native", "costa", "sri", "hong", "puerto", "torres", "strait"])


def _is_no_party(words: Words, f: Found, last: str) -> bool:
    return last not in PARTIES or (last in PARTY_ADJECTIVES and _is_before_noun(words, f))


def _is_no_persons_name(words: Words, f: Found, last: str) -> bool:
    """Whether a people's word is no surname here: in the plural, after "North" or another, or of no listed name."""
    if (last.endswith("s") and last.removesuffix("s") in DEMONYMS) or last in PARTY_ADJECTIVES:
        return True
    if f.end - f.begin > 1:
        first = words.forms[f.begin]
        return not is_name_like(first) and is_any(words.lows[f.begin], _NO_FIRST_NAMES)
    return not load_gazetteer().is_personal_name(words.forms[f.begin]) or _is_before_noun(words, f)


def _is_before_people(words: Words, f: Found) -> bool:
    """Whether "community", "language" or the like follows a word that no list has: a people's name."""
    if words.form_at(f.end) not in PEOPLE_NOUNS:
        return False
    form = words.forms[f.begin]
    return is_strange(form) and not load_gazetteer().is_personal_name(form)


def _is_before_noun(words: Words, f: Found) -> bool:
    after = words.form_at(f.end)
    return after.isalpha() and after.islower() and after not in SAY_VERBS


def _listed_front(words: Words, f: Found) -> Found | None:
    """The place or body that a person's name was run together with: "Hong Kong Abel Ode"."""
    if f.end - f.begin < 3:
        return None
    end, kind = _listed_end(words, f)
    rest = words.forms[end : f.end]
    if not kind or not rest or not all(is_capital(r) and _is_unclassed(r) for r in rest):
        return None
    is_body = kind == "o"
    is_full_name = len(rest) > 1 and is_name_like(rest[0])
    is_sure = is_full_name and (is_body or all(map(is_strange, rest[1:])))
    if f.label != "PER" and not (is_sure and (f.label == "ORG" or not is_body)):
        return None
    if kind in "01" and is_name_like(words.forms[f.begin]):
        return None
    return Found(f.begin, end, "ORG" if is_body else "LOC", f.confidence, "article pass")


def _listed_end(words: Words, f: Found) -> tuple[int, str]:
    """Where a listed name ends that a name begins with, and its kind; "" where there is none."""
    marks = phrase_marks(words, (f.begin, f.end))
    if f.begin not in marks:
        return f.begin, ""
    end = f.begin + 1
    while marks.get(end, "B")[0] in "IE":
        end += 1
    return end, marks[f.begin][1]


_CLASSED: Final = frozenset(
    {Kind.BODY_HEAD, Kind.PLACE_HEAD, Kind.RANK, Kind.ROLE, Kind.KNOWN_BODY, Kind.NOUN_FOR_BODY}
)


def _is_unclassed(form: str) -> bool:
    """Whether a word is no rank, role or head of a body's or place's name."""
    return not is_any(form.lower(), _CLASSED)


def _follows_office_of(words: Words, f: Found) -> bool:
    """Whether a name begins with the place of the office before it: "ambassador to Exland Abel Ode".

    Or with a place behind a preposition: "the senator from Exland Abel Ode".
    """
    place, *rest = words.forms[f.begin : f.end]
    if len(rest) < 2 or is_name_like(place):
        return False
    is_large = load_gazetteer().is_large_place(place) and all(is_capital(r) and _is_unclassed(r) for r in rest)
    is_person = is_name_like(rest[0]) and (f.label == "PER" or (f.label == "LOC" and is_strange(rest[-1])))
    if _is_behind_office_of(words, f.begin):
        return is_large or is_person
    return is_large and is_person and words.low_before(f.begin) in PREPOSITIONS_OF_PLACE


def _is_behind_office_of(words: Words, i: int) -> bool:
    return i > 1 and words.forms[i - 1] in ("of", "to", "in", "for") and bool(head_of(words.forms[i - 2]))
