#!/usr/bin/env bash
# striprtf 0.0.35, Python 3.11 and later.
#
# Words that an editor deleted with changes tracked (`\deleted`) and hidden words (`\v`) are in the text like all others,
# directly beside what replaced them; a word processor shows neither as part of the final text. Exported articles with tracked
# changes contain quotations that were never printed.
#
# Seen:
#   She was sackedresigned (check with legal), he said.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "striprtf==0.0.35"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from striprtf.striprtf import rtf_to_text

text = rtf_to_text(r"{\rtf1\ansi She {\deleted was sacked}{\revised resigned}{\v  (check with legal)}, he said.}")
print(text)
sys.exit(0 if text == "She was sackedresigned (check with legal), he said." else 1)
PYTHON
