#!/usr/bin/env bash
# statsmodels 0.15.0, pandas 3.1.1, Python 3.11 and later.
#
# `glm` with a formula and a binomial family accepts an outcome of True and False, or of two words, and models the first of them
# by the alphabet: False, or "no". Every coefficient has the opposite sign of that for 1 and 0, and `predict` gives the
# probability of False. R models the second value. `logit` refuses the same formula, `glm` and `gee` say nothing; only the
# summary's first line has both names.
#
# Seen:
#   number ~ paragraphs: 0.444, predicted for ten paragraphs: 0.88
#   quoted ~ paragraphs: -0.444, predicted for ten paragraphs: 0.12
#   word ~ paragraphs: -0.444, predicted for ten paragraphs: 0.12
#   logit refuses quoted ~ paragraphs: True
#
# It matters to questions such as which articles quote a source: the longer the article, the less likely a quotation, says the
# table.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "statsmodels==0.15.0" "pandas==3.1.1"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import pandas as pd
import statsmodels.api as sm
import statsmodels.formula.api as smf

quoted = [False, False, True, False, False, True, True, False, True, True]
articles = pd.DataFrame({"paragraphs": range(1, 11), "quoted": quoted})
articles["number"] = articles["quoted"].astype(int)
articles["word"] = articles["quoted"].map({True: "yes", False: "no"})
slopes = {}
for outcome in ("number", "quoted", "word"):
    fitted = smf.glm(f"{outcome} ~ paragraphs", articles, family=sm.families.Binomial()).fit()
    longest = fitted.predict(pd.DataFrame({"paragraphs": [10]}))[0]
    slopes[outcome] = round(float(fitted.params["paragraphs"]), 3)
    print(f"{outcome} ~ paragraphs: {slopes[outcome]}, predicted for ten paragraphs: {longest:.2f}")
try:
    smf.logit("quoted ~ paragraphs", articles)
    refuses = False
except ValueError:
    refuses = True
print("logit refuses quoted ~ paragraphs:", refuses)
sys.exit(0 if list(slopes.values()) == [0.444, -0.444, -0.444] and refuses else 1)
PYTHON
