#!/usr/bin/env bash
# textdistance 4.6.3, Python 3.11 and later.
#
# `normalized_similarity` is 1 for equal texts in most measures of the package, and not in all: for two equal sentences tanimoto
# and rle_ncd give 0, arith_ncd a negative number, bwtrle_ncd 0.23. tanimoto of two texts without a common letter is minus
# infinity, and mlipns calls "abc" and "xyz" the same (1.0). monge_elkan, made for names, gives one letter more 0.02.
#
# Seen (a sentence with itself; "abc" with "xyz"):
#   levenshtein: 1.0; 0.0
#   tanimoto: 0.0; -inf
#   arith_ncd: -0.22; -3.0
#   bwtrle_ncd: 0.23; 0.25
#   rle_ncd: 0.0; 0.0
#   mlipns: 1.0; 1.0
#   monge_elkan, one letter more: 0.02
#
# It matters to thresholds for copies and for variants of a name, which are compared across measures as if all ran from 0 to 1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "textdistance==4.6.3"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import textdistance

NAMES = ("levenshtein", "tanimoto", "arith_ncd", "bwtrle_ncd", "rle_ncd", "mlipns")


def similarity(name: str, first: str, second: str) -> float:
    return round(float(getattr(textdistance, name).normalized_similarity(first, second)), 2)


seen = {name: (similarity(name, "the minister", "the minister"), similarity(name, "abc", "xyz")) for name in NAMES}
for name, (equal, different) in seen.items():
    print(f"{name}: {equal}; {different}")
near = similarity("monge_elkan", "the minister resigned", "the ministers resigned")
print("monge_elkan, one letter more:", near)
expected = [(1.0, 0.0), (0.0, float("-inf")), (-0.22, -3.0), (0.23, 0.25), (0.0, 0.0), (1.0, 1.0)]
sys.exit(0 if (list(seen.values()), near) == (expected, 0.02) else 1)
PYTHON
