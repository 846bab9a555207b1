#!/usr/bin/env bash
# empath 0.89, Python 3.11 and later.
#
# `Empath().analyze` splits a text at spaces and takes nothing off, neither marks nor capitals. A word of a category counts only in
# small letters with a space on both sides: of five mentions of war, one is found. With `normalize=True` the share is wrong too,
# since the words at a mark stay in the total.
#
# Seen:
#   War has begun. After the war, he said, “war” is over; no more war. The war goes on.
#   category war, count: 1.0, share: 0.0556
#
# It matters for every count by category: which words are found depends on the punctuation, and the last word of a sentence, the one
# before a comma and the first after a quotation mark are never among them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "empath==0.89"
"$folder/venv/bin/python" - <<'PYTHON'
import re
import sys

from empath import Empath

text = "War has begun. After the war, he said, “war” is over; no more war. The war goes on."
lexicon = Empath()
count = lexicon.analyze(text, categories=["war"])["war"]
share = lexicon.analyze(text, categories=["war"], normalize=True)["war"]
print(text)
print(f"category war, count: {count}, share: {share:.4f}")
mentions = len(re.findall(r"\bwar\b", text, re.IGNORECASE))
sys.exit(0 if (mentions, count) == (5, 1.0) else 1)
PYTHON
