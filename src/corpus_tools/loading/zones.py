"""Time zones as newspapers print them: the distance to UTC of a local time, or that it cannot be told.

Letters and names that stand for a region's clock ("ET", "UK time", ``Europe/London``) follow the IANA data that
Python reads, summer time included; letters for one fixed distance ("BST", "EDT") are taken at their word. Letters of
several meanings ("IST", "CST") are resolved by the country of the publication, or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

# Hours ahead of UTC.
_FIXED: Final[Mapping[str, float]] = {
    "z": 0,
    "utc": 0,
    "gmt": 0,
    "ut": 0,
    "wet": 0,
    "west": 1,
    "bst": 1,
    "cet": 1,
    "mez": 1,
    "wat": 1,
    "cest": 2,
    "mesz": 2,
    "eet": 2,
    "cat": 2,
    "sast": 2,
    "eest": 3,
    "msk": 3,
    "eat": 3,
    "trt": 3,
    "idt": 3,
    "pkt": 5,
    "npt": 5.75,
    "mmt": 6.5,
    "ict": 7,
    "wib": 7,
    "sgt": 8,
    "hkt": 8,
    "pht": 8,
    "myt": 8,
    "awst": 8,
    "jst": 9,
    "kst": 9,
    "acst": 9.5,
    "acdt": 10.5,
    "aest": 10,
    "aedt": 11,
    "nzst": 12,
    "nzdt": 13,
    "nst": -3.5,
    "ndt": -2.5,
    "adt": -3,
    "brt": -3,
    "art": -3,
    "est": -5,
    "edt": -4,
    "cdt": -5,
    "mst": -7,
    "mdt": -6,
    "pst": -8,
    "pdt": -7,
    "akst": -9,
    "akdt": -8,
    "hst": -10,
}
_REGIONS: Final[Mapping[str, str]] = {
    name: region
    for region, names in {
        "America/New_York": "et|eastern time|eastern standard time|eastern daylight time|us eastern time|eastern|"
        "new york time|us eastern",
        "America/Chicago": "ct|central time|us central time|chicago time",
        "America/Denver": "mt|mountain time|us mountain time",
        "America/Los_Angeles": "pt|pacific time|us pacific time|pacific standard time|pacific daylight time",
        "America/Halifax": "atlantic time|atlantic daylight time",
        "Europe/London": "uk time|british time|british summer time|london time|uk",
        "Europe/Dublin": "irish time|irish standard time|dublin time",
        "Europe/Berlin": "central european time|central european summer time|german time|berlin time|ortszeit berlin|"
        "paris time|french time|italian time|spanish time|ora italiana|heure de paris|mitteleuropäischer zeit|"
        "deutscher zeit|central europe time",
        "Europe/Athens": "eastern european time|greek time|athens time",
        "Europe/Moscow": "moscow time",
        "Europe/Kyiv": "kyiv time|kiev time",
        "Asia/Kolkata": "indian time|india time|indian standard time|india standard time",
        "Asia/Jerusalem": "israel time|israeli time|jerusalem time",
        "Asia/Shanghai": "china standard time|beijing time",
        "Asia/Hong_Kong": "hong kong time",
        "Asia/Singapore": "singapore time",
        "Asia/Tokyo": "japan time|japan standard time|tokyo time",
        "Africa/Johannesburg": "south african time|south african standard time",
        "Africa/Lagos": "nigerian time|lagos time",
        "Australia/Sydney": "sydney time|canberra time|aet|australian eastern time",
        "Australia/Perth": "perth time|awt",
        "Pacific/Auckland": "nz time|new zealand time|nzt",
        "UTC": "greenwich mean time|coordinated universal time",
    }.items()
    for name in names.split("|")
}
# Letters of several meanings, by the country of the publication; without one they are not resolved.
_BY_COUNTRY: Final[Mapping[str, Mapping[str, str]]] = {
    "ist": {"in": "Asia/Kolkata", "lk": "Asia/Kolkata", "ie": "Europe/Dublin", "il": "Asia/Jerusalem"},
    "cst": {
        "us": "America/Chicago",
        "ca": "America/Winnipeg",
        "mx": "America/Mexico_City",
        "cn": "Asia/Shanghai",
        "tw": "Asia/Taipei",
        "cu": "America/Havana",
        "au": "Australia/Adelaide",
    },
    "ast": {"ca": "America/Halifax", "tt": "America/Port_of_Spain", "bb": "America/Barbados", "sa": "Asia/Riyadh"},
    "gst": {"ae": "Asia/Dubai", "om": "Asia/Muscat"},
    "sst": {"sg": "Asia/Singapore", "as": "Pacific/Pago_Pago"},
    "wst": {"au": "Australia/Perth", "ws": "Pacific/Apia"},
    "amt": {"br": "America/Manaus", "am": "Asia/Yerevan"},
}
# The same letters elsewhere than where they are commonest.
_ELSEWHERE: Final[Mapping[tuple[str, str], str]] = {
    ("bst", "bd"): "Asia/Dhaka",
    ("est", "au"): "Australia/Sydney",
    ("edt", "au"): "Australia/Sydney",
    ("et", "au"): "Australia/Sydney",
    ("mst", "my"): "Asia/Kuala_Lumpur",
    ("pst", "ph"): "Asia/Manila",
    ("pst", "pk"): "Asia/Karachi",
}
# Countries of one clock, for "local time".
_ONE_CLOCK: Final[Mapping[str, str]] = {
    "gb": "Europe/London",
    "uk": "Europe/London",
    "ie": "Europe/Dublin",
    "in": "Asia/Kolkata",
    "de": "Europe/Berlin",
    "fr": "Europe/Paris",
    "it": "Europe/Rome",
    "nl": "Europe/Amsterdam",
    "za": "Africa/Johannesburg",
    "ng": "Africa/Lagos",
    "ke": "Africa/Nairobi",
    "gh": "Africa/Accra",
    "sg": "Asia/Singapore",
    "hk": "Asia/Hong_Kong",
    "jp": "Asia/Tokyo",
    "nz": "Pacific/Auckland",
    "jm": "America/Jamaica",
    "tt": "America/Port_of_Spain",
    "pk": "Asia/Karachi",
    "bd": "Asia/Dhaka",
}
_LOCAL: Final = re.compile(r"local\s+time|ortszeit|heure locale|hora local|ora locale|lokale tijd", re.IGNORECASE)
_NAMES: Final = sorted({*_FIXED, *_REGIONS, *_BY_COUNTRY}, key=len, reverse=True)
_NAME: Final = re.compile(rf"(?:{'|'.join(map(re.escape, _NAMES))})(?![\w])", re.IGNORECASE)
_OFFSET: Final = re.compile(
    r"(?:(?:UTC|GMT)\s*)?(?P<sign>[+\-\u2212])(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?(?![\d:])",
    re.IGNORECASE,
)
_IANA: Final = re.compile(r"[A-Z][A-Za-z]+/[A-Z][A-Za-z_+\-\d]+(?:/[A-Z][A-Za-z_]+)?")
_UNKNOWN: Final = re.compile(r"[A-Z]{1,3}T\b(?!\s+EDITION)|[^\W\d]+(?:\s[^\W\d]+)?\s(?:[Tt]ime|TIME)\b")
# "17:30 Nairobi (EAT)": the place, and its time zone in brackets.
_PLACE: Final = re.compile(r"[^\W\d_][\w.\-]*(?:\s[^\W\d_][\w.\-]*){0,2}\s*[(\[]\s*")
_BEFORE: Final = re.compile(r"[\s,]*(?:(?:uhr|hrs?\.?|hours|h)(?![\w])[\s,]*)?[(\[]?\s*", re.IGNORECASE)


class Zone(NamedTuple):
    """What follows a time: how far it is ahead of UTC (None: not known), and where it ends in the text.

    ``is_given`` is False where no zone follows at all.
    """

    ahead: timedelta | None
    end: int
    is_given: bool = True


def zone_after(text: str, at: int, local: datetime, country: str = "") -> Zone:
    """The time zone that ``text`` states at position ``at``, after a time; ``local`` is the local time.

    >>> zone_after("3:04 p.m. (ET)", 9, datetime(2026, 7, 1, 15, 4)).ahead
    datetime.timedelta(days=-1, seconds=72000)
    """
    start = _start(text, at)
    if (place := _PLACE.match(text, start)) is not None and _NAME.match(text, place.end()):
        start = place.end()
    for read in (_letter_z, _numeric, _iana, _named, _local, _unknown):
        if (zone := read(text, start, local, country)) is not None:
            return zone._replace(end=_closed(text, zone.end))
    return Zone(timedelta(0), at, False)


def is_zone_word(word: str) -> bool:
    """Whether a word of a date line is (part of) a zone's name."""
    return word in _ZONE_WORDS


