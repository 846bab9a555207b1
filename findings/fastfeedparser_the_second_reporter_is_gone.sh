#!/usr/bin/env bash
# fastfeedparser 0.6.5, feedparser 6.0.14, Python 3.11 and later.
#
# Feeds name each reporter of an article in an element of its own (`dc:creator` in RSS, `author` in Atom). `entry.authors`, a
# list, has the first of them only, and nothing says that there were more; feedparser's list has all. Keywords, which are
# repeated in the same way, are all there.
#
# Seen:
#   RSS, fastfeedparser: Ann Hale
#   RSS, feedparser: Ann Hale, Bo Quist
#   Atom, fastfeedparser: Ann Hale
#   Atom, feedparser: Ann Hale, Bo Quist
#   keywords, fastfeedparser: harbour, trade
#
# It matters to counts by reporter: whoever is named second has written nothing, and no article is by two.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "fastfeedparser==0.6.5" "feedparser==6.0.14"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import fastfeedparser
import feedparser

rss = """<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>Herald</title><link>https://herald.invalid/</link><description>News</description>
<item><title>Quay shut</title><link>https://herald.invalid/a</link><dc:creator>Ann Hale</dc:creator>
<dc:creator>Bo Quist</dc:creator><category>harbour</category><category>trade</category></item>
</channel></rss>"""
atom = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Herald</title><id>urn:h</id>
<updated>2024-03-01T00:00:00Z</updated><entry><title>Quay shut</title><id>urn:a</id><updated>2024-03-01T00:00:00Z</updated>
<author><name>Ann Hale</name></author><author><name>Bo Quist</name></author></entry></feed>"""
found = {}
for kind, feed in (("RSS", rss), ("Atom", atom)):
    for package in (fastfeedparser, feedparser):
        entry = package.parse(feed).entries[0]
        found[kind, package.__name__] = [author["name"] for author in entry["authors"]]
        print(f"{kind}, {package.__name__}:", ", ".join(found[kind, package.__name__]))
keywords = [tag["term"] for tag in fastfeedparser.parse(rss).entries[0]["tags"]]
print("keywords, fastfeedparser:", ", ".join(keywords))
expected = [["Ann Hale"], ["Ann Hale", "Bo Quist"]] * 2
sys.exit(0 if list(found.values()) == expected and len(keywords) == 2 else 1)
PYTHON
