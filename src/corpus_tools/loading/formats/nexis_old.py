"""An article as the older Nexis wrote it: ``1 of 4 DOCUMENTS``, outlet, date, headline, ``LABEL:`` lines, text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from corpus_tools.loading.dates import read_date
from corpus_tools.loading.entries import entry
from corpus_tools.loading.formats.bylines import is_copyright, is_rights
from corpus_tools.loading.formats.nexis_labels import LABELS, OLD_LABEL, fill, is_edition
from corpus_tools.loading.records import Change, Item, Problem, Record

_OF: Final = r"(?:of|de|von|van|di|sur|uit|из)"
_DOCUMENTS: Final = r"(?:DOCUMENTS?|DOKUMENTEN?|DOCUMENTOS?|DOCUMENTI|DOCUMENTEN)"
COUNTER: Final = re.compile(
    rf"[ \t]*(?:(\d+)[ \t]+{_OF}[ \t]+(\d+)[ \t]+{_DOCUMENTS}|"
    rf"(?:Document|Dokument|Documento)[ \t]+(\d+)[ \t]+{_OF}[ \t]+(\d+))[ \t]*",
    re.IGNORECASE,
)
COVER: Final = re.compile(
    r"\s*(?:Download Request|Time Of Request|Send To|Terms|Source|Combined Source|Project ID|Print Request)\s*:"
)
_SORRY: Final = re.compile(r"we are sorry but there is an error in this document", re.IGNORECASE)
_WITH_TEXT: Final = frozenset({"GRAPHIC", "NOTES", "CORRECTION", "ILLUSTRATION", "ENCART"})
_UNKNOWN: Final = re.compile(r"[ \t]*[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ \-/]{2,30}:(?:[ \t\u00a0]|$)")
_HEAD_LABELS: Final = frozenset(label for label, field in LABELS.items() if field in ("author", "section", "words"))
_BEFORE_BODY: Final = _HEAD_LABELS | {"HIGHLIGHT", "DATELINE", "ENCART", "SERIES", "EDITION", "COLUMN"}


def counted(m: re.Match[str]) -> tuple[int, int]:
    """Number and total of a counter line."""
    return int(m[1] or m[3]), int(m[2] or m[4])


def read_articles(
    pieces: Sequence[tuple[int, int, list[str]]], form: str, *, has_counter: bool = True
) -> Iterator[Item]:
    """Records of articles given as (number, total, blocks), and what their counters promise but the file lacks.

    Number and total are 0 where an article has no counter.
    """
    # What most counters say: one with another total is a slip of the export.
    totals = Counter(total for _, total, _ in pieces if total)
    stated = max(totals, key=lambda total: (totals[total], total), default=0)
    read = refused = 0
    for place, (number, _, blocks) in enumerate(pieces, 1):
        with entry(place, "document") as wrong:
            if any(_SORRY.search(block) for block in blocks[:6]) or not any(block.strip() for block in blocks):
                refused += 1
                yield Problem(
                    "error_page",
                    f"document {number or place} is a Nexis error page, not an article",
                    "Skipped. Fetch this document again.",
                    "error",
                )
                continue
            record, is_closed = article(blocks, form)
            read += 1
            yield record
            if record.copyright and not is_copyright(record.copyright):
                yield Problem(
                    "odd_copyright",
                    f"article {place}: its copyright line is unusual: {record.copyright[:60]!r}",
                    "Taken for one because of the rights reserved below it, and left out of the text.",
                    position=read - 1,
                )
            if not is_closed:
                yield Problem(
                    "truncated",
                    f"article {place} is not closed: it ends without load date, language or copyright",
                    "Read as far as it goes. Export again.",
                    position=read - 1,
                )
        yield from wrong
    if not has_counter:
        yield Problem("no_counter", "no counter line ('1 of 1 DOCUMENTS')", "Read as one article.")
    elif stated and stated != read + refused:
        yield Problem(
            "count_mismatch",
            f"{stated - read - refused} of {stated} stated documents missing: the file holds {read + refused}",
            "The articles that are there were read. Fetch the other batches, or export again.",
        )


def article(blocks: Sequence[str], form: str) -> tuple[Record, bool]:
    """One article of blocks (stretches between empty lines), and whether its end is there."""
    record = Record("", form)
    blocks = [block for block in blocks if block.strip(" \t\n\xa0")]
    body_start = _head(record, blocks)
    body_end, is_closed = _tail(record, blocks, body_start)
    record.text = "\n\n".join(block.strip("\n") for block in blocks[body_start:body_end])
    return record, is_closed


def _head(record: Record, blocks: Sequence[str]) -> int:
    date_at = -1
    for i, block in enumerate(blocks[:8]):
        if OLD_LABEL.match(block) and _label(block) in LABELS:
            break
        first = block.strip().split("\n")[0]
        found = read_date(first)
        if found is not None and i > 0 and len(first) < 120 and found.precision != "year":
            date_at = i
            break
    labels = [i for i, b in enumerate(blocks) if _label(b) in _BEFORE_BODY]
    first_label = labels[0] if labels else len(blocks)
    if date_at < 0:
        record.outlet = _line(blocks[0]) if blocks and first_label > 0 else ""
        date_at = 0
    else:
        lines = [line for block in blocks[:date_at] for line in map(str.strip, block.split("\n")) if line]
        lines = [line for line in lines if not is_copyright(line) and not is_rights(line)]
        record.outlet = lines[0] if lines else ""
        edition = [line for line in lines[1:] if is_edition(line)]
        when = [line.strip(" \xa0") for line in blocks[date_at].strip().split("\n")]
        record.raw_date = when[0]
        if is_edition(when[0]) and (m := re.search(r",\s*([^,\d]*edition[^,]*)$", when[0], re.IGNORECASE)):
            edition.append(m[1].strip())
            record.raw_date = when[0][: m.start()]
        edition += [line for line in when[1:] if is_edition(line)]
        record.edition = "; ".join(line.strip(" ;") for line in edition)
    i = date_at + 1
    while i < len(blocks) and _label(blocks[i]) not in LABELS:
        line = _line(blocks[i])
        if is_edition(line) and blocks[i].startswith((" ", "\t")) and len(line) < 60:
            record.edition = record.edition or line
        elif is_copyright(line):
            record.copyright = record.copyright or line
        elif not record.title:
            if first_label > len(blocks) - 1 and len(line) > 200:
                return i
            record.title = line
        elif first_label >= len(blocks):
            return i
        i += 1
    end = i
    while i < len(blocks) and (label := _label(blocks[i])) in LABELS:
        if label not in _BEFORE_BODY:
            break
        value = blocks[i].split(":", 1)[1]
        if left := fill(record, label, " ".join(value.split())):
            record.changes.append(Change("left_out", 0, 0, f"{label}: {left}", ""))
        i += 1
        end = i
    return end


def _tail(record: Record, blocks: Sequence[str], start: int) -> tuple[int, bool]:
    """Where the body ends, and whether anything closes the article (load date, language, copyright …).

    The labels are read from the end upwards. Unknown ones, and the text of a correction or caption, belong to them
    only where a known label stands above.
    """
    end = len(blocks)
    is_closed = False
    waiting: list[str] = []
    has_text_waiting = False
    for i in range(len(blocks) - 1, start - 1, -1):
        block, label = blocks[i], _label(blocks[i])
        lines = block.strip().split("\n")
        if label in LABELS and label not in _HEAD_LABELS and (not has_text_waiting or label in _WITH_TEXT):
            value = " ".join(
                [*block.split(":", 1)[1].split(), *(w for text in reversed(waiting) for w in text.split())]
            )
            is_closed = is_closed or label not in _WITH_TEXT
            if left := fill(record, label, value if label in _WITH_TEXT else " ".join(block.split(":", 1)[1].split())):
                record.changes.append(Change("left_out", 0, 0, f"{label}: {left}", ""))
        elif is_copyright(block) and not waiting:
            record.copyright = record.copyright or _line(block)
            is_closed = True
        elif is_rights(lines[-1]) and len(lines) < 4 and not waiting:
            record.copyright = record.copyright or ("" if is_rights(block) else _line(block))
            is_closed = True
        elif len(waiting) < 3 and (is_closed or _UNKNOWN.match(block)):
            waiting.append(block)
            has_text_waiting = has_text_waiting or _UNKNOWN.match(block) is None
            continue
        else:
            break
        waiting, has_text_waiting, end = [], False, i
    return end, is_closed


def _label(block: str) -> str:
    m = OLD_LABEL.match(block)
    return m[1] if m else ""


def _line(block: str) -> str:
    return " ".join(block.split())
