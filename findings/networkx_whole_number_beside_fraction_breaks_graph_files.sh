#!/usr/bin/env bash
# networkx 3.6.1, igraph 1.0.0, Python 3.11 and later.
#
# An attribute that is a whole number on one node and a fraction on another (1 and 0.5) is nothing special in Python. In a GEXF
# file networkx declares the attribute by the first node ("long"), writes 0.5 under it, and its own reader then refuses the
# file. In GraphML it declares the attribute twice under one name: networkx reads that, igraph refuses the whole file.
# With 1.0 for 1 both are read.
#
# Seen:
#   GEXF, declared: ['long']
#   GEXF, networkx reads: ValueError
#   GraphML, declared: ['double', 'long']
#   GraphML, igraph reads: InternalError
#   with 1.0: ('read', 'read')
#
# It matters where scores are kept with graphs: the file is written without complaint, and found unreadable much later.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "networkx==3.6.1" "igraph==1.0.0"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import re
import sys
from collections.abc import Callable
from pathlib import Path

import igraph
import networkx as nx


def outcome(read: Callable[[], object]) -> str:
    try:
        read()
    except Exception as error:
        return type(error).__name__
    return "read"


def tried(first: float) -> tuple[str, str]:
    graph = nx.Graph()
    graph.add_node("a", score=first)
    graph.add_node("b", score=0.5)
    nx.write_gexf(graph, "g.gexf")
    nx.write_graphml(graph, "g.graphml")
    return outcome(lambda: nx.read_gexf("g.gexf")), outcome(lambda: igraph.Graph.Read_GraphML("g.graphml"))


whole = tried(1)
declared = re.findall(r'title="score" type="(\w+)"', Path("g.gexf").read_text(encoding="utf-8"))
twice = sorted(re.findall(r'attr.name="score" attr.type="(\w+)"', Path("g.graphml").read_text(encoding="utf-8")))
fraction = tried(1.0)
print("GEXF, declared:", declared)
print("GEXF, networkx reads:", whole[0])
print("GraphML, declared:", twice)
print("GraphML, igraph reads:", whole[1])
print("with 1.0:", fraction)
expected = ("ValueError", "InternalError"), ["long"], ["double", "long"], ("read", "read")
sys.exit(0 if (whole, declared, twice, fraction) == expected else 1)
PYTHON
