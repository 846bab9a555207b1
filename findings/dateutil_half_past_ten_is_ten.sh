#!/usr/bin/env bash
# python-dateutil 4.0.0, Python 3.11 and later.
#
# The time as British newspapers print it, with a full stop, loses its minutes: "10.30pm" is ten o’clock, without an error.
# "10:30pm" is right. pandas 3.1.1 hands such a text to dateutil and gives the same hour.
#
# Seen:
#   4 March 2024 10:30pm -> 2024-03-04 22:30:00
#   4 March 2024 10.30pm -> 2024-03-04 22:00:00
#   10.59pm 4 March 2024 -> 2024-03-04 22:00:00
#   pandas, 4 March 2024 10.30pm -> 2024-03-04 22:00:00
#
# It matters to the question who published first: articles of 10.05pm and 10.55pm have one time.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "python-dateutil==4.0.0" "pandas==3.1.1"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
import warnings

import pandas as pd
from dateutil import parser

warnings.simplefilter("ignore")  # pandas says that it hands over to dateutil, not what comes of it
texts = ("4 March 2024 10:30pm", "4 March 2024 10.30pm", "10.59pm 4 March 2024")
seen = [str(parser.parse(text)) for text in texts]
for text, time in zip(texts, seen):
    print(text, "->", time)
seen.append(str(pd.to_datetime(texts[1])))
print(f"pandas, {texts[1]} ->", seen[-1])
ten = "2024-03-04 22:00:00"
sys.exit(0 if seen == ["2024-03-04 22:30:00", ten, ten, ten] else 1)
PYTHON
