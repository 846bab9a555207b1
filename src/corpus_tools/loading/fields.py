"""Which column or key of a table means what: the names that databases, scrapers and people use."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

# Earlier names win where several are there.
ALIASES: Final[dict[str, tuple[str, ...]]] = {
    "text": (
        *("text", "body", "maintext", "content", "full_text", "fulltext", "article_text", "plain_text", "body_text"),
        *(
            "article_body",
            "articlebody",
            "articletext",
            "article",
            "story",
            "news",
            "raw_text",
            "text_content",
            "content_text",
            "content_html",
            "texte",
        ),
        *("texto", "inhalt", "volltext", "testo", "tekst"),
    ),
    "title": (
        "title",
        "headline",
        "heading",
        "article_title",
        "web_title",
        "hl",
        "titel",
        "titre",
        "titulo",
        "titolo",
        "kop",
    ),
    "outlet": (
        *(
            "outlet",
            "publication",
            "publication_title",
            "newspaper",
            "site_name",
            "sitename",
            "meta_site_name",
            "source_hostname",
            "publication_details",
        ),
        *("media_name", "source_name", "publisher", "source", "medium", "paper", "journal", "media_outlet", "zeitung"),
        *("quelle", "provider", "journal_title", "krant", "source_domain", "hostname", "domain", "site", "media_url"),
    ),
    "published": (
        *(
            "published",
            "date_time_pub",
            "publish_date",
            "date_publish",
            "publication_date",
            "published_at",
            "publishing_date",
        ),
        *("pub_date", "pubdate", "published_date", "date_published", "datepublished", "date", "datetime", "datum"),
        *("fecha", "data", "web_publication_date", "timestamp", "created_at", "day"),
    ),
    # The time of day, if it has its own column.
    "clock": ("time", "pub_time", "publication_time", "time_of_publication", "uhrzeit", "heure", "hora", "tijd"),
    # Summaries, used in place of a missing text; this is recorded.
    "summary": ("description", "summary", "abstract", "snippet", "teaser", "excerpt", "opening_text", "hit_sentence"),
    "author": ("author", "authors", "author_s", "byline", "creator", "writer", "autor", "auteur", "autore", "by"),
    "url": ("url", "link", "canonical_link", "canonical_url", "web_url", "permalink", "uri", "href", "source_url"),
    "language": ("language", "lang", "meta_lang", "sprache", "langue", "language_code"),
    "section": (
        "section",
        "section_name",
        "rubric",
        "rubrik",
        "rubrique",
        "category",
        "categories",
        "desk",
        "subsection",
    ),
    "edition": ("edition", "ausgabe"),
    "page": ("page", "pages", "page_number", "seite", "start_page"),
    "source_id": (
        *("article_id", "id", "guid", "uid", "uuid", "stories_id", "story_id", "doc_id", "docid", "document_id"),
        *("accession_number", "_id", "doc"),
    ),
    "word_count_stated": ("word_count", "wordcount", "words", "length", "n_words", "nwords"),
    "copyright": ("copyright", "rights", "license"),
    "country": ("country_of_publication", "publication_country", "source_country", "media_country", "outlet_country"),
    "file": ("file", "source_file", "filename", "file_name", "path", "datei", "fichier"),
}
_KNOWN: Final = {alias: field for field, aliases in ALIASES.items() for alias in aliases}


# Additions to a column's name: the time zone, the order of a date's numbers.
_ADDED: Final = re.compile(r"_(?:utc|gmt|d{1,2}_m{1,2}_y{2,4}|m{1,2}_d{1,2}_y{2,4}|yyyy_mm_dd)$")
_ORDERS: Final = (("day", re.compile(r"_d{1,2}_m{1,2}_y{2,4}$")), ("month", re.compile(r"_m{1,2}_d{1,2}_y{2,4}$")))


def order_in(name: object) -> str:
    """Which number of a date comes first according to its column's name: ``day``, ``month``, or empty if not stated.

    >>> order_in("Date (dd/mm/yyyy)"), order_in("Date [MM-DD-YYYY]"), order_in("Date")
    ('day', 'month', '')
    """
    plain = plain_name(name)
    return next((order for order, pattern in _ORDERS if pattern.search(plain)), "")


@lru_cache(maxsize=8192)
def plain_name(name: object) -> str:
    """A column name in lower case with underscores: ``Publication date`` and ``publicationDate`` alike."""
    text = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", str(name).strip().lstrip("\ufeff"))
    return re.sub(r"[^\w]+|_+", "_", text.lower()).strip("_")


def columns_for(names: Iterable[object]) -> dict[str, list[str]]:
    """For every field, the columns whose names denote it, best match first.

    >>> columns_for(["Headline", "Pub_Date", "note"])
    {'title': ['Headline'], 'published': ['Pub_Date']}
    """
    by_plain: dict[str, str] = {}
    for name in names:
        # "Published (UTC)": times are in UTC unless another zone is given.
        by_plain.setdefault(_ADDED.sub("", plain_name(name)), str(name))
    return {
        field: here for field, aliases in ALIASES.items() if (here := [by_plain[a] for a in aliases if a in by_plain])
    }


def field_of(name: object) -> str:
    """The field that a column name means; empty if none."""
    return _KNOWN.get(plain_name(name), "")
