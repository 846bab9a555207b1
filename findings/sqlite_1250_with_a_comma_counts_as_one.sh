#!/usr/bin/env bash
# apsw 3.54.1.0 (which brings SQLite 3.54.1), Python 3.11 and later.
#
# The documentation of `sum` and `avg` says that texts which do not look like numbers count as 0. "1,250" counts as 1: what
# stands before the first character that is none is taken for the number, also in a column declared INTEGER, which keeps the
# text. "12 articles" is 12, "2024-03-04" is 2024.
#
# Seen:
#   Herald: 250 counts as 250
#   Gazette: 1,250 counts as 1
#   Echo: 12 articles counts as 12
#   Post: about 90 counts as 0
#   sum 263, mean 65.75, the largest: about 90
#
# It matters to tables imported from CSV, whose numbers have commas: the larger a number, the less it counts, and no row fails.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "apsw==3.54.1.0"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import apsw

connection = apsw.Connection(":memory:")
connection.execute("CREATE TABLE outlets (name TEXT, words INTEGER)")
rows = [("Herald", "250"), ("Gazette", "1,250"), ("Echo", "12 articles"), ("Post", "about 90")]
connection.executemany("INSERT INTO outlets VALUES (?, ?)", rows)
each = connection.execute("SELECT name, words, sum(words) FROM outlets GROUP BY name ORDER BY rowid").fetchall()
total, mean, largest = connection.execute("SELECT sum(words), avg(words), max(words) FROM outlets").fetchone()
for name, words, counted in each:
    print(f"{name}: {words} counts as {counted:g}")
print(f"sum {total:g}, mean {mean:g}, the largest: {largest}")
sys.exit(0 if [counted for *_, counted in each] == [250, 1, 12, 0] and (total, mean, largest) == (263, 65.75, "about 90") else 1)
PYTHON
