#!/usr/bin/env bash
# rispy 0.10.0, Python 3.11 and later.
#
# A semicolon is a regular part of web addresses (`;jsessionid=…`, `;art123` at many newspapers). rispy takes it for a
# separator in `UR`: one address becomes two, neither of which leads to the article, and written again they are two fields.
# Other fields, such as keywords, are not split.
#
# Seen:
#   urls: ['https://herald.invalid/politics', 'art123,4567']
#   keywords: ['mayor; port']
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "rispy==0.10.0"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import rispy

record = "TY  - NEWS\nUR  - https://herald.invalid/politics;art123,4567\nKW  - mayor; port\nER  - \n"
entry = rispy.loads(record)[0]
print("urls:", entry["urls"])
print("keywords:", entry["keywords"])
sys.exit(0 if entry["urls"] == ["https://herald.invalid/politics", "art123,4567"] else 1)
PYTHON
