#!/usr/bin/env bash
# tldextract 5.4.0 (with the list of suffixes that it brings), Python 3.11 and later.
#
# "gov.uk" and "nhs.uk" are on the list of suffixes, as "co.uk" is, so that the name of the site www.gov.uk is "www", and
# that of www.nhs.uk is "www" as well. The site of the police has no name, and is not told from a missing one.
#
# Seen (domain of the address):
#   https://www.bbc.co.uk/news -> 'bbc'
#   https://www.gov.uk/budget -> 'www'
#   https://www.nhs.uk/conditions -> 'www'
#   https://www.parliament.uk/business -> 'parliament'
#   https://police.uk/contact -> ''
#
# It matters to counts of the sources that articles link to: the first of the list is "www".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "tldextract==5.4.0"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import tldextract

EXPECTED = {
    "https://www.bbc.co.uk/news": "bbc",
    "https://www.gov.uk/budget": "www",
    "https://www.nhs.uk/conditions": "www",
    "https://www.parliament.uk/business": "parliament",
    "https://police.uk/contact": "",
}
extract = tldextract.TLDExtract(suffix_list_urls=(), cache_dir="cache")  # no download: the list of the package
seen = {address: extract(address).domain for address in EXPECTED}
for address, domain in seen.items():
    print(address, "->", repr(domain))
sys.exit(0 if seen == EXPECTED else 1)
PYTHON
