"""The sheet a figure is drawn on: finding on top, units and n below it, key, plot, source line; all in inches."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from corpus_tools._version import __version__
from corpus_tools.figures.lettering import clean, inches, literal, wrap
from corpus_tools.figures.picture import Picture, style
from corpus_tools.measures.counts import count_articles
from corpus_tools.measures.findings.wording import plural, say_day, split_sentences
from corpus_tools.outlets import is_unknown

WIDTH: Final = 8.0
MARGIN: Final = 0.15
INK: Final = "#222222"
GREY: Final = "#6b6b6b"
PALE: Final = "#e4e4e4"
# Okabe & Ito (2008), Color universal design; yellow left out, as it cannot be read on white.
BLUE: Final = "#0072B2"
VERMILION: Final = "#D55E00"
GREEN: Final = "#009E73"
ORANGE: Final = "#E69F00"
PURPLE: Final = "#CC79A7"
SKY: Final = "#56B4E9"
PLUM: Final = "#7A3F6E"  # a darker purple, for where lightness has to tell
NEUTRAL: Final = "#999999"
PALETTE: Final = (VERMILION, BLUE, ORANGE, GREEN, PURPLE, SKY, "#000000", "#8C564B")
_COLOURLESS: Final = ("neutral", "other", "none", "unclear", "mixed")


def colours_for(names: Sequence[str], given: Mapping[str, str] | None = None) -> dict[str, str]:
    """A colour for each name in order: as ``given``, grey for what is neutral, else the palette, then greys."""
    colours = dict(given or {})
    free = [colour for colour in PALETTE if colour not in colours.values()]
    for name in names:
        if name in colours:
            continue
        if name in _COLOURLESS:
            colours[name] = NEUTRAL
        else:
            colours[name] = free.pop(0) if free else "#c4c4c4"
    return {name: colours[name] for name in names}


def paler(colour: str, share: float = 0.45) -> str:
    """A colour mixed with white, so that nothing after it shines through; ``share`` of it is left."""
    channels = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(255 - (255 - c) * share):02x}" for c in channels)


def ink_on(colour: str) -> str:
    """Black or white, whichever can be read on a colour (relative luminance, WCAG 2)."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return "white" if luminance < 0.179 else "black"


def source_line(articles: pd.DataFrame) -> str:
    """What a figure rests on: ``18 articles by 8 outlets, 3 March 2031 to 6 March 2031. corpus_tools 0.2.0``.

    Parameters
    ----------
    articles : pandas.DataFrame
        The table ``articles``: ``article_id`` and whatever is counted by, such as ``outlet`` and ``published``.
        With ``family_id`` (:func:`with_families`), a text with its reprints is one observation.

    Returns
    -------
    str
        One line.

    Examples
    --------
    >>> study.source.split(", ")[0]
    'Source: 18 articles by 9 outlets'
    """
    counted = count_articles(articles)
    known = counted[~counted["outlet"].map(is_unknown)]
    number, undated = int(counted["articles"].sum()), int(counted["undated"].sum())
    text = plural(number, "article")
    if len(known):
        text += f" by {plural(len(known), 'outlet')}"
    else:
        text += f" of {'an ' if number == 1 else ''}unknown outlet{'' if number == 1 else 's'}"
    first, last = counted["first"].min(), counted["last"].max()
    if not pd.isna(first):
        text += f", {say_day(first)}" + ("" if first.date() == last.date() else f" to {say_day(last)}")
    if undated:
        text += f" ({undated:,} undated)" if undated < number else ", undated"
    return f"Source: {text}. corpus_tools {__version__}."


