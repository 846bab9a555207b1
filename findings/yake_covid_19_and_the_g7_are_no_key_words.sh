#!/usr/bin/env bash
# yake 0.7.3, Python 3.11 and later.
#
# A word with a figure in it, or of two letters, is never a key word, alone or in a phrase, and nothing says so: a text about the
# G7, COVID-19 and the EU has "summit" and "pandemic" for its key words however many are asked for. "NHS" is one.
#
# Seen (G7 and COVID-19 three times each, EU twice, NHS twice):
#   key words of up to two words, of 50 asked for: 9
#   with a figure or EU in them: []
#   first three: ['summit', 'NHS', 'pandemic']
#
# It matters to topics of the news that are called by a number or two letters (9/11, 5G, COP29, HS2, EU, UN): none is found.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "yake==0.7.3"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import yake

text = (
    "The COVID-19 pandemic and the G7 summit. The G7 leaders met over COVID-19. The NHS and the EU disagreed. "
    "The G7 agreed with the EU on COVID-19 rules and the NHS."
)
found = [words for words, _ in yake.KeywordExtractor(lan="en", n=2, top=50).extract_keywords(text)]
missed = [words for words in found if any(letter.isdigit() for letter in words) or "EU" in words.split()]
print("key words of up to two words, of 50 asked for:", len(found))
print("with a figure or EU in them:", missed)
print("first three:", found[:3])
sys.exit(0 if found and not missed and "NHS" in found else 1)
PYTHON
