#!/usr/bin/env bash
# matplotlib 3.11.2, seaborn 0.13.2, pandas 3.1.1, Python 3.11 and later.
#
# A name that begins with an underscore, as accounts and handles do, is not put into a legend: the line is drawn and has no
# name. matplotlib documents it for `label`; seaborn, which takes the names from the table, leaves it out too, without a
# warning. The legend that pandas makes has it, and loses it when `legend()` is called again, to place it elsewhere say.
#
# Seen (three accounts: herald, _gazette, post; names in the legend):
#   matplotlib: ['herald', 'post']
#   seaborn: ['herald', 'post']
#   pandas: ['herald', '_gazette', 'post']
#   pandas, with legend(loc="upper left"): ['herald', 'post']
#
# It matters to figures of accounts: three lines and two names, and a reader gives the third line to one of them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "matplotlib==3.11.2" "seaborn==0.13.2" "pandas==3.1.1"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import pandas as pd
import seaborn

table = pd.DataFrame({"herald": [1, 2], "_gazette": [2, 3], "post": [3, 4]})


def names(axes: plt.Axes) -> list[str]:
    return [text.get_text() for text in axes.get_legend().get_texts()]


_, lines = plt.subplots()
for account in table:
    lines.plot(table[account], label=account)
lines.legend()
long = table.melt(ignore_index=False).reset_index()
_, drawn = plt.subplots()
seen = {
    "matplotlib": names(lines),
    "seaborn": names(seaborn.lineplot(data=long, x="index", y="value", hue="variable", ax=drawn)),
    "pandas": names(table.plot()),
}
placed = table.plot()
placed.legend(loc="upper left")
seen['pandas, with legend(loc="upper left")'] = names(placed)
for name, accounts in seen.items():
    print(f"{name}: {accounts}")
two, three = ["herald", "post"], ["herald", "_gazette", "post"]
sys.exit(0 if list(seen.values()) == [two, two, three, two] else 1)
PYTHON
