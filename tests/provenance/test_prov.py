"""The graph and the provenance record say what the lineage table says."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pandas as pd
import pytest

from corpus_tools import schema
from corpus_tools.errors import InputError
from corpus_tools.provenance import NOT_IN_CORPUS, lineage_graph, prov_document, write_graphml, write_prov


@pytest.fixture
def articles(frame: Callable[..., pd.DataFrame]) -> pd.DataFrame:
    ids = ["a", "b c", "d/é", "e"]
    return frame(
        {each: f"Text of {each}." for each in ids},
        {"a": "2031-05-06 08:00"},
        outlet={"a": "Elrin Post", "b c": "Quay News", "d/é": "Quay News", "e": "unknown"},
        title={"a": "A \x00 & <title>"},
    )


@pytest.fixture
def lineage() -> pd.DataFrame:
    rows = [
        ("a", "independent", None, "none"),
        ("b c", "excerpt", "a", "time"),
        ("d/é", "rewritten", NOT_IN_CORPUS, "none"),
        ("e", "shares_source", "a", "none"),
    ]
    return schema.conform(
        [
            {
                "article_id": each,
                "derivation": kind,
                "source_id": source,
                "share_reused": 0.5,
                "direction": basis,
                "altered_quotes": 0,
                "rewriting_score": 0.0,
                "confidence": 0.5,
                "evidence": "because",
            }
            for each, kind, source, basis in rows
        ],
        "lineage",
    )


def test_graph(articles: pd.DataFrame, lineage: pd.DataFrame, tmp_path: Path) -> None:
    graph = lineage_graph(lineage, articles)
    assert sorted(graph.edges) == [("a", "b c"), ("a", "e"), ("not in corpus: source of d/é", "d/é")]
    assert graph.edges["a", "b c"]["derivation"] == "excerpt"
    assert graph.nodes["a"]["published"] == "2031-05-06T08:00:00"
    assert graph.nodes["b c"]["outlet"] == "Quay News"
    again = nx.read_graphml(write_graphml(graph, tmp_path / "new" / "lineage.graphml"))
    assert sorted(again.edges) == sorted(graph.edges)
    assert again.nodes["a"]["title"] == "A \ufffd & <title>"
    assert not again.nodes["not in corpus: source of d/é"]["in_corpus"]


def test_prov(articles: pd.DataFrame, lineage: pd.DataFrame, tmp_path: Path) -> None:
    document = prov_document(articles, lineage)
    assert document == prov_document(articles.iloc[::-1], lineage.iloc[::-1])
    derived = {d["prov:generatedEntity"]: d for d in document["wasDerivedFrom"].values()}
    assert derived["ct:article-b%20c"]["prov:usedEntity"] == "ct:article-a"
    assert derived["ct:article-b%20c"]["prov:type"]["$"] == "prov:Quotation"
    assert derived["ct:article-d%2F%C3%A9"]["prov:usedEntity"] == "ct:unknown-source-of-d%2F%C3%A9"
    assert list(document["alternateOf"].values()) == [
        {"prov:alternate1": "ct:article-e", "prov:alternate2": "ct:article-a"}
    ]
    # Every name that a relation uses is declared.
    declared = {*document["entity"], *document["agent"], *document["activity"]}
    for relation in ("wasDerivedFrom", "wasAttributedTo", "alternateOf", "used", "wasGeneratedBy", "wasAssociatedWith"):
        for record in document[relation].values():
            assert {v for k, v in record.items() if k.startswith("prov:") and isinstance(v, str)} <= declared
    path = write_prov(document, tmp_path / "prov.json")
    assert json.loads(path.read_text(encoding="utf-8")) == document
    assert [f.name for f in tmp_path.iterdir()] == ["prov.json"]


def test_times_only_where_given(articles: pd.DataFrame, lineage: pd.DataFrame) -> None:
    assert "prov:startTime" not in json.dumps(prov_document(articles, lineage))
    stamped = prov_document(articles, lineage, started=pd.Timestamp("2031-05-08 12:00"))
    assert stamped["activity"]["ct:trace-lineage"]["prov:startTime"] == "2031-05-08T12:00:00"


def test_a_place_that_cannot_be_written(articles: pd.DataFrame, lineage: pd.DataFrame, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(InputError):
        write_graphml(lineage_graph(lineage, articles), tmp_path / "file" / "x.graphml")
