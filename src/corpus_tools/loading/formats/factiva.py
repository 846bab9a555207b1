"""An article as Factiva writes it: field codes (HD, PD, TD …), or lines in a fixed order without codes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from corpus_tools.loading.articles import LANGUAGES
from corpus_tools.loading.dates import is_date_line
from corpus_tools.loading.formats.bylines import author_from, is_copyright, stated_words
from corpus_tools.loading.formats.nexis_labels import is_edition
from corpus_tools.loading.records import Change, Problem, Record

CODES: Final = frozenset(
    {
        *("AN", "ART", "BY", "CLM", "CO", "CR", "CT", "CX", "CY", "DE", "DLN", "ED", "ET", "GC", "HD", "IN", "IPC"),
        *("IPD", "LA", "LP", "NGC", "NS", "PD", "PG", "PUB", "RE", "RF", "RST", "SC", "SE", "SN", "TD", "VOL", "WC"),
    }
)
_DOCUMENT: Final = re.compile(r"(?:[^\W\d]+\s+)?([A-Z0-9]{4,}\d{10,}[a-z0-9]+)", re.IGNORECASE)
_WORDS: Final = re.compile(r"[\d.,\s\u00a0]+\s*[^\W\d]{1,9}\.?")
_TIME: Final = re.compile(r"\d{1,2}:\d{2}(?:\s*[A-Z]{2,4})?")
_LANGUAGE_NAMES: Final = {
    **LANGUAGES,
    "英文": "en",
    "法文": "fr",
    "德文": "de",
    "西班牙文": "es",
    "意大利文": "it",
    "荷兰文": "nl",
    "葡萄牙文": "pt",
    "中文(简体)": "zh",
    "中文(繁体)": "zh",
    "日文": "ja",
    "俄文": "ru",
    "английский": "en",
    "немецкий": "de",
    "英語": "en",
    "フランス語": "fr",
    "ドイツ語": "de",
    "スペイン語": "es",
    "イタリア語": "it",
    "日本語": "ja",
}


def uncounted(headline: str, number: int) -> str:
    """A headline without its number in the list ("2) Fishermen block harbour"), where the numbers count the articles.

    >>> uncounted("2) Fishermen block harbour", 2), uncounted("10) Downing Street", 3)
    ('Fishermen block harbour', '10) Downing Street')
    """
    m = re.match(r"\s*(\d{1,5})[).]\s+(?=\S)", headline)
    return headline[m.end() :] if m and int(m[1]) == number else headline


def take_count(record: Record, number: int) -> None:
    """Take its number off a headline, on record."""
    plain = uncounted(record.title, number)
    if plain != record.title:
        record.changes.append(Change("left_out", 0, 0, record.title[: len(record.title) - len(plain)], ""))
        record.title = plain


def document_id(line: str) -> str:
    """The accession number in ``Document HRBGZ0000…`` (the word in any language); empty if none."""
    m = _DOCUMENT.fullmatch(line.strip())
    return m[1] if m else ""


def has_lead_only(fields: Mapping[str, str]) -> bool:
    """Whether the field codes hold the lead paragraph alone: no text after it, and no number."""
    return bool(fields.get("LP")) and not fields.get("TD") and not fields.get("AN")


def from_codes(fields: Mapping[str, str], form: str) -> Record:
    """A record of the field codes."""
    date = fields.get("PD", "").strip()
    if date and fields.get("ET"):
        date = f"{date} {fields['ET'].strip()}"
    parts = [fields[code].strip() for code in ("LP", "TD") if fields.get(code, "").strip()]
    record = Record(
        "\n\n".join(parts),
        form,
        title=fields.get("HD", ""),
        author=author_from(fields.get("BY", "")),
        outlet=fields.get("SN", ""),
        section=fields.get("SE", "").strip(),
        edition=fields.get("ED", "").strip(),
        page=fields.get("PG", "").strip(),
        language=language(fields.get("LA", "")),
        copyright=fields.get("CY", "").strip(),
        raw_date=date,
        word_count_stated=stated_words(fields.get("WC", "")),
        source_id=document_id(fields.get("AN", "")),
    )
    if art := fields.get("ART", "").strip():
        record.changes.append(Change("left_out", 0, 0, f"ART: {art}", ""))
    return record


def from_lines(head: Sequence[str], body: Sequence[str], headline: str, author: str, section: str, form: str) -> Record:
    """A record of the lines without codes: what each line is follows from its form and its place.

    The order is words, date, time, outlet, source code, edition, page, language, copyright.
    """
    record = Record("\n\n".join(body), form, title=headline, author=author_from(author), section=section)
    seen: set[str] = set()
    for line in head:
        if record.word_count_stated is None and not record.raw_date:
            _before_date(record, line)
            continue
        for name, fits in _LINE_RULES:
            if fits(record, line, seen):
                seen.add(name)
                break
    return record


def _before_date(record: Record, line: str) -> None:
    """The first lines: number of words or date; a line before both is the byline."""
    if _WORDS.fullmatch(line) and not is_date_line(line) and (count := stated_words(line)) is not None:
        record.word_count_stated = count
    elif is_date_line(line):
        record.raw_date = line
    elif not record.author and len(line) < 120:
        record.author = author_from(line)


def _take_date(record: Record, line: str, seen: set[str]) -> bool:
    if record.raw_date or not is_date_line(line):
        return False
    record.raw_date = line
    return True


def _take_time(record: Record, line: str, seen: set[str]) -> bool:
    if not record.raw_date or record.outlet or not _TIME.fullmatch(line):
        return False
    record.raw_date += " " + line
    return True


def _take_copyright(record: Record, line: str, seen: set[str]) -> bool:
    if not is_copyright(line):
        return False
    record.copyright = record.copyright or line
    return True


def _take_language(record: Record, line: str, seen: set[str]) -> bool:
    if line.lower() not in _LANGUAGE_NAMES or not record.outlet:
        return False
    record.language = language(line)
    return True


def _take_outlet(record: Record, line: str, seen: set[str]) -> bool:
    if record.outlet:
        return False
    record.outlet = line
    return True


def _take_code(record: Record, line: str, seen: set[str]) -> bool:
    return "code" not in seen and re.fullmatch(r"[A-Z0-9]{2,8}", line) is not None and not line.isdigit()


def _take_page(record: Record, line: str, seen: set[str]) -> bool:
    if record.page or not re.fullmatch(r"[A-Z]{0,2}-?\d{1,4}[A-Z]?", line):
        return False
    record.page = line
    return True


def _take_edition(record: Record, line: str, seen: set[str]) -> bool:
    if not is_edition(line) and not ("code" in seen and len(line) < 40):
        return False
    record.edition = record.edition or line
    return True


# What a line is follows from its form and from what was there before; the first rule that fits takes it.
_LINE_RULES: Final[tuple[tuple[str, Callable[[Record, str, set[str]], bool]], ...]] = (
    ("date", _take_date),
    ("time", _take_time),
    ("copyright", _take_copyright),
    ("language", _take_language),
    ("outlet", _take_outlet),
    ("code", _take_code),
    ("page", _take_page),
    ("edition", _take_edition),
)


def language(name: str) -> str:
    """Code of a language named in the interface's language."""
    return _LANGUAGE_NAMES.get(name.strip().lower(), name.strip())


def lacking(record: Record, number: int, has_lead_only: bool) -> list[Problem]:
    """What one article lacks that Factiva always has."""
    is_cut = not record.text or not record.source_id
    stated = (
        (not record.raw_date, "no date"),
        (not record.text, "no text"),
        (bool(record.text) and has_lead_only, "only the lead paragraph"),
        (not record.source_id, "no id (AN)"),
    )
    what = [words for is_so, words in stated if is_so]
    if not what:
        return []
    return [
        Problem(
            "incomplete",
            f"article {number}: {', '.join(what)}",
            "Kept as it is."
            + (" Was the file cut? Export again as 'Full article/report plus indexing'." if is_cut else ""),
            position=number - 1,
        )
    ]
