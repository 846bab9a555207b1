#!/usr/bin/env bash
# simplemma 2.0.0, Python 3.11 and later.
#
# A word with "n't" has the lemma of the verb alone, and the negation is gone: "I don't think so" and "I do think so" are
# the same list of lemmas, "isn't" is "be", "won't" is "will". "can't" keeps it with a straight apostrophe ("cannot"), and
# loses it with a typographic one ("can").
#
# Seen:
#   I do think so -> ['I', 'do', 'think', 'so']
#   I don't think so -> ['I', 'do', 'think', 'so']
#   It isn’t over, he won’t go -> ['it', 'be', 'over', ',', 'he', 'will', 'go']
#   can't, can’t -> ['cannot', ',', 'can']
#
# It matters to counts of denials, and where quotations are compared by lemmas: a quotation equals its contrary.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "simplemma==2.0.0"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import simplemma

EXPECTED = {
    "I do think so": ["I", "do", "think", "so"],
    "I don't think so": ["I", "do", "think", "so"],
    "It isn’t over, he won’t go": ["it", "be", "over", ",", "he", "will", "go"],
    "can't, can’t": ["cannot", ",", "can"],
}
seen = {text: simplemma.text_lemmatizer(text, lang="en") for text in EXPECTED}
for text, lemmas in seen.items():
    print(text, "->", lemmas)
sys.exit(0 if seen == EXPECTED else 1)
PYTHON
