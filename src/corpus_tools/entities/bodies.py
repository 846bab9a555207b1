"""Names of bodies: "Ministry of Health and Welfare", and "Exham Harbour Authority (EHA)" with every later EHA."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from corpus_tools.english.inflection import word_set
from corpus_tools.english.name_words import (
    BODY_HEADS,
    LINKS,
    MONTHS_AND_DAYS,
    OFFICES_WITH_LETTERS,
    REGION_HEADS,
    SAY_VERBS,
    STRONG_ORG_HEADS,
    THING_HEADS,
)
from corpus_tools.english.word_classes import SENTENCE_OPENERS
from corpus_tools.english.words import Words, is_capital
from corpus_tools.entities.comparing import name_words
from corpus_tools.entities.forms import Passing
from corpus_tools.entities.found import Definition, Draft, Found, is_name_like, is_strange, surface_of
from corpus_tools.entities.gazetteer import load_everyday_words, load_gazetteer, load_organisations
from corpus_tools.entities.naming import is_honorific, is_title
from corpus_tools.entities.word_kinds import Kind, is_any, word_class

_BODY_LINKS: Final = word_set("of for on against")
_VERBS: Final = word_set(
    "is was has had will would can could should may might must did does and or in at on to for by with from"
)
_LONGEST: Final = 12  # words of a name before its letters in brackets


def join_bodies(draft: Draft) -> None:
    """Make one name of "Ministry of …", "Association for … and …", "Republic of …", whatever the finder took of it."""
    runs = _HEADS.runs(draft.words.forms, draft.runs)
    owner = draft.owners() if runs else {}
    added: list[Found] = []
    reached = 0
    for begin, end in runs:
        body = _body_in(draft.words, (max(begin, reached), end), begin, owner)
        if body is not None:
            added.append(body)
            reached = body.end
    draft.put(f for f in added if not _is_known_whole(f, owner))


# A body or place with "of" or the like has one of these.
_HEADS: Final = Passing(words=BODY_HEADS | REGION_HEADS | {"ministries", "government"})


def _body_in(words: Words, within: tuple[int, int], run: int, owner: dict[int, Found]) -> Found | None:
    """The first body or place with "of" or the like whose head is in a span of a run."""
    for i in range(*within):
        label = _kind_of_head(words, i)
        last = _body_end(words, i, label) if label else i
        if last > i + 1:
            return Found(_body_begin(words, i, run, owner), last, label, 0.95, "rule")
    return None


def _kind_of_head(words: Words, i: int) -> str:
    """ORG or LOC for a capitalised word such as "Ministry" or "Republic" with "of" after it, else empty."""
    if i + 2 >= len(words.forms) or words.breaks[i + 1] or not words.forms[i][0].isupper():
        return ""
    low, link = words.lows[i], words.forms[i + 1]
    if (low in BODY_HEADS or low == "ministries") and link in _BODY_LINKS:
        return "ORG"
    if low == "government" and link == "of":
        return "ORG" if _is_place_like(words, _behind_links(words, i + 1)) else ""
    return "LOC" if low in REGION_HEADS and link == "of" else ""


def _is_known_whole(f: Found, owner: dict[int, Found]) -> bool:
    """Whether the finder has a name of this label that holds the whole already."""
    old = owner.get(f.begin)
    return old is not None and old.label == f.label and old.begin <= f.begin and old.end >= f.end


def _body_end(words: Words, head: int, label: str) -> int:
    """Where the name ends: capitalised words after "of", and after further links as long as they belong to it."""
    first = _behind_links(words, head + 1)
    if not first or (label == "LOC" and not _is_place_like(words, first)):
        return head + 1
    end = _body_words_end(words, first)
    if words.lows[head] in _WITH_LISTS:
        end = _list_end(words, end)
    while label != "LOC":
        further = _behind_links(words, end)
        if not further or not _belongs(words, end, further):
            break
        end = _body_words_end(words, further)
    return end


# Bodies named after several subjects: "Department for Culture, Media and Sport".
_WITH_LISTS: Final = word_set(
    "ministry department committee secretariat directorate faculty minister secretary authority commission"
)
# Endings of unlisted words that name a subject, not a person or place: Forestry, Citizenship, Athletics.
_MATTERS: Final = ("tion", "sion", "ment", "ture", "ness", "ity", "ship", "ance", "ence", "ics", "ies", "stry", "logy")


def _list_end(words: Words, end: int) -> int:
    """Where a list of matters ends whose first ends at ``end``: ", Media and Sport"; ``end`` if none follows."""
    last = end
    while words.form_at(last) == "," and words.goes_on(last + 1):
        matter = _matter_end(words, last + 2 if words.form_at(last + 1) == "and" else last + 1)
        if not matter:
            return end
        if words.form_at(last + 1) == "and":
            return matter  # "…, Media, and Sport"
        last = matter
        if words.form_at(last) in ("and", "&"):
            return _matter_end(words, last + 1) or end
    return end


_LONGEST_MATTER: Final = 4  # words


def _is_matter_word(words: Words, i: int) -> bool:
    if words.goes_on(i + 1) and _is_plain_matter(words, i + 1) and not is_name_like(words.forms[i]):
        return _is_body_word(words, i)  # "Tertiary Education"
    return _is_plain_matter(words, i)


def _is_plain_matter(words: Words, i: int) -> bool:
    return _is_body_word(words, i) and (not is_strange(words.forms[i]) or words.lows[i].endswith(_MATTERS))


def _matter_end(words: Words, i: int) -> int:
    """Where one to four capitalised words of English end that name a matter; 0 where no such are at ``i``."""
    last = i
    while last < i + _LONGEST_MATTER and words.goes_on(last) and _is_matter_word(words, last):
        last += 1
    is_matter = last > i and words.lows[last - 1] not in BODY_HEADS | STRONG_ORG_HEADS
    return last if is_matter and not load_gazetteer().is_large_place(surface_of(words, i, last)) else 0


def _body_words_end(words: Words, i: int) -> int:
    while words.goes_on(i) and _is_body_word(words, i):
        i += 1
    return i


def _behind_links(words: Words, i: int) -> int:
    """The capitalised word after the links at ``i``; 0 where there is none."""
    j = i
    while j < i + 3 and words.form_at(j) in _LINKS_INSIDE:
        j += 1
    return j if j > i and words.goes_on(j) and _is_body_word(words, j) else 0


_LINKS_INSIDE: Final = word_set("of for on against and & the")


def _is_body_word(words: Words, i: int) -> bool:
    form, low = words.forms[i], words.lows[i]
    return is_capital(form) and not is_honorific(form) and low not in SENTENCE_OPENERS | MONTHS_AND_DAYS


def _belongs(words: Words, link: int, next_word: int) -> bool:
    """Whether what follows a further link is part of the name: "Health and Welfare", not "Health and Abel Ode"."""
    if words.forms[link] not in ("and", "&"):
        return words.forms[link] in _BODY_LINKS
    is_matter = words.lows[next_word] in load_everyday_words() or words.lows[next_word].endswith(_MATTERS)
    if words.forms[link + 1] == "the" or not is_matter:
        return False
    last = next_word
    while words.goes_on(last + 1) and is_capital(words.forms[last + 1]):
        last += 1
    # "Ministry of Health and World Bank" are two.
    return last - next_word < 2 and not _is_head_of_body(words.lows[last])


def _is_head_of_body(low: str) -> bool:
    return low in BODY_HEADS or low in STRONG_ORG_HEADS or Kind.BODY_HEAD in word_class(low)


def _is_place_like(words: Words, i: int) -> bool:
    return load_gazetteer().is_place(words.forms[i]) or is_strange(words.forms[i])


def _body_begin(words: Words, head: int, run: int, owner: dict[int, Found]) -> int:
    """Where the name begins: at the capitalised words right before its head, titles and owners left out."""
    begin = head
    while begin > run and not words.breaks[begin] and _may_open_body(words, begin - 1, head, owner):
        begin -= 1
    return begin


def _may_open_body(words: Words, i: int, head: int, owner: dict[int, Found]) -> bool:
    """Whether a word before a body's head is part of its name: a capitalised one, no title, no person's."""
    form = words.forms[i]
    if not is_capital(form) or is_title(form) or words.lows[i] in SENTENCE_OPENERS:
        return False
    before = owner.get(i)
    return before is None or before.label != "PER" or before.end > head


def add_acronyms(draft: Draft) -> None:
    """Bodies by their initials: "Exham Harbour Authority (EHA)", and a strange "the EHA" in running text."""
    words = draft.words
    if _BRACKETS.is_among(words.forms):
        for first, bracket, letters in list(_definitions(words)):
            _define(draft, first, bracket, letters)
        defined = {d.short for d in draft.definitions}
        things = {form for form in _letters_of_things(words) if form not in defined}
        draft.definitions += [Definition(form, (), "") for form in sorted(things)]
    lone = [begin for begin, end in draft.runs if end == begin + 1 and _is_acronym(words.forms[begin])]
    owner = draft.owners() if lone else {}
    added: list[Found] = []
    spelt = (
        [words.lows[f.begin : f.end] for f in draft.found if f.label == "ORG" and f.end - f.begin > 2] if lone else []
    )
    for i in lone:
        if i in owner or words.breaks[i]:
            continue
        if _is_known_acronym(words, i) or _are_initials_of_any(words.forms[i], spelt):
            added.append(Found(i, i + 1, "ORG", 0.8, "gazetteer"))
        elif _is_used_as_body(words, i):
            added.append(Found(i, i + 1, "ORG", 0.65, "rule"))
    draft.put(added)


def _are_initials_of_any(letters: str, names: list[list[str]]) -> bool:
    """Whether three or more letters are the initials of a body that the article names: "a senior EHA official"."""
    return len(letters) > 2 and any(fits_initials(lows, letters.lower()) for lows in names)


_BRACKETS: Final = Passing(words="(")


def spread_definitions(draft: Draft) -> None:
    """Give every mention of defined letters the label of the name they stand for; drop both where it is no name."""
    labels = {d.short: d.label for d in draft.definitions}
    if not labels:
        return
    _drop_things(draft)
    owner = draft.owners()
    places = [i for i, form in enumerate(draft.words.forms) if form in labels]
    added = [_defined_at(i, labels[draft.words.forms[i]], owner.get(i)) for i in places]
    draft.put(f for f in added if f is not None and f.label)


def _drop_things(draft: Draft) -> None:
    """Take out the names that the article gives letters to and that are no names: laws, plans, diseases."""
    things = {d.long for d in draft.definitions if not d.label}
    if things:
        draft.found = [f for f in draft.found if _shown(draft.words, f) not in things]


def _defined_at(i: int, label: str, f: Found | None) -> Found | None:
    """The name that defined letters at ``i`` are, if it is to be added; what was found there is changed."""
    if f is not None and f.end - f.begin == 1:
        f.label = label or "MISC"
        return None
    if f is not None:
        if f.label != "PER" or f.begin != i:
            return None
        # "EHA director Ode" run together
        f.begin += 1
    return Found(i, i + 1, label, 0.9, "article pass")


def _shown(words: Words, f: Found) -> tuple[str, ...]:
    return name_words(surface_of(words, f.begin, f.end))


def _is_acronym(form: str) -> bool:
    return 2 <= len(form) <= 7 and form.isupper() and form.isalpha()


def _is_spoken_acronym(form: str) -> bool:
    """Whether a word may be an acronym written as a word, "Unesco"; the name beside it has to confirm that."""
    return 3 <= len(form) <= 8 and form.istitle() and form.isalpha()


def _definitions(words: Words) -> Iterator[tuple[int, int, int]]:
    """Letters in brackets after the name they stand for, or before it in brackets: (begin, end, letters)."""
    forms = words.forms
    for bracket in _BRACKETS.places(forms):
        # Letters right after a bracket, or right before one.
        yield from (d for i in (bracket - 1, bracket + 1) for d in _definition_at(words, i))


def _definition_at(words: Words, i: int) -> Iterator[tuple[int, int, int]]:
    forms = words.forms
    if not (0 <= i < len(forms) and (_is_acronym(forms[i]) or _is_spoken_acronym(forms[i]))):
        return
    if i > 1 and forms[i - 1] == "(" and forms[i + 1 : i + 2] == [")"]:
        n = _spelt_out(words, _name_begin(words, i - 1), i - 1, forms[i])
        if n:
            yield i - 1 - n, i - 1, i
    elif words.form_at(i + 1) == "(":
        end = _closing(words, i + 2)
        if end and fits_initials(words.lows[i + 2 : end], forms[i].lower()):
            yield i + 2, end, i


def _letters_of_things(words: Words) -> Iterator[str]:
    """Letters in brackets after plain words that they are the initials of, and that are no body's."""
    for bracket in [i for i in _BRACKETS.places(words.forms) if words.form_at(i + 2) == ")"]:
        form = words.forms[bracket + 1]
        if not _is_acronym(form) or form.lower() in load_organisations():
            continue
        begin = next(
            (b for b in range(bracket - 2, bracket - _LONGEST, -1) if _is_spelt_plainly(words, b, bracket)), -1
        )
        if begin >= 0 and not _may_name_body(words, begin, bracket):
            yield form


