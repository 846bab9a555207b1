#!/usr/bin/env bash
# nltk 3.10.4, Python 3.11 and later.
#
# `XMLCorpusReader.words` is documented to return all words "that were in text nodes -- ie, tags are ignored". It returns those
# between a start tag and the next tag alone: what follows an end tag, within the same paragraph, is left out. Of a sentence
# with a name and an emphasised word marked up (TEI, NITF, the XML of archives) three words of seven are there.
#
# Seen:
#   The <name>Herald</name> said no. <hi>Never</hi>, it wrote.
#   words(): ['The', 'Herald', 'Never']
#   text nodes of ElementTree: ['The', 'Herald', 'said', 'no', '.', 'Never', ',', 'it', 'wrote', '.']
#
# It matters to counts of words in marked-up corpora: the more names a text has marked, the shorter it is.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "nltk==3.10.4"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import nltk
from nltk.corpus.reader import XMLCorpusReader
from nltk.tokenize import wordpunct_tokenize

sentence = "The <name>Herald</name> said no. <hi>Never</hi>, it wrote."
folder = Path("corpus").resolve()
folder.mkdir()
(folder / "a.xml").write_text(f"<text><p>{sentence}</p></text>", encoding="utf-8")
nltk.data.path.append(str(folder))
words = list(XMLCorpusReader(str(folder), r".*\.xml").words("a.xml"))
whole = wordpunct_tokenize("".join(ET.parse(folder / "a.xml").getroot().itertext()))
print(sentence)
print("words():", words)
print("text nodes of ElementTree:", whole)
sys.exit(0 if words == ["The", "Herald", "Never"] and len(whole) == 10 else 1)
PYTHON
