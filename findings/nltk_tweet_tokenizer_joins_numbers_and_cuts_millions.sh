#!/usr/bin/env bash
# nltk 3.10.4, Python 3.11 and later.
#
# NLTK's TweetTokenizer looks for telephone numbers first: numbers that stand beside each other become one token
# ("335 200 1000"), and 1,250,000 becomes three, "1,250", ",", "000", where 650,000 stays one. "isn't" is one token with a
# straight and three with a curly apostrophe, as newspapers print it.
#
# Seen:
#   ['Seats', '335 200 1000', 'by', 'party']
#   ['£', '1,250', ',', '000', 'and', '£', '650,000']
#   ["isn't"] ['isn', '’', 't']
#
# It matters to counts of tokens and to amounts: a million pounds is counted as 1,250.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "nltk==3.10.4"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from nltk.tokenize import TweetTokenizer

tokens = TweetTokenizer().tokenize
seats, amounts = tokens("Seats 335 200 1000 by party"), tokens("£1,250,000 and £650,000")
straight, curly = tokens("isn't"), tokens("isn’t")
print(seats)
print(amounts)
print(straight, curly)
expected = (
    ["Seats", "335 200 1000", "by", "party"],
    ["£", "1,250", ",", "000", "and", "£", "650,000"],
    ["isn't"],
    ["isn", "’", "t"],
)
sys.exit(0 if (seats, amounts, straight, curly) == expected else 1)
PYTHON
