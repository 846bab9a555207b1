"""A text file that opens with its metadata: a block of ``Name: value`` lines, or front matter between ``---``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from corpus_tools.loading.dates import read_date
from corpus_tools.loading.entries import entry
from corpus_tools.loading.fields import field_of
from corpus_tools.loading.formats import markdown
from corpus_tools.loading.records import Change, Detected, Item, Problem, Record, record_of
from corpus_tools.loading.sources import SourceFile

_LINE: Final = re.compile(r"[ \t]*([^\W\d_][\w \-]{0,30}?(?:\(s\))?)[ \t]*:[ \t]*(.*)")
# "Quay Mirror (Ness, UK). (Apr. 7, 2031): p5": outlet and date as periodical databases write them.
_DATED_OUTLET: Final = re.compile(r"(?P<outlet>[^()]+?)(?:\s*\([^()]*\))?[.,;]?\s*\((?P<date>[^()]*\d{4})\).*")
# "Le Quai vom 07.04.2031, Seite 5", "Quay Mirror, 07/14/2031".
_OUTLET_AND_DATE: Final = re.compile(
    r"(?P<outlet>.+?)(?:[,;]|\s+(?:vom|du|del|van)\b|\s+[-–—|·])\s+(?P<date>[^,;|]*\d{4}|[^,;|]+,\s*\d{4})"
    r"(?:[,;|]?\s*(?:Seite|S\.|Pages?|Pg?\.?|p\.?)\s*(?P<page>\w{1,6})\.?)?",
    re.IGNORECASE,
)
# Labels of counters, with which a header block may begin.
_COUNTERS: Final = frozenset({"record", "document", "article", "item", "no", "number"})
_TEXT_LABEL: Final = re.compile(r"\s*(?:full[ -]?text|article text|text|body)[ \t]*:[ \t]*\n?", re.IGNORECASE)
# Labels that databases write below a text.
_BELOW: Final = re.compile(
    r"[ \t]*(?:source citation|citation|gale document number|document (?:number|url|id)|record number|"
    r"accession number|persistent link|permalink|database|copyright(?: statement)?|document type)[ \t]*:[ \t]*\S.*",
    re.IGNORECASE,
)
_FRONT_LINE: Final = re.compile(r"[ \t]*(\w[\w \-]*?)[ \t]*[:=][ \t]*(.*)")
# What may come between two articles of one file: a rule, a number.
_BETWEEN: Final = re.compile(
    r"\n[ \t]*(?:[-=_*#~]{3,}|(?:(?:article|document|record|item|story|text)[ \t]*)?(?:no\.?[ \t]*|#)?\d{1,5}"
    r"(?:[ \t]*(?:of|/)[ \t]*\d{1,5})?[.):]?)[ \t]*\n\s*$",
    re.IGNORECASE,
)
_DIVIDER: Final = re.compile(r"^[ \t]*\*{4,}[ \t]*$", re.MULTILINE)
_FIELD_WORDS: Final = (
    "title outlet published clock author url language section edition page source_id word_count_stated copyright"
)
_FIELDS: Final = frozenset(_FIELD_WORDS.split())


def has_front_matter(text: str) -> bool:
    """Whether the text opens with ``---`` (or ``+++``), ``name: value`` lines and ``---`` again."""
    lines = text.split("\n", 60)
    if lines[0].strip() not in ("---", "+++"):
        return False
    for line in lines[1:60]:
        if line.strip() == lines[0].strip():
            return True
        if line.strip() and not re.match(r"\s*(?:-\s|#|\w[\w \-]*\s*[:=])", line):
            return False
    return False


def has_header_block(text: str) -> bool:
    """Whether the text opens with two or more lines ``Name: value``, two of known names, and an empty line.

    ``Title: …`` may also stand alone.
    """
    names: list[str] = []
    for line in _head_lines(text):
        if not line.strip():
            known = [name for name in names if name in _FIELDS]
            return len(known) >= 2 or names == ["title"]
        m = _LINE.fullmatch(line)
        is_first = not names and m is not None and m[1].lower() not in _COUNTERS
        if m is None or (is_first and field_of(m[1]) not in _FIELDS):
            return False
        names.append(field_of(m[1]))
    return False


def _head_lines(text: str) -> list[str]:
    """The first lines up to an empty one; an indented line below a label continues its value."""
    out: list[str] = []
    for line in text.split("\n", 40)[:40]:
        goes_on = line[:1] in (" ", "\t") and line.strip() and _LINE.fullmatch(line) is None
        if goes_on and out and _LINE.fullmatch(out[-1]) is not None:
            out[-1] = f"{out[-1].rstrip()} {line.strip()}"
        else:
            out.append(line)
        if not line.strip():
            break
    return out


def read(found: Detected, source: SourceFile, text: str) -> Iterator[Item]:
    """One record; one for each part that lines of asterisks divide, or that opens with a header block of its own."""
    if found.format == "separated_text":
        yield from _separated(text)
        return
    parts = split_at_headers(text) if found.format == "header_block" else [text]
    for part in parts:
        yield _record(part, found.format)
    if len(parts) > 1:
        yield Problem(
            "several_articles",
            f"holds {len(parts)} header blocks: {len(parts)} articles in one file",
            "Read as several. If a block belongs to a text, leave no empty line before it.",
        )


def _separated(text: str) -> Iterator[Item]:
    parts = [part for part in _DIVIDER.split(text) if part.strip()]
    for number, part in enumerate(parts, 1):
        with entry(number) as wrong:
            body = part.lstrip("\ufeff \t\n")
            if has_header_block(body):
                yield _record(body, "header_block")
            else:
                yield Record(part.strip("\n"), "plain_text", may_infer_title=True)
        yield from wrong
    yield Problem(
        "separators",
        f"is divided by lines of asterisks into {len(parts)} articles",
        "Read so. If they are breaks inside one article, write them with three asterisks or fewer.",
    )


def split_at_headers(text: str) -> list[str]:
    """The parts of a file that open with a header block of the same first name each, two known names or more.

    Lines of a number ("2.", "Article 2 of 3") or of dashes between the parts belong to neither.
    """
    body = text.lstrip("\ufeff \t\n")
    first = _LINE.match(body)
    if first is None:
        return [text]
    name = re.compile(rf"^[ \t]*{re.escape(first[1])}[ \t]*:", re.MULTILINE | re.IGNORECASE)
    starts = [0, *(m.start() for m in name.finditer(body, first.end()) if _opens_article(body, m.start()))]
    parts = [body[a:b] for a, b in pairwise([*starts, len(body)])]
    parts = [*(_BETWEEN.sub("\n", part) for part in parts[:-1]), parts[-1]]
    return parts if all(part.partition("\n\n")[2].strip() for part in parts) else [text]


def _opens_article(body: str, at: int) -> bool:
    """Whether a header block begins at a line: apart from what is above, with two known names or more."""
    before = body[:at].rstrip(" \t")
    is_apart = before.endswith("\n\n") or _BETWEEN.search(before) is not None
    return is_apart and _known_names(body[at:]) >= 2


def _known_names(text: str) -> int:
    """How many lines ``Name: value`` of known names a text opens with, before its first empty line."""
    known = 0
    for line in _head_lines(text):
        m = _LINE.fullmatch(line)
        if m is None:
            return known if not line.strip() else 0
        known += field_of(m[1]) in _FIELDS
    return 0


def is_separated(text: str) -> bool:
    """Whether lines of four or more asterisks divide the text into parts of several words each."""
    parts = [part for part in _DIVIDER.split(text) if part.strip()]
    return len(parts) >= 2 and all(len(part.split()) >= 5 for part in parts)


def articles_of(lines: Sequence[str], form: str) -> list[Item]:
    """The articles of a document's paragraphs, where it opens with a header block; else nothing."""
    pieces = list(lines[:1])
    for before, line in pairwise(lines):
        is_header = all((m := _LINE.fullmatch(text)) and field_of(m[1]) in _FIELDS for text in (before, line))
        pieces += ["\n" if is_header else "\n\n", line]
    text = "".join(pieces)
    if not has_header_block(text):
        return []
    items: list[Item] = []
    for item in read(Detected("header_block"), SourceFile(""), text):
        if isinstance(item, Record):
            item.format = form
        items.append(item)
    return items


