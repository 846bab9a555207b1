#!/usr/bin/env bash
# duckdb 2.0.1, pandas 3.1.1, polars 2.1.0, Python 3.11 and later.
#
# `//` is documented as integer division, and was made after Python’s. It cuts off towards zero, where Python, pandas and polars
# go down: the six days before an event are in the same week as the event and the six days after it. (`fdiv` goes down.) `%`
# differs in the same way.
#
# Seen (one article on each day of two weeks before and after an event):
#   duckdb //: week -2 1, week -1 7, week 0 13, week 1 7
#   duckdb fdiv: week -2 7, week -1 7, week 0 7, week 1 7
#   pandas //: week -2 7, week -1 7, week 0 7, week 1 7
#   polars //: week -2 7, week -1 7, week 0 7, week 1 7
#
# It matters to counts by week before and after an event: week 0 has thirteen days, and nearly twice the articles of any other,
# as if the event had made them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "duckdb==2.0.1" "pandas==3.1.1" "polars==2.1.0"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from collections import Counter

import duckdb
import pandas as pd
import polars as pl

days = list(range(-14, 14))


def by_duckdb(week: str) -> list[int]:
    rows = duckdb.sql(f"SELECT {week} FROM range(-14, 14) days(day) ORDER BY day").fetchall()
    return [int(found) for (found,) in rows]


weeks = {
    "duckdb //": by_duckdb("day // 7"),
    "duckdb fdiv": by_duckdb("fdiv(day, 7)"),
    "pandas //": (pd.Series(days) // 7).tolist(),
    "polars //": (pl.Series(days) // 7).to_list(),
}
counts = {by: dict(sorted(Counter(found).items())) for by, found in weeks.items()}
for by, found in counts.items():
    print(f"{by}:", ", ".join(f"week {week} {number}" for week, number in found.items()))
even = {-2: 7, -1: 7, 0: 7, 1: 7}
sys.exit(0 if list(counts.values()) == [{-2: 1, -1: 7, 0: 13, 1: 7}, even, even, even] else 1)
PYTHON
