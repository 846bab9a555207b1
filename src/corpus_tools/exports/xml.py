"""XML as the exports write it: indented, in UTF-8, and without what XML cannot hold."""

from __future__ import annotations

import re
from typing import Final
from xml.etree import ElementTree as ET  # only for writing

UNPRINTABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """``text`` with U+FFFD for each character that XML has no place for; positions stay the same.

    >>> clean("a" + chr(12) + "b") == "a" + chr(0xFFFD) + "b"
    True
    """
    return UNPRINTABLE.sub("\ufffd", text)


def one_line(text: str) -> str:
    """``text`` in one line, as names and attributes need it."""
    return " ".join(clean(text).split())


def document(root: ET.Element) -> str:
    """A whole XML document, ending in a line end."""
    ET.indent(root, " ")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"
