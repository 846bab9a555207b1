#!/usr/bin/env bash
# pandas 3.1.1, pyarrow 26.0.1, Python 3.11 and later.
#
# Columns of text are of the type str by default since pandas 3, and with pyarrow installed their methods are Arrow's. `lower`
# and `upper` differ from those of Python's strings: a Greek word in capitals gets another last letter, “İ” loses its dot, “ß”
# becomes “ẞ” and not “SS”. A name folded in a column is not found in a list folded in Python. As dtype object, the usual type
# before, both agree.
#
# Seen:
#   str ['γιωργοσ', 'ismet'] found: 0
#   object ['γιωργος', 'i̇smet'] Python: ['γιωργος', 'i̇smet']
#   upper: WEIẞ Python: WEISS
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "pandas==3.1.1" "pyarrow==26.0.1"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import pandas as pd

names = ["ΓΙΩΡΓΟΣ", "İSMET"]
folded = {name.lower() for name in names}
column = pd.Series(names).str.lower()
print(pd.Series(names).dtype, column.tolist(), "found:", int(column.isin(folded).sum()))
print("object", pd.Series(names, dtype=object).str.lower().tolist(), "Python:", [name.lower() for name in names])
print("upper:", pd.Series(["Weiß"]).str.upper()[0], "Python:", "Weiß".upper())
plain = pd.Series(names, dtype=object).str.lower().isin(folded).sum()
sys.exit(0 if (column.isin(folded).sum(), plain) == (0, 2) else 1)
PYTHON
