#!/usr/bin/env bash
# polars 2.1.0, Python 3.11 and later.
#
# The lengths that `len_chars` gives are of a type of 32 bits, and their sum is of the same type (that of smaller types is
# not): past 4,294,967,295 it starts again at nothing. A million articles of 5,000 characters have 705,032,704 characters by
# the sum, and 5,000,000,000 by the mean.
#
# Seen (5,000 texts of 1,000,000 characters):
#   sum of the lengths: 705032704
#   mean of the lengths times the number of texts: 5000000000
#
# It matters to shares of a corpus and to rates per million characters: seven times too high here.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "polars==2.1.0"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import polars as pl

# A text is kept once and pointed to 5,000 times: 60 MB of memory in all.
lengths = pl.Series(["x" * 1_000_000]).new_from_index(0, 5000).str.len_chars()
total, by_mean = lengths.sum(), round(lengths.mean() * len(lengths))
print("sum of the lengths:", total)
print("mean of the lengths times the number of texts:", by_mean)
sys.exit(0 if (total, by_mean) == (705_032_704, 5_000_000_000) else 1)
PYTHON
