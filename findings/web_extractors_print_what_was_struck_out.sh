#!/usr/bin/env bash
# trafilatura 2.3.1, Resiliparse 2.0.1, inscriptis 2.7.6, Python 3.11 and later.
#
# Newspapers that correct an article strike out what was wrong: `<del>41</del>42 people` is shown as 42, after a 41 crossed out.
# The text that three packages extract has both, without a space: 4142 people. A “not” that was struck out is back in the
# sentence. (trafilatura marks the words only if it writes Markdown with its formatting.)
#
# Seen:
#   trafilatura: In all 4142 people were hurt, and the union will not go to cou
#   Resiliparse: In all 4142 people were hurt, and the union will not go to cou
#   inscriptis: In all 4142 people were hurt, and the union will not go to cou
#
# It matters to numbers and quotations in corrected articles: what is found in them is what the outlet took back.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  "trafilatura==2.3.1" "Resiliparse==2.0.1" "inscriptis==2.7.6" "lxml==6.1.3" "lxml_html_clean==0.4.6"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import inscriptis
import trafilatura
from resiliparse.extract.html2text import extract_plain_text

LINE = "The harbour will stay shut for {} weeks because of the fire on the old quay, the minister said on Friday."
CORRECTED = "In all <del>41</del>42 people were hurt, and the union will <s>not</s> go to court over it, it says."
paragraphs = "".join(f"<p>{each}</p>" for each in (LINE.format("two"), CORRECTED, LINE.format("three")))
page = f"<html><head><title>Fire</title></head><body><article><h1>Fire</h1>{paragraphs}</article></body></html>"
texts = {
    "trafilatura": trafilatura.extract(page),
    "Resiliparse": extract_plain_text(page, main_content=True),
    "inscriptis": inscriptis.get_text(page),
}
found = {name: next(line.strip() for line in text.splitlines() if "hurt" in line) for name, text in texts.items()}
for name, line in found.items():
    print(f"{name}: {line[:62]}")
sys.exit(0 if all("4142 people" in line and "will not go" in line for line in found.values()) else 1)
PYTHON
