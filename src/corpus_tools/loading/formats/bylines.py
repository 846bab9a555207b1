"""Bylines, lengths, pages and copyright lines as databases write them."""

from __future__ import annotations

import re
from typing import Final

# "Von", "Di" and the like may be the name's own ("Di Bartolo"): they mean "by" only before a name of two words.
_BY: Final = re.compile(
    r"\s*(?:by[:\s]\s*(?=\S)|par\s+(?=\S)|(?:von|por|door|di|de|av|da)\s+(?=\S+\s+\S))", re.IGNORECASE
)
_PAGE: Final = re.compile(
    r"(?:\bpages?|\bpg\.?|\bpp?\.|\bs\.|\bseite|\bpág\.?|\bblz\.?|页)\s*([A-Z]?-?\d+[A-Z]?)", re.IGNORECASE
)
_COPYRIGHT: Final = re.compile(r"\s*(?:\(?copyright\b|\(c\)|©)", re.IGNORECASE)
_RIGHTS: Final = re.compile(
    r"\s*(?:all rights reserved|tous droits r[ée]serv[ée]s|alle rechte vorbehalten|todos los derechos reservados|"
    r"tutti i diritti riservati|alle rechten voorbehouden|todos os direitos reservados)\W*",
    re.IGNORECASE,
)


def author_from(byline: str) -> str:
    """A byline without its ``By``; names in capitals get ordinary ones (``INES CALLOWAY`` → ``Ines Calloway``).

    >>> author_from("By INES McCALLOWAY")
    'INES McCALLOWAY'
    >>> author_from("By INES CALLOWAY")
    'Ines Calloway'
    >>> author_from("Di Bartolo"), author_from("Von Max Muster")
    ('Di Bartolo', 'Max Muster')
    """
    m = _BY.match(byline)
    return in_small_letters(" ".join(byline[m.end() if m else 0 :].split()).rstrip(" ;,"))


def without_outlet(title: str, outlet: str) -> str:
    """A headline without `` - Outlet`` after it, as services that collect news add it.

    >>> without_outlet("Crane to be green - Quay Mirror", "Quay Mirror")
    'Crane to be green'
    """
    m = re.search(rf"\s+[-–—|]\s+{re.escape(outlet)}\s*$", title) if outlet else None
    return title[: m.start()] if m and m.start() else title


def in_small_letters(name: str) -> str:
    """A name in capitals with ordinary letters; any other as it is.

    >>> in_small_letters("ADA McODE AND BEN ARDEN"), in_small_letters("ADA ODE AND BEN ARDEN")
    ('ADA McODE AND BEN ARDEN', 'Ada Ode and Ben Arden')
    """
    if name.isupper() and len(name) > 3:
        name = re.sub(r"[^\W\d_]+", lambda m: m[0].capitalize(), name)
        name = re.sub(r"\bMc([a-z])", lambda m: "Mc" + m[1].upper(), name)
        name = re.sub(r"\b(And|Und|Et|Y|E|En)\b", lambda m: m[0].lower(), name)
    return name


def turned(name: str) -> str:
    """``Calloway, Ines`` as ``Ines Calloway``; anything else as it is."""
    parts = [part.strip() for part in name.split(",")]
    return f"{parts[1]} {parts[0]}" if len(parts) == 2 and all(parts) and " " not in parts[0].strip() else name.strip()


def stated_words(text: str) -> int | None:
    """The number in ``355 words`` or ``1,204 mots``."""
    m = re.search(r"\d[\d,. \u00a0]*", text)
    digits = re.sub(r"\D", "", m[0]) if m else ""
    return int(digits) if digits and len(digits) < 8 else None


def page_in(text: str) -> str:
    """The page in a section line such as ``NEWS; Pg. 3``; empty if none."""
    m = _PAGE.search(text)
    return m[1] if m else ""


def section_in(text: str) -> str:
    """A section line without its page (``NEWS; Pg. 3`` → ``NEWS``)."""
    m = _PAGE.search(text)
    return (text[: m.start()].strip(" ;,") if m else text.strip()) or text.strip()


def is_copyright(text: str) -> bool:
    """Whether a line is a copyright notice."""
    return _COPYRIGHT.match(text) is not None


def is_rights(text: str) -> bool:
    """Whether a line only reserves the rights."""
    return _RIGHTS.fullmatch(text) is not None
