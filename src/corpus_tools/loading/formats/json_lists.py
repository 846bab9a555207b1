"""A JSON list, item by item: no more than one item is in memory, and a broken one does not take the rest with it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

_BETWEEN: Final = re.compile(r"[\s,\ufeff]*")
_NEXT: Final = re.compile(r"\}\s*,\s*(?=\{)")
_NEAR_END: Final = 16  # characters: a value cut there may go on in the next piece
_KEPT: Final = 100_000  # characters of what is done with before the text is cut


class BrokenItem(NamedTuple):
    """What stands for an item that is not JSON; ``is_last`` where nothing follows that could be read."""

    reason: str
    is_last: bool = False


def list_items(pieces: Iterator[str]) -> Iterator[Any]:
    """The values of a list that opens with ``[``, given in pieces; without the bracket, those written one by one.

    >>> list(list_items(iter(['[{"a": 1}, {"b"', ': 2}]'])))
    [{'a': 1}, {'b': 2}]
    >>> list(list_items(iter(['[{"a" 1}, {"b": 2}]'])))
    [BrokenItem(reason="Expecting ':' delimiter", is_last=False), {'b': 2}]
    """
    text = _Pieces(pieces)
    is_list = text.mark() == "["
    text.step(is_list)
    value = None
    while (mark := text.mark()) and mark != "]":
        value = text.value()
        yield value
    if is_list and not mark and not (isinstance(value, BrokenItem) and value.is_last):
        yield BrokenItem("the list is not closed", True)


class _Pieces:
    """A text in pieces, and the place in it that was read up to."""

    def __init__(self, pieces: Iterator[str]) -> None:
        self._pieces = pieces
        self._text = next(pieces, "").lstrip("\ufeff \t\n")
        self._at = 0
        self._decoder = json.JSONDecoder()

    def step(self, count: int) -> None:
        """Go on by some characters."""
        self._at += count

    def mark(self) -> str:
        """The next character that is neither blank nor a comma; empty at the end."""
        while True:
            m = _BETWEEN.match(self._text, self._at)
            assert m is not None
            self._at = m.end()
            if self._at < len(self._text) or not self._more():
                return self._text[self._at : self._at + 1]

    def value(self) -> Any:
        """The value that begins here, or a :class:`BrokenItem`."""
        while True:
            try:
                found, self._at = self._decoder.raw_decode(self._text, self._at)
                return found
            except (json.JSONDecodeError, RecursionError) as error:
                if not _may_go_on(error, len(self._text)) or not self._more():
                    return self._broken(error)

    def _broken(self, error: Exception) -> BrokenItem:
        """Go on where the next object seems to begin."""
        place = error.pos if isinstance(error, json.JSONDecodeError) else self._at
        reason = error.msg if isinstance(error, json.JSONDecodeError) else type(error).__name__
        self._at = max(self._at, min(place, len(self._text)))
        while (m := _NEXT.search(self._text, self._at)) is None:
            if not self._more():
                is_closed = self._text.rstrip().endswith("]")
                self._at = len(self._text.rstrip()) - is_closed
                return BrokenItem(reason, is_last=not is_closed)
        self._at = m.end()
        return BrokenItem(reason)

    def _more(self) -> bool:
        """Read on, as much again as is waiting; False at the end."""
        waiting = len(self._text) - self._at
        found: list[str] = []
        while not found or sum(map(len, found)) < waiting:
            piece = next(self._pieces, "")
            if not piece:
                break
            found.append(piece)
        if found and self._at > _KEPT:
            self._text, self._at = self._text[self._at :], 0
        self._text += "".join(found)
        return bool(found)


def _may_go_on(error: Exception, length: int) -> bool:
    """Whether a value is broken only because the text ends in it."""
    if not isinstance(error, json.JSONDecodeError):
        return False
    return error.msg.startswith("Unterminated string") or error.pos >= length - _NEAR_END
