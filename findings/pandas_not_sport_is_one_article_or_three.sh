#!/usr/bin/env bash
# pandas 3.1.1, pyarrow 26.0.1, polars 2.1.0, duckdb 2.0.1, Python 3.11 and later.
#
# The condition `section != "sport"` keeps articles that have no section in pandas, and leaves them out in polars, in duckdb,
# and in pandas itself as soon as the same file is read with `dtype_backend`. `~(section == "sport")` does the same.
# `~section.isin(["sport"])` keeps them in all three of pandas’ types, and leaves them out in polars. Nothing is said.
#
# Seen (four articles: one of sport, one of news, two without a section):
#   pandas, as it is: unequal 3, not in 3
#   pandas, numpy_nullable: unequal 1, not in 3
#   pandas, pyarrow: unequal 1, not in 3
#   polars: unequal 1, not in 1
#   duckdb: unequal 1, not in 1
#
# It matters to every count of “all but”: it changes with the library, and within pandas with an option that is to make reading
# faster.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  "pandas==3.1.1" "pyarrow==26.0.1" "polars==2.1.0" "duckdb==2.0.1"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import duckdb
import pandas as pd
import polars as pl

pd.DataFrame({"section": ["news", "sport", None, None]}).to_parquet("articles.parquet")
seen = {}
for backend in (None, "numpy_nullable", "pyarrow"):
    read = pd.read_parquet("articles.parquet", **({"dtype_backend": backend} if backend else {}))
    section = read["section"]
    seen[f"pandas, {backend or 'as it is'}"] = len(read[section != "sport"]), len(read[~section.isin(["sport"])])
table, section = pl.read_parquet("articles.parquet"), pl.col("section")
seen["polars"] = len(table.filter(section != "sport")), len(table.filter(~section.is_in(["sport"])))
queries = [f"SELECT count(*) FROM 'articles.parquet' WHERE {test}" for test in ("section <> 'sport'", "section NOT IN ('sport')")]
seen["duckdb"] = tuple(duckdb.sql(query).fetchall()[0][0] for query in queries)
for by, (unequal, not_in) in seen.items():
    print(f"{by}: unequal {unequal}, not in {not_in}")
sys.exit(0 if list(seen.values()) == [(3, 3), (1, 3), (1, 3), (1, 1), (1, 1)] else 1)
PYTHON
