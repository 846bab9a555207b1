"""Four classes of reuse (cut, light, heavy, non: Clough & Stevenson 2011) from the package's overlap measures.

usage: clough_stevenson.py PAIRS.jsonl [--repeats N]

PAIRS holds lines {"a" (source), "b" (answer), "category"}. Ten-fold cross-validation, stratified, repeated N times
(20) with other folds; a linear discriminant (Fisher 1936) with its covariance shrunk towards a sphere is fitted inside
each fold and thrown away: no weight leaves this file. Which measures to use was chosen on these 95 pairs, so the
figure is somewhat flattering. Prints accuracy and macro-F1, mean over the repeats, with the lowest and the highest.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np

from corpus_tools.arrays import Floats, Ints
from corpus_tools.provenance.reuse.overlap import measure_overlap

CATEGORIES = ("non", "heavy", "light", "cut")
FOLDS = 10
SHRINKAGE = 0.2


def features(source: str, answer: str) -> list[float]:
    """The overlap measures, lengths and rates as logarithms."""
    o = measure_overlap(source, answer)
    return [
        o.words,
        o.stems,
        o.trigrams,
        o.in_order,
        o.in_runs_of_5,
        o.in_runs_of_10,
        float(np.log1p(o.longest_run)),
        float(np.log1p(o.runs_per_100)),
    ]


def classify(train: Floats, labels: Ints, test: Floats) -> Ints:
    """Linear discriminant with a shrunk covariance."""
    mean, deviation = train.mean(axis=0), train.std(axis=0) + 1e-9
    train, test = (train - mean) / deviation, (test - mean) / deviation
    classes = range(len(CATEGORIES))
    centres = np.array([train[labels == c].mean(axis=0) for c in classes])
    spread = sum(np.cov(train[labels == c].T, bias=True) * (labels == c).sum() for c in classes) / len(labels)
    size = len(spread)
    spread = (1 - SHRINKAGE) * spread + SHRINKAGE * np.eye(size) * np.trace(spread) / size
    inverse = np.linalg.inv(spread)
    prior = np.log(np.bincount(labels, minlength=len(CATEGORIES)) / len(labels))
    scores = test @ inverse @ centres.T - 0.5 * np.einsum("ij,jk,ik->i", centres, inverse, centres) + prior
    best: Ints = scores.argmax(axis=1)
    return best


def folds(labels: Ints, seed: int) -> Ints:
    """Fold of each pair, every category spread evenly."""
    random = np.random.default_rng(seed)
    out = np.empty(len(labels), dtype=np.int64)
    for c in range(len(CATEGORIES)):
        shuffled = random.permutation(np.flatnonzero(labels == c))
        out[shuffled] = (np.arange(len(shuffled)) + random.integers(FOLDS)) % FOLDS
    return out


def cross_validate(table: Floats, labels: Ints, repeats: int) -> tuple[list[float], list[float]]:
    """Accuracy and macro-F1 of each repeat."""
    accuracies, macros = [], []
    for seed in range(repeats):
        fold = folds(labels, seed)
        guess = np.empty(len(labels), dtype=np.int64)
        for k in range(FOLDS):
            guess[fold == k] = classify(table[fold != k], labels[fold != k], table[fold == k])
        accuracies.append(float((guess == labels).mean()))
        scores = []
        for c in range(len(CATEGORIES)):
            hits = ((guess == c) & (labels == c)).sum()
            scores.append(2 * hits / max((guess == c).sum() + (labels == c).sum(), 1))
        macros.append(float(np.mean(scores)))
    return accuracies, macros


def measure(path: Path, repeats: int = 20) -> dict[str, float]:
    """Mean, lowest and highest accuracy and macro-F1."""
    with path.open(encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    table = np.array([features(line["a"], line["b"]) for line in lines])
    labels = np.array([CATEGORIES.index(line["category"]) for line in lines])
    out: dict[str, float] = {}
    for name, values in zip(("accuracy", "macro_f1"), cross_validate(table, labels, repeats), strict=True):
        out |= {name: float(np.mean(values)), f"{name}_lowest": min(values), f"{name}_highest": max(values)}
    return out


def main(arguments: list[str]) -> int:
    repeats = 20
    if "--repeats" in arguments:
        at = arguments.index("--repeats")
        repeats = int(arguments[at + 1])
        arguments = arguments[:at] + arguments[at + 2 :]
    if len(arguments) != 1 or not Path(arguments[0]).is_file():
        print(__doc__, file=sys.stderr)
        return 2
    for name, value in measure(Path(arguments[0]), repeats).items():
        print(f"{name} {value:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
