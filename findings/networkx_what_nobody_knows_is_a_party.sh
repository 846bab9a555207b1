#!/usr/bin/env bash
# networkx 3.6.1, Python 3.11 and later.
#
# `attribute_assortativity_coefficient`, which says whether nodes of one kind are linked to their own kind, takes nodes that
# lack the value for a kind of their own. Outlets whose side nobody coded, linked among themselves, make a network divided where
# the coded ones are mixed evenly. No warning is given.
#
# Seen:
#   four coded outlets: -0.33
#   with four outlets that were not coded: 0.47
#   pairs: {'left': {'left': 2, 'right': 4}, 'right': {'left': 4, 'right': 2}, None: {None: 12}}
#
# It matters to networks of outlets or accounts of which a part is coded: the coefficient measures who was coded.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "networkx==3.6.1" "numpy==2.4.6"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import networkx

graph = networkx.Graph([("a", "b"), ("b", "c"), ("c", "d"), ("d", "a"), ("a", "c"), ("b", "d")])
networkx.set_node_attributes(graph, {"a": "left", "b": "left", "c": "right", "d": "right"}, "side")
coded = networkx.attribute_assortativity_coefficient(graph, "side")
graph.add_edges_from([("p", "q"), ("q", "r"), ("r", "p"), ("p", "s"), ("q", "s"), ("r", "s")])
with_others = networkx.attribute_assortativity_coefficient(graph, "side")
print("four coded outlets:", round(coded, 2))
print("with four outlets that were not coded:", round(with_others, 2))
print("pairs:", networkx.attribute_mixing_dict(graph, "side"))
sys.exit(0 if (round(coded, 2), round(with_others, 2)) == (-0.33, 0.47) else 1)
PYTHON
