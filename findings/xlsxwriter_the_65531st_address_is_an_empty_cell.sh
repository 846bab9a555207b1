#!/usr/bin/env bash
# XlsxWriter 3.3.1, pandas 3.1.1, openpyxl 3.1.5, Python 3.11 and later.
#
# Excel has room for 65,530 links on a sheet. XlsxWriter, which pandas takes if it is installed, makes a link of every address,
# and leaves what comes after them out: not as text without a link, but as an empty cell. It warns of each link that it ignores,
# not of a text that is lost. An address of more than 2,079 characters is left out from the first row on.
#
# Seen:
#   written: 65600 addresses; read: 65530
#   rows read: 65600 the first without an address: 65532
#   a long address is missing: True
#
# It matters to lists of articles with their addresses: rows from 65,532 on have none, and whoever counts or joins by it loses
# them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  "XlsxWriter==3.3.1" "pandas==3.1.1" "openpyxl==3.1.5"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
import warnings

import pandas as pd

addresses = [f"https://herald.invalid/{number}" for number in range(65_600)]
table = pd.DataFrame({"number": range(65_600), "address": addresses})
with warnings.catch_warnings(record=True) as said:
    warnings.simplefilter("always")
    table.to_excel("articles.xlsx", index=False, engine="xlsxwriter")
read = pd.read_excel("articles.xlsx")
print("written:", table["address"].count(), "addresses; read:", read["address"].count())
print("rows read:", len(read), "the first without an address:", int(read["number"][read["address"].isna()].iloc[0]) + 2)
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    long = pd.DataFrame({"number": [1], "address": ["https://herald.invalid/?" + "a" * 2_100]})
    long.to_excel("long.xlsx", index=False, engine="xlsxwriter")
missing = bool(pd.read_excel("long.xlsx")["address"].isna()[0])
print("a long address is missing:", missing)
sys.exit(0 if (len(read), read["address"].count(), missing) == (65_600, 65_530, True) and said else 1)
PYTHON
