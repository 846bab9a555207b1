#!/usr/bin/env bash
# pandas 3.1.1, lxml 6.1.3, Python 3.11 and later.
#
# `read_html` takes every comma in a cell for a mark between thousands, wherever it stands: a share of 2,5 (as most of Europe
# writes it) is 25, and the pages "3,4,5" are 345. `read_csv` leaves such cells as text, for it expects no such mark unless
# told. No warning is given.
#
# Seen:
#   shares on the page: 2,5 31,25 8
#   read_html: 25 3125 8
#   read_csv: 2,5 31,25 8
#   pages on the page: 3,4,5 12,14 7
#   read_html: 345 1214 7
#
# It matters to tables of shares and prices on pages in German or French: all are ten or a hundred times too large, beside those
# that have no comma.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "pandas==3.1.1" "lxml==6.1.3"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import io
import sys

import pandas as pd

rows = [("A", "2,5", "3,4,5"), ("B", "31,25", "12,14"), ("C", "8", "7")]
cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
page = f"<table><tr><th>party</th><th>share</th><th>pages</th></tr>{cells}</table>"
read = pd.read_html(io.StringIO(page), flavor="lxml")[0]
shares, pages = read["share"].tolist(), read["pages"].tolist()
from_csv = pd.read_csv(io.StringIO('party;share\nA;2,5\nB;31,25\nC;8\n'), sep=";")["share"].tolist()
print("shares on the page:", *(row[1] for row in rows))
print("read_html:", *shares)
print("read_csv:", *from_csv)
print("pages on the page:", *(row[2] for row in rows))
print("read_html:", *pages)
sys.exit(0 if (shares, pages, from_csv) == ([25, 3125, 8], [345, 1214, 7], ["2,5", "31,25", "8"]) else 1)
PYTHON
