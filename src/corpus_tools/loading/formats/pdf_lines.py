"""Lines of PDF pages: taken apart, put into reading order, and joined to paragraphs."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import Any, Final

from corpus_tools.loading.dates import read_date

_LIGATURES: Final = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
_EDGE: Final = 0.12  # of a page's height, where running heads are looked for
_GUTTER: Final = 6.0  # points between columns, at the least
_HYPHENS: Final = "-\u00ad\u2010\u0002\ufffe"
_FINAL: Final = re.compile(r"[.!?…:][\"'”’»)\]]*$")
_PAGE_NUMBER: Final = re.compile(
    r"(?:page|seite|p\.?)?\s*[-–—]?\s*(?:\d{1,4}|[ivxlc]{1,6})\s*[-–—]?(?:\s*(?:of|/|von)\s*\d{1,4})?", re.IGNORECASE
)


@dataclass(slots=True)
class Line:
    """A line of text on a page; coordinates in points from the lower left corner."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    page: int = 0
    initial: tuple[float, float, float] | None = None  # right edge, bottom and top of a large first letter

    @property
    def middle(self) -> float:
        """Height of the line's middle."""
        return (self.y0 + self.y1) / 2


@dataclass(slots=True)
class Page:
    """The lines that a page shows, in any order, and whether it holds a picture."""

    height: float
    lines: list[Line] = field(default_factory=list)
    has_picture: bool = False


def taken_apart(page: Any) -> Page:
    """The upright lines inside a page of pdfminer.six, each once (some are printed twice for boldness)."""
    out = Page(float(page.height) or 1.0)
    seen: set[tuple[str, int, int]] = set()
    for element in _leaves(page):
        kind = type(element).__name__
        out.has_picture = out.has_picture or kind in ("LTImage", "LTFigure")
        line = _line_of(element) if kind == "LTTextLineHorizontal" else None
        if line is None or not _is_inside(line, page):
            continue
        text, x, y = line.text, round(line.x0 / 3), round(line.y0 / 3)
        if (text, x, y) not in seen:
            seen |= {(text, x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)}
            line.text = _with_own_initial(line)
            out.lines.append(line)
    return out


def _line_of(element: Any) -> Line | None:
    text = "".join(_LIGATURES.get(char, char) for char in element.get_text()).strip("\n \u00a0")
    if not text.strip():
        return None
    x0, _, x1, _ = element.bbox
    size, y0, y1 = _measures(element)
    return Line(text, x0, y0, x1, y1, size, initial=_initial(element, size))


def _is_inside(line: Line, page: Any) -> bool:
    return bool(line.x1 > page.x0 and line.x0 < page.x1 and line.y1 > page.y0 and line.y0 < page.y1)


def _with_own_initial(line: Line) -> str:
    """A large first letter joined to the rest of its word; "A", "I" and "O" may be words of their own."""
    text = line.text
    is_apart = line.initial is not None and text[1:2] == " " and text[2:3].islower() and text[:1] not in "AIO"
    return text[0] + text[2:] if is_apart else text


def _leaves(element: Any) -> Iterator[Any]:
    """Lines and pictures of a page, whatever they lie in."""
    stack = [element]
    while stack:
        node = stack.pop()
        kind = type(node).__name__
        if kind.startswith("LTTextLine") or kind == "LTImage":
            yield node
        elif kind == "LTFigure":
            yield node
            stack.extend(reversed(list(node)))
        elif hasattr(node, "__iter__"):
            stack.extend(reversed(list(node)))


def _measures(line: Any) -> tuple[float, float, float]:
    """Size, bottom and top of a line, by most of its letters: a large initial on the line does not count."""
    letters = [char for char in line if type(char).__name__ == "LTChar"]
    if not letters:
        return float(line.height), float(line.y0), float(line.y1)
    return tuple(float(median(getattr(char, name) for char in letters)) for name in ("size", "y0", "y1"))  # type: ignore[return-value]


def _initial(line: Any, size: float) -> tuple[float, float, float] | None:
    first = next((char for char in line if type(char).__name__ == "LTChar"), None)
    if first is None or first.size <= 1.7 * size:
        return None
    return float(first.x1), float(first.y0), float(first.y1)


def in_order(pages: Sequence[Page], *, is_export: bool = False) -> tuple[list[Line], list[str]]:
    """All lines in reading order, without running heads and page numbers; and each of these once.

    ``is_export``: the pages are a database export, in which a single line at the top may be a headline.
    """
    for number, page in enumerate(pages):
        for line in page.lines:
            line.page = number
    heads = _running_heads(pages)
    lines: list[Line] = []
    left: dict[str, str] = {}
    for page in pages:
        kept = []
        alone = heads if is_export else heads | _set_apart(page)
        for line in page.lines:
            if id(line) in alone:
                words = " ".join(line.text.split())
                # Page numbers may differ; a different date makes it another running head.
                left.setdefault(words if read_date(words) is not None else _numbers_off(line.text), words)
            else:
                kept.append(line)
        lines += _ordered(_with_initials(kept))
    return lines, list(left.values())


