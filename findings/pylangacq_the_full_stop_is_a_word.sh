#!/usr/bin/env bash
# pylangacq 0.23.0, Python 3.11 and later.
#
# CHAT, the format of transcripts of TalkBank, ends every utterance with a separate mark. `mluw`, the mean length of utterances
# in words, counts it as a word: "we go ." has three. `ttr`, the share of different words, counts all these marks as one word
# that is repeated, and falls the faster the shorter the utterances are. `words()` has them, too.
#
# Seen:
#   we go . she stays .: words an utterance 3.0, share of different words 0.83
#   we go she stays .: words an utterance 5.0, share of different words 1.0
#   yes . no . now .: words an utterance 2.0, share of different words 0.67
#   words(): yes . no . now .
#
# It matters to comparisons of speakers: everybody's utterances are one word too long, and who speaks in short ones seems to
# have fewer different words.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "pylangacq==0.23.0"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from pylangacq import CHAT

head = "@UTF8\n@Begin\n@Languages:\teng\n@Participants:\tCHI Ann Target_Child\n@ID:\teng|x|CHI|||||Target_Child|||\n"
transcripts = {
    "we go . she stays .": "*CHI:\twe go .\n*CHI:\tshe stays .\n",
    "we go she stays .": "*CHI:\twe go she stays .\n",
    "yes . no . now .": "*CHI:\tyes .\n*CHI:\tno .\n*CHI:\tnow .\n",
}
found = {}
for words, utterances in transcripts.items():
    chat = CHAT.from_strs([f"{head}{utterances}@End\n"])
    found[words] = chat.mluw()[0], round(chat.ttr()[0], 2)
    print("{}: words an utterance {}, share of different words {}".format(words, *found[words]))
print("words():", *chat.words())
sys.exit(0 if list(found.values()) == [(3.0, 0.83), (5.0, 1.0), (2.0, 0.67)] else 1)
PYTHON
