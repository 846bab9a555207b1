"""Groups that are joined until each holds all that belongs together (union-find).

``scipy.cluster.hierarchy.DisjointSet`` does the same, but loading it takes longer than most corpora need it for.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

Item = TypeVar("Item", bound=Hashable)


class DisjointSet(Generic[Item]):
    """Items in groups; each is a group of its own at first.

    >>> groups = DisjointSet("abcd")
    >>> groups.merge("d", "a")
    >>> [sorted(group) for group in groups.subsets()], groups["a"] == groups["d"]
    ([['a', 'd'], ['b'], ['c']], True)
    """

    def __init__(self, items: Iterable[Item]) -> None:
        self._parents = {item: item for item in items}

    def __getitem__(self, item: Item) -> Item:
        """The item that represents a group; raises KeyError for what is in none."""
        parents = self._parents
        while parents[item] != item:
            parents[item] = parents[parents[item]]  # halves the way for the next one who asks
            item = parents[item]
        return item

    def merge(self, one: Item, other: Item) -> None:
        """Join the groups of two items."""
        self._parents[self[other]] = self[one]

    def subsets(self) -> list[set[Item]]:
        """The groups, in the order of their first items."""
        groups: dict[Item, set[Item]] = {}
        for item in self._parents:
            groups.setdefault(self[item], set()).add(item)
        return list(groups.values())
