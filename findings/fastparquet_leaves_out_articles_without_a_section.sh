#!/usr/bin/env bash
# fastparquet 2026.9.0, pandas 3.1.1, pyarrow 26.0.1, Python 3.11 and later.
#
# `write` with `partition_on` makes a folder for each section of a newspaper. Articles that have no section (None) are not
# written at all, and nothing is said; pyarrow puts them in a folder of their own.
#
# Seen (4 articles, two without a section):
#   words in the table: 1000
#   words in the files of pyarrow: 1000
#   words in the files of fastparquet: 400
#
# It matters to every table that is written in parts by a field that some rows lack: they are gone, with their words.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  "fastparquet==2026.9.0" "pandas==3.1.1" "pyarrow==26.0.1"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from pathlib import Path

import fastparquet
import pandas as pd
import pyarrow.parquet as pq

articles = pd.DataFrame({"section": ["news", None, "sport", None], "words": [100, 200, 300, 400]})
articles.to_parquet("pyarrow", engine="pyarrow", partition_cols=["section"])
fastparquet.write("fastparquet", articles, file_scheme="hive", partition_on=["section"])
written = {}
for engine in ("pyarrow", "fastparquet"):
    parts = Path(engine).rglob("*.parquet")
    written[engine] = int(sum(pq.ParquetFile(part).read()["words"].to_pandas().sum() for part in parts))
print("words in the table:", articles["words"].sum())
for engine, words in written.items():
    print(f"words in the files of {engine}: {words}")
sys.exit(0 if written == {"pyarrow": 1000, "fastparquet": 400} else 1)
PYTHON