def _start(text: str, at: int) -> int:
    m = _BEFORE.match(text, at)
    return m.end() if m else at


def _closed(text: str, end: int) -> int:
    """The end of a zone and what repeats it: ``+01:00[Europe/London]``, ``+0100 (BST)``."""
    m = re.compile(r"\s*[)\]]|\s*[(\[]\s*[A-Za-z_/+\-]{1,40}\s*[)\]]").match(text, end)
    return m.end() if m else end


def _letter_z(text: str, at: int, local: datetime, country: str) -> Zone | None:
    return Zone(timedelta(0), at + 1) if re.compile(r"[Zz](?!\w)").match(text, at) else None


def _numeric(text: str, at: int, local: datetime, country: str) -> Zone | None:
    m = _OFFSET.match(text, at)
    if m is None:
        # A sign that belongs to no offset known here: "+1:2", "+123".
        return Zone(None, at + 1) if re.compile(r"[+\u2212]\d").match(text, at) else None
    distance = timedelta(hours=int(m["hours"]), minutes=int(m["minutes"] or 0))
    if distance > timedelta(hours=14):
        return Zone(None, m.end())
    return Zone(distance if m["sign"] == "+" else -distance, m.end())


def _iana(text: str, at: int, local: datetime, country: str) -> Zone | None:
    m = _IANA.match(text, at)
    return Zone(_ahead(m[0], local), m.end()) if m else None


