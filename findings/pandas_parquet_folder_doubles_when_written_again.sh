#!/usr/bin/env bash
# pandas 3.1.1, pyarrow 26.0.1, Python 3.11 and later.
#
# `to_parquet` to a file replaces the file. With `partition_cols` it adds: the files get random names and those of the last time
# stay, so that running the same cell twice doubles the table. Neither writing nor reading says so; pyarrow's own
# `dataset.write_dataset` refuses a folder that is not empty.
#
# Seen (3 articles):
#   one file, written twice: 3
#   folder by outlet, written twice: 6
#   pyarrow.dataset, written twice: ArrowInvalid
#
# It matters to notebooks, where cells are run again: every count is doubled, every article has an exact copy.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "pandas==3.1.1" "pyarrow==26.0.1"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import pandas
import pyarrow
import pyarrow.dataset

articles = pandas.DataFrame({"outlet": ["Gazette", "Gazette", "Herald"], "headline": ["One", "Two", "Three"]})
table = pyarrow.Table.from_pandas(articles)
refused = "written"
for _ in range(2):
    articles.to_parquet("articles.parquet")
    articles.to_parquet("by_outlet", partition_cols=["outlet"])
    try:
        pyarrow.dataset.write_dataset(table, "dataset", format="parquet", partitioning=["outlet"])
    except pyarrow.ArrowInvalid as error:
        refused = type(error).__name__
one, parts = len(pandas.read_parquet("articles.parquet")), len(pandas.read_parquet("by_outlet"))
print("one file, written twice:", one)
print("folder by outlet, written twice:", parts)
print("pyarrow.dataset, written twice:", refused)
sys.exit(0 if (one, parts, refused) == (3, 6, "ArrowInvalid") else 1)
PYTHON
