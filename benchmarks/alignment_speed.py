"""Shared passages: this package against difflib, in the same run on the same pairs.

usage: alignment_speed.py PAIRS.jsonl

PAIRS holds lines with ``source`` and ``target``. difflib compares the words (lower case, no junk heuristic) and its
matching blocks of three words and more are taken; that is its work alone, with no passages made of the blocks. Both
are timed by processor time on one thread, the better of three runs.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

Lines = list[dict[str, Any]]


def run_difflib(lines: Lines) -> int:
    """Matching blocks of words."""
    found = 0
    for line in lines:
        source, target = (re.findall(r"\w+", line[side].lower()) for side in ("source", "target"))
        blocks = SequenceMatcher(None, source, target, autojunk=False).get_matching_blocks()
        found += sum(block.size >= 3 for block in blocks)
    return found


def run_corpus_tools(lines: Lines) -> int:
    """Passages, with their kinds and similarities."""
    from corpus_tools.provenance import align_pair

    return sum(len(align_pair(line["source"], line["target"])) for line in lines)


def pairs_per_second(run: Callable[[Lines], int], lines: Lines) -> float:
    """The best of three runs."""
    run(lines[:5])
    best = float("inf")
    for _ in range(3):
        began = time.process_time()
        run(lines)
        best = min(best, time.process_time() - began)
    return len(lines) / best


def main(arguments: list[str]) -> int:
    if len(arguments) != 1 or not Path(arguments[0]).is_file():
        print(__doc__, file=sys.stderr)
        return 2
    with Path(arguments[0]).open(encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    ours, theirs = pairs_per_second(run_corpus_tools, lines), pairs_per_second(run_difflib, lines)
    print(f"corpus_tools {ours:.0f} pairs/s  difflib {theirs:.0f} pairs/s  ratio {ours / theirs:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
