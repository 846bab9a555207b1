#!/usr/bin/env bash
# py3langid 0.4.0, Python 3.11 and later.
#
# The language of a headline follows from its capitals: "The prime minister has resigned" is English, and "The Prime Minister
# Has Resigned", as American newspapers print it, is Latin. Others are Dutch or Nigerian Pidgin. Wholly in capitals they are
# English again, and a whole sentence of eleven words is English in any form.
#
# Seen:
#   The prime minister has resigned: en
#   The Prime Minister Has Resigned: la
#   THE PRIME MINISTER HAS RESIGNED: en
#   Minister quits over tax row: en
#   Minister Quits Over Tax Row: nl
#   MINISTER QUITS OVER TAX ROW: en
#   Police hunt man after attack in park: en
#   Police Hunt Man After Attack In Park: pcm
#   POLICE HUNT MAN AFTER ATTACK IN PARK: en
#
# It matters where articles are chosen by language: headlines of outlets that write capitals are dropped, and those of others
# stay.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "py3langid==0.4.0"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import py3langid

headlines = [
    "The prime minister has resigned",
    "Minister quits over tax row",
    "Police hunt man after attack in park",
]
found = {}
for headline in headlines:
    for form in (headline, headline.title(), headline.upper()):
        found[form] = py3langid.classify(form)[0]
        print(f"{form}: {found[form]}")
sys.exit(0 if list(found.values()) == ["en", "la", "en", "en", "nl", "en", "en", "pcm", "en"] else 1)
PYTHON
