#!/usr/bin/env bash
# pandas 3.1.1, python-dateutil 4.0.0, Python 3.11 and later.
#
# A date that lacks its year is one of the year 1 since pandas counts in microseconds; before (2.3.3), it did not fit and was an
# error, or NaT with `errors="coerce"`. "5 March", "May" and "March" become times like any other, and so does a word that is a
# month and a name. "24-03-04" is 24 March 2004.
#
# Seen:
#   5 March 2024: 2024-03-05
#   5 March: 0001-03-05
#   March: 0001-03-01
#   May: 0001-05-01
#   24-03-04: 2004-03-24
#   years between the first and the last: 2023
#
# It matters to archives whose dates were cut, and to columns of names: the span of a corpus is two thousand years, and its
# median wrong, where NaT was counted before.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "pandas==3.1.1" "python-dateutil==4.0.0"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
import warnings

import pandas as pd

warnings.simplefilter("ignore")
dates = ["5 March 2024", "5 March", "March", "May", "24-03-04"]
read = pd.to_datetime(pd.Series(dates), format="mixed", errors="coerce")
for date, found in zip(dates, read, strict=True):
    print(f"{date}: {found.isoformat()[:10]}")
print("years between the first and the last:", read.max().year - read.min().year)
expected = ["2024-03-05", "0001-03-05", "0001-03-01", "0001-05-01", "2004-03-24"]
sys.exit(0 if [found.isoformat()[:10] for found in read] == expected else 1)
PYTHON
