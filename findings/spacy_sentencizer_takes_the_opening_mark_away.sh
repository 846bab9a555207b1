#!/usr/bin/env bash
# spaCy 3.8.18, Python 3.11 and later.
#
# The rule-based `sentencizer` lets a sentence end after all marks that follow the full stop, and counts the opening quotation
# mark of the next sentence (or its bracket) among them: every quotation that begins a sentence loses its opening mark to the
# sentence before.
#
# Seen:
#   ['He left. “', 'I am going,” she said.', 'They stayed.']
#   ['He left. (', 'She stayed.)', 'They went.']
#
# It matters where quotations are looked for sentence by sentence: none of these has both its marks.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "spacy==3.8.18"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import spacy

pipeline = spacy.blank("en")
pipeline.add_pipe("sentencizer")


def sentences(text: str) -> list[str]:
    return [sentence.text for sentence in pipeline(text).sents]


quoted, bracket = sentences("He left. “I am going,” she said. They stayed."), sentences("He left. (She stayed.) They went.")
print(quoted)
print(bracket)
expected = ["He left. “", "I am going,” she said.", "They stayed."], ["He left. (", "She stayed.)", "They went."]
sys.exit(0 if (quoted, bracket) == expected else 1)
PYTHON
