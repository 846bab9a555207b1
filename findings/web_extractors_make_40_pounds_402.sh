#!/usr/bin/env bash
# trafilatura 2.3.1, inscriptis 2.7.6, resiliparse 2.0.0, lxml 6.1.3, Python 3.11 and later.
#
# A raised note mark is joined to the number before it: "£40" with note 2 is £402 in the text of all four. A quotation in
# `<q>`, which every browser shows with quotation marks, has none in three of them (inscriptis sets them), and
# trafilatura ends the line after it. resiliparse puts the description of a picture into the text of the article.
#
# Seen:
#   trafilatura: amount £402, marks: 0, words of the picture's description: 0
#   inscriptis: amount £402, marks: 2, words of the picture's description: 0
#   resiliparse: amount £402, marks: 0, words of the picture's description: 3
#   lxml text_content: amount £402, marks: 0, words of the picture's description: 0
#
# It matters to amounts, to counts of quotations and to counts of words.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "trafilatura==2.3.1" "inscriptis==2.7.6" "resiliparse==2.0.0" "lxml==6.1.3" "lxml_html_clean"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import re
import sys

import inscriptis
import lxml.html
import trafilatura
from resiliparse.extract.html2text import extract_plain_text

PAGE = """<html><body><article><h1>Prices</h1>
<p>The council says that the new pass costs £40<sup>2</sup> a month for all who live in the town or work there.</p>
<p>The mayor said <q>nobody will pay more than that</q> when she was asked about the plan on Monday morning.</p>
<p><img src="a.jpg" alt="Gates beneath bridges"></p>
<p>The second reading of the plan takes place in the town hall, where the members will have a free vote on it.</p>
</article></body></html>"""
DESCRIPTION = "Gates beneath bridges"
texts = {
    "trafilatura": trafilatura.extract(PAGE) or "",
    "inscriptis": inscriptis.get_text(PAGE),
    "resiliparse": extract_plain_text(PAGE),
    "lxml text_content": lxml.html.fromstring(PAGE).text_content(),
}
seen = []
for name, text in texts.items():
    amount = re.findall("£[0-9]+", text)
    marks, words = len(re.findall("[\"“”]", text)), sum(word in text.split() for word in DESCRIPTION.split())
    seen.append((amount, marks, words))
    print(f"{name}: amount {' '.join(amount)}, marks: {marks}, words of the picture's description: {words}")
sys.exit(0 if seen == [(["£402"], 0, 0), (["£402"], 2, 0), (["£402"], 0, 3), (["£402"], 0, 0)] else 1)
PYTHON
