#!/usr/bin/env bash
# rich 15.0.0, Python 3.11 and later.
#
# Words that an editor put in square brackets are taken for a style and left out of what is printed, also from the cells of a
# table: “we will [not] go” is printed as “we will  go”. No style of this name exists, and nothing is raised. A capital letter or a
# sign at the start saves the words: “[They] lied” and [£5m] are printed. (`markup=False`, for a table `rich.markup.escape`.)
#
# Seen:
#   “we will [not] go” -> “we will  go”
#   “[the deal] is off” -> “ is off”
#   “[They] lied” -> “[They] lied”
#   cell of a table: “we will  go”
#
# It matters where quotations are read on the screen: editorial brackets stand for what was added or changed, a "not" among it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "rich==15.0.0"
"$folder/venv/bin/python" - <<'PYTHON'
import io
import sys

from rich.console import Console
from rich.table import Table

quotations = ["“we will [not] go”", "“[the deal] is off”", "“[They] lied”"]
printed = []
for quotation in quotations:
    console = Console(file=io.StringIO(), width=60)
    console.print(quotation)
    printed.append(console.file.getvalue().rstrip("\n"))
    print(quotation, "->", printed[-1])
console = Console(file=io.StringIO(), width=60)
table = Table.grid()
table.add_row(quotations[0])
console.print(table)
cell = console.file.getvalue().strip()
print("cell of a table:", cell)
sys.exit(0 if [*printed, cell] == ["“we will  go”", "“ is off”", "“[They] lied”", "“we will  go”"] else 1)
PYTHON
