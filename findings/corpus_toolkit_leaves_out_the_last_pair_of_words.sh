#!/usr/bin/env bash
# corpus-toolkit 0.32 (setuptools 65.5.1, whose pkg_resources it imports), Python 3.11 and later.
#
# The last n-gram of every text is left out: "net zero" that ends a headline is not counted, a headline of two words has no
# pair at all, and one of three words has one.
#
# Seen:
#   pairs of "The minister resigned" -> ['the__minister']
#   pairs in "Net zero." "Britain backs net zero." "Net zero now." -> {'britain__backs': 1, 'backs__net': 1, 'net__zero': 1}
#
# "net zero" stands in the three headlines three times. It matters to phrases in short texts: headlines, captions,
# quotations.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "corpus-toolkit==0.32" "setuptools==65.5.1"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from corpus_toolkit import corpus_tools

three = corpus_tools.ngrammer("the minister resigned".split(), 2)
print('pairs of "The minister resigned" ->', three)
headlines = ["Net zero.", "Britain backs net zero.", "Net zero now."]
pairs = corpus_tools.frequency(corpus_tools.tokenize(headlines, lemma=False, ngram=2))
print("pairs in", *(f'"{headline}"' for headline in headlines), "->", pairs)
expected = {"britain__backs": 1, "backs__net": 1, "net__zero": 1}
sys.exit(0 if three == ["the__minister"] and pairs == expected else 1)
PYTHON
