"""Graphs as files: read back as they were written, whatever their words hold."""

from __future__ import annotations

from inspect import unwrap
from pathlib import Path

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import corpus_tools.measures
import corpus_tools.provenance
from corpus_tools.errors import ParameterError
from corpus_tools.graphml import write_graphml

_WORDS = st.text(max_size=6) | st.sampled_from(["a\nb\t", "\r", "é & <b>\"'", "\ufffe\U0001fffe", "\x85\u2028", " "])
_VALUES = _WORDS | st.booleans() | st.integers() | st.floats() | st.just(np.int64(3)) | st.just(np.float64(0.5))
_DATA = st.dictionaries(st.sampled_from(["a", "b", 'é<">']), _VALUES, max_size=3)


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


@given(
    nodes=st.lists(st.tuples(_WORDS, _DATA), max_size=4),
    edges=st.lists(st.tuples(_WORDS, _WORDS, _DATA), max_size=4),
    is_directed=st.booleans(),
)
def test_a_graph_is_written_as_networkx_writes_it(
    tmp_path_factory: pytest.TempPathFactory,
    nodes: list[tuple[str, dict[str, object]]],
    edges: list[tuple[str, str, dict[str, object]]],
    is_directed: bool,
) -> None:
    def printable(value: object) -> object:
        if not isinstance(value, str):
            return value
        return "".join(c if c in "\t\n" or _is_xml(ord(c)) else " " for c in value)

    graph: nx.Graph[str] = nx.DiGraph() if is_directed else nx.Graph()
    clean: nx.Graph[str] = graph.__class__()
    for node, values in nodes:
        graph.add_node(node, **values)
    for a, b, values in edges:
        graph.add_edge(a, b, **values)
    for node, values in graph.nodes(data=True):
        clean.add_node(printable(node), **{key: printable(value) for key, value in values.items()})
    for a, b, values in graph.edges(data=True):
        clean.add_edge(printable(a), printable(b), **{key: printable(value) for key, value in values.items()})
    path = write_graphml(graph, tmp_path_factory.mktemp("graphs") / "g.graphml")
    assert path.read_text("utf-8") == "\n".join(nx.generate_graphml(clean)) + "\n"


def _is_xml(code: int) -> bool:
    return code >= 0x20 and not 0xD800 <= code <= 0xDFFF and code & 0xFFFE != 0xFFFE


def test_a_value_that_graphml_does_not_know_is_named(tmp_path: Path) -> None:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_node("a", places=["x"])
    with pytest.raises(ParameterError, match="places"):
        write_graphml(graph, tmp_path / "g.graphml")
