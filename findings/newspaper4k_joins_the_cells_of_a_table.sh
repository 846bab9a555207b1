#!/usr/bin/env bash
# newspaper4k 0.9.6, Python 3.11 and later.
#
# The cells of a table are joined without anything between them, rows as well: 41 votes and 2 seats are the number 412, and
# the whole table is one word. Lists, headings and lines are kept apart.
#
# Seen (the table that stands between two paragraphs):
#   CandidateVotesSeatsRoe412Doe1,25030
#
# It matters to results of elections, league tables and prices: figures that no page has are in the text, and the names are
# not.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "newspaper4k==0.9.6"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
import warnings

warnings.simplefilter("ignore")  # it says that nltk is not installed

import newspaper  # noqa: E402

LONG = "The council of Northam voted on Monday to close the library in Station Road, open since 1921, after four hours."
ROWS = (("Candidate", "Votes", "Seats"), ("Roe", "41", "2"), ("Doe", "1,250", "30"))
table = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in ROWS)
body = f"<article><p>{LONG}</p><table>{table}</table><p>{LONG.replace('library', 'bath')}</p></article>"
page = f"<html><head><title>Library to close</title></head><body>{body}</body></html>"
paragraphs = newspaper.article("https://example.org/news/library-to-close", input_html=page).text.split("\n\n")
print(*paragraphs[1:-1], sep="\n")
sys.exit(0 if paragraphs[0] == LONG and paragraphs[1:-1] == ["CandidateVotesSeatsRoe412Doe1,25030"] else 1)
PYTHON
