"""Who appears with whom: the network of co-mentions."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING, Final, Literal

import pandas as pd

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
    names = dict(zip(data["entity_id"], data["name"], strict=True))
    spread = Counter(entity for _, entity in set(zip(data["article_id"], data["entity_id"], strict=True)))
    frequent = {entity for entity, n in spread.items() if n >= min_articles}
    groups = _groups(data, articles, within)
    together: Counter[tuple[str, str]] = Counter()
    in_articles: Counter[tuple[str, str]] = Counter()
    pairs_of_article: dict[str, set[tuple[str, str]]] = {}
    for (article_id, _), entities in groups.items():
        pairs = set(combinations(sorted(entities & frequent), 2))
        together.update(pairs)
        pairs_of_article.setdefault(article_id, set()).update(pairs)
    for pairs in pairs_of_article.values():
        in_articles.update(pairs)
    n_articles = int(data["article_id"].nunique())
    rows = [
        (names[a], names[b], a, b, n, spread[a], spread[b], both, n_articles, both / (spread[a] + spread[b] - both))
        for (a, b), n in together.items()
        for both in (in_articles[a, b],)
    ]
    rows.sort(key=lambda row: (-row[7], -row[4], row[0], row[1], row[2], row[3]))
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    for column in COLUMNS[:4]:
        table[column] = table[column].astype("str")
    return table


def _groups(data: pd.DataFrame, articles: pd.DataFrame, within: Within) -> dict[tuple[str, int], set[str]]:
    groups: dict[tuple[str, int], set[str]] = {}
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    for article_id, part in data.sort_values(["article_id", "start"], kind="stable").groupby("article_id", sort=True):
        spans = [] if within == "article" else _spans(texts.get(str(article_id), ""), within)
        at = 0
        for start, entity in zip(part["start"], part["entity_id"], strict=True):
            while at < len(spans) and spans[at][1] <= start:
                at += 1
            groups.setdefault((str(article_id), at), set()).add(entity)
    return groups


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
