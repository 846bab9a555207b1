#!/usr/bin/env bash
# Unidecode 1.4.0, text-unidecode 1.3, python-slugify 9.2.0, Python 3.11 and later.
#
# The sign of the pound becomes the letters "PS" in plain ASCII, as if it were spelt: a £5 game is a "PS5 game", which is a
# console, and the paragraph sign becomes "SS". text-unidecode, which slugs of addresses are made with, writes 2½ as "21/2" as
# well; Unidecode sets a space. The signs of the euro and the dollar become EUR and $.
#
# Seen:
#   text: A £5 game, §3, 2½ hours, €5
#   Unidecode: A PS5 game, SS3, 2 1/2 hours, EUR5
#   text-unidecode: A PS5 game, SS3, 21/2 hours, EUR5
#   slug of “Tax on £5 games”: tax-on-ps5-games
#
# It matters to texts made plain before they are searched or counted: amounts are words with figures, and five pounds are a
# product.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  "Unidecode==1.4.0" "text-unidecode==1.3" "python-slugify==9.2.0"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import text_unidecode
import unidecode
from slugify import slugify

text = "A £5 game, §3, 2½ hours, €5"
by_unidecode, by_text_unidecode = unidecode.unidecode(text), text_unidecode.unidecode(text)
slug = slugify("Tax on £5 games")
print("text:", text)
print("Unidecode:", by_unidecode)
print("text-unidecode:", by_text_unidecode)
print("slug of “Tax on £5 games”:", slug)
expected = "A PS5 game, SS3, 2 1/2 hours, EUR5", "A PS5 game, SS3, 21/2 hours, EUR5", "tax-on-ps5-games"
sys.exit(0 if (by_unidecode, by_text_unidecode, slug) == expected else 1)
PYTHON
