#!/usr/bin/env bash
# duckdb 2.0.1, Python 3.11 and later.
#
# `USING SAMPLE 10%` of a table of 800 articles never gives about 80: it gives 0 or all 800. The default method draws whole
# blocks of 2,048 rows, and a corpus of a few hundred articles is one block. `USING SAMPLE 10 PERCENT (bernoulli)` draws rows.
#
# Seen (200 draws each):
#   sizes with USING SAMPLE 10%: [0, 800]
#   sizes with bernoulli: between 40 and 130
#
# It matters to a sample drawn for hand coding: most draws return nothing, and one in ten the whole corpus, as "10%".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "duckdb==2.0.1"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import duckdb

duckdb.sql("CREATE TABLE articles AS SELECT range AS id FROM range(800)")


def sizes(clause: str) -> set[int]:
    query = f"SELECT count(*) FROM (SELECT * FROM articles USING SAMPLE {clause})"
    return {duckdb.sql(query).fetchall()[0][0] for _ in range(200)}


by_default, by_row = sizes("10%"), sizes("10 PERCENT (bernoulli)")
within = 40 <= min(by_row) <= max(by_row) <= 130
print("sizes with USING SAMPLE 10%:", sorted(by_default))
print("sizes with bernoulli:", "between 40 and 130" if within else sorted(by_row))
sys.exit(0 if by_default == {0, 800} and within else 1)
PYTHON
