#!/usr/bin/env bash
# number-parser 0.3.2, numerizer 0.2.4, text2num 3.1.0, Python 3.11 and later.
#
# Three packages turn number words into figures. number-parser writes an ordinal as the number: "a third of voters" is "a 3 of
# voters", "the second half" "the 2 half". numerizer takes "second half" for a fraction, 2nd/2. "Twenty twenty-four" is 20 and
# 24 in two of them, and "20 20 4" in the third.
#
# Seen:
#   number-parser: a 3 of voters | the 2 half of the year | in 20 24 | 2 and a half 1000000
#   numerizer: 1/3 of voters | the 2nd/2 of the year | in 20 20 4 | 2500000
#   text2num: a 3rd of voters | the second half of the year | in 20 24 | two and a half 1000000
#
# It matters to amounts looked for in articles: shares become whole numbers, and years two of them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  "number-parser==0.3.2" "numerizer==0.2.4" "text2num==3.1.0"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from number_parser import parse
from numerizer import numerize
from text_to_num import alpha2digit

texts = ["a third of voters", "the second half of the year", "in twenty twenty-four", "two and a half million"]
packages = {
    "number-parser": lambda text: parse(text, language="en"),
    "numerizer": numerize,
    "text2num": lambda text: alpha2digit(text, "en"),
}
seen = {name: [turn(text) for text in texts] for name, turn in packages.items()}
for name, answers in seen.items():
    print(f"{name}:", " | ".join(answers))
expected = {
    "number-parser": ["a 3 of voters", "the 2 half of the year", "in 20 24", "2 and a half 1000000"],
    "numerizer": ["1/3 of voters", "the 2nd/2 of the year", "in 20 20 4", "2500000"],
    "text2num": ["a 3rd of voters", "the second half of the year", "in 20 24", "two and a half 1000000"],
}
sys.exit(0 if seen == expected else 1)
PYTHON
