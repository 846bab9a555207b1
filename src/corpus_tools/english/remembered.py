"""What is worked out of a text alone is kept for a while: five stages ask for an article's paragraphs and sentences.

As many texts are kept as take a few tens of megabytes; those that come first stay, since every stage goes through a
corpus in one order. They go when another corpus is opened.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Final, TypeVar

MOST: Final = 6_000_000  # characters of the texts kept for one function: some 1,500 articles
LONGEST: Final = 100_000  # characters of a text that is kept

Told = TypeVar("Told")
_KEPT: Final[list[dict[str, Any]]] = []


def remembered(function: Callable[[str], tuple[Told, ...]]) -> Callable[[str], tuple[Told, ...]]:
    """A function of a text that gives what cannot be changed, and is asked for the same again and again."""
    kept: dict[str, tuple[Told, ...]] = {}
    _KEPT.append(kept)
    room = MOST

    @wraps(function)
    def ask(text: str) -> tuple[Told, ...]:
        nonlocal room
        told = kept.get(text)
        if told is None:
            told = function(text)
            if not kept:
                room = MOST
            if len(text) <= min(room, LONGEST):
                kept[text] = told
                room -= len(text)
        return told

    return ask


def forget() -> None:
    """Let go of all that is kept."""
    for kept in _KEPT:
        kept.clear()
