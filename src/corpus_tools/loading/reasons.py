"""Why a file or an entry cannot be read, in plain words; the library's own message comes last, for bug reports."""

from __future__ import annotations

import gzip
import json
import lzma
import zipfile
import zlib
from typing import Final
from xml.etree.ElementTree import ParseError

_DAMAGED: Final = (EOFError, zlib.error, zipfile.BadZipFile, lzma.LZMAError, gzip.BadGzipFile)
_LONGEST: Final = 120  # characters of a library's message, which may quote a whole article


def reason(error: Exception) -> str:
    """What is wrong with a file or entry, followed by the library's message in brackets.

    >>> reason(zipfile.BadZipFile("File is not a zip file"))
    'it is damaged or cut (details: BadZipFile: File is not a zip file)'
    >>> reason(json.JSONDecodeError("Expecting value", "[1,]", 3))
    'it breaks off or is wrong at line 1, column 4 (details: Expecting value)'
    """
    if isinstance(error, json.JSONDecodeError):
        return f"it breaks off or is wrong at line {error.lineno}, column {error.colno} (details: {error.msg})"
    if isinstance(error, ParseError):
        return _of_xml(error)
    return f"{_in_words(error)} {details(error)}"


def details(error: Exception) -> str:
    """The class of an exception and its message on one line, in brackets.

    >>> details(KeyError("w"))
    "(details: KeyError: 'w')"
    """
    said = " ".join(str(error).split())[:_LONGEST]
    return f"(details: {type(error).__name__}{': ' if said else ''}{said})"


def _of_xml(error: ParseError) -> str:
    what = str(error).split(": line ")[0]
    if what.startswith("refused"):
        return what
    line, column = getattr(error, "position", (0, 0))
    place = f" at line {line}, column {column + 1}" if line else ""
    return f"it breaks off or is wrong{place} (details: {what})"


def _in_words(error: Exception) -> str:
    if isinstance(error, _DAMAGED):
        return "it is damaged or cut"
    if isinstance(error, (UnicodeError, LookupError)) and not isinstance(error, (KeyError, IndexError)):
        return "its characters are in an encoding that cannot be read"
    if isinstance(error, KeyError):
        return "a part of it is missing"
    if isinstance(error, RecursionError):
        return "it is nested too deep"
    return "it is damaged, or unlike any that is known here"
