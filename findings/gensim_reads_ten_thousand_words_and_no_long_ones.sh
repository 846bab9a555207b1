#!/usr/bin/env bash
# gensim 4.4.0, Python 3.11 and later.
#
# Word2Vec trains on the first 10,000 words of a text and leaves out the rest without a word; the vocabulary still counts all of
# them, so that a word of the second half has a vector, the random one it began with. `simple_preprocess` leaves out words
# of more than 15 letters, which are those of politics, and of one.
#
# Seen:
#   words in the text: 20000, in the vocabulary: 20000, trained on: 10000
#   vector of a word after the 10,000th changed by training: False
#   simple_preprocess("counterterrorism, misrepresentation and environmentalists"): ['and']
#
# It matters where one text is one year of a newspaper, or one long report: the second half of the year does not count.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "gensim==4.4.0"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from gensim.models import Word2Vec
from gensim.utils import simple_preprocess

text = ["budget", "vote"] * 5_000 + ["treaty", "border"] * 5_000
model = Word2Vec(vector_size=8, min_count=1, sample=0, seed=1, workers=1)
model.build_vocab([text])
first, late = model.wv["budget"].copy(), model.wv["treaty"].copy()
trained = model.train([text], total_examples=1, epochs=1)[0]
changed = {"budget": bool((model.wv["budget"] != first).any()), "treaty": bool((model.wv["treaty"] != late).any())}
counted = sum(model.wv.get_vecattr(word, "count") for word in model.wv.index_to_key)
left = simple_preprocess("counterterrorism, misrepresentation and environmentalists")
print(f"words in the text: {len(text)}, in the vocabulary: {counted}, trained on: {trained}")
print("vector of a word after the 10,000th changed by training:", changed["treaty"])
print('simple_preprocess("counterterrorism, misrepresentation and environmentalists"):', left)
expected = 20_000, 10_000, {"budget": True, "treaty": False}, ["and"]
sys.exit(0 if (counted, trained, changed, left) == expected else 1)
PYTHON
