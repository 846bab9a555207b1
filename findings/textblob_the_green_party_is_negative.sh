#!/usr/bin/env bash
# textblob 0.20.1, Python 3.11 and later.
#
# Colours have a tone: green and black are negative, white and red are nothing. So "the Green candidate" and "the Black
# candidate" are spoken of badly whatever is said, and "more than 40" is as favourable as half of the scale.
#
# Seen (polarity, from -1 to 1):
#   The Green candidate spoke. -0.2
#   The Black candidate spoke. -0.17
#   The White candidate spoke. 0.0
#   The Labour candidate spoke. 0.0
#   More than 40 people died. 0.5
#   Some 41 people died. 0.0
#
# It matters to every comparison of the tone of parties or groups: the difference is in the name.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "textblob==0.20.1"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from textblob import TextBlob

EXPECTED = {
    "The Green candidate spoke.": -0.2,
    "The Black candidate spoke.": -0.17,
    "The White candidate spoke.": 0.0,
    "The Labour candidate spoke.": 0.0,
    "More than 40 people died.": 0.5,
    "Some 41 people died.": 0.0,
}
seen = {text: round(TextBlob(text).sentiment.polarity, 2) for text in EXPECTED}
for text, polarity in seen.items():
    print(text, polarity)
sys.exit(0 if seen == EXPECTED else 1)
PYTHON
