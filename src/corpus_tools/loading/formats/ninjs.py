"""ninjs, the JSON of news agencies, versions 1 to 3."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from corpus_tools.loading.formats.bylines import author_from
from corpus_tools.loading.formats.mapping import as_text
from corpus_tools.loading.formats.markup import paragraphs_of
from corpus_tools.loading.records import Item, Problem, Record

_KINDS = frozenset(
    {"text", "audio", "video", "picture", "graphic", "composite", "planning", "component", "event", "package"}
)
_CREATED = ("contentCreated", "contentcreated", "firstCreated", "firstcreated", "versionCreated", "versioncreated")


def looks_like(value: Mapping[str, Any]) -> bool:
    """Whether an object is a ninjs item."""
    return (
        "uri" in value
        and (value.get("type") in _KINDS or "versioncreated" in value or "versionCreated" in value)
        and ("type" in value or any(key.startswith(("headline", "body", "bodies")) for key in value))
    )


def read_item(value: Mapping[str, Any]) -> Iterator[Item]:
    """One record; pictures and other kinds are reported."""
    kind = value.get("type", "text")
    if kind not in ("text", "composite", "component"):
        yield Problem("not_an_article", f"type {kind}, skipped: no article", "Only items of type text are articles.")
        return
    text = _body(value)
    title = _pick(value, "headline", "headlines") or as_text(value.get("title"))
    if not text:
        yield Problem(
            "no_text",
            f"item without text: {title or as_text(value.get('uri'))}",
            "Skipped. Fetch the item with its text.",
            "error",
        )
        return
    yield Record(
        text,
        "ninjs",
        title=title,
        outlet=_outlet(value),
        author=author_from(_first_of(value, "by", "byline")),
        url=as_text(value.get("url")),
        language=as_text(value.get("language")),
        source_id=as_text(value.get("uri")),
        raw_date=_first_of(value, *_CREATED),
        copyright=_first_of(value, "copyrightNotice", "copyrightnotice"),
    )


def _outlet(value: Mapping[str, Any]) -> str:
    """The first source of information with a name; else the holder of the rights."""
    sources = value.get("infoSources") or value.get("infosource") or []
    names = (as_text(source.get("name")) for source in sources if isinstance(source, Mapping))
    return next(filter(None, names), "") or _first_of(value, "copyrightholder", "copyrightHolder")


def _first_of(value: Mapping[str, Any], *keys: str) -> str:
    """The first of several keys that says anything."""
    return next((text for key in keys if (text := as_text(value.get(key)))), "")


def _body(value: Mapping[str, Any]) -> str:
    """Marked-up bodies first: they keep the paragraphs."""
    bodies = value.get("bodies")
    if isinstance(bodies, list):
        found = [b for b in bodies if isinstance(b, Mapping) and isinstance(b.get("value"), str)]
        found.sort(key=lambda b: ("<p" not in b["value"].lower(), b.get("role") != "main"))
        return paragraphs_of(found[0]["value"]) if found else ""
    text = _marked_body(value)
    if text:
        return paragraphs_of(text)
    return as_text(value.get("body")) if isinstance(value.get("body"), str) else ""


def _marked_body(value: Mapping[str, Any]) -> str:
    """Of keys like ``body_html`` the first with paragraphs, else the first with a text."""
    bodies = [text for key, text in sorted(value.items()) if key.startswith("body_") and isinstance(text, str)]
    marked = [text for text in bodies if "<p" in text.lower()]
    return next((text for text in marked or bodies if text.strip()), "")


def _pick(value: Mapping[str, Any], single: str, several: str) -> str:
    many = value.get(several)
    if isinstance(many, list):
        ordered = sorted((m for m in many if isinstance(m, Mapping)), key=lambda m: m.get("role") != "main")
        return as_text(ordered[0].get("value")) if ordered else ""
    return as_text(value.get(single)) or as_text(value.get(f"{single}_main"))
