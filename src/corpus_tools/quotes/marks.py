"""Quotation marks: one pass over the raw text, exact offsets, reset at each paragraph.

Nothing is rewritten and nothing is thrown away for an odd number of marks. Double marks are read first: the
direction comes from the glyph where it tells, else from what is beside it. A mark that opens while another is
open ends the first. Single marks count only where no letter touches them from outside, so that apostrophes,
possessives and contractions fall away.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import itemgetter
from typing import Final, Literal, NamedTuple

from corpus_tools.english.remembered import remembered
from corpus_tools.english.tokens import Span, paragraph_spans

Style = Literal["double", "single", "guillemet"]


class Marked(NamedTuple):
    """A span of text between quotation marks.

    ``start`` and ``end`` hold what is inside the marks, without the white space at its edges; ``outer_start``
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
# A single mark opens only where no letter comes before it; else it is an apostrophe or closes.
# “’It” at the head of a paragraph opens, though an editor's machine turned the mark the wrong way.
_SINGLE_OPENER: Final = re.compile(r"(?:[‘‚‛'‹`]|’(?=[A-Z]))(?<![^\W_].)")
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
# A term that is defined in brackets: (the “Bank”), (hereinafter “the Fund”).
_DEFINED_BEFORE: Final = 24
_DEFINED_MAX: Final = 80
_DEFINING: Final = re.compile(r"\((?:[a-z]+ ){0,2}\Z")
_DEFINED: Final = re.compile(r"[^(]*\((?:[a-z]+ ){0,2}[“\"][^“”\"()]{1,60}[”\"]\)")
_BEFORE_WORDS: Final = frozenset('£$€¥₹#@([“"…')  # what words may begin with
_SINGLES: Final = frozenset("‘'")
_OPENERS: Final = frozenset("‘'“\"")
_MOST_UNMARKED: Final = 6  # paragraphs that go on with a quotation without a mark of their own
CAPTIONS: Final = 3  # paragraphs between two of a running quotation that are looked past
_begin: Final = itemgetter(0)


def scan(text: str) -> list[Marked]:
    """Every span of ``text`` in quotation marks, in order, none overlapping another; linear in the length of the text.

    >>> [text_[m.start:m.end] for text_ in ["She said “no” and left."] for m in scan(text_)]
    ['no']
    """
    return list(_scan(text))


@remembered
def _scan(text: str) -> tuple[Marked, ...]:
    found: list[Marked] = []
    paragraphs = paragraph_spans(text)
    number, ahead = -1, 0  # the paragraph that was read last, and its end
    for sign in _SIGN.finditer(text):
        at = sign.start()
        if at < ahead or not _may_open(text, at):
            continue
        # Only a paragraph in which some mark may open is read.
        number = bisect_right(paragraphs, at, number + 1, key=_begin) - 1
        begin, ahead = paragraphs[number]
        found.extend(_in_paragraph(text[begin:ahead], begin, number, _next_opening(text, paragraphs, number)))
    return tuple(_with_unmarked(text, paragraphs, found))


def _with_unmarked(text: str, paragraphs: list[Span], found: list[Marked]) -> list[Marked]:
    """The spans with the paragraphs that go on with an open quotation, without a mark that opens them anew.

    “I left. ¶ It was late.” is one quotation in two paragraphs where the second closes what the first opened.
    """
    out: list[Marked] = []
    for at, marked in enumerate(found):
        out.append(marked)
        if not marked.close_mark and marked.style == "double" and marked.end == paragraphs[marked.paragraph][1]:
            until = found[at + 1].outer_start if at + 1 < len(found) else len(text)
            out.extend(_unmarked(text, paragraphs, marked, until))
    return out


def _unmarked(text: str, paragraphs: list[Span], marked: Marked, until: int) -> list[Marked]:
    """The paragraphs after an open quotation up to the one that closes it; none where a mark opens first."""
    kept: list[Marked | None] = []
    first = marked.paragraph + 1
    for number, (begin, end) in enumerate(paragraphs[first : first + _MOST_UNMARKED], first):
        if begin >= until or text[end - 1] == ":":
            return []
        chunk = text[begin:end]
        sign = _DOUBLE.search(chunk)
        if sign is None:
            kept.append(_marked(chunk, begin, number, (0, 0), (len(chunk), len(chunk)), marked.style))
        elif _direction(chunk, sign.group(), *sign.span(), marked.open_mark):
            return []
        else:
            kept.append(_marked(chunk, begin, number, (0, 0), sign.span(), marked.style))
            return [part for part in kept if part is not None and part.outer_end <= until]
    return []


