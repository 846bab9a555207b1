"""Text in the form of IRaMuTeQ and Alceste: articles opened by a line ``**** *name_value *name_value``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from corpus_tools.loading.entries import entry
from corpus_tools.loading.fields import field_of
from corpus_tools.loading.records import Change, Detected, Item, Problem, record_of
from corpus_tools.loading.sources import SourceFile

_OPENS: Final = re.compile(r"^(?:\*{4}|\d{4})((?:[ \t]+\*\S+)+)[ \t]*$", re.MULTILINE)


def read(found: Detected, source: SourceFile, text: str) -> Iterator[Item]:
    """A record for every ``****`` line; its variables give outlet, date and the like."""
    opened = list(_OPENS.finditer(text))
    for number, m in enumerate(opened):
        with entry(number + 1) as wrong:
            end = opened[number + 1].start() if number + 1 < len(opened) else len(text)
            body = text[m.end() : end].strip("\n")
            values: dict[str, str] = {}
            for variable in re.findall(r"\*(\S+)", m[1]):
                name, _, value = variable.partition("_")
                if (field := field_of(name)) and value:
                    values[field] = value
            # Themes (lines "-*theme") are marks of the analysis, not words of the article.
            body = re.sub(r"^-\*\S+[ \t]*\n?", "", body, flags=re.MULTILINE)
            if not body.strip():
                yield Problem(
                    "no_text",
                    f"article {number + 1} has no text",
                    "Skipped. Add its text below its line of asterisks.",
                    "error",
                    number,
                )
                continue
            record = record_of(body, "alceste", values)
            record.changes.append(Change("header", 0, 0, m[0], ""))
            yield record
        yield from wrong
