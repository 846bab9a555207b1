#!/usr/bin/env bash
# bibtexparser 2.1.0, pybtex 0.26.1, Python 3.11 and later.
#
# "and others" at the end of a list of authors is BibTeX's way to say that there are more. Both readers that split the list into
# persons give one more person, with the surname "others" (pybtex's own styles then print "et al."). It has no first name, and
# is the same person in all entries.
#
# Seen:
#   bibtexparser: {'others': 3, 'Hale': 2, 'Quist': 2}
#   pybtex: {'others': 3, 'Hale': 2, 'Quist': 2}
#
# It matters to networks of authors and to counts of authors by article: the most prolific author is called others, and joins
# all who have shortened lists.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "bibtexparser==2.1.0" "pybtex==0.26.1"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from collections import Counter

import bibtexparser
from bibtexparser.middlewares import SeparateCoAuthors, SplitNameParts
from pybtex.database import parse_string

text = """@article{a, author = {Hale, Ann and others}}
@article{b, author = {Quist, Bo and others}}
@article{c, author = {Quist, Bo and Hale, Ann and others}}"""
entries = bibtexparser.parse_string(text, append_middleware=[SeparateCoAuthors(), SplitNameParts()]).entries
by_bibtexparser = Counter(" ".join(name.last) for entry in entries for name in entry["author"])
persons = [person for entry in parse_string(text, "bibtex").entries.values() for person in entry.persons["author"]]
by_pybtex = Counter(" ".join(person.last_names) for person in persons)
print("bibtexparser:", dict(by_bibtexparser.most_common()))
print("pybtex:", dict(by_pybtex.most_common()))
sys.exit(0 if by_bibtexparser == by_pybtex == Counter(Hale=2, Quist=2, others=3) else 1)
PYTHON
