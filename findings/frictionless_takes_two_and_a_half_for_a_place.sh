#!/usr/bin/env bash
# frictionless 5.21.0, Python 3.11 and later.
#
# A decimal with a comma, in a file with semicolons as spreadsheets of half of Europe write it, is taken for a place on Earth:
# the type of the column is "geopoint", and 2,5 per cent is the point at longitude 2 and latitude 5. So are the pages "12,14" of
# an article. The file passes `validate`. The documentation of the format has the decimal comma for numbers (`decimalChar`).
#
# Seen (share: 2,5 and 3,25; pages: 12,14 and 3,1):
#   types: {'outlet': 'string', 'share': 'geopoint', 'pages': 'geopoint'}
#   first row: {'outlet': 'Herald', 'share': [2.0, 5.0], 'pages': [12.0, 14.0]}
#   valid: True
#
# It matters to tables of continental sources: one number is two, and the larger shares are those with fewer decimals.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "frictionless==5.21.0"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from pathlib import Path

from frictionless import Resource, validate

Path("shares.csv").write_text("outlet;share;pages\nHerald;2,5;12,14\nPost;3,25;3,1\n")
resource = Resource("shares.csv")
resource.infer()
types = {field.name: field.type for field in resource.schema.fields}
with resource:
    rows = [row.to_dict() for row in resource.row_stream]
valid = validate("shares.csv").valid
print("types:", types)
print("first row:", rows[0])
print("valid:", valid)
first = {"outlet": "Herald", "share": [2.0, 5.0], "pages": [12.0, 14.0]}
seen = list(types.values()) == ["string", "geopoint", "geopoint"] and [float(x) for x in rows[0]["share"]] == first["share"]
sys.exit(0 if seen and valid else 1)
PYTHON
