#!/usr/bin/env bash
# altair 6.3.0, vl-convert-python 1.9.0.post1, pandas 3.1.1, Python 3.11 and later.
#
# Ids of posts have 19 digits. In the specification that Altair writes they are exact, and named as such (`id:N`, nominal, not a
# quantity). The program that draws it reads them as numbers with 16 digits: three posts are one bar, with the sum of their
# values, and the id below it is none of theirs.
#
# Seen:
#   ids as numbers: id: 1234567890123456800; Sum of replies: 6
#   ids as text:
#     id: 1234567890123456787; Sum of replies: 3
#     id: 1234567890123456788; Sum of replies: 2
#     id: 1234567890123456789; Sum of replies: 1
#
# It matters to charts by post, account or video: what is added up in a bar belongs to several, and nothing on the chart tells.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  "altair==6.3.0" "vl-convert-python==1.9.0.post1" "pandas==3.1.1"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import re
import sys

import altair
import pandas as pd
import vl_convert


def bars(table: pd.DataFrame) -> list[str]:
    chart = altair.Chart(table).mark_bar().encode(x="id:N", y="sum(replies):Q")
    drawn = vl_convert.vegalite_to_svg(chart.to_json())
    return sorted(re.findall(r'aria-label="(id: [^"]*)"', drawn))


posts = pd.DataFrame({"id": [1234567890123456789, 1234567890123456788, 1234567890123456787], "replies": [1, 2, 3]})
numbers, texts = bars(posts), bars(posts.astype({"id": "str"}))
print("ids as numbers:", *numbers)
print("ids as text:", *texts, sep="\n  ")
sys.exit(0 if numbers == ["id: 1234567890123456800; Sum of replies: 6"] and len(texts) == 3 else 1)
PYTHON
