"""An article as the older Nexis wrote it: ``1 of 4 DOCUMENTS``, outlet, date, headline, ``LABEL:`` lines, text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from corpus_tools.loading.dates import read_date
from corpus_tools.loading.entries import entry
from corpus_tools.loading.formats.bylines import is_copyright, is_rights
from corpus_tools.loading.formats.nexis_labels import BROADCAST, LABELS, OLD_LABEL, fill, is_edition, split_date
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
_BEFORE_BODY: Final = (
    _HEAD_LABELS | {"HIGHLIGHT", "DATELINE", "ENCART", "SERIES", "EDITION", "COLUMN", "HEADLINE"} | BROADCAST
)


Piece = tuple[int, int, list[str]]  # number and total (0 without a counter), and blocks between empty lines


def counted(m: re.Match[str]) -> tuple[int, int]:
    """Number and total of a counter line."""
    return int(m[1] or m[3]), int(m[2] or m[4])


def read_articles(pieces: Iterable[Piece], form: str, *, has_counter: bool = True) -> Iterator[Item]:
    """Records of articles given as (number, total, blocks), and what their counters promise but the file lacks.

    Number and total are 0 where an article has no counter.
    """
    read = 0
    counters: list[tuple[int, int]] = []
    for place, (number, total, blocks) in enumerate(pieces, 1):
        counters.append((number, total))
        with entry(place, "document") as wrong:
            if _is_error_page(blocks):
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
            yield from _doubts(record, place, read - 1, is_closed=is_closed)
        yield from wrong
    if not has_counter:
        yield Problem("no_counter", "no counter line ('1 of 1 DOCUMENTS')", "Read as one article.")
        return
    for stated, held in _searches(counters):
        if stated > held:
            yield Problem(
                "count_mismatch",
                f"{stated - held} of {stated} stated documents missing: the file holds {held}",
                "The articles that are there were read. Fetch the other batches, or export again.",
            )


def _is_error_page(blocks: Sequence[str]) -> bool:
    return any(map(_SORRY.search, blocks[:6])) or not any(map(str.strip, blocks))


def _doubts(record: Record, place: int, position: int, *, is_closed: bool) -> Iterator[Problem]:
    """Rows for a copyright line that is none by its words, and for an article without an end."""
    if record.copyright and not is_copyright(record.copyright):
        yield Problem(
            "odd_copyright",
            f"article {place}: its copyright line is unusual: {record.copyright[:60]!r}",
            "Taken for one because of the rights reserved below it, and left out of the text.",
            position=position,
        )
    if not is_closed:
        yield Problem(
            "truncated",
            f"article {place} is not closed: it ends without load date, language or copyright",
            "Read as far as it goes. Export again.",
            position=position,
        )


def _searches(counters: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """For each search in a file: how many documents its counters state, and how many are there.

    Another search begins where the numbers begin again; a total that differs within one is a slip of the export.
    """
    runs: list[list[tuple[int, int]]] = []
    before = 0
    for number, total in counters:
        if not runs or (number and number <= before):
            runs.append([])
        runs[-1].append((number, total))
        before = number or before
    for run in runs:
        totals = Counter(total for _, total in run if total)
        yield max(totals, key=lambda total: (totals[total], total), default=0), len(run)


def article(blocks: Sequence[str], form: str) -> tuple[Record, bool]:
    """One article from its blocks (text between empty lines), and whether its end was found."""
    record = Record("", form)
    blocks = _with_values([block for block in blocks if block.strip(" \t\n\xa0")])
    body_start = _head(record, blocks)
    body_end, is_closed = _tail(record, blocks, body_start)
    body = [block.strip("\n").lstrip(" \t") for block in blocks[body_start:body_end]]
    # A label without a value that the text begins with.
    record.text = re.sub(r"\A[ \t]*BODY:[ \t]*\n?", "", "\n\n".join(body)).lstrip("\n")
    return record, is_closed


def _with_values(blocks: Sequence[str]) -> list[str]:
    """The blocks; a label alone in its block is joined with the short block before the next label, its value."""
    out: list[str] = []
    for at, block in enumerate(blocks):
        before, behind = out[-1] if out else "", blocks[at + 1] if at + 1 < len(blocks) else ""
        is_alone = before.rstrip().endswith(":") and _label(before) in _HEAD_LABELS and len(before.split()) == 1
        if is_alone and not _label(block) and len(block) < 120 and _label(behind) in _BEFORE_BODY:
            out[-1] = f"{before.rstrip()} {block.strip()}"
        else:
            out.append(block)
    return out


def _head(record: Record, blocks: Sequence[str]) -> int:
    """Fill what is above the text; returns the block on which the text begins.

    Newspapers have outlet, date, headline, labels; agencies outlet, headline, date, and the labels below the text.
    """
    date_at = _date_block(blocks)
    after_date = range(max(1, date_at + 1), len(blocks))
    labels = [i for i in after_date if _label(blocks[i]) in _BEFORE_BODY and _is_head(blocks, i)]
    is_agency = not labels or _is_all_labels(blocks[labels[0] :])
    if date_at >= 0:
        _above_date(record, blocks[:date_at], is_agency)
        _date_lines(record, blocks[date_at].strip().split("\n"))
    else:
        record.outlet = _line(blocks[0]) if blocks and _label(blocks[0]) not in _BEFORE_BODY else ""
    start = max(date_at, 0) + 1
    if is_agency:
        return _unlabelled_start(record, blocks, start)
    zone = _last_zone(blocks, labels)
    for i in range(start, zone):
        if _label(blocks[i]) in _BEFORE_BODY:
            _take_labels(record, blocks[i : i + 1], 0)
        else:
            _between(record, blocks[i])
    return _take_labels(record, blocks, zone)


def _last_zone(blocks: Sequence[str], labels: Sequence[int]) -> int:
    """The label after which the text begins: "SHOW: …" may be above the headline, which has no label."""
    zone = labels[0]
    for i in labels[1:]:
        if i - zone == 1 or (i - zone == 2 and len(blocks[i - 1]) < 200):
            zone = i
    return zone


def _date_block(blocks: Sequence[str]) -> int:
    """The block among the first that is a date; -1 if there is none."""
    for i, block in enumerate(blocks[:9]):
        if _label(block) in LABELS:
            return -1
        if i > 0 and _opens_with_date(block):
            return i
    return -1


def _opens_with_date(block: str) -> bool:
    first = block.strip().split("\n")[0]
    if _label(block) in BROADCAST or len(first) >= 120 or is_copyright(block):
        return False
    found = read_date(first)
    return found is not None and found.precision != "year"


def _above_date(record: Record, blocks: Sequence[str], is_agency: bool) -> None:
    """Outlet, edition, and the headline where it is above the date, at the left margin.

    HTML and RTF have no margin: there ``is_agency`` (no labels above the text) says that it is the headline.
    """
    record.copyright = next((_copyright_of(block) for block in blocks if is_copyright(block)), "")
    kept = [block for whole in blocks if (block := _without_rights(whole))]
    lines: list[str] = []
    for place, block in enumerate(kept):
        if _label(block) in BROADCAST:
            _leave_out(record, _line(block))
        elif place and not record.title and _is_headline(block, kept[0], is_agency):
            record.title = _line(block)
        else:
            lines += _lines_of(block)
    record.outlet = next(iter(lines), "")
    record.edition = "; ".join(line.strip(" ;") for line in lines[1:] if is_edition(line))
    for line in lines[1:]:
        if not is_edition(line):
            _leave_out(record, line)


def _copyright_of(block: str) -> str:
    """The copyright notice that a block begins with."""
    return _line(block[: len(block) - len(_without_rights(block))])


def _without_rights(block: str) -> str:
    """What a block says beside copyright and rights; a copyright line ends where the rights are reserved."""
    if not is_copyright(block):
        return "" if is_rights(block) else block
    lines = block.split("\n")
    behind = next((i + 1 for i, line in enumerate(lines) if is_rights(line.strip())), len(lines))
    return "\n".join(lines[behind:])


def _lines_of(block: str) -> list[str]:
    """The lines of a block, without those that only reserve rights."""
    return [line for line in map(str.strip, block.split("\n")) if line and not is_rights(line)]


def _is_headline(block: str, outlet: str, is_agency: bool) -> bool:
    """Whether a block is no edition and begins at the left margin, where the outlet's name is centred."""
    is_centred = outlet[:1] in " \t"
    return block[:1] not in " \t" and (is_centred or is_agency) and not is_edition(_line(block))


