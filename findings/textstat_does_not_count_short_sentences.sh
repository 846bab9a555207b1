#!/usr/bin/env bash
# textstat 0.7.13, Python 3.11 and later.
#
# `sentence_count` leaves out sentences of one or two words, whose words are counted all the same: "Yes. No. Why? He left." is
# one sentence of five words. By these figures a text with short answers has longer sentences than it has, and is harder to
# read by every formula that is made of them.
#
# Seen (sentences, words, words a sentence):
#   Yes. No. Why? He left. -> 1, 5, 5.0
#   “No,” he said. Why? She left the office today. I resign. -> 2, 11, 5.5
#
# It matters to comparisons of tabloids with broadsheets, and of interviews with reports.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "textstat==0.7.13"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import textstat

texts = ("Yes. No. Why? He left.", "“No,” he said. Why? She left the office today. I resign.")
seen = [
    (textstat.sentence_count(text), textstat.lexicon_count(text), round(textstat.words_per_sentence(text), 1))
    for text in texts
]
for text, (sentences, words, mean) in zip(texts, seen):
    print(f"{text} -> {sentences}, {words}, {mean}")
sys.exit(0 if seen == [(1, 5, 5.0), (2, 11, 5.5)] else 1)
PYTHON
