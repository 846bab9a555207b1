"""The versions of an utterance one under another, with the words that differ marked: a figure that prints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
from matplotlib.axes import Axes

from corpus_tools.disclosure import passages_shown
from corpus_tools.figures.days import short_day
from corpus_tools.figures.lettering import clean, inches, literal, shorten, wrap
from corpus_tools.figures.picture import Picture, style
from corpus_tools.figures.sheet import GREY, INK, MARGIN, VERMILION, WIDTH, Sheet, nothing_to_draw, say_rows
from corpus_tools.measures.findings.wording import plural

_SIZE = 9.5
_LINE = 0.19
_LABEL = 1.75
_LABEL_LINE = 0.165
_MOST_LINES = 14
_RELATIONS = {
    "verbatim": "same words",
    "punctuation": "other punctuation",
    "cut": "cut",
    "ellipsis_or_bracket": "marked omission",
    "altered": "words differ",
    "paraphrase": "words differ",
    "slogan": "another occasion",
    "different": "not the same",
}

_STRENGTH = ("altered", "paraphrase", "ellipsis_or_bracket", "cut", "punctuation", "verbatim", "slogan", "different")

Word = tuple[str, bool]


@dataclass(frozen=True)
class _Wording:
    """One wording of an utterance: its words, each with whether it is marked, and who prints it so."""

    words: tuple[Word, ...]
    relation: str
    is_reference: bool
    names: tuple[str, ...]

    @property
    def text(self) -> str:
        return " ".join(word for word, _ in self.words)

    @property
    def label(self) -> list[str]:
        room = _LABEL - 0.15
        lines = [line for name in self.names[:4] for line in wrap(name, room, 8, most=2)]
        if len(self.names) > 4:
            lines.append(f"and {len(self.names) - 4} more")
        return [*lines, "compared with" if self.is_reference else _RELATIONS.get(self.relation, self.relation)]


def draw_versions(
    versions: pd.DataFrame, *, speaker: str = "", source: str = "", title: str = "", top: int = 8
) -> Picture:
    """The table of :func:`corpus_tools.measures.versions_of` for one utterance; ``speaker`` goes into the title.

    An article's quotations of the utterance are one version, joined by a bar where the reporter's words come between
    them; the same wording is shown once, with all who print it. Changed words are bold and underlined, so that they can
    be seen in print without colour; in the first version those that others change are underlined lightly.

    Parameters
    ----------
    versions : pandas.DataFrame
        The table of :func:`corpus_tools.measures.versions_of`.
    speaker : str, default ''
        Whose words, for the title.
    source : str, default ''
        The line under the figure (:func:`source_line`).
    title : str, default ''
        A title in place of the finding that the figure states by itself.
    top : int, default 8
        How many rows are drawn; the rest is summed up in words.

    Returns
    -------
    Picture
        The figure with its finding, its words and its table; where there is nothing to draw, a figure that says
        so.

    Examples
    --------
    >>> study.draw_versions(study.versions_of_first(study.contested_utterances())).table.empty
    False
    """
    if versions.empty:
        return nothing_to_draw(title or "No utterance is printed in differing words.", source, versions)
    if passages_shown() != "full":
        return nothing_to_draw(title or "Wordings.", source, versions, "Wordings are not printed side by side here.")
    wordings = _wordings(versions)
    title = title or _title(versions, len(wordings), speaker)
    shown = wordings[:top]
    subtitle = (
        "Bold: words that differ from the version on top, which is the one printed first (of one day, the one that most"
        " outlets support), not counting pieces of longer versions; underlined there: words that others print otherwise"
        " or not at all. What is cut makes a version, too. A bar | stands for the reporter's words between two parts."
    )
    if len(wordings) > top:
        subtitle += f" {plural(len(wordings) - top, 'more version')} not shown."
    with style():
        room = WIDTH - 2 * MARGIN - _LABEL
        laid = [_lines(wording, room) for wording in shown]
        heights = [
            0.14 + max(_LINE * len(lines), _LABEL_LINE * len(wording.label))
            for lines, wording in zip(laid, shown, strict=True)
        ]
        height = sum(heights)
        sheet = Sheet(title, subtitle, source, height=height, below=0.05)
        axes = sheet.axes(MARGIN, 0, WIDTH - 2 * MARGIN, height)
        axes.set_axis_off()
        axes.set_xlim(0, WIDTH - 2 * MARGIN)
        axes.set_ylim(height, 0)
        at = 0.0
        for wording, lines, needed in zip(shown, laid, heights, strict=True):
            axes.plot([0, WIDTH], [at, at], color="#cccccc", lw=0.6)
            _draw_wording(axes, wording, lines, at)
            at += needed
        said = [
            (f"{', '.join(w.names)} ({w.label[-1]})", f"“{_drawn(w, lines)}”")
            for w, lines in zip(shown, laid, strict=True)
        ]
        return sheet.picture(f"Versions one under another. {say_rows(said)}", versions)


def _draw_wording(axes: Axes, wording: _Wording, lines: list[list[Word]], at: float) -> None:
    """A version from ``at`` down: who prints it at the left, its last line what it is; its words at the right."""
    *names, relation = wording.label
    for i, words in enumerate(names):
        axes.text(0, at + 0.18 + i * _LABEL_LINE, literal(words), fontsize=8, color=INK, va="baseline")
    y = at + 0.18 + len(names) * _LABEL_LINE
    axes.text(0, y, literal(relation), fontsize=8, color=GREY, style="italic", va="baseline")
    for i, line in enumerate(lines):
        _draw_line(axes, line, _LABEL, at + 0.18 + i * _LINE, lightly=wording.is_reference)


def _wordings(versions: pd.DataFrame) -> list[_Wording]:
    """The versions of whole articles, the reference first; the same words once."""
    found: dict[tuple[str, ...], _Wording] = {}
    for _, part in versions.groupby("article_id", sort=False):
        new = _wording_of(part)
        key = tuple(word for word, _ in new.words)
        found[key] = _merged(found[key], new) if key in found else new
    return sorted(found.values(), key=lambda wording: (not wording.is_reference, _STRENGTH.index(wording.relation)))


def _wording_of(part: pd.DataFrame) -> _Wording:
    """The version that one article prints."""
    words: list[Word] = []
    for text, marked in zip(part["text"], part["marked"], strict=True):
        words += ([("|", False)] if words else []) + _marked_words(text, marked)
    first = part.iloc[0]
    when = first["published"]
    name = str(first["outlet"]) if pd.isna(when) else f"{first['outlet']}, {short_day(when)}"
    relation = min(part["relation"], key=_STRENGTH.index)
    return _Wording(tuple(words), relation, bool(part["is_reference"].any()), (name,))


def _merged(old: _Wording, new: _Wording) -> _Wording:
    """One wording in two articles: the reference's marks, and all who print it."""
    names = old.names if new.names[0] in old.names else (*old.names, *new.names)
    words = old.words if old.is_reference or not new.is_reference else new.words
    return _Wording(words, old.relation, old.is_reference or new.is_reference, names)


