#!/usr/bin/env bash
# pympi-ling 1.71, Python 3.11 and later.
#
# `get_gaps_and_overlaps` lists who interrupts whom in a transcript of ELAN. Where one turn ends in the very millisecond in
# which the next begins, as transcripts without pauses are divided, it gives an overlap of no length, from the first speaker to
# the second; a pause between turns is two milliseconds short. `get_gaps_and_overlaps2`, which is announced as the faster
# variant of it, gives neither.
#
# Seen:
#   turns: ('host', 0, 1000) ('guest', 1000, 2000) ('host', 2000, 3000) ('guest', 3500, 4000) ('host', 3900, 5000)
#   get_gaps_and_overlaps:
#     (1000, 1000, 'O12_host_guest')
#     (2000, 2000, 'O21_guest_host')
#     (3001, 3499, 'G12_host_guest')
#     (3900, 4000, 'O21_guest_host')
#   get_gaps_and_overlaps2:
#     (3000, 3500, 'G12')
#     (3900, 4000, 'O21')
#   overlaps: 3 1
#
# It matters to interviews and debates: every change of turn counts as an interruption, and the more so the more evenly people
# speak in turn.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "pympi-ling==1.71"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from pympi.Elan import Eaf

transcript = Eaf()
for tier in ("host", "guest"):
    transcript.add_tier(tier)
turns = [("host", 0, 1000), ("guest", 1000, 2000), ("host", 2000, 3000), ("guest", 3500, 4000), ("host", 3900, 5000)]
for tier, start, end in turns:
    transcript.add_annotation(tier, start, end, "words")
first = list(transcript.get_gaps_and_overlaps("host", "guest"))
second = list(transcript.get_gaps_and_overlaps2("host", "guest"))
print("turns:", *turns)
print("get_gaps_and_overlaps:", *first, sep="\n  ")
print("get_gaps_and_overlaps2:", *second, sep="\n  ")
overlaps = [sum(kind.startswith("O") for _, _, kind in found) for found in (first, second)]
print("overlaps:", *overlaps)
is_seen = (1000, 1000, "O12_host_guest") in first and (3001, 3499, "G12_host_guest") in first
sys.exit(0 if is_seen and overlaps == [3, 1] and (3000, 3500, "G12") in second else 1)
PYTHON
