"""Cache for results that depend on a text alone, such as its paragraphs and sentences, which five stages ask for.

The cache takes a few tens of megabytes at most. Once it is full, the texts that came first stay in it, since every
stage goes through a corpus in the same order. :func:`forget` empties it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Final, TypeVar

MOST: Final = 6_000_000  # characters of text cached for one function: some 1,500 articles
LONGEST: Final = 100_000  # characters; a longer text is not cached

Given = TypeVar("Given")
Told = TypeVar("Told")
_KEPT: Final[list[dict[Any, Any]]] = []


def remembered(function: Callable[[str], tuple[Told, ...]]) -> Callable[[str], tuple[Told, ...]]:
    """Cache the results of a function of a text that returns a tuple.

    Texts longer than ``LONGEST`` characters, and those beyond ``MOST`` characters in all, are computed each time.
    """
    return remembered_by(_text_alone)(function)


def remembered_by(
    key: Callable[[Given], tuple[str, int]],
) -> Callable[[Callable[[Given], tuple[Told, ...]]], Callable[[Given], tuple[Told, ...]]]:
    """As :func:`remembered`, for a function of any other argument.

    ``key`` gives the text and the number that determine the result; results are cached under both.
    """

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


def kept_until_forgotten() -> dict[Any, Any]:
    """A dictionary that :func:`forget` empties, for functions that look at many texts at once."""
    kept: dict[Any, Any] = {}
    _KEPT.append(kept)
    return kept


def _text_alone(text: str) -> tuple[str, int]:
    return text, 0


def forget() -> None:
    """Empty the caches of all functions."""
    for kept in _KEPT:
        kept.clear()
