"""The labels of Nexis, in the languages of its interface, and what they fill."""

from __future__ import annotations

import re
from collections.abc import Callable
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
    value = value.strip()
    if (rule := _FILLED.get(LABELS.get(label.upper(), ""))) is not None:
        for field, read in rule:
            setattr(record, field, getattr(record, field) or read(value))
        return ""
    return value if label.upper() in _LOGGED else ""


# What the labels of a field fill, and how their value is read; what is there already is kept.
_FILLED: Final[dict[str, tuple[tuple[str, Callable[[str], object]], ...]]] = {
    "author": (("author", author_from),),
    "section": (("section", section_in), ("page", page_in)),
    "words": (("word_count_stated", stated_words),),
    "language": (("language", str),),
    "edition": (("edition", str),),
    "copyright": (("copyright", str),),
    "url": (("url", str),),
}
_LOGGED: Final = frozenset({"HIGHLIGHT", "GRAPHIC", "ILLUSTRATION", "ENCART", "CORRECTION", "NOTES", "DATELINE"})


def split_date(line: str) -> tuple[str, str]:
    """The date of a line and the edition after it; two empty texts where the line does not open with a date.

    >>> split_date("March 5, 2031, Wednesday,, FIRST EDITION")
    ('March 5, 2031, Wednesday', 'FIRST EDITION')
    """
    found = read_date(line)
    if found is None or found.precision not in ("day", "second") or len(line) > 120:
        return "", ""
    start = line[: found.end].strip(" ,")
    edition = line[found.end :].strip(" ,;-–")
    first = read_date(start)
    is_date_first = first is not None and len(first.rest) <= 2
    is_edition = len(edition) <= 60 and not edition.endswith(".")
    return (start, edition) if is_date_first and is_edition else ("", "")


def is_edition(line: str) -> bool:
    """Whether a line of the head names an edition (``Final Edition``, ``1. Ausgabe``)."""
    return (
        re.search(r"\b(?:edition|édition|ausgabe|edición|edizione|editie|edição|auflage)\b", line, re.IGNORECASE)
        is not None
    )
