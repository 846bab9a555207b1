#!/usr/bin/env bash
# polars 2.1.0 with fastexcel 0.21.0, openpyxl 3.1.5, Python 3.11 and later.
#
# `polars.read_excel` decides on a column's type by its first 1,000 rows. A cell of text further down, in a column that was
# numbers so far, becomes null without an error or a warning: what does not fit the type is set to null by default. openpyxl
# has the values.
#
# Seen (1,200 rows, page numbers 1 to 1,100, then "A1" to "A100"):
#   type of the column: Int64
#   pages that polars has: 1100
#   pages that openpyxl has: 1200
#
# It matters to exports of newspaper archives: pages of supplements ("A12"), article numbers with a letter, word counts with
# "n/a" are gone, and all that is based on them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "polars==2.1.0" "fastexcel==0.21.0" "openpyxl==3.1.5"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
import warnings

import openpyxl
import polars as pl

warnings.simplefilter("error")
book = openpyxl.Workbook()
book.active.append(["headline", "page"])
for number in range(1, 1201):
    book.active.append([f"Headline {number}", number if number <= 1100 else f"A{number - 1100}"])
book.save("articles.xlsx")
pages = pl.read_excel("articles.xlsx")["page"]
there = [row[1] for row in openpyxl.load_workbook("articles.xlsx").active.iter_rows(min_row=2, values_only=True)]
print("type of the column:", pages.dtype)
print("pages that polars has:", pages.len() - pages.null_count())
print("pages that openpyxl has:", sum(page is not None for page in there))
sys.exit(0 if (pages.dtype, pages.null_count(), len(there)) == (pl.Int64, 100, 1200) and None not in there else 1)
PYTHON
