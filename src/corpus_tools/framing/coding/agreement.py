"""How far coders agree with each other and with the machine, and what the machine's counts then mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import NormalDist
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus_tools.arrays import Floats
from corpus_tools.errors import ParameterError, TableError, did_you_mean
from corpus_tools.framing.coding.sample import NONE

VARIABLES: Final = ("frame", "voice", "is_negated")
MACHINE: Final = "machine-"
PATTERNS: Final = "corpus-tools"
FEWEST_ARTICLES: Final = 10
_LEVEL: Final = 0.95


@dataclass(frozen=True)
class Agreement:
    """Four tables.

    ``alpha``: Krippendorff's alpha per variable, with interval, items, articles and coders. ``accuracy``: precision,
    recall and F1 per category of the codebook's patterns (``corpus-tools``) and of each machine coder, against what the
    people coded. ``prevalence``: share of sentences per
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


def is_machine(coder: str) -> bool:
    """Whether a coder is a machine, by the name that it was given: ``machine-…``."""
    return coder.startswith(MACHINE)


def readings(codings: pd.DataFrame, variable: str, adjudicator: str | None = None) -> pd.DataFrame:
    """What people coded each item as, one row per reading: ``item_id``, ``human`` and ``part``.

    An item on which most coders agree has one reading, with part 1. Where they disagree without a majority, the code
    of ``adjudicator`` decides; without one, each of the values that most chose is a reading, with an equal part of 1:
    the item counts half for each of two. So every coded item counts as one, disputed or not.
    """
    decided = codings[codings["coder"] == adjudicator].set_index("item_id")[variable].astype(str).to_dict()
    rows: list[dict[str, object]] = []
    others = codings[(codings["coder"] != adjudicator) & ~codings["coder"].map(is_machine)]
    for item, group in others.groupby("item_id", sort=True):
        counts = group[variable].astype(str).value_counts()
        most = sorted(counts.index[counts == counts.iloc[0]])
        if len(most) > 1 and item in decided:
            most = [decided[item]]
        rows += [{"item_id": item, "human": value, "part": 1 / len(most)} for value in most]
    return pd.DataFrame(rows, columns=["item_id", "human", "part"])


class _Judged:
    """The readings of one variable, with what a machine says of them.

    An item's weight is how many sentences it stands for: the known size of its stratum over the items there are of it,
    in the sample or in a resample of it, so that neither disputes nor the draw of articles changes a stratum's size.
    """

    def __init__(self, judged: pd.DataFrame, population: Mapping[str, float]) -> None:
        self.human = judged["human"].astype(str).to_numpy(dtype=object)
        self.machine = judged["machine"].astype(str).to_numpy(dtype=object)
        self.articles = judged["article_id"].astype(str).to_numpy(dtype=object)
        self.part = judged["part"].to_numpy(dtype=np.float64)
        names, self.stratum = np.unique(judged["stratum"].astype(str).to_numpy(), return_inverse=True)
        self.size = np.array([population[name] for name in names], dtype=np.float64)
        self.weight = self.weights(np.arange(len(judged)))

    def weights(self, rows: NDArray[np.int64]) -> Floats:
        """The weights of the readings ``rows``, where those are the sample."""
        stratum, part = self.stratum[rows], self.part[rows]
        items = np.bincount(stratum, weights=part, minlength=len(self.size))
        return np.asarray(self.size[stratum] / items[stratum] * part, dtype=np.float64)

    def measure(self, rows: NDArray[np.int64], category: str) -> Floats:
        """:func:`_scores` of a category, and its share by the coders."""
        weight = self.weights(rows)
        human = self.human[rows]
        share = float(weight[human == category].sum()) / float(weight.sum())
        return np.append(_scores(human, self.machine[rows], weight, category), share)

    def spans(self, category: str, samples: list[NDArray[np.int64]]) -> tuple[list[float], list[tuple[float, float]]]:
        """Precision, recall, F1, specificity and share of a category, and the interval of each."""
        human, machine, weight = self.human == category, self.machine == category, self.weight
        total = float(weight.sum())
        points = [*map(float, _scores(self.human, self.machine, weight, category)), float(weight[human].sum()) / total]
        rests_on = (machine, human, machine | human, ~human, np.full(len(human), True))
        draws = [self.measure(rows, category) for rows in samples]
        return points, [
            _not_too_sure(_interval([float(d[i]) for d in draws]), points[i], weight[mask], self.articles[mask])
            for i, mask in enumerate(rests_on)
        ]


