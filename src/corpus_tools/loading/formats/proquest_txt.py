"""ProQuest exports as plain text: articles between long lines of underscores, ``Label: value`` paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from corpus_tools.loading.entries import entry
from corpus_tools.loading.formats import proquest
from corpus_tools.loading.large import LargeText, parts_between
from corpus_tools.loading.records import Detected, Item, Problem
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
_BELONGS_TO_LABEL: Final = re.compile(r"https?://|\(?(?:c\)|copyright\b)|©", re.IGNORECASE)
_LABEL: Final = re.compile(r"([A-Z][A-Za-z /()\-]{2,34}):[ \t]*(.*)", re.DOTALL)
_UNKNOWN: Final = re.compile(r"[A-Z][a-z]+(?: ?[/&]? ?[a-z]+){0,3}:[ \t]\S[^\n]{0,300}$")


def looks_like(text: str) -> bool:
    """Whether a text is such an export."""
    return _RULE.search(text[:5000]) is not None and _SIGN.search(text) is not None


def read(found: Detected, source: SourceFile, text: str) -> Iterator[Item]:
    """A record for every part that has labels; the report's head and foot are left out."""
    yield from _articles(_RULE.split(text))


def read_large(found: Detected, source: SourceFile, text: LargeText) -> Iterator[Item]:
    """As :func:`read`, an article at a time."""
    yield from _articles(parts_between(text.lines(), _RULE))


def _articles(parts: Iterable[str]) -> Iterator[Item]:
    total = 0
    number = 0
    is_closed = True
    for part in parts:
        with entry(number + 1) as wrong:
            part = part.strip("\n")
            if not part.strip() or _FURNITURE.match(part):
                is_closed = True
                continue
            is_closed = False
            if counter := _COUNTER.match(part):
                total = max(total, int(counter[2]))
                part = part[counter.end() :]
            title, fields = _fields(part)
            if not fields and not counter:
                continue
            number += 1
            record = proquest.record_from(fields, title, "proquest_txt")
            yield record
            yield from proquest.lacking(record, number, fields)
        yield from wrong
    yield from _whole(number, total, is_closed)


def _whole(number: int, total: int, is_closed: bool) -> Iterator[Problem]:
    if number and not is_closed:
        yield Problem(
            "truncated",
            f"the report has no end: nothing closes article {number}",
            "Read as far as it goes. Was the file cut? Export again.",
            position=number - 1,
        )
    if total and total != number:
        yield Problem(
            "count_mismatch",
            f"states {total} documents, but holds {number}",
            "The articles that are there were read. Export again.",
            "error" if number < total else "warning",
        )


def _fields(part: str) -> tuple[str, dict[str, str]]:
    """Headline, and the value of each label."""
    blocks = [block.strip() for block in re.split(r"\n[ \t]*\n", part.strip()) if block.strip()]
    blocks = [piece for block in blocks for piece in _unjoined(block)]
    labels = [_label(block) for block in blocks]
    fields: dict[str, str] = {}
    if "full text" in labels:
        start = labels.index("full text")
        end = _tail_start(blocks, labels, start + 1)
        body = [_value(blocks[start]), *blocks[start + 1 : end]]
        fields["full text"] = "\n\n".join(filter(None, body))
        blocks, labels = blocks[:start] + blocks[end:], labels[:start] + labels[end:]
    return _title_and_values(blocks, labels, fields), fields


def _title_and_values(blocks: Sequence[str], labels: Sequence[str], fields: dict[str, str]) -> str:
    """Fill the values of labels; returns the headline, which comes before the first of them."""
    title = ""
    has_label = False
    for block, label in zip(blocks, labels, strict=True):
        if label:
            has_label = True
            fields.setdefault(label, _value(block))
        elif not title and not has_label:
            title = " ".join(block.split())
        elif re.match(r"https?://", block):
            fields.setdefault("document link", block)
    return title


def _value(block: str) -> str:
    """What comes after a label."""
    return block.split(":", 1)[1].strip()


def _unjoined(block: str) -> list[str]:
    """A block whose last lines are labels, without an empty line between: each line its own block."""
    lines = block.split("\n")
    end = len(lines)
    while end > 1 and _label(lines[end - 1]):
        end -= 1
    if len(lines) - end < 2 or _label(lines[end]) == "full text":
        return [block]
    return ["\n".join(lines[:end]), *lines[end:]]


def _label(block: str) -> str:
    m = _LABEL.match(block)
    return proquest.label_of(m[1]) if m else ""


def _tail_start(blocks: list[str], labels: list[str], start: int) -> int:
    """Where the labels after the text begin, read from the end: the text may hold a "Location: …" of its own.

    A label that is not known counts as one where a known one is above it.
    """
    end = len(blocks)
    for i in range(len(blocks) - 1, start - 1, -1):
        if labels[i]:
            end = i
        elif not _BELONGS_TO_LABEL.match(blocks[i]) and not _UNKNOWN.match(blocks[i]):
            break
    return end
