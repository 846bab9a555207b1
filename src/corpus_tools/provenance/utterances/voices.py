"""How many outlets stand behind a wording: reprints of one article, and articles of one outlet, count once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

import pandas as pd

from corpus_tools.provenance.reuse.duplicates import find_duplicates

UNKNOWN: Final = "unknown"


class Groups:
    """Disjoint sets of keys; each set is named by its smallest key, so that no order of joining matters."""

    def __init__(self) -> None:
        self._parent: dict[object, object] = {}

    def find(self, key: object) -> object:
        """The name of the set of ``key``."""
        root = key
        while (above := self._parent.get(root, root)) != root:
            root = above
        while (above := self._parent.get(key, key)) != root:
            self._parent[key] = root
            key = above
        return root

    def join(self, one: object, other: object) -> None:
        """Make the sets of two keys one."""
        first, second = sorted((self.find(one), self.find(other)), key=repr)
        self._parent[second] = first


def count_voices(article_ids: Iterable[str], outlets: Mapping[str, str], reprints: Mapping[str, str]) -> int:
    """Outlets among the articles; an outlet that nothing names is one for each article that is no reprint."""
    groups = Groups()
    ids = sorted(set(article_ids))
    for article_id in ids:
        groups.join(("article", article_id), ("text", reprints.get(article_id, article_id)))
        outlet = outlets.get(article_id, UNKNOWN)
        if outlet != UNKNOWN:
            groups.join(("article", article_id), ("outlet", outlet))
    return len({groups.find(("article", article_id)) for article_id in ids})


def find_reprints(articles: pd.DataFrame, duplicates: pd.DataFrame | None = None) -> dict[str, str]:
    """For each article the smallest id among those whose text it mostly shares; its own id where there is none."""
    groups = Groups()
    if duplicates is None:
        duplicates = find_duplicates(articles)
    for one, other in zip(duplicates["article_id"].tolist(), duplicates["other_id"].tolist(), strict=True):
        groups.join(str(one), str(other))
    return {article_id: str(groups.find(article_id)) for article_id in articles["article_id"].astype(str).tolist()}
