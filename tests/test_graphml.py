"""Graphs as files: read back as they were written, whatever their words hold."""

from __future__ import annotations

from inspect import unwrap
from pathlib import Path

import networkx as nx

import corpus_tools.measures
import corpus_tools.provenance
from corpus_tools.graphml import write_graphml


def test_a_directed_graph_stays_one_and_what_xml_cannot_hold_becomes_a_space(tmp_path: Path) -> None:
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_node("a", title="A\x00 & <b>\ud800", score=0.5, is_first=True)
    graph.add_edge("a", "b\x0c", derivation="copy")
    path = write_graphml(graph, tmp_path / "new" / "g.graphml")
    again = nx.read_graphml(path)
    assert again.is_directed()
    assert dict(again.nodes["a"]) == {"title": "A  & <b> ", "score": 0.5, "is_first": True}
    assert list(again.edges(data=True)) == [("a", "b ", {"derivation": "copy"})]
    assert "\x00" in graph.nodes["a"]["title"]


def test_measures_and_provenance_write_with_the_same_function() -> None:
    # Measures take a corpus in place of a table; what is under that is one function.
    assert unwrap(corpus_tools.measures.write_graphml) is unwrap(corpus_tools.provenance.write_graphml)
    assert unwrap(corpus_tools.measures.write_graphml) is write_graphml
