"""Texts that are no articles and are refused by name: subtitles, annotated corpora, transcripts of sound."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from corpus_tools.loading.records import Detected, Item, Problem
from corpus_tools.loading.sources import SourceFile

_PLAIN: Final = "Skipped. Export the text alone, one article a file, with title, outlet and date."
# What a text begins with, what it is, and what to do.
_KINDS: Final = (
    (r"\d+[ \t]*\n\d{1,2}:\d{2}:\d{2}[,.]\d{1,3}[ \t]*-->", "subtitles (SubRip)"),
    (r"WEBVTT\b", "subtitles (WebVTT)"),
    (r"\[Script Info\]", "subtitles (SubStation Alpha)"),
    (r"\d{1,2}:\d{2}:\d{2}[.,]\d{3},\d{1,2}:\d{2}:\d{2}[.,]\d{3}[ \t]*\n", "subtitles (SBV)"),
    (r"\{\d+\}\{\d+\}", "subtitles (MicroDVD)"),
    (r"(?:<\?xml[^>]*>\s*)?<(?:\w+:)?tt[\s>]", "subtitles (TTML)"),
    (r"(?:#[^\n]*\n)*1(?:-\d+)?\t\S+(?:\t[^\t\n]*){8}\n", "an annotated text (CoNLL-U)"),
    (r"# (?:sent_id|newdoc|newpar|global\.columns)\b", "an annotated text (CoNLL-U)"),
    (r"-DOCSTART-", "an annotated text (CoNLL-2003)"),
    (r"#FORMAT=WebAnno", "an annotated text (WebAnno)"),
    (r"T\d+\t\w+ \d+ \d+(?:;\d+ \d+)*\t", "annotations without their text (brat)"),
    (r"(?:<\?xml[^>]*>\s*)?<xmi:XMI\b", "an annotated text (UIMA XMI)"),
    (r"(?:<\?xml[^>]*>\s*)?<(?:NAF|FoLiA|GateDocument|corpus|TEI|teiCorpus)[\s>]", "an annotated text (XML)"),
    (r"<(?:text|doc|s)\b[^>\n]*>\n(?:<[^\n]*>\n)*[^\s<]+\t\S+", "an annotated text (vertical file)"),
    (
        r"(?:\s|--[^\n]*\n|/\*.*?\*/;?)*(?:SET [\w@]|DROP TABLE|CREATE (?:TABLE|DATABASE)|INSERT INTO|"
        r"BEGIN TRANSACTION|PRAGMA )[^\n]*[;(]",
        "a dump of a database (SQL)",
    ),
    (r"\[InternetShortcut\]|\[Desktop Entry\]", "a shortcut to a page, not the page"),
    (r"(?:<\?xml[^>]*>\s*)?<!DOCTYPE plist", "a shortcut or a list of properties, not a page"),
    (r"File type = \"ooTextFile\"", "annotations of sound (Praat TextGrid)"),
    (r"@(?:UTF8|Begin)\b", "a transcript with codes (CHAT)"),
)
_TABLE: Final = "Skipped. Export the table of the articles as CSV."
_SHORTCUT: Final = "Skipped. Open it in a browser and save the page itself."
_PATTERNS: Final = tuple((re.compile(pattern, re.DOTALL if "SQL" in what else 0), what) for pattern, what in _KINDS)
# Two columns or more, word and label, line after line.
_COLUMNS: Final = re.compile(r"(?:[^\s\t]+\t[A-Z][A-Z0-9_\-]{0,8}(?:\t\S+)*\n){5}")


def kind_of(start: str) -> str:
    """What a text is that is no article, by its beginning; empty for any other."""
    found = next((what for pattern, what in _PATTERNS if pattern.match(start)), "")
    return found or ("an annotated text (a word and its labels a line)" if _COLUMNS.match(start) else "")


def read(found: Detected, source: SourceFile, text: str) -> Iterator[Item]:
    """A problem with the reason why the file is not read."""
    action = _TABLE if "SQL" in found.declared else _SHORTCUT if "shortcut" in found.declared else _PLAIN
    yield Problem("unsupported", f"is {found.declared}", action, "error")
