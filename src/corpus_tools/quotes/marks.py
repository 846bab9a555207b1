"""Quotation marks: one pass over the raw text, exact offsets, reset at each paragraph.

Nothing is rewritten and nothing is thrown away for an odd number of marks. Double marks are read first: the
direction comes from the glyph where it tells, else from what stands beside it. A mark that opens while another is
open ends the first. Single marks count only where no letter touches them from outside, so that apostrophes,
possessives and contractions fall away.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import itemgetter
from typing import Final, Literal, NamedTuple

from corpus_tools.english.tokens import Span, paragraph_spans

Style = Literal["double", "single", "guillemet"]


class Marked(NamedTuple):
    """A span of text between quotation marks.

    ``start`` and ``end`` hold what stands inside the marks, without the white space at its edges; ``outer_start``
    and ``outer_end`` include the marks. ``open_mark`` or ``close_mark`` is empty where that mark is missing:
    a running quotation leaves out its closing mark until its last paragraph.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    open_mark: str
    close_mark: str
    paragraph: int
    style: Style


# Two single marks or back-ticks in a row are one double mark of a typewriter or of TeX. The set of all signs comes
# first, because a search for a set passes over other characters faster than one for alternatives.
_DOUBLE: Final = re.compile(r"[“”„‟\"«»〝〞＂'`‘’](?:(?<=[“”„‟\"«»〝〞＂])|(?<=')'|(?<=`)`|(?<=‘)‘|(?<=’)’)")
_SINGLE: Final = re.compile(r"[‘’‚‛'‹›`]")
_SIGN: Final = re.compile(r"[“”„‟\"«»〝〞＂‘’‚‛'‹›`]")
_DOUBLES: Final = frozenset('“”„‟"«»〝〞＂')
# A single mark opens only where no letter stands before it; else it is an apostrophe or closes.
_SINGLE_OPENER: Final = re.compile(r"[‘‚‛'‹`](?<![^\W_].)")
_OPENING: Final = frozenset(["“", "„", "‟", "«", "〝", "``", "‘‘"])
_CLOSING: Final = frozenset(["”", "»", "〞", "’’"])
_BEFORE_OPENING: Final = frozenset("([{<—–―-‑‒‘'/:…|*_•")
_AFTER_CLOSING: Final = frozenset(").,;:!?]}>—–―-‑‒’'/…|*_")
# Words that lose their first letters: ’90s and ‘em are apostrophes, whichever way they curl.
_CLIPPED: Final = re.compile(r"(?:\d0s|em|til|tis|twas|twere|twill|bout|cos|n)\b(?!['’]\w)", re.IGNORECASE)
# Attribute values inside a tag that was left in the text are nobody's words.
_TAG: Final = re.compile(r"<[A-Za-z/!][^<>]{0,2000}>")
_SENTENCE_END: Final = re.compile(r"[.!?…]\s")
_SINGLE_MAX: Final = 4000
_begin: Final = itemgetter(0)


def scan(text: str, paragraphs: list[Span] | None = None) -> list[Marked]:
    """Every marked span of ``text``, in order, none overlapping another; linear in the length of the text.

    ``paragraphs`` are its :func:`~corpus_tools.english.tokens.paragraph_spans`, where they have been found before.

    >>> [text_[m.start:m.end] for text_ in ["She said “no” and left."] for m in scan(text_)]
    ['no']
    """
    found: list[Marked] = []
    if paragraphs is None:
        paragraphs = paragraph_spans(text)
    number, ahead = -1, 0  # the paragraph that was read last, and its end
    for sign in _SIGN.finditer(text):
        at = sign.start()
        if at < ahead or not _may_open(text, at):
            continue
        # Only a paragraph in which some mark may open is read.
        number = bisect_right(paragraphs, at, number + 1, key=_begin) - 1
        begin, ahead = paragraphs[number]
        next_opens = number + 1 < len(paragraphs) and text[paragraphs[number + 1][0]] == "‘"
        found.extend(_in_paragraph(text[begin:ahead], begin, number, next_opens))
    return found


def _may_open(text: str, at: int) -> bool:
    """Whether a sign may open a quotation, so far as the letters beside it tell; most are apostrophes."""
    sign = text[at]
    if sign in _DOUBLES or text[at + 1 : at + 2] == sign:
        return True
    return _SINGLE_OPENER.match(text, at) is not None


def _in_paragraph(chunk: str, begin: int, number: int, next_opens: bool) -> list[Marked]:
    if "<" in chunk:
        chunk = _TAG.sub(lambda tag: " " * len(tag.group()), chunk)
    doubles = _doubles(chunk, begin, number)
    return _with_singles(chunk, begin, number, doubles, next_opens) if _SINGLE_OPENER.search(chunk) else doubles


def _marked(
    chunk: str, begin: int, number: int, opened: tuple[int, int], closed: tuple[int, int], style: Style
) -> Marked | None:
    """The span between two marks given by their offsets in ``chunk``; None where nothing stands in it."""
    start, end = opened[1], closed[0]
    if start >= end:
        return None
    inner = chunk[start:end]
    left = len(inner) - len(inner.lstrip())
    stripped = inner.strip()
    if not any(c.isalnum() for c in stripped):
        return None
    return Marked(
        begin + start + left,
        begin + start + left + len(stripped),
        begin + opened[0],
        begin + closed[1],
        chunk[opened[0] : opened[1]],
        chunk[closed[0] : closed[1]],
        number,
        style,
    )


