#!/usr/bin/env bash
# tomotopy 0.14.0, Python 3.11 and later.
#
# `add_doc` is documented to return the index of the document that was added; it returns 1 for each of them. An article
# without words is left out, so that the position among the articles is not the index either.
#
# Seen:
#   returned for four articles, the third empty: [1, 1, None, 1]
#   documents in the model: 3
#
# It matters to everybody who looks up the topics of an article: each has those of the second.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "tomotopy==0.14.0"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import tomotopy

model = tomotopy.LDAModel(k=2, seed=1)
articles = ["tax budget", "fire harbour", "", "council tax"]
returned = [model.add_doc(article.split()) for article in articles]
print("returned for four articles, the third empty:", returned)
print("documents in the model:", len(model.docs))
sys.exit(0 if returned == [1, 1, None, 1] and len(model.docs) == 3 else 1)
PYTHON
