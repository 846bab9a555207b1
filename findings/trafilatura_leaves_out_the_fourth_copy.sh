#!/usr/bin/env bash
# trafilatura 2.3.1, Python 3.11 and later.
#
# `deduplicate=True` is remembered from one call to the next within a program: the report of an agency that four outlets
# print word for word is read three times, and the fourth outlet has no text (None). Which outlet that is follows from the
# order of the files; with two processes it is another.
#
# Seen (characters of the same page, read four times):
#   453 453 453 none
#
# It matters to the study of copies, and to lists of outlets that did not cover an event. (`reset_caches()` of
# trafilatura.meta before each page helps.)
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "trafilatura==2.3.1" "lxml_html_clean==0.4.6"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import trafilatura

PARAGRAPHS = (
    "The council of Northam voted on Monday to close the library in Station Road, open since 1921, after four hours.",
    "Councillor Jane Roe said that the building needed repairs worth more than the council spends on books in a decade.",
    "Readers who had come to the meeting left in silence when the chairman announced the result of the vote.",
    "The library will close at the end of June and its books will go to schools in the area, the council said.",
)
paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
page = f"<html><body><article><h1>Library to close</h1>{paragraphs}</article></body></html>"
seen = [trafilatura.extract(page, deduplicate=True) for _ in range(4)]
print(*(len(text) if text else "none" for text in seen))
sys.exit(0 if seen[0] == seen[1] == seen[2] and PARAGRAPHS[0] in seen[0] and seen[3] is None else 1)
PYTHON
