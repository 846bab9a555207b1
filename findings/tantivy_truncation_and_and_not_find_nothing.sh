#!/usr/bin/env bash
# tantivy 0.27.0 (Python), Python 3.11 and later.
#
# The query language looks like that of news archives, and two forms of it are accepted and answered differently. The star at a
# word's end does not truncate: it is dropped like any mark, and `minist*` looks for the word "minist". `said AND NOT go` finds
# nothing at all, where `said NOT go` and `said -go` find what was meant. None of it raises.
#
# Seen:
#   minist*: []
#   minister*: ['minister said go', 'minister said stay']
#   said AND NOT go: []
#   said NOT go: ['minister said stay', 'ministry said no']
#   said -go: ['minister said stay', 'ministry said no']
#
# It matters to counts of hits: a search string that worked in an archive finds nothing, or fewer, and "0 articles" gets
# published.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "tantivy==0.27.0"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import tantivy

schema = tantivy.SchemaBuilder()
schema.add_text_field("text", stored=True)
index = tantivy.Index(schema.build())
writer = index.writer()
for text in ("minister said go", "minister said stay", "ministers went", "ministry said no"):
    writer.add_document(tantivy.Document(text=text))
writer.commit()
index.reload()
searcher = index.searcher()


def hits(query: str) -> list[str]:
    found = searcher.search(index.parse_query(query, ["text"]), 10).hits
    return sorted(searcher.doc(address)["text"][0] for _, address in found)


seen = {query: hits(query) for query in ("minist*", "minister*", "said AND NOT go", "said NOT go", "said -go")}
for query, found in seen.items():
    print(f"{query}:", found)
without = ["minister said stay", "ministry said no"]
expected = [[], ["minister said go", "minister said stay"], [], without, without]
sys.exit(0 if list(seen.values()) == expected else 1)
PYTHON
