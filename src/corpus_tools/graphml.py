"""Graphs as files for other programs: GraphML, which Gephi, Cytoscape and networkx read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from corpus_tools.errors import ParameterError
from corpus_tools.files import write_text

if TYPE_CHECKING:
    import networkx as nx

# What networkx calls them; numpy's numbers are others to it.
_TYPES: Final[Mapping[type, str]] = {
    str: "string",
    bool: "boolean",
    int: "long",
    float: "double",
    np.int64: "int",
    np.float64: "float",
}
# XML has no control characters, no halves of a character, and none of the numbers that are no character.
_NOT_XML: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\ud800-\udfff" + "".join(chr(n) + chr(n + 1) for n in range(0xFFFE, 0x110000, 0x10000)) + "]"
)
_HEAD: Final = (
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns '
    'http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">'
)
_CODES: Final = str.maketrans({"\r": "&#13;", "\n": "&#10;", "\t": "&#09;"})


def write_graphml(graph: nx.Graph[str], path: str | PathLike[str]) -> Path:
    """Write a graph, directed or not, and return its path; the file is there whole or not at all.

    What XML cannot hold is a space in it.

    Parameters
    ----------
    graph : networkx.Graph[str]
        Nodes and edges with text, numbers or truth values.
    path : str | PathLike[str]
        The file to write.

    Returns
    -------
    Path
        ``path``.

    Raises
    ------
    InputError
        Where ``path`` cannot be written.
    ParameterError
        For a value that is neither text nor a number nor a truth value.

    Examples
    --------
    >>> import tempfile
    >>> from corpus_tools.measures import write_graphml
    >>> graph = study.co_mention_graph(study.co_mentions())
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_graphml(graph, f"{folder}/people.graphml").name
    'people.graphml'
    """
    if any(_NOT_XML.search(str(node)) for node in graph):
        graph = _with_clean_names(graph)
    return write_text(Path(path), "\n".join(_lines(graph)) + "\n")


def _with_clean_names(graph: nx.Graph[str]) -> nx.Graph[str]:
    """The graph, its nodes called as they are in the file; two may then be one."""
    clean: nx.Graph[str] = graph.__class__()
    for node, values in graph.nodes(data=True):
        clean.add_node(_NOT_XML.sub(" ", node), **values)
    for a, b, values in graph.edges(data=True):
        clean.add_edge(_NOT_XML.sub(" ", a), _NOT_XML.sub(" ", b), **values)
    return clean


def _lines(graph: nx.Graph[str]) -> Iterator[str]:
    """The lines of the file, the same as networkx writes, whose own way takes ten times as long and as much memory."""
    keys: dict[tuple[str, str, str], str] = {}
    kind = "directed" if graph.is_directed() else "undirected"
    body = [f'  <graph edgedefault="{kind}">']
    for node, values in graph.nodes(data=True):
        body += _element(f'node id="{_attribute(node)}"', "node", values, keys)
    for a, b, values in graph.edges(data=True):
        body += _element(f'edge source="{_attribute(a)}" target="{_attribute(b)}"', "edge", values, keys)
    yield _HEAD
    for (name, type_of, scope), key in reversed(keys.items()):
        yield f'  <key id="{key}" for="{scope}" attr.name="{_attribute(name)}" attr.type="{type_of}" />'
    yield from body if len(body) > 1 else [body[0].replace(">", " />")]
    if len(body) > 1:
        yield "  </graph>"
    yield "</graphml>"


def _element(
    start: str, scope: str, values: Mapping[str, object], keys: dict[tuple[str, str, str], str]
) -> Iterator[str]:
    """A node or an edge with its values; ``keys`` gets those of them that are new."""
    if not values:
        yield f"    <{start} />"
        return
    yield f"    <{start}>"
    for name, value in values.items():
        type_of = _TYPES.get(type(value))
        if type_of is None:
            raise ParameterError(name, value, "a graph's values are text, numbers and truth values")
        key = keys.setdefault((str(name), type_of, scope), f"d{len(keys)}")
        text = _text(str(value))
        yield f'      <data key="{key}">{text}</data>' if text else f'      <data key="{key}" />'
    yield f"    </{scope}>"


def _text(value: str) -> str:
    """``value`` as the text of an element."""
    clean = _NOT_XML.sub(" ", value).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return clean if clean.isascii() else clean.encode("ascii", "xmlcharrefreplace").decode("ascii")


def _attribute(value: str) -> str:
    """``value`` as an attribute in double quotes."""
    return _text(value).replace('"', "&quot;").translate(_CODES)
