#!/usr/bin/env bash
# markitdown 0.1.9 (with its extra xlsx), openpyxl 3.1.5, Python 3.11 and later.
#
# A workbook is turned into a table of Markdown by way of pandas, and cells change on the way though the file is exact: text of
# digits becomes a number ("007" is 7), whole numbers beside an empty cell get a point, empty cells become the word NaN, and an
# upright bar within a text ends the cell, so that the row has a column more. In a CSV file the bar is escaped and nothing else
# changes.
#
# Seen:
#   table.xlsx:
#     | 7 | 41.0 | Quay shut | Live |
#     | 10 | NaN | NaN |
#   table.csv:
#     | 007 | 41 | Quay shut \| Live |
#     | 010 |  |  |
#
# It matters to tables that are handed to a language model or compared with their source: codes no longer match, and NaN looks
# like a value.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "markitdown[xlsx]==0.1.9" "openpyxl==3.1.5"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from pathlib import Path

import openpyxl
from markitdown import MarkItDown

rows = [("outlet", "quotes", "headline"), ("007", 41, "Quay shut | Live"), ("010", None, None)]
book = openpyxl.Workbook()
for row in rows:
    book.active.append(row)
book.save("table.xlsx")
Path("table.csv").write_text("\n".join(",".join(str("" if cell is None else cell) for cell in row) for row in rows))
tables = {}
for name in ("table.xlsx", "table.csv"):
    text = MarkItDown().convert(name).text_content
    tables[name] = [line for line in text.splitlines() if line.startswith("|") and "---" not in line]
    print(f"{name}:", *tables[name][1:], sep="\n  ")
expected = ["| 7 | 41.0 | Quay shut | Live |", "| 10 | NaN | NaN |"]
sys.exit(0 if tables["table.xlsx"][1:] == expected and tables["table.csv"][1].startswith("| 007 | 41 |") else 1)
PYTHON
