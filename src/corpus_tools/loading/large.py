"""Large text files, read a piece at a time: memory follows their longest line or record, not the file.

Only what is UTF-8 throughout is read so; any other file is read whole, because how its bytes are to be understood
follows from all of them.
"""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from corpus_tools.loading.decoding import is_plain_utf8
from corpus_tools.loading.records import Change
from corpus_tools.loading.sources import SourceFile

LARGE_BYTES: Final = 4_000_000
_PIECE: Final = 1_000_000


@dataclass(slots=True)
class LargeText:
    """A file of UTF-8: its beginning, what was changed in reading it, and its lines or pieces as often as asked for.

    ``has_other_ends``: it holds line ends that are neither carriage returns nor ``\\n`` (U+0085, U+2028, U+2029).
    """

    source: SourceFile
    head: str
    longest_line: int
    has_other_ends: bool = False
    changes: list[Change] = field(default_factory=list)
    line_ends: Change | None = None

    def lines(self) -> Iterator[str]:
        """The lines with their ends, which are all ``\\n``. Raises OSError."""
        with io.TextIOWrapper(self.source.open(), encoding="utf-8-sig") as stream:
            yield from stream

    def pieces(self) -> Iterator[str]:
        """The text in pieces of a million characters. Raises OSError."""
        with io.TextIOWrapper(self.source.open(), encoding="utf-8-sig") as stream:
            while piece := stream.read(_PIECE):
                yield piece


def large_text(source: SourceFile) -> LargeText | None:
    """A file of more than :data:`LARGE_BYTES` that is UTF-8 throughout; None for any other. Raises OSError."""
    head = source.head(_PIECE) if source.size > LARGE_BYTES else b""
    if not head or not is_plain_utf8(head):
        return None
    counts = _Counts()
    try:
        with source.open() as stream:
            while piece := stream.read(_PIECE):
                counts.add(piece)
        counts.end()
    except UnicodeDecodeError:
        return None
    text = head.decode("utf-8-sig", "ignore").replace("\r\n", "\n").replace("\r", "\n")
    has_mark = head.startswith(codecs.BOM_UTF8)
    changes = [Change("encoding", 0, 0, "utf-8 with byte-order mark", "text")] if has_mark else []
    return LargeText(source, text, counts.longest, counts.has_other_ends, changes, counts.line_ends())


def parts_between(lines: Iterable[str], divider: re.Pattern[str]) -> Iterator[str]:
    """The text between lines that fit a pattern (which does not match the line end), one part at a time.

    >>> list(parts_between(["a\\n", "--\\n", "b\\n", "c"], re.compile("--$", re.MULTILINE)))
    ['a\\n', '\\nb\\nc']
    """
    part: list[str] = []
    for line in lines:
        if (m := divider.match(line)) is not None:
            yield "".join(part)
            part = [line[m.end() :]]
        else:
            part.append(line)
    yield "".join(part)


class _Counts:
    """Line ends and the longest line (in bytes) of a file, piece by piece. Raises UnicodeDecodeError."""

    def __init__(self) -> None:
        self.longest = 0
        self._returns = self._pairs = self._line = 0
        self.has_other_ends = False
        self._before = b""
        self._decoder = codecs.getincrementaldecoder("utf-8")()

    def add(self, piece: bytes) -> None:
        text = self._decoder.decode(piece)
        self.has_other_ends = self.has_other_ends or any(char in text for char in "\x85\u2028\u2029")
        self._returns += piece.count(b"\r")
        self._pairs += piece.count(b"\r\n") + (self._before == b"\r" and piece[:1] == b"\n")
        self._before = piece[-1:]
        lines = piece.split(b"\n")
        self._line += len(lines[0])
        if len(lines) > 1:
            self.longest = max(self.longest, self._line, *map(len, lines[1:-1]))
            self._line = len(lines[-1])

    def end(self) -> None:
        """After the last piece."""
        self._decoder.decode(b"", True)
        self.longest = max(self.longest, self._line)

    def line_ends(self) -> Change | None:
        """The row that counts the line ends that are not ``\\n``."""
        kinds = [r"\r"] if self._returns > self._pairs else []
        kinds += [r"\r\n"] if self._pairs else []
        return Change("line_ends", 0, 0, f"{self._returns} x {', '.join(kinds)}", "\\n") if kinds else None
