"""Markdown as plain text: what a reader of the rendered page sees, without the markup."""

from __future__ import annotations

import re
from typing import Final

_IMAGE: Final = re.compile(r"!\[(?P<words>[^\]\n]*)\]\([^()\s]*(?:\s+\"[^\"\n]*\")?\)")
_LINK: Final = re.compile(r"\[(?P<words>[^\[\]\n]+)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"\n]*\")?\)")
_HEADING: Final = re.compile(r"^#{1,6}[ \t]+(?P<words>.+?)[ \t]*#*$", re.MULTILINE)
_UNDERLINE: Final = re.compile(r"(?<=\S)\n(?:={3,}|-{3,})[ \t]*$", re.MULTILINE)
_RULE: Final = re.compile(r"^[ \t]*(?:\*[ \t]*){3,}$|^[ \t]*(?:-[ \t]*){3,}$|^[ \t]*(?:_[ \t]*){3,}$", re.MULTILINE)
_QUOTE: Final = re.compile(r"^[ \t]{0,3}>[ \t]?", re.MULTILINE)
_STRONG: Final = re.compile(r"(?<![\w*])(\*{1,3})(?=\S)(?P<words>[^*\n]+?)(?<=\S)\1(?![\w*])")
_LOW_LINES: Final = re.compile(r"(?<![\w_])(_{1,3})(?=\S)(?P<words>[^_\n]+?)(?<=\S)\1(?![\w_])")
_ESCAPED: Final = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>|])")


def plain_text(text: str, title: str = "") -> tuple[str, list[str]]:
    r"""The text without markup, and what was left out: image texts, rules, and a heading that repeats the title.

    >>> plain_text("# Depot\n\nIt *will* be [sold](https://elm.example), **she** said.", "Depot")
    ('It will be sold, she said.', ['# Depot'])
    """
    left: list[str] = []

    def leave_out(m: re.Match[str]) -> str:
        left.append(m[0].strip())
        return ""

    def heading(m: re.Match[str]) -> str:
        return leave_out(m) if m["words"].strip() == title.strip() else m["words"]

    for pattern, put in (
        (_IMAGE, leave_out),
        (_LINK, r"\g<words>"),
        (_HEADING, heading),
        (_UNDERLINE, ""),
        (_RULE, leave_out),
        (_QUOTE, ""),
        (_STRONG, r"\g<words>"),
        (_LOW_LINES, r"\g<words>"),
        (_ESCAPED, r"\1"),
    ):
        text = pattern.sub(put, text)
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n"), left
