#!/usr/bin/env bash
# rapidfuzz 3.14.6, numpy 2.4.6, Python 3.11 and later.
#
# `process.cdist` takes a type for its results, and a matrix of many articles needs a small one. Distances beyond what the
# type holds are not refused and not cut off but wrapped: a distance of 300 edits is 44 in uint8, and one of 256 is 0, which
# means “the same text”.
#
# Seen:
#   distance: 256
#   in a matrix of uint8: 0
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "rapidfuzz==3.14.6" "numpy==2.4.6"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

one, other = "a" * 256, "b" * 256
small = process.cdist([one], [other], scorer=Levenshtein.distance, dtype=np.uint8)[0, 0]
print("distance:", Levenshtein.distance(one, other))
print("in a matrix of uint8:", small)
sys.exit(0 if (Levenshtein.distance(one, other), int(small)) == (256, 0) else 1)
PYTHON
