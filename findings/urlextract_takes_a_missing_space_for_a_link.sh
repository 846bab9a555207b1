#!/usr/bin/env bash
# urlextract 1.10.0, Python 3.11 and later (its list of top-level domains as shipped; nothing is downloaded).
#
# Where the space after a full stop is missing, which is common in text copied from web pages, the words on both sides are a
# web address if the second is a country's domain: "today.It", "left.No", "angry.So", "yes.In", "cost.Me" are five links.
#
# Seen:
#   ['today.It', 'left.No', 'angry.So', 'yes.In', 'cost.Me', 'bbc.co.uk/news']
#
# It matters to counts of the sources that an article links to, and to whoever removes links before counting words: the last
# word of one sentence and the first of the next go with them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "urlextract==1.10.0"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from urlextract import URLExtract

TEXT = (
    "She resigned today.It was over. He left.No one knew. Ode was angry.So was Lind. He said yes.In London it began. "
    "What it cost.Me too. The end.Then more at bbc.co.uk/news this week."
)
found = URLExtract().find_urls(TEXT)
print(found)
expected = ["today.It", "left.No", "angry.So", "yes.In", "cost.Me", "bbc.co.uk/news"]
sys.exit(0 if found == expected else 1)
PYTHON
