"""RSS and Atom feeds (feedparser), each entry an article; many feeds carry summaries only."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any, Final

from corpus_tools.loading.dates import read_date
from corpus_tools.loading.entries import entry
from corpus_tools.loading.formats.bylines import without_outlet
from corpus_tools.loading.formats.extras import needs
from corpus_tools.loading.formats.json_ld import decoded
from corpus_tools.loading.formats.markup import paragraphs_of
from corpus_tools.loading.formats.xml_items import Slice, slices
from corpus_tools.loading.formats.xml_trees import defines_entities, end_tags, entity_bomb, open_tags
from corpus_tools.loading.large import LargeText
from corpus_tools.loading.records import Change, Detected, Item, Problem, Record
from corpus_tools.loading.sources import SourceFile

_NAMES: Final = ("item", "entry")
_TOGETHER: Final = 500_000  # characters of entries that are parsed at a time
_MOST_TOGETHER: Final = 200
_UNCLOSED: Final = re.compile(r"<!\[CDATA\[(?!.*?\]\]>)", re.DOTALL)
_CLOSED: Final = re.compile(r"</(?:\w+:)?(?:rss|feed|rdf)\s*>\s*(?:<!--.*?-->\s*)*$", re.IGNORECASE | re.DOTALL)
_PICTURES: Final = re.compile(r"""xmlns:(\w+)\s*=\s*["']https?://search\.yahoo\.com/mrss/?["']""")
_ENTRY: Final = re.compile(r"<(?:\w+:)?(?:item|entry)[\s>]", re.IGNORECASE)


def read(found: Detected, source: SourceFile, text: str) -> Iterator[Item]:
    """A record for every entry."""
    if defines_entities(text):
        yield entity_bomb()
        return
    feed = _parse(text)
    is_broken = feed.bozo and feed.entries and not _is_about_encoding(feed)
    if is_broken or len(_ENTRY.findall(text)) != len(feed.entries):
        # One entry that is not valid must not change how the others are read.
        yield from _parts(lambda: iter([text]))
        return
    state = _State()
    yield from _entries(feed, state)
    yield from state.short()
    yield from _state_of(text, feed, state.count)


def read_large(found: Detected, source: SourceFile, text: LargeText) -> Iterator[Item]:
    """As :func:`read`, some entries at a time."""
    if defines_entities(text.head):
        yield entity_bomb()
        return
    yield from _parts(text.pieces)


def _parse(text: str) -> Any:
    feedparser = needs("feedparser", "Reading feeds", "feedparser")
    # The declaration may name an encoding that the text, decoded by now, is no longer in.
    plain = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    return feedparser.parse(
        _captions_apart(plain).encode("utf-8", "replace"), response_headers={"content-type": "text/xml; charset=utf-8"}
    )


def _captions_apart(text: str) -> str:
    """The feed with captions of pictures under a name of their own, ``caption``.

    feedparser takes a ``media:description`` for the description of the entry, or, if it has one, for its full content.
    Of an element that it does not know it keeps the attributes, or, if there are none, the text.
    """
    for prefix in set(_PICTURES.findall(text)):
        text = re.sub(rf"<(/?){prefix}:description(?:\s[^<>]*?)?(/?)>", rf"<\1{prefix}:caption\2>", text)
    return text


def _is_about_encoding(feed: Any) -> bool:
    return "encoding" in type(feed.get("bozo_exception", "")).__name__.lower()


class _State:
    """The entries of a feed so far: how many there were, and which lack a text."""

    def __init__(self) -> None:
        self.count = 0
        self.lacking: dict[str, list[int]] = {"summary": [], "headline": []}
        self.skipped: Counter[str] = Counter()

    def short(self) -> Iterator[Problem]:
        """Problems that report the entries without a text."""
        yield from _short(self.lacking, self.count)
        if self.skipped:
            what = ", ".join(f"{count} of {kind}" for kind, count in sorted(self.skipped.items()))
            yield Problem("skipped", f"entries that are no published posts: {what}", "Skipped.")


def _entries(feed: Any, state: _State) -> Iterator[Item]:
    for one in feed.entries:
        state.count += 1
        with entry(state.count, "entry") as wrong:
            if reason := _no_post(one):
                state.skipped[reason] += 1
                continue
            record, holds = _record(one, feed.feed, is_atom=feed.get("version", "").startswith("atom"))
            if holds != "text":
                state.lacking[holds].append(state.count)
            yield record
            yield from _unread_date(one, record, state.count)
        yield from wrong


def _no_post(one: Any) -> str:
    """The kind of an entry in a WordPress export if it is not a published post or page; else empty."""
    kind, status = str(one.get("wp_post_type", "post")), str(one.get("wp_status", "publish"))
    if kind in ("attachment", "nav_menu_item", "revision", "custom_css", "wp_navigation", "wp_global_styles"):
        return f"type {kind}"
    return f"status {status}" if status in ("draft", "auto-draft", "trash", "pending", "future") else ""


def _parts(pieces: Callable[[], Iterator[str]]) -> Iterator[Item]:
    """The entries of a feed, parsed some at a time between what comes before the first and after the last."""
    head, tail, is_closed = _around(pieces())
    state = _State()
    waiting: list[Slice] = []
    for part in slices(pieces(), _NAMES):
        if not part.is_item:
            continue
        waiting.append(part)
        if sum(len(each.text) for each in waiting) > _TOGETHER or len(waiting) == _MOST_TOGETHER:
            yield from _together(head, waiting, tail, state)
            waiting = []
    yield from _together(head, waiting, tail, state)
    yield from state.short()
    if not is_closed:
        yield _cut(state.count)


def _around(pieces: Iterator[str]) -> tuple[str, str, bool]:
    """What comes before the first entry and after the last, a document without them, and whether it is closed."""
    head, tail, has_item = "", "", False
    for part in slices(pieces, _NAMES):
        if part.is_item:
            has_item = True
            tail = ""
        elif has_item:
            tail += part.text
        else:
            head += part.text
    open_then = open_tags(head)
    still_open = open_tags(tail, open_then)
    return head, tail + "".join(end_tags(still_open)), not still_open


def _together(head: str, entries: list[Slice], tail: str, state: _State) -> Iterator[Item]:
    """The entries of a part of a feed; if the part is not valid, each by itself, so that the broken one is found."""
    if not entries:
        return
    whole = "".join(one.text for one in entries)
    feed = _parse(head + whole + tail)
    is_sound = (not feed.bozo or _is_about_encoding(feed)) and len(feed.entries) == len(entries)
    if not is_sound and len(entries) == 1 and _UNCLOSED.search(whole):
        feed = _parse(head + _UNCLOSED.sub("", whole) + tail)
    if is_sound or len(entries) == 1:
        before = state.count
        yield from _entries(feed, state)
        if not is_sound:
            yield from _not_sound(feed, before + 1) if not entries[0].is_cut else ()
            state.count = before + 1
        return
    for one in entries:
        yield from _together(head, [one], tail, state)


def _not_sound(feed: Any, number: int) -> Iterator[Problem]:
    said = str(feed.get("bozo_exception", "a section that is not closed"))[:80]
    if feed.entries:
        yield Problem("repaired_xml", f"entry {number} is not valid XML; read leniently (details: {said})", "Check it.")
    else:
        yield Problem(
            "unreadable", f"entry {number} cannot be read (details: {said})", "Left out; the others are read.", "error"
        )


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
        yield _cut(count)
    elif feed.bozo and not count:
        yield Problem(
            "unreadable",
            f"is no readable feed (details: {str(exception)[:120]})",
            "Skipped. Fetch the feed again.",
            "error",
        )


def _cut(count: int) -> Problem:
    return Problem(
        "truncated",
        f"feed cut: it is not closed after entry {count}",
        "Its last entry may be incomplete. Fetch the feed again.",
        "error",
    )


def _record(entry: Any, feed: Any, *, is_atom: bool) -> tuple[Record, str]:
    """The record, and what it holds: ``text``, a ``summary``, or the ``headline`` alone."""
    full = max((content.get("value", "") for content in entry.get("content", [])), key=len, default="")
    summary = entry.get("summary") or entry.get("media_caption") or ""  # all that a film's entry has is its caption
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
    record.raw_date, record.published = _date(entry, is_atom=is_atom)
    if left:
        record.changes.append(Change("left_out", 0, 0, left, ""))
    if holds == "headline" and summary.strip():
        record.changes.append(Change("left_out", 0, 0, " / ".join(paragraphs_of(summary).split()), ""))
    return record, holds


def _names_of(entry: Any, feed: Any) -> tuple[str, str, str]:
    """The headline, what was taken off after it, and the outlet: of the entry's source, else of the feed."""
    source = paragraphs_of((entry.get("source") or {}).get("title", ""))
    title = decoded(paragraphs_of(entry.get("title", "")).replace("\n\n", " "))
    plain = without_outlet(title, source)
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


def _date(entry: Any, *, is_atom: bool) -> tuple[str, datetime | None]:
    """The date as written, and the time that feedparser read if this package cannot read it.

    Atom's ``updated`` is a change of the text, not its publication; feedparser uses that name for other dates, too.
    """
    raw = dict.get(entry, "published") or dict.get(entry, "updated") or ""
    if is_atom and raw and not dict.get(entry, "published"):
        return f"Updated {raw}", None
    parsed = _parsed(entry)
    return raw, datetime(*parsed[:6]) if parsed is not None and read_date(raw) is None else None


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
