"""From bytes to text, saying how it was read.

A byte-order mark decides; then strict UTF-8; then UTF-8 with a few foreign bytes; then Windows-1252, unless what
comes out does not look like a language written in Latin letters: then charset-normalizer is asked.
"""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, Final, TextIO

from corpus_tools.loading.records import Change, Problem

Pieces = Callable[[], Iterator[bytes]]  # the bytes of a file, from the first on each time
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
_NOT_ASCII: Final = re.compile("[^\x00-\x7f]")
_ACCENTED_RUN: Final = re.compile(r"[\u00c0-\u024f]{3,}")
_ACCENTED: Final = re.compile(r"[\u00c0-\u024f]")
_ODD_IN_PROSE: Final = re.compile(r"[\x80-\x9f¤¦¬±²³µ¶¹¼½¾ƒ†‡ˆ˜¯¸¨Þþ]")
_HIGH: Final = re.compile(rb"[\x80-\xff]")
_HIGH_RUN: Final = re.compile(rb"[\x80-\xff]{3,}")
# Character sequences that no correctly decoded text has.
_MISREAD: Final = re.compile(
    r"(?<=[a-zß-öø-ÿ])[À-ÖØ-Þ‚„‹ƒˆ‰ŠŒŽı](?![A-ZÀ-Þ])|œ(?=\d)|(?<![^\s(])[ÒÓÔÕÐÑ](?=[A-Za-z])(?=.*[ÓÔÕÑ])|"
    r"[\x80-\x9f\u2500-\u25ff\u2200-\u22ff]"
)
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


@dataclass(slots=True)
class Encoding:
    """How the bytes of a file become text: Python's name of the encoding, and how undecodable bytes are handled.

    ``mark``: bytes of a byte-order mark, which are skipped. ``name``, ``changes``, ``problems`` as in :class:`Decoded`.
    """

    name: str
    codec: str
    errors: str = "strict"
    mark: int = 0
    changes: list[Change] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def decoder(self) -> codecs.IncrementalDecoder:
        return codecs.getincrementaldecoder(self.codec)(self.errors)

    def text(self, stream: BinaryIO) -> TextIO:
        """A file as text, from its first character on, with line ends all ``\\n``."""
        stream.seek(self.mark)
        return io.TextIOWrapper(stream, encoding=self.codec, errors=self.errors)


