#!/usr/bin/env bash
# pandas 3.1.1, tabulate 0.10.0, Python 3.11 and later.
#
# `DataFrame.to_markdown` prints columns of text as numbers where every cell of the column looks like one: the time 12.10 becomes
# 12.1 and 9.30 becomes 9.3, the code 1e5 becomes 100000. One cell that does not look like a number ("noon") keeps the column as
# it is. `to_string`, `to_html` and `to_csv` print the text. (tabulate does it; `to_markdown(disable_numparse=True)` does not.)
#
# Seen (the times only):
#   | noon   |    |  12.1 |
#   | 9.30   |    |   9.3 |
#
# It matters where a table of times, editions or category codes is pasted from a notebook into a report.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "pandas==3.1.1" "tabulate==0.10.0"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import pandas

printed = {}
for first in ("noon", "12.10"):
    frame = pandas.DataFrame({"time": [first, "9.30"], "code": ["1e5", "2e3"]})
    assert all(isinstance(cell, str) for cell in frame.to_numpy().ravel())
    printed[first] = frame.to_markdown(index=False)
    print(printed[first])
rewritten = all(value in printed["12.10"] for value in (" 12.1 ", " 9.3 ", " 100000 ", " 2000 "))
sys.exit(0 if rewritten and " 9.30 " in printed["noon"] else 1)
PYTHON
