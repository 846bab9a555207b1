"""RSS and Atom feeds (feedparser), each entry an article; many feeds carry summaries only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

from corpus_tools.loading.dates import read_date
from corpus_tools.loading.entries import entry
from corpus_tools.loading.formats.extras import needs
from corpus_tools.loading.formats.json_ld import decoded
from corpus_tools.loading.formats.markup import paragraphs_of
from corpus_tools.loading.records import Change, Detected, Item, Problem, Record
from corpus_tools.loading.sources import SourceFile

_CLOSED: Final = re.compile(r"</(?:\w+:)?(?:rss|feed|rdf)\s*>\s*(?:<!--.*?-->\s*)*$", re.IGNORECASE | re.DOTALL)
_ENTRY: Final = re.compile(r"<(?:\w+:)?(?:item|entry)[\s>]", re.IGNORECASE)


def read(found: Detected, source: SourceFile, text: str) -> Iterator[Item]:
    """A record for every entry."""
    if re.search(r"<!ENTITY\b", text[:100_000]):
        yield Problem(
            "entity_bomb", "defines XML entities of its own, as files made to exhaust memory do", "Refused.", "error"
        )
        return
    feedparser = needs("feedparser", "Reading feeds", "feedparser")
    # The declaration may name an encoding that the text, decoded by now, is no longer in.
    plain = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    feed = feedparser.parse(
        plain.encode("utf-8", "replace"), response_headers={"content-type": "text/xml; charset=utf-8"}
    )
    entries = list(feed.entries)
    lacking: dict[str, list[int]] = {"summary": [], "headline": []}
    for number, one in enumerate(entries, 1):
        with entry(number, "entry") as wrong:
            record, holds = _record(one, feed.feed)
            if holds != "text":
                lacking[holds].append(number)
            yield record
            yield from _unread_date(one, record, number)
        yield from wrong
    yield from _short(lacking, len(entries))
    yield from _state_of(text, feed, len(entries))


def _unread_date(one: Any, record: Record, number: int) -> Iterator[Problem]:
    if record.raw_date and not _parsed(one):
        read_as = read_date(record.raw_date)
        known = read_as is not None and read_as.published is not None
        yield Problem(
            "date_not_read",
            f"entry {number}: date not read by the rules of feeds: {record.raw_date[:60]!r}",
            "Read from its words; check it." if known else "Left empty; the words are kept in raw_date.",
            position=number - 1,
        )


def _short(lacking: dict[str, list[int]], count: int) -> Iterator[Problem]:
    for holds, action in (
        ("summary", "The summary is used as text. Save the pages themselves for the full text."),
        ("headline", "Its description only repeats headlines: no text. Save the pages themselves."),
    ):
        if numbers := lacking[holds]:
            listed = ", ".join(map(str, numbers[:12])) + (", …" if len(numbers) > 12 else "")
            yield Problem(f"{holds}_only", f"{holds} only in {len(numbers)} of {count} entries: {listed}", action)


def _state_of(text: str, feed: Any, count: int) -> Iterator[Problem]:
    """Whether the feed is whole and valid."""
    exception = feed.get("bozo_exception", "")
    if _CLOSED.search(text[-500:]) is None:
        yield Problem(
            "truncated",
            f"feed cut: it is not closed after entry {count}",
            "Its last entry may be incomplete. Fetch the feed again.",
            "error",
        )
    elif feed.bozo and not count:
        yield Problem("unreadable", f"is no readable feed: {str(exception)[:120]}", "Skipped.", "error")
    elif feed.bozo and "encoding" not in type(exception).__name__.lower():
        yield Problem("repaired_xml", f"is not valid XML ({str(exception)[:80]}); read leniently", "Check it.")
    stated = len(_ENTRY.findall(text))
    if stated != count:
        yield Problem("count_mismatch", f"holds {stated} entries, {count} could be read", "Check it.", "error")


def _record(entry: Any, feed: Any) -> tuple[Record, str]:
    """The record, and what it holds: ``text``, a ``summary``, or the ``headline`` alone."""
    full = max((content.get("value", "") for content in entry.get("content", [])), key=len, default="")
    summary = entry.get("summary", "")
    title, left, outlet = _names_of(entry, feed)
    holds = "text" if full else "headline" if _repeats_headlines(summary, title) else "summary"
    record = Record(
        "" if holds == "headline" else paragraphs_of(full or summary),
        "feed",
        title=title,
        outlet=outlet,
        author=_authors(entry),
        url=entry.get("link", ""),
        language=_language(entry, feed),
        section=_section(entry),
        source_id=entry.get("id", ""),
        copyright=feed.get("rights", ""),
        is_metadata=holds == "headline",
    )
    record.raw_date, record.published = _date(entry)
    if left:
        record.changes.append(Change("left_out", 0, 0, left, ""))
    if holds == "headline" and summary.strip():
        record.changes.append(Change("left_out", 0, 0, " / ".join(paragraphs_of(summary).split()), ""))
    return record, holds


def _names_of(entry: Any, feed: Any) -> tuple[str, str, str]:
    """The headline, what was taken off behind it, and the outlet: of the entry's source, else of the feed."""
    source = paragraphs_of((entry.get("source") or {}).get("title", ""))
    title = decoded(paragraphs_of(entry.get("title", "")).replace("\n\n", " "))
    plain = _without_outlet(title, source)
    return plain, title[len(plain) :], source or decoded(feed.get("title", ""))


