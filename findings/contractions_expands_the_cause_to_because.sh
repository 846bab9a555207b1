#!/usr/bin/env bash
# contractions 0.1.73, Python 3.11 and later.
#
# `fix`, made to write "can't" as "cannot" before words are counted, rewrites words that are no contractions: "the cause of the
# fire" becomes "the because of the fire", "o'clock" becomes "of the clock", and the "u" of "the U.S." becomes "YOU". What is
# ambiguous is always expanded in one way: "she'd left" becomes "she would left", "it's been" becomes "it is been".
#
# Seen:
#   The cause of the fire -> The because of the fire
#   the U.S. left -> the YOU.S. left
#   at 10 o'clock -> at 10 of the clock
#   She said she'd left. -> She said she would left.
#   It's been said. -> It is been said.
#
# It matters to counts of causes and of pronouns, to the names of countries, and to whoever prints a quotation from the result.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "contractions==0.1.73"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import contractions

EXPECTED = {
    "The cause of the fire": "The because of the fire",
    "the U.S. left": "the YOU.S. left",
    "at 10 o'clock": "at 10 of the clock",
    "She said she'd left.": "She said she would left.",
    "It's been said.": "It is been said.",
}
seen = {text: contractions.fix(text) for text in EXPECTED}
for text, fixed in seen.items():
    print(text, "->", fixed)
sys.exit(0 if seen == EXPECTED else 1)
PYTHON
