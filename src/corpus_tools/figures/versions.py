"""The versions of an utterance one under another, with the words that differ marked: a figure that prints."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from corpus_tools.figures.days import short_day
from corpus_tools.figures.lettering import clean, inches, literal, shorten
from corpus_tools.figures.picture import Picture, style
from corpus_tools.figures.sheet import GREY, INK, MARGIN, VERMILION, WIDTH, Sheet, nothing_to_draw, say_rows
from corpus_tools.measures.findings.wording import plural

_SIZE = 9.5
_LINE = 0.19
_LABEL = 1.75
_RELATIONS = {
    "verbatim": "same words",
    "punctuation": "other punctuation",
    "cut": "cut",
    "ellipsis_or_bracket": "marked omission",
    "altered": "altered",
    "paraphrase": "paraphrase",
    "slogan": "another occasion",
    "different": "not the same",
}

Word = tuple[str, bool]


def draw_versions(
    versions: pd.DataFrame, *, speaker: str = "", source: str = "", title: str = "", top: int = 10
) -> Picture:
    """The table of :func:`corpus_tools.measures.versions_of` for one utterance; ``speaker`` goes into the title.

    Versions with the same words are shown once, with the outlets that print them. Marked words are bold and
    underlined, so that they stand out in print without colour.
    """
    if versions.empty:
        return nothing_to_draw(title or "There is no such utterance.", source, versions)
    groups = _grouped(versions)
    title = title or _title(versions, groups, speaker)
    shown = groups[:top]
    subtitle = "The first is the version most outlets support; underlined: words that differ from it."
    if len(groups) > top:
        subtitle += f" {plural(len(groups) - top, 'more version')} not shown."
    with style():
        room = WIDTH - 2 * MARGIN - _LABEL
        laid = [_lines(text, marks, room) for text, marks, _, _ in shown]
        rows = [
            max(len(lines), 1 + len(_label(names, relation)))
            for lines, (_, _, relation, names) in zip(laid, shown, strict=True)
        ]
        height = sum(_LINE * n + 0.16 for n in rows)
        sheet = Sheet(title, subtitle, source, height=height, below=0.05)
        axes = sheet.axes(MARGIN, 0, WIDTH - 2 * MARGIN, height)
        axes.set_axis_off()
        axes.set_xlim(0, WIDTH - 2 * MARGIN)
        axes.set_ylim(height, 0)
        top_of = 0.05
        for (_, _, relation, names), lines, n in zip(shown, laid, rows, strict=True):
            axes.plot([0, WIDTH], [top_of - 0.03, top_of - 0.03], color="#cccccc", lw=0.6)
            for i, words in enumerate(_label(names, relation)):
                colour = GREY if i else INK
                axes.text(0, top_of + 0.13 + i * 0.165, literal(words), fontsize=8, color=colour, va="baseline")
            for i, line in enumerate(lines):
                _draw_line(axes, line, _LABEL, top_of + 0.13 + i * _LINE)
            top_of += _LINE * n + 0.16
        said = [
            (f"{', '.join(names)} ({_RELATIONS.get(relation, relation)})", f"“{clean(text)}”")
            for text, _, relation, names in shown
        ]
        return sheet.picture(f"Versions one under another. {say_rows(said)}", versions)


def _grouped(versions: pd.DataFrame) -> list[tuple[str, list[tuple[int, int]], str, list[str]]]:
    """Text, marks, relation and outlets of each wording, in the order of the table."""
    found: dict[str, tuple[str, list[tuple[int, int]], str, list[str]]] = {}
    columns = ["text", "marked", "relation", "is_reference", "outlet", "published"]
    for text, marked, relation, is_reference, outlet, published in versions[columns].itertuples(index=False, name=None):
        name = outlet if pd.isna(published) else f"{outlet}, {short_day(published)}"
        words = clean(text)
        if words in found:
            if name not in found[words][3]:
                found[words][3].append(name)
        else:
            found[words] = (text, list(marked), "verbatim" if is_reference else relation, [name])
    return list(found.values())


def _title(versions: pd.DataFrame, groups: Sequence[object], speaker: str) -> str:
    who = f"What {clean(speaker)} said" if speaker else "One utterance"
    outlets = plural(versions["outlet"].nunique(), "outlet")
    if len(groups) == 1:
        return f"{who} stands in the same words in {outlets}."
    return f"{who} stands in {plural(len(groups), 'version')} in {outlets}."


def _label(names: list[str], relation: str) -> list[str]:
    room = _LABEL - 0.15
    lines = [shorten(name, room, 8) for name in names[:4]]
    if len(names) > 4:
        lines.append(f"and {len(names) - 4} more")
    return [*lines, _RELATIONS.get(relation, relation)]


def _lines(text: str, marks: list[tuple[int, int]], room: float) -> list[list[Word]]:
    """The text's words in lines, each with whether it is marked."""
    lines: list[list[Word]] = [[]]
    used = 0.0
    space = inches("a a", _SIZE) - 2 * inches("a", _SIZE)
    at = 0
    for word in text.split():
        start = text.index(word, at)
        at = start + len(word)
        is_marked = any(s < at and start < e for s, e in marks)
        shown = shorten(word, room, _SIZE, bold=is_marked)
        width = inches(shown, _SIZE, is_marked)
        if lines[-1] and used + width > room:
            lines.append([])
            used = 0.0
        lines[-1].append((shown, is_marked))
        used += width + space
    if len(lines) > 12:
        lines = [*lines[:12], [("…", False)]]
    return lines


def _draw_line(axes: object, line: list[Word], x: float, y: float) -> None:
    space = inches("a a", _SIZE) - 2 * inches("a", _SIZE)
    for word, is_marked in line:
        width = inches(word, _SIZE, is_marked)
        weight, colour = ("bold", VERMILION) if is_marked else ("normal", INK)
        axes.text(x, y, literal(word), fontsize=_SIZE, weight=weight, color=colour, va="baseline")  # type: ignore[attr-defined]
        if is_marked:
            axes.plot([x, x + width], [y + 0.035, y + 0.035], color=VERMILION, lw=1.0)  # type: ignore[attr-defined]
        x += width + space
