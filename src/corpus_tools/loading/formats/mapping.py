"""A row or object of a table, by the names of its columns, as a record."""

from __future__ import annotations

import ast
import html
import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final, cast

from corpus_tools.errors import MissingExtraError
from corpus_tools.loading.dates import Order, from_timestamp, naive_utc, read_date
from corpus_tools.loading.fields import columns_for, order_in
from corpus_tools.loading.formats.bylines import author_from, without_outlet
from corpus_tools.loading.formats.markup import paragraphs_of
from corpus_tools.loading.records import Change, Problem, Record

# Two tags of paragraphs, or one that closes: "a <p> b" in a text about HTML is not markup.
_MARKUP: Final = re.compile(r"</(?:p|div)\s*>|<br\s*/?>", re.IGNORECASE)
# Seconds or milliseconds since 1970, from 2001 on: ten or thirteen digits.
_SECONDS: Final = re.compile(r"1\d{9}(?:\d{3})?(?:\.\d+)?")
# Tags that were escaped twice.
_ESCAPED_MARKUP: Final = re.compile(r"&lt;/(?:p|div)\s*&gt;|&lt;br\s*/?&gt;", re.IGNORECASE)
_CLOCK: Final = re.compile(r"\d{1,2}[:.h]\d{2}|\d{1,2}\s*[ap]\.?m", re.IGNORECASE)
EXCEL_CELL: Final = 32_767
_SHORT: Final = (
    *("title", "outlet", "author", "url", "language", "section", "edition", "page", "source_id", "copyright"),
    "country",
)
# A carriage return as workbooks write it, where another tool took it over as it is.
_RETURN: Final = re.compile(r"(?:_x000D_)+(?:\n|\Z)")
_PRINTED: Final = re.compile(r"\s*(?:\[\s*\]|[\[({]\s*[\"'{].*[\])}])\s*", re.DOTALL)
_NUMPY: Final = re.compile(r"(['\"])\s+(['\"])(?=[^\]]*\])")
# Error values that spreadsheets show for a failed formula.
_ERRORS: Final = frozenset(
    {
        "#n/a",
        "#na",
        "#name?",
        "#ref!",
        "#value!",
        "#error!",
        "#div/0!",
        "#null!",
        "#num!",
        "#spill!",
        "#calc!",
        "err:509",
    }
)
_NOTHING = _ERRORS | {"", "none", "null", "nan", "nat", "n/a", "na", "<na>", "undefined", "."}
# Keys under which objects hold a time: MongoDB, Firestore.
_KEYS_OF_TIME: Final = ("$date", "$numberLong", "_seconds", "seconds")
# Where objects keep their words, best first.
_KEYS_OF_TEXT: Final = (
    *("name", "main", "original", "title", "text", "@value", "plain", "rendered"),
    *("$date", "$oid", "$numberLong"),  # as MongoDB writes dates, ids and numbers
)


def record_from(row: Mapping[str, Any], columns: Mapping[str, list[str]], form: str) -> Record:
    """A record of the fields that ``columns`` (see :func:`columns_for`) names; the first non-empty column wins."""
    values = {field: _first(row, names) for field, names in columns.items() if field != "file"}
    raw, published, precision = _date_of(row, columns, values)
    text, changes = _text_of(values.get("text"))
    if not text.strip() and (summary := as_text(_unpacked(values.get("summary"))).strip()):
        changes.append(Change("left_out", 0, 0, summary, ""))
    short = {name: as_text(_unpacked(values[name])) for name in _SHORT if name in values}
    if "author" in short:
        short["author"] = author_from(short["author"])
    title = without_outlet(short.get("title", ""), short.get("outlet", ""))
    if title != short.get("title", ""):
        changes.append(Change("left_out", 0, 0, short["title"][len(title) :], ""))
        short["title"] = title
    return Record(
        text,
        form,
        **short,  # type: ignore[arg-type]
        raw_date=raw,
        published=published,
        published_precision=precision,
        word_count_stated=_count(values.get("word_count_stated")),
        is_metadata=bool(short.get("url")) and not text.strip(),
        changes=changes,
    )


def _date_of(
    row: Mapping[str, Any], columns: Mapping[str, list[str]], values: Mapping[str, Any]
) -> tuple[str, datetime | None, str]:
    """The date as written, its time and precision; uses a separate time column, and the order the column name gives."""
    raw, published, precision = as_date(values.get("published"))
    if published is not None or not raw:
        return raw, published, precision
    clock = as_text(values.get("clock")).strip()
    if clock and _CLOCK.match(clock) and (day := read_date(raw)) is not None and day.precision == "day":
        raw = f"{raw} {clock}"
    name = next((name for name in columns.get("published", ()) if _holds_something(row.get(name))), "")
    if order := order_in(name):
        found = read_date(raw, order=cast(Order, order))
        if found is not None and found.published is not None:
            return raw, found.published, found.precision
    return raw, None, ""


def _count(words: object) -> int | None:
    """The number in a cell for the length."""
    m = re.search(r"\d+", as_text(words).replace(",", "")) if words is not None else None
    return int(m[0]) if m and len(m[0]) < 9 else None


def is_cut_by_excel(values: Iterable[object]) -> bool:
    """Whether a cell is as long as Excel's longest (line ends count two in some files): Excel cuts what is longer."""
    return any(
        isinstance(value, str)
        and len(value) > EXCEL_CELL // 2
        and EXCEL_CELL in (len(value), len(value) + value.count("\n"))
        for value in values
    )


def listed(numbers: Sequence[int]) -> str:
    """The first ten numbers, and a sign where there are more."""
    return ", ".join(map(str, numbers[:10])) + (", …" if len(numbers) > 10 else "")


