#!/usr/bin/env bash
# statsmodels 0.15.0, Python 3.11 and later.
#
# A Poisson model of counts with `exposure` (quotations, given the words of an article) has two predictions for the same rows:
# `predict()` gives counts, and `predict(table)`, with the very table it was fitted to, gives counts for an exposure of 1, that
# is for a text of one word. The column is in the table, and no warning says that it was not used.
#
# Seen (four articles of 100 to 400 words with two quotations per 100 words, one less in the last):
#   predict(): [1.9, 3.8, 5.7, 7.6]
#   predict(table): [0.019, 0.019, 0.019, 0.019]
#   predict(table, exposure=table.words): [1.9, 3.8, 5.7, 7.6]
#
# It matters to every figure of expected counts by outlet, and to residuals on other data: all observed counts are "too high".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "statsmodels==0.15.0"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import pandas as pd
import statsmodels.formula.api as smf

table = pd.DataFrame({"quotations": [2, 4, 6, 7], "words": [100, 200, 300, 400]})
model = smf.poisson("quotations ~ 1", data=table, exposure=table["words"]).fit(disp=0)


def rounded(values: object) -> list[float]:
    return [round(float(value), 3) for value in values]


seen = rounded(model.predict()), rounded(model.predict(table)), rounded(model.predict(table, exposure=table["words"]))
for name, values in zip(("predict()", "predict(table)", "predict(table, exposure=table.words)"), seen, strict=True):
    print(f"{name}: {values}")
counts = [1.9, 3.8, 5.7, 7.6]
sys.exit(0 if seen == (counts, [0.019] * 4, counts) else 1)
PYTHON
