#!/usr/bin/env bash
# htmldate 1.11.0, Python 3.11 and later.
#
# An article dated by its month alone gets a day that nobody wrote, and three ways of writing the month have three:
# "2024-03" (a valid value of <time>) has the day of the month on which the program is run, "03/2024" the first, and "March
# 2024" is the first of January.
#
# Seen (run on the 29th of a month):
#   2024-03 -> 2024-03-29
#   03/2024 -> 2024-03-01
#   March 2024 -> 2024-01-01
#
# It matters to monthly magazines, and to a timeline that is made twice: it has another order on another day.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "htmldate==1.11.0"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import datetime
import sys

from htmldate import find_date

page = "<html><body><article><time datetime='{0}'>{0}</time><p>The council met.</p></article></body></html>"
today = datetime.date.today().day
expected = {"2024-03": f"2024-03-{today:02}", "03/2024": "2024-03-01", "March 2024": "2024-01-01"}
seen = {month: find_date(page.format(month)) for month in expected}
for month, date in seen.items():
    print(month, "->", date)
sys.exit(0 if seen == expected else 1)
PYTHON
