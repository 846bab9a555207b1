"""What other tools find, in the form that the scorers read: spaCy's names, textacy's quotations.

usage: peers.py names IN.jsonl OUT.jsonl [--pipeline NAME]
       peers.py quotes IN.jsonl OUT.jsonl [--pipeline NAME] [--by-paragraph]

IN: lines {"id", "text"}. For an environment that holds spaCy with a trained pipeline (see spacy_pipeline.py) and, for
quotes, textacy; it need not hold this package. --by-paragraph gives textacy each paragraph by itself, so that an odd
quotation mark costs one paragraph and not the article. Prints the pipeline, versions, articles and CPU seconds (without
loading) as JSON. Score OUT with scoring.py.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from importlib.metadata import version
from pathlib import Path
from typing import Any

from predict import read_lines, write_lines
from spacy_pipeline import find_pipeline, load

LABELS = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
Line = dict[str, Any]


def names(nlp: Any, line: Line) -> Line:
    """People, organisations and places; titles, articles and possessives are left to the scorer to trim."""
    found = [
        {"start": ent.start_char, "end": ent.end_char, "label": LABELS[ent.label_]}
        for ent in nlp(line["text"]).ents
        if ent.label_ in LABELS
    ]
    return {"id": line["id"], "text": line["text"], "entities": found}


def quotes(nlp: Any, line: Line, by_paragraph: bool) -> Line:
    """Quotations with the words of their speaker; a text on which textacy gives up has none."""
    text = line["text"]
    parts = [(m.start(), m.group()) for m in re.finditer(r"[^\n]+", text)] if by_paragraph else [(0, text)]
    found = [row for offset, part in parts for row in _quotes_of(nlp(part), offset)]
    return {"id": line["id"], "text": text, "quotes": found}


def _quotes_of(doc: Any, offset: int) -> list[Line]:
    from textacy.extract import direct_quotations

    rows = []
    try:
        for speaker, cue, content in direct_quotations(doc):
            who = doc[speaker[0].i : speaker[-1].i + 1]
            where = {"speaker_start": who.start_char + offset, "speaker_end": who.end_char + offset}
            span = {"start": content.start_char + offset, "end": content.end_char + offset, "kind": "direct"}
            rows.append(span | where | {"speaker": who.text, "cue": " ".join(token.text for token in cue)})
    except ValueError:  # marks that are odd in number: what it says of such a text
        return []
    return rows


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("layer", choices=("names", "quotes"))
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--pipeline", default="")
    parser.add_argument("--by-paragraph", action="store_true")
    given = parser.parse_args(arguments)
    pipeline = find_pipeline(given.pipeline)
    if not pipeline:
        print("no trained pipeline of spaCy is installed; spacy_pipeline.py says which will do", file=sys.stderr)
        return 2
    try:
        lines = read_lines(given.source)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    nlp = load(pipeline, only_names=given.layer == "names")
    start = time.process_time()
    if given.layer == "names":
        found = [names(nlp, line) for line in lines]
    else:
        found = [quotes(nlp, line, given.by_paragraph) for line in lines]
    seconds = time.process_time() - start
    write_lines(found, given.target)
    versions = {name: version(name) for name in ("spacy", *(["textacy"] if given.layer == "quotes" else []))}
    told = {"pipeline": pipeline, "model": nlp.meta["version"], **versions, "articles": len(lines)}
    print(json.dumps(told | {"seconds": round(seconds, 2)}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
