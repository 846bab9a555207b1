#!/usr/bin/env bash
# rensa 0.5.0, Python 3.11 and later.
#
# `RMinHash.update` takes a list of shingles. A string is accepted as well, without an error, as the list of its letters (in
# datasketch's `update` a text is one item). Two unrelated sentences then have a similarity of more than 0.6, and articles of
# some length are all near-copies of each other.
#
# Seen:
#   update(text): 0.87
#   update(words): 0.04
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "rensa==0.5.0"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from rensa import RMinHash


def similarity(make):
    one = "The mayor resigned on Monday after a vote of no confidence, the council said in a brief public notice."
    other = "Heavy rain flooded many roads in the valley, and the forecast is for more, but services run again by noon."
    sketches = []
    for text in (one, other):
        sketch = RMinHash(num_perm=128, seed=42)
        sketch.update(make(text))
        sketches.append(sketch)
    return sketches[0].jaccard(sketches[1])


texts, words = similarity(str), similarity(str.split)
print("update(text):", round(texts, 2))
print("update(words):", round(words, 2))
sys.exit(0 if texts > 0.6 and words < 0.3 else 1)
PYTHON
