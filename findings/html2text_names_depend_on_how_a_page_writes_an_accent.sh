#!/usr/bin/env bash
# html2text 2025.4.15, Python 3.11 and later.
#
# A letter or mark written as an entity is replaced by a plain one, the same letter written as itself is kept: García is
# "Garcia" from one site and "García" from another, quotation marks are straight from one and typographic from the other,
# and to a browser both pages are the same. Capital letters keep their accents in both.
#
# Seen:
#   <p>&ldquo;No,&rdquo; said Zo&euml; Garc&iacute;a.</p> -> "No," said Zoe Garcia.
#   <p>“No,” said Zoë García.</p> -> “No,” said Zoë García.
#   <p>&Eacute;mile, born 1939&ndash;45</p> -> Émile, born 1939-45
#
# It matters to names and quotations that are compared between outlets.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "html2text==2025.4.15"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import html2text

EXPECTED = {
    "<p>&ldquo;No,&rdquo; said Zo&euml; Garc&iacute;a.</p>": '"No," said Zoe Garcia.',
    "<p>“No,” said Zoë García.</p>": "“No,” said Zoë García.",
    "<p>&Eacute;mile, born 1939&ndash;45</p>": "Émile, born 1939-45",
}
seen = {page: html2text.html2text(page).strip() for page in EXPECTED}
for page, text in seen.items():
    print(page, "->", text)
sys.exit(0 if seen == EXPECTED else 1)
PYTHON
