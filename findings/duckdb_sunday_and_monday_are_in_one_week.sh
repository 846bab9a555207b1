#!/usr/bin/env bash
# duckdb 2.0.1, Python 3.11 and later.
#
# `date_diff` counts how many borders of a unit lie between two dates: from 31 January to 1 February is one month. With
# "week" it counts spans of seven days instead: from Sunday 3 March 2024 to Monday 4 March are 0 weeks, although
# `date_trunc` puts the two into different weeks.
#
# Seen:
#   month, 2024-01-31 to 2024-02-01: 1
#   year, 2023-12-31 to 2024-01-01: 1
#   week, 2024-03-03 to 2024-03-04: 0
#   weeks they are in: 2024-02-26, 2024-03-04
#   week of the study, Monday 8 and Sunday 14 January 2024, counted from Monday 1 January: [1, 1]
#   counted from Wednesday 3 January: [0, 1]
#
# It matters to coverage by week: the weeks begin on the weekday of the first article.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "duckdb==2.0.1"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import duckdb


def weeks(unit, first, last):
    query = f"SELECT date_diff('{unit}', DATE '{first}', DATE '{last}')"
    return duckdb.sql(query).fetchall()[0][0]


seen = []
for unit, first, last in (
    ("month", "2024-01-31", "2024-02-01"),
    ("year", "2023-12-31", "2024-01-01"),
    ("week", "2024-03-03", "2024-03-04"),
):
    seen.append(weeks(unit, first, last))
    print(f"{unit}, {first} to {last}: {seen[-1]}")
begins = duckdb.sql(
    "SELECT date_trunc('week', DATE '2024-03-03')::DATE::VARCHAR, date_trunc('week', DATE '2024-03-04')::DATE::VARCHAR"
).fetchall()[0]
print("weeks they are in:", ", ".join(begins))
from_monday = [weeks("week", "2024-01-01", day) for day in ("2024-01-08", "2024-01-14")]
from_wednesday = [weeks("week", "2024-01-03", day) for day in ("2024-01-08", "2024-01-14")]
print("week of the study, Monday 8 and Sunday 14 January 2024, counted from Monday 1 January:", from_monday)
print("counted from Wednesday 3 January:", from_wednesday)
expected = [1, 1, 0], ("2024-02-26", "2024-03-04"), [1, 1], [0, 1]
sys.exit(0 if (seen, begins, from_monday, from_wednesday) == expected else 1)
PYTHON
