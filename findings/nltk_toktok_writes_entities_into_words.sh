#!/usr/bin/env bash
# nltk 3.10.4, Python 3.11 and later.
#
# The tokeniser that NLTK has from Moses' tok-tok script prepares text for a translation system: an ampersand comes out as the
# word “&amp;” and a bar as “&#124;”. Of plain text, which has no entities, the tokens are no longer words of the text:
# searched for, or joined again, “R&D” is not found, and “amp” enters lists of words.
#
# Seen:
#   ['Marks', '&amp;', 'Spencer', '&#124;', 'Research']
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "nltk==3.10.4"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from nltk.tokenize.toktok import ToktokTokenizer

tokens = ToktokTokenizer().tokenize("Marks & Spencer | Research")
print(tokens)
sys.exit(0 if tokens == ["Marks", "&amp;", "Spencer", "&#124;", "Research"] else 1)
PYTHON
