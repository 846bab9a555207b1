#!/usr/bin/env bash
# nltk 3.10.4, scipy 1.17.1, Python 3.11 and later.
#
# `BigramAssocMeasures.fisher` is documented as Fisher's exact test. It returns the left tail, the probability of as few joint
# occurrences or fewer: a pair of words that attract each other has a p-value of nearly 1, and one that is never found together
# has a small one. The firm pairs of a text all have 1.0 to six places, so that they have no order either. The chi-square
# measure beside it is that of scipy.
#
# Seen (net zero, 8 times in 173 words; net stands there 16 times, zero 8):
#   nltk fisher: 1.000000
#   scipy, more often than by chance: 0.000000
#   pairs of words with the score 1.0 to six places: 18
#
# It matters to tables of collocations with p-values: what is significant is reported as not.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "nltk==3.10.4" "scipy==1.17.1"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from nltk.collocations import BigramAssocMeasures, BigramCollocationFinder
from scipy.stats import fisher_exact

words = ("net zero plan " * 8 + "the plan said the target of a net gain " * 8 + "one two three four five six seven " * 11).split()
finder = BigramCollocationFinder.from_words(words)
pair = ("net", "zero")
joint, first, second, total = finder.ngram_fd[pair], finder.word_fd["net"], finder.word_fd["zero"], len(words)
table = [[joint, first - joint], [second - joint, total - first - second + joint]]
by_nltk = finder.score_ngram(BigramAssocMeasures.fisher, *pair)
by_scipy = fisher_exact(table, alternative="greater")[1]
ones = sum(round(score, 6) == 1 for _, score in finder.score_ngrams(BigramAssocMeasures.fisher))
print(f"nltk fisher: {by_nltk:.6f}")
print(f"scipy, more often than by chance: {by_scipy:.6f}")
print("pairs of words with the score 1.0 to six places:", ones)
sys.exit(0 if by_nltk > 0.999 and by_scipy < 0.001 and ones > 1 else 1)
PYTHON
