"""Whether two written names can be one person's or one organisation's: by their words alone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Hashable
from functools import lru_cache
from typing import Final

from corpus_tools.english.name_words import (
    AMBIGUOUS_FIRM_HEADS,
    BODY_HEADS,
    FIRM_HEADS,
    LEGAL_FORMS,
    LINKS,
    NEWSPAPER_HEADS,
    NICKNAMES,
    ORG_HEADS,
    STRONG_ORG_HEADS,
)
from corpus_tools.entities.naming import key, parse_name

# Short forms of first names; either side may be the written one.
_SHORT_FORMS: Final[dict[str, frozenset[int]]] = {}
for _i, _line in enumerate(NICKNAMES):
    for _name in _line.split():
        _SHORT_FORMS[_name] = _SHORT_FORMS.get(_name, frozenset()) | {_i}


_PIECE: Final = re.compile(r"[^\s]+")
_MANY: Final = 20_000  # names; below it a cache takes a few megabytes


@lru_cache(maxsize=200_000)
def plain(word: str) -> str:
    """A word for comparison: lower case, without accents and full stops.

    >>> plain("Émile"), plain("U.S."), plain("O’Ode")
    ('emile', 'us', "o'ode")
    """
    folded = unicodedata.normalize("NFKD", word.replace("’", "'").replace("ø", "o").replace("ł", "l"))
    return "".join(c for c in folded if not unicodedata.combining(c)).lower().replace(".", "")


@lru_cache(maxsize=200_000)
def person_words(name: str) -> tuple[str, ...]:
    """The words of a person's name for comparison: no titles, no letters after it; a suffix (Jr) comes last."""
    parsed = parse_name(name)
    words = [plain(w) for part in (parsed.first, parsed.middle, parsed.surname) for w in part.split()]
    return tuple(w for w in words if w) or (plain(name),)


@lru_cache(maxsize=200_000)
def surname_of(name: str) -> str:
    """The surname for comparison, with its small words; the lone word where there is one."""
    parsed = parse_name(name)
    return " ".join(plain(w) for w in (parsed.surname or parsed.first).split())


@lru_cache(maxsize=200_000)
def name_words(name: str) -> tuple[str, ...]:
    """The words of an organisation's or place's name for comparison, without a leading article."""
    words = [plain(w) for w in _PIECE.findall(name)]
    if len(words) > 1 and words[0] in ("the", "a", "an"):
        words = words[1:]
    if len(words) > 1:
        words[0] = _SPELT_OUT.get(words[0], words[0])
    return tuple(w for w in words if w)


# First words of places' names that are written short: "Mt Ode".
_SPELT_OUT: Final = {"mt": "mount", "st": "saint", "ft": "fort"}


@lru_cache(maxsize=200_000)
def generation(name: str) -> str:
    """Jr, Sr, III and the like, which part two people of one name; empty where there is none."""
    words = [key(w) for w in parse_name(name).suffix.split()]
    found = [w for w in words if w in ("jr", "jnr", "junior", "sr", "snr", "senior", "ii", "iii", "iv")]
    return found[0][:2].replace("jn", "jr").replace("ju", "jr").replace("sn", "sr").replace("se", "sr") if found else ""


def same_first_name(a: str, b: str) -> bool:
    """Whether two first names can be one: equal, an initial, or a short form ("Liz" for "Elizabeth").

    >>> same_first_name("elizabeth", "liz"), same_first_name("j", "john"), same_first_name("ian", "ann")
    (True, True, False)
    """
    if a == b:
        return True
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    return bool(_SHORT_FORMS.get(a, frozenset()) & _SHORT_FORMS.get(b, frozenset()))


def same_person(a: str, b: str) -> bool:
    """Whether two names of several words can be one person's.

    >>> same_person("Abel Brian Ode", "Abel Ode"), same_person("Abel Ode", "Cora Ode")
    (True, False)
    """
    first, second = person_words(a), person_words(b)
    if generation(a) and generation(b) and generation(a) != generation(b):
        return False
    if first == second:
        return True
    if len(first) < 2 or len(second) < 2:
        return False
    short, long = sorted((first, second), key=len)
    if len(long) == len(short) + 1 and short in (long[1:], long[:-1]):
        # "Bader Ode" for "Cora Bader Ode"; "Juan Ode" for "Juan Ode Lund".
        return True
    if surname_of(a) != surname_of(b) or not same_first_name(first[0], second[0]):
        return False
    middle_a, middle_b = first[1:-1], second[1:-1]
    if middle_a and middle_b:
        return all(x[0] == y[0] for x, y in zip(middle_a, middle_b, strict=False))
    return True


