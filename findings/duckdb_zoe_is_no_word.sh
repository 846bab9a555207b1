#!/usr/bin/env bash
# duckdb 2.0.1, polars 2.1.0, Python 3.11 and later.
#
# In DuckDB's regular expressions a letter outside A to Z is no letter: `\w` and `\b` take "ë" for a mark, so that "Zoë" is the
# word "Zo", "Émile" the word "mile", and a search for the name as a word finds nothing. Ignoring case (`i`) and `lower` know
# these letters, as Python's and Polars' expressions do. No row is refused.
#
# Seen (Zoë met Émile.):
#   words: DuckDB ['Zo', 'met', 'mile'], Python ['Zoë', 'met', 'Émile'], Polars ['Zoë', 'met', 'Émile']
#   articles with \bZoë\b, of 1: DuckDB 0, Python 1, Polars 1
#   articles with émile in any case, of 1: DuckDB 1
#
# It matters to counts of words and names that move from pandas or Polars to SQL: only those with an accent change.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "duckdb==2.0.1" "polars==2.1.0"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import re
import sys

import duckdb
import polars as pl

text = "Zoë met Émile."


def sql(expression: str) -> object:
    return duckdb.execute(f"select {expression} from (select ? as text)", [text]).fetchone()[0]


words = (
    sql(r"regexp_extract_all(text, '\w+')"),
    re.findall(r"\w+", text),
    pl.Series([text]).str.extract_all(r"\w+")[0].to_list(),
)
named = (
    int(sql(r"regexp_matches(text, '\bZoë\b')")),
    int(bool(re.search(r"\bZoë\b", text))),
    int(pl.Series([text]).str.contains(r"\bZoë\b").sum()),
)
any_case = int(sql("regexp_matches(text, 'émile', 'i')"))
print("words: DuckDB {}, Python {}, Polars {}".format(*words))
print(r"articles with \bZoë\b, of 1: DuckDB {}, Python {}, Polars {}".format(*named))
print("articles with émile in any case, of 1: DuckDB", any_case)
expected = ["Zoë", "met", "Émile"]
sys.exit(0 if (words, named, any_case) == ((["Zo", "met", "mile"], expected, expected), (0, 1, 1), 1) else 1)
PYTHON
