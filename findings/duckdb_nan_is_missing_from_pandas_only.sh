#!/usr/bin/env bash
# duckdb 2.0.1, pandas 3.1.1, polars 2.1.0, pyarrow 26.0.1, Python 3.11 and later.
#
# The same query over the same three numbers, one of them NaN, has two answers: from a pandas frame DuckDB takes NaN for a
# missing value, from a polars frame (or an Arrow table) for a number that is larger than all others and makes every mean NaN.
# Moving a study from pandas to polars changes its counts and means, and nothing is said.
#
# Seen:
#   pandas: count, maximum (2, 0.4)
#   polars: count, maximum (3, nan)
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "duckdb==2.0.1" "pandas==3.1.1" "polars==2.1.0" "pyarrow==26.0.1"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import duckdb
import pandas as pd
import polars as pl

values = {"share": [0.2, float("nan"), 0.4]}
from_pandas, from_polars = pd.DataFrame(values), pl.DataFrame(values)
query = "SELECT count(share), max(share) FROM "
seen = [duckdb.sql(query + name).fetchall()[0] for name in ("from_pandas", "from_polars")]
print("pandas: count, maximum", seen[0])
print("polars: count, maximum", seen[1])
sys.exit(0 if seen[0] == (2, 0.4) and seen[1][0] == 3 and seen[1][1] != seen[1][1] else 1)
PYTHON