def agreement(
    codings: pd.DataFrame,
    machine: pd.DataFrame,
    *,
    adjudicator: str | None = None,
    resamples: int = 1000,
    seed: int = 0,
) -> Agreement:
    """Compare coders (from ``read_sheets``) with each other and with the machine (the sample or its key).

    Alpha is of people alone: coders whose name begins with ``machine-`` are measured against them instead, as the
    codebook's patterns are. Accuracy is computed over all items that people coded: where they disagree without a
    majority, ``adjudicator`` (the name of one more coder, whose codes do not count for alpha) decides, and without one
    the item counts in equal parts for each reading (:func:`readings`); ``items_disputed`` says how many did.

    Accuracy and prevalence are weighted by the sampling weights, so they speak of all sentences and not of the
    sample. Corrected prevalence is the double-sampling estimate (Tenenbein 1970): each stratum's share of human codes,
    times the stratum's known size; it equals the estimate of Rogan and Gladen (1978) with sensitivity and specificity
    from the same weighted sample, which is beside it and is left empty, with a note, where it is undefined.

    All intervals are 95 % percentiles of a cluster bootstrap (``resamples``): whole articles are drawn, with all their
    items, since sentences of one article are alike, for coders and machine (Davison and Hinkley, Bootstrap Methods and
    their Application, 1997, ch. 3.8; Field and Welsh, Bootstrapping clustered data, JRSS B 69, 2007). In each draw
    the strata keep their known sizes. Where all items agree, so that no draw differs from another, it is Wilson's
    interval (1927), articles being the observations, and none for alpha. The column ``interval`` says so, or why there
    is none: fewer than ten articles.

    Raises :class:`~corpus_tools.errors.TableError` where codings name items that the machine's table does not have,
    or all coders are machines, and ParameterError where there is no coder of the adjudicator's name.
    """
    people = _checked(codings, machine, adjudicator)
    population = {str(k): float(v) for k, v in machine.groupby("stratum")["weight"].sum().items()}
    home = dict(zip(machine["item_id"], machine["article_id"].astype(str), strict=True))
    machines = {PATTERNS: machine} | {
        str(name): some for name, some in codings.groupby("coder", sort=True) if is_machine(str(name))
    }
    accuracy: list[dict[str, object]] = []
    prevalence: list[dict[str, object]] = []
    confusion: list[pd.DataFrame] = []
    for variable in VARIABLES:
        human = readings(codings, variable, adjudicator)
        for name, answers in machines.items():
            judged = human.merge(_answers(answers, machine, variable), on="item_id", how="inner")
            items = _Judged(judged, population)
            samples = _resampled(items.articles, resamples, seed)
            for category in sorted(set(items.human) | set(items.machine)):
                if variable != "frame" and category == NONE:
                    continue
                points, spans = items.spans(category, samples)
                accuracy.append(_accuracy_row(variable, category, name, items, points, spans))
                if name == PATTERNS:
                    prevalence.append(_prevalence_row(variable, category, items, points, spans))
            if name == PATTERNS:
                confusion.append(_confusion(variable, items))
    return Agreement(
        _alpha(people, home, resamples, seed),
        pd.DataFrame(accuracy),
        pd.DataFrame(prevalence),
        pd.concat(confusion, ignore_index=True),
    )


def _checked(codings: pd.DataFrame, machine: pd.DataFrame, adjudicator: str | None) -> pd.DataFrame:
    """The codings of people who count for alpha."""
    if codings.empty:
        raise TableError("codings", "there is no coded item", "Fill the sheets and read them again.")
    unknown = sorted(set(codings["item_id"]) - set(machine["item_id"]))
    if unknown:
        raise TableError(
            "codings",
            f"item {unknown[0]!r} is not in the sample",
            "Read the sheets with the key they were written with.",
        )
    names = sorted(set(codings["coder"].astype(str)))
    if adjudicator is not None and adjudicator not in names:
        raise ParameterError("adjudicator", adjudicator, did_you_mean(adjudicator, names))
    people = codings[(codings["coder"] != adjudicator) & ~codings["coder"].map(is_machine)]
    if people.empty:
        raise TableError("codings", "all coders are machines", "Give the sheets that people filled in.")
    return people


def _answers(answers: pd.DataFrame, machine: pd.DataFrame, variable: str) -> pd.DataFrame:
    """What a machine says of each item, with the item's article and stratum."""
    known = machine[["item_id", "article_id", "stratum"]]
    said = answers[["item_id", variable]].rename(columns={variable: "machine"})
    return known.merge(said, on="item_id", how="inner")


def _accuracy_row(
    variable: str,
    category: str,
    machine: str,
    items: _Judged,
    points: list[float],
    spans: list[tuple[float, float]],
) -> dict[str, object]:
    row: dict[str, object] = {"variable": variable, "category": category, "machine": machine}
    for i, name in enumerate(("precision", "recall", "f1")):
        row |= {name: points[i], f"{name}_low": spans[i][0], f"{name}_high": spans[i][1]}
    articles = len(set(items.articles))
    return row | {
        "items_human": float(items.part[items.human == category].sum()),
        "items_machine": float(items.part[items.machine == category].sum()),
        "items": round(float(items.part.sum())),
        "articles": articles,
        "items_disputed": round(float(items.part[items.part < 1].sum())),
        "interval": _basis(articles),
    }


def _prevalence_row(
    variable: str, category: str, items: _Judged, points: list[float], spans: list[tuple[float, float]]
) -> dict[str, object]:
    apparent = float(items.weight[items.machine == category].sum()) / float(items.weight.sum())
    corrected = rogan_gladen(apparent, points[1], points[3])
    undefined = "Rogan-Gladen undefined: sensitivity + specificity do not exceed 1"
    return {
        "variable": variable,
        "category": category,
        "machine_share": apparent,
        "corrected_share": points[4],
        "low": spans[4][0],
        "high": spans[4][1],
        "interval": _basis(len(set(items.articles))),
        "rogan_gladen": corrected,
        "method": "double sampling (Tenenbein 1970)",
        "note": "" if np.isfinite(corrected) else undefined,
    }


def _confusion(variable: str, items: _Judged) -> pd.DataFrame:
    table = pd.DataFrame(
        {"human": items.human, "machine": items.machine, "sentences": items.weight, "items": items.part}
    )
    summed = table.groupby(["human", "machine"], as_index=False)[["sentences", "items"]].sum()
    summed.insert(0, "variable", variable)
    return summed
