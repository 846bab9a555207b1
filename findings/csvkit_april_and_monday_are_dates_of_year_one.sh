#!/usr/bin/env bash
# csvkit 2.2.0, agate 1.14.2, Python 3.11 and later.
#
# Reporters called April, May and June, and the days of the week, become dates of the year 1; numbers that are 0 or 1 in
# every row become True and False, so that `csvstat` has no sum of them. csvsort, csvjoin, csvjson and csvstat do so by
# default; csvcut, csvgrep and csvstack leave the text as it is. Sunday stands before Monday then.
#
# Seen (csvsort -c weekday):
#   reporter,weekday,articles
#   0001-05-01,0001-01-05,False
#   0001-06-01,0001-01-07,True
#   0001-04-01,0001-01-08,True
#
# It matters to tables by reporter or by weekday. (`--no-inference` leaves everything as text.)
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "csvkit==2.2.0" "agate==1.14.2"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import pathlib
import subprocess
import sys

pathlib.Path("table.csv").write_text("reporter,weekday,articles\nApril,Monday,1\nMay,Friday,0\nJune,Sunday,1\n")
command = ["venv/bin/csvsort", "-c", "weekday", "table.csv"]
seen = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
print(*seen, sep="\n")
expected = [
    "reporter,weekday,articles",
    "0001-05-01,0001-01-05,False",
    "0001-06-01,0001-01-07,True",
    "0001-04-01,0001-01-08,True",
]
sys.exit(0 if seen == expected else 1)
PYTHON
