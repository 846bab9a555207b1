#!/usr/bin/env bash
# duckdb 2.0.1, Python 3.11 and later.
#
# `jaccard(a, b)` is a measure of similarity of two texts, as the name says, over the sets of their letters: words and even
# the number of letters play no part. Any two sentences long enough to have most letters of the alphabet are nearly the same,
# so that a threshold of 0.8, which is strict for words, marks unrelated articles as copies.
#
# Seen:
#   DuckDB: 0.85
#   of words: 0.06
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "duckdb==2.0.1"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import duckdb

one = "The mayor resigned on Monday after a vote of no confidence, the council said in a brief public notice."
other = "Heavy rain flooded many roads in the valley, and the forecast is for more, but services run again by noon."
letters = duckdb.execute("SELECT jaccard(?, ?)", [one, other]).fetchone()[0]
a, b = set(one.lower().split()), set(other.lower().split())
print("DuckDB:", round(letters, 2))
print("of words:", round(len(a & b) / len(a | b), 2))
sys.exit(0 if letters > 0.7 and len(a & b) / len(a | b) < 0.2 else 1)
PYTHON
