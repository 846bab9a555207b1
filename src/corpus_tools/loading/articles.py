"""From a reader's record to a row of ``articles`` and its rows of ``cleaning``."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import filterfalse
from typing import Any, Final
from urllib.parse import urlsplit

from corpus_tools.loading import cleaning
from corpus_tools.loading.countries import country_of
from corpus_tools.loading.dates import DateRead, Order, naive_utc, read_date
from corpus_tools.loading.filenames import PathFacts, date_in_address, facts_of
from corpus_tools.loading.joining import original_address
from corpus_tools.loading.records import Change, Problem, Record
from corpus_tools.text import fold_case

UNKNOWN: Final = "unknown"
# Formats that say nothing of the outlet themselves, so that the path may.
_PATH_SPEAKS: Final = frozenset({"plain_text", "front_matter", "header_block", "docx", "rtf", "pdf"})
# Hosts of databases: they deliver articles, they are not their outlets.
_DATABASES: Final = re.compile(
    r"proquest|nexis|lexis|factiva|dowjones|europresse|eureka\.cc|ezproxy|pressreader|jstor|doi\.org|zotero|archive\.org"
)
_SHORT_FIELDS: Final = (
    *(
        "title",
        "outlet",
        "author",
        "url",
        "language",
        "section",
        "edition",
        "page",
        "source_id",
        "raw_date",
        "copyright",
    ),
)
_STRIPPED: Final = ("url", "section", "edition", "page", "copyright")
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f]+")
_CUT_BY_SERVICE: Final = re.compile(r"\[\+?\d+ chars\]\s*$")
_LANGUAGE: Final = re.compile(r"([a-z]{2})(?:[-_][a-z0-9]{2,8})*", re.IGNORECASE)
LANGUAGES: Final = {
    name: code
    for code, names in {
        "en": "english englisch anglais engels ingles inglese eng 英语",
        "de": "german deutsch allemand duits aleman alemao tedesco ger deu 德语",
        "fr": "french franzosisch franzoesisch französisch francais français frans frances francese fre fra 法语",
        "nl": "dutch niederlandisch niederländisch neerlandais néerlandais nederlands holandes olandese dut nld 荷兰语",
        "es": "spanish spanisch espagnol spaans espanol español spagnolo spa castellano 西班牙语",
        "it": "italian italienisch italien italiaans italiano ita 意大利语",
        "pt": "portuguese portugiesisch portugais portugees portugues português portoghese por 葡萄牙语",
        "zh": "chinese chinesisch chinois chinees chino cinese chi zho 中文",
        "ja": "japanese jpn",
        "ru": "russian russisch russe rus",
        "ar": "arabic arabisch arabe ara",
        "pl": "polish polnisch polonais pol",
        "sv": "swedish schwedisch suedois swe",
        "da": "danish dan",
        "no": "norwegian nor",
        "fi": "finnish fin",
        "tr": "turkish tur",
        "ko": "korean kor",
    }.items()
    for name in names.split()
}
_MOST_WORDS: Final = 10**7  # as readers of databases have it: seven digits at most


@dataclass(slots=True)
class Article:
    """One article, its changes (offsets into its final text) and its problems; ``row`` lacks only the id."""

    row: dict[str, Any]
    changes: list[Change]
    problems: list[Problem] = field(default_factory=list)
    identity: str = ""


def make_article(record: Record, source_file: str, sha256: str, order: Order = "") -> Article:
    """Clean the text, put the headline before it, and fill every column of the table ``articles``."""
    problems: list[Problem] = []
    _repair_fields(record)
    _take_original_address(record)
    facts = facts_of(source_file) if record.format in _PATH_SPEAKS else PathFacts()
    text = _fixed_text(record, problems)
    led = cleaning.take_leading_date(text) if record.is_prose else None
    cleaning.trim(text)
    published, precision, raw = _published(record, text, led, facts, problems, order)
    problems += _cut_by_service(record, text.text)
    title, body_start = _headline(record, text)
    if record.is_prose:
        cleaning.note_anomalies(text, body_start)
    row = {
        "outlet": _outlet(record, text, facts),
        "published": published,
        "published_precision": precision or None,
        "title": title or None,
        "raw_date": raw or None,
        "source_file": source_file,
        "sha256": sha256,
        **_plain_columns(record),
        **_text_columns(text.text, body_start),
    }
    moment = published.isoformat() if published else raw
    identity = "\x1f".join((str(row["outlet"]), moment, title, text.text))
    return Article(row, text.changes, problems, _digest(identity))


def _take_original_address(record: Record) -> None:
    """Replace the address of a copy in a web archive by that of the page itself, and record the change."""
    address = original_address(record.url)
    if address != record.url:
        record.changes.append(Change("original_address", 0, 0, record.url, address, False))
        record.url = address


def _plain_columns(record: Record) -> dict[str, Any]:
    """The columns that the record holds as they are, None where they are empty."""
    columns: dict[str, Any] = {
        name: " ".join(getattr(record, name).split()) or None for name in ("author", "source_id")
    }
    columns |= {name: getattr(record, name).strip() or None for name in _STRIPPED}
    return columns | {
        "language": language_code(record.language) or None,
        "format": record.format,
        "position": record.position,
        "word_count_stated": _possible_count(record.word_count_stated),
    }


def _possible_count(stated: int | None) -> int | None:
    """A stated number of words, None for one that no article has: a reference number, a misprint.

    The column is of 64-bit integers, and what does not fit would end the reading of every article.
    """
    return stated if stated is not None and 0 <= stated < _MOST_WORDS else None


def _text_columns(final: str, body_start: int) -> dict[str, Any]:
    """The text, where its body begins, its length and its digest."""
    return {
        "text_sha256": _digest(" ".join(fold_case(final).split())),
        "body_start": body_start,
        "chars": len(final),
        "words": count_words(final[body_start:] if body_start else final),
        "text": final,
    }


def _cut_by_service(record: Record, text: str) -> list[Problem]:
    """A row where the service that delivered a text cut it, and says so at its end."""
    cut = _CUT_BY_SERVICE.search(text[-40:])
    if cut is None:
        return []
    return [
        Problem(
            "truncated",
            f"its text was cut by the service that delivered it: {cut[0].strip()}",
            "Read as it is. Fetch the page itself for the whole text.",
            position=record.position,
        )
    ]


def _fixed_text(record: Record, problems: list[Problem]) -> cleaning.EditedText:
    """The text with Unix line ends, without control characters, mojibake and character references."""
    text = cleaning.EditedText(record.text, record.changes)
    text.text, line_ends = cleaning.unix_lines(text.text)
    if line_ends is not None:
        text.changes.append(line_ends)
    cleaning.repair_characters(text)
    cleaning.repair_mojibake(text)
    cleaning.decode_references(text)
    repaired = sum(1 for change in text.changes if change.rule == "mojibake")
    if repaired:
        problems.append(
            Problem(
                "mojibake",
                f"mojibake suspected: {repaired} {'place was' if repaired == 1 else 'places were'} read with a wrong "
                "encoding before the file was saved",
                "Repaired; each is in the table cleaning.",
                position=record.position,
            )
        )
    return text


def _published(
    record: Record,
    text: cleaning.EditedText,
    led: DateRead | None,
    facts: PathFacts,
    problems: list[Problem],
    order: Order,
) -> tuple[datetime | None, str, str]:
    """Moment, precision and words: of the file, else of the text's beginning, else of the path."""
    published, precision, raw = _date(record, problems, order)
    if led is not None and led.published is not None:
        if published is None and not raw:
            return led.published, led.precision, _words_of_date(text, led.published)
        problems += _conflict(record, published, led.published)
    if published is not None or raw:
        return published, precision, raw
    found = (facts.published, facts.date_words)
    changed = facts.date_words
    if found[0] is None and record.format in ("web_page", "warc"):
        found = date_in_address(record.url) or found
        changed = record.url
    if found[0] is None:
        return None, precision, raw
    text.changes.append(Change("date_from_path", 0, 0, changed, f"{found[0]:%Y-%m-%d}", False))
    return found[0], "day", found[1]


