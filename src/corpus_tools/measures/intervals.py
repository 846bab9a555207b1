"""Intervals for shares, with the article as the unit that was sampled.

Ten quotations of one article are not ten observations: the article chose them together. So a share is resampled by
whole articles (cluster bootstrap, percentile; Efron & Tibshirani 1993; Davison & Hinkley 1997, ch. 3.8). Nor are five
reprints of one report five observations: where the table of articles says which are one text (its column ``family_id``,
see :func:`corpus_tools.measures.repeats.with_families`), whole texts are resampled, with all their reprints. With fewer
than :data:`ARTICLES_FOR_BOOTSTRAP` of them, or where all agree, resampling understates what is unknown; there the score
interval of Wilson (1927) is given with the articles (texts) as observations, their unequal sizes allowed for by Kish's
(1965) effective sample size. It is wide, and rightly so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from statistics import NormalDist
from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus_tools.arrays import Floats
from corpus_tools.errors import ParameterError
from corpus_tools.measures.counts import FAMILY, need_columns

ARTICLES_FOR_BOOTSTRAP: Final = 10
FEW_ARTICLES: Final = 5
SEED: Final = 1927
BOOTSTRAP: Final = "bootstrap over articles"
WILSON: Final = "Wilson, articles as units"
COUNTED_ONCE: Final = "counted_once"  # in the attrs of a table: whether repeated text was left out
_LARGEST_DENSE: Final = 20_000  # cells of a matrix of articles and categories that is not stored as sparse
_KEPT: Final = 10_000_000  # articles times resamples up to which is kept what was drawn
_ROOM: Final = 10_000_000  # shares of categories in resamples that are held at once
_OVER_TEXTS: Final = {BOOTSTRAP: "bootstrap over texts", WILSON: "Wilson, texts as units"}


def wilson(count: float, n: float, level: float = 0.95) -> tuple[float, float]:
    """The score interval of a proportion (Wilson 1927); ``(0.0, 1.0)`` where there is nothing to go by.

    Parameters
    ----------
    count : float
        How many have the property; may be a weighted number.
    n : float
        Of how many.
    level : float, default 0.95
        Confidence level.

    Returns
    -------
    tuple of float
        The lower and the upper end, from 0 to 1.

    Raises
    ------
    ParameterError
        For a level that does not lie between 0 and 1, or a count that does not lie between 0 and ``n``.

    Examples
    --------
    >>> [round(x, 4) for x in wilson(8, 10)]
    [0.4902, 0.9433]
    """
    if not 0 < level < 1:
        raise ParameterError("level", level, "a confidence level lies between 0 and 1")
    if n <= 0:
        return 0.0, 1.0
    if not 0 <= count <= n:
        raise ParameterError("count", count, f"it must lie between 0 and n = {n}")
    z = NormalDist().inv_cdf(0.5 + level / 2)
    p = count / n
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * float(np.sqrt(p * (1 - p) / n + z * z / (4 * n * n)))
    low = 0.0 if count == 0 else max(0.0, middle - half)
    high = 1.0 if count == n else min(1.0, middle + half)
    return low, high


def unit_sampled(table: pd.DataFrame) -> str:
    """The column whose values were sampled whole: texts where the table knows them, else articles."""
    return FAMILY if FAMILY in table.columns else "article_id"


def name_of_interval(method: str, cluster: str) -> str:
    """What the column ``interval`` says of a method used over articles or over texts."""
    return method if cluster == "article_id" else _OVER_TEXTS[method]


def effective_articles(weights: Sequence[float] | Floats) -> float:
    """How many articles of equal size are worth these (Kish 1965): the square of the sum over the sum of squares.

    >>> effective_articles([2, 2, 2])
    3.0
    """
    sizes = np.asarray(weights, dtype=np.float64)
    squares = float((sizes**2).sum())
    return float(sizes.sum() ** 2 / squares) if squares > 0 else 0.0


def is_enough(n_articles: float) -> bool:
    """Whether there are articles enough to compare anything beyond what they themselves print."""
    return n_articles >= FEW_ARTICLES


def say_n(n_articles: int, n_texts: int | None = None) -> str:
    """A plain statement of what ``n_articles`` allow: empty where there are enough.

    ``n_texts``: how many texts they print, where some print the same.

    >>> say_n(3)
    '3 articles are too few to say anything beyond what they print.'
    >>> say_n(7, 2)
    '7 articles of 2 texts are too few to say anything beyond what they print.'
    """
    if is_enough(n_articles if n_texts is None else n_texts):
        return ""
    if n_texts is not None and n_texts < n_articles:
        texts = "1 text" if n_texts == 1 else f"{n_texts} texts"
        return f"{n_articles} articles of {texts} are too few to say anything beyond what they print."
    if n_articles == 0:
        return "There is no article to go by."
    if n_articles == 1:
        return "1 article is too few to say anything beyond what it prints."
    return f"{n_articles} articles are too few to say anything beyond what they print."


def resamples_for(n_articles: int) -> int:
    """How many resamples make the printed figures of an interval stay whatever the seed: 1,000 to 10,000.

    The fewer the articles, the wider the interval, and the more its ends move with the chance of drawing: with 13
    texts and 1,000 resamples by a whole per cent or two. Where there are hundreds, 1,000 do, and more would take time.

    >>> resamples_for(13), resamples_for(100), resamples_for(10_000)
    (10000, 4000, 1000)
    """
    return min(10_000, max(1_000, 400_000 // max(n_articles, 1)))


def _matrix(values: Floats, rows: NDArray[Any], columns: NDArray[Any], shape: tuple[int, int]) -> Any:
    """A matrix with these values, each at a place of its own; sparse where it is large, as most of it is nought then.

    scipy is imported for a large one alone: that takes a third of a second.
    """
    if shape[0] * shape[1] > _LARGEST_DENSE:
        from scipy.sparse import csr_matrix

        return csr_matrix((values, (rows, columns)), shape=shape, dtype=np.float64)
    dense = np.zeros(shape)
    dense[rows, columns] = values
    return dense


def resampled_shares(
    counts: Any, totals: Floats, *, replicates: int | None = None, seed: int = SEED
) -> NDArray[np.float64]:
    """Shares in ``replicates`` resamples of the articles: one row per resample, one column per category.

    ``counts`` is articles × categories (dense or sparse), ``totals`` each article's denominator. Without
    ``replicates``, the number of resamples depends on the number of articles (:func:`resamples_for`).
    """
    replicates = _replicates(len(totals), replicates)
    return _resampled(_columns(counts), totals, _drawn_often(len(totals), replicates, seed), replicates).T


def _replicates(n: int, replicates: int | None) -> int:
    replicates = resamples_for(n) if replicates is None else replicates
    if replicates < 1:
        raise ParameterError("replicates", replicates, "at least one resample is needed")
    return replicates


def _columns(counts: Any) -> Any:
    """The counts as a matrix of floats; one that is sparse as it is."""
    return np.asarray(counts, dtype=np.float64) if isinstance(counts, np.ndarray | Sequence) else counts


def _resampled(counts: Any, totals: Floats, draws: Iterable[NDArray[Any]], replicates: int) -> Floats:
    """The shares of :func:`resampled_shares`, one row per category: each in one piece, to be sorted quickly."""
    shares = np.empty((counts.shape[1], replicates))
    begin = 0
    for often in draws:
        weight = often.astype(np.float64)
        end = begin + len(weight)
        with np.errstate(invalid="ignore", divide="ignore"):
            np.divide(counts.T @ weight.T, weight @ totals, out=shares[:, begin:end])
        begin = end
    return shares


def _drawn_often(n: int, replicates: int, seed: int) -> Iterable[NDArray[Any]]:
    """How often each of ``n`` articles is drawn in each resample, some resamples at a time."""
    return _drawn_and_kept(n, replicates, seed) if n * replicates <= _KEPT else _draw(n, replicates, seed)


@lru_cache(maxsize=4)
def _drawn_and_kept(n: int, replicates: int, seed: int) -> list[NDArray[Any]]:
    # The same for every measure of the same articles.
    return _held(_draw(n, replicates, seed))


def _held(draws: Iterable[NDArray[Any]]) -> list[NDArray[Any]]:
    # The smallest whole numbers take an eighth of the room.
    return [often.astype(np.min_scalar_type(often.max(initial=0))) for often in draws]


def _draw(n: int, replicates: int, seed: int) -> Iterator[NDArray[Any]]:
    rng = np.random.default_rng(seed)
    step = max(1, min(replicates, 4_000_000 // max(n, 1)))
    for begin in range(0, replicates, step):
        rows = min(step, replicates - begin)
        drawn = rng.integers(0, n, size=(rows, n)) + np.arange(rows)[:, None] * n
        yield np.bincount(drawn.ravel(), minlength=rows * n).reshape(rows, n)


def share_table(
    table: pd.DataFrame,
    category: str | Sequence[str],
    *,
    by: Sequence[str] = (),
    weight: str | None = None,
    unit: str = "count",
    cluster: str | None = None,
    level: float = 0.95,
    replicates: int | None = None,
    seed: int = SEED,
) -> pd.DataFrame:
    """Each category's share within each group, with its interval over articles.

    One row per group and category that occurs: the columns ``by`` and ``category``, then ``unit`` (rows, or the sum
    of ``weight``), ``n`` (the group's), ``share``, ``low``, ``high``, ``articles`` (with this category),
    ``n_articles`` (of the group with any), ``n_texts`` (how many texts these are), ``interval`` (how low and high were
    made). ``cluster`` is the column whose values were sampled whole: by default ``family_id`` where the table has it,
    else ``article_id``. Largest share first within a group. The result depends neither on the order of rows nor on the
    other groups.

    Parameters
    ----------
    table : pandas.DataFrame
        Any table with ``article_id``.
    category : str | Sequence[str]
        Column or columns whose values have shares.
    by : Sequence[str], default ()
        Columns that make groups, each with shares of its own.
    weight : str, optional
        A column of numbers that rows are weighted by; None: each row counts one.
    unit : str, default 'count'
        Name of the column of counts.
    cluster : str, optional
        The column whose values were sampled whole.
    level : float, default 0.95
        Confidence level of the intervals.
    replicates : int, optional
        Number of bootstrap resamples; None: enough for the printed digits to be stable (1,000 to 10,000).
    seed : int, default 1927
        Seed of the random numbers: the same seed gives the same table.

    Returns
    -------
    pandas.DataFrame
        One row per group and category; ``share``, ``low`` and ``high`` from 0 to 1.

    Raises
    ------
    ParameterError
        For a missing column, a row without a cluster, or a level that is not between 0 and 1.

    Examples
    --------
    >>> from corpus_tools.measures import share_table
    >>> share_table(study.frames, "frame").columns[:4].tolist()
    ['frame', 'count', 'n', 'share']
    """
    cluster = cluster or unit_sampled(table)
    categories = [category] if isinstance(category, str) else list(category)
    groups = list(by)
    need_columns(table, [*groups, *categories, cluster, "article_id", *([weight] if weight else [])])
    if table[cluster].isna().any():
        raise ParameterError("cluster", cluster, "every row needs a value there")
    columns = [*groups, *categories, unit, "n", "share", "low", "high", "articles", "n_articles", "n_texts", "interval"]
    data = table[list(dict.fromkeys([*groups, *categories, "article_id", cluster]))].copy()
    data["_w"] = table[weight].astype("float64") if weight else 1.0
    data = data[data["_w"] > 0]
    if data.empty:
        return _typed(pd.DataFrame(columns=columns), [*groups, *categories], table, unit)
    data["_g"] = data.groupby(groups, sort=True, dropna=False).ngroup() if groups else 0
    # One row for each article of each group, and one for each category in it.
    sizes = data.groupby(["_g", cluster], sort=True)["_w"].sum()
    keys = ["_g", *groups, *categories]
    cells = data.groupby([*keys, cluster], sort=True, dropna=False)["_w"].sum().reset_index()
    result = cells.groupby(keys, sort=True, dropna=False)["_w"].agg("sum").reset_index(name=unit)
    result["articles"] = data.groupby(keys, sort=True, dropna=False)["article_id"].nunique().to_numpy()
    whole = sizes.groupby(level="_g", sort=True).agg(["sum", "size"])
    whole["_squares"] = (sizes**2).groupby(level="_g", sort=True).sum()
    result["n"] = result["_g"].map(whole["sum"])
    result["n_articles"] = result["_g"].map(data.groupby("_g", sort=True)["article_id"].nunique())
    result["n_texts"] = result["_g"].map(whole["size"])
    result["share"] = result[unit] / result["n"]
    effective = result["_g"].map(whole["sum"] ** 2 / whole["_squares"]).to_numpy(dtype=np.float64)
    low, high = wilson_bounds(result["share"].to_numpy(dtype=np.float64), effective, level)
    result["low"], result["high"], result["interval"] = low, high, WILSON
    in_result, in_cells, in_sizes = (
        np.asarray(numbers) for numbers in (result["_g"], cells["_g"], sizes.index.get_level_values("_g"))
    )
    for group in whole.index[whole["size"] >= ARTICLES_FOR_BOOTSTRAP]:
        # All three are sorted by group.
        rows = result.index[_slice_of(in_result, group)]
        part = cells.iloc[_slice_of(in_cells, group)]
        column = part.groupby(keys, sort=True, dropna=False).ngroup().to_numpy()
        line = pd.factorize(part[cluster], sort=True)[0]
        totals = sizes.iloc[_slice_of(in_sizes, group)].to_numpy(dtype=np.float64)
        counts = _matrix(part["_w"].to_numpy(dtype=np.float64), line, column, (len(totals), len(rows)))
        lower, upper = bootstrap_bounds(counts, totals, level=level, replicates=replicates, seed=seed)
        # Where every resample agrees, nothing has been learnt of what others might print.
        wide = rows[upper > lower]
        result.loc[wide, "low"], result.loc[wide, "high"] = lower[upper > lower], upper[upper > lower]
        result.loc[wide, "interval"] = BOOTSTRAP
    result["interval"] = [name_of_interval(method, cluster) for method in result["interval"]]
    by_size = result.assign(_order=-result[unit]).sort_values(["_g", "_order"], kind="stable")
    return _typed(by_size[columns].reset_index(drop=True), [*groups, *categories], table, unit)


def effective_sizes(table: pd.DataFrame, by: Sequence[str]) -> pd.Series[float]:
    """For each group how many articles (or texts) of equal size its rows are worth: :func:`effective_articles`."""
    sizes = table.groupby([*by, unit_sampled(table)], sort=True).size().astype("float64")
    levels = list(range(len(by)))
    return sizes.groupby(level=levels).sum() ** 2 / (sizes**2).groupby(level=levels).sum()


def _slice_of(numbers: NDArray[Any], group: int) -> slice:
    """Where a group is in numbers that are sorted."""
    return slice(int(np.searchsorted(numbers, group, "left")), int(np.searchsorted(numbers, group, "right")))


def wilson_bounds(shares: Floats, n: Floats, level: float = 0.95) -> tuple[Floats, Floats]:
    """:func:`wilson` for many shares at once, each with its own n."""
    if not 0 < level < 1:
        raise ParameterError("level", level, "a confidence level lies between 0 and 1")
    sizes = np.asarray(n, dtype=np.float64)
    counts = np.clip(np.asarray(shares, dtype=np.float64), 0.0, 1.0) * sizes
    z = NormalDist().inv_cdf(0.5 + level / 2)
    with np.errstate(invalid="ignore", divide="ignore"):
        p = counts / sizes
        middle = (p + z * z / (2 * sizes)) / (1 + z * z / sizes)
        half = z / (1 + z * z / sizes) * np.sqrt(p * (1 - p) / sizes + z * z / (4 * sizes * sizes))
    low = np.where(counts == 0, 0.0, np.maximum(0.0, middle - half))
    high = np.where(counts == sizes, 1.0, np.minimum(1.0, middle + half))
    return np.where(sizes > 0, low, 0.0), np.where(sizes > 0, high, 1.0)


def bootstrap_bounds(
    counts: Any, totals: Floats, *, level: float = 0.95, replicates: int | None = None, seed: int = SEED
) -> tuple[Floats, Floats]:
    """Low and high of each column's share of ``totals``: percentiles over resamples of the articles (the rows)."""
    tail = (1 - level) / 2
    replicates = _replicates(len(totals), replicates)
    draws = _drawn_often(len(totals), replicates, seed)
    columns = _columns(counts)
    lower, upper = np.empty(columns.shape[1]), np.empty(columns.shape[1])
    step = max(1, _ROOM // replicates)
    if len(lower) > step:
        draws = _held(draws)
    for begin in range(0, len(lower), step):
        some = slice(begin, begin + step)
        lower[some], upper[some] = _bounds(_resampled(columns[:, some], totals, draws, replicates), tail)
    return lower, upper


def _bounds(replicated: Floats, tail: float) -> tuple[Floats, Floats]:
    """The percentiles of each row."""
    # A resample without any share (of articles that count nothing) has none for every category.
    has_none = np.isnan(replicated).any(axis=0)
    if has_none.any() and not has_none.all():
        replicated = np.ascontiguousarray(replicated[:, ~has_none])
    lower, upper = np.quantile(replicated, [tail, 1 - tail], axis=1, overwrite_input=True)
    return lower, upper


def _typed(result: pd.DataFrame, labels: list[str], table: pd.DataFrame, unit: str) -> pd.DataFrame:
    for name in labels:
        result[name] = result[name].astype(table[name].dtype)
    for name in (unit, "n"):
        values = result[name].astype("float64")
        result[name] = values.astype("int64") if (values % 1 == 0).all() else values
    for name in ("share", "low", "high"):
        result[name] = result[name].astype("float64")
    for name in ("articles", "n_articles", "n_texts"):
        result[name] = result[name].astype("int64")
    result["interval"] = result["interval"].astype("str")
    return result
