"""How far coders agree with each other and with the machine, and what the machine's counts then mean."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus_tools.errors import TableError
from corpus_tools.framing.coding.sample import NONE

Floats = NDArray[np.float64]
VARIABLES: Final = ("frame", "voice", "is_negated")
_LEVEL: Final = 0.95


@dataclass(frozen=True)
class Agreement:
    """Four tables.

    ``alpha``: Krippendorff's alpha per variable, with interval, items and coders. ``accuracy``: precision, recall and
    F1 of the machine per category, against the coders' majority. ``prevalence``: share of sentences per category as
    the machine counts them, and corrected. ``confusion``: weighted sentences, human by machine, per variable.
    """

    alpha: pd.DataFrame
    accuracy: pd.DataFrame
    prevalence: pd.DataFrame
    confusion: pd.DataFrame


def krippendorff_alpha(counts: Floats) -> float:
    """Alpha for nominal values from an items × values table of how many coders chose each (Krippendorff 2011).

    Not a number where it is undefined: no item with two codings, or only one value ever chosen.
    """
    import krippendorff

    pairable = counts[counts.sum(axis=1) >= 2]
    if not len(pairable) or (pairable.sum(axis=0) > 0).sum() < 2:
        return float("nan")
    return float(krippendorff.alpha(value_counts=pairable, level_of_measurement="nominal"))


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


def _alpha(codings: pd.DataFrame, resamples: int, seed: int) -> pd.DataFrame:
    rows = []
    for variable in VARIABLES:
        counts = pd.crosstab(codings["item_id"], codings[variable].astype(str)).to_numpy(dtype=np.float64)
        generator = np.random.default_rng(seed)
        values = [krippendorff_alpha(counts[generator.integers(0, len(counts), len(counts))]) for _ in range(resamples)]
        low, high = _interval(values)
        value = krippendorff_alpha(counts)
        note = "" if np.isfinite(value) else "undefined: no item has two codings, or all codings are one value"
        rows.append(
            {
                "variable": variable,
                "alpha": value,
                "low": low,
                "high": high,
                "items": int((counts.sum(axis=1) >= 2).sum()),
                "coders": int(codings["coder"].nunique()),
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


def _resampled(
    strata: NDArray[np.object_], resamples: int, seed: int, measure: Callable[[NDArray[np.int64]], Floats]
) -> list[Floats]:
    """A measure on bootstrap samples drawn within each stratum, as the sample was drawn."""
    generator = np.random.default_rng(seed)
    groups = [np.flatnonzero(strata == s) for s in sorted(set(strata.tolist()))]
    return [
        measure(np.concatenate([g[generator.integers(0, len(g), len(g))] for g in groups])) for _ in range(resamples)
    ]


def agreement(codings: pd.DataFrame, machine: pd.DataFrame, *, resamples: int = 1000, seed: int = 0) -> Agreement:
    """Compare coders (from ``read_sheets``) with each other and with the machine (the sample or its key).

    Accuracy and prevalence are weighted by the sampling weights, so they speak of all sentences and not of the
    sample. Corrected prevalence is the double-sampling estimate (Tenenbein 1970): each stratum's share of human codes,
    times the stratum's known size; it equals the estimate of Rogan and Gladen (1978) with sensitivity and specificity
    from the same weighted sample, which stands beside it and is left empty, with a note, where it is undefined. All
    intervals are 95 % bootstrap percentiles (``resamples``): over items for alpha, within strata for the rest. They
    do not reckon with items from one article being alike.

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
    population = machine.groupby("stratum")["weight"].sum()
    accuracy: list[dict[str, object]] = []
    prevalence: list[dict[str, object]] = []
    confusion: list[pd.DataFrame] = []
    for variable in VARIABLES:
        settled = judged[judged[f"{variable}_human"].notna()]
        ties = len(judged) - len(settled)
        human = settled[f"{variable}_human"].astype(str).to_numpy(dtype=object)
        guess = settled[f"{variable}_machine"].astype(str).to_numpy(dtype=object)
        strata = settled["stratum"].astype(str).to_numpy(dtype=object)
        # Items lost to ties or left uncoded must not shrink their stratum.
        sizes = settled.groupby("stratum").size()
        weight = np.array([population[s] / sizes[s] for s in strata], dtype=np.float64)
        total = float(weight.sum())
        for category in sorted(set(human) | set(guess)):
            if variable != "frame" and category in (NONE,):
                continue
            point = _scores(human, guess, weight, category)
            is_human = human == category
            apparent = float(weight[guess == category].sum()) / total if total else float("nan")

            def measure(
                index: NDArray[np.int64],
                human: NDArray[np.object_] = human,
                guess: NDArray[np.object_] = guess,
                weight: Floats = weight,
                category: str = category,
            ) -> Floats:
                scores = _scores(human[index], guess[index], weight[index], category)
                share = float(weight[index][human[index] == category].sum()) / float(weight[index].sum())
                return np.append(scores, share)

            draws = _resampled(strata, resamples, seed, measure)
            spans = [_interval([float(d[i]) for d in draws]) for i in range(5)]
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
                    "items_machine": int((guess == category).sum()),
                    "items": len(settled),
                    "ties_left_out": ties,
                }
            )
            corrected = rogan_gladen(apparent, float(point[1]), float(point[3]))
            prevalence.append(
                {
                    "variable": variable,
                    "category": category,
                    "machine_share": apparent,
                    "corrected_share": float(weight[is_human].sum()) / total if total else float("nan"),
                    "low": spans[4][0],
                    "high": spans[4][1],
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
        _alpha(codings, resamples, seed),
        pd.DataFrame(accuracy),
        pd.DataFrame(prevalence),
        pd.concat(confusion, ignore_index=True),
    )
