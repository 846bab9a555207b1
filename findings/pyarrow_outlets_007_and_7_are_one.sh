#!/usr/bin/env bash
# pyarrow 26.0.1, polars 2.1.0, duckdb 2.0.1, Python 3.11 and later.
#
# A table written with `partition_cols` has a folder for each outlet, and the name of the outlet is in the name of the folder
# only. pyarrow and polars guess its type when the folders are read: where every name is made of figures, the text "007" is the
# number 7. Two outlets, "007" and "7", are one, without a word. duckdb keeps them. (`read_parquet` of pandas gives what pyarrow
# reads.)
#
# Seen:
#   written: ('007', 100) ('7', 200)
#   pyarrow: (7, 300)
#   polars: (7, 300)
#   duckdb: ('007', 100) ('7', 200)
#
# It matters to tables written in parts by an account, a postcode or the number of an outlet: ids lose their zeros, joins by
# them find nothing, and counts are added up.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "pyarrow==26.0.1" "polars==2.1.0" "duckdb==2.0.1"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import duckdb
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

articles = {"outlet": ["007", "7"], "words": [100, 200]}
pq.write_to_dataset(pa.table(articles), "articles", partition_cols=["outlet"])
by_pyarrow = pq.read_table("articles").group_by("outlet").aggregate([("words", "sum")]).to_pydict()
by_polars = pl.read_parquet("articles/**/*.parquet", hive_partitioning=True).group_by("outlet").sum().to_dict(as_series=False)
query = "SELECT outlet, sum(words) FROM read_parquet('articles/**/*.parquet', hive_partitioning = true) GROUP BY 1 ORDER BY 1"
by_duckdb = [(outlet, int(words)) for outlet, words in duckdb.sql(query).fetchall()]
print("written:", *zip(articles["outlet"], articles["words"]))
print("pyarrow:", *zip(by_pyarrow["outlet"], by_pyarrow["words_sum"]))
print("polars:", *zip(by_polars["outlet"], by_polars["words"]))
print("duckdb:", *by_duckdb)
one = {"outlet": [7], "words_sum": [300]}, {"outlet": [7], "words": [300]}
sys.exit(0 if (by_pyarrow, by_polars) == one and by_duckdb == [("007", 100), ("7", 200)] else 1)
PYTHON
