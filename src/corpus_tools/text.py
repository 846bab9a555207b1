"""Character-for-character folding: as many characters out as in, so that every offset stays true."""

from __future__ import annotations

import re
from typing import Final

DOUBLE_MARKS: Final = '“”„‟"«»〝〞＂'
SINGLE_MARKS: Final = "‘’‚‛'‹›`´＇"
DASHES: Final = "‐‑‒–—―−－"
SPACES: Final = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t"

_MARKS: Final = str.maketrans({**dict.fromkeys(DOUBLE_MARKS, '"'), **dict.fromkeys(SINGLE_MARKS, "'")})
_ALL: Final = {**_MARKS, **str.maketrans({**dict.fromkeys(DASHES, "-"), **dict.fromkeys(SPACES, " ")})}
# str.translate looks up each character of a text that is not ASCII: to search for the few to change is faster.
_ODD: Final = re.compile(f"[{DOUBLE_MARKS}{SINGLE_MARKS}{DASHES}{SPACES}]")
_PLAIN: Final = {chr(odd): plain for odd, plain in _ALL.items() if chr(odd) != plain}
_PLAIN_ASCII: Final = {odd: plain for odd, plain in _PLAIN.items() if odd.isascii()}
_SHORT: Final = 300  # characters


# What steers a terminal, or turns the direction of writing: the names of strangers' files may hold it.
_STEERING: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


# What turns the direction of all that is behind it on a line, numbers too.
_TURNING: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")


def unturned(page: str) -> str:
    r"""A page with an invisible character for each that turns the direction of writing: as long as before.

    Such a character in a name would print the "40%" behind it as "%04". Words of Arabic or Hebrew need none to be read
    from right to left.

    >>> unturned("\u202eEcho: 40%")
    '\u2060Echo: 40%'
    """
    return _TURNING.sub("\u2060", page)


def escape_controls(text: str) -> str:
    """``text`` with control characters as Python writes them (``\\x1b``); tabs and line ends stay."""
    return _STEERING.sub(lambda m: m[0].encode("unicode_escape").decode("ascii"), text)


def _straight(match: re.Match[str]) -> str:
    return _ALL[ord(match[0])]


def fold(text: str) -> str:
    """Straighten quotation marks, apostrophes, dashes and odd spaces; nothing else changes.

    The result has the same length as ``text``, character for character.

    >>> fold("“It’s – over”")
    '"It\\'s - over"'
    """
    if len(text) < _SHORT:
        return _ODD.sub(_straight, text)
    # A long text has few of these characters, each many times: str.replace for each kind is faster.
    for odd, plain in (_PLAIN_ASCII if text.isascii() else _PLAIN).items():
        if odd in text:
            text = text.replace(odd, plain)
    return text


def fold_case(text: str) -> str:
    """As :func:`fold`, in lower case; a letter whose lower case is longer than one character is kept as it is."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return fold(lowered)
