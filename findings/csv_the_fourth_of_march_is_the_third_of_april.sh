#!/usr/bin/env bash
# pandas 3.1.1, polars 2.1.0, duckdb 2.0.1, Python 3.11 and later.
#
# A column of dates such as 03/04/2024 is read with the month first by pandas (`to_datetime`), and with the day first by polars
# (`read_csv` with `try_parse_dates`, and `str.to_date`) and by DuckDB, all of them silently where every date can be read both
# ways. A later date that has only one reading decides for the whole column in DuckDB, and leaves it as text in polars.
#
# Seen:
#   in the file: 03/04/2024
#   pandas: 2024-03-04
#   polars read_csv: 2024-04-03
#   polars to_date: 2024-04-03
#   duckdb: 2024-04-03
#   duckdb, 05/14/2024 below: 2024-03-04
#   polars read_csv, 05/14/2024 below: 03/04/2024
#
# It matters where one table passes through two of them: articles of one day are placed on two, and no count by month agrees.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "pandas==3.1.1" "polars==2.1.0" "duckdb==2.0.1"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl

Path("both.csv").write_text("date,words\n03/04/2024,100\n05/04/2024,200\n")
Path("one.csv").write_text("date,words\n03/04/2024,100\n05/14/2024,200\n")
found = {
    "pandas": str(pd.to_datetime(pd.read_csv("both.csv")["date"])[0].date()),
    "polars read_csv": str(pl.read_csv("both.csv", try_parse_dates=True)["date"][0]),
    "polars to_date": str(pl.read_csv("both.csv")["date"].str.to_date()[0]),
    "duckdb": str(duckdb.sql("SELECT date FROM 'both.csv'").fetchall()[0][0]),
    "duckdb, 05/14/2024 below": str(duckdb.sql("SELECT date FROM 'one.csv'").fetchall()[0][0]),
    "polars read_csv, 05/14/2024 below": str(pl.read_csv("one.csv", try_parse_dates=True)["date"][0]),
}
print("in the file: 03/04/2024")
for by, day in found.items():
    print(f"{by}: {day}")
expected = ["2024-03-04", "2024-04-03", "2024-04-03", "2024-04-03", "2024-03-04", "03/04/2024"]
sys.exit(0 if list(found.values()) == expected else 1)
PYTHON
