"""JSON: one object a line, an array, or objects nested by outlet, as scrapers write them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from corpus_tools.loading.entries import entry
from corpus_tools.loading.fields import columns_for
from corpus_tools.loading.formats import ninjs, references
from corpus_tools.loading.formats.cells import lines_of
from corpus_tools.loading.formats.json_lists import BrokenItem, ListShape, items_of_lists, list_items, shape_of
from corpus_tools.loading.formats.mapping import as_text, excel_cut, is_cut_by_excel, record_from
from corpus_tools.loading.large import LargeText
from corpus_tools.loading.reasons import reason
from corpus_tools.loading.records import Detected, Item, Problem, Record
from corpus_tools.loading.sources import SourceFile

_LISTS = ("articles", "items", "results", "documents", "data", "stories", "hits", "docs", "value", "response", "posts")
# Keys of objects that are more than a flat row.
_OF_OTHER_READERS = frozenset({"body", "type", "uri"})
_SKIPPED = "Item skipped; the others are read."


def read(found: Detected, source: SourceFile, text: str) -> Iterator[Item]:
    """A record for every object that holds a text or a title."""
    yield from _with_totals(_lines(lines_of(text)) if found.format == "jsonl" else _whole(text))


def read_large(found: Detected, source: SourceFile, text: LargeText) -> Iterator[Item]:
    """As :func:`read`, a line or an item of a list at a time, be it in an object that holds the list."""
    if found.format == "jsonl":
        yield from _with_totals(_lines(text.lines()))
    elif text.head.lstrip("\ufeff \t\n").startswith("["):
        yield from _with_totals(_items_of_list(text.pieces()))
    elif (path := _path_of_lists(shape_of(text.pieces()))) is not None:
        yield from _with_totals(_items_in_object(text.pieces(), path))
    else:
        yield from _with_totals(_whole("".join(text.pieces())))


def _with_totals(items: Iterable[Item]) -> Iterator[Item]:
    """The items, and rows on all of them: abstracts without texts, cells that Excel cut."""
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
    text = text.lstrip("\ufeff \t\n")
    try:
        whole = json.loads(text)
    except ValueError as error:
        if text.startswith("[") or "Extra data" in str(error):
            yield from _items_of_list(iter([text]))
        elif (path := _path_of_lists(shape_of(iter([text])))) is not None:
            yield from _items_in_object(iter([text]), path)
        else:
            yield Problem(
                "broken_json", f"is not JSON: {reason(error)}", "Skipped. It may be cut: fetch it again.", "error"
            )
        return
    yield from objects(whole, "")


class _Path(NamedTuple):
    """Where the articles of an object are: in one list, or in lists by outlet."""

    keys: tuple[str, ...]
    outlets: tuple[str, ...] = ()


def _path_of_lists(shape: Mapping[str, Any] | None, path: tuple[str, ...] = ()) -> _Path | None:
    """The way to the list (or lists by outlet) that :func:`objects` would read; None where it reads something else."""
    if shape is None or not _OF_OTHER_READERS.isdisjoint(shape) or isinstance(shape.get("fields"), Mapping):
        return None
    columns = columns_for(shape)
    if "text" in columns or "title" in columns:
        return None
    key = next((key for key in _LISTS if isinstance(shape.get(key), (ListShape, Mapping))), None)
    if key is not None:
        inner = shape[key]
        return _Path((*path, key)) if isinstance(inner, ListShape) else _path_of_lists(inner, (*path, key))
    lists = {key: inner for key, inner in shape.items() if isinstance(inner, ListShape) and inner.number}
    is_by_outlet = lists and all(inner.are_objects for inner in lists.values())
    return _Path(path, tuple(lists)) if is_by_outlet else None


def _items_in_object(pieces: Iterator[str], path: _Path) -> Iterator[Item]:
    """The records of lists in an object, an item at a time."""
    numbers: Counter[str] = Counter()
    for key, value in items_of_lists(pieces, path.keys):
        numbers[key] += 1
        if path.outlets and key not in path.outlets:
            continue
        if isinstance(value, BrokenItem):
            yield _broken_item(numbers[key], value)
            continue
        with entry(numbers[key], "item") as wrong:
            yield from objects(value, as_text(key) if path.outlets else "", f"item {numbers[key]}")
        yield from wrong
    if path.outlets:
        yield _outlets_from_keys(path.outlets)


def _broken_item(number: int, value: BrokenItem) -> Problem:
    kind, done = ("truncated", "The items before it are read.") if value.is_last else ("broken_json", _SKIPPED)
    return Problem(kind, f"item {number} is not JSON (details: {value.reason[:120]})", done, "error")


def _outlets_from_keys(keys: Iterable[str]) -> Problem:
    shown = ", ".join(list(keys)[:6])
    return Problem("outlet_from_key", f"outlet is the outer key: {shown}", "A manifest.csv can give better names.")


def _items_of_list(pieces: Iterator[str]) -> Iterator[Item]:
    """The records of a list's items; one that is not JSON costs itself, up to where the next object seems to begin."""
    columns = _Columns()
    for number, value in enumerate(list_items(pieces), 1):
        if isinstance(value, BrokenItem):
            yield _broken_item(number, value)
            continue
        with entry(number, "item") as wrong:
            if (flat := columns.of_row(value)) is not None:
                yield record_from(value, flat, "json")
            else:
                yield from objects(value, "", f"item {number}")
        yield from wrong


