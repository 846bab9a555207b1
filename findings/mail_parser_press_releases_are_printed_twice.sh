#!/usr/bin/env bash
# mail-parser 4.8.0, Python 3.11 and later.
#
# Most e-mails hold their text twice, plain and as HTML, for programs that show the one or the other. `body` gives both, one
# after the other, with the tags of the second. (`text_plain` and `text_html` have them apart.)
#
# Seen:
#   body: | The quay is shut. | --- mail_boundary --- | <p>The quay is shut.</p>
#   text_plain: ['The quay is shut.']
#   times that the sentence stands in body: 2
#
# It matters to press releases by e-mail: their words count twice, and so do all phrases that outlets are to have copied from
# them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "mail-parser==4.8.0"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from email.message import EmailMessage

import mailparser

mail = EmailMessage()
mail["Subject"] = "Quay"
mail["From"] = "desk@herald.invalid"
mail.set_content("The quay is shut.\n")
mail.add_alternative("<p>The quay is shut.</p>\n", subtype="html")
parsed = mailparser.parse_from_bytes(mail.as_bytes())
lines = parsed.body.splitlines()
print("body:", *[line for line in lines if line], sep=" | ")
print("text_plain:", [text.strip() for text in parsed.text_plain])
print("times that the sentence stands in body:", parsed.body.count("The quay is shut."))
sys.exit(0 if parsed.body.count("The quay is shut.") == 2 and len(parsed.text_plain) == 1 else 1)
PYTHON
