#!/usr/bin/env bash
# feedparser 6.0.14, Python 3.11 and later.
#
# `published_parsed` is documented as UTC, and American zones (EST) are converted. British, European, Indian and Australian
# names of zones (BST, CET, CEST, IST, AEST) are read as UTC: ten o'clock in London in summer becomes ten UTC, an hour late,
# and in Sydney ten hours. `bozo` stays False. Which outlet was first is decided by such an hour.
#
# Seen:
#   {'GMT': (10, False), 'EST': (15, False), '+0100': (9, False), 'BST': (10, False), 'CEST': (10, False), 'AEST': (10, False)}
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "feedparser==6.0.14"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import feedparser


def hour(date):
    item = f"<rss version='2.0'><channel><item><pubDate>{date}</pubDate></item></channel></rss>"
    feed = feedparser.parse(item)
    return feed.entries[0].published_parsed.tm_hour, bool(feed.bozo)


zones = ("GMT", "EST", "+0100", "BST", "CEST", "AEST")
seen = {zone: hour(f"Tue, 10 Jun 2031 10:00:00 {zone}") for zone in zones}
print(seen)
right = {"GMT": 10, "EST": 15, "+0100": 9}
wrong = {"BST": 10, "CEST": 10, "AEST": 10}
sys.exit(0 if all(seen[zone] == (at, False) for zone, at in {**right, **wrong}.items()) else 1)
PYTHON
