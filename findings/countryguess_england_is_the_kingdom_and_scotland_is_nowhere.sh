#!/usr/bin/env bash
# countryguess 0.4.9, Python 3.11 and later.
#
# England is found as the United Kingdom; Scotland, Wales and Northern Ireland are no country at all. New England is the United
# Kingdom as well, the Sun the Soviet Union, and of two countries in one field one is taken, the last or the first.
#
# Seen:
#   England: United Kingdom
#   Scotland: None
#   Wales: None
#   Northern Ireland: None
#   New England: United Kingdom
#   Sun: Soviet Union (former)
#   Iran and Iraq: Iran
#   South Africa and Kenya: Kenya
#
# It matters to articles by country: those about three of the four nations are not counted where those about the fourth are.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "countryguess==0.4.9"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from countryguess import guess_country

names = ["England", "Scotland", "Wales", "Northern Ireland", "New England", "Sun", "Iran and Iraq", "South Africa and Kenya"]
found = {}
for name in names:
    country = guess_country(name)
    found[name] = country["name_short"] if country else None
    print(f"{name}: {found[name]}")
expected = ["United Kingdom", None, None, None, "United Kingdom", "Soviet Union (former)", "Iran", "Kenya"]
sys.exit(0 if list(found.values()) == expected else 1)
PYTHON
