"""Names of bodies: "Ministry of Health and Welfare", and "Exham Harbour Authority (EHA)" with every later EHA."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from corpus_tools.english.inflection import word_set
from corpus_tools.english.name_words import BODY_HEADS, LINKS, MONTHS_AND_DAYS, SAY_VERBS, STRONG_ORG_HEADS, THING_HEADS
from corpus_tools.english.word_classes import SENTENCE_OPENERS
from corpus_tools.english.words import Words, is_capital
from corpus_tools.entities.comparing import name_words
from corpus_tools.entities.features import word_class
from corpus_tools.entities.found import Definition, Draft, Found, is_strange, surface_of
from corpus_tools.entities.gazetteer import load_everyday_words, load_gazetteer, load_organisations
from corpus_tools.entities.naming import is_honorific, title_length

_BODY_LINKS: Final = word_set("of for on against")
_PLACE_HEADS_OF: Final = word_set(
    "republic state kingdom emirate principality commonwealth community municipality province region isle island "
    "islands gulf bay strait straits lake sultanate federation"
)
_VERBS: Final = word_set(
    "is was has had will would can could should may might must did does and or in at on to for by with from"
)
_LONGEST: Final = 12  # words of a name before its letters in brackets


def join_bodies(draft: Draft) -> None:
    """Make one name of "Ministry of …", "Association for … and …", "Republic of …", whatever the finder took of it."""
    words = draft.words
    owner = draft.owners()
    added: list[Found] = []
    reached = 0
    for begin, end in draft.runs:
        for i in range(max(begin, reached), end):
            label = _kind_of_head(words, i)
            if not label:
                continue
            last = _body_end(words, i, label)
            if last > i + 1:
                first = _body_begin(words, i, begin, owner)
                added.append(Found(first, last, label, 0.95, "rule"))
                reached = last
                break
    draft.put(f for f in added if not _is_known_whole(f, owner))


def _kind_of_head(words: Words, i: int) -> str:
    """ORG or LOC for a capitalised word such as "Ministry" or "Republic" with "of" behind it, else empty."""
    if i + 2 >= len(words.forms) or words.breaks[i + 1] or not words.forms[i][0].isupper():
        return ""
    low, link = words.lows[i], words.forms[i + 1]
    if low in BODY_HEADS and link in _BODY_LINKS:
        return "ORG"
    return "LOC" if low in _PLACE_HEADS_OF and link == "of" else ""


def _is_known_whole(f: Found, owner: dict[int, Found]) -> bool:
    """Whether the finder has a name of this label that holds the whole already."""
    old = owner.get(f.begin)
    return old is not None and old.label == f.label and old.begin <= f.begin and old.end >= f.end


def _body_end(words: Words, head: int, label: str) -> int:
    """Where the name ends: capitalised words behind "of", and behind further links as long as they belong to it."""
    end = head + 1
    while True:
        j = _behind_links(words, end)
        if not j or (end > head + 1 and not _belongs(words, end, j)):
            return end
        if label == "LOC" and not _is_place_like(words, j):
            return end
        while j < len(words.forms) and not words.breaks[j] and _is_body_word(words, j):
            j += 1
        if j == end:
            return end
        end = j
        if label == "LOC":
            return end


def _behind_links(words: Words, i: int) -> int:
    """The capitalised word behind the links at ``i``; 0 where there is none."""
    j = i
    while j < len(words.forms) and j < i + 3 and not words.breaks[j] and words.forms[j] in _LINKS_INSIDE:
        j += 1
    if j == i or j >= len(words.forms) or words.breaks[j] or not _is_body_word(words, j):
        return 0
    return j


_LINKS_INSIDE: Final = word_set("of for on against and & the")


def _is_body_word(words: Words, i: int) -> bool:
    form, low = words.forms[i], words.lows[i]
    return is_capital(form) and not is_honorific(form) and low not in SENTENCE_OPENERS | MONTHS_AND_DAYS


def _belongs(words: Words, link: int, next_word: int) -> bool:
    """Whether what follows a further link is part of the name: "Health and Welfare", not "Health and Abel Ode"."""
    if words.forms[link] not in ("and", "&"):
        return words.forms[link] in _BODY_LINKS
    if words.forms[link + 1] == "the" or words.lows[next_word] not in load_everyday_words():
        return False
    j = next_word
    while j < len(words.forms) and not words.breaks[j] and is_capital(words.forms[j]):
        j += 1
    # "Ministry of Health and World Bank" are two.
    last = words.lows[j - 1]
    return j - next_word < 3 and last not in BODY_HEADS | STRONG_ORG_HEADS and "o" not in word_class(last)


def _is_place_like(words: Words, i: int) -> bool:
    return load_gazetteer().is_place(words.forms[i]) or is_strange(words.forms[i])


def _body_begin(words: Words, head: int, run: int, owner: dict[int, Found]) -> int:
    """Where the name begins: at the capitalised words right before its head, titles and owners left out."""
    begin = head
    while begin > run and not words.breaks[begin]:
        form = words.forms[begin - 1]
        if not is_capital(form) or title_length([form]) or words.lows[begin - 1] in SENTENCE_OPENERS:
            break
        before = owner.get(begin - 1)
        if before is not None and before.label == "PER" and before.end <= head:
            break
        begin -= 1
    return begin


def add_acronyms(draft: Draft) -> None:
    """Bodies by their initials: "Exham Harbour Authority (EHA)", and a strange "the EHA" in running text."""
    words = draft.words
    for first, bracket, letters in list(_definitions(words)):
        _define(draft, first, bracket, letters)
    owner = draft.owners()
    added: list[Found] = []
    for begin, end in draft.runs:
        if end != begin + 1 or begin in owner or words.breaks[begin] or not _is_acronym(words.forms[begin]):
            continue
        if _is_known_acronym(words, begin):
            added.append(Found(begin, end, "ORG", 0.8, "gazetteer"))
        elif _is_used_as_body(words, begin):
            added.append(Found(begin, end, "ORG", 0.65, "rule"))
    draft.put(added)


def spread_definitions(draft: Draft) -> None:
    """Give every mention of defined letters the label of the name they stand for; drop both where it is no name."""
    labels = {d.short: d.label for d in draft.definitions}
    if not labels:
        return
    things = {d.long for d in draft.definitions if not d.label}
    words = draft.words
    draft.found = [f for f in draft.found if not things or _shown(words, f) not in things]
    owner = draft.owners()
    added: list[Found] = []
    for i, form in enumerate(words.forms):
        if form not in labels:
            continue
        f = owner.get(i)
        if f is None:
            added.append(Found(i, i + 1, labels[form], 0.9, "article pass"))
        elif f.end - f.begin == 1:
            f.label = labels[form] or "MISC"
        elif f.label == "PER" and f.begin == i:
            # "EHA director Ode" run together
            f.begin += 1
            added.append(Found(i, i + 1, labels[form], 0.9, "article pass"))
    draft.put(f for f in added if f.label)


def _shown(words: Words, f: Found) -> tuple[str, ...]:
    return name_words(surface_of(words, f.begin, f.end))


def _is_acronym(form: str) -> bool:
    return 2 <= len(form) <= 7 and form.isupper() and form.isalpha()


def _definitions(words: Words) -> Iterator[tuple[int, int, int]]:
    """Letters in brackets behind the name they stand for, or before it in brackets: (begin, end, letters)."""
    forms = words.forms
    for bracket in [i for i, form in enumerate(forms) if form == "("]:
        # Letters right behind a bracket, or right before one.
        yield from (d for i in (bracket - 1, bracket + 1) for d in _definition_at(words, i))


def _definition_at(words: Words, i: int) -> Iterator[tuple[int, int, int]]:
    forms = words.forms
    if 0 <= i < len(forms) and _is_acronym(forms[i]):
        form = forms[i]
        if i > 1 and forms[i - 1] == "(" and forms[i + 1 : i + 2] == [")"]:
            n = _spelt_out(words, _name_begin(words, i - 1), i - 1, form)
            if n:
                yield i - 1 - n, i - 1, i
        elif forms[i + 1 : i + 2] == ["("] and not words.breaks[i + 1]:
            end = _closing(words, i + 2)
            if end and fits_initials(words.lows[i + 2 : end], form.lower()):
                yield i + 2, end, i


def _name_begin(words: Words, end: int) -> int:
    """The farthest word before ``end`` from which on there are only capitalised words and links."""
    begin = end
    while begin > 0 and end - begin < _LONGEST and not words.breaks[begin]:
        form = words.forms[begin - 1]
        if not (is_capital(form) or form in LINKS or form in ("'s", "'", "-")):
            break
        begin -= 1
    return begin


def _closing(words: Words, begin: int) -> int:
    """The closing bracket of a name in brackets that begins with a capital; 0 if there is none."""
    if begin >= len(words.forms) or not is_capital(words.forms[begin]):
        return 0
    for i in range(begin, min(begin + _LONGEST, len(words.forms))):
        form = words.forms[i]
        if form == ")":
            return i
        if not (is_capital(form) or form in LINKS or form in ("'s", "'", "-")):
            return 0
    return 0


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
        taken = {n + 1 for n in reached if n < len(letters) and part[0] == letters[n]}
        reached = taken | reached if part in LINKS or part == "the" else taken
    return len(letters) in reached


def _define(draft: Draft, first: int, end: int, letters: int) -> None:
    """Note what letters stand for, and make one name of the words that they are the initials of."""
    words = draft.words
    owner = draft.owners()
    old = owner.get(end - 1)
    if old is not None and old.end == end and old.begin < first and old.label in ("ORG", "LOC"):
        first = old.begin
    short = owner.get(letters)
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
    """What a name with letters behind it is: by its head, else by what was found; "" for a thing, None if unknown."""
    head = next(
        (i for i in range(first, end - 1) if words.forms[i + 1] in ("of", "for", "on", "in", "to", "against")), end - 1
    )
    low = words.lows[head]
    classes = word_class(low)
    if low in STRONG_ORG_HEADS or low in BODY_HEADS or ("o" in classes and "p" not in classes):
        return "ORG"
    if low in THING_HEADS:
        return ""
    if "p" in classes and "o" not in classes:
        return "LOC"
    for f in (long, short):
        if f is not None and f.label in ("ORG", "LOC"):
            return f.label
    return None


def _is_used_as_body(words: Words, i: int) -> bool:
    """Whether letters stand behind "the", and before a verb or mark: "the EHA said"."""
    forms = words.forms
    if forms[i - 1] not in ("the", "The") or len(forms[i]) < 3 or "N" in word_class(words.lows[i]):
        return False
    if i + 1 >= len(forms) or words.breaks[i + 1]:
        return False
    after = forms[i + 1]
    return not after.isalpha() or after in SAY_VERBS or after in _VERBS


def _is_known_acronym(words: Words, i: int) -> bool:
    """Whether a word in capitals is a listed body's acronym, in a sentence that is not all in capitals."""
    low = words.lows[i]
    if low not in load_organisations() or low in load_everyday_words() or "N" in word_class(low):
        return False
    beside = [f for f in words.forms[max(i - 3, 0) : i] + words.forms[i + 1 : i + 4] if f.isalpha() and len(f) > 2]
    return not beside or sum(f.isupper() for f in beside) < len(beside) / 2


def join_place_and_body(draft: Draft) -> None:
    """Make one name of a place and the body behind it whose words tell only its kind: "Exham Crown Court"."""
    words = draft.words
    previous: Found | None = None
    added: list[Found] = []
    for f in draft.found:
        if (
            previous is not None
            and previous.label == "LOC"
            and f.label == "ORG"
            and previous.end == f.begin
            and not words.breaks[f.begin]
            and all(_is_kind_word(low) for low in words.lows[f.begin : f.end])
        ):
            added.append(Found(previous.begin, f.end, "ORG", f.confidence, "rule"))
        previous = f
    draft.put(added)


def _is_kind_word(low: str) -> bool:
    return low in load_everyday_words() or bool(set(word_class(low)) & set("op12m"))
