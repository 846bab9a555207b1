#!/usr/bin/env bash
# pandas 3.1.1, Python 3.11 and later.
#
# `str.split("|")` splits at the bar; `str.split(" | ")` is taken for a regular expression, since it has more than one
# character, and splits at every space. So does " + " not, which is one for spaces: nothing is split. `str.replace` takes both
# as they are, as `split` of a Python string does.
#
# Seen:
#   at '|': 2 ['Ann Hale ', ' Jane Roe']
#   at ' | ': 5 ['Ann', 'Hale', '|', 'Jane', 'Roe']
#   at ' + ': 1 ['Ann Hale + Jane Roe']
#   at ' | ', regex=False: 2 ['Ann Hale', 'Jane Roe']
#   ' | ' replaced by ';' and split: 2 ['Ann Hale', 'Jane Roe']
#
# It matters to bylines and key words joined by a bar: two reporters are five, and the most frequent author is called |.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "pandas==3.1.1"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import pandas as pd

byline = pd.Series(["Ann Hale | Jane Roe"])
plus = pd.Series(["Ann Hale + Jane Roe"])
seen = {
    "at '|'": byline.str.split("|")[0],
    "at ' | '": byline.str.split(" | ")[0],
    "at ' + '": plus.str.split(" + ")[0],
    "at ' | ', regex=False": byline.str.split(" | ", regex=False)[0],
    "' | ' replaced by ';' and split": byline.str.replace(" | ", ";").str.split(";")[0],
}
for how, authors in seen.items():
    print(f"{how}: {len(authors)} {authors}")
sys.exit(0 if [len(authors) for authors in seen.values()] == [2, 5, 1, 2, 2] else 1)
PYTHON
