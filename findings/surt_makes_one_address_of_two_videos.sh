#!/usr/bin/env bash
# surt 0.3.1, Python 3.11 and later.
#
# The key under which web archives file an address is written in small letters, path and query included, though servers tell
# capitals from small letters there. Two videos whose ids differ in a capital, or two short links, get one key: the second capture
# counts as another version of the first page. The order of the parameters is lost as well.
#
# Seen:
#   https://youtu.be/dQw4w9WgXcQ -> be,youtu)/dqw4w9wgxcq
#   https://youtu.be/DQW4W9wgxcq -> be,youtu)/dqw4w9wgxcq
#   https://example.org/?v=AbC&t=1 -> org,example)/?t=1&v=abc
#   https://example.org/?t=1&v=aBc -> org,example)/?t=1&v=abc
#
# It matters where captures are joined or duplicates dropped by this key: different pages become versions of one, and their texts
# "change".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "surt==0.3.1"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import surt

pairs = [
    ("https://youtu.be/dQw4w9WgXcQ", "https://youtu.be/DQW4W9wgxcq"),
    ("https://example.org/?v=AbC&t=1", "https://example.org/?t=1&v=aBc"),
]
same = []
for pair in pairs:
    keys = [surt.surt(address) for address in pair]
    for address, key in zip(pair, keys):
        print(address, "->", key)
    same.append(keys[0] == keys[1])
sys.exit(0 if same == [True, True] else 1)
PYTHON
