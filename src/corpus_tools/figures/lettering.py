"""Lettering: names from strangers made safe to draw, measured, and wrapped to the room there is."""

from __future__ import annotations

import os
import warnings
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any, Final

from matplotlib.font_manager import FontProperties, findfont
from matplotlib.ft2font import FT2Font, Kerning, LoadFlags
from matplotlib.textpath import text_to_path

FONT: Final = "DejaVu Sans"  # comes with matplotlib, so that a figure looks the same everywhere
# Letters and marks that stand beside each other as they are; of these, only an f is joined to what follows.
_APART: Final = frozenset(map(chr, range(32, 127))) | frozenset("“”‘’–—…·")
_SCALE: Final = 100  # points at which letters are added up
_PER_LETTER: Final = 2 / 64  # points by which that may be wrong for each letter: the library rounds to 1/64
_PER_JOINED: Final = 7  # points by which it may be wrong for each f of ff, fi, fl


def clean(text: object) -> str:
    """One line without control characters; what cannot be drawn is left out."""
    spaced = " ".join(str(text).split())
    return "".join(char for char in spaced if char.isprintable())


def literal(text: object) -> str:
    """``text`` so that matplotlib draws a dollar sign as one and sets no formula."""
    return str(text).replace("$", r"\$")


@lru_cache(maxsize=8192)
def inches(text: str, size: float = 9, bold: bool = False) -> float:
    """How wide a line is, in inches."""
    font = FontProperties(family=FONT, size=size, weight="bold" if bold else "normal")
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="(?s)Glyph .* missing from font", category=UserWarning)
        width, _, _ = text_to_path.get_text_width_height_descent(text or " ", font, ismath=False)
    return float(width) / 72


class _Letters:
    """The widths of single letters, and what two beside each other are nearer or farther, as the font has them."""

    def __init__(self, bold: bool) -> None:
        weight = "bold" if bold else "normal"
        self._font = FT2Font(findfont(FontProperties(family=FONT, weight=weight)))
        self._font.set_size(_SCALE, 72)
        self._known: dict[str, tuple[Any, float]] = {}

    def width(self, line: str) -> float:
        """Points that a line of letters that stand apart takes at ``_SCALE``."""
        letters = [self._letter(char) for char in line]
        kerning = (self._font.get_kerning(one, other, Kerning.UNFITTED) for (one, _), (other, _) in pairwise(letters))
        return sum(wide for _, wide in letters) + sum(map(float, kerning)) / 64

    def _letter(self, char: str) -> tuple[Any, float]:
        if char not in self._known:
            glyph = self._font.load_char(ord(char), flags=LoadFlags.NO_HINTING)
            self._known[char] = self._font.get_char_index(ord(char)), glyph.horiAdvance / 64
        return self._known[char]


_letters = cache(_Letters)
if hasattr(os, "register_at_fork"):
    # A font reads its letters from its file, and the copies of a process share the place at which that is read: two
    # notebooks that read at a time would have parts of each other's letters.
    os.register_at_fork(after_in_child=_letters.cache_clear)


def fits(line: str, room: float, size: float = 9, bold: bool = False) -> bool:
    """Whether a line is at most ``room`` inches wide.

    To set a line, as :func:`inches` does, takes twenty times as long as to add up its letters; so that is done only
    where the sum is too near to the room there is, or where letters may be joined to those beside them.
    """
    if line and _APART.issuperset(line):
        scale = size / _SCALE / 72
        wrong = len(line) * _PER_LETTER + line.count("f") * _PER_JOINED
        width = _letters(bold).width(line) * scale
        if abs(width - room) > wrong * scale:
            return width < room
    return inches(line, size, bold) <= room


def wrap(text: object, room: float, size: float = 9, *, bold: bool = False, most: int = 0) -> list[str]:
    """The text in lines of at most ``room`` inches; a word that is longer is broken.

    With ``most`` lines at most, the last of which ends with an ellipsis where something is left out.
    """
    lines: list[str] = []
    line = ""
    for word in clean(text).split(" "):
        longer = f"{line} {word}" if line else word
        if fits(longer, room, size, bold):
            line = longer
            continue
        if line:
            lines.append(line)
        while not fits(word, room, size, bold) and len(word) > 1:
            some = _fitting(word, room, size, bold)
            lines.append(word[:some])
            word = word[some:]
        line = word
        if most and len(lines) > most:
            break
    lines.append(line)
    if most and len(lines) > most:
        lines = lines[:most]
        lines[-1] = _shortened(lines[-1], room, size, bold)
    return lines


def shorten(text: object, room: float, size: float = 9, *, bold: bool = False) -> str:
    """The text in one line of at most ``room`` inches, with an ellipsis where something is left out."""
    line = clean(text)
    if fits(line, room, size, bold):
        return line
    return _shortened(line[: _fitting(line, room, size, bold)], room, size, bold)


def _fitting(word: str, room: float, size: float, bold: bool) -> int:
    low, high = 1, min(len(word), 200)
    while low < high:
        middle = (low + high + 1) // 2
        if fits(word[:middle], room, size, bold):
            low = middle
        else:
            high = middle - 1
    return low


def _shortened(line: str, room: float, size: float, bold: bool) -> str:
    while line and not fits(line.rstrip() + " …", room, size, bold):
        line = line[:-1]
    return line.rstrip() + " …"
