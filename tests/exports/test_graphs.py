"""GEXF: networkx reads it as it was, and the same graph gives the same bytes."""

from __future__ import annotations

import io
from pathlib import Path
from xml.etree import ElementTree as ET

import networkx as nx
import pandas as pd

import corpus_tools as ct
from corpus_tools.exports import graph_of, speaker_graph, write_gexf

GEXF = "{http://www.gexf.net/1.2draft}"


def read(path: Path) -> nx.Graph[str]:
    """The graph as networkx reads it; it knows times of the format "date" alone, and takes any text for one."""
    text = path.read_text("utf-8").replace('timeformat="dateTime"', 'timeformat="date"')
    return nx.read_gexf(io.BytesIO(text.encode()), version="1.2draft")


def made() -> nx.DiGraph[str]:
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_node("b", title="B & <c>\x00", published="2031-03-01T00:00:00", share=0.5, is_copy=True, n=3)
    graph.add_node("a", title="", published="", share=1.0, is_copy=False, n=0)
    graph.add_edge("b", "a", weight=2, derivation="copy")
    return graph


def test_networkx_reads_labels_types_and_weights(tmp_path: Path) -> None:
    again = read(write_gexf(made(), tmp_path / "g.gexf"))
    assert again.is_directed()
    node = again.nodes["b"]
    assert node["label"] == "B & <c>\ufffd"
    assert (node["share"], node["is_copy"], node["n"], node["start"]) == (0.5, True, 3, "2031-03-01T00:00:00")
    assert again.nodes["a"]["label"] == "a"
    assert again.edges["b", "a"]["weight"] == 2
    assert again.edges["b", "a"]["derivation"] == "copy"


def test_nodes_without_a_time_have_none(tmp_path: Path) -> None:
    root = ET.parse(write_gexf(made(), tmp_path / "g.gexf")).getroot()
    starts = {node.get("id"): node.get("start") for node in root.iter(f"{GEXF}node")}
    assert starts == {"a": None, "b": "2031-03-01T00:00:00"}
    graph = root.find(f"{GEXF}graph")
    assert graph is not None
    assert graph.get("timeformat") == "dateTime"


def test_the_order_of_building_changes_nothing(tmp_path: Path) -> None:
    one: nx.Graph[str] = nx.Graph()
    two: nx.Graph[str] = nx.Graph()
    one.add_edge("a", "b", weight=1, x=1)
    one.add_edge("b", "c", weight=2, x=2)
    two.add_edge("c", "b", x=2, weight=2)
    two.add_edge("b", "a", x=1, weight=1)
    assert write_gexf(one, tmp_path / "1").read_bytes() == write_gexf(two, tmp_path / "2").read_bytes()


def test_values_of_several_types_are_declared_as_text(tmp_path: Path) -> None:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_node("a", x=1)
    graph.add_node("b", x="two")
    again = read(write_gexf(graph, tmp_path / "g.gexf"))
    assert {node: values["x"] for node, values in again.nodes(data=True)} == {"a": "1", "b": "two"}


def test_an_empty_graph_is_a_file(tmp_path: Path) -> None:
    assert len(read(write_gexf(nx.Graph(), tmp_path / "g.gexf"))) == 0


def test_who_is_quoted_where_counts_a_split_quotation_once(corpus: ct.Corpus) -> None:
    graph = speaker_graph(corpus.articles, corpus.quotes)
    moll = next(node for node, values in graph.nodes(data=True) if values["name"] == "Ada Moll")
    assert dict(graph.edges["outlet:The Argus", moll]) == {"weight": 1, "words": 8, "articles": 1}
    assert graph.nodes[moll]["published"] == "2031-03-01T00:00:00"
    assert graph.number_of_edges() == 2


def test_a_chain_whose_first_part_is_missing_still_counts(corpus: ct.Corpus) -> None:
    quotes = corpus.quotes[corpus.quotes["continues"].notna()]
    graph = speaker_graph(corpus.articles, quotes)
    assert [values["weight"] for *_, values in graph.edges(data=True)] == [1]
    assert len(speaker_graph(corpus.articles, pd.DataFrame(quotes.iloc[:0]))) == 0


def test_every_graph_of_a_corpus_is_read_again(tmp_path: Path, corpus: ct.Corpus) -> None:
    for name in ("people", "lineage", "speakers"):
        graph = graph_of(corpus, name)
        again = read(write_gexf(graph, tmp_path / name))
        assert set(again) == set(graph)
        assert again.number_of_edges() == graph.number_of_edges()
