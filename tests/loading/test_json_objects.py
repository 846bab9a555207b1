"""One JSON object around all articles: read an item at a time, with the same result as in one piece."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd
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


FRAME = pd.DataFrame(
    [
        {"title": "Depot to be sold", "outlet": "The Elm", "published": "2032-03-02T10:00:00Z", "text": "One. " * 30},
        {"title": "Clock stolen", "outlet": "The Oak", "published": "2032-03-03T10:00:00Z", "text": "Two. " * 30},
    ]
)


@pytest.mark.parametrize("orient", ["columns", "split", "table", "index", "records"])
def test_every_shape_in_which_pandas_writes_a_table(orient: str, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(FRAME.to_json(orient=orient), "utf-8")  # type: ignore[call-overload]
    articles = load(tmp_path).articles
    assert articles["title"].tolist() == ["Depot to be sold", "Clock stolen"]
    assert articles["outlet"].tolist() == ["The Elm", "The Oak"]
    assert articles["published"].astype(str).tolist() == ["2032-03-02 10:00:00", "2032-03-03 10:00:00"]
    assert [text.count("One.") for text in articles["text"]] == [30, 0]


def test_one_article_whose_fields_are_objects_is_no_table(tmp_path: Path) -> None:
    article = {"title": {"rendered": "Depot to be sold"}, "content": {"rendered": "One. " * 30}}
    (tmp_path / "a.json").write_text(json.dumps(article), "utf-8")
    assert load(tmp_path).articles["title"].tolist() == ["Depot to be sold"]


@pytest.mark.parametrize("form", ["lines", "answer", "by key"])
def test_documents_of_search_engines_and_objects_by_id(form: str, tmp_path: Path) -> None:
    rows = FRAME.to_dict("records")
    hits = [{"_index": "news", "_id": f"n{n}", "_score": 1.0, "_source": row} for n, row in enumerate(rows)]
    if form == "lines":
        text = "".join(json.dumps(hit) + "\n" for hit in hits)
    elif form == "answer":
        text = json.dumps({"took": 3, "hits": {"total": {"value": 2}, "hits": hits}})
    else:
        text = json.dumps({f"n{n}": row for n, row in enumerate(rows)})
    (tmp_path / "a.json").write_text(text, "utf-8")
    articles = load(tmp_path).articles
    assert articles["title"].tolist() == ["Depot to be sold", "Clock stolen"]
    assert form == "by key" or articles["source_id"].tolist() == ["n0", "n1"]


def test_json_feed(tmp_path: Path) -> None:
    item = {
        "id": "https://elm.example/depot",
        "url": "https://elm.example/depot",
        "title": "Depot to be sold",
        "content_html": f"<p>{'One. ' * 30}</p><p>{'Two. ' * 30}</p>",
        "date_published": "2032-03-02T11:00:00+01:00",
        "date_modified": "2032-03-05T11:00:00+01:00",
        "authors": [{"name": "Ada Ode", "url": "https://elm.example/ada"}, {"name": "Ben Roe"}],
    }
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "The Elm", "items": [item]}
    (tmp_path / "a.json").write_text(json.dumps(feed), "utf-8")
    article = load(tmp_path).articles.iloc[0]
    assert (article["title"], article["outlet"], article["author"]) == (
        "Depot to be sold",
        "The Elm",
        "Ada Ode; Ben Roe",
    )
    assert str(article["published"]) == "2032-03-02 10:00:00"
    assert "<p>" not in article["text"]


SERVICES: dict[str, tuple[dict[str, Any], dict[str, str]]] = {
    "heading and newspaper": (
        {"heading": "Clock gone", "title": {"id": 3, "value": "The Elm"}, "articleText": f"<p>{'One. ' * 30}</p>"},
        {"title": "Clock gone", "outlet": "The Elm"},
    ),
    "things with names": (
        {
            "value": [
                {
                    "name": "Clock gone",
                    "url": "https://elm.example/c",
                    "description": "One.",
                    "provider": [{"name": "The Elm"}],
                    "datePublished": "2032-03-02T10:00:00.000Z",
                }
            ]
        },
        {"title": "Clock gone", "outlet": "The Elm", "published": "2032-03-02 10:00:00"},
    ),
    "found and published": (
        {
            "articles": {
                "results": [
                    {
                        "uri": "7",
                        "title": "Clock gone",
                        "body": "One. " * 30,
                        "date": "2032-03-05",
                        "time": "08:00:00",
                        "dateTime": "2032-03-05T08:00:00Z",
                        "dateTimePub": "2032-03-02T10:00:00Z",
                        "source": {"title": "The Elm"},
                    }
                ]
            }
        },
        {"title": "Clock gone", "outlet": "The Elm", "published": "2032-03-02 10:00:00"},
    ),
    "links and parts of names": (
        {
            "stories": [
                {
                    "title": "Clock gone",
                    "body": "One. " * 30,
                    "links": {"permalink": "https://elm.example/c"},
                    "authors": [{"first_name": "Ada", "last_name": "Ode"}],
                    "published": {"_seconds": 1962007200, "_nanoseconds": 0},
                }
            ]
        },
        {"url": "https://elm.example/c", "author": "Ada Ode", "published": "2032-03-04 10:00:00"},
    ),
}


@pytest.mark.parametrize("service", SERVICES)
def test_names_that_services_use(service: str, tmp_path: Path) -> None:
    value, expected = SERVICES[service]
    (tmp_path / "a.json").write_text(json.dumps(value), "utf-8")
    article = load(tmp_path).articles.iloc[0]
    assert {name: str(article[name]) for name in expected} == expected


def test_a_text_that_a_service_cut_says_so(tmp_path: Path) -> None:
    value = {"articles": [{"title": "Clock gone", "content": "One. " * 30 + "Two... [1234 chars]"}]}
    (tmp_path / "a.json").write_text(json.dumps(value), "utf-8")
    assert "truncated" in set(load(tmp_path).problems["kind"])
