#!/usr/bin/env bash
# pandas 3.1.1, Python 3.11 and later.
#
# Platforms give ids of posts as text in JSON, so that no program rounds them. `read_json` takes columns of text that look like
# numbers for numbers all the same: "007" is 7, and a column with one missing value becomes fractions, in which ids of 19 digits
# are rounded. Two posts are one. `DataFrame` of the parsed lines, and `read_json` with dtype=False, keep the text.
#
# Seen:
#   outlets: 7 10 10
#   answers: 1234567890123456768 1234567890123456768
#   answers with dtype=False: 1234567890123456789 1234567890123456788
#
# It matters to posts and to codes of outlets: answers no longer find the post they answer, and outlet 007 is outlet 7.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "pandas==3.1.1"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import io
import json
import sys

import pandas as pd

posts = [
    {"outlet": "007", "answers": "1234567890123456789"},
    {"outlet": "010", "answers": "1234567890123456788"},
    {"outlet": "010", "answers": None},
]
lines = "\n".join(json.dumps(post) for post in posts)
read = pd.read_json(io.StringIO(lines), lines=True)
as_text = pd.read_json(io.StringIO(lines), lines=True, dtype=False)
outlets, answers = read["outlet"].tolist(), [int(each) for each in read["answers"].dropna()]
print("outlets:", *outlets)
print("answers:", *answers)
print("answers with dtype=False:", *as_text["answers"].dropna())
is_seen = outlets == [7, 10, 10] and answers == [1234567890123456768] * 2
sys.exit(0 if is_seen and as_text["answers"].tolist()[:2] == [post["answers"] for post in posts[:2]] else 1)
PYTHON
