"""Articles as bibliographic references: RIS and CSL-JSON, which Zotero, EndNote, Mendeley and pandoc read.

A date is written as far as it is known: a year alone stays a year. Bylines are kept as they are printed, since what is
a name in them cannot be told for certain; ``By`` before them is left out.
"""

from __future__ import annotations

import json
import re
from os import PathLike
from pathlib import Path
from typing import Any, Final

import pandas as pd

from corpus_tools.exports.passages import value
from corpus_tools.exports.xml import one_line
from corpus_tools.files import write_text
from corpus_tools.outlets import is_unknown

_BY: Final = re.compile(r"by[:\s]+(?=\S)", re.I)
_OF_PAGE: Final = re.compile(r"(?:https?|ftp)://|[\w-]+(?:\.[\w-]+)+(?:[:/]|$)", re.I)
# How much of a date is known, in parts of year, month and day.
_PARTS: Final = {"year": 1, "month": 2, "day": 3, "second": 3}


def write_ris(articles: pd.DataFrame, path: str | PathLike[str]) -> Path:
    """Write the articles of a corpus as RIS, type NEWS.

    Parameters
    ----------
    articles
        The table of this name.
    path
        The file to write, usually ending in ``.ris``. It is there whole or not at all.

    Returns
    -------
    Path
        ``path``.

    Raises
    ------
    InputError
        Where ``path`` cannot be written.

    Examples
    --------
    >>> import tempfile
    >>> from corpus_tools.exports import write_ris
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_ris(study.articles, f"{folder}/demo.ris").name
    'demo.ris'

    Notes
    -----
    ``ID`` is the article's ``article_id``. ``DA`` has the form ``YYYY/MM/DD/``, with empty parts for what is not known.
    The text of the article is not written.
    """
    lines: list[str] = []
    for row in _rows(articles):
        lines += [f"{tag}  - {text}" for tag, text in _ris(row) if text] + ["ER  - ", ""]
    return write_text(Path(path), "\n".join(lines) + "\n" if lines else "")


def write_csl(articles: pd.DataFrame, path: str | PathLike[str]) -> Path:
    """Write the articles of a corpus as CSL-JSON, type ``article-newspaper``.

    Parameters
    ----------
    articles
        The table of this name.
    path
        The file to write, usually ending in ``.json``. It is there whole or not at all.

    Returns
    -------
    Path
        ``path``.

    Raises
    ------
    InputError
        Where ``path`` cannot be written.

    Examples
    --------
    >>> import tempfile
    >>> from corpus_tools.exports import write_csl
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_csl(study.articles, f"{folder}/demo.json").name
    'demo.json'

    Notes
    -----
    ``id`` is the article's ``article_id``. The text of the article is not written.
    """
    items = [_csl(row) for row in _rows(articles)]
    return write_text(Path(path), json.dumps(items, indent=1, ensure_ascii=False) + "\n")


def _rows(articles: pd.DataFrame) -> list[dict[Any, Any]]:
    return articles.sort_values("article_id").to_dict("records")


def _text(row: dict[Any, Any], column: str) -> str:
    """A cell in one line, without what no such file can hold."""
    return one_line(value(row, column))


def _address(row: dict[Any, Any]) -> str:
    """The address of a page; what names a script or a file of this computer would be opened by a click all the same."""
    address = _text(row, "url")
    return address if _OF_PAGE.match(address) else ""


def _outlet(row: dict[Any, Any]) -> str:
    outlet = _text(row, "outlet")
    return "" if is_unknown(outlet) else outlet


def _author(row: dict[Any, Any]) -> str:
    return _BY.sub("", _text(row, "author"), count=1) if _BY.match(_text(row, "author")) else _text(row, "author")


def _date(row: dict[Any, Any]) -> list[int]:
    """Year, month and day, as far as they are known."""
    when = row["published"]
    if pd.isna(when):
        return []
    return [when.year, when.month, when.day][: _PARTS.get(value(row, "published_precision"), 3)]


def _ris(row: dict[Any, Any]) -> list[tuple[str, str]]:
    date = _date(row)
    padded = [f"{part:02d}" for part in date] + ["", "", ""]
    return [
        ("TY", "NEWS"),
        ("ID", _text(row, "article_id")),
        ("TI", _text(row, "title")),
        ("AU", _author(row)),
        ("T2", _outlet(row)),
        ("PY", f"{date[0]:04d}" if date else ""),
        ("DA", f"{date[0]:04d}/{padded[1]}/{padded[2]}/" if date else ""),
        ("ET", _text(row, "edition")),
        ("SE", _text(row, "section")),
        ("SP", _text(row, "page")),
        ("LA", _text(row, "language")),
        ("UR", _address(row)),
    ]


def _csl(row: dict[Any, Any]) -> dict[str, Any]:
    date, author = _date(row), _author(row)
    item = {
        "id": _text(row, "article_id"),
        "type": "article-newspaper",
        "title": _text(row, "title"),
        "author": [{"literal": author}] if author else None,
        "container-title": _outlet(row),
        "issued": {"date-parts": [date]} if date else None,
        "edition": _text(row, "edition"),
        "section": _text(row, "section"),
        "page": _text(row, "page"),
        "language": _text(row, "language"),
        "URL": _address(row),
    }
    return {key: found for key, found in item.items() if found}
