"""The whole way from files to tables on more and more articles: CPU seconds of each stage, and memory.

usage: pipeline_scale.py [N ...] [--story] [--folder FOLDER] [--against PATH] [--rounds R] [--profile STAGE]

N: numbers of made articles (500, 1000 and 2000 unless told); --story: they are one story in so many outlets, so that
every pair of them shares nearly all of its text; --folder: a folder of articles in their place. Each number
runs in a process of its own with an empty cache, every stage in that process. A stage is timed with the reading,
checking and keeping of its tables. ``growth`` compares the largest with the smallest number: 1 is linear, 2 quadratic.
The made articles are stories of 18 articles that share text (see made_articles.py), so that the number of pairs that
share something grows as the number of articles does.

--against: another build of the package (a checkout, or its src folder), run on the same articles. The two take turns,
R times each (3 unless told), and the least time of each stage counts, so that what else the machine does falls on both
alike. From the second round on, each finds its modules compiled, as users do who have run it before. ``ratio`` is the
other build's time divided by this one's: 3 means that this one is three times as fast. Tables that differ in their
number of rows are marked.

--profile: what takes the time in one stage, at the largest number.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import math
import os
import pstats
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from stopwatch import in_child, memory_now, peak_memory

THIS = Path(__file__).resolve().parent.parent / "src"
Run = dict[str, dict[str, float]]  # seconds, rows, peak of memory of each stage, and the memory held when it began


def measure(folder: str, profiled: str = "") -> None:
    """Print the seconds of each stage on the articles of ``folder``."""
    from corpus_tools.corpus import open_corpus
    from corpus_tools.pipeline import STAGES

    run: Run = {"seconds": {}, "rows": {}, "memory": {}, "held": {}}
    with tempfile.TemporaryDirectory() as cache:
        corpus = open_corpus(folder, cache=cache, workers=1, backend="serial")
        for name, outputs in (("read articles", ("articles",)), *((s.name, s.outputs) for s in STAGES)):
            profile = cProfile.Profile()
            held = memory_now()
            start = time.process_time()
            if name == profiled:
                profile.enable()
            # The pipeline keeps the names it found before they are resolved; they are no table of a corpus.
            tables = [corpus._pipeline.table(output) for output in outputs]
            profile.disable()
            run["seconds"][name] = time.process_time() - start
            run["rows"][name] = sum(map(len, tables))
            run["memory"][name] = peak_memory()
            run["held"][name] = held
            if name == profiled:
                pstats.Stats(profile, stream=sys.stderr).sort_stats("tottime").print_stats(25)
    print(json.dumps(run))


@contextmanager
def made_folder(number: int, is_story: bool) -> Iterator[str]:
    """A folder with ``number`` made articles, for as long as it is needed."""
    from loading_speed import write_json
    from made_articles import made_articles, one_story

    with tempfile.TemporaryDirectory() as folder:
        write_json((one_story if is_story else made_articles)(number), Path(folder) / "articles.jsonl")
        yield folder


def run_build(folder: str, source: Path | None = None, compiled: str = "") -> Run:
    """The figures of the build whose ``src`` is ``source`` (None: the one in use) on a folder.

    Modules stay compiled in the folder ``compiled``, if one is named.
    """
    environment = os.environ | ({"PYTHONPATH": str(source)} if source else {})
    if compiled:
        environment |= {"PYTHONPYCACHEPREFIX": compiled, "PYTHONDONTWRITEBYTECODE": ""}
    found: Run = in_child(__file__, "--measure", folder, environment=environment)
    return found


def source_of(path: Path) -> Path:
    """The folder of a build that holds the package; raises ValueError where there is none."""
    for folder in (path / "src", path):
        if (folder / "corpus_tools" / "__init__.py").is_file():
            return folder.resolve()
    raise ValueError(f"{path}: holds no corpus_tools, nor does its src; name a checkout of the project")


def least(runs: list[Run]) -> Run:
    """The least seconds of each stage, and the rows and memory of the last run."""
    names = runs[-1]["seconds"]
    return runs[-1] | {"seconds": {name: min(run["seconds"].get(name, math.inf) for run in runs) for name in names}}


def side_by_side(folder: str, other: Path, rounds: int) -> tuple[Run, Run]:
    """The other build's figures and this one's; each begins every second round."""
    builds: dict[str, Path] = {"other": other, "this": THIS}
    runs: dict[str, list[Run]] = {"other": [], "this": []}
    with tempfile.TemporaryDirectory() as compiled:
        for number in range(rounds):
            for name in sorted(builds, reverse=bool(number % 2)):
                runs[name].append(run_build(folder, builds[name], str(Path(compiled) / name)))
    return least(runs["other"]), least(runs["this"])


def show_against(title: str, other: Run, this: Run) -> None:
    """The two builds' seconds and the ratio of each stage."""
    print(f"{title:22}{'other':>9}{'this':>9}{'ratio':>8}{'rows':>10}")
    for stage, seconds in this["seconds"].items():
        before = other["seconds"].get(stage)
        rows, rows_before = this["rows"][stage], other["rows"].get(stage)
        note = "" if rows == rows_before else f"  (other: {rows_before})"
        ratio = "" if before is None else f"{before / max(seconds, 1e-3):.2f}"
        print(f"{stage:22}{'–' if before is None else f'{before:.2f}':>9}{seconds:9.2f}{ratio:>8}{rows:10,}{note}")
    before, now = (sum(run["seconds"].values()) for run in (other, this))
    print(f"{'all':22}{before:9.2f}{now:9.2f}{before / now:8.2f}")
    peaks = [max(run["memory"].values()) for run in (other, this)]
    print(f"{'peak MB':22}{peaks[0]:9,.0f}{peaks[1]:9,.0f}{peaks[0] / peaks[1]:8.2f}\n")