def _authors(entry: Any) -> str:
    names = [name for author in entry.get("authors", []) if (name := _author_name(author.get("name", "")))]
    return "; ".join(names) or entry.get("author", "")


def _author_name(name: str) -> str:
    """A name without what feedparser leaves of an address before it.

    "desk@herald.press (Ada Moll)" is read as an address that ends after four letters, and "s (Ada Moll" as the name.
    """
    head, bracket, rest = name.partition("(")
    return rest.strip() if bracket and ")" not in rest and " " not in head.strip() else name


def _date(entry: Any) -> tuple[str, datetime | None]:
    """The date as written, and the moment that feedparser read where we cannot read it."""
    raw = dict.get(entry, "published") or dict.get(entry, "updated") or ""
    parsed = _parsed(entry)
    return raw, datetime(*parsed[:6]) if parsed is not None and read_date(raw) is None else None


def _without_outlet(title: str, outlet: str) -> str:
    """A headline without `` - Outlet`` behind it, as services that collect feeds add it."""
    m = re.search(rf"\s+[-–—|]\s+{re.escape(outlet)}\s*$", title) if outlet else None
    return title[: m.start()] if m and m.start() else title


def _repeats_headlines(summary: str, title: str) -> bool:
    """Whether a description is nothing but links to headlines, this one's first."""
    if "<a" not in summary.lower():
        return False
    outside = re.sub(r"<(a|font)\b.*?</\1>", " ", summary, flags=re.IGNORECASE | re.DOTALL)
    words = re.findall(r"\w+", paragraphs_of(outside)) if outside.strip() else []
    return len(words) <= 3 and title[:40].casefold() in " ".join(paragraphs_of(summary).split()).casefold()


def _language(entry: Any, feed: Any) -> str:
    stated = next((c.get("language") for c in entry.get("content", []) if c.get("language")), "")
    return stated or (entry.get("title_detail") or {}).get("language") or feed.get("language") or ""


def _section(entry: Any) -> str:
    tags = entry.get("tags") or []
    return (tags[0].get("term", "") or "") if tags else ""


def _parsed(entry: Any) -> Any:
    """The moment that feedparser read; asked of the dictionary itself, past its warnings about other keys."""
    return dict.get(entry, "published_parsed") or dict.get(entry, "updated_parsed")
