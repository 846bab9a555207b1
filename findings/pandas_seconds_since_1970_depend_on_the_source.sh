#!/usr/bin/env bash
# pandas 3.1.1, Python 3.11 and later.
#
# The number behind a date, `astype("int64")`, was in nanoseconds; since pandas 3 it is in the unit of the column, and the unit
# follows from where the dates come from: microseconds for text, seconds for `datetime.date` objects, nanoseconds for text with
# that many digits. The columns compare as equal. The usual `astype("int64") // 10**9` is a second of January 1970, and
# `to_datetime` of the numbers, which takes them for nanoseconds, brings other dates back.
#
# Seen (4 March 2024, 00:00):
#   text: datetime64[us], 1709510400000000, brought back: 1970-01-20
#   date objects: datetime64[s], 1709510400, brought back: 1970-01-01
#   text with nanoseconds: datetime64[ns], 1709510400000000001, brought back: 2024-03-04
#   equal: True
#
# It matters to delays between outlets and to slopes over time, which are worked out with these numbers.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "pandas==3.1.1"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import datetime
import sys

import pandas as pd

columns = {
    "text": pd.Series(pd.to_datetime(["2024-03-04"])),
    "date objects": pd.Series(pd.to_datetime([datetime.date(2024, 3, 4)])),
    "text with nanoseconds": pd.Series(pd.to_datetime(["2024-03-04T00:00:00.000000001"])),
}
seen = []
for name, column in columns.items():
    numbers = column.astype("int64")
    seen.append((str(column.dtype), int(numbers[0]), str(pd.to_datetime(numbers)[0].date())))
    print("{}: {}, {}, brought back: {}".format(name, *seen[-1]))
equal = bool((columns["text"] == columns["date objects"]).all())
print("equal:", equal)
expected = [
    ("datetime64[us]", 1709510400000000, "1970-01-20"),
    ("datetime64[s]", 1709510400, "1970-01-01"),
    ("datetime64[ns]", 1709510400000000001, "2024-03-04"),
]
sys.exit(0 if seen == expected and equal else 1)
PYTHON
