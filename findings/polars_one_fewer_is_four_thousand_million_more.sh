#!/usr/bin/env bash
# polars 2.1.0, Python 3.11 and later.
#
# Counts of Polars (`len`, `n_unique`, `str.len_chars`, `str.count_matches`) are unsigned numbers of 32 bits, and a difference
# of two columns of them stays one: one article fewer is 4,294,967,295 more, without an error or a warning. It depends on how
# the same difference is written: as `diff()` or between two single values it is -1.
#
# Seen:
#   column minus column: 4294967295
#   diff(): -1
#   value minus value: -1
#   outlets with more articles than the year before: ['Gazette', 'Herald']
#
# It matters to every comparison of two counts: the filter "more than the year before" keeps an outlet that has fewer.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "polars==2.1.0"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import polars as pl

articles = pl.DataFrame(
    {"outlet": ["Gazette"] * 5 + ["Herald"] * 3, "year": [2023, 2023, 2023, 2024, 2024, 2023, 2024, 2024]}
)
counts = articles.group_by("outlet").agg(
    before=pl.col("year").filter(pl.col("year") == 2023).len(),
    now=pl.col("year").filter(pl.col("year") == 2024).len(),
)
counts = counts.sort("outlet")
change = counts.select(pl.col("now") - pl.col("before"))["now"][0]
by_diff = pl.Series([counts["before"][0], counts["now"][0]], dtype=counts.schema["now"]).diff()[1]
single = counts["now"][0] - counts["before"][0]
more = counts.filter(pl.col("now") - pl.col("before") > 0)["outlet"].to_list()
print("column minus column:", change)
print("diff():", by_diff)
print("value minus value:", single)
print("outlets with more articles than the year before:", more)
sys.exit(0 if (change, by_diff, single, more) == (4294967295, -1, -1, ["Gazette", "Herald"]) else 1)
PYTHON
