#!/usr/bin/env bash
# pandas 3.1.1, pyarrow 26.0.1, polars 2.1.0, Python 3.11 and later.
#
# A Parquet file holds whole numbers of 19 digits exactly, missing ones among them. `read_parquet` of pandas makes fractions of
# such a column as soon as one value is missing, and rounds all the others: ids of posts that differ in the last digits become
# one. `to_pandas` of polars does the same. No warning is given. With dtype_backend="numpy_nullable" the ids come back as they
# were.
#
# Seen:
#   in the file: 1234567890123456789 1234567890123456788
#   pandas.read_parquet: 1234567890123456768
#   polars to_pandas: 1234567890123456768
#   pandas, numpy_nullable: 1234567890123456788 1234567890123456789
#
# It matters to posts with the id of the post that they answer, which some lack: answers are joined to the wrong posts, or to
# none.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "pandas==3.1.1" "pyarrow==26.0.1" "polars==2.1.0"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

ids = [1234567890123456789, 1234567890123456788, None]
pq.write_table(pa.table({"answers": ids}), "posts.parquet")
in_file = pq.read_table("posts.parquet")["answers"].drop_null().unique().to_pylist()
read = {
    "pandas.read_parquet": pd.read_parquet("posts.parquet"),
    "polars to_pandas": pl.read_parquet("posts.parquet").to_pandas(),
    "pandas, numpy_nullable": pd.read_parquet("posts.parquet", dtype_backend="numpy_nullable"),
}
found = {by: sorted(int(each) for each in table["answers"].dropna().unique()) for by, table in read.items()}
print("in the file:", *in_file)
for by, numbers in found.items():
    print(f"{by}:", *numbers)
rounded = [1234567890123456768]
sys.exit(0 if in_file == ids[:2] and list(found.values()) == [rounded, rounded, sorted(ids[:2])] else 1)
PYTHON
