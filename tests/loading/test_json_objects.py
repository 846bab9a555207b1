"""One JSON object around all articles: read an item at a time, with the same result as in one piece."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from corpus_tools.loading import Loaded, load
from corpus_tools.loading import large as large_module
from corpus_tools.loading.formats.json_lists import ListShape, items_of_lists, shape_of

ROWS = [
    {"title": f"Crane {n}", "outlet": "Quay Mirror", "published": f"2031-03-0{n}", "text": f"The crane is green, {n}."}
    for n in range(1, 5)
]
BARE = [{key: value for key, value in row.items() if key != "outlet"} for row in ROWS]
OBJECTS: dict[str, Any] = {
    "a list behind other keys": {"status": "ok", "query": {"q": "crane", "sort": [1, 2]}, "total": 4, "articles": ROWS},
    "keys behind the list": {"articles": ROWS, "next": None},
    "a list inside": {"response": {"status": "ok", "results": ROWS, "pages": 1}},
    "lists by outlet": {"Quay Mirror": BARE[:2], "Harbour Post": BARE[2:], "Empty": []},
    "one article": ROWS[0],
    "an empty list": {"articles": [], "text": "The crane is green.", "title": "Crane 1"},
}


def read(path: Path, text: str) -> Loaded:
    path.write_text(text, "utf-8")
    return load(path)


@pytest.mark.parametrize("name", OBJECTS)
def test_pieces_change_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    text = json.dumps(OBJECTS[name], indent=1)
    whole = read(tmp_path / "a.json", text)
    monkeypatch.setattr(large_module, "LARGE_BYTES", 0)
    for size in (1, 7, 1000):
        monkeypatch.setattr(large_module, "_PIECE", 5000 if size == 1000 else 64 * size)
        found = read(tmp_path / "a.json", text)
        for one, other in zip(whole, found, strict=True):
            assert one.equals(other)
    if name == "lists by outlet":
        assert whole.articles["outlet"].tolist() == ["Quay Mirror"] * 2 + ["Harbour Post"] * 2


@pytest.mark.parametrize("is_large", [False, True])
def test_a_broken_item_costs_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_large: bool) -> None:
    if is_large:
        monkeypatch.setattr(large_module, "LARGE_BYTES", 0)
    text = json.dumps({"status": "ok", "articles": ROWS, "total": 4}).replace('"title": "Crane 2"', '"title" "Crane 2"')
    loaded = read(tmp_path / "a.json", text)
    assert loaded.articles["title"].tolist() == ["Crane 1", "Crane 3", "Crane 4"]
    assert loaded.problems["message"].str.contains("item 2 is not JSON").sum() == 1


def test_shapes() -> None:
    text = '{"a": [1, {}], "b": {"c": [{}], "d": {}}, "e": []}'
    assert shape_of(iter(text)) == {
        "a": ListShape(2, False),
        "b": {"c": ListShape(1, True), "d": {}},
        "e": ListShape(0, True),
    }
    assert list(items_of_lists(iter(text), ("a",))) == [("a", 1), ("a", {})]
    assert list(items_of_lists(iter(text), ("b", "c"))) == [("c", {})]
    for broken in ('{"a": 1', '{"a" 1}', "{a: 1}", "[1]", '{"a": 1} x', "{", '{"a": }'):
        assert shape_of(iter(broken)) is None, broken
