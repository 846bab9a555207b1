#!/usr/bin/env bash
# wordcloud 1.9.6, Python 3.11 and later.
#
# `WordCloud.process_text`, whose counts decide on the size of words, takes an "s" off every word that also stands without one:
# "news" is counted as "new", "Times" as "Time", "Commons" as "common", "Lords" as "Lord". Which word it is does not matter, and
# one occurrence of the short form is enough. `normalize_plurals=False` turns it off.
#
# Seen:
#   counted: {'Lord': 2, 'Time': 3, 'common': 2, 'new': 4}
#   with normalize_plurals=False: {'Commons': 1, 'Lord': 1, 'Lords': 1, 'Times': 2, 'common': 1, 'new': 1, 'news': 3, 'time': 1}
#
# It matters where words are counted from newspapers: names of papers and of both Houses go to other words.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "wordcloud==1.9.6"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from wordcloud import WordCloud

TEXT = "news news news new Times Times time Commons common Lords Lord"


def counted(**options: bool) -> dict[str, int]:
    return dict(sorted(WordCloud(collocations=False, **options).process_text(TEXT).items()))


merged, apart = counted(), counted(normalize_plurals=False)
print("counted:", merged)
print("with normalize_plurals=False:", apart)
expected = {"Lord": 2, "Time": 3, "common": 2, "new": 4}
sys.exit(0 if merged == expected and apart["news"] == 3 and apart["Times"] == 2 else 1)
PYTHON
