#!/usr/bin/env bash
# alto-tools 0.1.0, Python 3.11 and later.
#
# In ALTO, the format of digitised newspapers, a word that is broken at the end of a line stands in two parts. `alto-tools -t`
# writes the first part of it a second time where the second part belongs, directly joined to the word that follows: the end of
# every broken word is lost, and a word that is nowhere on the page takes its place.
#
# Seen (minis- / ter resigned.):
#   The minis / minisresigned.
#
# It matters to counts of words in historical newspapers: in narrow columns every second or third line ends in a broken word.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "alto-tools==0.1.0"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import subprocess
import sys
from pathlib import Path

place = 'HPOS="0" VPOS="0" HEIGHT="1" WIDTH="1"'
parts = 'SUBS_CONTENT="minister" SUBS_TYPE="HypPart{}"'
first = f'<String {place} CONTENT="The"/><SP/><String {place} CONTENT="minis" {parts.format(1)}/><HYP CONTENT="-"/>'
second = f'<String {place} CONTENT="ter" {parts.format(2)}/><SP/><String {place} CONTENT="resigned."/>'
lines = "".join(f'<TextLine {place} ID="l{number}">{words}</TextLine>' for number, words in enumerate((first, second)))
block = f'<PrintSpace {place}><TextBlock ID="b" {place}>{lines}</TextBlock></PrintSpace>'
page = f'<Page ID="p" PHYSICAL_IMG_NR="1">{block}</Page>'
Path("page.xml").write_text(f'<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Layout>{page}</Layout></alto>')
command = [str(Path(sys.executable).with_name("alto-tools")), "page.xml", "-t"]
text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
printed = " / ".join(line.strip() for line in text.splitlines() if line.strip())
print(printed)
sys.exit(0 if printed == "The minis / minisresigned." else 1)
PYTHON
