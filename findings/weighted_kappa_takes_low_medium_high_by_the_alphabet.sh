#!/usr/bin/env bash
# scikit-learn 1.9.1, irrCAC 0.4.4, krippendorff 0.9.0, Python 3.11 and later.
#
# A weighted kappa counts "low" for "high" as a worse disagreement than "low" for "medium". scikit-learn's `cohen_kappa_score`
# and the measures of irrCAC put codes that are words into the order of the alphabet (high, low, medium) and weigh by that,
# without a warning: with the same ratings as numbers the agreement is another. The documentation says of `labels` only which
# ones are used, not in which order. krippendorff refuses words without their order.
#
# Seen (two coders, ten articles):
#   scikit-learn, linear weights: words 0.57, numbers 0.63
#   irrCAC, Gwet's AC2, quadratic weights: words 0.58, numbers 0.79
#   krippendorff, ordinal: words ValueError, numbers 0.73
#
# It matters to the reliability of every scale whose steps have names: it is published too low, or too high.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "scikit-learn==1.9.1" "irrCAC==0.4.4" "krippendorff==0.9.0" "setuptools==65.5.1"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import krippendorff
import numpy as np
import pandas as pd
from irrCAC.raw import CAC
from sklearn.metrics import cohen_kappa_score

STEPS = {"low": 1, "medium": 2, "high": 3}
first = "low medium high low medium high low high medium low".split()
second = "low medium high medium medium high low medium medium medium".split()
words = pd.DataFrame({"first": first, "second": second})
numbers = words.apply(lambda column: column.map(STEPS))


def scikit(ratings: pd.DataFrame) -> float:
    return round(float(cohen_kappa_score(ratings["first"], ratings["second"], weights="linear")), 2)


def irrcac(ratings: pd.DataFrame) -> float:
    return round(float(CAC(ratings, weights="quadratic").gwet()["est"]["coefficient_value"]), 2)


def alpha(ratings: pd.DataFrame) -> float | str:
    try:
        return round(float(krippendorff.alpha(np.array(ratings.T), level_of_measurement="ordinal")), 2)
    except ValueError:
        return "ValueError"


seen = {
    "scikit-learn, linear weights": (scikit(words), scikit(numbers)),
    "irrCAC, Gwet's AC2, quadratic weights": (irrcac(words), irrcac(numbers)),
    "krippendorff, ordinal": (alpha(words), alpha(numbers)),
}
for name, (by_word, by_number) in seen.items():
    print(f"{name}: words {by_word}, numbers {by_number}")
sys.exit(0 if list(seen.values()) == [(0.57, 0.63), (0.58, 0.79), ("ValueError", 0.73)] else 1)
PYTHON
