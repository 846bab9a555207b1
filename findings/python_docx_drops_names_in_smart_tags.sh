#!/usr/bin/env bash
# python-docx 1.2.0, Python 3.11 and later.
#
# `Paragraph.text` gives the runs and links that are direct children of a paragraph, and nothing of what Word wraps: smart tags,
# which Word 2003 to 2007 put round names of people, places and dates by itself, text inserted with "track changes" and not
# yet accepted, content controls, and simple fields. All of it is on the page in Word.
#
# Seen:
#   on the page: He met Ann Hale in Leeds on Monday, page 3.
#   Paragraph.text: He met  in  on , page .
#
# It matters to names and places above all: the words that are lost are exactly those.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "python-docx==1.2.0"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

BODY = """
<w:p {namespace}>
  <w:r><w:t xml:space="preserve">He met </w:t></w:r>
  <w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="PersonName">
    <w:r><w:t>Ann Hale</w:t></w:r></w:smartTag>
  <w:r><w:t xml:space="preserve"> in </w:t></w:r>
  <w:ins w:id="1" w:author="editor"><w:r><w:t>Leeds</w:t></w:r></w:ins>
  <w:r><w:t xml:space="preserve"> on </w:t></w:r>
  <w:sdt><w:sdtContent><w:r><w:t>Monday</w:t></w:r></w:sdtContent></w:sdt>
  <w:r><w:t xml:space="preserve">, page </w:t></w:r>
  <w:fldSimple w:instr=" PAGE "><w:r><w:t>3</w:t></w:r></w:fldSimple>
  <w:r><w:t>.</w:t></w:r>
</w:p>
"""
written = docx.Document()
written.element.body.insert(0, parse_xml(BODY.format(namespace=nsdecls("w"))))
written.save("article.docx")
paragraph = docx.Document("article.docx").paragraphs[0]
page = "".join(node.text for node in paragraph._p.xpath(".//w:t"))
print("on the page:", page)
print("Paragraph.text:", paragraph.text)
expected = "He met Ann Hale in Leeds on Monday, page 3.", "He met  in  on , page ."
sys.exit(0 if (page, paragraph.text) == expected else 1)
PYTHON
