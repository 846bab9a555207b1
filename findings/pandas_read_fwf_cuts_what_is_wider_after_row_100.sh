#!/usr/bin/env bash
# pandas 3.1.1, Python 3.11 and later.
#
# `read_fwf`, for tables in columns of fixed width, finds the columns by the first 100 rows. A word or a number that is wider
# and comes later is cut, without an error: in a list of counts 12345 becomes 45, and "international" is "int". (`infer_nrows`
# sets the number of rows.)
#
# Seen:
#   row 101 in the file: international      12345
#   row 101 as read: int 45
#   sum of the counts: 4095 instead of 16395
#
# It matters to word lists printed in columns, ordered from small counts to large ones or by the alphabet: the largest counts
# become the smallest.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "pandas==3.1.1"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import io
import sys

import pandas as pd

rows = [(f"w{number}", number % 90) for number in range(100)] + [("international", 12345)]
text = "\n".join(f"{word:<16}{count:>8}" for word, count in rows)
read = pd.read_fwf(io.StringIO(text), header=None, names=["word", "count"])
whole = pd.read_fwf(io.StringIO(text), header=None, names=["word", "count"], infer_nrows=1000)
last = tuple(read.iloc[-1])
print("row 101 in the file:", text.splitlines()[-1])
print("row 101 as read:", *last)
print("sum of the counts:", read["count"].sum(), "instead of", sum(count for _, count in rows))
sys.exit(0 if last == ("int", 45) and tuple(whole.iloc[-1]) == rows[-1] else 1)
PYTHON
