#!/usr/bin/env bash
# jusText 3.0.2 (lxml 6.1.3, lxml_html_clean 0.4.6), Python 3.11 and later.
#
# A page of news whose paragraphs are one sentence each, of 120 to 140 characters, has no text at all: every paragraph is taken
# for furniture of the page. One paragraph of more than 200 characters anywhere among them brings all of them back. A paragraph is
# kept on its own only above 200 characters (`length_high`); a shorter one is kept for the sake of a long neighbour.
#
# Seen:
#   paragraphs kept of 4: 0
#   the same page, with a second sentence in its last paragraph: 4
#
# It matters for news agencies and British papers, whose paragraphs are single sentences: whole articles are empty, and articles of
# one outlet are lost more often than those of another.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "jusText==3.0.2" "lxml==6.1.3" "lxml_html_clean==0.4.6"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import justext

paragraphs = [
    "The mayor of Harbour said on Monday that she would leave her post at the end of the month after a row with the council.",
    "Ben Low, who leads the opposition in the council, said that he had not asked her to go and that nobody else had done so.",
    "The wall on the beach has been closed to walkers since a storm in the winter of last year took away part of its upper path.",
    "The council will meet on Thursday to choose who is to lead it until the election, which must be held within ninety days.",
]
longer = [*paragraphs[:3], paragraphs[3] + " It has not been said who will stand for the post, and both of the groups have been asked."]


def kept(texts):
    page = "<html><body>" + "".join(f"<p>{text}</p>" for text in texts) + "</body></html>"
    found = justext.justext(page.encode(), justext.get_stoplist("English"))
    return sum(not paragraph.is_boilerplate for paragraph in found)


print("paragraphs kept of 4:", kept(paragraphs))
print("the same page, with a second sentence in its last paragraph:", kept(longer))
sys.exit(0 if (kept(paragraphs), kept(longer)) == (0, 4) else 1)
PYTHON
