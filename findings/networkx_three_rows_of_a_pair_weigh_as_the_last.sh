#!/usr/bin/env bash
# networkx 3.6.1, pandas 3.1.1, Python 3.11 and later.
#
# A table with a row for each month and pair of outlets, made a graph with `from_pandas_edgelist`, has for each pair the weight
# of its last row, not the sum, and the order of the rows decides. `to_undirected` of a directed graph keeps one of the two
# weights of a pair, `Graph` of a multigraph one of several; the adjacency matrix of the same multigraph adds them up.
#
# Seen (Herald and Post: 5 in January, 2 in February, 1 the other way round):
#   from_pandas_edgelist: 1, with the rows in reverse: 5
#   DiGraph with 5 and 1, to_undirected: 1
#   MultiGraph with 5 and 2: as Graph 2, in the matrix 7
#
# It matters to every strength and weighted centrality of a network that is counted by month, by section or in two directions.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "networkx==3.6.1" "pandas==3.1.1"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import networkx
import pandas as pd

rows = pd.DataFrame({"one": ["Herald", "Herald", "Post"], "other": ["Post", "Post", "Herald"], "weight": [5, 2, 1]})


def weight(graph: networkx.Graph) -> int:
    return int(graph["Herald"]["Post"]["weight"])


def of_table(table: pd.DataFrame) -> int:
    return weight(networkx.from_pandas_edgelist(table, "one", "other", edge_attr="weight"))


directed = networkx.DiGraph()
directed.add_weighted_edges_from([("Herald", "Post", 5), ("Post", "Herald", 1)])
several = networkx.MultiGraph()
several.add_weighted_edges_from([("Herald", "Post", 5), ("Herald", "Post", 2)])
seen = (
    of_table(rows),
    of_table(rows[::-1]),
    weight(directed.to_undirected()),
    weight(networkx.Graph(several)),
    int(networkx.to_numpy_array(several)[0, 1]),
)
print(f"from_pandas_edgelist: {seen[0]}, with the rows in reverse: {seen[1]}")
print(f"DiGraph with 5 and 1, to_undirected: {seen[2]}")
print(f"MultiGraph with 5 and 2: as Graph {seen[3]}, in the matrix {seen[4]}")
sys.exit(0 if seen == (1, 5, 1, 2, 7) else 1)
PYTHON
