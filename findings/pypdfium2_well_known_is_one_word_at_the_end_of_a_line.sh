#!/usr/bin/env bash
# pypdfium2 5.15.2, pypdf 7.1.1, reportlab 5.1.0, Python 3.11 and later.
#
# A hyphen at the end of a line of a PDF between letters is replaced by U+FFFE, which is no character (`get_text_range`), or by
# the control character 2 (`get_text_bounded`), and the line end is gone: "well-known" has no hyphen any more, as "minister"
# broken by the printer has none. `search` finds neither. Between figures and beside a space the hyphen stays. pypdf keeps all
# of them, and the lines.
#
# Seen:
#   get_text_range: 'The minis\ufffeter went to the well\ufffeknown house in 2019-\r\n20 and left.'
#   get_text_bounded: 'The minis\x02ter went to the well\x02known house in 2019-\r\n20 and left.'
#   found by search: {'well-known': False, 'minister': False, 'house': True}
#   pypdf: 'The minis-\nter went to the well-\nknown house in 2019-\n20 and left.\n'
#
# It matters to pages of newspapers in columns: the words that are most often hyphenated are missed by every search, and cannot
# be repaired by looking for a hyphen.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  "pypdfium2==5.15.2" "pypdf==7.1.1" "reportlab==5.1.0"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import pypdf
import pypdfium2
from reportlab.pdfgen.canvas import Canvas

canvas = Canvas("page.pdf")
for number, line in enumerate(("The minis-", "ter went to the well-", "known house in 2019-", "20 and left.")):
    canvas.drawString(50, 800 - 15 * number, line)
canvas.save()
page = pypdfium2.PdfDocument("page.pdf")[0].get_textpage()
by_range, bounded = page.get_text_range(), page.get_text_bounded()
found = {words: page.search(words).get_next() is not None for words in ("well-known", "minister", "house")}
by_pypdf = pypdf.PdfReader("page.pdf").pages[0].extract_text()
print("get_text_range:", ascii(by_range))
print("get_text_bounded:", ascii(bounded))
print("found by search:", found)
print("pypdf:", ascii(by_pypdf))
is_seen = "well\ufffeknown" in by_range and "minis\ufffeter" in by_range and "well\x02known" in bounded
sys.exit(0 if is_seen and list(found.values()) == [False, False, True] and "well-\nknown" in by_pypdf else 1)
PYTHON
