"""How far coders agree with each other and with the machine, and what the machine's counts then mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import NormalDist
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus_tools.errors import ParameterError, TableError, did_you_mean
from corpus_tools.framing.coding.sample import NONE

Floats = NDArray[np.float64]
VARIABLES: Final = ("frame", "voice", "is_negated")
FEWEST_ARTICLES: Final = 10
_LEVEL: Final = 0.95


@dataclass(frozen=True)
class Agreement:
    """Four tables.

    ``alpha``: Krippendorff's alpha per variable, with interval, items, articles and coders. ``accuracy``: precision,
    recall and F1 of the machine per category, against the coders' majority. ``prevalence``: share of sentences per
    category as the machine counts them, and corrected. ``confusion``: weighted sentences, human by machine, per
    variable.
    """

    alpha: pd.DataFrame
    accuracy: pd.DataFrame
    prevalence: pd.DataFrame
    confusion: pd.DataFrame


def krippendorff_alpha(counts: Floats, level: str = "nominal") -> float:
    """Alpha from an items × values table of how many coders chose each value (Krippendorff 2011).

    ``level``: ``"nominal"``; ``"ordinal"``, the columns being in order of rank; or ``"interval"``, the columns being
    one unit apart. Items coded once are left out. Not a number where alpha is undefined: no item with two codings, or
    only one value ever chosen.

    >>> krippendorff_alpha(np.array([[2.0, 0.0], [2.0, 0.0], [0.0, 2.0], [1.0, 1.0]]))
    0.533...
    """
    pairable = counts[counts.sum(axis=1) >= 2]
    totals = pairable.sum(axis=0)
    if (totals > 0).sum() < 2:
        return float("nan")
    # Coincidences: each pair of codings within an item, weighted by the codings of the item less one.
    weights = 1 / (pairable.sum(axis=1) - 1)
    coincidences = (pairable * weights[:, None]).T @ pairable - np.diag((pairable * weights[:, None]).sum(axis=0))
    distances = _distances(totals, level)
    observed = float((coincidences * distances).sum())
    expected = float((np.outer(totals, totals) * distances).sum()) / float(totals.sum() - 1)
    return 1 - observed / expected


def _distances(totals: Floats, level: str) -> Floats:
    """Squared difference of each value from each, by level of measurement (Krippendorff 2011)."""
    places = np.arange(len(totals))
    if level == "nominal":
        return np.asarray(places[:, None] != places, dtype=np.float64)
    if level == "interval":
        return np.asarray(places[:, None] - places, dtype=np.float64) ** 2
    if level == "ordinal":
        # The codings that lie between two ranks, half of those of either.
        middle = np.cumsum(totals) - totals / 2
        return np.asarray(middle[:, None] - middle, dtype=np.float64) ** 2
    raise ParameterError("level", level, did_you_mean(level, ("nominal", "ordinal", "interval")))


def rogan_gladen(share: float, sensitivity: float, specificity: float) -> float:
    """True prevalence from an apparent one (Rogan and Gladen 1978); not a number where the test tells nothing."""
    informedness = sensitivity + specificity - 1
    if not np.isfinite(informedness) or informedness <= 0:
        return float("nan")
    return float(min(max((share + specificity - 1) / informedness, 0.0), 1.0))


def _interval(values: list[float]) -> tuple[float, float]:
    """Percentile interval; empty where fewer than half of the resamples have a value."""
    known = np.asarray([v for v in values if np.isfinite(v)])
    if not values or len(known) < len(values) / 2:
        return float("nan"), float("nan")
    low, high = np.quantile(known, [(1 - _LEVEL) / 2, (1 + _LEVEL) / 2])
    return float(low), float(high)


def _resampled(articles: NDArray[np.object_], resamples: int, seed: int) -> list[NDArray[np.int64]]:
    """Rows of bootstrap samples: whole articles are drawn with replacement, with all their items each time.

    The cluster bootstrap (Davison and Hinkley 1997, ch. 3.8; Field and Welsh 2007). No samples where there are fewer
    than ``FEWEST_ARTICLES``: resampling so few understates what is unknown.
    """
    names, place = np.unique(articles.astype(str), return_inverse=True)
    if len(names) < FEWEST_ARTICLES:
        return []
    items = np.split(np.argsort(place, kind="stable"), np.cumsum(np.bincount(place))[:-1])
    generator = np.random.default_rng(seed)
    return [np.concatenate([items[k] for k in generator.integers(0, len(items), len(items))]) for _ in range(resamples)]


def _not_too_sure(
    span: tuple[float, float], point: float, weight: Floats, articles: NDArray[np.object_]
) -> tuple[float, float]:
    """The interval, or where every resample gave all or nothing, Wilson's (1927) with the articles as observations.

    Twenty right of twenty are no certainty, though no resample of them ever has a wrong one. Unequal articles are
    allowed for by Kish's (1965) effective sample size.
    """
    if not span[0] == span[1] == point or point not in (0.0, 1.0):
        return span
    sizes = np.bincount(np.unique(articles.astype(str), return_inverse=True)[1], weights=weight)
    n, z = float(sizes.sum() ** 2 / (sizes**2).sum()), NormalDist().inv_cdf((1 + _LEVEL) / 2)
    other_end = z * z / (n + z * z)
    return (0.0, other_end) if point == 0 else (1 - other_end, 1.0)


def _basis(articles: int) -> str:
    """What the column ``interval`` says."""
    if articles < FEWEST_ARTICLES:
        return f"none: {articles} article{'' if articles == 1 else 's'}, and {FEWEST_ARTICLES} are needed"
    return "bootstrap over articles"


def _alpha(codings: pd.DataFrame, home: Mapping[str, str], resamples: int, seed: int) -> pd.DataFrame:
    rows = []
    for variable in VARIABLES:
        table = pd.crosstab(codings["item_id"], codings[variable].astype(str))
        counts = table.to_numpy(dtype=np.float64)
        articles = np.array([home[item] for item in table.index], dtype=object)
        values = [krippendorff_alpha(counts[rows_drawn]) for rows_drawn in _resampled(articles, resamples, seed)]
        low, high = _interval(values)
        value = krippendorff_alpha(counts)
        note = "" if np.isfinite(value) else "undefined: no item has two codings, or all codings are one value"
        if low == high == value == 1:
            low, high, note = float("nan"), float("nan"), "all items agree: resampling them says nothing of others"
        rows.append(
            {
                "variable": variable,
                "alpha": value,
                "low": low,
                "high": high,
                "items": int((counts.sum(axis=1) >= 2).sum()),
                "articles": len(set(articles)),
                "coders": int(codings["coder"].nunique()),
                "interval": _basis(len(set(articles))),
                "note": note,
            }
        )
    return pd.DataFrame(rows)


def majority(codings: pd.DataFrame) -> pd.DataFrame:
    """One row per item: the value that most coders chose; empty where there is a tie."""
    rows: list[dict[str, object]] = []
    for item, group in codings.groupby("item_id", sort=True):
        row: dict[str, object] = {"item_id": item}
        for variable in VARIABLES:
            counts = group[variable].astype(str).value_counts()
            row[variable] = counts.index[0] if len(counts) == 1 or counts.iloc[0] > counts.iloc[1] else None
        rows.append(row)
    return pd.DataFrame(rows, columns=["item_id", *VARIABLES])


def _scores(human: NDArray[np.object_], machine: NDArray[np.object_], weight: Floats, category: str) -> Floats:
    """Precision, recall, F1, specificity; weighted by how many sentences an item stands for."""
    is_human, is_machine = human == category, machine == category
    both = float(weight[is_human & is_machine].sum())
    only_machine = float(weight[~is_human & is_machine].sum())
    only_human = float(weight[is_human & ~is_machine].sum())
    neither = float(weight[~is_human & ~is_machine].sum())

    def share(part: float, whole: float) -> float:
        return part / whole if whole else float("nan")

    return np.array(
        [
            share(both, both + only_machine),
            share(both, both + only_human),
            share(2 * both, 2 * both + only_machine + only_human),
            share(neither, neither + only_machine),
        ]
    )


class _Judged:
    """The items of one variable on whose value the coders agree, with what the machine says of them.

    An item's weight is how many sentences it stands for: the known size of its stratum over the items there are of it,
    in the sample or in a resample of it, so that neither ties nor the draw of articles changes the size of a stratum.
    """

    def __init__(self, settled: pd.DataFrame, variable: str, population: Mapping[str, float]) -> None:
        self.human = settled[f"{variable}_human"].astype(str).to_numpy(dtype=object)
        self.machine = settled[f"{variable}_machine"].astype(str).to_numpy(dtype=object)
        self.articles = settled["article_id"].astype(str).to_numpy(dtype=object)
        names, self.stratum = np.unique(settled["stratum"].astype(str).to_numpy(), return_inverse=True)
        self.size = np.array([population[name] for name in names], dtype=np.float64)
        self.weight = self.weights(np.arange(len(settled)))

    def weights(self, rows: NDArray[np.int64]) -> Floats:
        """The weights of the items ``rows``, where those are the sample."""
        stratum = self.stratum[rows]
        items = np.bincount(stratum, minlength=len(self.size))
        return np.asarray(self.size[stratum] / items[stratum], dtype=np.float64)

    def measure(self, rows: NDArray[np.int64], category: str) -> Floats:
        """:func:`_scores` of a category, and its share by the coders."""
        weight = self.weights(rows)
        human = self.human[rows]
        share = float(weight[human == category].sum()) / float(weight.sum())
        return np.append(_scores(human, self.machine[rows], weight, category), share)


def agreement(codings: pd.DataFrame, machine: pd.DataFrame, *, resamples: int = 1000, seed: int = 0) -> Agreement:
    """Compare coders (from ``read_sheets``) with each other and with the machine (the sample or its key).

    Accuracy and prevalence are weighted by the sampling weights, so they speak of all sentences and not of the
    sample. Corrected prevalence is the double-sampling estimate (Tenenbein 1970): each stratum's share of human codes,
    times the stratum's known size; it equals the estimate of Rogan and Gladen (1978) with sensitivity and specificity
    from the same weighted sample, which stands beside it and is left empty, with a note, where it is undefined.

    All intervals are 95 % percentiles of a cluster bootstrap (``resamples``): whole articles are drawn, with all their
    items, since sentences of one article are alike, for coders and machine (Davison and Hinkley, Bootstrap Methods and
    their Application, 1997, ch. 3.8; Field and Welsh, Bootstrapping clustered data, JRSS B 69, 2007). In each draw
    the strata keep their known sizes. Where all items agree, so that no draw differs from another, it is Wilson's
    interval (1927), articles being the observations, and none for alpha. The column ``interval`` says so, or why there
    is none: fewer than ten articles.

    Raises :class:`~corpus_tools.errors.TableError` where codings name items that the machine's table does not have,
    or there are none.
    """
    if codings.empty:
        raise TableError("codings", "there is no coded item", "Fill the sheets and read them again.")
    unknown = sorted(set(codings["item_id"]) - set(machine["item_id"]))
    if unknown:
        raise TableError(
            "codings",
            f"item {unknown[0]!r} is not in the sample",
            "Read the sheets with the key they were written with.",
        )
    judged = majority(codings).merge(machine, on="item_id", suffixes=("_human", "_machine"), how="inner")
    population = {str(k): float(v) for k, v in machine.groupby("stratum")["weight"].sum().items()}
    accuracy: list[dict[str, object]] = []
    prevalence: list[dict[str, object]] = []
    confusion: list[pd.DataFrame] = []
    for variable in VARIABLES:
        settled = judged[judged[f"{variable}_human"].notna()]
        ties = len(judged) - len(settled)
        items = _Judged(settled, variable, population)
        human, guess, weight = items.human, items.machine, items.weight
        articles = len(set(items.articles))
        total = float(weight.sum())
        samples = _resampled(items.articles, resamples, seed)
        for category in sorted(set(human) | set(guess)):
            if variable != "frame" and category in (NONE,):
                continue
            point = _scores(human, guess, weight, category)
            is_human = human == category
            apparent = float(weight[guess == category].sum()) / total if total else float("nan")
            draws = [items.measure(rows, category) for rows in samples]
            is_machine = guess == category
            rests_on = (is_machine, is_human, is_machine | is_human, ~is_human, np.full(len(human), True))
            points = [*map(float, point), float(weight[is_human].sum()) / total if total else float("nan")]
            spans = [
                _not_too_sure(_interval([float(d[i]) for d in draws]), points[i], weight[mask], items.articles[mask])
                for i, mask in enumerate(rests_on)
            ]
            accuracy.append(
                {
                    "variable": variable,
                    "category": category,
                    "precision": point[0],
                    "precision_low": spans[0][0],
                    "precision_high": spans[0][1],
                    "recall": point[1],
                    "recall_low": spans[1][0],
                    "recall_high": spans[1][1],
                    "f1": point[2],
                    "f1_low": spans[2][0],
                    "f1_high": spans[2][1],
                    "items_human": int(is_human.sum()),
                    "items_machine": int(is_machine.sum()),
                    "items": len(settled),
                    "articles": articles,
                    "ties_left_out": ties,
                    "interval": _basis(articles),
                }
            )
            corrected = rogan_gladen(apparent, float(point[1]), float(point[3]))
            prevalence.append(
                {
                    "variable": variable,
                    "category": category,
                    "machine_share": apparent,
                    "corrected_share": points[4],
                    "low": spans[4][0],
                    "high": spans[4][1],
                    "interval": _basis(articles),
                    "rogan_gladen": corrected,
                    "method": "double sampling (Tenenbein 1970)",
                    "note": ""
                    if np.isfinite(corrected)
                    else "Rogan-Gladen undefined: sensitivity + specificity do not exceed 1",
                }
            )
        table = pd.DataFrame({"human": human, "machine": guess, "sentences": weight, "items": 1})
        summed = table.groupby(["human", "machine"], as_index=False)[["sentences", "items"]].sum()
        summed.insert(0, "variable", variable)
        confusion.append(summed)
    return Agreement(
        _alpha(codings, dict(zip(machine["item_id"], machine["article_id"].astype(str), strict=True)), resamples, seed),
        pd.DataFrame(accuracy),
        pd.DataFrame(prevalence),
        pd.concat(confusion, ignore_index=True),
    )