def _next_opening(text: str, paragraphs: list[Span], number: int) -> str:
    """The mark that the next paragraph opens with, or empty; captions and headings between have no full stop."""
    for begin, end in paragraphs[number + 1 : number + 1 + CAPTIONS]:
        if text[begin] in _OPENERS:
            return text[begin]
        if text[begin] == "’" and text[begin + 1 : begin + 2].isupper():
            return "‘"
        if text[end - 1] in ".!?":
            break
    return ""


def _may_open(text: str, at: int) -> bool:
    """Whether a sign may open a quotation, so far as the letters beside it tell; most are apostrophes."""
    sign = text[at]
    if sign in _DOUBLES or text[at + 1 : at + 2] == sign:
        return True
    return _SINGLE_OPENER.match(text, at) is not None


def _in_paragraph(chunk: str, begin: int, number: int, next_opens: str) -> list[Marked]:
    if "<" in chunk:
        chunk = _TAG.sub(lambda tag: " " * len(tag.group()), chunk)
    paragraph = _Paragraph(chunk, begin, number, next_opens)
    doubles = _doubles(paragraph)
    if not _SINGLE_OPENER.search(chunk):
        return doubles
    return _merge(chunk, begin, doubles, _singles(paragraph, doubles))


class _Paragraph(NamedTuple):
    """``chunk`` begins at offset ``begin`` of the text; ``next_opens`` is the mark that opens the next paragraph."""

    chunk: str
    begin: int
    number: int
    next_opens: str

    def marked(self, opened: tuple[int, int], closed: tuple[int, int], style: Style) -> Marked | None:
        return _marked(self.chunk, self.begin, self.number, opened, closed, style)

    def ends(self) -> tuple[int, int]:
        """Where a mark would be that closes at the end of the paragraph."""
        return len(self.chunk), len(self.chunk)


def _marked(
    chunk: str, begin: int, number: int, opened: tuple[int, int], closed: tuple[int, int], style: Style
) -> Marked | None:
    """The span between two marks given by their offsets in ``chunk``; None where nothing is in it."""
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
    if mark in _OPENING:
        return not _closes_though_opening(mark, is_open, before, after, free_before, free_after)
    if mark in _CLOSING:
        # »like this«, and marks that an editing system turned the wrong way: ”like this”.
        return not is_open and free_before and not free_after
    if free_before != free_after:
        return free_before
    return not is_open


def _closes_though_opening(
    mark: str, is_open: str, before: str, after: str, free_before: bool, free_after: bool
) -> bool:
    """Whether a glyph that opens elsewhere closes: „…“, »…«, and “like this,“ of an editor's machine."""
    if mark == "«":
        return is_open == "»"
    if mark != "“" or not is_open:
        return False
    return is_open == "„" or (free_after and not free_before and (before in ".,?!…" or after.isspace()))


def _doubles(paragraph: _Paragraph) -> list[Marked]:
    chunk = paragraph.chunk
    signs: list[tuple[int, int, bool]] = []  # with whether it opens
    glyph = ""
    for match in _DOUBLE.finditer(chunk):
        opens = _direction(chunk, match.group(), match.start(), match.end(), glyph)
        glyph = match.group() if opens else ""
        signs.append((*match.span(), opens))
    surplus = _surplus([opens for _, _, opens in signs], paragraph.next_opens in _DOUBLES)
    found: list[Marked | None] = []
    opened: tuple[int, int] | None = None
    depth = 0  # marks open inside that one
    for (start, end, opens), closing in zip(signs, surplus, strict=True):
        if opens and opened is not None and _nests(chunk, opened, start, closing):
            depth += 1
        elif opens:
            if opened is not None and opened[1] < start:
                found.append(paragraph.marked(opened, (start, start), _style(chunk, opened)))
            opened, depth = (start, end), 0
        elif depth:
            depth -= 1
        elif opened is not None:
            found.append(paragraph.marked(opened, (start, end), _style(chunk, opened)))
            opened = None
    if opened is not None:
        found.append(paragraph.marked(opened, paragraph.ends(), _style(chunk, opened)))
    return [marked for marked in found if marked is not None]


