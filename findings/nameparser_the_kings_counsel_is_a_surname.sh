#!/usr/bin/env bash
# nameparser 2.6.0, Python 3.11 and later.
#
# QC behind a name is a suffix; KC, which all of them have been since 2022, is the surname, and the surname is a middle
# name. "Prime Minister" in front of a name is a title; "Home Secretary" is a first name and a middle name.
#
# Seen (title, first, middle, last, suffix):
#   Jane Roe QC -> '', 'Jane', '', 'Roe', 'QC'
#   Jane Roe KC -> '', 'Jane', 'Roe', 'KC', ''
#   Prime Minister Jane Roe -> 'Prime Minister', 'Jane', '', 'Roe', ''
#   Home Secretary Jane Roe -> '', 'Home', 'Secretary Jane', 'Roe', ''
#
# It matters to names that are joined by surname, and to reports of courts: all barristers are one family.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "nameparser==2.6.0"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from nameparser import HumanName

EXPECTED = {
    "Jane Roe QC": ("", "Jane", "", "Roe", "QC"),
    "Jane Roe KC": ("", "Jane", "Roe", "KC", ""),
    "Prime Minister Jane Roe": ("Prime Minister", "Jane", "", "Roe", ""),
    "Home Secretary Jane Roe": ("", "Home", "Secretary Jane", "Roe", ""),
}
seen = {}
for text in EXPECTED:
    name = HumanName(text)
    seen[text] = (name.title, name.first, name.middle, name.last, name.suffix)
    print(text, "->", ", ".join(repr(part) for part in seen[text]))
sys.exit(0 if seen == EXPECTED else 1)
PYTHON