def _marked_words(text: str, marks: Sequence[Sequence[int]]) -> list[Word]:
    words = []
    at = 0
    for word in text.split():
        start = text.index(word, at)
        at = start + len(word)
        words.append((clean(word), any(s < at and start < e for s, e in marks)))
    return words


def _title(versions: pd.DataFrame, wordings: int, speaker: str) -> str:
    who = f"What {clean(speaker)} said" if speaker else "One utterance"
    outlets = plural(versions["outlet"].nunique(), "outlet")
    if wordings == 1:
        return f"{who} is quoted in identical wording in {outlets}."
    return f"{who} stands in {plural(wordings, 'version')} in {outlets}."


def _lines(wording: _Wording, room: float) -> list[list[Word]]:
    """The words in lines; where there are more lines than fit, the last one says so."""
    lines: list[list[Word]] = [[]]
    used = 0.0
    for word, is_marked in wording.words:
        bold = is_marked and not wording.is_reference
        shown = shorten(word, room, _SIZE, bold=bold)
        width = inches(shown, _SIZE, bold)
        if lines[-1] and used + width > room:
            if len(lines) == _MOST_LINES:
                # An article may print one statement a thousand times.
                return [*lines, [("…", False)]]
            lines.append([])
            used = 0.0
        lines[-1].append((shown, is_marked))
        used += width + _space()
    return lines


def _drawn(wording: _Wording, lines: list[list[Word]]) -> str:
    """The words of a version for a reader who does not see the figure: as many as are drawn."""
    if len(lines) <= _MOST_LINES:
        return clean(wording.text)
    return " ".join(word for line in lines for word, _ in line)


def _space() -> float:
    return inches("a a", _SIZE) - 2 * inches("a", _SIZE)


def _draw_line(axes: Axes, line: list[Word], x: float, y: float, *, lightly: bool) -> None:
    """Draw a line in runs of words that look alike: a text for each word takes its time."""
    for text, is_marked, colour in _runs(line, lightly=lightly):
        bold = is_marked and not lightly
        width = inches(text, _SIZE, bold)
        weight = "bold" if bold else "normal"
        axes.text(x, y, literal(text), fontsize=_SIZE, weight=weight, color=colour, va="baseline")
        if is_marked:
            thin, pen = (0.6, GREY) if lightly else (1.1, VERMILION)
            axes.plot([x, x + width], [y + 0.035, y + 0.035], color=pen, lw=thin)
        x += width + _space()


def _runs(line: list[Word], *, lightly: bool) -> list[tuple[str, bool, str]]:
    """The words of a line joined where they are marked and coloured alike."""
    runs: list[tuple[str, bool, str]] = []
    for word, is_marked in line:
        colour = GREY if word == "|" else VERMILION if is_marked and not lightly else INK
        if runs and runs[-1][1:] == (is_marked, colour):
            runs[-1] = (f"{runs[-1][0]} {word}", is_marked, colour)
        else:
            runs.append((word, is_marked, colour))
    return runs