def _words_of_date(text: cleaning.EditedText, led: datetime) -> str:
    """The words of a date that was taken out of the text's beginning, without the label before them."""
    raw = next(c.before for c in reversed(text.changes) if c.rule == "metadata")
    return raw[max(0, raw.find(f"{led:%Y}")) :].strip()


def _conflict(record: Record, published: datetime | None, led: datetime) -> list[Problem]:
    """A row where the text opens with another day than the date given says."""
    if published is None or abs((published - led).days) <= 1:
        return []
    return [
        Problem(
            "date_conflict",
            f"the text opens with {led:%Y-%m-%d}, but the date given is {published:%Y-%m-%d}",
            "The date given is kept.",
            position=record.position,
        )
    ]


def _outlet(record: Record, text: cleaning.EditedText, facts: PathFacts) -> str:
    """The outlet's name: of the file, else of the path, else the host of the address."""
    outlet = " ".join(record.outlet.split())
    if outlet.startswith(("http://", "https://")):
        outlet = host_of(outlet)
    if not outlet and facts.outlet:
        outlet = facts.outlet
        text.changes.append(Change("outlet_from_path", 0, 0, facts.outlet_words, outlet, False))
    return outlet or _outlet_host(record.url) or UNKNOWN


def _outlet_host(url: str) -> str:
    """The host of an address, unless it is a database's."""
    host = host_of(url)
    return "" if _DATABASES.search(host) else host


