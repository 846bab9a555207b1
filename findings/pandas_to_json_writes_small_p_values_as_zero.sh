#!/usr/bin/env bash
# pandas 3.1.1, polars 2.1.0, Python 3.11 and later.
#
# `to_json` keeps ten digits after the point, not ten digits of the number: a p-value of 3.2e-12 is written as 0.0, and
# 6.54321e-9 has two digits left. `read_json` finds nothing amiss. `write_json` of polars, and `to_json` with
# double_precision=15, keep the values.
#
# Seen:
#   values: 3.2e-12 6.54321e-09 0.04
#   pandas to_json: 0.0 6.5e-09 0.04
#   pandas to_json, double_precision=15: 3.2e-12 6.54321e-09 0.04
#   polars write_json: 3.2e-12 6.54321e-09 0.04
#
# It matters to tables of key words and collocations, whose p-values are that small: ordered by them, the firmest are all equal,
# and log(p) is infinite.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "pandas==3.1.1" "polars==2.1.0"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import json
import sys

import pandas as pd
import polars as pl

values = [3.2e-12, 6.54321e-9, 0.04]
table = pd.DataFrame({"p": values})
by_pandas = [row["p"] for row in json.loads(table.to_json(orient="records"))]
precise = [row["p"] for row in json.loads(table.to_json(orient="records", double_precision=15))]
by_polars = [row["p"] for row in json.loads(pl.DataFrame({"p": values}).write_json())]
print("values:", *values)
print("pandas to_json:", *by_pandas)
print("pandas to_json, double_precision=15:", *precise)
print("polars write_json:", *by_polars)
sys.exit(0 if (by_pandas, precise, by_polars) == ([0.0, 6.5e-9, 0.04], values, values) else 1)
PYTHON
