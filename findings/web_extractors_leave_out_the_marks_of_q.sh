#!/usr/bin/env bash
# trafilatura 2.3.1, newspaper4k 0.9.6, resiliparse 2.0.1, Python 3.11 and later.
#
# HTML’s <q> stands for quotation marks, which the browser prints. All three give the words without them, and trafilatura
# ends the line behind them; inscriptis 2.7.6 prints the marks.
#
# Seen (the page has: She said <q>I resign today</q> and left the room at once.):
#   trafilatura: She said I resign today / and left the room at once.
#   newspaper4k: She said I resign today and left the room at once.
#   resiliparse: She said I resign today and left the room at once.
#   inscriptis: She said "I resign today" and left the room at once.
#
# It matters to counts of quotations: an outlet that writes <q> quotes nobody.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
# pip 23 stops at what these packages together ask of lxml.
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "pip==26.3"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "trafilatura==2.3.1" "lxml_html_clean==0.4.6" "newspaper4k==0.9.6" "resiliparse==2.0.1" "inscriptis==2.7.6"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
import warnings

warnings.simplefilter("ignore")  # newspaper4k says that nltk is not installed

import inscriptis  # noqa: E402
import newspaper  # noqa: E402
import trafilatura  # noqa: E402
from resiliparse.extract.html2text import extract_plain_text  # noqa: E402

LONG = "The council of Northam voted on Monday to close the library in Station Road, open since 1921, after four hours."
QUOTED = "<p>She said <q>I resign today</q> and left the room at once.</p>"
body = f"<article><h1>Library to close</h1><p>{LONG}</p>{QUOTED}<p>{LONG.replace('library', 'bath')}</p></article>"
page = f"<html><head><title>Library to close</title></head><body>{body}</body></html>"
article = newspaper.article("https://example.org/news/library-to-close", input_html=page)
texts = {
    "trafilatura": trafilatura.extract(page),
    "newspaper4k": article.text,
    "resiliparse": extract_plain_text(page, main_content=True),
    "inscriptis": inscriptis.get_text(page),
}
seen = []
for library, text in texts.items():
    start = text.index("She said")
    seen.append(text[start : text.index("at once.", start) + len("at once.")])
    print(f"{library}: " + seen[-1].replace("\n", " / "))
plain = "She said I resign today and left the room at once."
marked = plain.replace("I resign today", '"I resign today"')
sys.exit(0 if seen == [plain.replace("today ", "today\n"), plain, plain, marked] else 1)
PYTHON
