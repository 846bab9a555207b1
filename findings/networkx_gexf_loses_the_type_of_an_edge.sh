#!/usr/bin/env bash
# networkx 3.6.1, Python 3.11 and later.
#
# An edge's value called `type` is written into GEXF's own attribute of that name, which says whether an edge is directed.
# The values “copies” and “credits” are not allowed there, nothing refuses them, and reading the file drops them; all other
# values of edges come back. What a graph of sources says about its edges is most naturally called type.
#
# Seen:
#   in the file: <edge source="agency" target="herald" id="0" type="copies">
#   read: {'basis': 'credit line', 'id': '0'}
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "networkx==3.6.1"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import io

import networkx as nx

graph = nx.DiGraph()
graph.add_edge("agency", "herald", type="copies", basis="credit line")
file = io.BytesIO()
nx.write_gexf(graph, file)
line = next(line for line in file.getvalue().decode().splitlines() if "<edge " in line)
file.seek(0)
again = nx.read_gexf(file).edges["agency", "herald"]
print("in the file:", line.strip())
print("read:", dict(again))
sys.exit(0 if 'type="copies"' in line and "type" not in again and again["basis"] == "credit line" else 1)
PYTHON
