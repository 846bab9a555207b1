"""An article as ProQuest labels it: what each label fills, in text and in HTML."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from corpus_tools.loading.dates import read_date
from corpus_tools.loading.formats.bylines import author_from, stated_words, turned
from corpus_tools.loading.records import Change, Problem, Record

# As ProQuest prints them, in lower case.
_LABEL_NAMES: Final = """
title|author|publication info|abstract|links|full text|subject|location|company|people|publication title|pages
first page|publication year|publication date|year|section|publisher|place of publication|country of publication
publication subject|issn|source type|language of publication|document type|proquest document id|document url
copyright|last updated|database|credit|column|edition|dateline|number of pages|document feature|classification
identifier / keyword|product name|issn/isbn|volume|issue|accession number|subtitle|alternate title|caption
correspondence author|text word count|isbn|eissn|doi|coden|duns|naics|ticker|document link|name|subjects
business indexing term|company / organization|company/organization|identifiers / keywords|identifier/keyword|keyword
keywords|subject (s)|personal name|person|persons|geographic names|geographic name|author affiliation
author information|e-issn|language|summary language|series|series title|supplement|source attribution
publisher attribution|publication note|references|number of references|illustration|illustrations
correction/retraction|document status|event|events|organization|organizations|industry|industry code|mesh
publication history|online publication date|publication date (electronic)|entry date|page count|supplemental data
substance|ethnicity|column name|section title|word count|copyright holder|source title|physical description|embargo
full text availability|subject terms|index terms
"""
LABELS: Final = frozenset(filter(None, _LABEL_NAMES.strip().replace("\n", "|").split("|")))
# Words of the article that ProQuest keeps beside its text.
_WORDS_OF_ARTICLE: Final = ("subtitle", "alternate title", "caption", "dateline", "correction/retraction")
_CREDIT: Final = re.compile(r"(?:^|\n)[ \t]*CREDIT:[ \t]*([^\n]{2,120})\s*$")
_NONE: Final = re.compile(r"(?:none|not|full text (?:is )?(?:not|un)) ?available\.?|none\.?", re.IGNORECASE)
_INFO_DATE: Final = re.compile(r"\]?\s*(\d{1,2}\s+\w{3,9}\.?\s+\d{4}|\w{3,9}\.?\s+\d{1,2},?\s+\d{4})\s*:?\s*([\w.\-]*)")


def label_of(words: str) -> str:
    """The label that words stand for, with lost spaces put back (``Publicationtitle``); empty if none."""
    plain = " ".join(words.lower().split()).rstrip(":").strip()
    if plain in LABELS:
        return plain
    return _SQUEEZED.get(plain.replace(" ", ""), "")


_SQUEEZED: Final = {label.replace(" ", ""): label for label in LABELS}


def record_from(fields: Mapping[str, str], title: str, form: str) -> Record:
    """A record of ProQuest's labels."""
    info = fields.get("publication info", "")
    credits, text = _credit(fields.get("full text", ""))
    credits = credits or fields.get("credit", "")
    authors = [turned(name) for name in fields.get("author", "").split(";") if name.strip()]
    record = Record(
        text,
        form,
        title=title or fields.get("title", ""),
        author=author_from("; ".join(authors)) or author_from(credits),
        outlet=_outlet(fields.get("publication title", ""), info),
        url=_first_of(fields, "document url", "document link"),
        language=fields.get("language of publication", ""),
        section=fields.get("section", ""),
        edition=fields.get("edition", ""),
        page=_first_of(fields, "pages", "first page") or _page(info),
        source_id=fields.get("proquest document id", ""),
        raw_date=_date(fields.get("publication date", ""), info),
        country=fields.get("country of publication", ""),
        copyright=fields.get("copyright", ""),
        word_count_stated=stated_words(fields.get("text word count", "")),
    )
    if credits:
        record.changes.append(Change("left_out", 0, 0, f"CREDIT: {credits}", ""))
    left = [(label, fields[label]) for label in _WORDS_OF_ARTICLE if fields.get(label)]
    record.changes += [Change("left_out", 0, 0, f"{label.upper()}: {words}", "") for label, words in left]
    return record


def _outlet(name: str, info: str) -> str:
    """The outlet's name; in "Harbour Gazette; Port Ellan" the place belongs to the name of the database alone."""
    return (name or info.split("[")[0].split(".")[0]).split(";")[0].strip()


def _first_of(fields: Mapping[str, str], *labels: str) -> str:
    return next(filter(None, (fields.get(label, "") for label in labels)), "")


def _date(date: str, info: str) -> str:
    """The date as printed; a space that lost its way ("2 024") is taken out; else the date in the citation."""
    if not date:
        m = _INFO_DATE.search(info)
        return m[1] if m else ""
    found = read_date(date)
    if found is None or found.precision != "day":
        fixed = re.sub(r"(\d)\s+(\d{3})$", r"\1\2", date.strip())
        return fixed if read_date(fixed) else date
    return date


def _credit(text: str) -> tuple[str, str]:
    """The name in a last line ``CREDIT: …``, and the text without it."""
    m = _CREDIT.search(text)
    return (m[1].strip(), text[: m.start()].rstrip()) if m else ("", "" if _NONE.fullmatch(text.strip()) else text)


def lacking(record: Record, number: int, fields: Mapping[str, str]) -> list[Problem]:
    """What one article lacks that ProQuest always has."""
    from_citation = " (read from the citation)"
    what = [
        words + (from_citation if value and words in ("no date", "no outlet") else "")
        for is_there, value, words in (
            (fields.get("publication date"), record.raw_date, "no date"),
            (fields.get("publication title"), record.outlet, "no outlet"),
            (record.text, "", "no text"),
            (record.source_id, "", "no id"),
        )
        if not is_there
    ]
    if not what:
        return []
    hint = "Was the file cut? Export again." if not record.source_id else "Export with 'Full text' if there is one."
    return [
        Problem(
            "truncated" if not record.source_id else "incomplete",
            f"article {number}: {', '.join(what)}",
            f"Kept as it is. {hint}",
            position=number - 1,
        )
    ]


def _page(info: str) -> str:
    m = _INFO_DATE.search(info)
    return m[2].rstrip(".") if m else ""