def _set_apart(page: Page) -> set[int]:
    """Short lines at the very top or bottom of a page, of no great size and far from the next: its own head."""
    if len(page.lines) < 4:
        return set()
    usual = median([line.size for line in page.lines])
    rows = sorted(page.lines, key=lambda line: -line.middle)
    top = _edge_line(rows, usual) if rows[0].middle / page.height > 0.92 else set()
    rows = sorted(page.lines, key=lambda line: line.middle)
    return top | (_edge_line(rows, usual) if rows[0].middle / page.height < 0.08 else set())


def _edge_line(rows: Sequence[Line], usual: float) -> set[int]:
    """The first of the rows, if it is short, of no great size, no sentence, and far from the next."""
    edge = [line for line in rows if abs(line.middle - rows[0].middle) < 3]
    if len(edge) == len(rows) or not all(_is_small(line, usual) for line in edge):
        return set()
    following = rows[len(edge)]
    gap = abs(rows[0].middle - following.middle)
    return {id(line) for line in edge} if gap >= 2.2 * max(following.size, rows[0].size) else set()


def _is_small(line: Line, usual: float) -> bool:
    return line.size <= 1.3 * usual and len(line.text) <= 100 and not _FINAL.search(line.text.rstrip())


def _running_heads(pages: Sequence[Page]) -> set[int]:
    """Lines at the edge of pages that are repeated on others, numbers aside, and page numbers."""
    found: defaultdict[tuple[str, int], list[Line]] = defaultdict(list)
    heads: set[int] = set()
    for page in pages:
        for line in page.lines:
            share = line.middle / page.height
            if not _EDGE < share < 1 - _EDGE:
                found[_numbers_off(line.text), round(share * 50)].append(line)
                if _PAGE_NUMBER.fullmatch(line.text.strip()):
                    heads.add(id(line))
    for (text, place), lines in found.items():
        # The same height on the page, give or take a line.
        near = lines + found.get((text, place + 1), [])
        if len({line.page for line in near}) >= max(2, 0.3 * len(pages)):
            heads |= {id(line) for line in near}
    return heads


def _numbers_off(text: str) -> str:
    return re.sub(r"\d+", "#", " ".join(text.split()))


def _with_initials(lines: list[Line]) -> list[Line]:
    """Large initials joined to the line they begin, and the lines beside them moved to the edge of their column."""
    usual = median([line.size for line in lines]) if lines else 0.0
    for line in list(lines):
        letter = line.text.strip()
        is_alone = len(letter) == 1 and letter.isupper() and line.size > 1.7 * usual
        place = (line.x1, line.y0, line.y1) if is_alone else line.initial
        if place is None:
            continue
        beside = _beside_initial(lines, line, place, usual)
        for other in beside:
            other.x0 = line.x0
        if is_alone and beside:
            first = max(beside, key=lambda other: other.middle)
            first.text = letter + first.text.lstrip()
            lines = [other for other in lines if other is not line]
    return lines


def _beside_initial(lines: Sequence[Line], line: Line, place: tuple[float, float, float], usual: float) -> list[Line]:
    """The lines that begin right of an initial (its right edge, bottom and top), at its height."""
    edge, bottom, top = place
    return [
        other
        for other in lines
        if other is not line and -2 <= other.x0 - edge < 3 * usual and bottom - usual < other.middle < top + usual
    ]


def _ordered(lines: list[Line]) -> list[Line]:
    """Reading order: down each column; what spans columns parts them into regions above and below it."""
    rows = sorted(lines, key=lambda line: (-line.middle, line.x0))
    if len(rows) < 4:
        return _by_rows(rows)
    if (sides := _parted(rows)) is not None:
        return _ordered(sides[0]) + _ordered(sides[1])
    for end in range(len(rows), 5, -1):
        if (sides := _parted(rows[:end])) is not None:
            return _ordered(sides[0]) + _ordered(sides[1]) + _ordered(rows[end:])
    for start in range(1, len(rows) - 5):
        if _longest_parted(rows, start):
            return _by_rows(rows[:start]) + _ordered(rows[start:])
    return _by_rows(rows)


def _longest_parted(rows: list[Line], start: int) -> bool:
    """Whether columns begin at a row: it and the next five, or all that follow, fall into two sides."""
    return _parted(rows[start : start + 6]) is not None or _parted(rows[start:]) is not None


