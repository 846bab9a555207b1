#!/usr/bin/env bash
# bibtexparser 2.1.0, Python 3.11 and later.
#
# The middleware that turns LaTeX into text is applied to every field, also to `url`, which is no LaTeX: "&" becomes three
# spaces and "~" a space that does not break, and the address leads nowhere. In titles "\pounds" and "\euro" are left out, so
# that a fine of £5m is a fine of 5m; "\$", "\%" and "\textsterling" are kept. No block is among those that failed.
#
# Seen:
#   title: A fine of 5m, 3m, £4m or $2m
#   url: 'https://herald.invalid/a?id=1   page=2\xa0b'
#   failed blocks: 0
#
# It matters to lists of articles from a reference manager: they are joined to their pages by address, and amounts lose their
# currency.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "bibtexparser==2.1.0"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import bibtexparser
from bibtexparser.middlewares import LatexDecodingMiddleware

text = r"""@article{a,
  title = {A fine of {\pounds}5m, \euro 3m, \textsterling 4m or \$2m},
  url = {https://herald.invalid/a?id=1&page=2~b}
}"""
library = bibtexparser.parse_string(text, append_middleware=[LatexDecodingMiddleware()])
title, address = library.entries[0]["title"], library.entries[0]["url"]
print("title:", title)
print("url:", ascii(address))
print("failed blocks:", len(library.failed_blocks))
is_seen = title == "A fine of 5m, 3m, £4m or $2m" and address == "https://herald.invalid/a?id=1   page=2\xa0b"
sys.exit(0 if is_seen and not library.failed_blocks else 1)
PYTHON
