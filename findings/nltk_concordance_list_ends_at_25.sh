#!/usr/bin/env bash
# nltk 3.10.4, Python 3.11 and later.
#
# `Text.concordance` prints 25 lines at most, which a reader sees. `Text.concordance_list` returns a list, for programs, and
# it ends at 25 as well: its length, taken for the number of occurrences, is never more.
#
# Seen:
#   in the list: 25
#   count: 400
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "nltk==3.10.4"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from nltk.text import Text

text = Text(["They", "resigned", "."] * 400)
print("in the list:", len(text.concordance_list("resigned")))
print("count:", text.count("resigned"))
sys.exit(0 if (len(text.concordance_list("resigned")), text.count("resigned")) == (25, 400) else 1)
PYTHON
