"""Rich Text: exports of Nexis (new and old) and Factiva, or one article as a document.

striprtf turns the controls into text. It says nothing when a file is cut, so the braces are counted here; bookmarks
and links, which it drops, are put into the text as marks before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from corpus_tools.loading.formats import headed_text, nexis, nexis_txt
from corpus_tools.loading.formats.extras import needs
from corpus_tools.loading.formats.raised import raised
from corpus_tools.loading.records import Change, Detected, Item, Problem, Record
from corpus_tools.loading.sources import SourceFile

_BOOKMARK: Final = re.compile(r"\{\\\*\\bkmkstart\s+(Bookmark_\d+)\}")
_LINK: Final = re.compile(r'HYPERLINK\s+"([^"]*urn:contentItem[^"]*)"')
_MARK: Final = re.compile(r"@@(bookmark|link) ([^@\n]*)@@")
_BRACE: Final = re.compile(r"\\[\\{}]|[{}]|\\bin(\d+) ?")
_TOKEN: Final = re.compile(r"[{}]|\\(?:(?P<word>[a-z]+)(?P<number>-?\d+)? ?|'[0-9a-fA-F]{2}|[^a-z])")
_MAC: Final = re.compile(r"\{\\rtf\d*\s*\\mac\b")
_HEXADECIMAL: Final = re.compile(r"\\'([89a-fA-F][0-9a-fA-F])")
_CODE_PAGE: Final = re.compile(rb"\\ansicpg(\d+)")


def read(found: Detected, source: SourceFile, text: str) -> Iterator[Item]:
    """Articles of a database export; any other document is one article."""
    striprtf = needs("striprtf.striprtf", "Reading RTF files", "striprtf")
    data = source.read()
    m = _CODE_PAGE.search(data[:2000])
    page = f"cp{m[1].decode()}" if m else "cp1252"
    raw = data.decode("latin-1")
    if _MAC.search(raw[:200]):
        raw = _HEXADECIMAL.sub(_as_unicode, raw)
    if source.suffix not in (".rtf", ""):
        yield Problem("wrong_ending", f"is RTF despite {source.name.rsplit('.', 1)[-1].upper()}", "Read as RTF.")
    depth = _depth(raw)
    shown, hidden = shown_only(raw)
    marked = _BOOKMARK.sub(lambda m: f"@@bookmark {m[1]}@@", shown)
    try:
        plain = striprtf.rtf_to_text(marked, encoding=page, errors="replace")
    except (LookupError, UnicodeError):
        plain = striprtf.rtf_to_text(marked, encoding="cp1252", errors="replace")
    if depth > 0:
        yield Problem(
            "truncated",
            f"unbalanced braces: {depth} are not closed; the file is cut",
            "Read as far as it goes; its last article may be incomplete. Download it again.",
            "error",
        )
    for item in _dispatch(plain):
        if hidden and isinstance(item, Record):
            item.changes += [Change("left_out", 0, 0, text, "") for text in hidden]
            hidden = []
        yield item


def _as_unicode(m: re.Match[str]) -> str:
    """A Mac Roman character as an RTF escape of its Unicode number."""
    return f"\\u{ord(bytes.fromhex(m[1]).decode('mac_roman'))}?"


def _dispatch(plain: str) -> Iterator[Item]:
    from corpus_tools.loading.formats import factiva_text

    clean = _MARK.sub("", plain)
    if nexis_txt.looks_like(clean):
        yield from nexis_txt.read_text(clean, "nexis_rtf")
    elif factiva_text.looks_like(clean):
        yield from factiva_text.read_text(clean, "factiva_rtf")
    elif "@@bookmark Bookmark_1@@" in plain or re.search(rf"^{nexis.END.pattern}$", clean, re.MULTILINE):
        yield from nexis.read_articles(list(_paragraphs(plain)), "nexis_rtf")
    elif not clean.strip():
        yield Problem(
            "no_text",
            "is an RTF file without text",
            "Skipped. Open it: is the text a picture? Then save its text.",
            "error",
        )
    else:
        lines = [line.strip() for line in clean.split("\n") if line.strip()]
        yield from headed_text.articles_of(lines, "rtf") or [Record("\n\n".join(lines), "rtf", may_infer_title=True)]


def _paragraphs(plain: str) -> Iterator[nexis.Paragraph]:
    heading_next = False
    for line in plain.split("\n"):
        bookmark = link = ""
        for kind, value in _MARK.findall(line):
            if kind == "bookmark":
                bookmark = bookmark or value
            else:
                link = link or value
        text = _MARK.sub("", line)
        heading_next = heading_next or bool(bookmark)
        is_heading = heading_next and bool(text.strip())
        if is_heading:
            heading_next = False
        yield nexis.Paragraph(text, bookmark, link, is_heading)


def shown_only(raw: str) -> tuple[str, list[str]]:
    """RTF without what is not in the text, and the words of it: fields' instructions, deleted and hidden words, notes.

    Of a field only its result is shown (RTF 1.9.1, ``\\fldrslt``); a link's database id is kept as a mark before it.
    ``\\deleted`` and ``\\v`` hold to the end of their group, or until ``\\deleted0``, ``\\v0`` or ``\\plain``.
    """
    scan = _Scan()
    at = 0
    for m in _TOKEN.finditer(raw):
        if m.start() < at:
            continue
        scan.text(raw[at : m.start()])
        at = m.end()
        scan.control(m[0], m["word"] or "", m["number"] or "")
        if m["word"] == "bin":
            at = min(len(raw), at + int(m["number"] or 0))
    scan.text(raw[at:])
    return "".join(scan.out), scan.hidden


class _Scan:
    """What is shown so far, what is hidden, and the state of the group that the scan is in."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.hidden: list[str] = []
        self._gone: list[str] = []
        self._groups: list[tuple[bool, bool, bool]] = []
        self._is_hidden = self._is_instruction = self._is_raised = False

    @property
    def _is_shown(self) -> bool:
        return not (self._is_hidden or self._is_instruction)

    def text(self, piece: str) -> None:
        shown = _raised(piece) if self._is_raised else piece
        (self.out if self._is_shown else self._gone).append(shown)

    def control(self, control: str, word: str, number: str) -> None:
        was_shown = self._is_shown
        if control == "{":
            self._groups.append((self._is_hidden, self._is_instruction, self._is_raised))
        elif control == "}":
            before = self._groups.pop() if self._groups else (False, False, False)
            self._is_hidden, self._is_instruction, self._is_raised = before
        elif word == "fldinst":
            self._is_instruction = True
        elif word in ("deleted", "v", "footnote"):
            self._is_hidden = number != "0"
        elif word == "plain":
            self._is_hidden = self._is_raised = False
        elif word in ("super", "nosupersub", "sub"):
            self._is_raised = word == "super" and number != "0"
        self.out.append(_kept(control, word, self._is_shown and was_shown))
        if self._is_shown and not was_shown:
            self.out.append(self._ended())

    def _ended(self) -> str:
        """What is left of a passage that was not shown: the mark of a link; its words are noted."""
        text = "".join(self._gone)
        self._gone.clear()
        if link := _LINK.search(text):
            return f"@@link {link[1]}@@"
        if text.strip() and "HYPERLINK" not in text:
            self.hidden.append(" ".join(text.split()))
        return ""


def _raised(piece: str) -> str:
    """Digits as the controls of raised ones, which are in no code page."""
    return "".join(char if char.isascii() else f"\\u{ord(char)}?" for char in raised(piece))


def _kept(control: str, word: str, is_shown: bool) -> str:
    """A control as it is written; inside what is not shown the braces alone, and of a field its ``fldinst``."""
    if control in ("{", "}") or (is_shown and word not in ("deleted", "v", "footnote")):
        return control
    return "\\fldinst " if word == "fldinst" else ""


def _depth(raw: str) -> int:
    """Braces that are opened and never closed; escaped ones and binary data do not count."""
    depth = position = 0
    while m := _BRACE.search(raw, position):
        position = m.end()
        if m[0] == "{":
            depth += 1
        elif m[0] == "}":
            depth -= 1
        elif m[1]:
            position += int(m[1])
    return depth
