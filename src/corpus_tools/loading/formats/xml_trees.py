"""XML from strangers: parsed strictly, without entities; mended only where that is counted and said.

Lenient parsers drop the rest of a file at the first error without a word, so none is used here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element, ParseError

from corpus_tools.loading.formats.extras import needs
from corpus_tools.loading.records import Problem

_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_AMPERSAND: Final = re.compile(r"&(?!(?:[A-Za-z][\w.\-]*|#\d+|#x[0-9A-Fa-f]+);)")
_NAMED: Final = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z]\w*);")
_SKIPPED: Final = re.compile(r"<!\[CDATA\[.*?\]\]>|<!--.*?-->|<\?.*?\?>", re.DOTALL)
_TAG: Final = re.compile(r"<(/?)([A-Za-z_][\w.\-:]*)([^<>]*?)(/?)>")


def parse_xml(text: str, items: tuple[str, ...] = ()) -> tuple[Element | None, list[Problem]]:
    """The root element, and what was wrong.

    Control characters and bare ampersands are mended and counted. A file that is cut gives the whole elements named
    in ``items`` that come before the cut; without ``items`` it gives nothing.
    """
    problems: list[Problem] = []
    if re.search(r"<!ENTITY\b", text[:100_000]):
        return None, [
            Problem(
                "entity_bomb",
                "defines XML entities of its own, as files made to exhaust memory do",
                "Refused. Remove the <!ENTITY …> lines if you trust it.",
                "error",
            )
        ]
    text = text.lstrip("\ufeff \t\n")
    try:
        return _parse(text), problems
    except ParseError:
        pass
    mended, controls, ampersands = _mend(text)
    if controls or ampersands:
        try:
            root = _parse(mended)
        except ParseError:
            root = None
        what = []
        if controls:
            what.append(f"{controls} control {'character' if controls == 1 else 'characters'}")
        if ampersands:
            what.append(f"{ampersands} bare {'ampersand' if ampersands == 1 else 'ampersands'}")
        problems.append(
            Problem("mended_xml", f"{' and '.join(what)} repaired: they are not allowed in XML", "Read after that.")
        )
        if root is not None:
            return root, problems
        text = mended
    try:
        _parse(text)
        return None, problems
    except ParseError as error:
        reason = str(error)
    root = _before_cut(text, items) if items else None
    done = "The whole articles before the cut were read." if root is not None else "Skipped."
    problems.append(Problem("truncated", f"XML cut or broken: {reason}", f"{done} Fetch the file again.", "error"))
    return root, problems


def local(element: Element) -> str:
    """Name of an element without its namespace."""
    tag = element.tag
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""


def every(element: Element, name: str) -> Iterator[Element]:
    """All elements of a local name inside, in order (the element itself too)."""
    return (e for e in element.iter() if local(e) == name)


def first(element: Element | None, *path: str) -> Element | None:
    """The first element down a path of local names, at any depth below each."""
    for name in path:
        if element is None:
            return None
        element = next((e for e in element.iter() if e is not element and local(e) == name), None)
    return element


def content(element: Element | None) -> str:
    """All text inside an element on one line; empty for None."""
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def attribute(element: Element | None, name: str) -> str:
    """An attribute by its local name; empty for None."""
    if element is None:
        return ""
    for key, value in element.attrib.items():
        if key.rsplit("}", 1)[-1] == name:
            return value.strip()
    return ""


def _parse(text: str) -> Element:
    defused = needs("defusedxml.ElementTree", "Reading XML", "defusedxml")
    common = needs("defusedxml.common", "Reading XML", "defusedxml")
    try:
        root: Element = defused.fromstring(text)
    except common.DefusedXmlException as error:
        raise ParseError(f"refused: {type(error).__name__}") from error
    return root


def _mend(text: str) -> tuple[str, int, int]:
    """Text with control characters out and bare ampersands escaped (not in CDATA), and the places of each."""
    import html

    out: list[str] = []
    at = 0
    spots = 0
    controls = len({m.group() + text[max(0, m.start() - 12) : m.end() + 12] for m in _CONTROL.finditer(text)})
    for m in [*_SKIPPED.finditer(text), None]:
        plain = text[at : m.start()] if m else text[at:]
        spots += len({plain[max(0, a.start() - 12) : a.end() + 12] for a in _AMPERSAND.finditer(plain)})
        plain = _AMPERSAND.sub("&amp;", plain)
        plain = _NAMED.sub(lambda n: html.unescape(n[0]) if html.unescape(n[0]) != n[0] else "&amp;" + n[0][1:], plain)
        out.append(plain)
        if m:
            out.append(m[0])
            at = m.end()
    return _CONTROL.sub(" ", "".join(out)), controls, spots


def _before_cut(text: str, items: tuple[str, ...]) -> Element | None:
    """The document up to the last whole item, its open elements closed."""
    names = "|".join(map(re.escape, items))
    ends = list(re.finditer(rf"</(?:[\w.\-]+:)?(?:{names})\s*>", text))
    while ends:
        head = text[: ends.pop().end()]
        open_tags: list[str] = []
        for m in _TAG.finditer(_SKIPPED.sub("", head)):
            if m[1]:
                if open_tags and open_tags[-1] == m[2]:
                    open_tags.pop()
            elif not m[4]:
                open_tags.append(m[2])
        try:
            return _parse(head + "".join(f"</{name}>" for name in reversed(open_tags)))
        except ParseError:
            if len(ends) < 3:
                continue
            return None
    return None
