"""All tables of a large corpus on several processes: seconds, processor time, memory and bytes of each stage.

usage: large_scale.py [N ...] [--characters C] [--workers W] [--backend NAME] [--keep CACHE] [--per-million]

N: numbers of made articles (10000 unless told; see made_articles.py); --characters: every article ends with the
paragraph in which it reaches this many (the whole of it unless told), for numbers that would else take too long.
--keep: a folder in which the tables stay, so that a call that was stopped goes on. --per-million: what each stage
would take on 1,000,000 such articles, from how it grows between the smallest and the largest number.

Each number runs in a process of its own. A stage is worked on as ``corpus-tools tables`` does it, its rows are kept
in parts and no table is read whole. Printed for each: the clock's seconds; CPU seconds of all processes; the most
memory of the process that was started and of the largest of its workers (which stay for all stages); rows; bytes
that it left on disk.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import resource
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from loading_speed import write_json
from made_articles import Made, made_articles
from run_scale import children_of, cpu_of, memory_of
from stopwatch import in_child, memory_now, peak_memory

_EVERY = 0.2  # seconds between two looks at the workers
_COLUMNS = ("seconds", "cpu", "peak", "worker", "rows", "bytes")
Figures = dict[str, dict[str, float]]


@contextmanager
def largest_worker() -> Iterator[list[float]]:
    """The most memory in MB that a process started from here has had, filled in at the end."""
    found = [0.0]
    over = threading.Event()

    def look() -> None:
        while not over.wait(_EVERY):
            found[0] = max([found[0], *map(memory_of, children_of(os.getpid()))])

    looking = threading.Thread(target=look, daemon=True)
    looking.start()
    try:
        yield found
    finally:
        over.set()
        looking.join()


def processor_time() -> float:
    """CPU seconds of this process and of all that it started."""
    spent = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in spent) + sum(map(cpu_of, children_of(os.getpid())))


def bytes_in(folder: str) -> int:
    """Bytes of all files in a folder."""
    return sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file())


def measure(folder: str, cache: str, backend: str, workers: int) -> Figures:
    """The figures of each stage on the articles of ``folder``."""
    from corpus_tools.corpus import open_corpus
    from corpus_tools.pipeline import STAGES

    found: Figures = {}
    outputs = {stage.name: stage.outputs for stage in STAGES} | {"read articles": ("articles",)}

    def look() -> tuple[float, ...]:
        return time.monotonic(), processor_time(), float(bytes_in(cache))

    def progress(stage: str, done: int, total: int, note: str = "") -> None:
        if done < total or not note:
            return
        took, spent, on_disk = (now - then for now, then in zip(look(), last, strict=True))
        rows = float(sum(corpus.made().get(output, 0) for output in outputs[stage]))
        values = (took, spent, peak_memory(), worker[0], rows, on_disk)
        found[stage] = dict(zip(_COLUMNS, values, strict=True))
        print(stage, {key: round(value, 1) for key, value in found[stage].items()}, file=sys.stderr, flush=True)
        worker[0] = 0.0
        memory_now()
        last[:] = look()

    corpus = open_corpus(folder, cache=cache, workers=workers, backend=backend, progress=progress)
    memory_now()
    last = list(look())
    with largest_worker() as worker:
        corpus.make(*corpus.tables)
    return found


def shortened(article: Made, characters: int) -> Made:
    """The article up to the end of the paragraph in which it reaches so many characters; 0: the whole of it."""
    end = article.body.find("\n\n", characters) if characters else -1
    return article if end < 0 else replace(article, body=article.body[:end])


def write_made(number: int, characters: int, path: Path) -> None:
    """Write made articles as JSON lines, each shortened."""
    write_json([shortened(article, characters) for article in made_articles(number)], path)


def growth(smaller: float, larger: float, times: float) -> float:
    """By which power of the number of articles a figure grows: 1 is linear, 2 quadratic."""
    return math.log(max(larger, 1e-3) / max(smaller, 1e-3)) / math.log(times)


def show(number: int, found: Figures) -> None:
    """A line for each stage, and for all."""
    print(f"{number:,} articles".ljust(18) + "".join(f"{name:>16}" for name in _COLUMNS))
    for stage, figures in found.items():
        print(stage.ljust(18) + "".join(f"{figures[name]:16,.1f}" for name in _COLUMNS))
    sums = {name: sum(each[name] for each in found.values()) for name in ("seconds", "cpu", "rows", "bytes")}
    peaks = {name: max(each[name] for each in found.values()) for name in ("peak", "worker")}
    print("all".ljust(18) + "".join(f"{(sums | peaks)[name]:16,.1f}" for name in _COLUMNS), "\n", flush=True)


def show_growth(numbers: list[int], runs: list[Figures], per_million: bool) -> None:
    """How each stage grows, and what a million articles would take if it went on so."""
    times = numbers[-1] / numbers[0]
    for stage, last in runs[-1].items():
        powers = {name: growth(runs[0][stage][name], last[name], times) for name in ("cpu", "peak", "bytes")}
        line = stage.ljust(18) + "".join(f"  {name} grows with the power {power:.2f}" for name, power in powers.items())
        if per_million:
            ahead = {name: last[name] * (1e6 / numbers[-1]) ** max(power, 0.0) for name, power in powers.items()}
            line += f"  at 1,000,000: {ahead['cpu']:,.0f} CPU s, {ahead['peak']:,.0f} MB, "
            line += f"{ahead['bytes'] / 1e9:,.1f} GB on disk"
        print(line)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("numbers", type=int, nargs="*", metavar="N")
    parser.add_argument("--characters", type=int, default=0)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--backend", default="processes")
    parser.add_argument("--keep", default="")
    parser.add_argument("--per-million", action="store_true")
    parser.add_argument("--measure", nargs=2, help=argparse.SUPPRESS)
    given: Any = parser.parse_args(arguments)
    if given.measure:
        folder, cache = given.measure
        print(json.dumps(measure(folder, cache, given.backend, given.workers)))
        return 0
    numbers, runs = sorted(set(given.numbers)) or [10_000], []
    for number in numbers:
        with tempfile.TemporaryDirectory() as made, tempfile.TemporaryDirectory() as empty:
            write_made(number, given.characters, Path(made) / "articles.jsonl")
            kept = str(Path(given.keep) / str(number)) if given.keep else empty
            Path(kept).mkdir(parents=True, exist_ok=True)
            options = ("--workers", str(given.workers), "--backend", given.backend)
            runs.append(in_child(__file__, "--measure", made, kept, *options))
            show(number, runs[-1])
    if len(numbers) > 1:
        show_growth(numbers, runs, given.per_million)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
