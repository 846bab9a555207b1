#!/usr/bin/env bash
# lexicalrichness 0.5.1, Python 3.11 and later.
#
# Before words are counted, digits and hyphens are taken out and straight apostrophes part words, typographic ones do not: "In
# 2024 the COVID-19 rules" is "in the covid rules", "£5m" is "£m", "well-known" is "wellknown"; "don't" is two words where a
# website writes it with ', one where it writes ’.
#
# Seen:
#   In 2024 the well-known COVID-19 rules cost £5m. -> ['in', 'the', 'wellknown', 'covid', 'rules', 'cost', '£m']
#   I don't think it's over. -> ['i', 'don', 't', 'think', 'it', 's', 'over']
#   I don’t think it’s over. -> ['i', 'don’t', 'think', 'it’s', 'over']
#   share of distinct words of "I don't think I don't know": .62 with ', .67 with ’
#
# It matters to comparisons of vocabulary between outlets that typeset apostrophes in different ways.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "lexicalrichness==0.5.1"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from lexicalrichness import LexicalRichness

EXPECTED = {
    "In 2024 the well-known COVID-19 rules cost £5m.": ["in", "the", "wellknown", "covid", "rules", "cost", "£m"],
    "I don't think it's over.": ["i", "don", "t", "think", "it", "s", "over"],
    "I don’t think it’s over.": ["i", "don’t", "think", "it’s", "over"],
}
seen = {text: LexicalRichness(text).wordlist for text in EXPECTED}
for text, words in seen.items():
    print(text, "->", words)
shares = [round(LexicalRichness(f"I don{mark}t think I don{mark}t know").ttr, 2) for mark in "'’"]
print("share of distinct words with ' and with ’:", shares)
sys.exit(0 if seen == EXPECTED and shares == [0.62, 0.67] else 1)
PYTHON