def looks_binary(data: bytes) -> bool:
    """Whether the bytes are no text in any encoding that is read here."""
    head = data[:65536]
    if not head or head.startswith(tuple(bom for bom, _ in _BOMS)) or _wide(head):
        return False
    found = len(_CONTROL.findall(head))
    # One or two strays are forgiven, but not where they are most of a file of a few bytes.
    return found > max(2, len(head) // 1000) or found * _FEW > len(head)


def decode(data: bytes, declared: str = "") -> Decoded | Problem:
    """Text of a file. ``declared`` is the encoding that the file claims, tried after UTF-8 and never trusted."""
    found = encoding_of(lambda: iter([data]), declared)
    if isinstance(found, Problem):
        return found
    text = (data[found.mark :] if found.mark else data).decode(found.codec, found.errors)
    return Decoded(text, found.name, found.changes, found.problems)


def encoding_of(pieces: Pieces, declared: str = "") -> Encoding | Problem:
    """The encoding of a file, from its bytes in pieces (the first of at least 200,000 bytes, or the whole file)."""
    head = next(pieces(), b"")
    if marked := _with_mark(head, pieces):
        return marked
    if wide := _wide(head[:65536]):
        return Encoding(wide, wide, "replace", 0, [_read_as(f"{wide} without byte-order mark")])
    if looks_binary(head):
        return _REFUSED
    return _utf8(pieces) or _mostly_utf8(pieces) or _eight_bit(head, pieces, declared)


def _read_as(how: str) -> Change:
    return Change("encoding", 0, 0, how, "text")


def _with_mark(head: bytes, pieces: Pieces) -> Encoding | None:
    """The encoding that a byte-order mark names."""
    for bom, name in _BOMS:
        if head.startswith(bom):
            found = Encoding(name, name, "replace", len(bom), [_read_as(f"{name} with byte-order mark")])
            if not _fits(pieces, name):
                replaced = sum(piece.count("\ufffd") for piece in _decoded(pieces, name, "replace"))
                found.problems.append(_damaged(name, replaced))
            return found
    return None


def _decoded(pieces: Pieces, codec: str, errors: str = "strict") -> Iterator[str]:
    """The text in pieces. Raises UnicodeDecodeError if ``errors`` are strict."""
    decoder = codecs.getincrementaldecoder(codec)(errors)
    for piece in pieces():
        yield decoder.decode(piece)
    yield decoder.decode(b"", True)


def _fits(pieces: Pieces, codec: str) -> bool:
    """Whether all bytes are text in an encoding (which Python may not know)."""
    try:
        for _ in _decoded(pieces, codec):
            pass
    except (UnicodeDecodeError, LookupError):
        return False
    return True


def _utf8(pieces: Pieces) -> Encoding | None:
    """UTF-8 throughout, or up to an incomplete last character, which means that the file was cut off."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    is_ascii = True
    try:
        for piece in pieces():
            is_ascii = decoder.decode(piece).isascii() and is_ascii
    except UnicodeDecodeError:
        return None
    left = len(decoder.getstate()[0])
    if not left:
        return Encoding("utf-8", "utf-8")
    if is_ascii and left == 1:
        return None  # one letter of another encoding ends the file
    problem = Problem("truncated", "ends in the middle of a character", "Read up to there; the file is cut.")
    return Encoding("utf-8", "utf-8", "ignore", problems=[problem])


def _mostly_utf8(pieces: Pieces) -> Encoding | None:
    """UTF-8 with a few bytes of Windows-1252 among its characters."""
    foreign = genuine = 0
    for text in _decoded(pieces, "utf-8", "surrogateescape"):
        found = len(_SURROGATE.findall(text))
        foreign += found
        genuine += len(_NOT_ASCII.findall(text)) - found
    if genuine <= foreign:
        return None
    problem = Problem(
        "encoding",
        f"is utf-8, but {foreign} bytes are not",
        "Those bytes were read as cp1252 (Windows-1252); check accents and quotation marks.",
    )
    change = _read_as(f"utf-8 with {foreign} bytes of windows-1252")
    return Encoding("utf-8 + cp1252", "utf-8", _FOREIGN, 0, [change], [problem])


def _eight_bit(head: bytes, pieces: Pieces, declared: str) -> Encoding:
    """Windows-1252, the declared encoding, or the one that the letters suggest."""
    name = _of_other_machines(head[:200_000])
    if name == "cp1252" and _is_doubtful(head[:200_000].decode("cp1252", _FOREIGN)):
        name = _other(head, pieces, declared)
    found = Encoding(name, name, _FOREIGN if name == "cp1252" else "replace")
    if name == "cp1252" and _canonical(declared) in ("iso8859-1", "cp1252", "iso8859-15"):
        # Declared as what it is (browsers read Latin-1 as Windows-1252 too): nothing to doubt.
        found.changes = [_read_as(f"bytes of {name}, as declared")]
        return found
    claim = f"declared {declared}, " if declared and _canonical(declared) != _canonical(name) else ""
    found.changes = [_read_as(f"{claim}bytes of {name}")]
    found.problems = [
        Problem(
            "encoding",
            f"{claim}is not utf-8; decoded as {name}" + (" (Windows-1252)" if name == "cp1252" else ""),
            "Read so; check accents and quotation marks, or save the file as UTF-8.",
        )
    ]
    return found


def _of_other_machines(sample: bytes) -> str:
    """The encoding of a text of the old Macintosh or of DOS; Windows-1252 for any other.

    Read as Windows-1252, such a text has accented capitals or punctuation marks inside words and after lower-case
    letters: "ItÕs", "Ren‚". Another encoding is accepted if hardly any of these remain.
    """
    odd = {name: len(_MISREAD.findall(sample.decode(name, _FOREIGN))) for name in ("cp1252", "mac_roman", "cp850")}
    letters = len(_HIGH.findall(sample))
    if odd["cp1252"] * 4 < letters or len(_HIGH_RUN.findall(sample)) * 4 > letters:
        return "cp1252"
    best = min(("mac_roman", "cp850"), key=lambda name: odd[name])
    return best if odd[best] * 5 < odd["cp1252"] else "cp1252"


def _is_doubtful(sample: str) -> bool:
    """Whether a text read as Windows-1252 has letters and signs that no language in Latin letters writes so."""
    accented = len(_ACCENTED.findall(sample))
    in_runs = sum(len(run) for run in _ACCENTED_RUN.findall(sample))
    odd = len(_ODD_IN_PROSE.findall(sample))
    # A superscript two or a dagger among other punctuation and currency signs proves nothing.
    return in_runs > 0.3 * accented or odd > 0.3 * (accented + 1) + 0.2 * len(_NOT_ASCII.findall(sample))


def _other(head: bytes, pieces: Pieces, declared: str) -> str:
    """The encoding that is declared, or that charset-normalizer finds, if all bytes fit it; else Windows-1252."""
    if _canonical(declared) not in ("utf-8", "ascii", "cp1252", "iso8859-1", "") and _fits(pieces, declared):
        return _canonical(declared)
    import charset_normalizer  # slow to import, seldom needed

    best = charset_normalizer.from_bytes(head[:100_000]).best()
    return best.encoding if best is not None and _fits(pieces, best.encoding) else "cp1252"


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    """Bytes that do not fit, as Windows-1252 has them, its five undefined ones as Latin-1 has them."""
    assert isinstance(error, UnicodeDecodeError)
    wrong = error.object[error.start : error.end]
    return "".join(_CP1252[byte] for byte in wrong), error.end


_FOREIGN: Final = "corpus_tools.windows_1252"
_CP1252: Final = [bytes([b]).decode("cp1252", errors="ignore") or chr(b) for b in range(256)]
codecs.register_error(_FOREIGN, _as_windows_1252)


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
