#!/usr/bin/env bash
# pypdf 7.1.1, pdfplumber 0.11.10 (with its pdfminer.six), pypdfium2 5.15.2, pymupdf 2.0, Python 3.11 and later.
#
# A clipping is often the page of a newspaper with a crop box around one article; viewers and printers show the inside of the
# box alone. pypdf, pdfplumber, and `get_text_range` of pypdfium2 give the text of the whole page, the neighbouring articles
# among it; PyMuPDF gives what is shown. pdfplumber has a `bbox` of the page, and its text goes beyond it.
#
# Seen (a page with an article above and one below, cropped to the lower one):
#   shown by a viewer: 1 article
#   pypdf: 2
#   pdfplumber: 2
#   pypdfium2: 2
#   PyMuPDF: 1
#
# It matters to every corpus of clippings: each has the words, names and amounts of the articles that were cut away.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "pypdf==7.1.1" "pdfplumber==0.11.10" "pypdfium2==5.15.2" "pymupdf==2.0" "fpdf2==2.8.9"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import fpdf
import pdfplumber
import pymupdf
import pypdf
import pypdfium2

page = fpdf.FPDF(format=(300, 300), unit="pt")
page.add_page()
page.set_font("helvetica", size=12)
page.text(20, 40, "Neighbour: taxes rise.")
page.text(20, 200, "Clipping: schools close.")
page.output("page.pdf")
writer = pypdf.PdfWriter(clone_from="page.pdf")
writer.pages[0].cropbox = pypdf.generic.RectangleObject((0, 0, 300, 150))
writer.write("clipping.pdf")
texts = {
    "pypdf": pypdf.PdfReader("clipping.pdf").pages[0].extract_text(),
    "pdfplumber": pdfplumber.open("clipping.pdf").pages[0].extract_text(),
    "pypdfium2": pypdfium2.PdfDocument("clipping.pdf")[0].get_textpage().get_text_range(),
    "PyMuPDF": pymupdf.open("clipping.pdf")[0].get_text(),
}
articles = {name: sum(word in text for word in ("Neighbour", "Clipping")) for name, text in texts.items()}
print("shown by a viewer: 1 article")
for name, number in articles.items():
    print(f"{name}: {number}")
sys.exit(0 if list(articles.values()) == [2, 2, 2, 1] else 1)
PYTHON
