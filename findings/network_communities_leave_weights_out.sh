#!/usr/bin/env bash
# networkx 3.6.1, igraph 1.0.0, Python 3.11 and later.
#
# Of networkx's functions `louvain_communities` and `modularity` read the edge attribute "weight" by themselves,
# `greedy_modularity_communities` and `label_propagation_communities` do not. igraph's methods in Python leave it out as well,
# although `is_weighted()` says True (igraph for R reads it by itself). Two groups of outlets that copy ten times within and
# once across are two communities or a single one by the choice of the function, without a word.
#
# Seen (six outlets; communities found, in the same graph):
#   networkx louvain_communities: 2
#   networkx greedy_modularity_communities: 1
#   networkx greedy_modularity_communities(weight="weight"): 2
#   igraph community_multilevel (is_weighted: True): 1
#   igraph community_multilevel(weights="weight"): 2
#
# It matters to networks of who copies or cites whom: nearly every pair is linked once, and the weights are the finding.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "networkx==3.6.1" "igraph==1.0.0"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import itertools
import sys

import igraph
import networkx

left, right = "abc", "def"
edges = [(*pair, 10) for side in (left, right) for pair in itertools.combinations(side, 2)]
edges += [(one, other, 1) for one, other in itertools.product(left, right)]
graph = networkx.Graph()
graph.add_weighted_edges_from(edges)
same = igraph.Graph.TupleList(edges, edge_attrs=["weight"])
community = networkx.community
seen = {
    "networkx louvain_communities": len(community.louvain_communities(graph, seed=1)),
    "networkx greedy_modularity_communities": len(community.greedy_modularity_communities(graph)),
    'networkx greedy_modularity_communities(weight="weight")': len(
        community.greedy_modularity_communities(graph, weight="weight")
    ),
    f"igraph community_multilevel (is_weighted: {same.is_weighted()})": len(same.community_multilevel()),
    'igraph community_multilevel(weights="weight")': len(same.community_multilevel(weights="weight")),
}
for name, number in seen.items():
    print(f"{name}: {number}")
sys.exit(0 if list(seen.values()) == [2, 1, 2, 1, 2] and same.is_weighted() else 1)
PYTHON
