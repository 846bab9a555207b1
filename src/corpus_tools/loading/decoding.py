"""From bytes to text, saying how it was read.

A byte-order mark decides; then strict UTF-8; then UTF-8 with a few foreign bytes; then Windows-1252, unless what
comes out does not look like a language written in Latin letters: then charset-normalizer is asked.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field
from typing import Final

from corpus_tools.loading.records import Change, Problem

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL: Final = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_FEW: Final = 10  # bytes of text to each control byte, at the least
_SURROGATE: Final = re.compile("[\udc80-\udcff]")
_ACCENTED_RUN: Final = re.compile(r"[\u00c0-\u024f]{3,}")
_ACCENTED: Final = re.compile(r"[\u00c0-\u024f]")
_ODD_IN_PROSE: Final = re.compile(r"[\x80-\x9f¤¦¬±²³µ¶¹¼½¾ƒ†‡ˆ˜¯¸¨Þþ]")
_REFUSED: Final = Problem(
    "binary",
    "is not text: it holds control bytes",
    "Skipped. Export it as text, or remove it from the folder.",
    "error",
)


@dataclass(slots=True)
class Decoded:
    """``text`` as read with ``encoding``; ``changes`` are for every article of the file."""

    text: str
    encoding: str
    changes: list[Change] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def looks_binary(data: bytes) -> bool:
    """Whether the bytes are no text in any encoding that is read here."""
    head = data[:65536]
    if not head or head.startswith(tuple(bom for bom, _ in _BOMS)) or _wide(head):
        return False
    found = len(_CONTROL.findall(head))
    # One or two strays are forgiven, but not where they are most of a file of a few bytes.
    return found > max(2, len(head) // 1000) or found * _FEW > len(head)


def is_plain_utf8(head: bytes) -> bool:
    """Whether a file that begins with ``head`` is text in one byte a letter, so that it is UTF-8 if its bytes are."""
    is_wide = head.startswith(tuple(bom for bom, name in _BOMS if name != "utf-8")) or bool(_wide(head[:65536]))
    return not is_wide and not looks_binary(head)


def decode(data: bytes, declared: str = "") -> Decoded | Problem:
    """Text of a file. ``declared`` is the encoding that the file claims, tried after UTF-8 and never trusted."""
    if marked := _with_mark(data):
        return marked
    if wide := _wide(data[:65536]):
        text = data.decode(wide, errors="replace")
        return Decoded(text, wide, [Change("encoding", 0, 0, f"{wide} without byte-order mark", "text")])
    if looks_binary(data):
        return _REFUSED
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return _cut_in_character(data, error) or _mostly_utf8(data) or _eight_bit(data, declared)


def _with_mark(data: bytes) -> Decoded | None:
    """The text after a byte-order mark."""
    for bom, name in _BOMS:
        if data.startswith(bom):
            body = data[len(bom) :]
            text = body.decode(name, errors="replace")
            out = Decoded(text, name, [Change("encoding", 0, 0, f"{name} with byte-order mark", "text")])
            if "\ufffd" in text and "\ufffd".encode(name) not in body:
                out.problems.append(_damaged(name, text.count("\ufffd")))
            return out
    return None


def _cut_in_character(data: bytes, error: UnicodeDecodeError) -> Decoded | None:
    """UTF-8 whose last character is not whole: the file is cut."""
    if error.end != len(data) or error.reason != "unexpected end of data":
        return None
    text = data[: error.start].decode("utf-8")
    if text.isascii() and len(data) - error.start == 1:
        return None
    problem = Problem("truncated", "ends in the middle of a character", "Read up to there; the file is cut.")
    return Decoded(text, "utf-8", [], [problem])


def _mostly_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with a few bytes of Windows-1252 among its characters."""
    mixed = data.decode("utf-8", errors="surrogateescape")
    foreign = len(_SURROGATE.findall(mixed))
    genuine = sum(1 for char in mixed if char > "\x7f") - foreign
    if genuine <= foreign:
        return None
    text = _SURROGATE.sub(lambda m: _latin(bytes([ord(m[0]) - 0xDC00])), mixed)
    change = Change("encoding", 0, 0, f"utf-8 with {foreign} bytes of windows-1252", "text")
    problem = Problem(
        "encoding",
        f"is utf-8, but {foreign} bytes are not",
        "Those bytes were read as cp1252 (Windows-1252); check accents and quotation marks.",
    )
    return Decoded(text, "utf-8 + cp1252", [change], [problem])


def _eight_bit(data: bytes, declared: str) -> Decoded:
    text, name = _latin(data), "cp1252"
    if _is_doubtful(text[:200_000]):
        name, text = _other(data, declared, text)
    if name == "cp1252" and _canonical(declared) in ("iso8859-1", "cp1252", "iso8859-15"):
        # Declared as what it is (browsers read Latin-1 as Windows-1252 too): nothing to doubt.
        return Decoded(text, name, [Change("encoding", 0, 0, f"bytes of {name}, as declared", "text")])
    claim = f"declared {declared}, " if declared and _canonical(declared) != _canonical(name) else ""
    return Decoded(
        text,
        name,
        [Change("encoding", 0, 0, f"{claim}bytes of {name}", "text")],
        [
            Problem(
                "encoding",
                f"{claim}is not utf-8; decoded as {name}" + (" (Windows-1252)" if name == "cp1252" else ""),
                "Read so; check accents and quotation marks, or save the file as UTF-8.",
            )
        ],
    )


def _is_doubtful(sample: str) -> bool:
    """Whether a text read as Windows-1252 has letters and signs that no language in Latin letters writes so."""
    accented = len(_ACCENTED.findall(sample))
    in_runs = sum(len(run) for run in _ACCENTED_RUN.findall(sample))
    return in_runs > 0.3 * accented or len(_ODD_IN_PROSE.findall(sample)) > 0.3 * (accented + 1)


def _other(data: bytes, declared: str, fallback: str) -> tuple[str, str]:
    if declared and _canonical(declared) not in ("utf-8", "ascii", "cp1252", "iso8859-1", ""):
        try:
            return _canonical(declared), data.decode(declared)
        except (UnicodeDecodeError, LookupError):
            pass
    import charset_normalizer  # slow to import, seldom needed

    best = charset_normalizer.from_bytes(data[:100_000]).best()
    if best is not None:
        try:
            return best.encoding, data.decode(best.encoding)
        except UnicodeDecodeError:
            pass
    return "cp1252", fallback


def _latin(data: bytes) -> str:
    """Windows-1252, with its five undefined bytes as Latin-1 has them."""
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return "".join(_CP1252[byte] for byte in data)


_CP1252: Final = [bytes([b]).decode("cp1252", errors="ignore") or chr(b) for b in range(256)]


def _wide(head: bytes) -> str:
    """utf-16-le or -be, where every other byte is mostly zero; else nothing."""
    half = len(head) // 2
    if half < 4 or b"\0" not in head:
        return ""
    even, odd = head[: 2 * half : 2].count(0), head[1 : 2 * half : 2].count(0)
    for name, many, few in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if many > 0.6 * half and few < 0.05 * half:
            return name
    return ""


def _canonical(name: str) -> str:
    try:
        return codecs.lookup(name).name
    except LookupError:
        return ""


def _damaged(name: str, count: int) -> Problem:
    return Problem("truncated", f"{count} places are no {name}", "Read with a replacement character there.")
