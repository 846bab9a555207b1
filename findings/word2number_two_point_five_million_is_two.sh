#!/usr/bin/env bash
# word2number 1.1, Python 3.11 and later.
#
# `word_to_num` reads "two point five" as 2.5 and "five million" as 5000000, but "two point five million" as 2, and "one and a
# half million" as 1000000. Years as they are said are products and sums: "nineteen eighty four" is 1524. Several numbers in a
# text are one: "one in ten" is 11, "two or three hundred" 106. None of these is an error.
#
# Seen:
#   two point five: 2.5
#   two point five million: 2
#   one and a half million: 1000000
#   nineteen eighty four: 1524
#   one in ten: 11
#   two or three hundred: 106
#
# It matters to comparisons of the figures that outlets give, in words or in digits.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "word2number==1.1"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from word2number import w2n

EXPECTED = {
    "two point five": 2.5,
    "two point five million": 2,
    "one and a half million": 1000000,
    "nineteen eighty four": 1524,
    "one in ten": 11,
    "two or three hundred": 106,
}
seen = {text: w2n.word_to_num(text) for text in EXPECTED}
for text, number in seen.items():
    print(f"{text}: {number}")
sys.exit(0 if seen == EXPECTED else 1)
PYTHON
