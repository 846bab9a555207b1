#!/usr/bin/env bash
# scikit-learn 1.9.1, gensim 4.4.0, spaCy 3.8.18, Python 3.11 and later.
#
# The English stop words of scikit-learn and gensim, which are to be words without meaning, have nouns and verbs of the news
# among them: fire, bill, interest, system, found, cry, serious; gensim has computer too. spaCy's list has only "serious"
# of these. gensim's
# `preprocess_string` drops what has fewer than three letters as well, EU, UK and PM, and makes "nh" of NHS.
#
# Seen:
#   scikit-learn: ['fire', 'bill', 'interest', 'system', 'found', 'cry', 'serious']
#   gensim: ['fire', 'bill', 'interest', 'system', 'found', 'computer', 'cry', 'serious']
#   spaCy: ['serious']
#   words of "System fire: interest bill found serious", scikit-learn: none left
#   gensim, "UK and EU: the NHS bill": ['nh']
#
# It matters to topics and key words of an outlet: fires, bills before Parliament and interest rates are in none of them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "scikit-learn==1.9.1" "gensim==4.4.0" "spacy==3.8.18"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from gensim.parsing.preprocessing import STOPWORDS, preprocess_string
from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS, CountVectorizer
from spacy.lang.en.stop_words import STOP_WORDS

WORDS = "fire bill interest system found computer cry serious budget".split()
lists = {"scikit-learn": ENGLISH_STOP_WORDS, "gensim": STOPWORDS, "spaCy": STOP_WORDS}
found = {name: [word for word in WORDS if word in words] for name, words in lists.items()}
for name, words in found.items():
    print(f"{name}: {words}")
headline = "System fire: interest bill found serious"
left = CountVectorizer(stop_words="english").build_analyzer()(headline)
print(f'words of "{headline}", scikit-learn:', left or "none left")
short = preprocess_string("UK and EU: the NHS bill")
print('gensim, "UK and EU: the NHS bill":', short)
most = ["fire", "bill", "interest", "system", "found", "cry", "serious"]
expected = {"scikit-learn": most, "gensim": [*most[:5], "computer", *most[5:]], "spaCy": ["serious"]}
sys.exit(0 if (found, left, short) == (expected, [], ["nh"]) else 1)
PYTHON
