#!/usr/bin/env bash
# pysubs2 1.8.1, Python 3.11 and later.
#
# The names of speakers in WebVTT (`<v Ann Hale>`), which the format has for the purpose, are dropped: the field for a name is
# empty and the text has none. Written again as WebVTT, the captions have no speakers, and each `&amp;` stays. From SubRip
# files everything in braces is dropped, since another format has its commands there: "{inaudible}" is as if nothing had been
# said, and is not in the file that is written. Square brackets are kept.
#
# Seen:
#   names: ['', ''], texts: ['I resign &amp; go.', 'Never.']
#   <v in the file written: False
#   SubRip, "He {inaudible} resigned [laughs].": 'He  resigned [laughs].'
#
# It matters to transcripts of broadcasts: who speaks is lost, and what was not understood looks as if it had been.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "pysubs2==1.8.1"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import pysubs2

webvtt = """WEBVTT

00:01.000 --> 00:02.000
<v Ann Hale>I resign &amp; go.

00:02.000 --> 00:03.000
<v Bo Quist>Never.
"""
subrip = "1\n00:00:01,000 --> 00:00:02,000\nHe {inaudible} resigned [laughs].\n"
captions = pysubs2.SSAFile.from_string(webvtt, "vtt")
names = [caption.name for caption in captions]
texts = [caption.plaintext for caption in captions]
again = "<v " in captions.to_string("vtt")
braces = pysubs2.SSAFile.from_string(subrip, "srt")
print(f"names: {names}, texts: {texts}")
print("<v in the file written:", again)
print(f'SubRip, "He {{inaudible}} resigned [laughs].": {braces[0].plaintext!r}')
written = "inaudible" in braces.to_string("srt")
expected = ["", ""], ["I resign &amp; go.", "Never."], False, "He  resigned [laughs].", False
sys.exit(0 if (names, texts, again, braces[0].plaintext, written) == expected else 1)
PYTHON
