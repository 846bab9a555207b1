"""Large text files, read piece by piece: memory depends on the longest line or record, not on the file's size.

The file is read twice before that: for its encoding, which depends on all of its bytes, and for its line ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from corpus_tools.loading.decoding import Encoding, encoding_of
from corpus_tools.loading.records import Change, Problem
from corpus_tools.loading.sources import SourceFile

LARGE_BYTES: Final = 4_000_000
_PIECE: Final = 1_000_000


@dataclass(slots=True)
class LargeText:
    """A text file: its beginning, its encoding, and its lines or pieces, which can be read repeatedly.

    ``has_other_ends``: it holds line ends that are neither carriage returns nor ``\\n`` (U+0085, U+2028, U+2029).
    """

    source: SourceFile
    encoding: Encoding
    head: str
    longest_line: int
    has_other_ends: bool = False
    line_ends: Change | None = None

    def lines(self) -> Iterator[str]:
        """The lines with their ends, which are all ``\\n``. Raises OSError."""
        with self.encoding.text(self.source.open()) as stream:
            yield from stream

    def pieces(self) -> Iterator[str]:
        """The text in pieces of a million characters. Raises OSError."""
        with self.encoding.text(self.source.open()) as stream:
            while piece := stream.read(_PIECE):
                yield piece


def large_text(source: SourceFile, declared: str = "") -> LargeText | None:
    """A text file of more than :data:`LARGE_BYTES`; None for any other file. Raises OSError."""
    if source.size <= LARGE_BYTES:
        return None
    encoding = encoding_of(lambda: _bytes_of(source), declared)
    if isinstance(encoding, Problem):
        return None
    head, counts = "", _Counts()
    decoder = encoding.decoder()
    for number, piece in enumerate(_bytes_of(source)):
        text = decoder.decode(piece[encoding.mark :] if not number else piece)
        head = head if number else text.replace("\r\n", "\n").replace("\r", "\n")
        counts.add(text)
    counts.end(decoder.decode(b"", True))
    return LargeText(source, encoding, head, counts.longest, counts.has_other_ends, counts.line_ends())


def _bytes_of(source: SourceFile) -> Iterator[bytes]:
    with source.open() as stream:
        while piece := stream.read(_PIECE):
            yield piece


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
    """Counts line ends and the longest line (in characters) of a text, piece by piece."""

    def __init__(self) -> None:
        self.longest = 0
        self._returns = self._pairs = self._line = 0
        self.has_other_ends = False
        self._before = ""

    def add(self, piece: str) -> None:
        self.has_other_ends = self.has_other_ends or any(char in piece for char in "\x85\u2028\u2029")
        self._returns += piece.count("\r")
        self._pairs += piece.count("\r\n") + (self._before == "\r" and piece[:1] == "\n")
        self._before = piece[-1:]
        lines = piece.split("\n")
        self._line += len(lines[0])
        if len(lines) > 1:
            self.longest = max(self.longest, self._line, *map(len, lines[1:-1]))
            self._line = len(lines[-1])

    def end(self, piece: str) -> None:
        """Count the last piece."""
        self.add(piece)
        self.longest = max(self.longest, self._line)

    def line_ends(self) -> Change | None:
        """The row that counts the line ends that are not ``\\n``."""
        kinds = [r"\r"] if self._returns > self._pairs else []
        kinds += [r"\r\n"] if self._pairs else []
        return Change("line_ends", 0, 0, f"{self._returns} x {', '.join(kinds)}", "\\n") if kinds else None
