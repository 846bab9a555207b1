#!/usr/bin/env bash
# price-parser 0.5.1, Python 3.11 and later.
#
# Whether a point is that of thousands or of decimals is guessed from the number of figures after it, also where the currency
# and the rest of the list leave no doubt: £1.479 is 1,479 pounds and £1.50 one and a half. "£1.2m" and "£3 million" are 1.2 and
# 3 pounds. Nothing is said.
#
# Seen:
#   £1.50: 1.50
#   £1.479 a litre: 1479
#   £1.4790 a litre: 1.4790
#   £1.2m: 1.2
#   £3 million: 3
#   £5-10m: 5
#
# It matters to prices of fuel and shares and to sums in headlines: means are a thousand times too high, or a million times too
# low.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "price-parser==0.5.1"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from price_parser import Price

texts = ["£1.50", "£1.479 a litre", "£1.4790 a litre", "£1.2m", "£3 million", "£5-10m"]
amounts = [str(Price.fromstring(text).amount) for text in texts]
for text, amount in zip(texts, amounts, strict=True):
    print(f"{text}: {amount}")
sys.exit(0 if amounts == ["1.50", "1479", "1.4790", "1.2", "3", "5"] else 1)
PYTHON
