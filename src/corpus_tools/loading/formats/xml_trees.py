"""XML from strangers: parsed strictly, without entities; repaired only where that is counted and said.

Lenient parsers drop the rest of a file at the first error without a word, so none is used here.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element, ParseError

from corpus_tools.loading.formats.extras import needs
from corpus_tools.loading.formats.raised import raise_digits
from corpus_tools.loading.records import Problem

_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_AMPERSAND: Final = re.compile(r"&(?!(?:[A-Za-z][\w.\-]*|#\d+|#x[0-9A-Fa-f]+);)")
_NAMED: Final = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z]\w*);")
_SKIPPED: Final = re.compile(r"<!\[CDATA\[.*?\]\]>|<!--.*?-->|<\?.*?\?>", re.DOTALL)
_TAG: Final = re.compile(r"<(/?)([A-Za-z_][\w.\-:]*)([^<>]*?)(/?)>")


def parse_xml(text: str, items: tuple[str, ...] = ()) -> tuple[Element | None, list[Problem]]:
    """The root element, and what was wrong.

    Control characters and bare ampersands are repaired and counted. A file that is cut gives the whole elements named
    in ``items`` that come before the cut; without ``items`` it gives nothing.
    """
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
        return _parse(text), []
    except ParseError as error:
        reason = str(error)
    text, problems = _repaired(text)
    if problems:
        try:
            return _parse(text), problems
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
    if "sup>" in text:
        for element in list(every(root, "sup")):
            raise_digits(element)
    return root


def _repaired(text: str) -> tuple[str, list[Problem]]:
    """Text with control characters out and bare ampersands escaped (not in CDATA), and a row that counts them."""
    out: list[str] = []
    at = 0
    ampersands = 0
    controls = _count_apart(_CONTROL, text)
    for m in _SKIPPED.finditer(text):
        ampersands += _count_apart(_AMPERSAND, text[at : m.start()])
        out += [_escaped(text[at : m.start()]), m[0]]
        at = m.end()
    ampersands += _count_apart(_AMPERSAND, text[at:])
    out.append(_escaped(text[at:]))
    counted = ((controls, "control character"), (ampersands, "bare ampersand"))
    what = [f"{count} {name}{'s' if count > 1 else ''}" for count, name in counted if count]
    if not what:
        return text, []
    message = f"{' and '.join(what)} repaired: they are not allowed in XML"
    return _CONTROL.sub(" ", "".join(out)), [Problem("repaired_xml", message, "Read after that.")]


def _count_apart(pattern: re.Pattern[str], text: str) -> int:
    """How many places a pattern fits, those with the same surroundings counted once."""
    return len({text[max(0, m.start() - 12) : m.end() + 12] for m in pattern.finditer(text)})


def _escaped(plain: str) -> str:
    """Bare ampersands escaped, and the references of HTML as the characters they stand for."""
    return _NAMED.sub(_character, _AMPERSAND.sub("&amp;", plain))


def _character(m: re.Match[str]) -> str:
    plain = html.unescape(m[0])
    return plain if plain != m[0] else "&amp;" + m[0][1:]


def _before_cut(text: str, items: tuple[str, ...]) -> Element | None:
    """The document up to the last whole item, its open elements closed."""
    names = "|".join(map(re.escape, items))
    ends = [m.end() for m in re.finditer(rf"</(?:[\w.\-]+:)?(?:{names})\s*>", text)]
    # The last one or two may stand inside of what is broken.
    for end in ends[:-4:-1]:
        head = text[:end]
        try:
            return _parse(head + "".join(f"</{name}>" for name in reversed(_open_tags(head))))
        except ParseError:
            continue
    return None


def _open_tags(head: str) -> list[str]:
    """Names of the elements that are not closed, the outermost first."""
    names: list[str] = []
    for m in _TAG.finditer(_SKIPPED.sub("", head)):
        if m[1]:
            if names and names[-1] == m[2]:
                names.pop()
        elif not m[4]:
            names.append(m[2])
    return names