class Sheet:
    """A figure of ``WIDTH`` inches, as high as its parts need.

    ``height`` is the plot's, ``above`` and ``below`` the room around it for the labels of its axes, all in inches;
    ``key`` is drawn as swatches below the subtitle, in its order; as the markers of ``shapes``, where it names one.
    """

    def __init__(
        self,
        title: str,
        subtitle: str = "",
        source: str = "",
        *,
        height: float,
        below: float = 0.5,
        above: float = 0.0,
        key: Mapping[str, str] | None = None,
        shapes: Mapping[str, str] | None = None,
    ) -> None:
        self.title, self.source = clean(title), clean(source)
        room = WIDTH - 2 * MARGIN
        titles = _title_lines(title, room)
        subtitles = wrap(subtitle, room, 9, most=4) if subtitle else []
        sources = wrap(source, room, 7.5, most=2) if source else []
        rows = _key_rows(dict(key or {}), room)
        head = 0.12 + 0.21 * len(titles) + (0.03 + 0.165 * len(subtitles) if subtitles else 0)
        head += (0.08 + 0.2 * len(rows) if rows else 0) + 0.12 + above
        foot = below + (0.1 + 0.14 * len(sources) if sources else 0.05)
        self.height = head + height + foot
        self.head = head
        self.figure = Figure(figsize=(WIDTH, self.height))
        at = self._lines(titles, 0.12, 0.21, size=11.5, weight="bold", color=INK)
        at = self._lines(subtitles, at + (0.03 if subtitles else 0), 0.165, size=9, color=GREY)
        self._key(rows, at + 0.08, shapes or {})
        for i, line in enumerate(reversed(sources)):
            self._text(MARGIN, self.height - 0.2 - 0.14 * i, line, size=7.5, color=GREY)

    def _lines(self, lines: Sequence[str], at: float, step: float, **style_of: object) -> float:
        """Lines one under another from ``at``, ``step`` inches apart; returns where the next would be."""
        for line in lines:
            self._text(MARGIN, at, line, **style_of)
            at += step
        return at

    def _key(self, rows: list[list[tuple[float, str, str]]], at: float, shapes: Mapping[str, str]) -> None:
        for row in rows:
            for x, name, colour in row:
                self._swatch(x, at, colour, shapes.get(name, ""))
                self._text(x + 0.19, at, name, size=9, color=INK)
            at += 0.2

    def _text(self, x: float, y: float, text: str, **style_of: object) -> None:
        self.figure.text(x / WIDTH, 1 - y / self.height, literal(text), va="top", ha="left", **style_of)  # type: ignore[arg-type]

    def _swatch(self, x: float, y: float, colour: str, shape: str = "") -> None:
        if shape:
            place = ([(x + 0.065) / WIDTH], [1 - (y + 0.066) / self.height])
            mark = Line2D(*place, marker=shape, color=colour, ms=7, lw=0, transform=self.figure.transFigure)
            self.figure.add_artist(mark)
            return
        corner = (x / WIDTH, 1 - (y + 0.145) / self.height)
        size = (0.13 / WIDTH, 0.13 / self.height)
        self.figure.add_artist(Rectangle(corner, *size, transform=self.figure.transFigure, color=colour, lw=0))

    def axes(self, left: float, top: float, width: float, height: float) -> Axes:
        """Axes at ``left`` inches from the edge of the sheet and ``top`` inches below the head."""
        y = self.height - self.head - top - height
        return self.figure.add_axes((left / WIDTH, y / self.height, width / WIDTH, height / self.height))

    def picture(self, alt: str, table: pd.DataFrame) -> Picture:
        """The sheet as a finished picture; its title begins the alternative text."""
        words = f"{self.title} {clean(alt)}".strip()
        return Picture(self.figure, self.title, words, table, self.source)


def _key_rows(key: dict[str, str], room: float) -> list[list[tuple[float, str, str]]]:
    rows: list[list[tuple[float, str, str]]] = []
    x = room
    for name, colour in key.items():
        label = clean(name)
        width = 0.19 + inches(label) + 0.25
        if x + width - 0.25 > room or not rows:
            rows.append([])
            x = 0.0
        rows[-1].append((MARGIN + x, label, colour))
        x += width
    return rows


def _title_lines(title: str, room: float, most: int = 4) -> list[str]:
    """A title in at most so many lines: as many of its sentences as fit, and a part only of a first that is longer."""
    sentences = split_sentences(clean(title)) or [""]
    while len(sentences) > 1 and len(wrap(" ".join(sentences), room, 11.5, bold=True)) > most:
        sentences.pop()
    return wrap(" ".join(sentences), room, 11.5, bold=True, most=most)


def nothing_to_draw(title: str, source: str, table: pd.DataFrame, why: str = "") -> Picture:
    """A figure that says that there is nothing to show, and why, in the place where one was expected."""
    why = why or "There is nothing to draw."
    with style():
        sheet = Sheet(title, why, source, height=0.1, below=0.1)
        return sheet.picture(why, table)


def all_outlets(outlets: Collection[str]) -> str:
    """The label of a row for all outlets, ``All 3 outlets``; ``All articles`` if one is unknown.

    >>> all_outlets(["Post", "Echo"]), all_outlets(["Post"]), all_outlets(["Post", "unknown (002)"])
    ('All 2 outlets', 'The outlet', 'All articles')
    """
    if any(map(is_unknown, outlets)):
        return "All articles"
    return "The outlet" if len(outlets) == 1 else f"All {plural(len(outlets), 'outlet')}"


def with_number(outlet: str, articles: int) -> str:
    """An outlet with its number of articles in brackets; an article of an unknown outlet is no outlet's one article."""
    return outlet if articles == 1 and is_unknown(outlet) else f"{outlet} ({articles})"


def say_rows(pairs: Sequence[tuple[str, str]], most: int = 12) -> str:
    """Rows for an alternative text: ``A: 3 of 7; B: 1 of 4; and 5 more.``"""
    said = [f"{clean(name)}: {value}" for name, value in pairs[:most]]
    if len(pairs) > most:
        said.append(f"and {len(pairs) - most} more")
    return "; ".join(said) + "." if said else ""
