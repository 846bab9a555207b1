"""XML from strangers: parsed strictly, without entities; repaired only where that is counted and said.

Lenient parsers drop the rest of a file at the first error without a word, so none is used here.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final
from xml.etree.ElementTree import Element, ParseError

from corpus_tools.loading.formats.extras import needs
from corpus_tools.loading.formats.raised import raise_digits
from corpus_tools.loading.reasons import reason
from corpus_tools.loading.records import Problem

_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_AMPERSAND: Final = re.compile(r"&(?!(?:[A-Za-z][\w.\-]*|#\d+|#x[0-9A-Fa-f]+);)")
_NAMED: Final = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z]\w*);")
_SKIPPED: Final = re.compile(r"<!\[CDATA\[.*?\]\]>|<!--.*?-->|<\?.*?\?>", re.DOTALL)
_TAG: Final = re.compile(r"<(/?)([A-Za-z_][\w.\-:]*)([^<>]*?)(/?)>")


class Repairs:
    """What was repaired in XML, to be counted: control characters, and ampersands that stand alone."""

    def __init__(self) -> None:
        self.controls = self.ampersands = 0

    def problems(self) -> list[Problem]:
        """A row that counts them, where there are any."""
        counted = ((self.controls, "control character"), (self.ampersands, "bare ampersand"))
        what = [f"{count} {name}{'s' if count > 1 else ''}" for count, name in counted if count]
        if not what:
            return []
        message = f"{' and '.join(what)} repaired: they are not allowed in XML"
        return [Problem("repaired_xml", message, "Read after that.")]


def parse_xml(text: str) -> tuple[Element | None, list[Problem]]:
    """The root element, and what was wrong; control characters and bare ampersands are repaired and counted."""
    repairs = Repairs()
    if defines_entities(text):
        return None, [entity_bomb()]
    try:
        return parse_repaired(text.lstrip("\ufeff \t\n"), repairs), repairs.problems()
    except ParseError as error:
        said = Problem("truncated", f"XML cut or broken: {reason(error)}", "Skipped. Fetch the file again.", "error")
        return None, [*repairs.problems(), said]


def defines_entities(text: str) -> bool:
    """Whether a file defines XML entities of its own near its beginning."""
    return re.search(r"<!ENTITY\b", text[:100_000]) is not None


def entity_bomb() -> Problem:
    """The problem of a file that defines entities of its own."""
    return Problem(
        "entity_bomb",
        "defines XML entities of its own, as files made to exhaust memory do",
        "Refused. Remove the <!ENTITY …> lines if you trust it.",
        "error",
    )


def parse_repaired(text: str, repairs: Repairs) -> Element:
    """The root element, of the text as it is or else with what can be repaired, which is counted. Raises ParseError."""
    try:
        return _parse(text)
    except ParseError:
        plain, controls, ampersands = _repaired(text)
        if not controls and not ampersands and plain == text:
            raise
        root = _parse(plain)
    repairs.controls += controls
    repairs.ampersands += ampersands
    return root


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
        raise ParseError("refused: it defines its own entities or fetches others") from error
    if "sup>" in text:
        for element in list(every(root, "sup")):
            raise_digits(element)
    return root


def _repaired(text: str) -> tuple[str, int, int]:
    """Text with control characters out and bare ampersands escaped (not in CDATA), and how many there were of each."""
    out: list[str] = []
    at = 0
    ampersands = 0
    for m in _SKIPPED.finditer(text):
        ampersands += _count_apart(_AMPERSAND, text[at : m.start()])
        out += [_escaped(text[at : m.start()]), m[0]]
        at = m.end()
    ampersands += _count_apart(_AMPERSAND, text[at:])
    out.append(_escaped(text[at:]))
    return _CONTROL.sub(" ", "".join(out)), _count_apart(_CONTROL, text), ampersands


def _count_apart(pattern: re.Pattern[str], text: str) -> int:
    """How many places a pattern fits, those with the same surroundings counted once."""
    return len({text[max(0, m.start() - 12) : m.end() + 12] for m in pattern.finditer(text)})


def _escaped(plain: str) -> str:
    """Bare ampersands escaped, and the references of HTML as the characters they stand for."""
    return _NAMED.sub(_character, _AMPERSAND.sub("&amp;", plain))


def _character(m: re.Match[str]) -> str:
    plain = html.unescape(m[0])
    return plain if plain != m[0] else "&amp;" + m[0][1:]


def open_tags(text: str, before: Sequence[str] = ()) -> list[str]:
    """The start tags that are open after a text, the outermost first; ``before`` those that are open before it."""
    tags = list(before)
    for m in _TAG.finditer(_SKIPPED.sub("", text)):
        if not m[1]:
            tags += [] if m[4] else [m[0]]
        elif tags and _name_of(tags[-1]) == m[2]:
            tags.pop()
    return tags


def end_tags(tags: Iterable[str]) -> list[str]:
    """End tags for start tags that are open, the innermost first."""
    return [f"</{_name_of(tag)}>" for tag in reversed(list(tags))]


def _name_of(tag: str) -> str:
    m = _TAG.match(tag)
    return m[2] if m else ""
