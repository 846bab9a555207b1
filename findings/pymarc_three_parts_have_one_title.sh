#!/usr/bin/env bash
# pymarc 5.4.0, Python 3.11 and later.
#
# `title` of a record gives what stands in $a and $b of its field 245. The number and the name of a part ($n, $p) are left out,
# though cataloguers must give them: three parts of a series have one title. `author` is empty where the catalogue has its
# authors in field 700, as it does for everything with more than three.
#
# Seen:
#   in full: The herald. | title: The herald. | author: None
#   in full: The herald. Part 2, Sport | title: The herald. | author: None
#   in full: The herald. Part 3, Travel | title: The herald. | author: None
#
# It matters to library lists of newspapers and their supplements: counts by title take parts for copies.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "pymarc==5.4.0"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from pymarc import Field, Indicators, Record, Subfield


def record(*parts: tuple[str, str]) -> Record:
    made = Record()
    made.add_field(Field("245", Indicators("0", "0"), subfields=[Subfield(*part) for part in parts]))
    made.add_field(Field("700", Indicators("1", " "), subfields=[Subfield("a", "Hale, Ann")]))
    return made


series = [
    record(("a", "The herald.")),
    record(("a", "The herald."), ("n", "Part 2,"), ("p", "Sport")),
    record(("a", "The herald."), ("n", "Part 3,"), ("p", "Travel")),
]
for each in series:
    print("in full:", each["245"].format_field(), "| title:", each.title, "| author:", each.author)
sys.exit(0 if {each.title for each in series} == {"The herald."} and not any(each.author for each in series) else 1)
PYTHON
