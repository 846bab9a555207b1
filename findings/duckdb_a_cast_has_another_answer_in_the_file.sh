#!/usr/bin/env bash
# duckdb 2.0.1, Python 3.11 and later.
#
# A cast of a column in a query over a CSV file is handed to the reader, which applies it to the text of the file and not to the
# value of the column's type. Over a table made of the same file by `SELECT *` the very same query has another answer, though
# `DESCRIBE` gives both columns one type: a time loses its zone, a date becomes the text that the file has for it, a half is
# rounded up and not to the even number. Nothing is raised.
#
# Seen (SELECT outlet, published::TIMESTAMP, day::VARCHAR, pages::INTEGER):
#   FROM 'articles.csv': Post 05:10 24/07/2024 5, Gazette 09:00 14/07/2024 1, Herald 09:30 04/07/2024 3
#   FROM a table made of it: Herald 08:30 2024-07-04 2, Gazette 09:00 2024-07-14 0, Post 09:10 2024-07-24 4
#   types of both: TIMESTAMP WITH TIME ZONE, DATE, DOUBLE
#
# It matters to the question who copied whom (the last outlet is the first), to dates that are cut or sorted as text, and to
# whoever loads a file for speed and gets other figures.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "duckdb==2.0.1"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from pathlib import Path

import duckdb

rows = [
    ("Herald", "2024-07-04T09:30:00+01:00", "04/07/2024", 2.5),
    ("Gazette", "2024-07-04T09:00:00Z", "14/07/2024", 0.5),
    ("Post", "2024-07-04T05:10:00-04:00", "24/07/2024", 4.5),
]
lines = ["outlet,published,day,pages", *(",".join(map(str, row)) for row in rows)]
Path("articles.csv").write_text("\n".join(lines) + "\n")
duckdb.sql("SET TimeZone = 'UTC'")
duckdb.sql("CREATE TABLE articles AS SELECT * FROM 'articles.csv'")


def answers(source: str) -> tuple[str, str]:
    casts = "outlet, published::TIMESTAMP AS hour, day::VARCHAR, pages::INTEGER"
    found = duckdb.sql(f"SELECT {casts} FROM {source} ORDER BY hour").fetchall()
    types = duckdb.sql(f"SELECT published, day, pages FROM {source}").types
    return ", ".join(f"{outlet} {hour:%H:%M} {day} {pages}" for outlet, hour, day, pages in found), ", ".join(map(str, types))


of_file, types_of_file = answers("'articles.csv'")
of_table, types_of_table = answers("articles")
print("FROM 'articles.csv':", of_file)
print("FROM a table made of it:", of_table)
print("types of both:", types_of_table)
expected = (
    "Post 05:10 24/07/2024 5, Gazette 09:00 14/07/2024 1, Herald 09:30 04/07/2024 3",
    "Herald 08:30 2024-07-04 2, Gazette 09:00 2024-07-14 0, Post 09:10 2024-07-24 4",
)
same_types = types_of_file == types_of_table == "TIMESTAMP WITH TIME ZONE, DATE, DOUBLE"
sys.exit(0 if (of_file, of_table) == expected and same_types else 1)
PYTHON
