#!/usr/bin/env bash
# networkx 3.6.1, igraph 1.0.0, Python 3.11 and later.
#
# GraphML says once, in `<default>`, what holds for every node and edge that says nothing else, and programs that write it leave
# the usual value out. `read_graphml` puts the default beside the graph (`graph.graph["edge_default"]`) and on no edge: an edge
# whose weight is the usual 5 has none, and counts as 1 in every measure. igraph fills it in.
#
# Seen (weights 5, not stated, and 2):
#   networkx: {'agency': 1.0, 'herald': 1.0, 'post': 2.0, 'times': 2.0}
#   igraph: {'agency': 5.0, 'herald': 5.0, 'post': 2.0, 'times': 2.0}
#   beside the graph: {'weight': 5.0}
#
# It matters to networks of outlets and sources from other programs: the usual weight becomes the smallest, and the order by
# strength turns round.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "networkx==3.6.1" "igraph==1.0.0"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from pathlib import Path

import igraph
import networkx as nx

Path("outlets.graphml").write_text("""<?xml version="1.0"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="w" for="edge" attr.name="weight" attr.type="double"><default>5</default></key>
<graph edgedefault="undirected">
<node id="agency"/><node id="herald"/><node id="post"/><node id="times"/>
<edge source="agency" target="herald"/>
<edge source="post" target="times"><data key="w">2</data></edge>
</graph></graphml>""")
graph = nx.read_graphml("outlets.graphml")
by_networkx = {name: float(strength) for name, strength in graph.degree(weight="weight")}
other = igraph.Graph.Read_GraphML("outlets.graphml")
by_igraph = dict(zip(other.vs["id"], other.strength(weights="weight")))
print("networkx:", by_networkx)
print("igraph:", by_igraph)
print("beside the graph:", graph.graph["edge_default"])
expected = {"agency": 1.0, "herald": 1.0, "post": 2.0, "times": 2.0}
sys.exit(0 if by_networkx == expected and by_igraph == expected | {"agency": 5.0, "herald": 5.0} else 1)
PYTHON
