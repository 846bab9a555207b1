"""Repairing what an article's text came with, one logged change at a time.

Nothing is rewritten silently: every change is a :class:`Change` whose offsets point into the text as it is in the
end, and what only looks odd is noted and left alone. Quotation marks, apostrophes and spaces stay as they are.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from corpus_tools.loading.dates import DateRead, read_date
from corpus_tools.loading.records import Change

# Rules that concern a whole file or article: their offsets are 0.
FILE_WIDE: Final = frozenset(
    {
        "surrogates",
        "markup",
        "control_characters",
        "encoding",
        "line_ends",
        "outlet_from_path",
        "date_from_path",
        "captured",
        "joined",
        "original_address",
        "line_breaks",
    }
)
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_CARRIAGE_RETURNS: Final = re.compile(r"\r\n?")
_RETURNS: Final = re.compile(r"\r\n?|\x85|\u2028|\u2029")
_DATE_WORDS: Final = (
    r"date(?:\s+published)?|published(?:\s+on)?|publication\s+date|posted(?:\s+on)?|datum|fecha|pubdate"
)
_ISO_STAMP: Final = r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?)?"
_LEADING_DATE: Final = re.compile(
    rf"\s*(?:(?P<label>{_DATE_WORDS})[ \t]*[:=]?[ \t]*)?(?P<date>{_ISO_STAMP})(?P<gap>[ \t]+|[ \t]*\n\s*)(?=\S)",
    re.IGNORECASE,
)
_CREDIT: Final = re.compile(
    r"\((?:photo|image|picture|pic|credit|foto|bild|©)[^()]{0,80}\)\s*$|^(?:photo|image|picture|caption|foto|bild)"
    r"(?:graph)?(?:\s+(?:by|credit))?\s*[:©]|\b(?:getty(?: images)?|pa (?:wire|images|media)|afp|epa|shutterstock|"
    r"alamy|rex features|press association)\b[^.]{0,20}$|\bpictured\b.{0,40}$",
    re.IGNORECASE,
)
_FINAL: Final = tuple(".!?…:;。！？")
_CLOSING: Final = "'\"”’»)] 	"
# Signs of UTF-8 read as an eight-bit encoding: a lead byte's letter followed by what its second byte looks like.
_SUSPECT: Final = re.compile(
    "[\u00c2-\u00f4\u0102-\u0111\u0393-\u03a4\u0420\u0421\u251c\u252c][\u0080-\u00bf\u0152-\u0192\u02c6-\u02dd\u2013-\u203a\u20ac\u2116\u2122\u0401-\u0490]"
    "|[\u0080-\u009f]|\ufffd"
)


# A closing quotation mark as UTF-8 read as Windows-1252, its last byte lost, or shown as a replacement character.
# (a question mark in its place is the lost byte only where none would be written: after a full stop, before a comma).
_HALF_MARK: Final = re.compile(
    "â€œ|(?<=[.,!?…])â€\\?(?=[\\s)]|$)|â€(?:\ufffd|\\?(?=[,.;:)]|\\s[a-z])|(?=[\\s,.;:!?)]|$))"
)
_LOST_BYTE: Final = "â€\u009d"
_REFERENCE: Final = re.compile(r"&(?:#\d{2,6}|#x[0-9a-fA-F]{2,5}|[A-Za-z]{2,8}\d{0,2});")
# What all of these begin with: to search for one of a set of characters is faster than for two in a row.
_LEAD: Final = re.compile("[\x80-\x9f\u00c2-\u00f4\u0102-\u0111\u0393-\u03a4\u0420\u0421\u251c\u252c\ufffd]")


class EditedText:
    """A text being repaired: :meth:`replace` moves the offsets of the changes already logged."""

    def __init__(self, text: str, changes: list[Change] | None = None) -> None:
        self.text = text
        self.changes: list[Change] = [replace(change) for change in changes or []]

    def replace(self, start: int, end: int, new: str, rule: str) -> None:
        """Put ``new`` in place of ``text[start:end]`` and log it."""
        before = self.text[start:end]
        self.text = self.text[:start] + new + self.text[end:]
        self._shift(start, end, len(new))
        self.changes.append(Change(rule, start, start + len(new), before, new))

    def note(self, start: int, end: int, rule: str, after: str | None = None) -> None:
        """Log something odd that is left as it is."""
        stretch = self.text[start:end]
        self.changes.append(Change(rule, start, end, stretch, stretch if after is None else after, False))

    def prepend(self, head: str) -> None:
        """Put ``head`` before everything (no change of the article's text: it is where the headline goes)."""
        self.text = head + self.text
        for change in self.changes:
            if change.rule in FILE_WIDE:
                continue
            change.start += len(head)
            change.end += len(head)

    def _shift(self, start: int, end: int, new_length: int) -> None:
        def moved(offset: int) -> int:
            if offset <= start:
                return offset
            return start + new_length if offset <= end else offset + new_length - (end - start)

        for change in self.changes:
            if change.rule in FILE_WIDE:
                continue
            change.start, change.end = moved(change.start), max(moved(change.start), moved(change.end))


def unix_lines(text: str, *, returns_alone: bool = False) -> tuple[str, Change | None]:
    """All line ends as ``\\n``, and one row that counts them; ``returns_alone``: carriage returns and no others."""
    if not any(char in text for char in ("\r" if returns_alone else "\r\x85\u2028\u2029")):
        return text, None
    pattern = _CARRIAGE_RETURNS if returns_alone else _RETURNS
    found = pattern.findall(text)
    kinds = sorted({repr(kind)[1:-1] for kind in found})
    return pattern.sub("\n", text), Change("line_ends", 0, 0, f"{len(found)} x {', '.join(kinds)}", "\\n")


def repair_characters(text: EditedText) -> None:
    """Control characters become spaces and lone surrogates the replacement character; one row counts them."""
    try:
        text.text.encode()
    except UnicodeEncodeError:
        # No file can hold a lone surrogate.
        text.text, count = _SURROGATE.subn("\ufffd", text.text)
        text.changes.append(Change("surrogates", 0, 0, f"{count} halves of characters", "\ufffd"))
    if _CONTROL.search(text.text):
        text.text, count = _CONTROL.subn(" ", text.text)
        text.changes.append(Change("control_characters", 0, 0, f"{count} control characters", "spaces"))


def repair_mojibake(text: EditedText) -> None:
    """Repair text that was decoded with a wrong encoding before it was saved (``â€™`` for ``’``), word by word."""
    if not _may_be_mojibake(text.text):
        return
    whole = _closed_quotations(text.text)
    if not _is_bad(whole):
        return
    out: list[str] = []
    done: list[Change] = []
    length = 0
    for line in re.split(r"(\n)", whole):
        fixed = _decoded_again(line)
        done += _repairs(line, fixed, length, has_closed=whole != text.text)
        out.append(fixed)
        length += len(fixed)
    if done:
        text.text = "".join(out)
        # Earlier rows concern the whole file (offset 0) here, so nothing has to be moved.
        text.changes.extend(done)


def _may_be_mojibake(text: str) -> bool:
    return not text.isascii() and _LEAD.search(text) is not None and _SUSPECT.search(text) is not None


def _decoded_again(line: str) -> str:
    """A line in the encoding it was written in; as it is where nothing in it looks wrong."""
    if line.isascii() or not _SUSPECT.search(line):
        return line
    from ftfy import fix_encoding

    return fix_encoding(line).replace("\r", " ")


def _repairs(line: str, fixed: str, at: int, *, has_closed: bool) -> list[Change]:
    """The changes from a line to what it was repaired to, which begins at ``at``.

    ``has_closed``: lost bytes of closing marks were put back before; the rows show the text without them.
    """
    if fixed == line:
        return []
    changes = []
    for start, end, new_start, new_end in _differences(line, fixed):
        before = line[start:end].replace(_LOST_BYTE, "â€") if has_closed else line[start:end]
        changes.append(Change("mojibake", at + new_start, at + new_end, before, fixed[new_start:new_end]))
    return changes


def _is_bad(text: str) -> bool:
    from ftfy.badness import is_bad

    return is_bad(text) or re.search("[\u0080-\u009f]", text) is not None


def _closed_quotations(text: str) -> str:
    """The text with the last byte of closing marks put back (9D, which Windows-1252 lacks): ``â€`` after ``â€œ``.

    Left alone, the two characters and what follows them would be taken for another sign (a dagger, a dash).
    """
    is_open = False

    def whole(m: re.Match[str]) -> str:
        nonlocal is_open
        closes, is_open = is_open, m[0] == "â€œ"
        return _LOST_BYTE if closes and not is_open else m[0]

    return _HALF_MARK.sub(whole, text)


def decode_references(text: EditedText) -> None:
    """Character references that a tool left in a text (``&#8217;``, ``&quot;``) as the characters they stand for."""
    at = 0
    while (m := _REFERENCE.search(text.text, at)) is not None:
        plain = html.unescape(m[0])
        at = m.end()
        if plain != m[0] and plain not in "<>":
            text.replace(m.start(), m.end(), plain.replace("\r", " ").replace("\xa0", " "), "character_reference")
            at = m.start() + len(plain)


def _differences(before: str, after: str) -> list[tuple[int, int, int, int]]:
    """Stretches that differ, word by word where both have the same number of words, else as one stretch."""
    old, new = re.split(r"( +)", before), re.split(r"( +)", after)
    if len(old) == len(new):
        rows, at, new_at = [], 0, 0
        for left, right in zip(old, new, strict=True):
            if left != right:
                rows.append((at, at + len(left), new_at, new_at + len(right)))
            at += len(left)
            new_at += len(right)
        return rows
    head = 0
    while head < min(len(before), len(after)) and before[head] == after[head]:
        head += 1
    tail = 0
    while tail < min(len(before), len(after)) - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    return [(head, len(before) - tail, head, len(after) - tail)]


def take_leading_date(text: EditedText) -> DateRead | None:
    """Take a date that was run into the beginning of the text out of it, and return it.

    ``date 2022-02-10 The mayor …`` and a first line that is nothing but an ISO date; without a word for it, a date
    on the line of the prose is left where it is unless a capital letter follows.
    """
    m = _LEADING_DATE.match(text.text[:300])
    if m is None or not _is_apart(m, text.text[m.end() : m.end() + 1]):
        return None
    found = read_date(m["date"])
    if found is None or found.published is None:
        return None
    text.replace(0, m.end(), "", "metadata")
    return found


def _is_apart(m: re.Match[str], following: str) -> bool:
    """Whether a date is no part of the sentence after it: named as a date, on its own line, or before a beginning."""
    return bool(m["label"]) or "\n" in m["gap"] or following.isupper() or following in "“\"‘'«"


def trim(text: EditedText) -> None:
    """Blank space before and after the text goes, logged only where it was more than line ends and spaces."""
    stripped = text.text.rstrip(" \t\n\ufeff\x00")
    text.text = stripped
    lead = len(stripped) - len(stripped.lstrip(" \t\n\ufeff\x00\u200b"))
    if lead:
        if stripped[:lead].strip(" \t\n"):
            text.replace(0, lead, "", "invisible_characters")
        else:
            text.text = stripped[lead:]
            text._shift(0, lead, 0)
    size = len(text.text)
    for change in text.changes:
        change.start, change.end = min(change.start, size), min(change.end, size)


def note_anomalies(text: EditedText, body_start: int) -> None:
    """Note repeated lines (also with their first letters lost), captions, and an end in mid-sentence; they stay."""
    lines: list[tuple[int, str]] = []
    at = 0
    for line in text.text.split("\n"):
        stripped = line.strip()
        if stripped:
            lines.append((at + line.index(stripped[0]), stripped))
        at += len(line) + 1
    if len(lines) >= 2:
        noted = _note_repeated(text, lines)
        _note_captions(text, lines, body_start, noted)


def _note_repeated(text: EditedText, lines: Sequence[tuple[int, str]]) -> set[str]:
    """Note lines that occur twice, or again without their first letters; returns the latter and their originals."""
    seen: set[str] = set()
    shortened = _shortened(lines)
    noted: set[str] = set()
    if not shortened and len({line for _, line in lines}) == len(lines):
        return noted
    for start, line in lines:
        end = start + len(line)
        whole = shortened.get(line, line)
        if len(line) >= 15 and whole != line:
            text.note(start, end, "lost_first_letter", after=whole)
            noted |= {line, whole}
        elif len(line) >= 40 and line in seen:
            text.note(start, end, "repeated_line")
        seen.add(line)
    return noted


def _shortened(lines: Sequence[tuple[int, str]]) -> dict[str, str]:
    """The lines of some length by what is left of them without their first letter or first two."""
    whole = dict.fromkeys(line for _, line in lines if len(line) >= 15)
    lengths = set(map(len, whole))
    return {line[cut:]: line for line in whole for cut in (1, 2) if len(line) - cut in lengths}


def _note_captions(text: EditedText, lines: Sequence[tuple[int, str]], body_start: int, noted: set[str]) -> None:
    """Note lines of the body that are captions, and a last line that ends in mid-sentence."""
    ended = [_is_ended(line) for start, line in lines if start >= body_start]
    is_prose = sum(ended) >= 0.5 * max(1, len(ended))
    first, last = lines[0][0], lines[-1][0]
    own = lines[len(lines) - len(ended) :]
    low = "\n".join([line for start, line in own if start != first and len(line) <= _LONGEST_CAPTION]).lower()
    parts = [part for part in _IN_CREDITS if part in low]
    for (start, line), is_ended in zip(own, ended, strict=True):
        is_short = start != first and len(line) <= _LONGEST_CAPTION
        if is_short and not (is_ended and not parts and line not in noted):
            rule = _rule_for(line, is_last=start == last, is_repeated=line in noted, is_prose=is_prose, parts=parts)
            if rule:
                text.note(start, start + len(line), rule)


def _rule_for(line: str, *, is_last: bool, is_repeated: bool, is_prose: bool, parts: Sequence[str]) -> str:
    """``caption`` or ``ends_abruptly`` for a line that is no whole sentence; empty for others.

    ``is_prose``: the body's lines are mostly sentences, so that one without an end is not usual. ``parts``: those
    of the words of credits that the text has.
    """
    is_unfinished = is_prose and _is_unfinished(line)
    if is_repeated or (is_unfinished and not is_last):
        return "caption"
    # Most lines are sentences of some length: the pattern is slow, and they need not be searched.
    is_credit = (is_unfinished or len(line) <= _LONGEST_CREDIT) and _is_credit(line, parts)
    if is_unfinished:
        return "caption" if is_credit else "ends_abruptly"
    return "caption" if is_credit and " " in line else ""


_LONGEST_CREDIT: Final = 200  # characters
_LONGEST_CAPTION: Final = 250


def _is_credit(line: str, parts: Sequence[str]) -> bool:
    """Whether a line is a caption or names who took a picture; without one of the parts it need not be searched."""
    low = line.lower()
    return any(part in low for part in parts) and _CREDIT.search(line) is not None


# Parts of all words of the pattern, of which a line without one need not be searched.
_IN_CREDITS: Final = (
    *("photo", "image", "pic", "credit", "foto", "bild", "©", "caption", "getty", "pa wire", "pa media", "afp", "epa"),
    *("shutterstock", "alamy", "rex features", "press association"),
)


def _is_unfinished(line: str) -> bool:
    """Whether a line of some length ends neither as a sentence nor as the beginning of a quotation does."""
    return not _is_ended(line) and line[-1] not in ',-–—”"’»' and len(line.split()) >= 6


def _is_ended(line: str) -> bool:
    """Whether a line ends as a sentence does, closing marks aside."""
    return line.endswith(_FINAL) or line.rstrip(_CLOSING).endswith(_FINAL)


def headline_in(text: str) -> int:
    """Where the body begins if the text opens with a headline: one short line, an empty line, prose; else 0."""
    first, mark, rest = text.partition("\n")
    is_apart = bool(mark) and bool(rest.strip()) and not rest.split("\n", 1)[0].strip()
    if not is_apart or not _may_be_headline(first.strip()):
        return 0
    return len(first) + 1 + (len(rest) - len(rest.lstrip()))


def _may_be_headline(line: str) -> bool:
    """Whether a line has the length of a headline, and no full stop at its end."""
    is_short = 2 <= len(line) <= 160 and 2 <= len(line.split()) <= 25
    return is_short and re.search(r"[.,;:…。]['\"”’»)\]]*$", line) is None


def behind_title(text: str, title: str) -> int:
    """Where the body begins if the text's first line is ``title`` already; -1 if it is not."""
    first, _, rest = text.partition("\n")
    if len(first) > 2 * len(title) + 20 or _plain(first) != _plain(title):
        return -1
    return len(first) + 1 + (len(rest) - len(rest.lstrip())) if rest.strip() else len(text)


def _plain(line: str) -> str:
    return " ".join(re.findall(r"\w+", line.casefold()))
