#!/usr/bin/env bash
# papermill 2.7.0, Python 3.11 and later.
#
# A tuple given as a parameter arrives in the notebook as text, "('Gazette', 'Herald')", where a list arrives as a list: a loop
# over it goes over single letters, and `in` looks for a part of the text, so that "Her" is one of the outlets. Years as keys of a
# dictionary become text as well, and a look-up by year finds nothing. Nothing is logged.
#
# Seen (in the notebook that was run):
#   outlets as a list: 2 items, "Her" among them: False
#   outlets as a tuple: 21 items, "Her" among them: True
#   events by year {2023: "strike"}: get(2023) is None
#
# It matters to runs over many corpora: filters let through what they should not, and events are missing.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "papermill==2.7.0" "ipykernel==7.4.0"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import nbformat
import papermill

kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
book = nbformat.v4.new_notebook(metadata={"kernelspec": kernel})
book.cells = [
    nbformat.v4.new_code_cell("outlets = []\nevents = {}", metadata={"tags": ["parameters"]}),
    nbformat.v4.new_code_cell("print(len(outlets), 'Her' in outlets, events.get(2023))"),
]
nbformat.write(book, "in.ipynb")


def run(outlets: object) -> list[str]:
    parameters = {"outlets": outlets, "events": {2023: "strike"}}
    done = papermill.execute_notebook("in.ipynb", "out.ipynb", parameters=parameters, progress_bar=False)
    return done.cells[-1].outputs[0].text.split()


as_list, as_tuple = run(["Gazette", "Herald"]), run(("Gazette", "Herald"))
print(f'outlets as a list: {as_list[0]} items, "Her" among them: {as_list[1]}')
print(f'outlets as a tuple: {as_tuple[0]} items, "Her" among them: {as_tuple[1]}')
print('events by year {2023: "strike"}: get(2023) is', as_list[2])
sys.exit(0 if (as_list, as_tuple) == (["2", "False", "None"], ["21", "True", "None"]) else 1)
PYTHON
