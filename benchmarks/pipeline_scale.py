"""The whole way from files to tables on more and more articles: CPU seconds of each stage, and memory.

usage: pipeline_scale.py [N ...] [--profile STAGE]

N: numbers of made articles (500, 1000 and 2000 unless told). Each number runs in a process of its own with an empty
cache, every stage in that process. A stage is timed with the reading, checking and keeping of its tables. ``growth``
compares the largest with the smallest number: 1 is linear, 2 quadratic. The made articles are stories of 18 articles
that share text (see made_articles.py), so that the number of pairs that share something grows as the number of articles
does. --profile: what takes the time in one stage, at the largest number.
"""

from __future__ import annotations

import cProfile
import json
import math
import pstats
import sys
import tempfile
import time
from pathlib import Path

from stopwatch import in_child, peak_memory


def measure(number: int, profiled: str = "") -> None:
    """Print the seconds of each stage on ``number`` articles."""
    from loading_speed import write_json
    from made_articles import made_articles

    from corpus_tools.corpus import open_corpus
    from corpus_tools.pipeline import STAGES

    seconds: dict[str, float] = {}
    rows: dict[str, int] = {}
    memory: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "articles"
        folder.mkdir()
        write_json(made_articles(number), folder / "articles.jsonl")
        corpus = open_corpus(folder, cache=Path(temporary) / "cache", workers=1, backend="serial")
        for name, outputs in (("read articles", ("articles",)), *((s.name, s.outputs) for s in STAGES)):
            profile = cProfile.Profile()
            start = time.process_time()
            if name == profiled:
                profile.enable()
            # The pipeline keeps the names it found before they are resolved; they are no table of a corpus.
            tables = [corpus._pipeline.table(output) for output in outputs]
            profile.disable()
            seconds[name] = time.process_time() - start
            rows[name] = sum(map(len, tables))
            memory[name] = peak_memory()
            if name == profiled:
                pstats.Stats(profile, stream=sys.stderr).sort_stats("tottime").print_stats(25)
    print(json.dumps({"seconds": seconds, "rows": rows, "memory": memory}))


def main(arguments: list[str]) -> int:
    if arguments[:1] == ["--measure"]:
        measure(int(arguments[1]))
        return 0
    if "-h" in arguments or "--help" in arguments:
        print(__doc__)
        return 0
    profiled = arguments[arguments.index("--profile") + 1] if "--profile" in arguments else ""
    numbers = sorted({int(a) for a in arguments if a.isdigit()}) or [500, 1000, 2000]
    if profiled:
        measure(numbers[-1], profiled)
        return 0
    runs = [in_child(__file__, "--measure", str(number)) for number in numbers]
    print("CPU seconds on".ljust(18) + "".join(f"{n:>9,}" for n in numbers) + "   growth     rows  peak MB so far")
    apart = math.log(numbers[-1] / numbers[0])
    for stage, last in runs[-1]["seconds"].items():
        times = [run["seconds"][stage] for run in runs]
        growth = f"{math.log(max(last, 1e-3) / max(times[0], 1e-3)) / apart:9.2f}" if apart else " " * 9
        end = f"{runs[-1]['rows'][stage]:>9,}{runs[-1]['memory'][stage]:>12,.0f}"
        print(stage.ljust(18) + "".join(f"{t:9.2f}" for t in times) + growth + end)
    totals = [sum(run["seconds"].values()) for run in runs]
    growth = f"{math.log(totals[-1] / totals[0]) / apart:9.2f}" if apart else ""
    print("all".ljust(18) + "".join(f"{t:9.2f}" for t in totals) + growth)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
