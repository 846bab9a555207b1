"""How many outlets stand behind a wording: reprints of one article, and articles of one outlet, count once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Final

import pandas as pd
from scipy.cluster.hierarchy import DisjointSet

from corpus_tools.provenance.reuse.duplicates import find_duplicates

UNKNOWN: Final = "unknown"


def count_voices(article_ids: Iterable[str], outlets: Mapping[str, str], reprints: Mapping[str, str]) -> int:
    """Outlets among the articles; an outlet that nothing names is one for each article that is no reprint."""
    ids = set(article_ids)
    voices: DisjointSet[tuple[str, str]] = DisjointSet(("article", article_id) for article_id in ids)
    for article_id in ids:
        beside = [("text", reprints.get(article_id, article_id))]
        if (outlet := outlets.get(article_id, UNKNOWN)) != UNKNOWN:
            beside.append(("outlet", outlet))
        for key in beside:
            voices.add(key)
            voices.merge(("article", article_id), key)
    # Every text and every outlet stands with an article.
    return int(voices.n_subsets)


def find_reprints(articles: pd.DataFrame, duplicates: pd.DataFrame | None = None) -> dict[str, str]:
    """For each article the smallest id among those whose text it mostly shares; its own id where there is none."""
    ids = articles["article_id"].astype(str).tolist()
    if duplicates is None:
        duplicates = find_duplicates(articles)
    pairs = list(zip(duplicates["article_id"].astype(str), duplicates["other_id"].astype(str), strict=True))
    alike: DisjointSet[str] = DisjointSet([*ids, *chain.from_iterable(pairs)])
    for one, other in pairs:
        alike.merge(one, other)
    return {article_id: min(group) for group in alike.subsets() for article_id in group}
