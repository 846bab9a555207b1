#!/usr/bin/env bash
# networkx 3.6.1, pandas 3.1.1, Python 3.11 and later.
#
# `from_pandas_edgelist` makes a node of a missing value: all rows without a source hang on one node called nan, which is no
# outlet and has more edges than any of them. It joins parts of the network that have nothing to do with each other. Nothing is
# raised, and nan is in every measure.
#
# Seen:
#   degree centrality: {'herald': 0.4, 'agency': 0.2, 'nan': 0.6, 'post': 0.2, 'times': 0.4, 'bureau': 0.2}
#   most central: nan
#   components: 1, without the rows that lack a side: 2
#
# It matters to networks of who quotes whom, where some rows lack one side: the most central source does not exist, and there is
# one component.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "networkx==3.6.1" "pandas==3.1.1"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import networkx as nx
import pandas as pd

rows = [("herald", "agency"), ("herald", None), ("post", None), ("times", "bureau"), ("times", None)]
table = pd.DataFrame(rows, columns=["source", "target"])
graph = nx.from_pandas_edgelist(table)
whole = nx.from_pandas_edgelist(table.dropna())
centrality = {str(node): round(value, 2) for node, value in nx.degree_centrality(graph).items()}
first = max(centrality, key=centrality.get)
components = nx.number_connected_components(graph), nx.number_connected_components(whole)
print("degree centrality:", centrality)
print("most central:", first)
print("components: {}, without the rows that lack a side: {}".format(*components))
sys.exit(0 if (first, components) == ("nan", (1, 2)) else 1)
PYTHON
