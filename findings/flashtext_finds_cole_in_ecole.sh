#!/usr/bin/env bash
# flashtext 2.7, Python 3.11 and later.
#
# The keywords of `KeywordProcessor` are found as whole words, and a letter outside A to Z ends a word: the name Cole is found in
# "école" and Malm in "Malmö", while "Art" is not found in "Artist". With the place in the text asked for, letters that become
# two in small type (İ) move it. Whole phrases are missed at a second space or the end of a line.
#
# Seen (keywords Cole, Malm, Art, net zero):
#   Une école d’État à Malmö. -> ['Cole', 'Malm']
#   An Artist of the Coles. -> []
#   Net zero, net  zero. -> ['net zero']
#   İlk Cole -> 'ole', by its span
#
# It matters to names that are looked for in European news: a person is in every school of France.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "flashtext==2.7"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from flashtext import KeywordProcessor

processor = KeywordProcessor()
processor.add_keywords_from_list(["Cole", "Malm", "Art", "net zero"])
seen = {}
for text in ("Une école d’État à Malmö.", "An Artist of the Coles.", "Net zero, net  zero."):
    seen[text] = processor.extract_keywords(text)
    print(text, "->", seen[text])
shifted = "İlk Cole"
(_, start, end), *_ = processor.extract_keywords(shifted, span_info=True)
print(shifted, "->", repr(shifted[start:end]) + ", by its span")
expected = [["Cole", "Malm"], [], ["net zero"]]
sys.exit(0 if list(seen.values()) == expected and shifted[start:end] == "ole" else 1)
PYTHON
