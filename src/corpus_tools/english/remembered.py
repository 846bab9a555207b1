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

Given = TypeVar("Given")
Told = TypeVar("Told")
_KEPT: Final[list[dict[Any, Any]]] = []


def remembered(function: Callable[[str], tuple[Told, ...]]) -> Callable[[str], tuple[Told, ...]]:
    """A function of a text that gives what cannot be changed, and is asked for the same again and again."""
    return remembered_by(_text_alone)(function)


def remembered_by(
    key: Callable[[Given], tuple[str, int]],
) -> Callable[[Callable[[Given], tuple[Told, ...]]], Callable[[Given], tuple[Told, ...]]]:
    """As :func:`remembered`, for a function of something of which a text and a number tell all that matters to it."""

    def wrap(function: Callable[[Given], tuple[Told, ...]]) -> Callable[[Given], tuple[Told, ...]]:
        kept: dict[tuple[str, int], tuple[Told, ...]] = {}
        _KEPT.append(kept)
        room = MOST

        @wraps(function)
        def ask(given: Given) -> tuple[Told, ...]:
            nonlocal room
            at = key(given)
            told = kept.get(at)
            if told is None:
                told = function(given)
                if not kept:
                    room = MOST
                size = len(at[0])
                if size <= min(room, LONGEST):
                    kept[at] = told
                    room -= size
            return told

        return ask

    return wrap


def _text_alone(text: str) -> tuple[str, int]:
    return text, 0


def forget() -> None:
    """Let go of all that is kept."""
    for kept in _KEPT:
        kept.clear()
