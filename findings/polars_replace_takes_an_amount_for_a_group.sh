#!/usr/bin/env bash
# polars 2.1.0, Python 3.11 and later.
#
# In the replacement of `str.replace` and `str.replace_all` a dollar sign and the letters or digits after it name a group of
# the pattern, and a group that does not exist is the empty string. Filling in “US$500m” leaves “US”: the amount is gone
# without an error (Python's `re` has the backslash for groups, and raises for one that does not exist).
#
# Seen:
#   polars: The mayor was paid US.
#   re:     The mayor was paid US$500m.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "polars==2.1.0"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import re

import polars as pl

filled = pl.Series(["The mayor was paid AMOUNT."]).str.replace("AMOUNT", "US$500m")[0]
print("polars:", filled)
print("re:    ", re.sub("AMOUNT", "US$500m", "The mayor was paid AMOUNT."))
sys.exit(0 if filled == "The mayor was paid US." else 1)
PYTHON
