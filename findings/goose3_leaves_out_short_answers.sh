#!/usr/bin/env bash
# goose3 3.1.22 (lxml 6.1.3, lxml_html_clean 0.4.6), Python 3.11 and later.
#
# The text of an article is without its short paragraphs: “I resign,” she said, “Never.” and "He denied it." are not in
# `cleaned_text`, while the long paragraphs around them are. A paragraph needs a number of frequent words (the, of, that …) to be
# kept; short answers and short quotations have none to spare. Nothing says that something was left out.
#
# Seen:
#   paragraphs in the page: 6, in the text: 3
#   left out: “I resign,” she said. | “Never.” | He denied it.
#
# It matters for counts of quotations: what is lost is mostly direct speech.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "goose3==3.1.22" "lxml==6.1.3" "lxml_html_clean==0.4.6"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from goose3 import Goose

paragraphs = [
    "The mayor of Harbour said on Monday that she would leave her post at the end of the month after a row with the council.",
    "“I resign,” she said.",
    "Ben Low, who leads the opposition in the council, said that he had not asked her to go and that nobody else had done so.",
    "“Never.”",
    "He denied it.",
    "The council will meet on Thursday to choose who is to lead it until the election, which must be held within ninety days.",
]
body = "".join(f"<p>{text}</p>" for text in paragraphs)
page = f"<html><head><title>Mayor</title></head><body><article>{body}</article></body></html>"
text = Goose().extract(raw_html=page).cleaned_text
lost = [paragraph for paragraph in paragraphs if paragraph not in text]
print(f"paragraphs in the page: {len(paragraphs)}, in the text: {len(paragraphs) - len(lost)}")
print("left out:", " | ".join(lost))
sys.exit(0 if lost == [paragraphs[1], paragraphs[3], paragraphs[4]] else 1)
PYTHON
