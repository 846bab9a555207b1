"""XML with many items, one item at a time: no more than one is in memory, and a broken one costs itself alone.

A file is cut at the tags of its items, with regard to comments and CDATA sections, and each item is parsed inside the
elements that were open around it, so that its namespaces hold. What is no item is parsed at the end, as one tree.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element, ParseError

from corpus_tools.loading.formats.xml_trees import (
    Repairs,
    defines_entities,
    end_tags,
    entity_bomb,
    every,
    open_tags,
    parse_repaired,
)
from corpus_tools.loading.large import LargeText
from corpus_tools.loading.reasons import reason
from corpus_tools.loading.records import Problem

_MOST_OUTSIDE: Final = 2_000_000  # characters kept of what is no item
_MOST_OPEN: Final = 20_000_000  # characters of one item, comment or section
_KEPT: Final = 100_000  # characters of what is done with before the text is cut
_ENDS: Final = {"<![CDATA[": "]]>", "<!--": "-->"}


class Slice(NamedTuple):
    """A part of a file: an item (``is_whole``: with its end tag), or what comes before, between and after them.

    What is no item is not whole where it ends in the end tag of an item whose start tag is missing. ``is_cut``: the
    file ends inside of it.
    """

    text: str
    is_item: bool
    is_whole: bool = True
    is_cut: bool = False


def slices(pieces: Iterable[str], names: Sequence[str]) -> Iterator[Slice]:
    """A file cut at its items, elements of one of some names: the first that is found is the name of all.

    >>> [part.text for part in slices(["<a><b>1</b><", "b>2</b></a>"], ["b"])]
    ['<a>', '<b>1</b>', '<b>2</b>', '</a>']
    """
    scan = _Scan(iter(pieces), "|".join(map(re.escape, names)))
    while (part := scan.outside()) is not None:
        yield part
        if (item := scan.item()) is not None:
            yield item


class _Scan:
    """A text in pieces, and the place that it was handed over up to."""

    def __init__(self, pieces: Iterator[str], names: str) -> None:
        self._pieces = pieces
        self._text = ""
        self._at = 0
        self._has_name = False
        self._set_name(rf"(?:[\w.\-]+:)?(?:{names})")

    def _set_name(self, name: str) -> None:
        self._mark = re.compile(rf"<!\[CDATA\[|<!--|<(?P<close>/?)(?P<name>{name})(?=[\s/>])[^<>]*?(?P<empty>/?)>")

    def _more(self) -> bool:
        piece = next(self._pieces, "")
        self._text += piece
        return bool(piece)

    def _take(self, end: int) -> str:
        taken = self._text[self._at : end]
        self._at = end
        if end > _KEPT:
            self._text, self._at = self._text[end:], 0
        return taken

    def _next(self, at: int) -> re.Match[str] | None:
        """The next tag of an item, comments and sections left out; None at the end."""
        while True:
            m = self._mark.search(self._text, at)
            if m is None:
                # A tag may be cut by the end of the piece.
                cut = self._text.rfind("<", max(at, len(self._text) - _KEPT))
                at = cut if cut >= 0 else len(self._text)
                if not self._more():
                    return None
            elif (closes := _ENDS.get(m[0])) is not None:
                at = self._behind(m, closes)
            else:
                return m

    def _behind(self, m: re.Match[str], closes: str) -> int:
        """The end of a comment or section; one without an end (another begins before it) is looked into."""
        at = m.end()
        while at - m.end() <= _MOST_OPEN:
            end = self._text.find(closes, at)
            if self._text.find(m[0], m.end(), end if end >= 0 else len(self._text)) >= 0:
                break
            if end >= 0:
                return end + len(closes)
            at = max(m.end(), len(self._text) - len(closes))
            if not self._more():
                break
        return m.end()

    def outside(self) -> Slice | None:
        """What comes before the next item, to an end tag without an item at the most; None at the end."""
        m = self._next(self._at)
        if m is None:
            return Slice(self._take(len(self._text)), False) if self._at < len(self._text) else None
        if not self._has_name:
            self._has_name = True
            self._set_name(re.escape(m["name"]))
        return Slice(self._take(m.end() if m["close"] else m.start()), False, not m["close"])

    def item(self) -> Slice | None:
        """The item that begins here: to its end tag, or to where the next begins; None where none does."""
        opening = self._mark.match(self._text, self._at)
        if opening is None or opening["name"] is None or opening["close"]:
            return None
        if opening["empty"]:
            return Slice(self._take(opening.end()), True)
        m = self._next(opening.end())
        end = len(self._text) if m is None else m.end() if m["close"] else m.start()
        return Slice(self._take(end), True, m is not None and bool(m["close"]), m is None)


class XmlItems:
    """The items of an XML file, as elements; broken items are replaced by problems.

    After iterating, ``outside`` is the tree of what is not in an item (of everything, for a valid file read whole),
    ``count`` the number of items, and ``problems()`` reports what else was wrong.
    """

    def __init__(self, text: str | LargeText, names: Sequence[str]) -> None:
        self._text, self._names = text, names
        self._repairs = Repairs()
        self._outside: list[str] = []
        self._open: list[str] = []
        self._reason = ""
        self._is_cut = self._is_refused = False
        self.outside: Element | None = None
        self.count = 0

    def __iter__(self) -> Iterator[Element | Problem]:
        head = self._text if isinstance(self._text, str) else self._text.head
        if defines_entities(head):
            self._is_refused = True
            return
        if isinstance(self._text, str) and (root := self._sound(self._text)) is not None:
            self.outside = root
            for element in every(root, self._names[0]):
                self.count += 1
                yield element
            return
        yield from self._one_by_one(iter([self._text]) if isinstance(self._text, str) else self._text.pieces())

    def _sound(self, text: str) -> Element | None:
        """The whole file, if it can be parsed, repaired where that is enough."""
        try:
            return parse_repaired(text.lstrip("\ufeff \t\n"), self._repairs)
        except ParseError as error:
            self._reason = reason(error)
            self._repairs = Repairs()
            return None

    def _one_by_one(self, pieces: Iterator[str]) -> Iterator[Element | Problem]:
        for part in slices(pieces, self._names):
            if part.is_item:
                self.count += 1
                yield from self._item(part)
            elif part.is_whole or not self.count:
                self._add_outside(part.text)
            if not (part.is_item or part.is_whole):
                self.count += 1
                yield self._broken("its start tag is missing")
        self._end()

    def _add_outside(self, text: str) -> None:
        text = re.sub(r"<\?.*?\?>|<!DOCTYPE[^>\[]*(?:\[[^\]]*\])?\s*>", "", text, flags=re.DOTALL | re.IGNORECASE)
        self._open = open_tags(text, self._open)
        if sum(map(len, self._outside)) < _MOST_OUTSIDE:
            self._outside.append(text)

    def _item(self, part: Slice) -> Iterator[Element | Problem]:
        around = "".join((*self._open, part.text, *end_tags(self._open)))
        for text in (around, part.text):
            try:
                found = parse_repaired(text, self._repairs)
            except ParseError as error:
                why = reason(error)
            else:
                yield from islice(every(found, self._names[0]), 1)
                return
        if part.is_cut:
            self._is_cut, self._reason = True, why
            self.count -= 1
        else:
            yield self._broken(why)

    def _broken(self, why: str) -> Problem:
        self._reason = f"item {self.count}: {why}"
        return Problem(
            "unreadable",
            f"item {self.count} cannot be read: XML broken: {why}",
            "Left out; the others are read. Fetch the file again.",
            "error",
        )

    def _end(self) -> None:
        self._is_cut = self._is_cut or bool(self._open)
        whole = "".join(self._outside) + "".join(end_tags(self._open))
        try:
            self.outside = parse_repaired(whole.lstrip("\ufeff \t\n"), Repairs())
        except ParseError as error:
            self._is_cut = self._is_cut or not self.count
            self._reason = self._reason or reason(error)

    def problems(self) -> Iterator[Problem]:
        """What was wrong with the file as a whole."""
        if self._is_refused:
            yield entity_bomb()
        yield from self._repairs.problems()
        if self._is_cut:
            done = "The whole articles before the cut were read." if self.count else "Skipped."
            yield Problem("truncated", f"XML cut or broken: {self._reason}", f"{done} Fetch the file again.", "error")


__all__ = ["Slice", "XmlItems", "slices"]
