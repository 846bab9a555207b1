#!/usr/bin/env bash
# textacy 0.13.0, Python 3.11 and later.
#
# `keyword_in_context` is for "a single word or short phrase", its documentation says. The word is found within other words
# ("the" in "theatre"), and its marks are those of a regular expression: "U.S." finds "UXSX" and "US$5m" nothing at all, without
# an error. Small and capital letters are not told apart, so that the month is found in every "may".
#
# Seen (keyword, what is found in: The theatre may open in May. It cost US$5m.):
#   the: ['The', 'the']
#   May: ['may', 'May']
#   US$5m: []
#   May, with ignore_case=False: ['May']
#
# It matters to counts of occurrences taken from a concordance, and to amounts in dollars, of which there are none.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "textacy==0.13.0"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from textacy.extract.kwic import keyword_in_context

text = "The theatre may open in May. It cost US$5m."


def found(keyword: str, **options: bool) -> list[str]:
    return [word for _, word, _ in keyword_in_context(text, keyword, **options)]


seen = [found("the"), found("May"), found("US$5m"), found("May", ignore_case=False), found("th.atre")]
for name, words in zip(("the", "May", "US$5m", "May, with ignore_case=False"), seen, strict=False):
    print(f"{name}: {words}")
sys.exit(0 if seen == [["The", "the"], ["may", "May"], [], ["May"], ["theatre"]] else 1)
PYTHON
