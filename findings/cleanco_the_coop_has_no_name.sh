#!/usr/bin/env bash
# cleanco 2.3, Python 3.11 and later.
#
# `basename` takes the legal form off the name of a company. It takes off whatever is spelt like a form anywhere in the world: a
# Thermal Spa, a firm’s bath, is "Thermal" as Italian companies are SpA, Kim Sa is Kim, and the Coop has no name at all.
#
# Seen:
#   The Sun Ltd: 'The Sun'
#   Coop: ''
#   SA: ''
#   Thermal Spa: 'Thermal'
#   Kim Sa: 'Kim'
#   The Co: 'The'
#
# It matters to firms joined by their names: those whose name is empty are all one, and people lose their surnames.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "cleanco==2.3"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from cleanco import basename

names = ["The Sun Ltd", "Coop", "SA", "Thermal Spa", "Kim Sa", "The Co"]
bare = [basename(name) for name in names]
for name, rest in zip(names, bare, strict=True):
    print(f"{name}: {rest!r}")
sys.exit(0 if bare == ["The Sun", "", "", "Thermal", "Kim", "The"] else 1)
PYTHON
