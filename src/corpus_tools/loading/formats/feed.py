"""RSS and Atom feeds (feedparser), each entry an article; many feeds carry summaries only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

from corpus_tools.loading.dates import read_date
from corpus_tools.loading.entries import entry
from corpus_tools.loading.formats.extras import needs
from corpus_tools.loading.formats.markup import paragraphs_of
from corpus_tools.loading.records import Detected, Item, Problem, Record
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
    is_cut = _CLOSED.search(text[-500:]) is None
    short: list[int] = []
    for number, one in enumerate(entries, 1):
        with entry(number, "entry") as wrong:
            record, has_full_text = _record(one, feed.feed)
            if not has_full_text:
                short.append(number)
            yield record
            if record.raw_date and not _parsed(one):
                read_as = read_date(record.raw_date)
                known = read_as is not None and read_as.published is not None
                yield Problem(
                    "date_not_read",
                    f"entry {number}: date not read by the rules of feeds: {record.raw_date[:60]!r}",
                    "Read from its words; check it." if known else "Left empty; the words are kept in raw_date.",
                    position=number - 1,
                )
        yield from wrong
    if short:
        listed = ", ".join(map(str, short[:12])) + (", …" if len(short) > 12 else "")
        yield Problem(
            "summary_only",
            f"summary only in {len(short)} of {len(entries)} entries: {listed}",
            "The summary stands as text. Save the pages themselves for the full text.",
        )
    stated = len(_ENTRY.findall(text))
    if is_cut:
        yield Problem(
            "truncated",
            f"feed cut: it is not closed after entry {len(entries)}",
            "Its last entry may be incomplete. Fetch the feed again.",
            "error",
        )
    elif feed.bozo and not entries:
        yield Problem(
            "unreadable", f"is no readable feed: {str(feed.get('bozo_exception', ''))[:120]}", "Skipped.", "error"
        )
    elif feed.bozo and "encoding" not in type(feed.get("bozo_exception")).__name__.lower():
        yield Problem(
            "mended_xml", f"is not valid XML ({str(feed.get('bozo_exception', ''))[:80]}); read leniently", "Check it."
        )
    if stated != len(entries):
        yield Problem("count_mismatch", f"holds {stated} entries, {len(entries)} could be read", "Check it.", "error")


def _record(entry: Any, feed: Any) -> tuple[Record, bool]:
    contents = [content.get("value", "") for content in entry.get("content", [])]
    full = max(contents, key=len, default="")
    summary = entry.get("summary", "")
    raw = dict.get(entry, "published") or dict.get(entry, "updated") or ""
    parsed = _parsed(entry)
    published = None
    if parsed is not None and read_date(raw) is None:
        published = datetime(*parsed[:6])
    language = next((c.get("language") for c in entry.get("content", []) if c.get("language")), "")
    language = language or (entry.get("title_detail") or {}).get("language") or feed.get("language") or ""
    tags = entry.get("tags") or []
    authors = [a.get("name", "") for a in entry.get("authors", []) if a.get("name")] or [entry.get("author", "")]
    source = (entry.get("source") or {}).get("title", "")
    return (
        Record(
            paragraphs_of(full or summary),
            "feed",
            title=paragraphs_of(entry.get("title", "")).replace("\n\n", " "),
            outlet=source or feed.get("title", ""),
            author="; ".join(authors),
            url=entry.get("link", ""),
            language=language,
            section=tags[0].get("term", "") or "" if tags else "",
            source_id=entry.get("id", ""),
            raw_date=raw,
            published=published,
            copyright=feed.get("rights", ""),
        ),
        bool(full),
    )


def _parsed(entry: Any) -> Any:
    """The moment that feedparser read; asked of the dictionary itself, past its warnings about other keys."""
    return dict.get(entry, "published_parsed") or dict.get(entry, "updated_parsed")
