#!/usr/bin/env bash
# networkx 3.6.1, Python 3.11 and later.
#
# `write_edgelist` and `write_adjlist` write, without quoting and without a word, what their own readers read as something else.
# "#" begins a comment, also in the middle of a line and with a tab as delimiter: every edge that has a hashtag in it is gone.
# The adjacency list is split at spaces: two people become four nodes, and the first name of one is linked to all the rest.
#
# Seen:
#   edge list written: [('#MeToo', '#TimesUp'), ('#MeToo', 'Gazette'), ('Gazette', 'Herald')]
#   edge list read: [('Gazette', 'Herald')]
#   adjacency list written: [('Ann Hale', 'Bo Quist')]
#   adjacency list read: [('Ann', 'Bo'), ('Ann', 'Hale'), ('Ann', 'Quist'), ('Bo', 'Quist')]
#
# It matters to networks of hashtags (most of the graph is lost) and of people (degree and centrality are of first names).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "networkx==3.6.1"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import networkx as nx


def edges(graph: nx.Graph) -> list[tuple[str, ...]]:
    return sorted(tuple(sorted(edge)) for edge in graph.edges)


tags = nx.Graph([("#MeToo", "#TimesUp"), ("Gazette", "#MeToo"), ("Gazette", "Herald")])
nx.write_edgelist(tags, "tags.tsv", delimiter="\t", data=False)
tags_read = edges(nx.read_edgelist("tags.tsv", delimiter="\t", data=False))
people = nx.Graph([("Ann Hale", "Bo Quist")])
nx.write_adjlist(people, "people.adjlist")
people_read = edges(nx.read_adjlist("people.adjlist"))
print("edge list written:", edges(tags))
print("edge list read:", tags_read)
print("adjacency list written:", edges(people))
print("adjacency list read:", people_read)
expected = [("Gazette", "Herald")], [("Ann", "Bo"), ("Ann", "Hale"), ("Ann", "Quist"), ("Bo", "Quist")]
sys.exit(0 if (tags_read, people_read) == expected else 1)
PYTHON
