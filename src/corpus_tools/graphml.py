"""Graphs as files for other programs: GraphML, which Gephi, Cytoscape and networkx read."""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from corpus_tools.files import write_text

if TYPE_CHECKING:
    import networkx as nx


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

    Examples
    --------
    >>> import tempfile
    >>> from corpus_tools.measures import write_graphml
    >>> graph = study.co_mention_graph(study.co_mentions())
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_graphml(graph, f"{folder}/people.graphml").name
    'people.graphml'
    """
    from networkx import generate_graphml  # half a second that only a graph is worth

    clean: nx.Graph[str] = graph.__class__()
    for node, values in graph.nodes(data=True):
        clean.add_node(_printable(node), **_plain(values))
    for a, b, values in graph.edges(data=True):
        clean.add_edge(_printable(a), _printable(b), **_plain(values))
    lines = generate_graphml(clean, prettyprint=True)
    return write_text(Path(path), "\n".join(lines) + "\n")


def _plain(values: dict[str, object]) -> dict[str, object]:
    return {key: _printable(value) if isinstance(value, str) else value for key, value in values.items()}


def _printable(text: str) -> str:
    """XML has no control characters, and refuses a file that holds one."""
    return "".join(char if char in "\t\n" or _is_xml(ord(char)) else " " for char in text)


def _is_xml(code: int) -> bool:
    return code >= 0x20 and not 0xD800 <= code <= 0xDFFF and code & 0xFFFE != 0xFFFE
