#!/usr/bin/env bash
# altair 6.3.0 (vl-convert-python 1.9.0.post1 draws), pandas 3.1.1, Python 3.11 and later.
#
# A date that is text in the table ("2024-03-01", as `read_csv` leaves it) is midnight UTC to the chart, and the month is taken
# from the local time: west of Greenwich the articles of the first of a month are counted in the month before. The same column
# made dates with `to_datetime` is counted rightly, on the same machine. Nothing is said, and in London all is well.
#
# Seen (TZ=America/New_York; articles of 29 February and 1 and 2 March 2024, bars of the chart by month):
#   dates: Feb 2024: 1, Mar 2024: 2
#   text: Feb 2024: 2, Mar 2024: 1
#
# It matters to coverage by month, and to weekly or monthly issues that are dated by the first: all are of the month before.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "altair==6.3.0" "vl-convert-python==1.9.0.post1" "pandas==3.1.1"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import os
import re
import sys
import time

os.environ["TZ"] = "America/New_York"
time.tzset()

import altair
import pandas as pd
import vl_convert

articles = pd.DataFrame({"day": ["2024-02-29", "2024-03-01", "2024-03-02"]})


def bars(table: pd.DataFrame) -> str:
    chart = altair.Chart(table).mark_bar().encode(x="yearmonth(day):T", y="count()")
    drawn = vl_convert.vegalite_to_svg(chart.to_dict())
    return ", ".join(": ".join(bar) for bar in re.findall(r"([A-Z][a-z]{2} 2024); Count of Records: (\d+)", drawn))


dates = bars(articles.assign(day=pd.to_datetime(articles["day"])))
text = bars(articles)
print("dates:", dates)
print("text:", text)
sys.exit(0 if (dates, text) == ("Feb 2024: 1, Mar 2024: 2", "Feb 2024: 2, Mar 2024: 1") else 1)
PYTHON