def _parted(lines: Sequence[Line]) -> tuple[list[Line], list[Line]] | None:
    """The lines left and right of the first empty strip down the page that has three lines beside each other."""
    spans = sorted(lines, key=lambda line: line.x0)
    edge = spans[0].x1 if spans else 0.0
    for number, line in enumerate(spans[1:], 1):
        if line.x0 - edge >= _GUTTER:
            left, right = list(spans[:number]), list(spans[number:])
            if min(len(left), len(right)) >= 3 and _beside(left, right):
                return left, right
        edge = max(edge, line.x1)
    return None


def _beside(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Whether two sets of lines are at the same height, not one above the other."""
    bottoms = [min(line.y0 for line in side) for side in (left, right)]
    tops = [max(line.y1 for line in side) for side in (left, right)]
    shorter = min(top - bottom for top, bottom in zip(tops, bottoms, strict=True))
    return min(tops) - max(bottoms) >= 0.5 * max(shorter, 1.0)


def _by_rows(lines: Iterable[Line]) -> list[Line]:
    return sorted(lines, key=lambda line: (-round(line.middle), line.x0))


def joined(lines: Sequence[Line], *, is_export: bool = False) -> tuple[list[str], int]:
    """Paragraphs of lines in reading order, and how many hyphens at line ends were taken out.

    ``is_export``: the lines of a database's export, where a line that ends early ends a paragraph.
    """
    text_words = Counter(
        word for line in lines for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", line.text.casefold())
    )
    paragraphs: list[str] = []
    hyphens = 0
    column = _columns(lines)
    before: Line | None = None
    for line in lines:
        text = " ".join(line.text.split())
        if before is None or _begins(before, line, column, is_export):
            paragraphs.append(text)
        elif paragraphs[-1][-1:] in _HYPHENS and text[:1].islower():
            whole, is_out = _unhyphenated(paragraphs[-1], text, text_words)
            paragraphs[-1] = whole
            hyphens += is_out
        else:
            paragraphs[-1] += " " + text
        before = line
    return paragraphs, hyphens


def _columns(lines: Sequence[Line]) -> dict[int, tuple[float, float, float]]:
    """For each line left and right edge of its column, and the usual distance between its lines."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _is_below(groups[-1][-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    out: dict[int, tuple[float, float, float]] = {}
    steps = sorted(a.middle - b.middle for group in groups for a, b in pairwise(group))
    # Exports leave a line between most lines: the smaller distances are those inside a paragraph.
    usual = steps[len(steps) // 4] if steps else 0.0
    for group in groups:
        lefts = sorted(line.x0 for line in group)
        edges = (lefts[len(lefts) // 4], max(line.x1 for line in group), usual)
        out |= {id(line): edges for line in group}
    return out


def _is_below(before: Line, line: Line) -> bool:
    """Whether a line is below another in the same column of the same page."""
    overlaps = min(line.x1, before.x1) > max(line.x0, before.x0)
    return overlaps and line.page == before.page and line.middle < before.middle


def _begins(before: Line, line: Line, column: dict[int, tuple[float, float, float]], is_export: bool) -> bool:
    """Whether a line begins a paragraph."""
    left, _, step = column[id(line)]
    old_left, old_right, _ = column[id(before)]
    if abs(line.size - before.size) > 0.12 * max(line.size, before.size):
        return True
    ended = _FINAL.search(before.text.rstrip()) is not None
    is_early = _fits(before, line, old_right)
    indent = 0.6 * line.size
    if not _is_below(before, line):
        # Another column or page: the paragraph goes on unless a sentence ended short of the edge, or at an indent.
        return ended and (is_early or line.x0 - left > indent)
    if before.middle - line.middle > 1.35 * step:
        return True
    is_indented = line.x0 - left > indent > before.x0 - old_left
    return is_indented or (is_early and (ended or is_export))


def _fits(before: Line, line: Line, right: float) -> bool:
    """Whether the first word of a line would have fitted on the line before: then that one ended on purpose."""
    letter = (before.x1 - before.x0) / max(1, len(before.text))
    word = (line.text.split() or [""])[0]
    return before.x1 + letter * (len(word) + 1.5) < right


def _unhyphenated(before: str, after: str, words: Counter[str]) -> tuple[str, bool]:
    """Two lines joined; the hyphen stays where the text writes the compound with one, and goes where it is soft."""
    start = re.search(r"([^\W\d_]+(?:-[^\W\d_]+)*)[-\u00ad\u2010\u0002\ufffe]$", before)
    end = re.match(r"[^\W\d_]+", after)
    if start is None or end is None or before[-1] != "-":
        return before[:-1] + after if start else before + after, start is not None
    one, two = f"{start[1]}{end[0]}".casefold(), f"{start[1]}-{end[0]}".casefold()
    if words[two] > words[one]:
        return before + after, False
    return before[:-1] + after, True
