#!/usr/bin/env bash
# dateparser 1.5.0, Python 3.11 and later.
#
# `search_dates` in an English text reads "sat" as Saturday ("he sat down"), joins an amount or a count to the year that
# follows it ("£5 in 2019" is 1 May 2019, "10 in 2020" October 2020) and loses the day of a month that has a full stop: "on Sept.
# 5" is 1 September. Every one of them looks like a date that was found, not guessed. "on Sept 5" is right.
#
# Seen (base: 1 January 2000):
#   He sat down at once. -> [('sat', '1999-12-25')]
#   It paid £5 in 2019, then 10 in 2020. -> [('£5 in 2019', '2019-05-01'), ('10 in 2020', '2020-10-01')]
#   The vote on Sept. 5 was lost. -> [('on Sept', '1999-09-01')]
#   The vote on Sept 5 was lost. -> [('on Sept 5', '1999-09-05')]
#
# It matters to timelines made from articles: dates that nobody wrote stand among the others, and days become the first.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "dateparser==1.5.0"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import datetime
import sys

from dateparser.search import search_dates

SETTINGS = {"RELATIVE_BASE": datetime.datetime(2000, 1, 1), "PREFER_DATES_FROM": "past", "PREFER_DAY_OF_MONTH": "first"}
EXPECTED = {
    "He sat down at once.": [("sat", "1999-12-25")],
    "It paid £5 in 2019, then 10 in 2020.": [("£5 in 2019", "2019-05-01"), ("10 in 2020", "2020-10-01")],
    "The vote on Sept. 5 was lost.": [("on Sept", "1999-09-01")],
    "The vote on Sept 5 was lost.": [("on Sept 5", "1999-09-05")],
}
seen = {}
for text in EXPECTED:
    found = search_dates(text, languages=["en"], settings=SETTINGS) or []
    seen[text] = [(words, date.date().isoformat()) for words, date in found]
    print(text, "->", seen[text])
sys.exit(0 if seen == EXPECTED else 1)
PYTHON
