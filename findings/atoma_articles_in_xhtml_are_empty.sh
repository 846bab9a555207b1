#!/usr/bin/env bash
# atoma 0.0.17, Python 3.11 and later.
#
# Atom has three kinds of text: plain, HTML and XHTML. Titles and texts of the third kind, which stand in the feed as elements,
# are None (`content` too); the same words as HTML are there. No error is raised, though the format demands a title.
#
# Seen:
#   XHTML: None None
#   HTML: Quay <i>shut</i> <p>The quay is shut.</p>
#
# It matters to archives of feeds: blogs that write XHTML have articles with a date and an author, and without a word.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "atoma==0.0.17"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import atoma

FEED = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Herald</title><id>h</id><updated>2024-03-04T10:00:00Z</updated>
<entry><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Quay <i>shut</i></div></title><id>1</id>
<updated>2024-03-04T10:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The quay is shut.</p></div></content></entry>
<entry><title type="html">Quay &lt;i&gt;shut&lt;/i&gt;</title><id>2</id><updated>2024-03-04T10:00:00Z</updated>
<content type="html">&lt;p&gt;The quay is shut.&lt;/p&gt;</content></entry></feed>"""
entries = atoma.parse_atom_bytes(FEED.encode()).entries
seen = [tuple(part and part.value for part in (entry.title, entry.content)) for entry in entries]
print("XHTML:", *seen[0])
print("HTML:", *seen[1])
sys.exit(0 if seen == [(None, None), ("Quay <i>shut</i>", "<p>The quay is shut.</p>")] else 1)
PYTHON
