#!/usr/bin/env bash
# liwc 0.5.0, Python 3.11 and later.
#
# Dictionaries in the format of LIWC list whole words and patterns with a star. If a pattern ends where the word goes on, the
# word itself is never looked at: beside "happ*" of one category "happy" of another counts for nothing, and "cause" is what
# "caus*" says. The order of the lines does not matter, and no warning is given. A word with a capital is in no category.
#
# Seen:
#   happ*: feeling, happy: joy: happy ['feeling'], happier ['feeling'], Happy []
#   happy: joy: happy ['joy'], happier [], Happy []
#
# It matters to dictionaries joined from several lists: categories whose words another category has as a pattern are too small,
# down to nothing.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "liwc==0.5.0"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import liwc

HEAD = "%\n1\tfeeling\n2\tjoy\n%\n"
dictionaries = {"happ*: feeling, happy: joy": "happ*\t1\nhappy\t2\n", "happy: joy": "happy\t2\n"}
seen = {}
for name, lines in dictionaries.items():
    with open("words.dic", "w") as file:
        file.write(HEAD + lines)
    parse, _ = liwc.load_token_parser("words.dic")
    seen[name] = [list(parse(word)) for word in ("happy", "happier", "Happy")]
    print(f"{name}: happy {seen[name][0]}, happier {seen[name][1]}, Happy {seen[name][2]}")
sys.exit(0 if list(seen.values()) == [[["feeling"], ["feeling"], []], [["joy"], [], []]] else 1)
PYTHON
