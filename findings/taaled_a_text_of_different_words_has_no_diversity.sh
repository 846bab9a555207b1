#!/usr/bin/env bash
# taaled 0.32, Python 3.11 and later.
#
# Two measures of lexical diversity turn round at their end: a text all of whose words are different has an MTLD of 0, the
# least there is, one of ten words in turn has 14; and a text of fewer than 42 words has an HD-D of 0 whatever its words
# are. Nothing tells these zeros from measured ones.
#
# Seen (words, different words, MTLD, HD-D):
#   60, 60: 0, 1.0
#   60, 10: 14.0, 0.24
#   41, 41: 0, 0.0
#
# It matters to means over headlines, quotations and captions, most of which are short and repeat no word.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "taaled==0.32"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from taaled import ld

seen = []
for words, different in ((60, 60), (60, 10), (41, 41)):
    measured = ld.lexdiv([f"w{number % different}" for number in range(words)])
    seen.append((round(measured.mtld, 2), round(measured.hdd, 2)))
    print(f"{words}, {different}: {seen[-1][0]}, {seen[-1][1]}")
sys.exit(0 if seen == [(0, 1.0), (14.0, 0.24), (0, 0.0)] else 1)
PYTHON
