#!/usr/bin/env bash
# charset_normalizer 3.5.2 (which requests asks where a page states no encoding), Python 3.11 and later.
#
# The best guess for English paragraphs in Windows-1252 is Windows-1250 or -1252, and which of them follows from the order
# of the paragraphs: of 260 arrangements of the same five, "£5m" is read as "Ł5m" in 27 and "50m²" as "50m˛" in 216, each
# time without a hint in the result (chaos about 0). An archive decoded by `from_bytes(…).best()` has lost the pounds of
# some articles and kept those of others.
#
# Seen (sign, arrangements, read wrongly, example):
#   £ 260 27 Ł
#   ² 260 216 ˛
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "charset-normalizer==3.5.2"
PYTHONUTF8=1 "$folder/venv/bin/python" - <<'PYTHON'
import sys
from itertools import permutations

from charset_normalizer import from_bytes

PARAGRAPHS = (
    "The ferry board decided on Monday that the old landing stage at Ness would be closed before the winter, after a long "
    "debate with the people who live beside it and with the pilots.",
    "Passengers who had waited outside the hall for most of the evening said that they were content with the plan, though "
    "some of them had asked for a bridge, and one had asked for nothing at all.",
    "A second vessel, which the council bought nine years ago from an owner in the north, will be mended in the spring and "
    "then carry mail, sheep and anybody who wants to see the seals.",
    "Nobody at the meeting could say what the repairs would cost, and the treasurer, who had been asked twice in writing, "
    "told the members that he would rather not guess before the summer.",
)
wrong = {}
for sign, sentence in (("£", "The price rose to £5m, a record."), ("²", "It covers 50m² of ground.")):
    texts = [
        " ".join([*order[:at], sentence, *order[at:]])
        for count in (1, 2, 3, 4)
        for order in permutations(PARAGRAPHS, count)
        for at in range(count + 1)
    ]
    read = [str(from_bytes(text.encode("cp1252")).best()) for text in texts]
    others = [b[a.index(sign)] for a, b in zip(texts, read) if a != b]
    wrong[sign] = len(others)
    print(sign, len(texts), len(others), *sorted(set(others)))
sys.exit(0 if 0 < wrong["£"] < 260 and 0 < wrong["²"] < 260 else 1)
PYTHON
