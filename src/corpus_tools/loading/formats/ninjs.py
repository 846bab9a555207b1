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
        yield Problem("no_text", f"item without text: {title or as_text(value.get('uri'))}", "Skipped.", "error")
        return
    sources = value.get("infoSources") or value.get("infosource") or []
    outlet = next((as_text(s.get("name")) for s in sources if isinstance(s, Mapping) and s.get("name")), "")
    created = ("contentCreated", "contentcreated", "firstCreated", "firstcreated", "versionCreated", "versioncreated")
    yield Record(
        text,
        "ninjs",
        title=title,
        outlet=outlet or as_text(value.get("copyrightholder")) or as_text(value.get("copyrightHolder")),
        author=author_from(as_text(value.get("by")) or as_text(value.get("byline"))),
        url=as_text(value.get("url")),
        language=as_text(value.get("language")),
        source_id=as_text(value.get("uri")),
        raw_date=next((as_text(value[key]) for key in created if value.get(key)), ""),
        copyright=as_text(value.get("copyrightNotice")) or as_text(value.get("copyrightnotice")),
    )


def _body(value: Mapping[str, Any]) -> str:
    """Marked-up bodies first: they keep the paragraphs."""
    bodies = value.get("bodies")
    if isinstance(bodies, list):
        found = [b for b in bodies if isinstance(b, Mapping) and isinstance(b.get("value"), str)]
        found.sort(key=lambda b: ("<p" not in b["value"].lower(), b.get("role") != "main"))
        return paragraphs_of(found[0]["value"]) if found else ""
    names = sorted(key for key in value if key.startswith("body_") and isinstance(value[key], str))
    marked = [name for name in names if "<p" in value[name].lower()]
    for name in marked or names:
        if value[name].strip():
            return paragraphs_of(value[name])
    return as_text(value.get("body")) if isinstance(value.get("body"), str) else ""


def _pick(value: Mapping[str, Any], single: str, several: str) -> str:
    many = value.get(several)
    if isinstance(many, list):
        ordered = sorted((m for m in many if isinstance(m, Mapping)), key=lambda m: m.get("role") != "main")
        return as_text(ordered[0].get("value")) if ordered else ""
    return as_text(value.get(single)) or as_text(value.get(f"{single}_main"))
