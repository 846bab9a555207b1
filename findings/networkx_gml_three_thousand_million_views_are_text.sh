#!/usr/bin/env bash
# networkx 3.6.1, igraph 1.0.0, Python 3.11 and later.
#
# `write_gml` writes whole numbers from 2147483648 on as text, since the old format has only 32 bits, and `read_gml` leaves them
# so: of two nodes one has the number 5 and the other the text "3000000000". igraph then takes all values of this name for text,
# and the largest of them is "5". True and False come back as 1 and 0.
#
# Seen:
#   networkx: {'Herald': 5, 'Gazette': '3000000000', 'Echo': 2147483647} {'Herald': 1, 'Gazette': 0, 'Echo': 0}
#   igraph: ['5', '3000000000', '2147483647'] the largest: 5
#
# It matters to large networks of accounts with their views or followers: a sorted list puts the largest last, and a sum fails
# long after the file was made.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "networkx==3.6.1" "igraph==1.0.0"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import igraph
import networkx

graph = networkx.Graph()
graph.add_node("Herald", views=5, local=True)
graph.add_node("Gazette", views=3_000_000_000, local=False)
graph.add_node("Echo", views=2_147_483_647, local=False)
networkx.write_gml(graph, "outlets.gml")
again = dict(networkx.read_gml("outlets.gml").nodes(data="views"))
by_igraph = igraph.Graph.Read_GML("outlets.gml").vs["views"]
local = dict(networkx.read_gml("outlets.gml").nodes(data="local"))
print("networkx:", again, local)
print("igraph:", by_igraph, "the largest:", max(by_igraph))
expected = {"Herald": 5, "Gazette": "3000000000", "Echo": 2147483647}
sys.exit(0 if again == expected and max(by_igraph) == "5" and local["Herald"] is not True else 1)
PYTHON
