"""Factiva as text, saved as text or from its RTF: rows ``HD|…|``, codes on separate lines, or lines without codes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from corpus_tools.loading.dates import is_date_line
from corpus_tools.loading.entries import entry
from corpus_tools.loading.formats import factiva
from corpus_tools.loading.formats.bylines import is_copyright
from corpus_tools.loading.records import Detected, Item, Problem
from corpus_tools.loading.sources import SourceFile

_ROW: Final = re.compile(r"^[ \t]*([A-Z]{2,3})[ \t]*(?:\||\t)[ \t]*", re.MULTILINE)
# A code alone on its line, or followed by two or more spaces.
_CODE_ALONE: Final = re.compile(r"^[ \t]*([A-Z]{2,3})(?:[ \t]*$|[ \t]{2,})", re.MULTILINE)
_DIGITS: Final = re.compile(r"\d{12}")  # to search for these alone takes a fraction of the time
_LONG_NUMBER: Final = re.compile(r"[A-Z0-9]{4}\d{12}")
_COUNTED: Final = re.compile(r"[\d.,\s]+\s*[^\W\d]{1,9}")
_END: Final = re.compile(r"^[ \t]*[^\W\d]+ ([A-Z]{2,}[A-Z0-9]*\d{12,}[a-z0-9]+)[ \t|]*$", re.MULTILINE)
_SUMMARY: Final = re.compile(
    r"^[ \t]*(?:Search Summary|Résumé de la recherche|Zusammenfassung der Suche|Resumen de la búsqueda|"
    r"Riepilogo della ricerca|Zoekoverzicht|Resumo da pesquisa|搜索摘要)[ \t]*$",
    re.MULTILINE,
)


def looks_like(text: str) -> bool:
    """Whether a text is a Factiva export: it has rows with Factiva codes, or Factiva document numbers."""
    if _rows_in(text) is not None:
        return True
    return all(pattern.search(text) is not None for pattern in (_DIGITS, _LONG_NUMBER, _END))


def read(found: Detected, source: SourceFile, text: str) -> Iterator[Item]:
    """Records of a file saved as text."""
    yield from read_text(text, "factiva_txt")


def _rows_in(text: str) -> re.Pattern[str] | None:
    """The pattern that finds the codes of a text; None for one without."""
    head = text[:20000]
    for pattern in (_ROW, _CODE_ALONE) if "HD" in head else ():
        codes = {m[1] for m in pattern.finditer(head)}
        if "HD" in codes and len(codes & factiva.CODES) >= 4:
            return pattern
    return None


def read_text(text: str, form: str) -> Iterator[Item]:
    """Records, and a problem that reports the search summary, which is left out."""
    if summary := _SUMMARY.search(text):
        text = text[: summary.start()]
        yield Problem("search_summary", "search summary dropped", "It is no article and never reaches a table.")
    if (rows := _rows_in(text)) is not None:
        yield from _coded(text, rows, form)
    else:
        yield from _plain(text, form)


def _coded(text: str, rows: re.Pattern[str], form: str) -> Iterator[Item]:
    for number, fields in enumerate(_articles_of_codes(text, rows), 1):
        with entry(number) as wrong:
            record = factiva.from_codes(fields, form)
            factiva.take_count(record, number)
            yield record
            has_lead_only = bool(fields.get("LP")) and not fields.keys() & {"TD", "AN"}
            yield from factiva.lacking(record, number, has_lead_only)
        yield from wrong


def _articles_of_codes(text: str, pattern: re.Pattern[str]) -> list[dict[str, str]]:
    """The values of the codes of each article."""
    rows = [m for m in pattern.finditer(text) if m[1] in factiva.CODES]
    ends = [*(m.start() for m in rows[1:]), len(text)]
    articles: list[dict[str, str]] = []
    before = ""
    for m, end in zip(rows, ends, strict=False):
        code = m[1]
        # A code seen before, or the first code again after the last, opens the next article.
        if not articles or code in articles[-1] or (before == "AN" and code in ("SE", "HD", "CLM")):
            articles.append({})
        articles[-1][code] = _value(code, text[m.end() : end])
        before = code
    return articles


def _value(code: str, text: str) -> str:
    value = text.strip().rstrip("|").strip()
    return re.sub(r"\n\s*", "\n\n", value) if code in ("LP", "TD", "CT") else " ".join(value.split())


def _plain(text: str, form: str) -> Iterator[Item]:
    for number, (piece, name) in enumerate(_pieces(text), 1):
        with entry(number) as wrong:
            head_text, _, body_text = piece.strip("\n").partition("\n\n")
            head, body = _lines(head_text), _lines(body_text)
            first = _first_fact(head)
            if first <= 0 or not any(map(is_copyright, head)):
                yield Problem(
                    "not_an_article",
                    f"part {number} has no head of date and source",
                    "Skipped. Export it again.",
                    "error",
                    number - 1,
                )
                continue
            section, headline, author = _names(head[:first])
            record = factiva.from_lines(head[first:], body, headline, author, section, form)
            factiva.take_count(record, number)
            record.source_id = name
            yield record
            yield from factiva.lacking(record, number, False)
        yield from wrong


def _lines(text: str) -> list[str]:
    return [plain for line in text.split("\n") if (plain := line.strip())]


def _first_fact(head: list[str]) -> int:
    """The first line that is a number of words or a date; -1 without one."""
    facts = (i for i, line in enumerate(head) if _COUNTED.fullmatch(line) or is_date_line(line))
    return next(facts, -1)


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """The text of each article, with the number that ends it."""
    at = 0
    for m in _END.finditer(text):
        yield text[at : m.start()], m[1]
        at = m.end()
    if text[at:].strip():
        yield text[at:], ""


def _names(before: list[str]) -> tuple[str, str, str]:
    """Section, headline and byline, of the lines before the number of words."""
    if len(before) >= 3:
        return before[0], before[1], before[2]
    if len(before) == 2 and len(before[0].split()) <= 3 and len(before[1]) > len(before[0]):
        return before[0], before[1], ""
    return "", before[0], before[1] if len(before) == 2 else ""
