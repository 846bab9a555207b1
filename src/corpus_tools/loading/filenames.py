"""What names of files and folders say: date, outlet, place in a numbered series."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath
from typing import Final

from corpus_tools.loading.dates import MONTHS
from corpus_tools.loading.records import Problem

_GENERIC_WORDS: Final = (
    "articles article text texts txt data corpus corpora docs documents download downloads export exports files news "
    "raw input inputs html pages archive archives new old all misc test tests train dev sample samples plain_txt "
    "plain-txt header_block frontmatter json jsonl csv docx rtf xml pdf web results output demo"
)
_GENERIC: Final = frozenset(_GENERIC_WORDS.split())
_ARCHIVE: Final = re.compile(r"\.(?:zip|gz|wacz)$", re.IGNORECASE)
_DATE: Final = re.compile(r"(?<!\d)((?:19|20)\d{2})[-_.]?(\d{2})[-_.]?(\d{2})(?!\d)")
_NUMBERED: Final = re.compile(r"(\d{1,5})(?=[_\-. ])(?!\d*[-_.]\d{2}[-_.]\d{2})")
_DIGITS_OR_HEX: Final = re.compile(r"(?:\d+|(?=[0-9a-f]*\d)[0-9a-f]{8,})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PathFacts:
    """Outlet (empty if the path has none) and the words it was read from; date (None) and its words."""

    outlet: str = ""
    outlet_words: str = ""
    published: datetime | None = None
    date_words: str = ""


def facts_of(name: str) -> PathFacts:
    """What the relative path of a text file says.

    Names made of date, outlet and title (``2024-03-05_harbour-gazette_council-votes.txt``, also with the outlet
    first); else the outermost folder that is neither a date nor a word like ``articles``, and dates in folders
    (``nordvik-tagblatt/2024/03/04/bruecke.txt``).
    """
    path = PurePosixPath(name)
    folders = [part for part in path.parts[:-1] if not _ARCHIVE.search(part)]
    published, date_words = _date_in(path.stem)
    if published is None:
        published, date_words = _date_in_folders(folders)
    words = _outlet_in_name(path.stem) or next((folder for folder in folders if _is_outlet(folder)), "")
    return PathFacts(_readable(words), words, published, date_words)


def _outlet_in_name(stem: str) -> str:
    """The outlet in a name made of date, outlet and title: after the date, or the one name before it."""
    parts = [part for part in re.split(r"_+|\s-\s", stem) if part]
    dated = next((place for place, part in enumerate(parts) if _date_in(part)[0] is not None), -1)
    if len(parts) < 3 or dated < 0:
        return ""
    if dated == 0 and _is_name(parts[1]):
        return parts[1]
    before = [part for part in parts[:dated] if _is_name(part)]
    return before[0] if len(before) == 1 else ""


def _is_outlet(folder: str) -> bool:
    return _is_name(folder) and folder.lower() not in _GENERIC


def date_in_address(url: str) -> tuple[datetime, str] | None:
    """The day in an address such as ``https://gazette.example/2031/03/04/ferry``, and its words; None without one."""
    m = re.search(r"/((?:19|20)\d{2})/(\d{1,2}|[a-z]{3})/(\d{1,2})/", url, re.IGNORECASE)
    if m is None:
        return None
    month = MONTHS.get(m[2].lower(), 0) if m[2].isalpha() else int(m[2])
    try:
        return datetime(int(m[1]), month, int(m[3])), m[0].strip("/")
    except ValueError:
        return None


def series_gaps(names: Iterable[str]) -> list[Problem]:
    """Numbers missing in the numbered files of each folder (000, 002, 003), one problem a folder."""
    series: dict[tuple[str, str], dict[int, int]] = defaultdict(dict)
    for name in names:
        path = PurePosixPath(name)
        m = _NUMBERED.match(path.name)
        if m and not _DATE.match(path.name):
            series[str(path.parent), path.suffix.lower()][int(m[1])] = len(m[1])
    return [gap for place, numbers in sorted(series.items()) for gap in _gap(*place, numbers)]


def _gap(folder: str, suffix: str, numbers: Mapping[int, int]) -> list[Problem]:
    """The row for numbers (with the digits of each) that a series lacks, where it has at least half of them."""
    span = max(numbers) - min(numbers) + 1
    if len(numbers) < 2 or not 0 < span - len(numbers) <= len(numbers):
        return []
    width = min(numbers.values())
    missing = sorted(set(range(min(numbers), max(numbers) + 1)) - numbers.keys())
    shown = ", ".join(str(n).zfill(width) for n in missing[:10]) + (", …" if len(missing) > 10 else "")
    return [
        Problem(
            "series_gap",
            f"{len(numbers)} numbered {suffix} files, but number {shown} missing",
            "Nothing is filled in. Check whether files were lost on the way.",
            source_file=folder,
        )
    ]


def _date_in(text: str) -> tuple[datetime | None, str]:
    for m in _DATE.finditer(text):
        try:
            return datetime(int(m[1]), int(m[2]), int(m[3])), m[0]
        except ValueError:
            continue
    return None, ""


def _date_in_folders(folders: list[str]) -> tuple[datetime | None, str]:
    for index, folder in enumerate(folders):
        joined = "/".join(folders[index : index + 3])
        m = re.fullmatch(r"((?:19|20)\d{2})/(\d{1,2})/(\d{1,2})", joined)
        if m:
            try:
                return datetime(int(m[1]), int(m[2]), int(m[3])), joined
            except ValueError:
                continue
        found = _date_in(folder)
        if found[0] is not None:
            return found
    return None, ""


def _is_name(words: str) -> bool:
    letters = sum(1 for char in words if char.isalpha())
    return (
        letters >= 2 and _DIGITS_OR_HEX.fullmatch(words) is None and _date_in(words)[0] is None and "." not in words[:1]
    )


def _readable(words: str) -> str:
    text = re.sub(r"[-_+]+", " ", words).strip()
    return text.title() if text == text.lower() else text
