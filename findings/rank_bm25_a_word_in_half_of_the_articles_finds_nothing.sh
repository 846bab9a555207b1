#!/usr/bin/env bash
# rank-bm25 0.2.2 (BM25Okapi), Python 3.11 and later.
#
# A word that is in exactly half of the articles has the weight 0: a search for it finds none, however often they have it.
# One that is in three quarters is found, since weights below 0, and only these, are raised.
#
# Seen (scores of "tax" in four articles):
#   in 1 of 4: [0.85, 0.0, 0.0, 0.0]
#   in 2 of 4: [0.0, 0.0, 0.0, 0.0]
#   in 3 of 4: [0.14, 0.14, 0.14, 0.0]
#
# It matters to searches in the coverage of one event, where the words that count are in half of the articles.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "rank-bm25==0.2.2"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from rank_bm25 import BM25Okapi

seen = []
for having in (1, 2, 3):
    articles = [["tax" if number < having else "fire", f"other{number}"] for number in range(4)]
    seen.append([round(float(score), 2) for score in BM25Okapi(articles).get_scores(["tax"])])
    print(f"in {having} of 4: {seen[-1]}")
found = [[score > 0 for score in scores] for scores in seen]
sys.exit(0 if found == [[True] + [False] * 3, [False] * 4, [True] * 3 + [False]] else 1)
PYTHON