def count_words(text: str) -> int:
    """Stretches between spaces and long dashes that hold a letter or digit, as databases count them.

    >>> count_words("It cost 31,000 crowns – or so she’d said.")
    8
    """
    words = text.replace("—", " ").replace("–", " ").split()
    marks = [w for w in filterfalse(str.isalnum, words) if len(w) < 4 and not any(map(str.isalnum, w))]
    return len(words) - len(marks)


def host_of(url: str) -> str:
    """Host name of an address, without ``www.``; empty if there is none."""
    try:
        return (urlsplit(url.strip()).hostname or "").removeprefix("www.") if url else ""
    except ValueError:
        return ""


def language_code(name: str) -> str:
    """ISO 639-1 code of a language given as a code or by name; as it was where it is not known."""
    name = name.strip()
    plain = name.split(";")[0].split("(")[0].strip().lower()
    if plain in LANGUAGES:
        return LANGUAGES[plain]
    m = _LANGUAGE.fullmatch(plain)
    return m[1].lower() if m else name


def _repair_fields(record: Record) -> None:
    """Repair mojibake in the short fields too; each is logged as a change of the article, without a place in it.

    Control characters and halves of characters become spaces and replacement characters.
    """
    for name in _SHORT_FIELDS:
        value = getattr(record, name)
        if value and not value.isprintable():
            plain = value.encode("utf-8", "replace").decode()
            setattr(record, name, _CONTROL.sub(" ", plain))
    for name in ("title", "outlet", "author", "section"):
        if "&" in getattr(record, name):
            _repair_field(record, name, cleaning.decode_references, "character_reference")
    for name in ("outlet", "author", "section", "copyright"):
        if not getattr(record, name).isascii():
            _repair_field(record, name, cleaning.repair_mojibake, "mojibake")


def _repair_field(record: Record, name: str, repair: Callable[[cleaning.EditedText], None], rule: str) -> None:
    """One repair of one short field, logged where it changed anything."""
    before = getattr(record, name)
    text = cleaning.EditedText(before)
    repair(text)
    if text.changes:
        setattr(record, name, text.text)
        record.changes.append(Change(f"{rule}_{name}", 0, 0, before, text.text))


def _date(record: Record, problems: list[Problem], order: Order) -> tuple[datetime | None, str, str]:
    raw = " ".join(record.raw_date.split())
    if record.published is not None:
        return naive_utc(record.published), record.published_precision or "second", raw
    if not raw:
        return None, "", ""
    found = read_date(raw, country_of(record), order)
    if kind := _kind_of(found):
        name, message, action = _DATE_PROBLEMS[kind]
        problems.append(Problem(name, message.format(repr(raw[:80])), action, position=record.position))
    if found is None or found.published is None:
        return None, "", raw
    return found.published, found.precision, raw


def _kind_of(found: DateRead | None) -> str:
    """What is wrong with a date, as a key of the rows for it; empty where nothing is."""
    if found is None:
        return "date_not_read"
    return "ambiguous_date" if found.published is None else found.anomaly


_DATE_PROBLEMS: Final = {
    "date_not_read": (
        "date_not_read",
        "date not read: {}",
        "Left empty; the words are kept in raw_date.",
    ),
    "ambiguous_date": (
        "ambiguous_date",
        "{} may be day/month or month/day",
        "Left empty; the words are kept in raw_date. Give it in a manifest.csv as YYYY-MM-DD.",
    ),
    "zone": (
        "zone_not_resolved",
        "the time zone in {} is not known or has several meanings",
        "The day alone is used, as printed. Give the time with its distance to UTC (2031-03-04T10:15-05:00).",
    ),
    "update": (
        "date_of_update",
        "{} is the time of an update, not of publication",
        "The day alone is used; the article may have been published before.",
    ),
}


def _headline(record: Record, text: cleaning.EditedText) -> tuple[str, int]:
    """The title, and where the body begins once the title comes before it."""
    head = cleaning.EditedText(" ".join(record.title.split()))
    cleaning.repair_mojibake(head)
    if head.text:
        return head.text, _put_before(text, head)
    start = cleaning.headline_in(text.text) if record.may_infer_title else 0
    if not start:
        return "", 0
    line = text.text.split("\n", 1)[0]
    text.note(0, len(line), "inferred_title")
    return line.strip(), start


def _put_before(text: cleaning.EditedText, head: cleaning.EditedText) -> int:
    """Put a headline before the text unless it is there; returns where the body begins."""
    title = head.text
    start = cleaning.behind_title(text.text, title)
    if start >= 0:
        return start
    text.prepend(title + "\n\n" if text.text else title)
    text.changes += head.changes
    return min(len(title) + 2, len(text.text))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
