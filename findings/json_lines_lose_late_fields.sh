#!/usr/bin/env bash
# polars 2.1.0, duckdb 2.0.1, pyarrow 26.0.1, Python 3.11 and later.
#
# A field that appears late in a file of JSON lines is dropped without a word: Polars looks at the first 100 lines, DuckDB at
# the first 20,480, and pyarrow's `Table.from_pylist` at the first row alone. A text that does not fit its column raises in the
# readers; a field that was not seen is left out, with every value it has. pyarrow's own JSON reader keeps it.
#
# Seen (30,000 articles, the last 9,000 with a "byline"):
#   bylines in the file: 9000
#   pyarrow.json.read_json: 9000
#   polars.read_ndjson: no column
#   duckdb.read_json: no column
#   pyarrow.Table.from_pylist: no column
#
# It matters to an archive that was collected over years: fields such as author or correction were added at some date, and the
# later articles then look as if they had none.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "polars==2.1.0" "duckdb==2.0.1" "pyarrow==26.0.1"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import json
import sys

import duckdb
import polars
import pyarrow
import pyarrow.json

rows = [{"id": number, "text": "words"} | ({"byline": "A. Writer"} if number >= 21_000 else {}) for number in range(30_000)]
with open("articles.jsonl", "w", encoding="utf-8") as file:
    file.writelines(json.dumps(row) + "\n" for row in rows)


def told(table: pyarrow.Table) -> object:
    return len(table["byline"].drop_null()) if "byline" in table.column_names else "no column"


seen = {
    "pyarrow.json.read_json": told(pyarrow.json.read_json("articles.jsonl")),
    "polars.read_ndjson": told(polars.read_ndjson("articles.jsonl").to_arrow()),
    "duckdb.read_json": told(duckdb.read_json("articles.jsonl").to_arrow_table()),
    "pyarrow.Table.from_pylist": told(pyarrow.Table.from_pylist(rows)),
}
print("bylines in the file:", sum("byline" in row for row in rows))
for name, value in seen.items():
    print(f"{name}: {value}")
sys.exit(0 if list(seen.values()) == [9000, "no column", "no column", "no column"] else 1)
PYTHON
