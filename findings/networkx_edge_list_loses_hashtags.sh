#!/usr/bin/env bash
# networkx 3.6.1, Python 3.11 and later.
#
# `write_edgelist` writes names as they are, and `read_edgelist` takes everything from “#” on for a comment. Lines that begin
# with a hashtag are gone without a word, with their edges and weights, and a hashtag in the second place takes the weight
# along: a graph of accounts and hashtags comes back without its hashtags. A tab as separator, which names with spaces need,
# makes no difference.
#
# Seen:
#   written: [('#portstrike', 'Ada Moll', {'weight': 40}), ('Ada Moll', 'Ben Orme', {'weight': 1})]
#   read:    [('Ada Moll', 'Ben Orme', {'weight': 1})]
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "networkx==3.6.1"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import io

import networkx as nx

graph = nx.Graph()
graph.add_edge("#portstrike", "Ada Moll", weight=40)
graph.add_edge("Ada Moll", "Ben Orme", weight=1)
file = io.BytesIO()
nx.write_edgelist(graph, file, delimiter="\t")
file.seek(0)
again = nx.read_edgelist(file, delimiter="\t")
print("written:", list(graph.edges(data=True)))
print("read:   ", list(again.edges(data=True)))
sys.exit(0 if list(again.edges(data=True)) == [("Ada Moll", "Ben Orme", {"weight": 1})] else 1)
PYTHON