def _is_spelt_plainly(words: Words, begin: int, bracket: int) -> bool:
    if begin < 0 or any(words.breaks[begin + 1 : bracket]) or words.lows[begin] in LINKS:
        return False
    plain = words.forms[begin:bracket]
    return not any(map(is_capital, plain[1:])) and fits_initials(words.lows[begin:bracket], words.lows[bracket + 1])


def _may_name_body(words: Words, begin: int, bracket: int) -> bool:
    """Whether the head of plain words is a kind of body: "the disaster management agency (DMA)"."""
    low = words.lows[_head_before_link(words, begin, bracket)]
    singular = low.removesuffix("s")
    kinds = set(word_class(low)) | set(word_class(singular))
    return not kinds.isdisjoint("o1f") or {low, singular} & (BODY_HEADS | STRONG_ORG_HEADS) != set()


def _name_begin(words: Words, end: int) -> int:
    """The farthest word before ``end`` from which on there are only capitalised words and links."""
    begin = end
    while end - begin < _LONGEST and not words.breaks[begin] and _is_in_long_name(words.forms[begin - 1]):
        begin -= 1
    return begin


def _is_in_long_name(form: str) -> bool:
    return is_capital(form) or form in LINKS or form in ("'s", "'", "-")


def _closing(words: Words, begin: int) -> int:
    """The closing bracket of a name in brackets that begins with a capital; 0 if there is none."""
    inside = words.forms[begin : begin + _LONGEST]
    if not inside or not is_capital(inside[0]):
        return 0
    end = next((i for i, form in enumerate(inside, begin) if not _is_in_long_name(form)), 0)
    return end if end and words.forms[end] == ")" else 0


