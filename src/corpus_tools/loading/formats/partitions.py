"""Values in the names of folders, as partitioned tables have them: ``outlet=The%20Times/year=2031/data_0.parquet``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import unquote

from corpus_tools.loading.fields import field_of

_MISSING: Final = frozenset({"__HIVE_DEFAULT_PARTITION__", "", "null"})


def partition_values(name: str) -> dict[str, str]:
    """Columns that the folders of a file name, percent-decoded; ``year``, ``month`` and ``day`` give a date besides.

    >>> partition_values("outlet=The%20Times/year=2031/month=3/day=4/a.parquet")["date"]
    '2031-03-04'
    """
    values: dict[str, str] = {}
    for part in PurePosixPath(name).parts[:-1]:
        key, mark, value = part.partition("=")
        if mark and key.strip() and (decoded := unquote(value)) not in _MISSING:
            values[unquote(key).strip()] = decoded
    if date := _date_of(values):
        values["date"] = date
    return values


def _date_of(values: Mapping[str, str]) -> str:
    """The date that ``year``, ``month`` and ``day`` give, where no other key is a date."""
    if any(field_of(key) == "published" for key in values if key.lower() != "day"):
        return ""
    lower = {key.lower(): value for key, value in values.items()}
    year, month, day = (lower.get(key, "") for key in ("year", "month", "day"))
    return f"{year}-{int(month):02d}-{int(day):02d}" if year.isdigit() and month.isdigit() and day.isdigit() else ""
