#!/usr/bin/env bash
# Sickle 0.7.0, lxml 6.1.3, Python 3.11 and later.
#
# `metadata` of a record from an OAI-PMH server holds the texts of all elements by their bare names, without their places: in
# MODS, the person whom an article is about is among the names beside its author, and the title of the newspaper among the
# titles. A text with a tag inside ends at the tag.
#
# Seen:
#   names: | Hale, Ann | Roe, Jane
#   titles: | Quay shut | The Herald
#   abstract: The 
#
# It matters to authors and titles from repositories: subjects are counted as authors, and abstracts end at the first italic
# word.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "Sickle==0.7.0" "lxml==6.1.3"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from lxml import etree
from sickle.models import Record

RECORD = """<record xmlns="http://www.openarchives.org/OAI/2.0/">
<header><identifier>oai:1</identifier><datestamp>2024-03-04</datestamp></header>
<metadata><mods xmlns="http://www.loc.gov/mods/v3">
<titleInfo><title>Quay shut</title></titleInfo>
<name><namePart>Hale, Ann</namePart><role><roleTerm>author</roleTerm></role></name>
<subject><name><namePart>Roe, Jane</namePart></name></subject>
<relatedItem type="host"><titleInfo><title>The Herald</title></titleInfo></relatedItem>
</mods></metadata></record>"""
metadata = Record(etree.fromstring(RECORD)).metadata
print("names:", *metadata["namePart"], sep=" | ")
print("titles:", *metadata["title"], sep=" | ")
JATS = """<record xmlns="http://www.openarchives.org/OAI/2.0/">
<header><identifier>oai:2</identifier><datestamp>2024-03-04</datestamp></header>
<metadata><article><abstract>The <i>Herald</i> was first.</abstract></article></metadata></record>"""
abstract = Record(etree.fromstring(JATS)).metadata["abstract"]
print("abstract:", *abstract)
found = metadata["namePart"], metadata["title"], abstract
sys.exit(0 if found == (["Hale, Ann", "Roe, Jane"], ["Quay shut", "The Herald"], ["The "]) else 1)
PYTHON
