#!/usr/bin/env bash
# clean-text 0.7.1, installed by its name alone (without the optional package unidecode), Python 3.11 and later.
#
# A dash between two numbers is taken out and nothing is put in its place; the half of 2½, the sign of 5×3 and every £ or €
# go the same way: "10–12 people" are 1012 people, "2019–24" is the year 201924, "2½ hours" are 2 hours. A note on standard
# error says that results are worse than with unidecode, not that numbers become others.
#
# Seen:
#   The fire killed 10–12 people. -> the fire killed 1012 people.
#   It lasted 2½ hours in 2019–24. -> it lasted 2 hours in 201924.
#   A Labour–SNP pact on a 5×3 screen. -> a laboursnp pact on a 53 screen.
#
# It matters to every count of numbers, names and words in texts that a newspaper sets with dashes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "clean-text==0.7.1"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from cleantext import clean

EXPECTED = {
    "The fire killed 10–12 people.": "the fire killed 1012 people.",
    "It lasted 2½ hours in 2019–24.": "it lasted 2 hours in 201924.",
    "A Labour–SNP pact on a 5×3 screen.": "a laboursnp pact on a 53 screen.",
}
seen = {text: clean(text) for text in EXPECTED}
for text, cleaned in seen.items():
    print(text, "->", cleaned)
sys.exit(0 if seen == EXPECTED else 1)
PYTHON
