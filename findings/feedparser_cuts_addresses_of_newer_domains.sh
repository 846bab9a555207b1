#!/usr/bin/env bash
# feedparser 6.0.14, Python 3.11 and later.
#
# The author of an item (“address (name)”, as RSS asks for) is divided by a pattern in which the last part of a domain has at
# most four letters. Newsrooms under .press, .media, .online, .london get a shortened address, and the letters left over stand
# in the name: “Ada Moll” becomes “s (Ada Moll”. Counts by author then have a person for each spelling.
#
# Seen:
#   herald.com {'name': 'Ada Moll', 'email': 'desk@herald.com'}
#   herald.press {'name': 's (Ada Moll', 'email': 'desk@herald.pres'}
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "feedparser==6.0.14"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import feedparser


def author(text):
    item = f"<rss version='2.0'><channel><item><author>{text}</author></item></channel></rss>"
    return dict(feedparser.parse(item).entries[0].author_detail)


for domain in ("herald.com", "herald.press"):
    print(domain, author(f"desk@{domain} (Ada Moll)"))
detail = author("desk@herald.press (Ada Moll)")
sys.exit(0 if detail == {"name": "s (Ada Moll", "email": "desk@herald.pres"} else 1)
PYTHON
