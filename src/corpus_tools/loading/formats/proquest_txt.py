"""ProQuest exports as plain text: articles between long lines of underscores, ``Label: value`` paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from corpus_tools.loading.detect import Detected
from corpus_tools.loading.formats import proquest
from corpus_tools.loading.records import Item, Problem
from corpus_tools.loading.sources import SourceFile

_RULE: Final = re.compile(r"^_{20,}[ \t]*$", re.MULTILINE)
_COUNTER: Final = re.compile(r"\s*Document\s+(\d+)\s+of\s+(\d+)\s*$", re.MULTILINE)
_SIGN: Final = re.compile(
    r"^(?:Report Information from ProQuest|ProQuest document ID:|Publication info:|Document \d+ of \d+[ \t]*$)",
    re.MULTILINE,
)
_FURNITURE: Final = re.compile(
    r"\s*(?:Report Information from ProQuest|Contact us at:|Copyright\s*(?:©|\(c\))?\s*\d{4}\s*ProQuest|"
    r"Terms and Conditions:|Table of contents|Bibliography|Citation style:)"
)
_LABEL: Final = re.compile(r"([A-Z][A-Za-z /]{2,30}):[ \t]*(.*)", re.DOTALL)


def looks_like(text: str) -> bool:
    """Whether a text is such an export."""
    return _RULE.search(text[:5000]) is not None and _SIGN.search(text) is not None


def read(found: Detected, source: SourceFile, text: str) -> Iterator[Item]:
    """A record for every part that has labels; the report's head and foot are left out."""
    total = 0
    number = 0
    for part in _RULE.split(text):
        part = part.strip("\n")
        if not part.strip() or _FURNITURE.match(part):
            continue
        if counter := _COUNTER.match(part):
            total = max(total, int(counter[2]))
            part = part[counter.end() :]
        title, fields = _fields(part)
        if not fields and not counter:
            continue
        number += 1
        record = proquest.record_from(fields, title, "proquest_txt")
        yield record
        yield from proquest.lacking(record, number)
    if total and total != number:
        yield Problem(
            "count_mismatch",
            f"states {total} documents, but holds {number}",
            "The articles that are there were read. Export again.",
            "error" if number < total else "warning",
        )


def _fields(part: str) -> tuple[str, dict[str, str]]:
    """Headline, and the value of each label; the text runs until the next known label."""
    fields: dict[str, str] = {}
    title = ""
    label = ""
    for block in re.split(r"\n[ \t]*\n", part.strip()):
        block = block.strip()
        if not block:
            continue
        m = _LABEL.match(block)
        found = proquest.label_of(m[1]) if m else ""
        if m and found:
            label = found
            fields.setdefault(label, m[2].strip())
        elif not title and not fields:
            title = " ".join(block.split())
        elif label == "full text":
            fields["full text"] += "\n\n" + block
        elif re.match(r"https?://", block):
            fields.setdefault("document link", block)
    return title, fields
