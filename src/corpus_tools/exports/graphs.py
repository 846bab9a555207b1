"""Graphs as GEXF, with labels, types of values and times, for Gephi; GraphML is in :mod:`corpus_tools.graphml`.

networkx writes GEXF too, with the day on which it did; here the same graph gives the same file.
"""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from xml.etree import ElementTree as ET  # only for writing

import pandas as pd

from corpus_tools.exports.xml import clean, document, one_line
from corpus_tools.files import write_text

if TYPE_CHECKING:
    import networkx as nx

_NAMESPACE: Final = "http://www.gexf.net/1.2draft"
_LABELS: Final = ("label", "name", "title")
# GEXF has names of its own for the types of values.
_TYPES: Final = {bool: "boolean", int: "integer", float: "double", str: "string"}


def write_gexf(graph: nx.Graph[str], path: str | PathLike[str], *, time: str = "published") -> Path:
    """Write a graph as GEXF 1.2 and return its path; the file is there whole or not at all.

    Parameters
    ----------
    graph
        Directed or not; values of nodes and edges may be bool, int, float or str.
    path
        The file to write, usually ending in ``.gexf``.
    time
        The value of nodes (ISO 8601) from which on they exist, where they have one: Gephi's timeline shows it. Nodes
        without it exist always.

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
    >>> from corpus_tools.exports import write_gexf
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_gexf(study.co_mention_graph(study.co_mentions()), f"{folder}/people.gexf").name
    'people.gexf'

    Notes
    -----
    A node's label is its value ``label``, ``name`` or ``title``, else its identifier. An edge's ``weight`` is GEXF's
    weight. Nodes and edges are written in order of their identifiers. Times are of GEXF's format ``dateTime``, which
    networkx does not read (3.6: ``KeyError``); GraphML is for it.
    """
    nodes: list[tuple[str, dict[str, Any]]] = sorted(_nodes(graph), key=lambda each: each[0])
    edges = sorted(_edges(graph), key=lambda each: (each[0], each[1]))
    times = {node: str(values[time]) for node, values in nodes if values.get(time)}
    root = ET.Element("gexf", {"xmlns": _NAMESPACE, "version": "1.2"})
    about = {"defaultedgetype": "directed" if graph.is_directed() else "undirected"}
    if times:
        about |= {"mode": "dynamic", "timeformat": "dateTime"}
    element = ET.SubElement(root, "graph", about)
    kinds = _declare(element, "node", [values for _, values in nodes])
    edge_kinds = _declare(element, "edge", [_without_weight(values) for _, _, values in edges])
    above = ET.SubElement(element, "nodes")
    for node, values in nodes:
        start = {"start": times[node]} if node in times else {}
        label = next((str(values[name]) for name in _LABELS if values.get(name)), node)
        one = ET.SubElement(above, "node", {"id": clean(node), "label": one_line(label), **start})
        _add_values(one, values, kinds)
    above = ET.SubElement(element, "edges")
    for number, (source, target, values) in enumerate(edges):
        weight = {"weight": str(values["weight"])} if "weight" in values else {}
        ends = {"id": str(number), "source": clean(source), "target": clean(target)}
        _add_values(ET.SubElement(above, "edge", {**ends, **weight}), _without_weight(values), edge_kinds)
    return write_text(Path(path), document(root))


def _nodes(graph: Any) -> list[tuple[str, dict[str, Any]]]:
    return [(str(node), values) for node, values in graph.nodes(data=True)]


def _edges(graph: Any) -> list[tuple[str, str, dict[str, Any]]]:
    """The edges; without a direction, the ends in order, so that the order of building changes nothing."""
    found = [(str(a), str(b), values) for a, b, values in graph.edges(data=True)]
    return found if graph.is_directed() else [(min(a, b), max(a, b), values) for a, b, values in found]


def _without_weight(values: dict[str, Any]) -> dict[str, Any]:
    return {name: each for name, each in values.items() if name != "weight"}


def _declare(element: ET.Element, of: str, rows: list[dict[str, Any]]) -> dict[str, tuple[str, str]]:
    """The attributes of nodes or edges with their types; returns for each its number and type."""
    types: dict[str, str] = {}
    for values in rows:
        for name, each in values.items():
            kind = _TYPES.get(type(each), "string")
            types[name] = kind if types.get(name, kind) == kind else "string"
    kinds = {name: (str(number), types[name]) for number, name in enumerate(sorted(types))}
    if kinds:
        above = ET.SubElement(element, "attributes", {"class": of, "mode": "static"})
        for name, (number, kind) in kinds.items():
            ET.SubElement(above, "attribute", {"id": number, "title": one_line(name), "type": kind})
    return kinds


def _add_values(element: ET.Element, values: dict[str, Any], kinds: dict[str, tuple[str, str]]) -> None:
    if not values:
        return
    above = ET.SubElement(element, "attvalues")
    for name in sorted(values):
        each = values[name]
        text = str(each).lower() if isinstance(each, bool) else clean(str(each))
        ET.SubElement(above, "attvalue", {"for": kinds[name][0], "value": text})


def speaker_graph(articles: pd.DataFrame, quotes: pd.DataFrame) -> nx.DiGraph[str]:
    """Who is quoted where: an edge from each outlet to each speaker it quotes.

    Parameters
    ----------
    articles, quotes
        The tables of these names.

    Returns
    -------
    networkx.DiGraph
        Nodes have ``name`` and ``kind`` (outlet, speaker); speakers ``published``, the time of the first article that
        quotes them. Edges have ``weight`` (quotations; the parts of one that is split count once), ``words`` and
        ``articles``. Quotations without a resolved speaker are left out.

    Examples
    --------
    >>> from corpus_tools.exports import speaker_graph
    >>> sorted({kind for _, kind in speaker_graph(study.articles, study.quotes).nodes(data="kind")})
    ['outlet', 'speaker']
    """
    import networkx as nx  # half a second that only a graph is worth

    known = articles[["article_id", "outlet", "published"]]
    before = dict(zip(quotes["quote_id"], quotes["continues"].fillna(""), strict=True))
    # A table reached from a corpus has outlet and date already; those of ``articles`` count.
    own = quotes.drop(columns=["outlet", "published"], errors="ignore")
    said = own[own["speaker_id"].notna() & (own["kind"] != "scare")].merge(known, on="article_id")
    graph: nx.DiGraph[str] = nx.DiGraph()
    for (outlet, speaker), rows in said.groupby(["outlet", "speaker_id"], sort=True):
        source, target = f"outlet:{outlet}", str(speaker)
        graph.add_node(source, name=str(outlet), kind="outlet")
        graph.add_node(target, name=str(rows["speaker"].iloc[0]), kind="speaker")
        graph.add_edge(
            source,
            target,
            weight=len({_first_part(quote_id, before) for quote_id in rows["quote_id"]}),
            words=int(rows["words"].sum()),
            articles=int(rows["article_id"].nunique()),
        )
    for speaker, when in said.groupby("speaker_id")["published"].min().dropna().items():
        graph.nodes[str(speaker)]["published"] = pd.Timestamp(when).isoformat()
    return graph


def _first_part(quote_id: str, before: dict[str, str]) -> str:
    """The first part of a quotation that is split or runs over several paragraphs."""
    seen = {quote_id}
    while (earlier := before.get(quote_id, "")) and earlier not in seen:
        quote_id = earlier
        seen.add(quote_id)
    return quote_id
