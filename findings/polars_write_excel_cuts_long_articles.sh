#!/usr/bin/env bash
# polars 2.1.0 with xlsxwriter 3.3.1, openpyxl 3.1.5, pandas 3.1.1, Python 3.11 and later.
#
# A cell of a workbook holds 32,767 characters. `polars.DataFrame.write_excel` cuts a longer text there without an error or a
# warning; pandas cuts it too, and warns.
#
# Seen (an article of 45,000 characters):
#   polars wrote: 32767, warnings: 0
#   pandas wrote: 32767, warnings: 1
#
# It matters to long articles and to transcripts: quotations and words of the last third are not in the table that is coded.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "polars==2.1.0" "xlsxwriter==3.3.1" "openpyxl==3.1.5" "pandas==3.1.1"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
import warnings
from collections.abc import Callable

import openpyxl
import pandas
import polars

article = "word " * 9000


def told(write: Callable[[], object]) -> tuple[int, int]:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        write()
    length = len(openpyxl.load_workbook("out.xlsx").active["A2"].value)
    return length, sum("32767" in str(warning.message) for warning in caught)


of_polars = told(lambda: polars.DataFrame({"text": [article]}).write_excel("out.xlsx"))
of_pandas = told(lambda: pandas.DataFrame({"text": [article]}).to_excel("out.xlsx", index=False, engine="xlsxwriter"))
print(f"polars wrote: {of_polars[0]}, warnings: {of_polars[1]}")
print(f"pandas wrote: {of_pandas[0]}, warnings: {of_pandas[1]}")
sys.exit(0 if (of_polars, of_pandas) == ((32767, 0), (32767, 1)) else 1)
PYTHON
