#!/usr/bin/env bash
# spaCy 3.8.18, Python 3.11 and later; no model is needed, the rule is in the tokenizer of English.
#
# "wed" is read as "we’d" and "id" as "I’d" written without an apostrophe: "The couple wed in 2018" has the words "we" and "d",
# and so has "Wed night"; "voter id law" has "i" and "d". Other words of this shape (shed, hell, ill, well, were, its) are
# left whole by a list of exceptions, which these two are not on.
#
# Seen:
#   The couple wed in 2018. -> The couple we d in 2018 .
#   The voter id law passed on Wed night. -> The voter i d law passed on We d night .
#   times "we": 2, times "i": 1
#
# It matters where first persons are counted ("we" of a party, "I" of a speaker), and where "wed" or "id" is looked up.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "spacy==3.8.18"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import spacy

english = spacy.blank("en")
words = []
for text in ("The couple wed in 2018.", "The voter id law passed on Wed night."):
    tokens = [token.text for token in english(text)]
    words += [token.lower() for token in tokens]
    print(text, "->", *tokens)
print(f'times "we": {words.count("we")}, times "i": {words.count("i")}')
sys.exit(0 if (words.count("we"), words.count("i")) == (2, 1) else 1)
PYTHON
