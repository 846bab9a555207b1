#!/usr/bin/env bash
# Keyness 0.26, Python 3.11 and later.
#
# `log_likelihood(corpus, reference)` gives the words of both, ordered by the size of the difference in either direction and
# without its sign: a word that the corpus never has can be its first key word. Concordance programs give the words that are
# more frequent in the corpus.
#
# Seen (word, log-likelihood, times in the corpus, times in the reference):
#   ('strike', 5.978, 0, 4)
#   ('pay', 3.851, 3, 0)
#
# It matters to lists of key words of an outlet: they have the words of the others in them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "Keyness==0.26"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from keyness import log_likelihood

corpus = [["nurses", "ask", "more", "pay"], ["pay", "talks", "go", "on"], ["pay", "rises"]]
reference = [["strike", "begins"], ["strike", "goes", "on"], ["strike", "ends"], ["strike", "again"]]
ranked = log_likelihood(corpus, reference)
print(*ranked[:2], sep="\n")
first, second = ranked[:2]
sys.exit(0 if first[0] == "strike" and first[2:] == (0, 4) and second[0] == "pay" and second[2:] == (3, 0) else 1)
PYTHON
