#!/usr/bin/env bash
# conllu 6.0.0, Python 3.11 and later.
#
# In CoNLL-U a contraction stands in a line of its own (1-2) before its words. A parsed sentence is a list of all lines, so
# that its length counts “don’t” three times, and nodes that are not in the text at all (8.1) once; joined, the forms are not
# the sentence. `filter` on a part of speech is right, which makes shares of it too small.
#
# Seen:
#   length: 5 ['don’t', 'do', 'n’t', 'go', 'go']
#   verbs: 2
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "conllu==6.0.0"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import conllu

lines = ["1-2\tdon’t\t_\t_", "1\tdo\tdo\tAUX", "2\tn’t\tnot\tPART", "3\tgo\tgo\tVERB", "3.1\tgo\tgo\tVERB"]
text = "\n".join(line + "\t_" * 6 for line in lines) + "\n\n"
sentence = conllu.parse(text)[0]
print("length:", len(sentence), [token["form"] for token in sentence])
print("verbs:", len(sentence.filter(upos="VERB")))
sys.exit(0 if (len(sentence), len(sentence.filter(upos="VERB"))) == (5, 2) else 1)
PYTHON