def record_of_header(text: str) -> Record:
    """The record of a text that opens with a header block."""
    return _record(text, "header_block")


def _record(text: str, form: str) -> Record:
    """The record, its header taken out of the text and logged."""
    body = text.lstrip("\ufeff \t\n")
    if form == "front_matter":
        fence, _, after = body.partition("\n")
        block, rest = _cut(after, fence.strip())
        values = _values(block, _FRONT_LINE)
    else:
        block, _, rest = body.partition("\n\n")
        values = _values("\n".join(_head_lines(block)), _LINE)
    words = re.search(r"\d+", values.get("word_count_stated", ""))
    if values.get("outlet") and not values.get("published"):
        values |= _dated_outlet(values["outlet"])
    if clock := values.pop("clock", ""):
        values["published"] = f"{values.get('published', '')} {clock}".strip()
    label = _TEXT_LABEL.match(rest) if form == "header_block" else None
    rest = rest[label.end() :] if label else rest
    kept, below = _without_lines_below(rest) if form == "header_block" else (rest, "")
    marks: list[str] = []
    if form == "front_matter":
        kept, marks = markdown.plain_text(kept, values.get("title", ""))
    record = record_of(kept, form, values)
    if kept != rest.strip("\n") and form == "front_matter":
        record.changes.append(Change("markup", 0, 0, "Markdown", "text"))
    record.changes += [Change("left_out", 0, 0, text, "") for text in marks]
    record.word_count_stated = int(words[0]) if words else None
    record.changes.append(Change("header", 0, 0, body[: len(body) - len(rest)], ""))
    if below:
        record.changes.append(Change("left_out", 0, 0, below, ""))
    return record


