#!/usr/bin/env bash
# acdh-tei-pyutils 2.4.0, Python 3.11 and later.
#
# `TeiReader.extract_ne_offsets`, which is to give the offsets of the names that a TEI text has tagged, looks each name up in
# the paragraph again and returns every place where its letters stand, within other words too. A minister tagged once is found
# in the name of the month, and the town of Ham in Hamburg. Two marked names become four.
#
# Seen (In May <rs>May</rs> met the mayor of <rs>Ham</rs> in Hamburg.):
#   tagged: ['May', 'Ham']
#   offsets: [(3, 'May'), (7, 'May'), (28, 'Ham'), (35, 'Ham')]
#
# It matters to counts of the names in an edition, and to models trained on them: both have names that nobody tagged.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "acdh-tei-pyutils==2.4.0"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from pathlib import Path

from acdh_tei_pyutils.tei import TeiReader

sentence = 'In May <rs type="person">May</rs> met the mayor of <rs type="place">Ham</rs> in Hamburg.'
tei = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><p>{sentence}</p></body></text></TEI>'
Path("letter.xml").write_text(tei, encoding="utf-8")
reader = TeiReader("letter.xml")
tagged = [name.text for name in reader.any_xpath("//tei:rs")]
[(text, found)] = reader.extract_ne_offsets()
offsets = [(start, text[start:end]) for start, end, _ in found["entities"]]
print("tagged:", tagged)
print("offsets:", offsets)
sys.exit(0 if tagged == ["May", "Ham"] and offsets == [(3, "May"), (7, "May"), (28, "Ham"), (35, "Ham")] else 1)
PYTHON
