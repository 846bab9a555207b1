"""Dates as newspapers and databases write them, in eight languages; what is ambiguous is not guessed.

English, German, French, Dutch, Spanish, Italian, Portuguese and Chinese. Only strings that are known to be a date
(a field, a header line) come here: never running text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import Final, Literal, NamedTuple

from corpus_tools.loading.zones import is_zone_word, zone_after

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
    "monday mon montag mo lundi lun maandag lunes lunedi segunda segunda-feira",
    "tuesday tue tues dienstag di mardi mar dinsdag martes martedi terca terca-feira",
    "wednesday wed mittwoch mi mercredi mer woensdag miercoles mie mercoledi quarta quarta-feira",
    "thursday thu thur thurs donnerstag do jeudi jeu donderdag jueves jue giovedi gio quinta quinta-feira",
    "friday fri freitag fr vendredi ven vrijdag viernes vie venerdi sexta sexta-feira",
    "saturday sat samstag sonnabend sa samedi sam zaterdag sabado sab",
    "sunday sun sonntag so dimanche dim zondag domingo dom domenica",
)
_WEEKDAY_OF: Final = {word: number for number, words in enumerate(_WEEKDAY_NAMES) for word in words.split()}
WEEKDAYS: Final = frozenset({*_WEEKDAY_OF, "feira"})
# Words that may occur in a date line beside the date itself.
_FILLERS: Final = frozenset(
    "le de del do of the on at um uhr h am den il el a a.m p.m vom du dal date published posted updated first last "  # noqa: SIM905
    "modified hrs".split()
)
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
# "Wed Sep 03 09:12:00 +0000 2031": the time between day and year, as old programming interfaces write it.
_YEAR_LAST: Final = re.compile(
    r"([^\W\d_]{3,})\.?[\s\-]+(\d{1,2}),?\s+(?P<clock>\d{1,2}:\d{2}(?::\d{2})?(?:\s+[A-Z]{1,4}T?|\s*[+\-]\d{2}:?\d{2})?)\s+"
    r"((?:19|20)\d{2})(?!\d)"
)
_DAY_WITHOUT_YEAR: Final = re.compile(
    r"(?<!\d)\d{1,2}(?:st|nd|rd|th|\.)?\s+([^\W\d_]{3,})\b(?!\.?,?\s*\d{4})|\b([^\W\d_]{3,})\.?\s+\d{1,2}(?:st|nd|rd|th)?\b"
    r"(?![:.]?\d|,?\s*\d{4}|\s*[ap]\.?m)",
    re.IGNORECASE,
)
_HALF: Final = r"(?:\s*(?P<half{0}>a\.?m\b\.?|p\.?m\b\.?))"
_TIME: Final = re.compile(
    r"(?<![\d:.\-/+])(?P<h1>\d{1,2})[:hH.](?P<m1>\d{2})(?!\d)(?::(?P<s1>\d{2})(?:[.,]\d+)?)?" + _HALF.format(1) + "?|"
    r"(?<![\d:.\-/+])(?P<h2>\d{1,2})" + _HALF.format(2) + "|"
    r"(?<![\d:.\-/+])(?P<h3>[01]\d|2[0-3])(?P<m3>[0-5]\d)(?=\s*(?:hrs|hours|GMT|UTC|BST|EST|EDT|CET)\b)",
    re.IGNORECASE,
)
# "2:00 AM Edition" names a printing, not the moment of publication.
_OF_EDITION: Final = re.compile(r"\s+(?:[A-Z]{2,4}\s+)?(?:edition|ausgabe|édition)\b", re.IGNORECASE)
_MIDNIGHT: Final = re.compile(r"\s*midnight\b", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_][\w.\-]*")
_WEEKDAY_BEHIND: Final = re.compile(r"[\s,(\[]*([^\W\d_]+)\.?[)\]]?")
_SAID_PUBLISHED: Final = (
    r"(?:first|originally)?\s*(?:published|posted|created|issued|publication date|erschienen|veröffentlicht|"
    r"publié|publicado|pubblicato|gepubliceerd)"
)
_SAID_UPDATED: Final = (
    r"(?:last\s+|recently\s+)?(?:updated?|modified|edited|revised|amended|corrected|aktualisiert|zuletzt geändert|"
    r"mis à jour|modifié|actualizado|aggiornato|bijgewerkt|atualizado)"
)
_SAID: Final = re.compile(
    rf"(?<![^\W\d_])(?:(?P<updated>{_SAID_UPDATED})|(?P<published>{_SAID_PUBLISHED}))\b", re.IGNORECASE
)

Order = Literal["", "day", "month"]


@dataclass(frozen=True, slots=True)
class DateRead:
    """``published`` is naive, in UTC where a zone was given; None where the date is ambiguous.

    ``rest`` is what is beside the date: empty for a line that is nothing but one. ``end`` is where date, weekday
    and time end in the words. ``anomaly`` is ``zone`` where a time was dropped because its zone cannot be resolved,
    ``update`` where the words give the day of an update alone, else empty.
    """

    published: datetime | None
    precision: Precision
    rest: str = ""
    end: int = 0
    anomaly: str = ""

    @property
    def is_ambiguous(self) -> bool:
        return self.published is None


@lru_cache(maxsize=4096)
def read_date(raw: str, country: str = "", order: Order = "") -> DateRead | None:
    """The date of publication in ``raw``; None if there is none; ``is_ambiguous`` for one like 04/05/2024.

    Of two moments the one called published is read, else the first. ``country`` (two letters) is that of the
    publication: it resolves letters of several meanings such as IST. ``order`` says whether numbers alone are known
    to begin with the day or with the month.

    >>> read_date("mardi 5 mars 2024").published
    datetime.datetime(2024, 3, 5, 0, 0)
    >>> read_date("04/05/2024").is_ambiguous
    True
    >>> read_date("Updated 4 May 2024 09:12; first published 3 May 2024 17:30 BST").published
    datetime.datetime(2024, 5, 3, 16, 30)
    """
    raw = raw.strip()
    if not raw or len(raw) > 200 or not any(char.isdigit() for char in raw):
        return None
    return _plain_moment(raw) or _read_words(raw, country, order)


# As programs write a moment; all that is not so plain is read as words are.
_MOMENT: Final = re.compile(r"((?:1[5-9]|20)\d\d)-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:Z|\+00:?00)?", re.ASCII)


def _plain_moment(raw: str) -> DateRead | None:
    """A moment such as 2024-03-05T10:11:12, in UTC or without a zone; None for all else."""
    found = _MOMENT.fullmatch(raw)
    if found is None:
        return None
    year, month, day, hour, minute, second = map(int, found.groups())
    try:
        return DateRead(datetime(year, month, day, hour, minute, second), "second", "", len(raw))
    except ValueError:
        return None


def _read_words(raw: str, country: str, order: Order) -> DateRead | None:
    part, clock_part, is_update = _publication(raw)
    found = _calendar(part, order)
    if found is None:
        return None
    if found.month == -1 or not found.day:
        return _without_day(part, found)
    try:
        day = datetime(found.year, found.month, found.day)
    except ValueError:
        return None
    read = _with_time(day, part, found, clock_part, country)
    read = replace(read, end=read.end + max(0, raw.find(part)))
    return replace(read, published=day, precision="day", anomaly="update") if is_update else read


def _without_day(part: str, found: _Found) -> DateRead | None:
    """A date that is ambiguous, or a month or a year alone."""
    rest = _rest(part[: found.start] + " " + part[found.end :])
    if found.month == -1:
        return DateRead(None, "day", rest)
    try:
        start = datetime(found.year, found.month or 1, 1)
    except ValueError:
        return None
    return DateRead(start, "month" if found.month else "year", rest, found.end)


def numeric_order(raw: str) -> str:
    """``day`` or ``month`` for a date in numbers that proves its order, ``either`` for one that does not, else nothing.

    >>> numeric_order("25/12/2024"), numeric_order("12/25/2024"), numeric_order("04/05/2024"), numeric_order("5 May")
    ('day', 'month', 'either', '')
    """
    m = _NUMERIC.search(raw) if len(raw) <= 200 else None
    if m is None or m[2] == "." or _calendar(raw, "") is None:
        return ""
    return _order_of(int(m[1]), int(m[3]))


def _order_of(one: int, two: int) -> str:
    if one <= 12 and two <= 12:
        return "" if one == two else "either"
    return "day" if one > 12 >= two else "month" if two > 12 >= one else ""


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


class _Found(NamedTuple):
    """Year, month, day (0 where not given; month -1: ambiguous), where they are, and a time between them."""

    year: int
    month: int
    day: int
    start: int
    end: int
    clock: str = ""


def _publication(raw: str) -> tuple[str, str, bool]:
    """The part of a date line that gives the publication, a part for the time alone, and whether it is an update's.

    Words such as "updated" and "first published" open a part each.
    """
    said = list(_SAID.finditer(raw))
    if not said:
        return _first_of_several(raw), "", False
    first, published, updated = _parts(raw, said)
    dated = [part for part in (*published, first) if _calendar(part, "") is not None]
    if dated:
        # "4 March 2031, first published at 17:30": the day and the time in different parts.
        clock = next((part for part in published if part not in dated and _TIME.search(part)), "")
        return _first_of_several(dated[0]), clock, False
    years = set(_YEAR.findall(raw))
    if whole := next(filter(None, (_with_year(part, years) for part in (*published, first))), ""):
        return whole, "", False
    return next(iter(updated), raw), "", True


def _parts(raw: str, said: Sequence[re.Match[str]]) -> tuple[str, list[str], list[str]]:
    """What comes before the first word for an event, the parts on the publication, and those on updates."""
    first, *parts = (raw[a:b] for a, b in pairwise([0, *(m.start() for m in said), len(raw)]))
    of_event: dict[bool, list[str]] = {True: [], False: []}
    for m, part in zip(said, parts, strict=True):
        of_event[m["updated"] is None].append(part)
    return first, of_event[True], of_event[False]


def _with_year(part: str, years: set[str]) -> str:
    """A part that has day and month alone, with the one year of its line; empty where that cannot be."""
    m = next((m for m in _DAY_WITHOUT_YEAR.finditer(part) if _month(m[1] or m[2])), None)
    return f"{part[: m.end()]} {min(years)}{part[m.end() :]}" if m is not None and len(years) == 1 else ""


def _first_of_several(part: str) -> str:
    """Of several dates in a row the first, with its own time or none."""
    first = _calendar(part, "")
    if first is None or not first.day:
        return part
    second = _calendar(part[first.end :], "")
    if second is None or not second.day:
        return part
    second = second._replace(start=first.end + second.start, end=first.end + second.end)
    if mark := re.search(r"\s[|;/•·–—]\s|[|;•]", part[first.end : second.start]):
        return part[: first.end + mark.start()]
    return _own_time(part, first, second)


def _own_time(part: str, first: _Found, second: _Found) -> str:
    """The first of two dates with its time, where each of the two has one on the same side; else without."""
    within = list(_TIME.finditer(part[first.end : second.start]))
    counts = (
        len(list(_TIME.finditer(part[: first.start]))),
        len(within),
        len(list(_TIME.finditer(part[second.end :]))),
    )
    if counts == (1, 1, 0):
        return part[: first.end]
    if counts == (0, 1, 1):
        return part[: min(first.end + within[0].end() + 12, second.start)]
    return part[first.start : first.end] if within else part[: first.end]


def _calendar(raw: str, order: Order) -> _Found | None:
    for rule in _RULES:
        if (found := rule(raw, order)) is not None:
            return found
    return None


def _numbers(pattern: re.Pattern[str]) -> Callable[[str, Order], _Found | None]:
    def rule(raw: str, order: Order) -> _Found | None:
        m = pattern.search(raw)
        return _Found(int(m[1]), int(m[2]), int(m[3] or 0), m.start(), m.end()) if m else None

    return rule


def _named_month(pattern: re.Pattern[str], year: int, month: int, day: int) -> Callable[[str, Order], _Found | None]:
    """A rule for a pattern with a month in words; the numbers are those of its groups (day 0: none)."""

    def rule(raw: str, order: Order) -> _Found | None:
        for m in pattern.finditer(raw):
            if number := _month(m[month]):
                days = int(m[day]) if day else 0
                return _Found(int(m[year]), number, days, m.start(), m.end(), m.groupdict().get("clock") or "")
        return None

    return rule


def _with_weekday(raw: str, order: Order) -> _Found | None:
    for m in _MONTH_DAY_WEEKDAY.finditer(raw):
        if (month := _month(m[1])) and _plain(m[3]) in WEEKDAYS:
            return _Found(int(m[4]), month, int(m[2]), m.start(), m.end())
    return None


def _numeric(raw: str, order: Order) -> _Found | None:
    m = _NUMERIC.search(raw)
    if m is None:
        return None
    one, two, year = int(m[1]), int(m[3]), int(m[4])
    is_day_first = m[2] == "." or one == two or one > 12 >= two
    if is_day_first or (order == "day" and two <= 12):
        return _Found(year, two, one, m.start(), m.end())
    if two > 12 >= one or (order == "month" and one <= 12):
        return _Found(year, one, two, m.start(), m.end())
    if month := _month_by_weekday(raw[: m.start()] + " " + raw[m.end() :], year, one, two):
        return _Found(year, month, one + two - month, m.start(), m.end())
    return _Found(year, -1, 0, m.start(), m.end())


def _month_by_weekday(beside: str, year: int, one: int, two: int) -> int:
    """Which of two numbers is the month, if the one weekday next to them decides it; else 0.

    >>> _month_by_weekday("Wed", 2031, 3, 9), _month_by_weekday("Sun", 2031, 3, 9), _month_by_weekday("Fri", 2031, 3, 9)
    (9, 3, 0)
    """
    said = {_WEEKDAY_OF[word] for word in map(_plain, re.findall(r"[^\W\d_]{2,}", beside)) if word in _WEEKDAY_OF}
    fits = [month for month, day in ((two, one), (one, two)) if {datetime(year, month, day).weekday()} == said]
    return fits[0] if len(fits) == 1 else 0


def _compact(raw: str, order: Order) -> _Found | None:
    m = _COMPACT.search(raw)
    if m is None:
        return None
    clock = f"{m[4]}:{m[5]}:{m[6] or '00'}" if m[4] and int(m[4]) < 24 and int(m[5]) < 60 else ""
    return _Found(int(m[1]), int(m[2]), int(m[3]), m.start(), m.end(), clock)


def _year_month(raw: str, order: Order) -> _Found | None:
    m = _YEAR_MONTH.search(raw)
    return _Found(int(m[1]), int(m[2]), 0, m.start(), m.end()) if m else None


def _year_alone(raw: str, order: Order) -> _Found | None:
    m = _YEAR.fullmatch(raw.strip("[]() "))
    return _Found(int(m[1]), 0, 0, 0, len(raw)) if m else None


# Tried in this order: the first that fits is the date.
_RULES: Final[tuple[Callable[[str, Order], _Found | None], ...]] = (
    _numbers(_ISO),
    _numbers(_CHINESE),
    _named_month(_YEAR_MONTH_DAY, 1, 2, 3),
    _named_month(_YEAR_LAST, 4, 1, 2),
    _named_month(_DAY_MONTH, 3, 2, 1),
    _named_month(_MONTH_DAY, 3, 1, 2),
    _with_weekday,
    _numeric,
    _compact,
    _named_month(_MONTH_YEAR, 2, 1, 0),
    _year_month,
    _year_alone,
)


def _with_time(day: datetime, part: str, found: _Found, clock_part: str, country: str) -> DateRead:
    """The day with the time that comes after it, else before it, and what is left of the words."""
    before, after = part[: found.start], part[found.end :]
    if found.clock:
        after = " " + found.clock + after
        found = found._replace(end=found.end - len(found.clock) - 1)
    if re.match(r":\d{1,2}:\d{2}", after):
        after = " " + after[1:]  # "14JUL2031:19:15:00", as SAS and SPSS write it
    day_end = found.end + _weekday_length(after)
    if clock := _clock_in(day, after, "", country):
        rest = before + " " + after[: clock.start] + " " + after[clock.end :]
        return _dated(day, clock, rest, max(day_end, found.end + clock.end))
    if clock := _clock_in(day, before, after, country):
        return _dated(day, clock, before[: clock.start] + " " + before[clock.end :] + " " + after, day_end)
    if clock := _clock_in(day, clock_part, "", country):
        return _dated(day, clock, before + " " + after, day_end)
    return DateRead(day, "day", _rest(before + " " + after), day_end)


def _dated(day: datetime, clock: _Clock, rest: str, end: int) -> DateRead:
    """The moment, or the day alone where the zone of its time is not resolved."""
    if clock.moment is None:
        return DateRead(day, "day", _rest(rest), end, "zone")
    return DateRead(clock.moment, "second", _rest(rest), end)


class _Clock(NamedTuple):
    moment: datetime | None
    start: int
    end: int


def _clock_in(day: datetime, text: str, behind: str, country: str) -> _Clock | None:
    """The first time of day in ``text``, in UTC where a zone follows it (or ``behind``, the words after the date)."""
    for m in _TIME.finditer(text):
        local = _local_time(day, m) if _OF_EDITION.match(text, m.end()) is None else None
        if local is None:
            continue
        zone = zone_after(text, m.end(), local, country)
        end = zone.end
        if not zone.is_given and behind:
            zone = zone_after(behind, _weekday_length(behind), local, country)
        return _Clock(_in_utc(local, zone.ahead), m.start(), end)
    return None


def _local_time(day: datetime, m: re.Match[str]) -> datetime | None:
    """The moment of a match of the pattern of times; None for numbers that are no time of day."""
    hour = int(m["h1"] or m["h2"] or m["h3"])
    minute, second = int(m["m1"] or m["m3"] or 0), int(m["s1"] or 0)
    half = (m["half1"] or m["half2"] or "").lower()[:1]
    if hour == 12 and _MIDNIGHT.match(m.string, m.end()):
        hour = 0
    elif half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    return day + timedelta(hours=hour, minutes=minute, seconds=second)


def _in_utc(local: datetime, ahead: timedelta | None) -> datetime | None:
    try:
        return local - ahead if ahead is not None else None
    except OverflowError:
        return None


def _weekday_length(after: str) -> int:
    m = _WEEKDAY_BEHIND.match(after)
    return m.end() if m and _plain(m[1]).strip(".") in WEEKDAYS else 0


def _rest(text: str) -> str:
    left = []
    for word in _WORD.findall(text):
        plain = _plain(word).strip(".-")
        if plain not in WEEKDAYS and plain not in _FILLERS and not is_zone_word(plain):
            left.append(word)
    digits = re.sub(r"\D", "", text)
    return " ".join(left) + (" " + digits if len(digits) > 2 else "")


def _month(word: str) -> int:
    return MONTHS.get(_plain(word).strip("."), 0)


def _plain(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))