def _lines(lines: Iterable[str]) -> Iterator[Item]:
    columns = _Columns()
    last_broken = number = 0
    whole_line = "\n"
    for number, whole_line in enumerate(lines, 1):
        line = whole_line.strip("\ufeff \t\n,")
        if not line or line in "[]":
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as error:
            last_broken = number
            yield Problem(
                "broken_json",
                f"line {number} is not JSON: {reason(error)}",
                "Line skipped; the others are read.",
                "error",
            )
            continue
        with entry(number, "line") as wrong:
            if (flat := columns.of_row(value)) is not None:
                yield record_from(value, flat, "json")
            else:
                yield from objects(value, "", f"line {number}")
        yield from wrong
    if last_broken and last_broken == number and not whole_line.endswith("\n"):
        yield Problem("truncated", "its last line is cut", "The articles before it are read.")


class _Columns:
    """Which key of a line's object means what; asked again only where the keys differ from those of the line before."""

    def __init__(self) -> None:
        self._keys: tuple[str, ...] = ()
        self._columns: dict[str, list[str]] = {}

    def of_row(self, value: object) -> dict[str, list[str]] | None:
        """The columns of a flat object that has a text or a title; None for any other value."""
        if not isinstance(value, dict) or not _OF_OTHER_READERS.isdisjoint(value):
            return None
        if (keys := tuple(value)) != self._keys:
            self._keys, self._columns = keys, columns_for(keys)
        if isinstance(value.get("title"), Mapping) and "heading" in value:
            return None
        return self._columns if "text" in self._columns or "title" in self._columns else None


def objects(value: Any, outlet: str, where: str = "") -> Iterator[Item]:
    """Records of any JSON value: lists, objects that hold a list of articles, lists by outlet, one article."""
    if isinstance(value, list):
        for number, item in enumerate(value, 1):
            with entry(number, "item") as wrong:
                yield from objects(item, outlet, where or f"item {number}")
            yield from wrong
    elif not isinstance(value, Mapping):
        yield Problem(
            "not_an_article",
            f"{where or 'its value'} is no object",
            "Skipped. An article is an object with 'title', 'text' and the like.",
            "error",
        )
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
    return Problem(
        "no_text_column",
        f"{where or 'its object'} has no title and no abstract",
        "Skipped. Complete the reference, or leave it out.",
        "error",
    )


