#!/usr/bin/env bash
# duckdb 2.0.1, polars 2.1.0, pandas 3.1.1, Python 3.11 and later.
#
# `PIVOT` makes a column of each section, and none of a missing one: articles without a section are in no cell, and an outlet
# whose articles all lack it has a row of zeros. `GROUP BY` of the same table counts them, and `pivot` of polars has a column
# for them.
#
# Seen:
#   columns: outlet news sport
#   PIVOT: ('herald', 1, 0) ('post', 1, 1) ('times', 0, 0)
#   GROUP BY: ('herald', 3) ('post', 2) ('times', 1)
#   columns of polars: outlet news null sport
#   articles in the cells of PIVOT: 3 of 6
#
# It matters to shares: the sum of a row is taken for the articles of the outlet, and they are fewer than it printed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "duckdb==2.0.1" "polars==2.1.0" "pandas==3.1.1"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import duckdb
import polars as pl

rows = [("herald", "news"), ("herald", None), ("herald", None), ("post", "news"), ("post", "sport"), ("times", None)]
articles = pl.DataFrame(rows, schema=["outlet", "section"], orient="row")
with duckdb.connect() as connection:
    connection.execute("CREATE TABLE articles (outlet VARCHAR, section VARCHAR)")
    connection.executemany("INSERT INTO articles VALUES (?, ?)", rows)
    pivot = connection.execute("PIVOT articles ON section USING count(*) GROUP BY outlet ORDER BY outlet")
    columns, cells = [column[0] for column in pivot.description], pivot.fetchall()
    grouped = connection.execute("SELECT outlet, count(*) FROM articles GROUP BY outlet ORDER BY outlet").fetchall()
wide = articles.with_columns(n=1).pivot("section", index="outlet", values="n", aggregate_function="sum")
print("columns:", *columns)
print("PIVOT:", *cells)
print("GROUP BY:", *grouped)
print("columns of polars:", *wide.columns)
counted = sum(cell or 0 for row in cells for cell in row[1:])
print(f"articles in the cells of PIVOT: {counted} of {len(rows)}")
sys.exit(0 if counted == 3 and sum(count for _, count in grouped) == 6 and "null" in wide.columns else 1)
PYTHON