def _spelt_out(words: Words, begin: int, end: int, letters: str) -> int:
    """How many of the last words before ``end`` the letters are the initials of; 0 if they are of none."""
    for first in range(end - 2, begin - 1, -1):
        if is_capital(words.forms[first]) and fits_initials(words.lows[first:end], letters.lower()):
            return end - first
    return 0


def fits_initials(lows: list[str], letters: str) -> bool:
    """Whether ``letters`` are the initials of the words; links may have a letter or not.

    >>> fits_initials(["office", "for", "national", "statistics"], "ons")
    True
    """
    parts = [part for low in lows for part in low.split("-") if part and part[0].isalnum()]
    if len(parts) < 2:
        return False
    reached = {0}
    for part in parts:
        reached = _letters_reached(part, letters, reached)
    return len(letters) in reached


def _letters_reached(part: str, letters: str, reached: set[int]) -> set[int]:
    """How many letters may be used up after one word more."""
    taken = {n + 1 for n in reached if letters[n : n + 1] == part[0]}
    return taken | reached if part in LINKS or part == "the" else taken


def _define(draft: Draft, first: int, end: int, letters: int) -> None:
    """Note what letters stand for, and make one name of the words that they are the initials of."""
    words = draft.words
    old = draft.owner(end - 1)
    if old is not None and old.end == end and old.begin < first and old.label in ("ORG", "LOC"):
        if load_gazetteer().is_place(surface_of(words, first, end)):
            # "the Parliament of New South Wales (NSW)"
            draft.definitions.append(Definition(words.forms[letters], name_words(surface_of(words, first, end)), "LOC"))
            draft.put([Found(letters, letters + 1, "LOC", 0.98, "rule")])
            return
        first = old.begin
    short = draft.owner(letters)
    label = _label_of(words, first, end, old, short)
    if label is None:
        return
    form = words.forms[letters]
    draft.definitions.append(Definition(form, name_words(surface_of(words, first, end)), label))
    draft.put(
        [
            Found(first, end, label or "MISC", 0.98, "rule"),
            Found(letters, letters + 1, label or "MISC", 0.98, "rule"),
        ]
    )


