#!/usr/bin/env bash
# polars 2.1.0, pandas 3.1.1, Python 3.11 and later.
#
# A table with a list of names for each article, made long with `explode`, has no row for an article whose list is empty;
# one whose list is missing keeps a row. In pandas, and in polars before version 2, both keep one. Nothing is said when a
# program of before is run again.
#
# Seen (five names in four articles, one of them without any):
#   polars: 4 articles in the table, 3 after explode, 1.67 names an article
#   pandas: 4 articles in the table, 4 after explode, 1.25 names an article
#
# It matters to every mean per article, and to the count of articles that name nobody.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "polars==2.1.0" "pandas==3.1.1"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import pandas as pd
import polars as pl

table = {"article": [1, 2, 3, 4], "name": [["Roe", "Doe"], ["Roe"], [], ["Lee", "Roe"]]}
long = {"polars": pl.DataFrame(table).explode("name"), "pandas": pd.DataFrame(table).explode("name")}
seen = []
for library, rows in long.items():
    articles, names = rows["article"].n_unique() if library == "polars" else rows["article"].nunique(), 5
    seen.append((articles, round(names / articles, 2)))
    print(f"{library}: 4 articles in the table, {articles} after explode, {seen[-1][1]} names an article")
missing = pl.DataFrame({"article": [1], "name": [None]}, schema_overrides={"name": pl.List(pl.String)})
sys.exit(0 if seen == [(3, 1.67), (4, 1.25)] and missing.explode("name").height == 1 else 1)
PYTHON
