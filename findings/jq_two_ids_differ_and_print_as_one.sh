#!/usr/bin/env bash
# jq 1.13.0 (the package for Python), Python 3.11 and later.
#
# Numbers of more than 16 digits are compared exactly, and `unique` and `group_by` keep two ids apart. What comes back to Python
# is rounded: two ids that differ are printed as one and the same, which neither of them is. As text (`tostring`) they are
# right.
#
# Seen:
#   .[0].id == .[1].id: False
#   map(.id) | unique: [1234567890123456768, 1234567890123456768]
#   map(.id) | unique | length: 2
#   map(.id | tostring): ['1234567890123456789', '1234567890123456788']
#
# It matters to ids of posts, which have 19 digits: lists of different posts hold the same id twice, of a post that does not
# exist.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "jq==1.13.0"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import jq

posts = '[{"id": 1234567890123456789}, {"id": 1234567890123456788}]'
seen = {
    query: jq.compile(query).input_text(posts).first()
    for query in (".[0].id == .[1].id", "map(.id) | unique", "map(.id) | unique | length", "map(.id | tostring)")
}
for query, answer in seen.items():
    print(f"{query}:", answer)
rounded = [1234567890123456768] * 2
sys.exit(0 if list(seen.values()) == [False, rounded, 2, ["1234567890123456789", "1234567890123456788"]] else 1)
PYTHON