def show_growth(numbers: list[int], runs: list[Run]) -> None:
    """Seconds of each stage on each number of articles, and how they grow."""
    print("CPU seconds on".ljust(18) + "".join(f"{n:>9,}" for n in numbers) + "   growth     rows    held MB  peak MB")
    for stage in runs[-1]["seconds"]:
        times = [run["seconds"][stage] for run in runs]
        held, peak = runs[-1].get("held", {}).get(stage, 0.0), runs[-1]["memory"][stage]
        end = f"{runs[-1]['rows'][stage]:>9,}{held:>11,.0f}{peak:>9,.0f}"
        print(stage.ljust(18) + "".join(f"{t:9.2f}" for t in times) + growth(numbers, times) + end)
    totals = [sum(run["seconds"].values()) for run in runs]
    print("all".ljust(18) + "".join(f"{t:9.2f}" for t in totals) + growth(numbers, totals))


def growth(numbers: list[int], times: list[float]) -> str:
    """By which power of the number of articles the time grows, from the smallest number to the largest."""
    if numbers[0] == numbers[-1]:
        return " " * 9
    return f"{math.log(max(times[-1], 1e-3) / max(times[0], 1e-3)) / math.log(numbers[-1] / numbers[0]):9.2f}"


def read_arguments(arguments: list[str]) -> Any:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("numbers", type=int, nargs="*", metavar="N")
    parser.add_argument("--story", action="store_true")
    parser.add_argument("--folder")
    parser.add_argument("--against", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--profile", default="")
    parser.add_argument("--measure", help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.folder and given.numbers:
        parser.error("give numbers of made articles or a folder of your own, not both")
    if given.rounds < 1:
        parser.error("--rounds is a whole number from 1 upwards")
    try:
        given.against = source_of(given.against) if given.against else None
    except ValueError as error:
        parser.error(str(error))
    given.numbers = sorted(set(given.numbers)) or [500, 1000, 2000]
    return given


def main(arguments: list[str]) -> int:
    given = read_arguments(arguments)
    if given.measure:
        measure(given.measure)
    elif given.profile:
        with made_folder(given.numbers[-1], given.story) as folder:
            measure(given.folder or folder, given.profile)
    elif given.folder:
        if given.against:
            show_against(Path(given.folder).name, *side_by_side(given.folder, given.against, given.rounds))
        else:
            run = run_build(given.folder)
            show_growth([int(run["rows"]["read articles"])], [run])
    else:
        _scale(given)
    return 0


def _scale(given: Any) -> None:
    runs = []
    for number in given.numbers:
        with made_folder(number, given.story) as folder:
            if given.against:
                title = f"{number:,} outlets, a story" if given.story else f"{number:,} made articles"
                show_against(title, *side_by_side(folder, given.against, given.rounds))
            else:
                runs.append(run_build(folder))
    if runs:
        show_growth(given.numbers, runs)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
