#!/usr/bin/env bash
# datasketch 2.0.0, Python 3.11 and later.
#
# A text shorter than the shingle has none, and its MinHash is that of the empty set. Two such texts have the similarity 1.0,
# and MinHashLSH returns each of them for each other at any threshold: all captions and headlines of fewer than five words
# become copies of one another, however different.
#
# Seen:
#   copies of one: ['one', 'two']
#   similarity of one and two: 1.0
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "datasketch==2.0.0"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from datasketch import MinHash, MinHashLSH


def sketch(text):
    made, words = MinHash(num_perm=128), text.split()
    for at in range(len(words) - 4):
        made.update(" ".join(words[at : at + 5]).encode())
    return made


texts = {"one": "Mayor resigns", "two": "Heavy rain expected", "three": "Port workers end their long strike today"}
index = MinHashLSH(threshold=0.9, num_perm=128)
for name, text in texts.items():
    index.insert(name, sketch(text))
found = sorted(index.query(sketch(texts["one"])))
similarity = sketch(texts["one"]).jaccard(sketch(texts["two"]))
print("copies of one:", found)
print("similarity of one and two:", similarity)
sys.exit(0 if (found, similarity) == (["one", "two"], 1.0) else 1)
PYTHON
