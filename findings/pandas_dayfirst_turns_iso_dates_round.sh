#!/usr/bin/env bash
# pandas 3.1.1, dateparser 1.5.0, Python 3.11 and later.
#
# `dayfirst=True`, set for British dates (13/02/2024), also turns dates in ISO order round, although the year stands first and no
# place writes year, day, month: 2024-03-04 is read as 3 April, and 2024-03-14 in the same column as 14 March. No warning.
# dateparser with DATE_ORDER "DMY" leaves ISO dates alone.
#
# Seen:
#   pandas, one date: 2024-04-03
#   pandas, a column of mixed formats: ['2024-02-13', '2024-04-03', '2024-03-14']
#   dateparser, DMY: 2024-03-04
#
# It matters to a corpus that has both kinds of dates: the first twelve days of a month go to other months, the rest stay.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "pandas==3.1.1" "dateparser==1.5.0"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
import warnings

import dateparser
import pandas

warnings.simplefilter("error", UserWarning)
single = str(pandas.to_datetime("2024-03-04", dayfirst=True).date())
column = pandas.to_datetime(["13/02/2024", "2024-03-04", "2024-03-14"], dayfirst=True, format="mixed")
mixed = [str(day.date()) for day in column]
other = str(dateparser.parse("2024-03-04", settings={"DATE_ORDER": "DMY"}).date())
print("pandas, one date:", single)
print("pandas, a column of mixed formats:", mixed)
print("dateparser, DMY:", other)
expected = "2024-04-03", ["2024-02-13", "2024-04-03", "2024-03-14"], "2024-03-04"
sys.exit(0 if (single, mixed, other) == expected else 1)
PYTHON
