#!/usr/bin/env bash
# polars 2.1.0, Python 3.11 and later.
#
# Counts of text (`str.count_matches`, `str.len_chars`, `list.len`, `len`) are unsigned 32-bit numbers, and the difference of
# two of them stays one. A score such as “positive words minus negative words” is 4,294,967,294 for an article with two
# negative words: no error, no warning, and a mean over articles of billions.
#
# Seen:
#   net: [1, 4294967294] UInt32
#   mean: 2147483647.5
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "polars==2.1.0"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import polars as pl

texts = pl.DataFrame({"text": ["a success", "a failure and another failure"]})
scored = texts.with_columns(
    net=pl.col("text").str.count_matches("success") - pl.col("text").str.count_matches("failure")
)
print("net:", scored["net"].to_list(), scored["net"].dtype)
print("mean:", scored["net"].mean())
sys.exit(0 if scored["net"].to_list() == [1, 4294967294] else 1)
PYTHON
