"""How a codebook does on the sentences of ``framing_gold/NAME.jsonl``: recall, precision, frames.

usage: codebook_gold.py NAME [--half write|score] [--errors]

Each line has a sentence and one expression or look-alike in it (``frame`` is null). An expression is found where one of
the codebook overlaps it; look-alikes that the codebook finds are its false alarms.
--half: only the lines of that half, where the file says which were used to write patterns and which to score once.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from predict import read_lines

from corpus_tools.framing.codebook_reader import load_codebook
from corpus_tools.framing.extract import code_article

GOLD = Path(__file__).parent / "framing_gold"


def frame_found(line: dict[str, Any], codebook: str) -> str | None:
    """The frame of the expression that overlaps the one of a line, or None."""
    rows = code_article("a", line["text"], load_codebook(codebook))
    return next((str(r["frame"]) for r in rows if r["start"] < line["end"] and line["start"] < r["end"]), None)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("codebook", metavar="NAME")
    parser.add_argument("--half", choices=["write", "score"])
    parser.add_argument("--errors", action="store_true")
    given = parser.parse_args(arguments)
    try:
        lines = read_lines(GOLD / f"{given.codebook}.jsonl")
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    coded = [(line, frame_found(line, given.codebook)) for line in lines if given.half in (None, line.get("half"))]
    wanted = [(line, frame) for line, frame in coded if line["frame"]]
    found = [(line, frame) for line, frame in wanted if frame]
    alarms = [(line, frame) for line, frame in coded if not line["frame"] and frame]
    right = sum(line["frame"] == frame for line, frame in found)
    print(f"{len(wanted)} expressions, {len(coded) - len(wanted)} look-alikes of '{given.codebook}'")
    print(f"recall {len(found)} of {len(wanted)}, look-alikes found {len(alarms)}, frame right {right} of {len(found)}")
    for line, frame in coded if given.errors else []:
        if line["frame"] != frame:
            print(f"  {line['frame']} -> {frame}: [{line['trigger']}] in: {line['text']}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
