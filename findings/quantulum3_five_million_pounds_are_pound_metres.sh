#!/usr/bin/env bash
# quantulum3 0.10.0, installed by its name alone (without its optional classifier), Python 3.11 and later.
#
# The letter that stands for a million in newspapers is taken for the metre: "£5m" is 5 "pound sterling metre", "5m people"
# are 5 metres, "40k jobs" are 40 kelvin, "£5bn" is 5 "pound sterling barn newton", and "a £2m fine" is 1 square of its
# unit.
#
# Seen:
#   The plan costs £5m. -> 5.0 pound sterling metre
#   Some 5m people voted. -> 5.0 metre
#   It costs £5bn. -> 5.0 pound sterling barn newton
#   There was a £2m fine. -> 1.0 square pound sterling metre
#   It made 40k jobs. -> 40.0 kelvin
#
# It matters to amounts that are compared between outlets: the figure is a million times too small.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "quantulum3==0.10.0"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
import warnings

warnings.simplefilter("ignore")  # it says that the classifier is not installed

from quantulum3 import parser  # noqa: E402

EXPECTED = {
    "The plan costs £5m.": [(5.0, "pound sterling metre")],
    "Some 5m people voted.": [(5.0, "metre")],
    "It costs £5bn.": [(5.0, "pound sterling barn newton")],
    "There was a £2m fine.": [(1.0, "square pound sterling metre")],
    "It made 40k jobs.": [(40.0, "kelvin")],
}
seen = {text: [(found.value, found.unit.name) for found in parser.parse(text)] for text in EXPECTED}
for text, found in seen.items():
    print(text, "->", *(f"{value} {unit}" for value, unit in found))
sys.exit(0 if seen == EXPECTED else 1)
PYTHON
