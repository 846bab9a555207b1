"""Lettering: names from strangers made safe to draw, measured, and wrapped to the room there is."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

FONT: Final = "DejaVu Sans"  # comes with matplotlib, so that a figure looks the same everywhere


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


def wrap(text: object, room: float, size: float = 9, *, bold: bool = False, most: int = 0) -> list[str]:
    """The text in lines of at most ``room`` inches; a word that is longer is broken.

    With ``most`` lines at most, the last of which ends with an ellipsis where something is left out.
    """
    measure: Callable[[str], float] = lambda line: inches(line, size, bold)  # noqa: E731
    lines: list[str] = []
    line = ""
    for word in clean(text).split(" "):
        longer = f"{line} {word}" if line else word
        if measure(longer) <= room:
            line = longer
            continue
        if line:
            lines.append(line)
        while measure(word) > room and len(word) > 1:
            fits = _fitting(word, room, measure)
            lines.append(word[:fits])
            word = word[fits:]
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
    if inches(line, size, bold) <= room:
        return line
    return _shortened(line[: _fitting(line, room, lambda part: inches(part, size, bold))], room, size, bold)


def _fitting(word: str, room: float, measure: Callable[[str], float]) -> int:
    low, high = 1, min(len(word), 200)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(word[:middle]) <= room:
            low = middle
        else:
            high = middle - 1
    return low


def _shortened(line: str, room: float, size: float, bold: bool) -> str:
    while line and inches(line.rstrip() + " …", size, bold) > room:
        line = line[:-1]
    return line.rstrip() + " …"
