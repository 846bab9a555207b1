#!/usr/bin/env bash
# pandas 3.1.1, openpyxl 3.1.5, XlsxWriter 3.3.1, python-calamine 0.9.1, Python 3.11 and later.
#
# A text with line ends of Windows is written to a workbook by pandas and read by pandas, and has the seven letters
# "_x000D_" at the end of each line: that is how such a file spells the first half of the line end, and openpyxl, with which
# pandas reads by default, does not undo it. With engine="calamine" the text comes back as it was.
#
# Seen:
#   written: 'We go.\r\nWe stay.'
#   read: 'We go._x000D_\nWe stay.'
#   read with calamine: 'We go.\r\nWe stay.'
#
# It matters to articles that pass through a spreadsheet: there is a word more on each line, and no passage equals its
# source.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "pandas==3.1.1" "openpyxl==3.1.5" "XlsxWriter==3.3.1" "python-calamine==0.9.1"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import pandas as pd

text = "We go.\r\nWe stay."
pd.DataFrame({"text": [text]}).to_excel("articles.xlsx", index=False)  # XlsxWriter is taken where it is installed
seen = pd.read_excel("articles.xlsx", engine="openpyxl")["text"][0]
by_calamine = pd.read_excel("articles.xlsx", engine="calamine")["text"][0]
print("written:", repr(text))
print("read:", repr(seen))
print("read with calamine:", repr(by_calamine))
sys.exit(0 if seen == "We go._x000D_\nWe stay." and by_calamine == text else 1)
PYTHON