def _surplus(opens: list[bool], goes_on: bool) -> list[int]:
    """For each mark how many more close than open after it; a paragraph that goes on is closed in a later one."""
    surplus: list[int] = []
    balance = int(goes_on)
    for is_opening in reversed(opens):
        surplus.append(balance)
        balance += -1 if is_opening else 1
    return surplus[::-1]


def _nests(chunk: str, opened: tuple[int, int], start: int, closing: int) -> bool:
    """Whether a mark opens inside another of its kind; after it ``closing`` more marks close than open.

    A term defined in brackets, (the “Bank”), never ends what is around it.
    """
    if chunk[opened[0]] != chunk[start]:
        return False
    return closing >= 2 or _DEFINED.match(chunk, max(start - _DEFINED_BEFORE, 0), start + _DEFINED_MAX) is not None


def is_defined_term(text: str, marked: Marked) -> bool:
    """Whether a span is a term defined in brackets: (the “Bank”), (“MCC”)."""
    before = text[max(marked.outer_start - _DEFINED_BEFORE, 0) : marked.outer_start]
    return _DEFINING.search(before) is not None and text[marked.outer_end : marked.outer_end + 1] in (")", ";", ",")


def _style(chunk: str, opened: tuple[int, int]) -> Style:
    return "guillemet" if chunk[opened[0]] in "«»" else "double"


def _single_opens(chunk: str, at: int) -> bool:
    mark = chunk[at]
    if mark == "’" and chunk[at + 1 : at + 2].isupper() and chunk[:at].rstrip()[-1:] in ("", ":"):
        return _CLIPPED.match(chunk, at + 1) is None
    if mark in "’›" or at + 1 >= len(chunk):
        return False
    before = chunk[at - 1] if at else " "
    after = chunk[at + 1]
    if not (before.isspace() or before in '([{—–―-“"/:') or after.isspace():
        return False
    if mark == "`":
        return after.isalnum()
    if mark == "'" and not (after.isalnum() or after in _BEFORE_WORDS):
        return False
    return _CLIPPED.match(chunk, at + 1) is None


def _single_closes(chunk: str, at: int) -> bool:
    if chunk[at] in "‘‚‛‹`" or not at:
        return False
    after = chunk[at + 1] if at + 1 < len(chunk) else " "
    if chunk[at - 1].isspace():
        # “… any user. '”: a blank slipped in before the mark that ends a paragraph
        return at + 1 >= len(chunk) and chunk[:at].rstrip()[-1:] in tuple(".,?!…")
    return not (after.isalnum() or after == "_")


def _could_be_possessive(chunk: str, at: int) -> bool:
    """Whether the mark may be that of “the officers’ reports”: an s before, a word in lower case after."""
    return chunk[at - 1] in "sSzx" and chunk[at + 1 : at + 2] == " " and chunk[at + 2 : at + 3].islower()


def _singles(paragraph: _Paragraph, doubles: list[Marked]) -> list[Marked]:
    """The ‘single’ marks of a paragraph that are outside the double ones, or around them."""
    singles = _Singles(paragraph)
    begin = paragraph.begin
    pair = 0
    signs: list[tuple[int, bool, bool]] = []  # with whether it may open and may close
    chunk = paragraph.chunk
    for match in _SINGLE.finditer(chunk):
        at = match.start()
        while pair < len(doubles) and doubles[pair].outer_end - begin <= at:
            pair += 1
        is_inside = pair < len(doubles) and doubles[pair].outer_start - begin <= at
        if not is_inside and chunk[at - 1 : at] != chunk[at]:
            signs.append((at, _single_opens(chunk, at), _single_closes(chunk, at)))
    if _is_all_quoted(paragraph, signs):
        whole = paragraph.marked((0, 1), paragraph.ends(), "single")
        return [whole] if whole is not None else []
    kinds = [opens for _, opens, closes in signs if opens or (closes and not _could_be_possessive(chunk, _))]
    surplus = iter(_surplus(kinds, bool(paragraph.next_opens in _SINGLES)))
    for at, opens, closes in signs:
        if opens:
            singles.open(at, next(surplus))
        elif closes:
            is_doubtful = _could_be_possessive(chunk, at)
            if not is_doubtful:
                next(surplus)
            singles.close(at, is_doubtful)
    singles.end()
    return singles.found