def _label_of(words: Words, first: int, end: int, long: Found | None, short: Found | None) -> str | None:
    """What a name with letters after it is: by its head, else by what was found; "" for a thing, None if unknown."""
    label = _label_of_head(words.lows[_head_before_link(words, first, end)])
    if label is not None:
        return label
    return next((f.label for f in (long, short) if f is not None and f.label in ("ORG", "LOC")), None)


def _head_before_link(words: Words, first: int, end: int) -> int:
    """The head of a long name: the word before its first "of" or the like, else its last one."""
    return next((i for i in range(first, end - 1) if words.forms[i + 1] in _LINKS_BEHIND_HEAD), end - 1)


_LINKS_BEHIND_HEAD: Final = ("of", "for", "on", "in", "to", "against")


def _label_of_head(low: str) -> str | None:
    """What the head of a name tells: ORG, LOC, "" for a thing such as a law, None where it tells nothing."""
    kinds = set(word_class(low)) & {"o", "p"}
    if low in STRONG_ORG_HEADS or low in BODY_HEADS or kinds == {"o"}:
        return "ORG"
    if low in THING_HEADS or {low, low.removesuffix("s"), low.removesuffix("ies") + "y"} & OFFICES_WITH_LETTERS:
        return ""
    return "LOC" if kinds == {"p"} else None


