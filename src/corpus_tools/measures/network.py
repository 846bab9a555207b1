"""Who appears with whom: the network of co-mentions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

import numpy as np
import pandas as pd

from corpus_tools.arrays import Ints
from corpus_tools.english.tokens import paragraph_spans, sentence_spans
from corpus_tools.errors import ParameterError
from corpus_tools.measures.names import named_mentions

if TYPE_CHECKING:
    import networkx as nx

Within = Literal["article", "paragraph", "sentence"]
COLUMNS: Final = (
    "name",
    "other_name",
    "entity_id",
    "other_id",
    "together",
    "articles",
    "other_articles",
    "articles_together",
    "n_articles",
    "jaccard",
)


def co_mentions(
    mentions: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    within: Within = "article",
    label: str | None = "PER",
    min_articles: int = 1,
) -> pd.DataFrame:
    """Pairs named together: one row a pair, the most articles first.

    Columns: ``name, other_name, entity_id, other_id``; ``together`` (articles, paragraphs or sentences that name
    both), ``articles, other_articles`` (that name each), ``articles_together, n_articles`` (that name anybody),
    ``jaccard`` (articles with both over articles with either). ``min_articles`` leaves out who is named in fewer.

    Parameters
    ----------
    mentions : pandas.DataFrame
        The table ``mentions`` (one row a mention of a name, role or pronoun).
    articles : pandas.DataFrame
        The table ``articles``: ``article_id`` and whatever is counted by, such as ``outlet`` and ``published``.
        With ``family_id`` (:func:`with_families`), a text with its reprints is one observation.
    within : Within, default 'article'
        How near two names must be to count as named together.
    label : str | None, default 'PER'
        ``PER``, ``ORG`` or ``LOC``; None: all three.
    min_articles : int, default 1
        Fewest articles in which something must occur.

    Returns
    -------
    pandas.DataFrame
        One row a pair; ``jaccard`` from 0 to 1.

    Raises
    ------
    ParameterError
        For a ``within`` that is none of the three.

    Examples
    --------
    >>> study.co_mentions(min_articles=5).columns[:3].tolist()
    ['name', 'other_name', 'entity_id']
    """
    if within not in ("article", "paragraph", "sentence"):
        raise ParameterError("within", within, "article, paragraph and sentence are the units there are")
    data = named_mentions(mentions, articles, label=label)
    names = dict(zip(data["entity_id"].tolist(), data["name"].tolist(), strict=True))
    entity, ids = pd.factorize(data["entity_id"], sort=True)
    article = pd.factorize(data["article_id"])[0]
    n_articles = int(article.max(initial=-1)) + 1
    spread = np.bincount(np.unique(article * len(ids) + entity) % max(len(ids), 1), minlength=len(ids))
    unit = article if within == "article" else _units(data, article, articles, within)
    rows = np.flatnonzero(spread[entity] >= min_articles)
    where, one, other = _pairs_in(unit[rows], entity[rows], article[rows])
    pairs, times = np.unique(one * len(ids) + other, return_counts=True)
    # Once for each article, however many of its paragraphs or sentences name both.
    once = np.unique(np.column_stack([where, one, other]), axis=0) if within != "article" else None
    both = times if once is None else np.unique(once[:, 1] * len(ids) + once[:, 2], return_counts=True)[1]
    one, other = np.divmod(pairs, max(len(ids), 1))
    named = [names[each] for each in ids.tolist()]
    place = {name: number for number, name in enumerate(sorted(set(named)))}
    by_name = np.array([place[name] for name in named], np.int64)
    order = np.lexsort((other, one, by_name[other], by_name[one], -times, -both))
    one, other, times, both = one[order], other[order], times[order], both[order]
    texts = {
        "name": [named[number] for number in one.tolist()],
        "other_name": [named[number] for number in other.tolist()],
        "entity_id": ids.take(one),
        "other_id": ids.take(other),
    }
    counts = {"together": times, "articles": spread[one], "other_articles": spread[other], "articles_together": both}
    table = pd.DataFrame({name: pd.Series(values, dtype="str") for name, values in texts.items()} | counts)
    table["n_articles"] = n_articles
    table["jaccard"] = both / (spread[one] + spread[other] - both)
    return table[list(COLUMNS)]


def _pairs_in(unit: Ints, entity: Ints, article: Ints) -> tuple[Ints, Ints, Ints]:
    """All pairs of entities that are in one unit, each once for each unit: the article, the first and the other."""
    order = np.lexsort((entity, unit))
    unit, entity, article = unit[order], entity[order], article[order]
    is_new = np.ones(len(unit), np.bool_)
    is_new[1:] = (unit[1:] != unit[:-1]) | (entity[1:] != entity[:-1])
    unit, entity, article = unit[is_new], entity[is_new], article[is_new]
    left, step, found = np.arange(len(unit)), 1, [np.zeros((0, 3), np.int64)]
    while len(left):
        # Each with the one that is so many places on, as long as that is of the same unit.
        left = left[left + step < len(unit)]
        left = left[unit[left] == unit[left + step]]
        found.append(np.column_stack([article[left], entity[left], entity[left + step]]))
        step += 1
    where, one, other = np.concatenate(found).T
    return where, one, other


def _units(data: pd.DataFrame, article: Ints, articles: pd.DataFrame, within: Within) -> Ints:
    """The number of the paragraph or sentence that each mention is in, counted through all articles."""
    texts = articles["text"]
    place = pd.Index(articles["article_id"]).get_indexer(pd.Index(data["article_id"]))
    start = data["start"].to_numpy(np.int64)
    unit, begin = np.empty(len(data), np.int64), 0
    order = np.argsort(article, kind="stable")
    for rows in np.split(order, np.flatnonzero(np.diff(article[order])) + 1):
        if len(rows):
            spans = _spans(texts.iloc[place[rows[0]]] if place[rows[0]] >= 0 else "", within)
            unit[rows] = begin + np.searchsorted([end for _, end in spans], start[rows], "right")
            begin += len(spans) + 1
    return unit


def _spans(text: str, within: Within) -> list[tuple[int, int]]:
    return paragraph_spans(text) if within == "paragraph" else sentence_spans(text)


def co_mention_graph(pairs: pd.DataFrame, *, top: int | None = None) -> nx.Graph[str]:
    """The pairs as an undirected graph: nodes with ``name, articles``, edges with ``weight`` (articles with both).

    With ``top``, only the ``top`` persons named in most articles, ties by name.

    Parameters
    ----------
    pairs : pandas.DataFrame
        The table of :func:`co_mentions`.
    top : int, optional
        Keep the persons named in most articles, this many; None: all.

    Returns
    -------
    networkx.Graph
        Undirected, the names being the nodes.

    Examples
    --------
    >>> study.co_mention_graph(study.co_mentions(), top=3).number_of_nodes()
    3
    """
    import networkx as nx  # half a second that only a graph is worth

    people: dict[str, tuple[str, int]] = {}
    for a, b, name, other, n, m in pairs[
        ["entity_id", "other_id", "name", "other_name", "articles", "other_articles"]
    ].itertuples(index=False, name=None):
        people[a], people[b] = (name, int(n)), (other, int(m))
    ranked = sorted(people, key=lambda i: (-people[i][1], people[i][0], i))[: top if top is not None else len(people)]
    graph: nx.Graph[str] = nx.Graph()
    for entity in ranked:
        graph.add_node(entity, name=people[entity][0], articles=people[entity][1])
    edges = pairs[["entity_id", "other_id", "articles_together", "together"]]
    for a, b, n, times in edges.itertuples(index=False, name=None):
        if a in graph and b in graph and n > 0:
            graph.add_edge(a, b, weight=int(n), together=int(times))
    return graph
