#!/usr/bin/env bash
# pandas 3.1.1, pyreadstat 1.3.7, Python 3.11 and later.
#
# `read_spss` gives the labels in place of the codes, unless told otherwise. Two codes with one label become one category, and
# their order is that of the alphabet, not of the codes; a scale of which only the ends have labels is a mixture of numbers and
# words that begins with the numbers in between. (`read_stata` refuses labels that are not unique.)
#
# Seen:
#   codes of party: 1.0 2.0 3.0 4.0
#   read: {'Other': 2, 'Green': 1, 'Labour': 1}
#   order of trust: 2.0 3.0 full none
#
# It matters to surveys: shares of “other” are those of several answers, and cross tables of a scale have “full” before “none”.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "pandas==3.1.1" "pyreadstat==1.3.7"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import pandas as pd
import pyreadstat

answers = pd.DataFrame({"party": [1.0, 2.0, 3.0, 4.0], "trust": [1.0, 2.0, 3.0, 5.0]})
labels = {"party": {1: "Labour", 2: "Other", 3: "Other", 4: "Green"}, "trust": {1: "none", 5: "full"}}
pyreadstat.write_sav(answers, "survey.sav", variable_value_labels=labels)
read = pd.read_spss("survey.sav")
parties, trust = read["party"].value_counts().to_dict(), list(read["trust"].cat.categories)
print("codes of party:", *answers["party"])
print("read:", parties)
print("order of trust:", *trust)
sys.exit(0 if parties == {"Other": 2, "Green": 1, "Labour": 1} and trust == [2.0, 3.0, "full", "none"] else 1)
PYTHON