def _is_used_as_body(words: Words, i: int) -> bool:
    """Whether letters come after "the", and before a verb or mark: "the EHA said"."""
    if words.forms[i - 1] not in ("the", "The") or len(words.forms[i]) < 3 or Kind.NO_NAME in word_class(words.lows[i]):
        return False
    after = words.form_at(i + 1)
    return after != "" and (not after.isalpha() or after in SAY_VERBS or after in _VERBS)


def _is_known_acronym(words: Words, i: int) -> bool:
    """Whether a word in capitals is a listed body's acronym, in a sentence that is not all in capitals."""
    low = words.lows[i]
    if low not in load_organisations() or low in load_everyday_words() or Kind.NO_NAME in word_class(low):
        return False
    beside = [f for f in words.forms[max(i - 3, 0) : i] + words.forms[i + 1 : i + 4] if f.isalpha() and len(f) > 2]
    return not beside or sum(f.isupper() for f in beside) < len(beside) / 2


def join_place_and_body(draft: Draft) -> None:
    """Make one name of a place and the body after it whose words tell only its kind: "Exham Crown Court"."""
    pairs = [pair for pair in pairwise(draft.found) if _are_place_and_body(draft.words, *pair)]
    draft.put([Found(place.begin, body.end, "ORG", body.confidence, "rule") for place, body in pairs])


def _are_place_and_body(words: Words, place: Found, body: Found) -> bool:
    if place.label != "LOC" or body.label != "ORG" or place.end != body.begin or words.breaks[body.begin]:
        return False
    return all(map(_is_kind_word, words.lows[body.begin : body.end]))


_GENERIC: Final = frozenset(
    {Kind.BODY_HEAD, Kind.PLACE_HEAD, Kind.NOUN_FOR_BODY, Kind.NOUN_FOR_PLACE, Kind.RANK_MODIFIER}
)


def _is_kind_word(low: str) -> bool:
    return low in load_everyday_words() or is_any(low, _GENERIC)
