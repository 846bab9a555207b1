#!/usr/bin/env bash
# docx2txt 0.9, Python 3.11 and later.
#
# Word writes a text box two times, in its newer form and, for older programs, in its older one; a reader is to take one of
# them. docx2txt prints both. A hyphen that does not break ("Twenty-four") is left out, and the two words are one.
#
# Seen:
#   ['Before the box.', 'In the box.', 'In the box.', 'Twentyfour']
#
# It matters to press releases and newsletters made of boxes: each sentence is counted, and quoted, twice.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "docx2txt==0.9"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
import zipfile

import docx2txt

OFFICE = "http://schemas.openxmlformats.org"
BOX = "<w:txbxContent><w:p><w:r><w:t>In the box.</w:t></w:r></w:p></w:txbxContent>"
document = f"""<w:document xmlns:w="{OFFICE}/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"
    xmlns:mc="{OFFICE}/markup-compatibility/2006"
    xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><w:body>
<w:p><w:r><w:t>Before the box.</w:t></w:r></w:p>
<w:p><w:r><mc:AlternateContent>
  <mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>{BOX}</wps:txbx></wps:wsp></w:drawing></mc:Choice>
  <mc:Fallback><w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict></mc:Fallback>
</mc:AlternateContent></w:r></w:p>
<w:p><w:r><w:t>Twenty</w:t><w:noBreakHyphen/><w:t>four</w:t></w:r></w:p></w:body></w:document>"""
types = f"""<Types xmlns="{OFFICE}/package/2006/content-types"><Default Extension="xml"
    ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
relations = f"""<Relationships xmlns="{OFFICE}/package/2006/relationships"><Relationship Id="r1"
    Type="{OFFICE}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"""
with zipfile.ZipFile("release.docx", "w") as file:
    file.writestr("[Content_Types].xml", types)
    file.writestr("_rels/.rels", relations)
    file.writestr("word/document.xml", document)
seen = docx2txt.process("release.docx").split("\n")
seen = [line for line in seen if line]
print(seen)
sys.exit(0 if seen == ["Before the box.", "In the box.", "In the box.", "Twentyfour"] else 1)
PYTHON
