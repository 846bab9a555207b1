"""An article as ProQuest labels it: what each label fills, in text and in HTML."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from corpus_tools.loading.dates import read_date
from corpus_tools.loading.formats.bylines import author_from, stated_words, turned
from corpus_tools.loading.records import Problem, Record

LABELS: Final = frozenset(
    {
        *("title", "author", "publication info", "abstract", "links", "full text", "subject", "location", "company"),
        *("people", "publication title", "pages", "first page", "publication year", "publication date", "year"),
        *("section", "publisher", "place of publication", "country of publication", "publication subject", "issn"),
        *("source type", "language of publication", "document type", "proquest document id", "document url"),
        *("copyright", "last updated", "database", "credit", "column", "edition", "dateline", "number of pages"),
        *("document feature", "classification", "identifier / keyword", "product name", "issn/isbn", "volume", "issue"),
        *("accession number", "subtitle", "alternate title", "caption", "correspondence author", "text word count"),
        *("isbn", "eissn", "doi", "coden", "duns", "naics", "ticker", "document link", "name", "subjects"),
    }
)
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
    outlet = fields.get("publication title", "")
    if outlet and ";" in outlet and form == "proquest_html":
        outlet = outlet.split(";")[0]
    date = fields.get("publication date", "")
    # "Mar 05, 2 024": a space lost its way when the page was made.
    if (date and (found := read_date(date)) is None) or (date and found is not None and found.precision != "day"):
        mended = re.sub(r"(\d)\s+(\d{3})$", r"\1\2", date.strip())
        date = mended if read_date(mended) else date
    authors = [turned(name) for name in fields.get("author", "").split(";") if name.strip()]
    return Record(
        fields.get("full text", ""),
        form,
        title=title or fields.get("title", ""),
        author=author_from("; ".join(authors)),
        outlet=outlet.strip(),
        url=fields.get("document url", "") or fields.get("document link", ""),
        language=fields.get("language of publication", ""),
        section=fields.get("section", ""),
        edition=fields.get("edition", ""),
        page=fields.get("pages", "") or fields.get("first page", "") or _page(info),
        source_id=fields.get("proquest document id", ""),
        raw_date=date,
        copyright=fields.get("copyright", ""),
        word_count_stated=stated_words(fields.get("text word count", "")),
    )


def lacking(record: Record, number: int) -> list[Problem]:
    """What one article lacks that ProQuest always has."""
    what = [
        words
        for value, words in (
            (record.raw_date, "no date"),
            (record.outlet, "no outlet"),
            (record.text, "no text"),
            (record.source_id, "no id"),
        )
        if not value
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
