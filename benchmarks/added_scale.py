"""Articles added to a corpus whose tables are there: CPU seconds of each stage, beside those of all anew.

usage: added_scale.py [N ...] [--added K] [--characters C]

N: numbers of made articles (1000 unless told; see made_articles.py), to which K more (10 unless told), of stories that
are there, are added as another file. --characters: as of large_scale.py. One process does all, each time a new one.
Printed: CPU seconds of each stage on the articles with those added, with the tables of the others in the cache and
with an empty cache, and what one is of the other; whether the tables are equal.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from large_scale import shortened
from loading_speed import write_json
from made_articles import made_articles
from stages import all_tables, digest_of
from stopwatch import in_child


def measure(folder: str, cache: str) -> dict[str, Any]:
    """CPU seconds by stage, and a digest of the tables."""
    corpus, stages = all_tables(folder, lambda: (time.process_time(),), cache=cache, backend="serial", workers=1)
    return {"stages": {stage: seconds for stage, (seconds,) in stages.items()}, "digest": digest_of(corpus)}


def show(number: int, added: dict[str, Any], anew: dict[str, Any]) -> None:
    """A line for each stage, and for all."""
    print(f"{number:,} articles".ljust(20) + "".join(f"{name:>10}" for name in ("anew", "added", "share")))
    sums = [sum(run["stages"].values()) for run in (anew, added)]
    rows = {stage: [run["stages"].get(stage, 0.0) for run in (anew, added)] for stage in anew["stages"]} | {"all": sums}
    for stage, (whole, part) in rows.items():
        print(stage.ljust(20) + f"{whole:10.2f}{part:10.2f}{part / whole if whole else 0:10.2f}")
    print("tables: " + ("equal" if added["digest"] == anew["digest"] else "NOT EQUAL"), flush=True)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("numbers", type=int, nargs="*", metavar="N")
    parser.add_argument("--added", type=int, default=10)
    parser.add_argument("--characters", type=int, default=0)
    parser.add_argument("--measure", nargs=2, help=argparse.SUPPRESS)
    given: Any = parser.parse_args(arguments)
    if given.measure:
        print(json.dumps(measure(*given.measure)))
        return 0
    are_equal = True
    for number in given.numbers or [1000]:
        articles = [shortened(each, given.characters) for each in made_articles(number + given.added)]
        with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as caches:
            write_json(articles[:number], Path(folder) / "articles.jsonl")
            in_child(__file__, "--measure", folder, f"{caches}/kept")
            write_json(articles[number:], Path(folder) / "more.jsonl")
            added, anew = (in_child(__file__, "--measure", folder, f"{caches}/{name}") for name in ("kept", "empty"))
        show(number, added, anew)
        are_equal &= added["digest"] == anew["digest"]
    return 0 if are_equal else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
