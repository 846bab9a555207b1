"""The network of co-mentions, laid out the same way every time and without one label on another."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection

from corpus_tools.arrays import Floats
from corpus_tools.figures.lettering import inches, literal, wrap
from corpus_tools.figures.picture import Picture, style
from corpus_tools.figures.sheet import BLUE, INK, MARGIN, WIDTH, Sheet, nothing_to_draw, say_rows
from corpus_tools.measures.findings import finding_co_mentions
from corpus_tools.measures.findings.wording import plural
from corpus_tools.measures.network import co_mention_graph

if TYPE_CHECKING:
    import networkx as nx

_SIZE = 8.5
_LABEL_ROOM = 1.25


def lay_out(graph: nx.Graph[str], width: float, height: float, boxes: Floats) -> Floats:
    """Places in inches for the nodes, in their order, so that no two boxes (width, height each) overlap.

    Springs after Fruchterman & Reingold (1991), begun from a circle in the order of the nodes, so that no chance is
    involved; then boxes that overlap are pushed apart. (Kamada & Kawai's layout looks much the same and takes twenty
    times as long.)
    """
    import networkx as nx

    nodes = list(graph.nodes)
    if not nodes:
        return np.zeros((0, 2))
    components = sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda p: (-len(p), p))
    whole = graph.copy()
    for one, other in pairwise(components):
        # A thread between components keeps them on one sheet; it is not drawn.
        whole.add_edge(one[0], other[0], weight=0.34)
    for _, _, values in whole.edges(data=True):
        values["pull"] = float(values.get("weight", 1)) ** 0.5
    turn = 2 * np.pi * np.arange(len(nodes)) / len(nodes)
    circle = {node: (np.cos(t), np.sin(t)) for node, t in zip(nodes, turn, strict=True)}
    places = nx.spring_layout(whole, pos=circle, weight="pull", iterations=150, seed=0, k=1.6 / len(nodes) ** 0.5)
    at = np.array([places[node] for node in nodes], dtype=np.float64)
    # Those named everywhere crowd in the middle: distances from there count by their square roots.
    at -= at.mean(axis=0)
    radius = np.linalg.norm(at, axis=1, keepdims=True)
    at = at / np.sqrt(np.where(radius > 1e-9, radius, 1.0))
    margin = boxes.max(axis=0) / 2
    room = np.array([width, height]) - 2 * margin
    span = np.ptp(at, axis=0)
    at = (at - at.min(axis=0)) / np.where(span > 1e-9, span, 1.0) * room + margin
    at[:, span <= 1e-9] = np.array([width, height])[span <= 1e-9] / 2
    return _pushed_apart(at, boxes, np.array([width, height]))


def _pushed_apart(at: Floats, boxes: Floats, sheet: Floats, rounds: int = 400) -> Floats:
    gap = np.array([0.08, 0.05])
    low, high = boxes / 2, sheet - boxes / 2
    for _ in range(rounds):
        apart = at[:, None, :] - at[None, :, :]
        overlap = (boxes[:, None, :] + boxes[None, :, :]) / 2 + gap - np.abs(apart)
        hit = (overlap > 1e-9).all(axis=2)
        np.fill_diagonal(hit, False)
        if not hit.any():
            break
        # Along the axis on which less is needed; two on the same spot part by their order.
        order = np.sign(np.arange(len(at))[:, None] - np.arange(len(at))[None, :]).astype(np.float64)
        side = np.where(np.abs(apart) > 1e-9, np.sign(apart), order[:, :, None])
        along = (overlap[:, :, 1] <= overlap[:, :, 0]).astype(int)
        push = np.zeros_like(apart)
        for axis in (0, 1):
            chosen = hit & (along == axis)
            push[:, :, axis] = np.where(chosen, side[:, :, axis] * overlap[:, :, axis] / 2, 0.0)
        at = np.clip(at + push.sum(axis=1) * 0.7, low, np.maximum(high, low))
    return at


def draw_co_mentions(pairs: pd.DataFrame, *, source: str = "", title: str = "", top: int = 22) -> Picture:
    """The table of :func:`corpus_tools.measures.co_mentions` as a network of the ``top`` most widely named.

    Parameters
    ----------
    pairs : pandas.DataFrame
        The table of :func:`corpus_tools.measures.co_mentions`.
    source : str, default ''
        The line under the figure (:func:`source_line`).
    title : str, default ''
        A title in place of the finding that the figure states by itself.
    top : int, default 22
        How many rows are drawn; the rest is summed up in words.

    Returns
    -------
    Picture
        The figure with its finding, its words and its table; where there is nothing to draw, a figure that says
        so.

    Examples
    --------
    >>> study.draw_co_mentions(study.co_mentions()).table.empty
    False
    """
    title = title or finding_co_mentions(pairs)
    if pairs.empty:
        return nothing_to_draw(title, source, pairs)
    people = len(set(pairs["entity_id"]) | set(pairs["other_id"]))
    graph = co_mention_graph(pairs, top=top)
    n = int(pairs["n_articles"].iloc[0])
    subtitle = "Lines join names that occur in one article, thicker for more articles; larger dots: named in more of"
    subtitle += f" {plural(n, 'article')}."
    if people > len(graph):
        subtitle += f" {plural(people - len(graph), 'more name')}, named in fewer articles, not shown."
    with style():
        sheet = _draw_graph(graph, title, subtitle, source)
        strongest = pairs.head(12)
        said = [
            (f"{a} and {b}", plural(k, "article"))
            for a, b, k in zip(strongest["name"], strongest["other_name"], strongest["articles_together"], strict=True)
        ]
        return sheet.picture(f"Network of {plural(len(graph), 'name')}. {say_rows(said)}", pairs)


def _draw_graph(graph: nx.Graph[str], title: str, subtitle: str, source: str) -> Sheet:
    """The sheet with the network: lines, dots, and a name below each dot."""
    labels = [wrap(graph.nodes[node]["name"], _LABEL_ROOM, _SIZE, most=2) for node in graph.nodes]
    most = max(int(values["articles"]) for _, values in graph.nodes(data=True))
    dots = np.array([0.09 + 0.13 * (int(v["articles"]) / most) ** 0.5 for _, v in graph.nodes(data=True)])
    boxes = np.array(
        [
            [max(max(inches(line, _SIZE) for line in lines), dot) + 0.04, dot + 0.03 + 0.145 * len(lines)]
            for lines, dot in zip(labels, dots, strict=True)
        ]
    )
    width = WIDTH - 2 * MARGIN
    height = float(np.clip(0.26 * len(graph) + 1.0, 1.6, 6.0))
    sheet = Sheet(title, subtitle, source, height=height, below=0.1)
    axes = sheet.axes(MARGIN, 0, width, height)
    axes.set_axis_off()
    axes.set_xlim(0, width)
    axes.set_ylim(0, height)
    at = lay_out(graph, width, height, boxes)
    centres = at + np.column_stack([np.zeros(len(at)), boxes[:, 1] / 2 - dots / 2])
    _draw_lines(axes, graph, centres)
    for (x, y), dot, lines in zip(centres, dots, labels, strict=True):
        axes.plot([x], [y], "o", color=BLUE, ms=dot * 72, zorder=3, mec="white", mew=0.8)
        _draw_name(axes, x, y - dot / 2 - 0.03, lines)
    return sheet


def _draw_lines(axes: Axes, graph: nx.Graph[str], centres: Floats) -> None:
    """The lines between names, the thickest last."""
    place = {node: centres[i] for i, node in enumerate(graph.nodes)}
    heaviest = max((values["weight"] for *_, values in graph.edges(data=True)), default=1)
    edges = sorted(graph.edges(data=True), key=lambda edge: edge[2]["weight"])
    shares = np.array([values["weight"] / heaviest for *_, values in edges])
    lines_of = [(place[a], place[b]) for a, b, _ in edges]
    widths, alphas = 0.5 + 3.5 * shares, 0.18 + 0.45 * shares
    axes.add_collection(LineCollection(lines_of, linewidths=widths, colors="#7a8a99", alpha=alphas, zorder=1))


def _draw_name(axes: Axes, x: float, y: float, lines: list[str]) -> None:
    axes.text(
        x,
        y,
        literal("\n".join(lines)),
        ha="center",
        va="top",
        fontsize=_SIZE,
        color=INK,
        linespacing=0.95,
        bbox={"facecolor": "white", "edgecolor": "none", "alpha": 0.75, "pad": 0.6},
        zorder=4,
    )
