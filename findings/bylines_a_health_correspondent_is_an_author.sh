#!/usr/bin/env bash
# newspaper4k 0.9.6, trafilatura 2.3.1, Python 3.11 and later.
#
# Both split a byline at its commas, and the office of a reporter is an author of its own: "By Ann Hale, Health Correspondent"
# has two. newspaper4k returns no author at all for a name of four parts or more, keeps the place ("Bo Quist in Paris"), and
# takes two names joined by "&" for one; trafilatura keeps the last two right, and takes "agencies" for a person.
#
# Seen (author of the page, newspaper4k, trafilatura):
#   Ann Hale, Health Correspondent: ['Ann Hale', 'Health Correspondent'], Ann Hale; Health Correspondent
#   Jean-Luc de la Tour: [], Jean-Luc de la Tour
#   Ann Hale and Bo Quist in Paris: ['Ann Hale', 'Bo Quist in Paris'], Ann Hale; Bo Quist
#   Ann Hale & Bo Quist: ['Ann Hale & Bo Quist'], Ann Hale; Bo Quist
#   Ann Hale and agencies: ['Ann Hale'], Ann Hale; Agencies
#
# It matters to counts of authors: the most frequent one is the Political Editor, and some reporters write nothing.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "pip==26.3"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "newspaper4k==0.9.6" "trafilatura==2.3.1" "lxml_html_clean==0.4.6"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import newspaper
import trafilatura

BYLINES = {
    "Ann Hale, Health Correspondent": (["Ann Hale", "Health Correspondent"], "Ann Hale; Health Correspondent"),
    "Jean-Luc de la Tour": ([], "Jean-Luc de la Tour"),
    "Ann Hale and Bo Quist in Paris": (["Ann Hale", "Bo Quist in Paris"], "Ann Hale; Bo Quist"),
    "Ann Hale & Bo Quist": (["Ann Hale & Bo Quist"], "Ann Hale; Bo Quist"),
    "Ann Hale and agencies": (["Ann Hale"], "Ann Hale; Agencies"),
}


def page(byline: str) -> str:
    paragraph = "<p>The minister said that the plan for the town was a good one and that it would be carried out.</p>"
    author = byline.replace("&", "&amp;")
    return (
        f'<html><head><title>News</title><meta name="author" content="By {author}"></head>'
        f"<body><article><h1>News</h1>{paragraph * 5}</article></body></html>"
    )


seen = {}
for byline in BYLINES:
    article = newspaper.Article("https://herald.invalid/a")
    article.download(input_html=page(byline))
    article.parse()
    seen[byline] = article.authors, trafilatura.extract_metadata(page(byline)).author
    print("{}: {}, {}".format(byline, *seen[byline]))
sys.exit(0 if seen == BYLINES else 1)
PYTHON
