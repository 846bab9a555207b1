"""The country an outlet is published in, as far as the record says: for letters of time zones with several meanings."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

from corpus_tools.loading.records import Record

_NAMES: Final = {
    name: code
    for code, names in {
        "us": "united states|united states of america|usa|u.s.|u.s.a.",
        "gb": "united kingdom|uk|great britain|england|scotland|wales|northern ireland",
        "ie": "ireland|republic of ireland",
        "in": "india",
        "il": "israel",
        "ca": "canada",
        "au": "australia",
        "cn": "china|people's republic of china",
        "tw": "taiwan",
        "sg": "singapore",
        "hk": "hong kong",
        "nz": "new zealand",
        "pk": "pakistan",
        "bd": "bangladesh",
        "lk": "sri lanka",
        "ph": "philippines",
        "my": "malaysia",
        "mx": "mexico",
        "tt": "trinidad and tobago|trinidad & tobago",
        "ae": "united arab emirates|uae",
        "sa": "saudi arabia",
        "za": "south africa",
        "ng": "nigeria",
        "ke": "kenya",
        "gh": "ghana",
    }.items()
    for name in names.split("|")
}
# Ends of addresses that are sold to everybody.
_GENERIC: Final = frozenset({"ai", "am", "co", "eu", "fm", "gg", "io", "ly", "me", "sh", "to", "tv", "vc", "ws"})
# Most addresses: without a port or a user, and with nothing that has to be looked at twice.
_PLAIN_ADDRESS: Final = re.compile(r"https?://(?:[A-Za-z0-9-]+\.)*([A-Za-z0-9-]+)(?=[/?#]|\Z)")
_REGION: Final = re.compile(r"[a-z]{2,3}[-_](?:[a-z]{4}[-_])?([a-z]{2})\b", re.IGNORECASE)


def country_of(record: Record) -> str:
    """The country as two lower-case letters (ISO 3166): from the file, else the address, else the language's region.

    >>> country_of(Record("", "json", url="https://www.gazette.example.ie/a"))
    'ie'
    >>> country_of(Record("", "json", language="en-IN"))
    'in'
    """
    named = record.country.strip().split(",")[0].lower()
    if named:
        return _NAMES.get(named, named if len(named) == 2 else "")
    end = _end_of_host(record.url.strip())
    if len(end) == 2 and end not in _GENERIC:
        return "gb" if end == "uk" else end
    m = _REGION.match(record.language.strip())
    return m[1].lower() if m else ""


def _end_of_host(url: str) -> str:
    """What comes after the last dot of an address's host; empty where it has none."""
    if plain := _PLAIN_ADDRESS.match(url):
        return plain[1].lower()
    try:
        return (urlsplit(url).hostname or "").rsplit(".", 1)[-1] if url else ""
    except ValueError:
        return ""
