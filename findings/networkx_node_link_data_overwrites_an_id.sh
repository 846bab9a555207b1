#!/usr/bin/env bash
# networkx 3.6.1, Python 3.11 and later.
#
# `node_link_data`, the way to JSON for d3 and others, puts a node's name under “id”. A value of nodes that is called “id”
# itself (the identifier in Wikidata, say) is overwritten by the name: no error, no warning, and nothing of it in the file,
# although all other values are.
#
# Seen:
#   data: [{'id': 'Ada Moll', 'office': 'mayor'}]
#   read: {'office': 'mayor'}
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "networkx==3.6.1"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import networkx as nx

graph = nx.Graph()
graph.add_node("Ada Moll", id="Q4711", office="mayor")
data = nx.node_link_data(graph)
again = nx.node_link_graph(data)
print("data:", data["nodes"])
print("read:", dict(again.nodes["Ada Moll"]))
sys.exit(0 if "Q4711" not in str(data) and dict(again.nodes["Ada Moll"]) == {"office": "mayor"} else 1)
PYTHON
