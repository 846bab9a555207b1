#!/usr/bin/env bash
# statsmodels 0.15.0, Python 3.11 and later.
#
# One p-value that is not defined (nan, as a test gives for a word that never occurs) changes what `multipletests` says of all
# the others, without an error or a warning. With "fdr_bh" all corrected values are nan, and of three findings one is left, with
# "hommel" none. "holm" and "bonferroni" count the missing one among the tests.
#
# Seen (p = 0.001, 0.03, 0.04; found to differ, then corrected values):
#   fdr_bh: [True, True, True] [0.003, 0.04, 0.04]
#   fdr_bh with a nan: [True, False, False, False] [nan, nan, nan, nan]
#   hommel: [True, True, True] [0.003, 0.04, 0.04]
#   hommel with a nan: [False, False, False, False] [nan, nan, nan, nan]
#   holm: [True, False, False] [0.003, 0.06, 0.06]
#   holm with a nan: [True, False, False, False] [0.004, 0.09, 0.09, nan]
#
# It matters to lists of key words: one word that cannot be tested takes others off the list.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "statsmodels==0.15.0"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
import warnings

from statsmodels.stats.multitest import multipletests

warnings.simplefilter("error", RuntimeWarning)
values, missing = [0.001, 0.03, 0.04], float("nan")
seen = {}
for method in ("fdr_bh", "hommel", "holm"):
    for name, tested in ((method, values), (f"{method} with a nan", [*values, missing])):
        rejected, corrected = multipletests(tested, method=method)[:2]
        seen[name] = f"{rejected.tolist()} {corrected.round(4).tolist()}"
        print(f"{name}: {seen[name]}")
lost = seen["fdr_bh with a nan"], seen["hommel with a nan"], seen["holm with a nan"]
expected = (
    "[True, False, False, False] [nan, nan, nan, nan]",
    "[False, False, False, False] [nan, nan, nan, nan]",
    "[True, False, False, False] [0.004, 0.09, 0.09, nan]",
)
whole = "[True, True, True] [0.003, 0.04, 0.04]"
sys.exit(0 if lost == expected and seen["fdr_bh"] == seen["hommel"] == whole else 1)
PYTHON
