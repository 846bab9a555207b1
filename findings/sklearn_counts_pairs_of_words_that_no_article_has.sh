#!/usr/bin/env bash
# scikit-learn 1.9.1, Python 3.11 and later.
#
# `CountVectorizer` makes pairs of words after it has dropped what is no token, and a token of one letter is none: "vitamin C
# deficiency" has the pair "vitamin deficiency", "a 5 per cent" none with the 5. With `stop_words="english"` more words come
# together that never stood side by side. A list of words given as `vocabulary` is counted as it is spelt, and only one by one:
# phrases and names with capitals have the count 0 in every article, without a warning, unless `ngram_range` is set as well.
#
# Seen:
#   pairs in "vitamin C deficiency": ['vitamin deficiency']
#   pairs in "The Bank of England and the state", with stop words: ['bank england', 'england state']
#   counts of climate change, strike, Brexit in "Climate change and Brexit: a strike": [0, 1, 0]
#
# It matters to lists of phrases, and to categories counted by a list of words: a phrase that is in no article is "typical" of
# one outlet, and what is in all of them has no count.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "scikit-learn==1.9.1"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from sklearn.feature_extraction.text import CountVectorizer


def pairs(text: str, **options: str) -> list[str]:
    return sorted(CountVectorizer(ngram_range=(2, 2), **options).fit([text]).vocabulary_)


plain = pairs("vitamin C deficiency")
stopped = pairs("The Bank of England and the state", stop_words="english")
words = ["climate change", "strike", "Brexit"]
counts = CountVectorizer(vocabulary=words).transform(["Climate change and Brexit: a strike"]).toarray()[0].tolist()
print('pairs in "vitamin C deficiency":', plain)
print('pairs in "The Bank of England and the state", with stop words:', stopped)
print('counts of climate change, strike, Brexit in "Climate change and Brexit: a strike":', counts)
expected = ["vitamin deficiency"], ["bank england", "england state"], [0, 1, 0]
sys.exit(0 if (plain, stopped, counts) == expected else 1)
PYTHON
