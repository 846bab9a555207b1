"""What a whole run costs beside its tables: CPU of ``corpus-tools run`` over that of the stages, and each process.

usage: run_scale.py [N ...] [--folder FOLDER] [--source PATH] [--workers W] [--keep CACHE]

N: numbers of made articles (1000 unless told; see made_articles.py); --folder: a folder of articles in their place.
--source: another build of the package (a checkout, or its src folder). --keep: a folder in which the tables stay, so
that a second call measures notebooks and report alone. For each number the tables are made in an empty cache
(``corpus-tools tables``), and then a run uses them. Printed: CPU seconds of either, their ratio (1 would be a run that
costs nothing beside its tables), seconds of each notebook as the clock has them, and the most memory that each process
had, looked at ten times a second (Linux).
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from pipeline_scale import THIS, made_folder, source_of

_EVERY = 0.1  # seconds between two looks at the processes


def children_of(process: int) -> list[int]:
    """All processes that ``process`` started, and theirs."""
    try:
        tasks = list(Path(f"/proc/{process}/task").iterdir())
        found = [int(pid) for task in tasks for pid in (task / "children").read_text("ascii").split()]
    except OSError:
        return []
    return found + [pid for child in found for pid in children_of(child)]


def memory_of(process: int) -> float:
    """The most memory that a process has had so far, in MB; 0 where it is gone or the system does not tell."""
    try:
        lines = Path(f"/proc/{process}/status").read_text("utf-8").splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM:")), 0.0)


def cpu_of(process: int) -> float:
    """CPU seconds of a process so far, with those of its children that have ended; 0 where it is gone (Linux)."""
    try:
        told = Path(f"/proc/{process}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return sum(map(int, told[11:15])) / os.sysconf("SC_CLK_TCK")


def watched(command: list[str], environment: dict[str, str]) -> tuple[float, float, list[float], str]:
    """CPU seconds of a command with all its processes, its seconds, their peaks in MB (largest first), its messages."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    peaks: dict[int, float] = {}
    with tempfile.TemporaryFile("w+") as told:
        running = subprocess.Popen(command, env=environment, stdout=told, stderr=told)
        while running.poll() is None:
            for process in [running.pid, *children_of(running.pid)]:
                peaks[process] = max(peaks.get(process, 0.0), memory_of(process))
            time.sleep(_EVERY)
        told.seek(0)
        said = told.read()
    if running.returncode not in (0, 1):
        raise RuntimeError(said.strip()[-2000:] or f"{command} failed")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cpu, time.monotonic() - start, sorted(peaks.values(), reverse=True), said


def measure(title: str, folder: str, cache: str, source: Path, workers: int) -> None:
    """Print what the tables and the run of one folder cost."""
    environment = os.environ | {"PYTHONPATH": str(source), "CORPUS_TOOLS_CACHE": cache}
    common = ["--workers", str(workers), "--cache", cache]
    with tempfile.TemporaryDirectory() as out:
        start = [sys.executable, "-m", "corpus_tools.cli"]
        tables = watched([*start, "tables", folder, "--out", f"{out}/tables", *common], environment)
        run = watched([*start, "run", folder, "--out", f"{out}/run", *common], environment)
    for name, (cpu, seconds, peaks, _) in (("tables", tables), ("run after tables", run)):
        shown = ", ".join(f"{peak:,.0f}" for peak in peaks[:6])
        print(f"{title} {name:18}{cpu:9.1f} CPU s{seconds:9.1f} s   peaks MB: {shown}")
    print(f"{title} run over stages: {(tables[0] + run[0]) / tables[0]:.2f}", flush=True)
    if "failed" in run[3]:
        print(run[3].strip()[-2000:])


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("numbers", type=int, nargs="*", metavar="N")
    parser.add_argument("--folder")
    parser.add_argument("--source", type=lambda given: source_of(Path(given)), default=THIS)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--keep", default="")
    given = parser.parse_args(arguments)
    if given.folder:
        with tempfile.TemporaryDirectory() as cache:
            measure(Path(given.folder).name, given.folder, given.keep or cache, given.source, given.workers)
        return 0
    for number in given.numbers or [1000]:
        with made_folder(number, is_story=False) as folder, tempfile.TemporaryDirectory() as cache:
            measure(f"{number:,}", folder, given.keep or cache, given.source, given.workers)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