def _article_or_list(value: Mapping[str, Any], outlet: str, where: str) -> Iterator[Item]:
    if (rows := _rows_of_frame(value)) is not None:
        yield from objects(rows, outlet)
        return
    if str(value.get("version")).startswith("https://jsonfeed.org/"):
        outlet = outlet or as_text(value.get("title"))
        value = {"items": value.get("items")}
    value = _plain_names(value)
    if isinstance(value.get("_source"), Mapping):
        # Keys in which search engines wrap each document.
        value = {"_id": value.get("_id"), **value["_source"]}
    if isinstance(value.get("fields"), Mapping):
        # Some services put the article into "fields" and its address beside it.
        value = {**value["fields"], **{key: inner for key, inner in value.items() if key != "fields"}}
    if (record := _record(value, outlet)) is not None:
        yield record
    elif (key := _key_of_list(value)) is not None:
        yield from objects(value[key], outlet)
    elif by_outlet := _lists_by_outlet(value):
        for key, inner in by_outlet.items():
            yield from objects(inner, as_text(key))
        yield _outlets_from_keys(by_outlet)
    elif by_key := _articles_by_key(value):
        yield from objects(by_key, outlet)
    else:
        yield Problem(
            "no_text_column",
            f"{where or 'its object'} has no text or title among {', '.join(map(repr, list(value)[:12]))}",
            "Skipped. Name the key of the articles 'text'.",
            "error",
        )


def _key_of_list(value: Mapping[str, Any]) -> str | None:
    """The key under which an object keeps its articles."""
    return next((key for key in _LISTS if isinstance(value.get(key), (list, Mapping))), None)


def _lists_by_outlet(value: Mapping[str, Any]) -> dict[str, list[Any]]:
    """The lists of objects in an object whose keys are outlets; nothing for any other object."""
    lists = {key: inner for key, inner in value.items() if isinstance(inner, list) and inner}
    return lists if all(isinstance(item, Mapping) for inner in lists.values() for item in inner) else {}


def _plain_names(value: Mapping[str, Any]) -> Mapping[str, Any]:
    """An object with the usual keys for headline, newspaper and address, if its service uses unusual ones."""
    title, links = value.get("title"), value.get("links")
    if isinstance(title, Mapping) and isinstance(value.get("heading"), str):
        # Trove: the newspaper's title, and the article's heading.
        value = {**value, "title": value["heading"], "outlet": title.get("value") or title.get("name")}
    if isinstance(links, Mapping) and "permalink" in links:
        value = {**value, "url": links["permalink"]}
    if isinstance(value.get("name"), str) and "url" in value and "datePublished" in value and title is None:
        # Bing: providers are schema.org objects with a name.
        value = {**value, "title": value["name"]}
    return value


def _rows_of_frame(value: Mapping[str, Any]) -> list[dict[str, Any]] | None:
    """The rows of a table that pandas wrote by column or as names and lists of values; None for any other object."""
    names, data = value.get("columns"), value.get("data")
    if isinstance(names, list) and isinstance(data, list) and all(isinstance(row, list) for row in data):
        return [dict(zip(map(str, names), row, strict=False)) for row in data]
    columns = [inner for inner in value.values() if isinstance(inner, Mapping)]
    keys = columns[0].keys() if columns and len(columns) == len(value) >= 2 else ()
    if not keys or not all(inner.keys() == keys for inner in columns) or _is_row(columns[0]):
        return None
    known = columns_for(value)
    if not {"text", "title"} & known.keys() or not all(str(key).isdigit() for key in keys):
        return None
    return [{name: inner[key] for name, inner in value.items()} for key in keys]


def _is_row(value: object) -> bool:
    """Whether a value is an object that itself has a text or a title."""
    return isinstance(value, Mapping) and bool({"text", "title"} & columns_for(value).keys())


def _articles_by_key(value: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The articles of an object that holds only articles, each under its number or id; else an empty list."""
    return list(value.values()) if value and all(map(_is_row, value.values())) else []


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
    parts = list(body.get("summary") or [])
    for section in body.get("sections") or []:
        if isinstance(section, Mapping):
            parts += [*(section.get("headline") or []), *(section.get("paragraphs") or [])]
    return "\n\n".join(text for part in parts if (text := as_text(part).strip()))


__all__ = ["Record", "objects", "read"]
