#!/usr/bin/env bash
# igraph 1.0.0, networkx 3.6.1, Python 3.11 and later.
#
# What a node does not have is filled in when igraph reads GraphML: a missing true-or-false value is False (a missing number
# is nan, a missing text ""). When igraph writes, a missing text becomes the four letters "None", and whole numbers become
# doubles of 15 digits, so that an id of 17 digits (posts have 18 or 19) ends in 00.
#
# Seen:
#   networkx wrote "checked" for: {'a': True, 'b': False}
#   igraph read "checked" as: {'a': True, 'b': False, 'c': False}
#   igraph wrote the author None, networkx reads: 'None'
#   igraph wrote the id 12345678901234567, networkx reads: 12345678901234600
#
# It matters where graphs pass from one to the other: what nobody has coded counts as coded "no", "None" becomes a person, and
# ids no longer match the articles.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "networkx==3.6.1" "igraph==1.0.0"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import igraph
import networkx as nx

graph = nx.Graph()
graph.add_node("a", checked=True)
graph.add_node("b", checked=False)
graph.add_node("c")
nx.write_graphml(graph, "n.graphml")
read = {node["id"]: node["checked"] for node in igraph.Graph.Read_GraphML("n.graphml").vs}
print('networkx wrote "checked" for:', {name: value for name, value in graph.nodes(data="checked") if value is not None})
print('igraph read "checked" as:', read)

other = igraph.Graph(2)
other.vs["author"] = ["Ann Hale", None]
other.vs["post"] = [12345678901234567, 1]
other.write_graphml("i.graphml")
nodes = nx.read_graphml("i.graphml").nodes
author, post = nodes["n1"]["author"], int(nodes["n0"]["post"])
print("igraph wrote the author None, networkx reads:", repr(author))
print("igraph wrote the id 12345678901234567, networkx reads:", post)
sys.exit(0 if (read, author, post) == ({"a": True, "b": False, "c": False}, "None", 12345678901234600) else 1)
PYTHON
