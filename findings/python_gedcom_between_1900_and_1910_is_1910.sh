#!/usr/bin/env bash
# python-gedcom 1.1.0, Python 3.11 and later.
#
# `get_birth_year` takes the last word of a date. A birth between 1900 and 1910 is one of 1910, a life "FROM 1900 TO 1950"
# begins in 1950; a year in both calendars, 1750/51, and one with a remark are -1, which is a year like any other to a mean.
# `birth_range_match` is built on it.
#
# Seen:
#   4 MAR 1901: 1901
#   BET 1900 AND 1910: 1910
#   FROM 1900 TO 1950: 1950
#   1750/51: -1
#   INT 1900 (stone): -1
#
# It matters to ages and generations: ranges are counted at their end, so that people are too young by half of the range.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "python-gedcom==1.1.0"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from gedcom.element.individual import IndividualElement
from gedcom.parser import Parser


def birth_year(date: str) -> int:
    lines = ["0 HEAD", "0 @I1@ INDI", "1 NAME Ann /Hale/", "1 BIRT", f"2 DATE {date}", "0 TRLR"]
    parser = Parser()
    parser.parse([f"{line}\n".encode() for line in lines])
    person = next(each for each in parser.get_root_child_elements() if isinstance(each, IndividualElement))
    return person.get_birth_year()


dates = ["4 MAR 1901", "BET 1900 AND 1910", "FROM 1900 TO 1950", "1750/51", "INT 1900 (stone)"]
years = [birth_year(date) for date in dates]
for date, year in zip(dates, years, strict=True):
    print(f"{date}: {year}")
sys.exit(0 if years == [1901, 1910, 1950, -1, -1] else 1)
PYTHON
