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


class ListShape(NamedTuple):
    """What stands for a list of many values: how many there are, and whether all are objects."""

    number: int
    are_objects: bool


def shape_of(pieces: Iterator[str]) -> dict[str, Any] | None:
    """An object without the values of its lists, at any depth; None for what is no object or is broken outside a list.

    >>> shape_of(iter(['{"a": 1, "b": {"c": [{}, {}]}}']))
    {'a': 1, 'b': {'c': ListShape(number=2, are_objects=True)}}
    """
    text = _Pieces(pieces)
    if text.mark() != "{":
        return None
    shape: dict[str, Any] = {}
    for path, value, is_item in _walk(text, ()):
        if isinstance(value, BrokenItem) and not is_item:
            return None
        holder = shape
        for key in path[:-1]:
            inner = holder.setdefault(key, {})
            if not isinstance(inner, dict):
                return None
            holder = inner
        holder[path[-1]] = _counted(holder.get(path[-1]), value) if is_item else value
    return shape if not text.mark() else None


def _counted(before: object, value: object) -> ListShape:
    count, are_objects = before if isinstance(before, ListShape) else (0, True)
    if value is _NOTHING:
        return ListShape(count, are_objects)
    return ListShape(count + 1, are_objects and isinstance(value, (dict, BrokenItem)))


def items_of_lists(pieces: Iterator[str], path: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    """The items of the list at a path in an object, or of all lists right below it, each with the list's key."""
    text = _Pieces(pieces)
    text.mark()
    for place, value, is_item in _walk(text, ()):
        if is_item and value is not _NOTHING and (place == path or place[:-1] == path):
            yield place[-1], value


_NOTHING: Final = object()  # is at the beginning of a list, so that an empty one is seen


def _walk(text: _Pieces, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any, bool]]:
    """The values inside an object, with their path and whether they are items of a list."""
    text.step(1)
    while (mark := text.mark()) and mark != "}":
        key = text.value() if mark == '"' else BrokenItem("a key is missing", True)
        if not isinstance(key, str) or text.mark() != ":":
            yield (*path, ""), BrokenItem("it is no object", True), False
            return
        text.step(1)
        yield from _value(text, (*path, key))
    if not mark:
        yield (*path, ""), BrokenItem("the object is not closed", True), False
    text.step(1)


def _value(text: _Pieces, place: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any, bool]]:
    mark = text.mark()
    if mark == "{":
        yield place, {}, False
        yield from _walk(text, place)
    elif mark == "[":
        text.step(1)
        yield place, _NOTHING, True
        while (mark := text.mark()) and mark != "]":
            yield place, text.value(), True
        text.step(1)
    else:
        yield place, text.value(), False


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