def _leave_out(record: Record, text: str) -> None:
    record.changes.append(Change("left_out", 0, 0, text, ""))


def _date_lines(record: Record, lines: Sequence[str]) -> None:
    """The date, with its edition and with a time on a line of its own."""
    first = lines[0].strip(" \xa0")
    date, edition = split_date(first)
    record.raw_date = date or first
    editions = [record.edition, edition]
    for line in (line.strip(" \xa0") for line in lines[1:]):
        found = read_date(f"{record.raw_date} {line}")
        if is_edition(line) or (editions[-1] or "").endswith(";"):
            editions.append(line)
        elif found is not None and found.precision == "second" and len(found.rest) <= 2:
            record.raw_date += f" {line}"
        elif line:
            _leave_out(record, line)
    record.edition = "; ".join(line.strip(" ;") for line in editions if line)


def _is_head(blocks: Sequence[str], i: int) -> bool:
    """Whether a label may be above a text: those of broadcasts are short, a speaker's words are not."""
    if _label(blocks[i]) not in BROADCAST:
        return True
    return len(blocks[i]) < 160 and not blocks[i].rstrip().endswith((".", "!", "?"))


def _is_all_labels(blocks: Sequence[str]) -> bool:
    """Whether nothing but labels and copyright follows: the labels are below the text, not above it."""
    return all(_label(b) in LABELS or is_copyright(b) or is_rights(b.strip().split("\n")[-1]) for b in blocks)