def _is_all_quoted(paragraph: _Paragraph, signs: list[tuple[int, bool, bool]]) -> bool:
    """Whether a paragraph and the next one open with the same mark, and no mark in this one ends speech."""
    chunk = paragraph.chunk
    if not signs or signs[0][:2] != (0, True) or _turned(chunk[0]) != paragraph.next_opens:
        return False
    return not any(closes and (chunk[at - 1] in ".,?!…—–" or chunk[at + 1 : at + 2] == ",") for at, _, closes in signs)


def _turned(mark: str) -> str:
    """A mark that opens as it should have been written."""
    return "‘" if mark == "’" else mark


class _Singles:
    """The single marks of a paragraph, read from left to right."""

    def __init__(self, paragraph: _Paragraph) -> None:
        self.paragraph = paragraph
        self.found: list[Marked] = []
        self._opened: int | None = None
        self._pending: int | None = None  # a closing mark that may be a possessive; kept until a better one comes
        self._depth = 0  # marks open inside that one

    def _take(self, closed: tuple[int, int]) -> None:
        assert self._opened is not None
        marked = self.paragraph.marked((self._opened, self._opened + 1), closed, "single")
        if marked is not None and marked.end - marked.start <= _SINGLE_MAX:
            self.found.append(marked)
        self._opened = self._pending = None
        self._depth = 0

    def open(self, at: int, closing: int) -> None:
        """A mark that opens; after it ``closing`` more marks close than open."""
        chunk, opened = self.paragraph.chunk, self._opened
        if opened is not None and self._pending is None and chunk[opened] == chunk[at] and closing >= 2:
            self._depth += 1
            return
        if opened is not None and self._pending is not None:
            self._take((self._pending, self._pending + 1))
        if self._opened is None or chunk[at] != "'":
            self._opened, self._pending, self._depth = at, None, 0

    def close(self, at: int, is_doubtful: bool) -> None:
        """A mark that closes; ``is_doubtful`` where it may be that of a possessive."""
        chunk, opened, pending = self.paragraph.chunk, self._opened, self._pending
        if opened is None or at <= opened + 1:
            return
        # A straight mark is closed by a straight one, a curly one by a curly one.
        if (chunk[opened] in "'`") != (chunk[at] == "'"):
            return
        if is_doubtful:
            self._pending = pending if pending is not None else at
        elif self._depth:
            self._depth -= 1
        else:
            last = pending if pending is not None and _SENTENCE_END.search(chunk, pending, at) else at
            self._take((last, last + 1))

    def end(self) -> None:
        """The end of the paragraph: a running quotation leaves out its closing mark."""
        if self._opened is None:
            return
        chunk = self.paragraph.chunk
        before = chunk[: self._opened].rstrip()[-1:]
        goes_on = _turned(chunk[self._opened]) == self.paragraph.next_opens and (not before or before in ":,.!?")
        if goes_on or self._lacks_its_end(before):
            self._take(self.paragraph.ends())
        elif self._pending is not None:
            self._take((self._pending, self._pending + 1))

    def _lacks_its_end(self, before: str) -> bool:
        """Whether speech that opens the paragraph or comes after a colon runs to its end, and nobody closed it."""
        chunk, opened = self.paragraph.chunk, self._opened
        assert opened is not None
        if before not in ("", ":") or not chunk[opened + 1 : opened + 2].isupper() or chunk[-1:] not in ".?!…":
            return False
        inner = chunk[opened + 1 :]
        return len(inner.split()) >= _LEAST_OF_SPEECH and (
            self._pending is None or _SENTENCE_END.search(chunk, self._pending) is not None
        )


_LEAST_OF_SPEECH: Final = 4  # words


def _merge(chunk: str, begin: int, doubles: list[Marked], singles: list[Marked]) -> list[Marked]:
    """Single and double marks in order.

    A single pair that holds whole double pairs and ends as speech does is the outer quotation (British nesting); the
    inner ones are then part of it.
    """
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
        elif _holds(single, doubles[at:held]) and _ends_as_speech(chunk, single, begin):
            merged.append(single)
            at = held
    merged.extend(doubles[at:])
    return merged


def _holds(single: Marked, inner: list[Marked]) -> bool:
    is_around = inner[0].outer_start > single.outer_start and inner[-1].outer_end <= single.outer_end
    return is_around and all(double.close_mark for double in inner)


def _ends_as_speech(chunk: str, single: Marked, begin: int) -> bool:
    """Whether a stop or comma ends the words between two marks, inside the closing one or after it."""
    return chunk[single.end - 1 - begin] in '.,?!…”"—–' or chunk[single.outer_end - begin :][:1] in (",", ".")
