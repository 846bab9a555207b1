#!/usr/bin/env bash
# vaderSentiment 3.3.2, textblob 0.20.1, Python 3.11 and later.
#
# VADER knows "isn't", not "isn’t": with the apostrophe that newspapers print, a negated sentence is as positive as the plain one.
# A word in curly quotation marks is not found in its list at all. TextBlob's default analyser takes no notice of "n't" with
# either apostrophe, and of "not" it does.
#
# Seen:
#   VADER: isn't -0.34, isn’t 0.44, is not -0.34
#   VADER: "good" 0.44, “good” 0.0
#   TextBlob: isn't 0.7, isn’t 0.7, is not -0.35
#
# It matters to every comparison of the tone of outlets: those that print curly marks come out as more positive.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "vaderSentiment==3.3.2" "textblob==0.20.1"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from textblob import TextBlob
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

analyser = SentimentIntensityAnalyzer()


def vader(text: str) -> float:
    return round(analyser.polarity_scores(text)["compound"], 2)


def blob(text: str) -> float:
    return round(TextBlob(text).sentiment.polarity, 2)


forms = {form: f"The plan {form} good." for form in ("isn't", "isn’t", "is not")}
by_vader = {form: vader(text) for form, text in forms.items()}
quoted = {word: vader(f"The {word} plan.") for word in ('"good"', "“good”")}
by_blob = {form: blob(text) for form, text in forms.items()}
for name, scores in (("VADER", by_vader), ("VADER", quoted), ("TextBlob", by_blob)):
    print(f"{name}:", ", ".join(f"{form} {score}" for form, score in scores.items()))
seen = list(by_vader.values()), list(quoted.values()), list(by_blob.values())
sys.exit(0 if seen == ([-0.34, 0.44, -0.34], [0.44, 0.0], [0.7, 0.7, -0.35]) else 1)
PYTHON
