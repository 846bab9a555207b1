#!/usr/bin/env bash
# polars 2.1.0, numpy 2.4.6, Python 3.11 and later.
#
# What is missing in an array of numpy is NaN, and stays NaN in polars, which has null for missing values. The mean is then NaN,
# which warns whoever reads it; the median is not: NaN counts as larger than any number, and the median moves up, by as much as
# there are missing values. `max` leaves it out.
#
# Seen:
#   polars: mean nan, median 7.0, quantile(0.5) 7.0, max 10.0
#   polars, after fill_nan(None): mean 4.0, median 3.0
#   numpy, nanmean 4.0, nanmedian 3.0
#
# It matters to medians of lengths and shares, computed elsewhere for some articles only: they are too high, and look like any
# number.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "polars==2.1.0" "numpy==2.4.6"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import numpy as np
import polars as pl

shares = np.array([1.0, 2.0, 3.0, 4.0, 10.0, np.nan, np.nan, np.nan])
column = pl.Series(shares)
by_polars = column.mean(), column.median(), column.quantile(0.5, "linear"), column.max()
filled = column.fill_nan(None)
by_numpy = float(np.nanmean(shares)), float(np.nanmedian(shares))
print("polars: mean {}, median {}, quantile(0.5) {}, max {}".format(*by_polars))
print("polars, after fill_nan(None): mean {}, median {}".format(filled.mean(), filled.median()))
print("numpy, nanmean {}, nanmedian {}".format(*by_numpy))
sys.exit(0 if np.isnan(by_polars[0]) and by_polars[1:] == (7.0, 7.0, 10.0) and by_numpy == (4.0, 3.0) else 1)
PYTHON
