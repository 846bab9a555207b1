"""Dates as newspapers and databases write them, in eight languages; what is ambiguous is not guessed.

English, German, French, Dutch, Spanish, Italian, Portuguese and Chinese. Only strings that are known to be a date
(a field, a header line) come here: never running text.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache
from typing import Final, Literal

Precision = Literal["second", "day", "month", "year"]

_MONTH_NAMES: Final = (
    "january jan januar janner januari janvier janv enero ene gennaio gen janeiro jaenner",
    "february feb februar februari fevrier fevr fev febrero febbraio febb fevereiro",
    "march mar marz mrz maerz maart mrt mars marzo marco",
    "april apr avril avr abril abr aprile",
    "may mai mei mayo maggio mag maio",
    "june jun juni juin junio giugno giu junho",
    "july jul juli juillet juil julio luglio lug julho",
    "august aug augustus aout agosto ago",
    "september sept sep septembre septiembre setiembre settembre sett setembro set",
    "october oct oktober okt octobre octubre ottobre ott outubro out",
    "november nov novembre noviembre novembro",
    "december dec dezember dez decembre diciembre dic dicembre dezembro",
)
MONTHS: Final = {word: number for number, words in enumerate(_MONTH_NAMES, 1) for word in words.split()}

_WEEKDAY_NAMES: Final = (
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun "
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so "
    "lundi mardi mercredi jeudi vendredi samedi dimanche lun mar mer jeu ven sam dim "
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag "
    "lunes martes miercoles jueves viernes sabado domingo "
    "lunedi martedi mercoledi giovedi venerdi domenica "
    "segunda terca quarta quinta sexta feira segunda-feira terca-feira quarta-feira quinta-feira sexta-feira"
)
WEEKDAYS: Final = frozenset(_WEEKDAY_NAMES.split())
# Words that may stand in a date line beside the date itself.
_FILLERS: Final = frozenset("le de del do of the on at um uhr h am den il el a a.m p.m vom du dal date".split())  # noqa: SIM905
# CST, IST and the like name several zones: a time with one of them is not moved.
_ZONES: Final = {
    "z": 0,
    "utc": 0,
    "gmt": 0,
    "wet": 0,
    "bst": 1,
    "west": 1,
    "cet": 1,
    "mez": 1,
    "cest": 2,
    "mesz": 2,
    "eet": 2,
    "eest": 3,
    "msk": 3,
    "est": -5,
    "edt": -4,
    "cdt": -5,
    "mst": -7,
    "mdt": -6,
    "pst": -8,
    "pdt": -7,
    "jst": 9,
    "aest": 10,
    "aedt": 11,
}
_ISO: Final = re.compile(r"(?<!\d)((?:1[5-9]|20)\d{2})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)T?")
_COMPACT: Final = re.compile(r"(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?(?!\d)")
_CHINESE: Final = re.compile(r"((?:1[5-9]|20)\d{2})\s*年\s*(\d{1,2})\s*月\s*(?:(\d{1,2})\s*[日号])?")
_DAY_MONTH: Final = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|re|º|°|ª|\.)?[\s\-/]*(?:d[eio]l?\s+|of\s+)?([^\W\d_]{3,})\.?,?[\s\-/]*"
    r"(?:d[eio]l?\s+)?((?:1[5-9]|20)\d{2})(?!\d)",
    re.IGNORECASE,
)
_MONTH_DAY: Final = re.compile(
    r"([^\W\d_]{3,})\.?[\s\-]+(\d{1,2})(?:st|nd|rd|th)?(?:,\s*|\s+|-)((?:1[5-9]|20)\d{2})(?!\d)", re.IGNORECASE
)
# "March 5, Tuesday, 2024": an older habit of some databases.
_MONTH_DAY_WEEKDAY: Final = re.compile(
    r"([^\W\d_]{3,})\.?\s+(\d{1,2}),?\s+([^\W\d_]+),?\s+((?:1[5-9]|20)\d{2})(?!\d)", re.IGNORECASE
)
# "2024 Mar 05": as reference managers write it.
_YEAR_MONTH_DAY: Final = re.compile(
    r"(?<!\d)((?:1[5-9]|20)\d{2})[\s\-/.,]+([^\W\d_]{3,})\.?[\s\-/.]+(\d{1,2})(?!\d)", re.IGNORECASE
)
_MONTH_YEAR: Final = re.compile(r"([^\W\d_]{3,})\.?,?\s+(?:d[eio]l?\s+)?((?:1[5-9]|20)\d{2})(?!\d)", re.IGNORECASE)
_YEAR_MONTH: Final = re.compile(r"(?<!\d)((?:1[5-9]|20)\d{2})-(\d{2})(?![\d-])")
_NUMERIC: Final = re.compile(r"(?<!\d)(\d{1,2})([./-])(\d{1,2})\2((?:1[5-9]|20)\d{2})(?!\d)")
_YEAR: Final = re.compile(r"(?<!\d)((?:1[5-9]|20)\d{2})(?!\d)")
_TIME: Final = re.compile(
    r"(?<![\d:.])(\d{1,2})[:hH.](\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(?:(a\.?m\.?|p\.?m\.?)(?![a-z]))?"
    r"\s*(?:(?P<zone>Z|[A-Za-z]{2,5})?\s*(?P<offset>[+-]\d{2}:?\d{2})?)",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"[^\W\d_][\w.\-]*")


@dataclass(frozen=True, slots=True)
class DateRead:
    """``published`` is naive, in UTC where a zone was given; None where the date is ambiguous.

    ``rest`` is what stands beside the date: empty for a line that is nothing but one.
    """

    published: datetime | None
    precision: Precision
    rest: str = ""

    @property
    def is_ambiguous(self) -> bool:
        return self.published is None


@lru_cache(maxsize=4096)
def read_date(raw: str) -> DateRead | None:
    """The date in ``raw``; None if there is none; ``is_ambiguous`` for one like 04/05/2024.

    >>> read_date("mardi 5 mars 2024").published
    datetime.datetime(2024, 3, 5, 0, 0)
    >>> read_date("04/05/2024").is_ambiguous
    True
    """
    raw = raw.strip()
    if not raw or len(raw) > 200 or not any(char.isdigit() for char in raw):
        return None
    found = _calendar(raw)
    if found is None:
        return None
    year, month, day, start, end, clock = found
    before, after = raw[:start], raw[end:]
    precision: Precision = "day" if day else "month" if month else "year"
    if month == -1:
        return DateRead(None, "day", _rest(before + " " + after))
    try:
        moment = datetime(year, month or 1, day or 1)
    except ValueError:
        return None
    if precision == "day":
        if clock is not None:
            moment += clock
            precision = "second"
            zone = re.match(r"\s*(Z|[+-]\d{2}:?\d{2})", after)
            if zone:
                moment, after = _to_utc(moment, zone[1]), after[zone.end() :]
        else:
            moment, precision, before, after = _with_time(moment, before, after)
    return DateRead(moment, precision, _rest(before + " " + after))


def is_date_line(line: str) -> bool:
    """Whether a header line is a date and nothing else of weight (weekday, time, an edition's name)."""
    found = read_date(line)
    return found is not None and found.precision in ("day", "second") and len(found.rest) <= 2


def from_timestamp(value: float) -> datetime | None:
    """Seconds or milliseconds since 1970 as naive UTC."""
    if value > 1e11:
        value /= 1000
    if not 0 < value < 4e9:
        return None
    return datetime.fromtimestamp(int(value), UTC).replace(tzinfo=None)


def naive_utc(moment: datetime) -> datetime:
    """Without zone and fraction; moved to UTC where it had a zone."""
    if moment.tzinfo is not None:
        moment = moment.astimezone(UTC).replace(tzinfo=None)
    return moment.replace(microsecond=0)


_Found = tuple[int, int, int, int, int, timedelta | None]


def _calendar(raw: str) -> _Found | None:
    """Year, month, day (0 where not given; month -1: ambiguous), where it stands, and a time of the compact form."""
    if m := _ISO.search(raw):
        return int(m[1]), int(m[2]), int(m[3]), m.start(), m.end(), None
    if m := _CHINESE.search(raw):
        return int(m[1]), int(m[2]), int(m[3] or 0), m.start(), m.end(), None
    if (m := _YEAR_MONTH_DAY.search(raw)) and (month := _month(m[2])):
        return int(m[1]), month, int(m[3]), m.start(), m.end(), None
    for pattern, order in ((_DAY_MONTH, (3, 2, 1)), (_MONTH_DAY, (3, 1, 2)), (_MONTH_DAY_WEEKDAY, (4, 1, 2))):
        for m in pattern.finditer(raw):
            month = _month(m[order[1]])
            if month and (pattern is not _MONTH_DAY_WEEKDAY or _plain(m[3]) in WEEKDAYS):
                return int(m[order[0]]), month, int(m[order[2]]), m.start(), m.end(), None
    if m := _NUMERIC.search(raw):
        one, two, year = int(m[1]), int(m[3]), int(m[4])
        if m[2] == "." or one == two or (one > 12 >= two):
            return year, two, one, m.start(), m.end(), None
        if two > 12 >= one:
            return year, one, two, m.start(), m.end(), None
        return year, -1, 0, m.start(), m.end(), None
    if m := _COMPACT.search(raw):
        clock = None
        if m[4] and int(m[4]) < 24 and int(m[5]) < 60:
            clock = timedelta(hours=int(m[4]), minutes=int(m[5]), seconds=int(m[6] or 0))
        return int(m[1]), int(m[2]), int(m[3]), m.start(), m.end(), clock
    for m in _MONTH_YEAR.finditer(raw):
        if month := _month(m[1]):
            return int(m[2]), month, 0, m.start(), m.end(), None
    if m := _YEAR_MONTH.search(raw):
        return int(m[1]), int(m[2]), 0, m.start(), m.end(), None
    if (m := _YEAR.fullmatch(raw.strip("[]() "))) is not None:
        return int(m[1]), 0, 0, 0, len(raw), None
    return None


def _with_time(moment: datetime, before: str, after: str) -> tuple[datetime, Precision, str, str]:
    for text, is_after in ((after, True), (before, False)):
        m = _TIME.search(text)
        if m is None:
            continue
        hour, minute, second = int(m[1]), int(m[2]), int(m[3] or 0)
        half = (m[4] or "").lower().replace(".", "")
        if half and 1 <= hour <= 12:
            hour = hour % 12 + (12 if half == "pm" else 0)
        if hour > 23 or minute > 59 or second > 59:
            continue
        end = m.end()
        timed = moment + timedelta(hours=hour, minutes=minute, seconds=second)
        zone = (m["zone"] or "").lower()
        precision: Precision = "second"
        if m["offset"]:
            timed = _to_utc(timed, m["offset"])
        elif zone in _ZONES:
            timed -= timedelta(hours=_ZONES[zone])
        elif zone in ("cst", "ist"):
            timed, precision = moment, "day"
        elif zone:
            end = m.start("zone")
        left = text[: m.start()] + " " + text[end:]
        return timed, precision, *((before, left) if is_after else (left, after))
    return moment, "day", before, after


def _to_utc(moment: datetime, offset: str) -> datetime:
    if offset in "Zz":
        return moment
    sign = -1 if offset[0] == "-" else 1
    digits = offset[1:].replace(":", "")
    delta = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    if delta >= timedelta(hours=24):
        return moment
    return moment.replace(tzinfo=timezone(sign * delta)).astimezone(UTC).replace(tzinfo=None)


def _rest(text: str) -> str:
    left = []
    for word in _WORD.findall(text):
        plain = _plain(word).strip(".-")
        if plain not in WEEKDAYS and plain not in _FILLERS and plain not in _ZONES:
            left.append(word)
    digits = re.sub(r"\D", "", text)
    return " ".join(left) + (" " + digits if len(digits) > 2 else "")


def _month(word: str) -> int:
    return MONTHS.get(_plain(word).strip("."), 0)


def _plain(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))