def _dated_outlet(words: str) -> dict[str, str]:
    """Outlet, date and page of a line such as "Le Quai vom 07.04.2031, Seite 5"; empty if it has no date."""
    for pattern in (_DATED_OUTLET, _OUTLET_AND_DATE):
        m = pattern.fullmatch(words)
        found = read_date(m["date"]) if m is not None else None
        if m is not None and found is not None and found.precision == "day" and len(found.rest) <= 2:
            page = m.groupdict().get("page") or ""
            return {"outlet": m["outlet"].strip(), "published": m["date"].strip(), **({"page": page} if page else {})}
    return {}


def _without_lines_below(text: str) -> tuple[str, str]:
    """A text without the lines that databases write below it, and these lines."""
    lines = text.rstrip().split("\n")
    end = len(lines)
    while end > 1 and (not lines[end - 1].strip() or _BELOW.fullmatch(lines[end - 1])):
        end -= 1
    below = "\n".join(filter(str.strip, lines[end:]))
    return ("\n".join(lines[:end]), below) if below else (text, "")


def _values(block: str, pattern: re.Pattern[str]) -> dict[str, str]:
    """The values of the known names in the lines of a header, with the items of lists below them."""
    values: dict[str, str] = {}
    last = ""
    for line in block.split("\n"):
        if m := pattern.fullmatch(line):
            field = field_of(m[1])
            last = field if field in _FIELDS else ""
            if last:
                values.setdefault(last, _unquoted(m[2]))
        elif last and (item := re.fullmatch(r"\s*-\s+(.*)", line)):
            values[last] = "; ".join(filter(None, [values[last], _unquoted(item[1])]))
    return values


def _cut(text: str, fence: str) -> tuple[str, str]:
    m = re.search(rf"^{re.escape(fence)}[ \t]*$\n?", text, re.MULTILINE)
    return (text[: m.start()], text[m.end() :]) if m else (text, "")


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1].replace('\\"', '"')
    if value.startswith("[") and value.endswith("]"):
        return "; ".join(_unquoted(part) for part in value[1:-1].split(",") if part.strip())
    return value
