#!/usr/bin/env bash
# pyarrow 26.0.1, pandas 3.1.1, polars 2.1.0, Python 3.11 and later.
#
# pyarrow adds up small whole numbers in large ones (`sum`), but keeps a running total (`cumulative_sum`) in the type of the
# column, and goes on below zero once it is full, without an error. polars does so with 32 bits (smaller types it widens);
# pandas and numpy count on. (`cumulative_sum_checked` raises.)
#
# Seen:
#   pyarrow sum: 4000000000
#   last running total, pyarrow: -294967296
#   last running total, polars, Int32: -294967296
#   last running total, pandas, int32: 4000000000
#
# It matters to growth of a corpus over time: characters of articles fit in 32 bits, their running total does not from two
# thousand million on.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "pyarrow==26.0.1" "pandas==3.1.1" "polars==2.1.0"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.compute as pc

characters = [2_000_000_000, 2_000_000_000]
column = pa.array(characters, pa.int32())
totals = {
    "pyarrow": pc.cumulative_sum(column).to_pylist()[-1],
    "polars, Int32": pl.Series(characters, dtype=pl.Int32).cum_sum()[-1],
    "pandas, int32": int(pd.Series(characters, dtype="int32").cumsum().iloc[-1]),
}
print("pyarrow sum:", pc.sum(column).as_py())
for by, total in totals.items():
    print(f"last running total, {by}: {total}")
sys.exit(0 if list(totals.values()) == [-294967296] * 2 + [4_000_000_000] and pc.sum(column).as_py() == 4_000_000_000 else 1)
PYTHON
