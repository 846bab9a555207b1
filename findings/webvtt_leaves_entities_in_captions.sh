#!/usr/bin/env bash
# webvtt-py 0.6.0, Python 3.11 and later.
#
# WebVTT requires “&” in a caption to be written as “&amp;” and “<” as “&lt;”. `Caption.text` is the text
# without its tags, and with its entities: “amp” and “nbsp” enter counts of words, and a quotation with an
# ampersand is not found in the printed article.
#
# Seen:
#   text: Marks &amp; Spencer&nbsp;closed
#   voice: Ada Moll
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "webvtt-py==0.6.0"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import webvtt

captions = webvtt.from_string("WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v Ada Moll>Marks &amp; Spencer&nbsp;<i>closed</i></v>\n")
print("text:", captions[0].text)
print("voice:", captions[0].voice)
sys.exit(0 if captions[0].text == "Marks &amp; Spencer&nbsp;closed" else 1)
PYTHON
