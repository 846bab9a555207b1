#!/usr/bin/env bash
# networkx 3.6.1, igraph 1.0.0, Python 3.11 and later.
#
# In a graph of several parts igraph works out closeness within each part, networkx multiplies it by the share of the graph that
# the part has. Two outlets linked to nobody but each other have the highest closeness there is in igraph, and the lowest in
# networkx: the rank order of the same graph turns round. With directed edges the two differ again: networkx counts the ways
# to a node, igraph those in both directions. igraph's average clustering leaves out nodes with fewer than two neighbours,
# networkx's counts them as 0.
#
# Seen (a chain Gazette - Herald - Post, and the pair Echo - Mail):
#   networkx: Herald 0.5, Gazette 0.33, Post 0.33, Echo 0.25, Mail 0.25
#   igraph: Herald 1.0, Echo 1.0, Mail 1.0, Gazette 0.67, Post 0.67
# Seen (A cites B, B cites C):
#   networkx: C 0.67, B 0.5, A 0.0
#   igraph: B 1.0, A 0.67, C 0.67
# Seen (a triangle, one of whose outlets has two more neighbours; average clustering):
#   networkx 0.43, igraph 0.72
#
# It matters to whoever names the most central outlet of a network: the answer is that of the package.
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


def ranked(values: dict[str, float]) -> str:
    rows = sorted(values.items(), key=lambda item: -item[1])
    return ", ".join(f"{name} {round(value, 2)}" for name, value in rows)


def by_networkx(graph: networkx.Graph) -> dict[str, float]:
    return networkx.closeness_centrality(graph)


def by_igraph(graph: networkx.Graph) -> dict[str, float]:
    same = igraph.Graph.from_networkx(graph)
    return dict(zip(same.vs["_nx_name"], same.closeness(), strict=True))


parts = networkx.Graph([("Gazette", "Herald"), ("Herald", "Post"), ("Echo", "Mail")])
cites = networkx.DiGraph([("A", "B"), ("B", "C")])
triangle = networkx.Graph(["ab", "bc", "ca", "cd", "ce"])
clustering = (
    round(networkx.average_clustering(triangle), 2),
    round(igraph.Graph.from_networkx(triangle).transitivity_avglocal_undirected(), 2),
)
for graph in (parts, cites):
    print("networkx:", ranked(by_networkx(graph)))
    print("igraph:", ranked(by_igraph(graph)))
print("networkx {}, igraph {}".format(*clustering))
one, other = by_networkx(parts), by_igraph(parts)
turned = one["Echo"] < one["Post"] and other["Echo"] > other["Post"]
directed = by_networkx(cites)["A"] == 0 and round(by_igraph(cites)["A"], 2) == 0.67
sys.exit(0 if turned and directed and clustering == (0.43, 0.72) else 1)
PYTHON
