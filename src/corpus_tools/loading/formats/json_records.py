"""JSON: one object a line, an array, or objects nested by outlet, as scrapers write them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from corpus_tools.loading.entries import entry
from corpus_tools.loading.fields import columns_for
from corpus_tools.loading.formats import ninjs, references
from corpus_tools.loading.formats.cells import lines_of
from corpus_tools.loading.formats.mapping import as_text, excel_cut, is_cut_by_excel, record_from
from corpus_tools.loading.records import Detected, Item, Problem, Record
from corpus_tools.loading.sources import SourceFile

_LISTS = ("articles", "items", "results", "documents", "data", "stories", "hits", "docs", "value", "response", "posts")
# Keys of objects that are more than a flat row.
_OF_OTHER_READERS = frozenset({"body", "type", "uri"})


def read(found: Detected, source: SourceFile, text: str) -> Iterator[Item]:
    """A record for every object that holds a text or a title."""
    items = _lines(text) if found.format == "jsonl" else _whole(text)
    abstracts: list[str] = []
    cut: list[int] = []
    number = 0
    for item in items:
        if isinstance(item, Record):
            number += 1
            if item.format == "csl_json":
                abstracts.append(item.text)
            if is_cut_by_excel((item.text,)):
                cut.append(number)
        yield item
    yield from references.abstracts_only(abstracts)
    yield from excel_cut(cut, "articles")


def _whole(text: str) -> Iterator[Item]:
    try:
        whole = json.loads(text.lstrip("\ufeff"))
    except ValueError as error:
        yield Problem("broken_json", f"is not JSON: {error}", "Skipped. It may be cut.", "error")
        return
    yield from objects(whole, "")


def _lines(text: str) -> Iterator[Item]:
    keys: tuple[str, ...] = ()
    columns: dict[str, list[str]] = {}
    last_broken = 0
    number = 0
    for number, line in enumerate(lines_of(text), 1):
        line = line.strip("\ufeff \t\n,")
        if not line or line in "[]":
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as error:
            last_broken = number
            yield Problem(
                "broken_json",
                f"line {number} is not JSON: {str(error)[:120]}",
                "Line skipped; the others are read.",
                "error",
            )
            continue
        with entry(number, "line") as wrong:
            if isinstance(value, dict) and not _OF_OTHER_READERS & value.keys():
                if (here := tuple(value)) != keys:
                    keys, columns = here, columns_for(here)
                if "text" in columns or "title" in columns:
                    yield record_from(value, columns, "json")
                    continue
            yield from objects(value, "", f"line {number}")
        yield from wrong
    if last_broken and last_broken == number and not text.endswith("\n"):
        yield Problem("truncated", "its last line is cut", "The articles before it are read.")


def objects(value: Any, outlet: str, where: str = "") -> Iterator[Item]:
    """Records of any JSON value: lists, objects that hold a list of articles, lists by outlet, one article."""
    if isinstance(value, list):
        for number, item in enumerate(value, 1):
            with entry(number, "item") as wrong:
                yield from objects(item, outlet, where or f"item {number}")
            yield from wrong
    elif not isinstance(value, Mapping):
        yield Problem("not_an_article", f"{where or 'its value'} is no object", "Skipped.", "error")
    elif ninjs.looks_like(value):
        yield from ninjs.read_item(value)
    elif references.looks_like_csl(value):
        yield _reference(value, where)
    else:
        yield from _article_or_list(value, outlet, where)


def _reference(value: Mapping[str, Any], where: str) -> Item:
    record = references.read_csl(value)
    if record.title or record.text:
        return record
    return Problem("no_text_column", f"{where or 'its object'} has no title and no abstract", "Skipped.", "error")


def _article_or_list(value: Mapping[str, Any], outlet: str, where: str) -> Iterator[Item]:
    if isinstance(value.get("fields"), Mapping):
        # Some services put the article into "fields" and its address beside it.
        value = {**value["fields"], **{key: inner for key, inner in value.items() if key != "fields"}}
    if (record := _record(value, outlet)) is not None:
        yield record
        return
    for key in _LISTS:
        if isinstance(value.get(key), (list, Mapping)):
            yield from objects(value[key], outlet)
            return
    nested = {key: inner for key, inner in value.items() if isinstance(inner, list) and inner}
    if nested and all(isinstance(item, Mapping) for inner in nested.values() for item in inner):
        for key, inner in nested.items():
            yield from objects(inner, as_text(key))
        shown = ", ".join(list(nested)[:6])
        yield Problem("outlet_from_key", f"outlet is the outer key: {shown}", "A manifest.csv can give better names.")
        return
    yield Problem(
        "no_text_column",
        f"{where or 'its object'} has no text or title among {', '.join(map(repr, list(value)[:12]))}",
        "Skipped. Name the key of the articles 'text'.",
        "error",
    )


def _record(value: Mapping[str, Any], outlet: str) -> Record | None:
    """The article that an object is; None where it holds neither text nor title."""
    columns = columns_for(value)
    body = value.get("body")
    fundus = body if isinstance(body, Mapping) and ("sections" in body or "summary" in body) else None
    if fundus is None and "text" not in columns and "title" not in columns:
        return None
    record = record_from(value, columns, "json")
    if fundus is not None:
        record.text = _fundus_text(fundus)
    record.outlet = record.outlet or outlet
    return record


def _fundus_text(body: Mapping[str, Any]) -> str:
    parts = [as_text(part) for part in body.get("summary") or []]
    for section in body.get("sections") or []:
        if isinstance(section, Mapping):
            parts += [as_text(part) for part in section.get("headline") or []]
            parts += [as_text(part) for part in section.get("paragraphs") or []]
    return "\n\n".join(part.strip() for part in parts if part.strip())


__all__ = ["Record", "objects", "read"]
