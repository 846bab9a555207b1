"""The labels of Nexis, in the languages of its interface, and what they fill."""

from __future__ import annotations

import re
from typing import Final

from corpus_tools.loading.dates import read_date
from corpus_tools.loading.formats.bylines import author_from, page_in, section_in, stated_words
from corpus_tools.loading.records import Record

# label in capitals → field of the record; "" for what is left out of the tables.
LABELS: Final[dict[str, str]] = {
    label: field
    for field, labels in {
        "author": "BYLINE AUTHOR AUTEUR AUTOR VERFASSER AUTORE SIGNATURE AUTORES AUTEURS VON",
        "section": "SECTION RUBRIQUE RUBRIK RESSORT SECCIÓN SECCION SEZIONE RUBRIEK SECTIE SEÇÃO SECÇÃO",
        "words": "LENGTH LONGUEUR LÄNGE LONGITUD LUNGHEZZA LENGTE EXTENSIÓN COMPRIMENTO",
        "language": "LANGUAGE LANGUE SPRACHE IDIOMA LINGUA TAAL",
        "edition": "EDITION ÉDITION AUSGABE EDICIÓN EDIZIONE EDITIE EDIÇÃO",
        "copyright": "COPYRIGHT",
        "url": "URL",
        "load_date": "LOAD-DATE DATE-CHARGEMENT UPDATE LADE-DATUM FECHA-CARGA",
        "": (
            "HIGHLIGHT DATELINE GRAPHIC ILLUSTRATION ENCART PUBLICATION-TYPE TYPE-PUBLICATION PUBLIKATIONSTYP SUBJECT "
            "SUJET GEOGRAPHIC LOCALISATION-GEO COMPANY SOCIETE SOCIÉTÉ ORGANIZATION ORGANISATION ORGANISME PERSON "
            "PERSONNE INDUSTRY TICKER NOTES NOTE CORRECTION CORRECTION-DATE SERIES TYPE JOURNAL-CODE ISSN "
            "DOCUMENT-TYPE CATEGORY COLUMN KEYWORDS CITY STATE COUNTRY DISTRIBUTION NAME TERMS THEMA DATEINAME "
            "PAGE-COUNT ACC-NO ISBN PUB-TYPE BODY-TYPE CROSS-REFERENCE SECTEUR COTE"
        ),
    }.items()
    for label in labels.split()
}
# Labels of broadcasts: above the text alone, for a transcript's speakers have such names, too ("HOST: Good evening").
BROADCAST: Final = frozenset(
    "SHOW GUEST GUESTS ANCHOR ANCHORS HOST HOSTS REPORTER REPORTERS CORRESPONDENT PROGRAM NETWORK STATION".split()  # noqa: SIM905
)
OLD_LABEL: Final = re.compile(r"[ \t]*([A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ\-]{1,24}):(?:[ \t\u00a0]+|$)")
NEW_LABEL: Final = re.compile(r"[ \t]*([^\W\d_][\w\-]{1,24}):\u00a0")


def fill(record: Record, label: str, value: str) -> str:
    """Put a label's value into its field; returns what was left out of the tables (to be logged), else nothing."""
    field = LABELS.get(label.upper(), "")
    value = value.strip()
    if field == "author":
        record.author = record.author or author_from(value)
    elif field == "section":
        record.section = record.section or section_in(value)
        record.page = record.page or page_in(value)
    elif field == "words":
        record.word_count_stated = record.word_count_stated or stated_words(value)
    elif field == "language":
        record.language = record.language or value
    elif field in ("edition", "copyright", "url"):
        setattr(record, field, getattr(record, field) or value)
    elif label.upper() in ("HIGHLIGHT", "GRAPHIC", "ILLUSTRATION", "ENCART", "CORRECTION", "NOTES", "DATELINE"):
        return value
    return ""


def split_date(line: str) -> tuple[str, str]:
    """The date of a line and the edition behind it; two empty texts where the line does not open with a date.

    >>> split_date("March 5, 2031, Wednesday,, FIRST EDITION")
    ('March 5, 2031, Wednesday', 'FIRST EDITION')
    """
    found = read_date(line)
    if found is None or found.precision not in ("day", "second") or len(line) > 120:
        return "", ""
    start = line[: found.end].strip(" ,")
    first = read_date(start)
    edition = line[found.end :].strip(" ,;-–")
    if first is None or len(first.rest) > 2 or len(edition) > 60 or edition.endswith("."):
        return "", ""
    return start, edition


def is_edition(line: str) -> bool:
    """Whether a line of the head names an edition (``Final Edition``, ``1. Ausgabe``)."""
    return (
        re.search(r"\b(?:edition|édition|ausgabe|edición|edizione|editie|edição|auflage)\b", line, re.IGNORECASE)
        is not None
    )
