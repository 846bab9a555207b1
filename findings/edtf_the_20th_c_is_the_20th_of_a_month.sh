#!/usr/bin/env bash
# edtf 5.0.2, Python 3.11 and later.
#
# `text_to_edtf` turns dates of catalogues into the Extended Date/Time Format. "20th century" is 19XX, and "20th c.", as
# catalogues shorten it, is the 20th day of a month not known in a year not known. The 18 of "18--", a year of the nineteenth
# century, is a day as well. "5 BC" is -0005, which is 6 BC, since the format has a year 0. None of these is refused, while
# "between 1910 and 1920" gives None.
#
# Seen:
#   20th century: 19XX
#   20th c.: XXXX-XX-20
#   1850s: 185X
#   18--: XXXX-XX-18
#   5 BC: -0005
#   between 1910 and 1920: None
#
# It matters to old newspapers and letters by period: whole centuries are in no year, and are valid dates.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "edtf==5.0.2"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from edtf import text_to_edtf

dates = {text: text_to_edtf(text) for text in ("20th century", "20th c.", "1850s", "18--", "5 BC", "between 1910 and 1920")}
for text, date in dates.items():
    print(f"{text}: {date}")
expected = ["19XX", "XXXX-XX-20", "185X", "XXXX-XX-18", "-0005", "None"]
sys.exit(0 if [str(date) for date in dates.values()] == expected else 1)
PYTHON
