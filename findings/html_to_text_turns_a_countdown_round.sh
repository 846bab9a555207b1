#!/usr/bin/env bash
# inscriptis 2.7.6, resiliparse 2.0.1, html2text 2025.4.15, markdownify 1.2.3, Python 3.11 and later.
#
# A list that counts down (<ol reversed>) has the numbers 3, 2, 1 in a browser; all four number it 1, 2, 3, so that the
# winner is third. A list that goes on from another page (<ol start="6">) begins at 1 in inscriptis and resiliparse.
#
# Seen (Third, Second and First in a list that is reversed; Sixth in one that starts at 6):
#   inscriptis: 1. Third, 2. Second, 3. First; 1. Sixth
#   resiliparse: 1. Third, 2. Second, 3. First; 1. Sixth
#   html2text: 1. Third, 2. Second, 3. First; 6. Sixth
#   markdownify: 1. Third, 2. Second, 3. First; 6. Sixth
#
# It matters to rankings, which newspapers print as countdowns: the numbers are of no source, and look like its own.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "inscriptis==2.7.6" "resiliparse==2.0.1" "html2text==2025.4.15" "markdownify==1.2.3"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import re
import sys

import html2text
import inscriptis
import markdownify
from resiliparse.extract.html2text import extract_plain_text

countdown = "<ol reversed><li>Third</li><li>Second</li><li>First</li></ol>"
page = f"<html><body>{countdown}<p>From page one:</p><ol start='6'><li>Sixth</li></ol></body></html>"
readers = {
    "inscriptis": inscriptis.get_text,
    "resiliparse": extract_plain_text,
    "html2text": html2text.html2text,
    "markdownify": markdownify.markdownify,
}
seen = []
for library, read in readers.items():
    items = re.findall(r"\d+\. \w+", read(page))
    seen.append(", ".join(items[:3]) + "; " + items[3])
    print(f"{library}: {seen[-1]}")
turned = "1. Third, 2. Second, 3. First; "
sys.exit(0 if seen == [turned + last for last in ("1. Sixth", "1. Sixth", "6. Sixth", "6. Sixth")] else 1)
PYTHON
