#!/usr/bin/env bash
# email-reply-parser 0.5.12, Python 3.11 and later.
#
# `parse_reply` takes off the message that an e-mail answers. It knows it by a paragraph that begins with "On" and ends with
# "wrote:", or a line that begins with "From:" or "Sent from my": a press release that says when the minister wrote what ends
# there, and the paragraphs after it, which quote nobody, are gone as well.
#
# Seen:
#   17 words: 4 kept, the last: shut.
#   17 words: 17 kept, the last: strike.
#   16 words: 4 kept, the last: shut.
#
# It matters to releases and newsletters read as e-mail: the quotation is lost with all that follows.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "email-reply-parser==0.5.12"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from email_reply_parser import EmailReplyParser

texts = [
    "The quay is shut.\n\nOn Friday the minister wrote:\nWe had no choice.\n\nThe union will strike.\n",
    "The quay is shut.\n\nOn Friday the minister said:\nWe had no choice.\n\nThe union will strike.\n",
    "The quay is shut.\n\nFrom: the harbour we hear of a fire.\n\nThe union will strike.\n",
]
kept = [EmailReplyParser.parse_reply(text) for text in texts]
for text, rest in zip(texts, kept, strict=True):
    print(f"{len(text.split())} words: {len(rest.split())} kept, the last: {rest.split()[-1]}")
sys.exit(0 if [len(rest.split()) for rest in kept] == [4, 17, 4] else 1)
PYTHON
