#!/usr/bin/env bash
# polars 2.1.0, pandas 3.1.1, Python 3.11 and later.
#
# The row "50%" of `describe` is documented as the median ("the median is included by default as the 50% percentile"), and is
# not what `median` gives: where the number of values is even it is the upper of the two middle ones. `quantile(0.5)` is that
# value too. The row "75%" can be the same number.
#
# Seen (characters in thousands: 1, 2, 3, 10):
#   polars describe: 50% 3.0, 75% 3.0
#   polars median: 2.5, quantile(0.5): 3.0
#   pandas describe: 50% 2.5, 75% 4.75
#
# It matters to tables of lengths and counts by outlet with few articles each: the median is too high, and never too low.
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

values = [1, 2, 3, 10]
column = pl.Series("thousands", values)
rows = dict(column.describe().iter_rows())
by_polars = rows["50%"], rows["75%"]
medians = column.median(), column.quantile(0.5)
by_pandas = tuple(float(pd.Series(values).describe()[row]) for row in ("50%", "75%"))
print("polars describe: 50% {}, 75% {}".format(*by_polars))
print("polars median: {}, quantile(0.5): {}".format(*medians))
print("pandas describe: 50% {}, 75% {}".format(*by_pandas))
sys.exit(0 if (by_polars, medians, by_pandas) == ((3.0, 3.0), (2.5, 3.0), (2.5, 4.75)) else 1)
PYTHON
