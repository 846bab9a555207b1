"""A row or object of a table, by the names of its columns, as a record."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from corpus_tools.errors import MissingExtraError
from corpus_tools.loading.dates import from_timestamp, naive_utc
from corpus_tools.loading.fields import columns_for
from corpus_tools.loading.formats.markup import paragraphs_of
from corpus_tools.loading.records import Change, Record

# Two tags of paragraphs, or one that closes: "a <p> b" in a text about HTML is not markup.
_MARKUP: Final = re.compile(r"</(?:p|div)\s*>|<br\s*/?>", re.IGNORECASE)
# Seconds or milliseconds since 1970, from 2001 on: ten or thirteen digits.
_SECONDS: Final = re.compile(r"1\d{9}(?:\d{3})?(?:\.\d+)?")
_NOTHING = frozenset({"", "none", "null", "nan", "nat", "n/a", "na", "undefined"})


def record_from(row: Mapping[str, Any], columns: Mapping[str, list[str]], form: str) -> Record:
    """A record of the fields that ``columns`` (see :func:`columns_for`) names; the first non-empty column wins."""
    values = {field: _first(row, names) for field, names in columns.items() if field != "file"}
    raw, published, precision = as_date(values.get("published"))
    words = values.get("word_count_stated")
    count = re.search(r"\d+", as_text(words).replace(",", "")) if words is not None else None
    text, url = as_text(values.get("text"), paragraphs=True), as_text(values.get("url"))
    changes: list[Change] = []
    if "<" in text and _MARKUP.search(text):
        try:
            text = paragraphs_of(text)
            changes.append(Change("markup", 0, 0, "HTML", "text"))
        except (MissingExtraError, ValueError):
            changes.append(Change("markup", 0, 0, "HTML", "HTML", False))
    return Record(
        text,
        form,
        title=as_text(values.get("title")),
        outlet=as_text(values.get("outlet")),
        author=as_text(values.get("author")),
        url=url,
        language=as_text(values.get("language")),
        section=as_text(values.get("section")),
        edition=as_text(values.get("edition")),
        page=as_text(values.get("page")),
        source_id=as_text(values.get("source_id")),
        raw_date=raw,
        published=published,
        published_precision=precision,
        word_count_stated=int(count[0]) if count and len(count[0]) < 9 else None,
        copyright=as_text(values.get("copyright")),
        is_metadata=bool(url) and not text.strip(),
        changes=changes,
    )


def as_text(value: object, *, paragraphs: bool = False) -> str:
    """Any cell as text; lists are joined by semicolons (texts: by empty lines), names of objects taken."""
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, str):
        return "" if value.strip().lower() in _NOTHING else value
    if isinstance(value, float):
        return "" if math.isnan(value) else str(int(value)) if value.is_integer() else str(value)
    if isinstance(value, Mapping):
        for key in ("name", "main", "original", "title", "text", "@value", "plain", "rendered"):
            if key in value:
                return as_text(value[key], paragraphs=paragraphs)
        return ""
    if isinstance(value, (list, tuple)):
        parts = [part for item in value if (part := as_text(item, paragraphs=paragraphs).strip())]
        return ("\n\n" if paragraphs else "; ").join(parts)
    return str(value)


def as_date(value: object) -> tuple[str, datetime | None, str]:
    """Raw words, moment and precision; text is left to the reader of dates."""
    if isinstance(value, datetime):
        return value.isoformat(sep=" "), naive_utc(value), "second"
    if isinstance(value, date):
        return value.isoformat(), datetime(value.year, value.month, value.day), "day"
    if isinstance(value, (int, float)) and not isinstance(value, bool) and not math.isnan(value):
        value = str(int(value)) if math.isfinite(value) else ""
    text = as_text(value)
    if _SECONDS.fullmatch(text.strip()):
        moment = from_timestamp(float(text))
        return text, moment, "second" if moment else ""
    return text, None, ""


def _first(row: Mapping[str, Any], names: list[str]) -> Any:
    for name in names:
        value = row.get(name)
        if value is None or value == "" or (isinstance(value, str) and value.strip().lower() in _NOTHING):
            continue
        if isinstance(value, (list, tuple)) and not any(as_text(item) for item in value):
            continue
        return value
    return None


__all__ = ["as_date", "as_text", "columns_for", "record_from"]
