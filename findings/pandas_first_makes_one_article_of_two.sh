#!/usr/bin/env bash
# pandas 3.1.1, polars 2.1.0, Python 3.11 and later.
#
# `groupby(…).first()` does not give the first row of each group: it takes, column by column, the first value that is not
# missing. Of two copies of an article it makes a third that nobody printed, with the headline of one and the author of the
# other. `first` of polars gives the first row; in pandas that is `head(1)`.
#
# Seen:
#   pandas first(): ['agency', 'Ann Hale', 'Quay shut']
#   polars first(): ['agency', None, 'Quay shut']
#   pandas head(1): the author is missing: True
#
# It matters where copies are reduced to the earliest of each story: reports of agencies get the reporter of the outlet that
# reprinted them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "pandas==3.1.1" "polars==2.1.0"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import pandas as pd
import polars as pl

rows = [("s1", "agency", None, "Quay shut"), ("s1", "herald", "Ann Hale", "Harbour closes")]
columns = ["story", "outlet", "author", "headline"]
copies = pd.DataFrame(rows, columns=columns)
by_pandas = copies.groupby("story").first().iloc[0].tolist()
by_polars = list(pl.DataFrame(rows, schema=columns, orient="row").group_by("story").first().row(0)[1:])
row = copies.groupby("story").head(1).iloc[0]
print("pandas first():", by_pandas)
print("polars first():", by_polars)
print("pandas head(1): the author is missing:", bool(pd.isna(row["author"])))
expected = ["agency", "Ann Hale", "Quay shut"], ["agency", None, "Quay shut"]
sys.exit(0 if (by_pandas, by_polars) == expected and pd.isna(row["author"]) else 1)
PYTHON
