#!/usr/bin/env bash
# htmldate 1.11.0, Python 3.11 and later.
#
# A date before 1995 is not believed, even where the page states it as its date of publication; the next date on the page is
# given in its place, here that of the small print: an archive’s article of 1989 is of 2024, without a word.
#
# Seen (article:published_time of the page, and the date found):
#   1996-11-10 -> 1996-11-10
#   1989-11-10 -> 2024-05-03
#
# It matters to newspapers whose archives are online: all that is older is counted in the years of the website.
# (`min_date="1800-01-01"` gives 1989-11-10.)
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "htmldate==1.11.0"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from htmldate import find_date

page = """<html><head><meta property="article:published_time" content="{}"></head>
<body><p>The wall is open.</p><footer>Terms of use, changed on 3 May 2024</footer></body></html>"""
seen = [find_date(page.format(date), original_date=True) for date in ("1996-11-10", "1989-11-10")]
print("1996-11-10 ->", seen[0])
print("1989-11-10 ->", seen[1])
seen.append(find_date(page.format("1989-11-10"), original_date=True, min_date="1800-01-01"))
sys.exit(0 if seen == ["1996-11-10", "2024-05-03", "1989-11-10"] else 1)
PYTHON