def _unlabelled_start(record: Record, blocks: Sequence[str], start: int) -> int:
    """Where a text without labels above it begins; a short first block is the headline if none was found."""
    i = start
    while i < len(blocks) and (is_copyright(blocks[i]) or _is_edition_line(blocks[i])):
        _between(record, blocks[i])
        i += 1
    if not record.title and i < len(blocks) and _label(blocks[i]) not in LABELS and len(_line(blocks[i])) <= 200:
        record.title = _line(blocks[i])
        i += 1
    return i


def _is_edition_line(block: str) -> bool:
    line = _line(block)
    return is_edition(line) and block.startswith((" ", "\t")) and len(line) < 60


def _between(record: Record, block: str) -> None:
    """A block between date and labels: edition, copyright, headline, or a line below the headline."""
    line = _line(block)
    if _is_edition_line(block):
        record.edition = record.edition or line
    elif is_copyright(line):
        record.copyright = record.copyright or line
    elif _label(block) not in BROADCAST and not record.title:
        record.title = line
    else:
        _leave_out(record, line)


def _take_labels(record: Record, blocks: Sequence[str], i: int) -> int:
    """Fill the labels above the text from block ``i`` on; returns the block after them."""
    while i < len(blocks) and (label := _label(blocks[i])) in _BEFORE_BODY and _is_head(blocks, i):
        value = " ".join(blocks[i].split(":", 1)[1].split())
        left = value if label in BROADCAST else fill(record, label, value)
        if label == "HEADLINE":
            record.title, left = record.title or value, ""
        if left:
            record.changes.append(Change("left_out", 0, 0, f"{label}: {left}", ""))
        i += 1
    return i


def _tail(record: Record, blocks: Sequence[str], start: int) -> tuple[int, bool]:
    """Where the body ends, and whether anything closes the article (load date, language, copyright …).

    The labels are read from the end upwards. Unknown ones, and the text of a correction or caption, belong to them
    only where a known label is above.
    """
    end = len(blocks)
    is_closed = False
    waiting: list[str] = []
    for i in range(len(blocks) - 1, start - 1, -1):
        block, label = blocks[i], _label(blocks[i])
        if label in LABELS and (label in _WITH_TEXT or all(map(_UNKNOWN.match, waiting))):
            _fill_tail(record, label, block, waiting)
            is_closed = is_closed or label not in _WITH_TEXT
        elif not waiting and (line := _rights_line(block)) is not None:
            record.copyright = record.copyright or line
            is_closed = True
        elif len(waiting) < 3 and (is_closed or _UNKNOWN.match(block)):
            waiting.append(block)
            continue
        else:
            break
        waiting, end = [], i
    return end, is_closed


def _fill_tail(record: Record, label: str, block: str, waiting: Sequence[str]) -> None:
    value = " ".join(block.split(":", 1)[1].split())
    if label in _WITH_TEXT:
        value = " ".join([value, *(word for text in reversed(waiting) for word in text.split())])
    if left := fill(record, label, value):
        record.changes.append(Change("left_out", 0, 0, f"{label}: {left}", ""))


def _rights_line(block: str) -> str | None:
    """The copyright line that a block is, empty where it only reserves rights; None where it is neither."""
    lines = block.strip().split("\n")
    if is_copyright(block):
        return _line(block)
    if is_rights(lines[-1]) and len(lines) < 4:
        return "" if is_rights(block) else _line(block)
    return None


def _label(block: str) -> str:
    m = OLD_LABEL.match(block)
    return m[1] if m else ""


def _line(block: str) -> str:
    return " ".join(block.split())
