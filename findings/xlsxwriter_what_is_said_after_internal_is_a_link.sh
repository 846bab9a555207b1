#!/usr/bin/env bash
# XlsxWriter 3.3.1, pandas 3.1.1, openpyxl 3.1.5, Python 3.11 and later.
#
# pandas writes workbooks with XlsxWriter if it is installed. A text that begins with "internal:", "external:" or "mailto:" is
# taken for a link, and the word is cut off: the cell of "internal: the memo was leaked" reads " the memo was leaked". No
# warning is given; openpyxl writes the text. (`engine_kwargs={"options": {"strings_to_urls": False}}` keeps it.)
#
# Seen:
#   by_itself: memo of the ministry | an agency | desk@herald.invalid | other:no source
#   openpyxl: internal:memo of the ministry | external:an agency | mailto:desk@herald.invalid | other:no source
#
# It matters to coding sheets, where coders note whether a source is internal or external: the code is gone, and what is left is
# the remark after it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  "XlsxWriter==3.3.1" "pandas==3.1.1" "openpyxl==3.1.5"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import pandas as pd

notes = ["internal:memo of the ministry", "external:an agency", "mailto:desk@herald.invalid", "other:no source"]
table = pd.DataFrame({"note": notes})
table.to_excel("by_itself.xlsx", index=False)
table.to_excel("openpyxl.xlsx", index=False, engine="openpyxl")
read = {name: pd.read_excel(f"{name}.xlsx")["note"].tolist() for name in ("by_itself", "openpyxl")}
for name, cells in read.items():
    print(f"{name}:", " | ".join(cells))
cut = ["memo of the ministry", "an agency", "desk@herald.invalid", "other:no source"]
sys.exit(0 if read == {"by_itself": cut, "openpyxl": notes} else 1)
PYTHON
