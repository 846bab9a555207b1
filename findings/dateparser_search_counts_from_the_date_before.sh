#!/usr/bin/env bash
# dateparser 1.5.0, Python 3.11 and later.
#
# `search_dates` without settings counts "on Sunday" from today. But where a date stands before it in the text it counts
# from that date: one "She left on Sunday" is this week, the next is in January 2024. Given today as RELATIVE_BASE, which
# should change nothing, all weekdays are counted from today.
#
# Seen (the last date found):
#   The vote of 20 January 2024 was close. She left on Sunday. -> 2024-01-14
#   the same with RELATIVE_BASE of 4 March 2026 -> 2026-03-01
#
# It matters to timelines made from articles: the same words are years apart by what stands in front of them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "dateparser==1.5.0"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from datetime import datetime

from dateparser.search import search_dates

TEXT = "The vote of 20 January 2024 was close. She left on Sunday."
plain = search_dates(TEXT, languages=["en"])
based = search_dates(TEXT, languages=["en"], settings={"RELATIVE_BASE": datetime(2026, 3, 4, 12, 0)})
seen = [found[-1][1].date().isoformat() for found in (plain, based)]
print(TEXT, "->", seen[0])
print("the same with RELATIVE_BASE of 4 March 2026 ->", seen[1])
sys.exit(0 if seen == ["2024-01-14", "2026-03-01"] else 1)
PYTHON
