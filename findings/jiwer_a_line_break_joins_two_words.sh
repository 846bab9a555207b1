#!/usr/bin/env bash
# jiwer 4.0.0, Python 3.11 and later.
#
# `wer`, the share of wrong words in a transcript, splits texts at spaces and nowhere else: words on both sides of a line break
# are one word. The same text in other lines has errors, with one word on each line all of it is wrong, and the number of words
# that the share is taken of is too small. (Transcripts are put on one line by the transforms that jiwer brings, if asked for.)
#
# Seen:
#   one line: 0.0
#   two lines: 0.4
#   a word a line: 1.0
#   two spaces: 0.0
#   words counted in the text of five words, in two lines: 4
#
# It matters to text recognised from printed pages and to captions, which come in lines: a perfect reading has an error rate of
# up to one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "jiwer==4.0.0"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import jiwer

words = "the minister shut the quay".split()
printed = " ".join(words)
lines = {
    "one line": printed,
    "two lines": "the minister\nshut the quay",
    "a word a line": "\n".join(words),
    "two spaces": printed.replace(" ", "  "),
}
rates = {name: jiwer.wer(printed, read) for name, read in lines.items()}
words_counted = jiwer.process_words("the minister\nshut the quay", printed)
reference = words_counted.hits + words_counted.substitutions + words_counted.deletions
for name, rate in rates.items():
    print(f"{name}: {rate}")
print("words counted in the text of five words, in two lines:", reference)
sys.exit(0 if list(rates.values()) == [0.0, 0.4, 1.0, 0.0] and reference == 4 else 1)
PYTHON