def _named(text: str, at: int, local: datetime, country: str) -> Zone | None:
    m = _NAME.match(text, at)
    if m is None or not _is_written_as_zone(m[0]):
        return None
    name = m[0].lower()
    if name in _BY_COUNTRY:
        region = _BY_COUNTRY[name].get(country)
        return Zone(_ahead(region, local) if region else None, m.end())
    if region := _ELSEWHERE.get((name, country)) or _REGIONS.get(name):
        return Zone(_ahead(region, local), m.end())
    return Zone(timedelta(hours=_FIXED[name]), m.end())


def _is_written_as_zone(name: str) -> bool:
    """Letters are in capitals ("ET"); in small ones they are a word ("et", "est")."""
    return name.isupper() or len(name) >= 4 or name.lower() == "z"


def _local(text: str, at: int, local: datetime, country: str) -> Zone | None:
    m = _LOCAL.match(text, at)
    if m is None:
        return None
    region = _ONE_CLOCK.get(country)
    return Zone(_ahead(region, local) if region else None, m.end())


def _unknown(text: str, at: int, local: datetime, country: str) -> Zone | None:
    m = _UNKNOWN.match(text, at)
    return Zone(None, m.end()) if m else None


@lru_cache(maxsize=64)
def _region(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _ahead(name: str, local: datetime) -> timedelta | None:
    region = _region(name)
    return local.replace(tzinfo=region).utcoffset() if region is not None else None


_ZONE_WORDS: Final = frozenset(word for name in _NAMES for word in name.split())