def _direction(chunk: str, mark: str, start: int, end: int, is_open: str) -> bool:
    """Whether the double mark at ``start`` opens. ``is_open`` is the glyph that is open now, or empty."""
    before = chunk[start - 1] if start else " "
    after = chunk[end] if end < len(chunk) else " "
    free_before = before.isspace() or before in _BEFORE_OPENING
    free_after = after.isspace() or after in _AFTER_CLOSING
    if mark == "“" and is_open == "„":
        return False
    if mark == "“" and is_open and free_after and not free_before and (before in ".,?!…" or after.isspace()):
        # An opening glyph in a closing place: “like this,“ she said.
        return False
    if mark in _OPENING:
        # »…« opens with the mark that closes elsewhere.
        return not (mark == "«" and is_open == "»")
    if mark == "»" and not is_open:
        return free_before and not free_after
    if mark in _CLOSING:
        # A mark turned the wrong way by an editor's machine: ”like this”.
        return not is_open and free_before and not free_after
    if free_before != free_after:
        return free_before
    return not is_open


def _doubles(chunk: str, begin: int, number: int) -> list[Marked]:
    found: list[Marked] = []
    opened: tuple[int, int] | None = None
    glyph = ""

    def close(at: tuple[int, int]) -> None:
        if opened is not None:
            style: Style = "guillemet" if glyph in ("«", "»") else "double"
            marked = _marked(chunk, begin, number, opened, at, style)
            if marked is not None:
                found.append(marked)

    for match in _DOUBLE.finditer(chunk):
        mark, start, end = match.group(), match.start(), match.end()
        if _direction(chunk, mark, start, end, glyph):
            if opened is not None and opened[1] < start:
                close((start, start))
            opened, glyph = (start, end), mark
        elif opened is not None:
            close((start, end))
            opened, glyph = None, ""
    if opened is not None:
        close((len(chunk), len(chunk)))
    return found


def _single_opens(chunk: str, at: int) -> bool:
    mark = chunk[at]
    if mark in "’›" or at + 1 >= len(chunk):
        return False
    before = chunk[at - 1] if at else " "
    after = chunk[at + 1]
    if not (before.isspace() or before in '([{—–―-“"/:') or after.isspace():
        return False
    if mark == "`":
        return after.isalnum()
    if mark == "'" and not after.isalnum():
        return False
    return _CLIPPED.match(chunk, at + 1) is None


def _single_closes(chunk: str, at: int) -> bool:
    if chunk[at] in "‘‚‛‹`" or not at:
        return False
    after = chunk[at + 1] if at + 1 < len(chunk) else " "
    return not chunk[at - 1].isspace() and not (after.isalnum() or after == "_")


def _could_be_possessive(chunk: str, at: int) -> bool:
    """Whether the mark may be that of “the officers’ reports”: an s before, a word in lower case behind."""
    return chunk[at - 1] in "sSzx" and chunk[at + 1 : at + 2] == " " and chunk[at + 2 : at + 3].islower()


def _with_singles(chunk: str, begin: int, number: int, doubles: list[Marked], next_opens: bool) -> list[Marked]:
    """Add the ‘single’ marks of a paragraph that stand outside the double ones.

    A single pair that holds whole double pairs and ends in punctuation is the outer quotation (British nesting);
    the inner ones are then part of it.
    """
    inside = [(m.outer_start - begin, m.outer_end - begin) for m in doubles]
    marks = [m.start() for m in _SINGLE.finditer(chunk) if chunk[m.start() - 1 : m.start()] != chunk[m.start()]]
    singles: list[Marked] = []
    opened: int | None = None
    pending: int | None = None  # a closing mark that may be a possessive; kept until a better one comes

    def close(at: int) -> None:
        assert opened is not None
        marked = _marked(chunk, begin, number, (opened, opened + 1), (at, at + 1), "single")
        if marked is not None and marked.end - marked.start <= _SINGLE_MAX:
            singles.append(marked)

    pair = 0
    for at in marks:
        while pair < len(inside) and inside[pair][1] <= at:
            pair += 1
        if pair < len(inside) and inside[pair][0] <= at and (opened is None or opened >= inside[pair][0]):
            continue
        nested = pair < len(inside) and inside[pair][0] <= at
        if nested:
            continue
        if _single_opens(chunk, at):
            if opened is not None and pending is not None:
                close(pending)
            if opened is None or pending is not None or chunk[at] != "'":
                opened, pending = at, None
        elif opened is not None and at > opened + 1 and _single_closes(chunk, at):
            # A straight mark is closed by a straight one, a curly one by a curly one.
            if (chunk[opened] in "'`") != (chunk[at] == "'"):
                continue
            if _could_be_possessive(chunk, at):
                pending = pending if pending is not None else at
                continue
            close(pending if pending is not None and _SENTENCE_END.search(chunk, pending, at) else at)
            opened = pending = None
    if opened is not None:
        if pending is not None:
            close(pending)
        elif next_opens and opened == 0 and chunk[0] == "‘":
            marked = _marked(chunk, begin, number, (0, 1), (len(chunk), len(chunk)), "single")
            if marked is not None:
                singles.append(marked)
    return _merge(chunk, begin, doubles, singles)


def _merge(chunk: str, begin: int, doubles: list[Marked], singles: list[Marked]) -> list[Marked]:
    if not singles:
        return doubles
    merged: list[Marked] = []
    at = 0
    for single in singles:
        while at < len(doubles) and doubles[at].outer_end <= single.outer_start:
            merged.append(doubles[at])
            at += 1
        held = at
        while held < len(doubles) and doubles[held].outer_start < single.outer_end:
            held += 1
        if held == at:
            merged.append(single)
        elif (
            doubles[held - 1].outer_end <= single.outer_end
            and doubles[at].outer_start > single.outer_start
            and all(d.close_mark for d in doubles[at:held])
            and chunk[single.end - 1 - begin] in '.,?!…”"—–'
        ):
            merged.append(single)
            at = held
    merged.extend(doubles[at:])
    return merged
