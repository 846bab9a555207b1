#!/usr/bin/env bash
# pandas 3.1.1, pyarrow 26.0.1, Python 3.11 and later.
#
# `str.split()` without an argument gives the words of a text, in Python and in pandas’ own types of text. In a column of
# Arrow’s type, as `dtype_backend="pyarrow"` makes it, white space at the beginning and the end of a text gives an empty word
# each, and an empty text has one word. (It calls `utf8_split_whitespace`, whose description calls white space the separator.)
#
# Seen (words of a text of four words, the same with a line break, with spaces as well, and of an empty text):
#   str: 4 4 4 0
#   string: 4 4 4 0
#   Arrow: 4 5 6 1
#   pyarrow: 4 5 6 1
#   Python: 4 4 4 0
#
# It matters to numbers of words: one too many for every text that ends in a line break, and means that depend on how a file was
# read.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "pandas==3.1.1" "pyarrow==26.0.1"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

texts = ["The quay is shut.", "The quay is shut.\n", "  The quay is shut.\n", ""]
types = {"str": "str", "string": "string", "Arrow": pd.ArrowDtype(pa.string())}
counts = {name: [len(words) for words in pd.Series(texts, dtype=kind).str.split()] for name, kind in types.items()}
counts["pyarrow"] = [len(words) for words in pc.utf8_split_whitespace(pa.array(texts)).to_pylist()]
counts["Python"] = [len(text.split()) for text in texts]
for name, numbers in counts.items():
    print(f"{name}:", *numbers)
right, wrong = [4, 4, 4, 0], [4, 5, 6, 1]
sys.exit(0 if list(counts.values()) == [right, right, wrong, wrong, right] else 1)
PYTHON
