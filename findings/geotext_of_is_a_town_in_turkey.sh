#!/usr/bin/env bash
# geotext 0.4.0, Python 3.11 and later.
#
# Any capitalised word that is a town somewhere is that town: "Of course" is Of in Turkey, "Most people" is Most in the Czech
# Republic, "Split" at the head of a sentence is in Croatia; "Reading" and "Newcastle" are in the United
# States and in South Africa.
#
# Seen (countries counted):
#   Of course, she left. Most people knew. -> {'TR': 1, 'CZ': 1}
#   Split over the vote, the party met. -> {'HR': 1}
#   The trains to Reading and Newcastle were late. -> {'US': 1, 'ZA': 1}
#
# It matters to maps of the places that a newspaper writes about.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "geotext==0.4.0"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from geotext import GeoText

EXPECTED = {
    "Of course, she left. Most people knew.": {"TR": 1, "CZ": 1},
    "Split over the vote, the party met.": {"HR": 1},
    "The trains to Reading and Newcastle were late.": {"US": 1, "ZA": 1},
}
seen = {text: dict(GeoText(text).country_mentions) for text in EXPECTED}
for text, countries in seen.items():
    print(text, "->", countries)
sys.exit(0 if seen == EXPECTED else 1)
PYTHON