def excel_cut(numbers: Sequence[int], unit: str = "rows") -> Iterator[Problem]:
    """A row for the rows or objects that :func:`is_cut_by_excel` found."""
    if numbers:
        yield Problem(
            "truncated",
            f"{unit} {listed(numbers)} hold cells of {EXCEL_CELL:,} characters, where Excel cuts",
            "Kept. Take these texts from the source that was copied into Excel.",
            "error",
        )


def is_error(cell: object) -> bool:
    """Whether a cell is the error value of a failed spreadsheet formula."""
    return isinstance(cell, str) and len(cell) < 12 and cell.strip().lower() in _ERRORS


def error_cells(numbers: Sequence[int]) -> Iterator[Problem]:
    """A problem that reports the rows whose text is such an error value."""
    if numbers:
        yield Problem(
            "no_text",
            f"rows {listed(numbers)} have an error of a spreadsheet (such as #NAME?) in place of a text",
            "Read without text. A text that begins with =, + or - was taken for a formula: take it from its source.",
            "error",
        )


def _text_of(value: object) -> tuple[str, list[Change]]:
    text = as_text(_unpacked(value), paragraphs=True)
    changes: list[Change] = []
    if "_x000D_" in text and _RETURN.search(text):
        text, count = _RETURN.subn("\n", text)
        changes.append(Change("line_ends", 0, 0, f"{count} x _x000D_", "\\n"))
    text, markup = without_markup(text)
    return text, changes + markup


def without_markup(text: str) -> tuple[str, list[Change]]:
    """A text without HTML tags, if it has some that close a paragraph (also if they are escaped), and the changes."""
    changes: list[Change] = []
    if "&lt;" in text and _ESCAPED_MARKUP.search(text) and not _MARKUP.search(text):
        text = html.unescape(text)
    if "<" in text and _MARKUP.search(text):
        try:
            text = paragraphs_of(text)
            changes.append(Change("markup", 0, 0, "HTML", "text"))
        except (MissingExtraError, ValueError):
            changes.append(Change("markup", 0, 0, "HTML", "HTML", False))
    return text, changes


def _unpacked(value: object) -> object:
    """A list or dictionary that was written into a cell as Python, numpy or PostgreSQL print it."""
    if not isinstance(value, str) or not _PRINTED.fullmatch(value):
        return value
    if _NUMPY.search(value):
        value = _NUMPY.sub(r"\1, \2", value)
    try:
        found = ast.literal_eval(value.strip())
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return value
    if isinstance(found, (set, frozenset)):
        quoted = re.findall(r"'([^']*)'|\"([^\"]*)\"", value)
        return [one or two for one, two in quoted]
    return found if _is_of_names(found) else value


def _is_of_names(found: object) -> bool:
    """Whether a value is a dictionary, or a list of words and dictionaries alone."""
    if isinstance(found, (list, tuple)):
        return all(isinstance(item, (str, dict)) for item in found)
    return isinstance(found, dict)


def as_text(value: object, *, paragraphs: bool = False) -> str:
    """Any cell as text; lists are joined by semicolons (texts: by empty lines), objects give their names."""
    if isinstance(value, str):
        return "" if _is_nothing(value) else value
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, Mapping):
        key = next((key for key in _KEYS_OF_TEXT if key in value), None)
        return as_text(value[key], paragraphs=paragraphs) if key is not None else _full_name(value)
    if isinstance(value, (list, tuple)):
        parts = [part for item in value if (part := as_text(item, paragraphs=paragraphs).strip())]
        return ("\n\n" if paragraphs else "; ").join(parts)
    return str(value)


def _full_name(value: Mapping[Any, Any]) -> str:
    """A person's name, joined from first and last name."""
    plain = {str(key).replace("_", "").lower(): inner for key, inner in value.items()}
    first = next((plain[key] for key in ("firstname", "given", "givenname") if plain.get(key)), "")
    last = next((plain[key] for key in ("lastname", "family", "familyname", "surname") if plain.get(key)), "")
    return f"{as_text(first)} {as_text(last)}".strip() if isinstance(last, str) else ""


def _number(value: float) -> str:
    if math.isnan(value):
        return ""
    return str(int(value)) if value.is_integer() else str(value)


def _is_nothing(value: str) -> bool:
    """Whether a cell is empty, or a word that programs write for a missing value."""
    return value.isspace() or (len(value) < 60 and value.strip().lower() in _NOTHING)


def as_date(value: object) -> tuple[str, datetime | None, str]:
    """The date as written, its time and precision; text is left to :mod:`corpus_tools.loading.dates`."""
    while isinstance(value, Mapping) and (inner := next((value[k] for k in _KEYS_OF_TIME if k in value), None)):
        value = inner
    if isinstance(value, datetime):
        return value.isoformat(sep=" "), naive_utc(value), "second"
    if isinstance(value, date):
        return value.isoformat(), datetime(value.year, value.month, value.day), "day"
    if isinstance(value, (int, float)) and not isinstance(value, bool) and not math.isnan(value):
        value = str(int(value)) if math.isfinite(value) else ""
    text = as_text(value)
    moment = from_timestamp(float(text)) if _SECONDS.fullmatch(text.strip()) else None
    return text, moment, "second" if moment else ""


def _first(row: Mapping[str, Any], names: list[str]) -> Any:
    """The first of several columns that holds a value."""
    for name in names:
        if _holds_something(value := row.get(name)):
            return value
    return None


def _holds_something(value: object) -> bool:
    if isinstance(value, str):
        return not _is_nothing(value)
    if isinstance(value, (list, tuple)):
        return any(as_text(item) for item in value)
    return value is not None


__all__ = [
    "as_date",
    "as_text",
    "columns_for",
    "error_cells",
    "excel_cut",
    "is_cut_by_excel",
    "is_error",
    "record_from",
    "without_markup",
]
