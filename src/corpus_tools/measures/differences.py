"""Do outlets differ beyond chance? A permutation test that keeps each article whole.

If outlets did not matter, outlet labels could be permuted across the articles. The test does so many
times and asks how often the outlets then differ as much as they really do (Good 2005). Copies are not permuted as if
they were independent: what an earlier article prints already must be taken out before
(:func:`corpus_tools.measures.repeats.mark_repeats`).
"""

from __future__ import annotations

from collections import Counter
from math import comb, factorial, prod
from typing import Any, Final, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus_tools.measures.counts import need_columns, with_articles
from corpus_tools.measures.intervals import SEED
from corpus_tools.outlets import is_unknown

_DENSE: Final = 4_000_000  # cells of groups by categories that are worth a table
COLUMNS = ("groups", "categories", "n", "n_articles", "cramers_v", "v_by_chance", "p", "shuffles", "smallest_p")


def outlets_differ(
    table: pd.DataFrame,
    articles: pd.DataFrame,
    category: str,
    *,
    by: str = "outlet",
    weight: str | None = None,
    shuffles: int = 999,
    seed: int = SEED,
) -> pd.DataFrame:
    """One row: do the groups ``by`` (outlets) differ in how their rows fall into the categories?

    Columns: ``groups``, ``categories``, ``n`` (rows, or the sum of ``weight``), ``n_articles``, ``cramers_v`` (0: the
    same mix everywhere, 1: each group has its own category; Cramér 1946), ``v_by_chance`` (its mean over the
    shuffles: V is never nought by chance, and many categories in few articles make it large), ``p`` (share of shuffles
    that differ at least as much, the real arrangement being one; empty where there are fewer than two groups or
    categories, or no two articles to swap), ``shuffles``, ``smallest_p`` (the least that so few articles could have
    given; where it is above .05, the test cannot find anything). Rows without a category or a group are left out, and
    so are outlets that nothing names: an article of unknown origin is nobody's choice to compare.

    Parameters
    ----------
    table : pandas.DataFrame
        Any table with ``article_id`` and the column ``category``.
    articles : pandas.DataFrame
        The table ``articles``: ``article_id`` and whatever is counted by, such as ``outlet`` and ``published``.
        With ``family_id`` (:func:`with_families`), a text with its reprints is one observation.
    category : str
        The column whose values are compared.
    by : str, default 'outlet'
        The column of ``articles`` whose values are permuted.
    weight : str, optional
        A column of numbers that rows are weighted by; None: each row counts one.
    shuffles : int, default 999
        Number of permutations.
    seed : int, default 1927
        Seed of the random numbers: the same seed gives the same table.

    Returns
    -------
    pandas.DataFrame
        One row.

    Raises
    ------
    ParameterError
        For a ``category`` or ``by`` that is no column.

    Examples
    --------
    >>> study.outlets_differ(study.attributed(), "voice").columns[:3].tolist()
    ['groups', 'categories', 'n']
    """
    data = with_articles(table, articles)
    need_columns(data, [category, by])
    data["_w"] = data[weight].astype("float64") if weight else 1.0
    data = data[(data["_w"] > 0) & data[category].notna() & data[by].notna()]
    if by == "outlet":
        data = data[~data[by].map(is_unknown).astype("bool")]
    sums = data.groupby(["article_id", category], sort=True, observed=True)["_w"].sum().reset_index()
    groups = data.groupby("article_id")[by].first().sort_index()
    codes, names = pd.factorize(groups, sort=True)
    columns, categories = pd.factorize(sums[category], sort=True)
    cells = _Cells(
        groups.index.get_indexer(pd.Index(sums["article_id"])), columns, sums["_w"].to_numpy(dtype=np.float64)
    )
    n_articles, n_groups, n_categories = len(codes), len(names), len(categories)
    arrangements = _arrangements(np.bincount(codes, minlength=n_groups)) if n_articles else 1
    p, observed, by_chance = float("nan"), float("nan"), float("nan")
    if n_groups > 1 and n_categories > 1:
        shape = n_groups, n_categories
        observed = cells.cramers_v(codes, shape)
        if arrangements > 1:
            rng = np.random.default_rng(seed)
            dealt = np.array([cells.cramers_v(rng.permutation(codes), shape) for _ in range(shuffles)])
            p = (1 + int((dealt >= observed - 1e-12).sum())) / (1 + shuffles)
            by_chance = float(dealt.mean()) if shuffles else by_chance
    row: dict[str, Any] = {
        "groups": n_groups,
        "categories": n_categories,
        "n": float(cells.weight.sum()),
        "n_articles": n_articles,
        "cramers_v": observed,
        "v_by_chance": by_chance,
        "p": p,
        "shuffles": shuffles,
        "smallest_p": max(1 / arrangements, 1 / (1 + shuffles)),
    }
    return pd.DataFrame([row], columns=list(COLUMNS))


class _Cells(NamedTuple):
    """What each article has of each category; a table of articles by speakers would be nearly all noughts."""

    article: NDArray[np.intp]
    category: NDArray[np.intp]
    weight: NDArray[np.float64]

    def cramers_v(self, group_of: NDArray[np.intp], shape: tuple[int, int]) -> float:
        """Cramér's V of groups of articles by categories."""
        groups, categories = shape
        cell = group_of[self.article].astype(np.int64) * categories + self.category
        if groups * categories > _DENSE:
            return self._of_many(cell, shape)
        table = np.bincount(cell, weights=self.weight, minlength=groups * categories).reshape(shape)
        n = table.sum()
        expected = table.sum(axis=1, keepdims=True) * table.sum(axis=0, keepdims=True) / n
        chi_square = float(((table - expected) ** 2 / expected).sum())
        return float(np.sqrt(chi_square / (n * (min(shape) - 1))))

    def _of_many(self, cell: NDArray[np.int64], shape: tuple[int, int]) -> float:
        """The same from the cells that are not nought: in each of the others chi-square is what is expected there."""
        filled, place = np.unique(cell, return_inverse=True)
        found = np.bincount(place, weights=self.weight)
        group, category = filled // shape[1], filled % shape[1]
        n = found.sum()
        of_group = np.bincount(group, weights=found, minlength=shape[0])
        of_category = np.bincount(category, weights=found, minlength=shape[1])
        expected = of_group[group] * of_category[category] / n
        chi_square = float(((found - expected) ** 2 / expected - expected).sum() + n)
        return float(np.sqrt(max(chi_square, 0.0) / (n * (min(shape) - 1))))


def _arrangements(sizes: NDArray[np.intp]) -> int:
    """In how many ways that could make a difference the articles can be assigned to groups of these sizes.

    To swap the names of two groups of one size changes no measure of how much they differ.
    """
    left, ways = int(sizes.sum()), 1
    for size in sizes:
        ways *= comb(left, int(size))
        left -= int(size)
    return ways // prod(factorial(n) for n in Counter(sizes.tolist()).values())
