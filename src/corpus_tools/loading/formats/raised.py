"""Raised digits as raised characters: "£40" with the mark of note 2 is £40², not £402, and an area 40 m²."""

from __future__ import annotations

from typing import Any, Final

_RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def raised(text: str) -> str:
    """A text that is raised: digits alone as raised digits, any other as it is.

    >>> raised("12"), raised("th")
    ('¹²', 'th')
    """
    plain = text.strip()
    return text.translate(_RAISED) if plain.isascii() and plain.isdigit() else text


def raise_digits(element: Any) -> None:
    """Give an element of a tree (lxml or ElementTree) that holds nothing but digits raised ones."""
    text = "".join(element.itertext())
    if raised(text) != text:
        for child in list(element):
            element.remove(child)
        element.text = raised(text.strip())