@lru_cache(maxsize=1 << 13)
def filed_under(name: str) -> frozenset[Hashable]:
    """What a person's name is filed under, so that only names that `same_person` may accept are compared.

    `looked_up_under` gives where to look. Comparing every two names that share a word takes quadratic time where many
    people have one surname.

    >>> bool(filed_under("Elizabeth Ode") & looked_up_under("Liz Ode"))
    True
    >>> filed_under("Cora Ode") & looked_up_under("Liz Ode")
    frozenset()
    """
    words, surname = person_words(name), surname_of(name)
    filed: set[Hashable] = {
        ("is", words),
        ("shortens to", words[1:]),
        ("shortens to", words[:-1]),
        ("first", surname, words[0]),
    }
    if surname:
        filed |= {("short form", surname, group) for group in nickname_groups(words[0])}
        filed.add(("begins", surname, words[0][:1]))
        if len(words[0]) == 1:
            filed.add(("initial", surname, words[0]))
    return frozenset(filed)


@lru_cache(maxsize=1 << 13)
def looked_up_under(name: str) -> frozenset[Hashable]:
    """Where the names are filed (`filed_under`) that may be of the same person as ``name``."""
    words, surname = person_words(name), surname_of(name)
    sought: set[Hashable] = {
        ("is", words),
        ("shortens to", words),
        ("is", words[1:]),
        ("is", words[:-1]),
        ("first", surname, words[0]),
    }
    if surname:
        sought |= {("short form", surname, group) for group in nickname_groups(words[0])}
        is_initial = len(words[0]) == 1
        sought.add(("begins" if is_initial else "initial", surname, words[0][:1]))
    return frozenset(sought)


def initials_of(words: tuple[str, ...]) -> set[str]:
    """The acronyms a name can have: first letters with and without its linking words.

    >>> sorted(initials_of(("ministry", "of", "defence")))
    ['md', 'mod']
    """
    if len(words) < 2:
        return set()
    spoken = "".join(w[0] for w in words if w not in ("and", "&", "the"))
    content = "".join(w[0] for w in words if w not in LINKS)
    return {letters for letters in (spoken, content) if len(letters) > 1}


def is_short_form(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether an organisation's name is the long one without its generic end: "Ode Police" for "Ode Police Service".

    Another body's name is not: "Ode Police" is not "Ode Police Federation".
    """
    n = len(short)
    if not 0 < n < len(long) or long[:n] != short:
        return False
    return all(w in LEGAL_FORMS for w in long[n:])


def is_first_of_firm(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether a name is the first words of a firm's, as an article that names the firm writes it later.

    >>> is_first_of_firm(("odex",), ("odex", "resources", "ltd")), is_first_of_firm(("odex",), ("odex", "museum"))
    (True, False)
    """
    n = len(short)
    if not 0 < n < len(long) or long[:n] != short:
        return False
    rest = [word for word in long[n:] if word not in LEGAL_FORMS or word in FIRM_WORDS_LAST]
    if len(rest) > 1 and rest[-1] in NEWSPAPER_HEADS:
        return False  # "Ode" is not the "Ode Daily News"
    return bool(rest) and (rest[-1] in FIRM_WORDS_LAST or (len(rest) == 1 and rest[0] not in _OTHER_BODIES))


FIRM_WORDS_LAST: Final = FIRM_HEADS | AMBIGUOUS_FIRM_HEADS
"""Words that a firm's name ends in."""
# "Odex Museum" is not what "Odex" denotes beside it.
BODY_WORDS: Final = ORG_HEADS | BODY_HEADS | STRONG_ORG_HEADS
"""Words that a body's name ends in."""
_OTHER_BODIES: Final = (BODY_WORDS - frozenset(["international"])) | {"pac"}


def is_clipped_form(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether a name has the first word of a longer one clipped: "Int" and "Int Board" for "International Board …"."""
    if not (1 < len(long) >= len(short) and 3 <= len(short[0]) <= 5 and len(long[0]) >= len(short[0]) + 3):
        return False
    if not long[0].startswith(short[0]):
        return False
    whole = (long[0], *short[1:])
    return len(short) == 1 or whole == long or is_short_form(whole, long)


def clipped_forms(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The name with its first word cut to three, four and five letters, if it has eight or more.

    >>> clipped_forms(("constabulary", "board"))[0]
    ('con', 'board')
    """
    if len(words) < 2 or len(words[0]) < 8:
        return []
    return [(words[0][:n], *words[1:]) for n in (3, 4, 5)]


def nickname_groups(first: str) -> frozenset[int]:
    """The sets of first names, each with its short forms, that a first name belongs to."""
    return _SHORT_FORMS.get(first, frozenset())


def short_forms(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The name without its generic end, longest first: "Ode Police Service" → "Ode Police".

    >>> short_forms(("ode", "holdings", "plc"))
    [('ode', 'holdings'), ('ode',)]
    """
    out = []
    while len(words) > 1 and words[-1] in LEGAL_FORMS and words[-1] not in ("university", "college"):
        words = words[:-1]
        out.append(words)
    return out


def forget_names() -> None:
    """Empty the caches of names if they have grown large: after a corpus of many names nobody asks for most again."""
    for function in (plain, person_words, surname_of, name_words, generation):
        if function.cache_info().currsize > _MANY:
            function.cache_clear()
