#!/usr/bin/env bash
# statsmodels 0.15.0, irrCAC 0.4.4, Python 3.11 and later.
#
# `aggregate_raters`, which makes the table that `fleiss_kappa` needs, takes a missing rating (nan) for one more category: two
# coders who both did not see an article agree, and one who did not see it disagrees with all who did. Nothing is said, though
# the docstring announces an exception for what is no whole number. Three coders who never disagree have a kappa below 1.
#
# Seen (three coders, eight articles, four ratings missing, no two ratings of an article differ):
#   categories: ['1.0', '2.0', 'nan']
#   Fleiss' kappa, statsmodels: 0.47
#   Fleiss' kappa, irrCAC: 1.0
#
# It matters to every study in which coders share the articles out: the agreement that is published is that of their rota.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "statsmodels==0.15.0" "irrCAC==0.4.4" "setuptools==65.5.1"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import numpy as np
import pandas as pd
from irrCAC.raw import CAC
from statsmodels.stats.inter_rater import aggregate_raters, fleiss_kappa

missing = np.nan
ratings = np.array(
    [[1, 1, 1], [2, 2, 2], [1, 1, missing], [2, missing, 2], [missing, 1, 1], [2, 2, missing], [1, 1, 1], [2, 2, 2]]
)
table, categories = aggregate_raters(ratings)
by_statsmodels = round(float(fleiss_kappa(table)), 2)
by_irrcac = round(float(CAC(pd.DataFrame(ratings, columns=["a", "b", "c"])).fleiss()["est"]["coefficient_value"]), 2)
names = [str(float(category)) for category in categories]
print("categories:", names)
print("Fleiss' kappa, statsmodels:", by_statsmodels)
print("Fleiss' kappa, irrCAC:", by_irrcac)
sys.exit(0 if (names, by_statsmodels, by_irrcac) == (["1.0", "2.0", "nan"], 0.47, 1.0) else 1)
PYTHON
