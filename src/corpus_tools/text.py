"""Character-for-character folding: as many characters out as in, so that every offset stays true."""

from __future__ import annotations

from typing import Final

DOUBLE_MARKS: Final = '“”„‟"«»〝〞＂'
SINGLE_MARKS: Final = "‘’‚‛'‹›`´＇"
DASHES: Final = "‐‑‒–—―−－"
SPACES: Final = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t"

_MARKS: Final = str.maketrans({**dict.fromkeys(DOUBLE_MARKS, '"'), **dict.fromkeys(SINGLE_MARKS, "'")})
_ALL: Final = {**_MARKS, **str.maketrans({**dict.fromkeys(DASHES, "-"), **dict.fromkeys(SPACES, " ")})}


def fold(text: str) -> str:
    """Straighten quotation marks, apostrophes, dashes and odd spaces; nothing else changes.

    The result has the same length as ``text``, character for character.

    >>> fold("“It’s – over”")
    '"It\\'s - over"'
    """
    return text.translate(_ALL)


def fold_marks(text: str) -> str:
    """As :func:`fold`, for quotation marks and apostrophes alone."""
    return text.translate(_MARKS)


def fold_case(text: str) -> str:
    """As :func:`fold`, in lower case; a letter whose lower case is longer than one character is kept as it is."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return lowered.translate(_ALL)
