"""How much an occurrence looks like an expression: a logistic regression on its features."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, vstack

from corpus_tools.arrays import Floats
from corpus_tools.framing.wordings import Place

_PENALTY: Final = 3.0  # on the squares of the weights: few expressions, many features
_ROUNDS: Final = 60
_FEWEST: Final = 3  # articles in which a feature stands with an expression
_COMMON: Final = 0.002  # share of the candidates from which on a feature is kept as a sign against


def likeness(expressions: Sequence[Place], weights: Sequence[float], candidates: Sequence[Place]) -> list[float]:
    """The probability of each candidate to be an expression, as far as its features tell.

    ``weights``: how much each expression counts; a candidate counts one.
    """
    features = _kept(expressions, candidates)
    ours, theirs = _matrix(expressions, features), _matrix(candidates, features)
    labels = np.r_[np.ones(len(expressions)), np.zeros(len(candidates))]
    found = _fit(vstack([ours, theirs], format="csr"), labels, np.r_[weights, np.ones(len(candidates))])
    values: Floats = theirs @ found[:-1] + found[-1]
    return [float(p) for p in _logistic(values)]


def _kept(expressions: Sequence[Place], candidates: Sequence[Place]) -> dict[str, int]:
    """The features that say something, with their columns."""
    with_it = Counter(feature for _, feature in {(p.article, f) for p in expressions for f in p.features})
    among_all = Counter(feature for place in candidates for feature in place.features)
    least = max(10.0, _COMMON * len(candidates))
    kept = {f for f, n in with_it.items() if n >= _FEWEST} | {f for f, n in among_all.items() if n >= least}
    return {feature: column for column, feature in enumerate(sorted(kept))}


def _matrix(places: Iterable[Place], columns: Mapping[str, int]) -> csr_matrix:
    indices: list[int] = []
    ends = [0]
    for place in places:
        indices.extend(sorted({columns[f] for f in place.features if f in columns}))
        ends.append(len(indices))
    return csr_matrix((np.ones(len(indices)), indices, ends), shape=(len(ends) - 1, len(columns)))


def _fit(matrix: csr_matrix, labels: Floats, counts: Floats) -> Floats:
    """The weights, the last of them the constant, that make the labels most likely under the penalty.

    ``counts``: how often each row counts.
    """

    def loss(weights: Floats) -> tuple[float, Floats]:
        values: Floats = matrix @ weights[:-1] + weights[-1]
        errors = counts * (_logistic(values) - labels)
        misfit = np.sum(counts * (np.logaddexp(0.0, values) - labels * values))
        value = misfit + _PENALTY / 2 * np.sum(weights[:-1] ** 2)
        return float(value), np.r_[matrix.T @ errors + _PENALTY * weights[:-1], errors.sum()]

    start = np.zeros(matrix.shape[1] + 1)
    found: Floats = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": _ROUNDS}).x
    return found


def _logistic(values: Floats) -> Floats:
    result: Floats = 1.0 / (1.0 + np.exp(-np.clip(values, -500, 500)))
    return result
