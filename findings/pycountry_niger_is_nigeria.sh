#!/usr/bin/env bash
# pycountry 26.2.16, Python 3.11 and later.
#
# The first answer of `search_fuzzy` is not the country that has exactly this name: "Niger" gives Nigeria first, since parts
# of names and of regions add to the score. "Korea" gives the North first.
# "Turkey" and "Burma", which newspapers still print, raise LookupError.
#
# Seen:
#   Niger: ['Nigeria', 'Niger']
#   Korea: ["Korea, Democratic People's Republic of", 'Korea, Republic of']
#   Turkey: LookupError
#   Burma: LookupError
#   get(name="Niger"): Niger
#
# It matters to counts of places and countries in the news: all articles on Niger are counted for Nigeria.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "pycountry==26.2.16"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import pycountry


def search(name: str) -> list[str] | str:
    try:
        return [country.name for country in pycountry.countries.search_fuzzy(name)]
    except LookupError as error:
        return type(error).__name__


seen = {name: search(name) for name in ("Niger", "Korea", "Turkey", "Burma")}
exact = pycountry.countries.get(name="Niger").name
for name, answer in seen.items():
    print(f"{name}:", answer)
print('get(name="Niger"):', exact)
north, south = "Korea, Democratic People's Republic of", "Korea, Republic of"
expected = [["Nigeria", "Niger"], [north, south], "LookupError", "LookupError"]
sys.exit(0 if (list(seen.values()), exact) == (expected, "Niger") else 1)
PYTHON
