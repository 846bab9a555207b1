"""All tables on a Dask cluster of one worker and of two: seconds of each stage, CPU of each process, equal tables.

usage: dask_scale.py [N ...] [--characters C] [--workers W ...] [--rounds R] [--memory 2GB] [--kill] [--serial]

N: numbers of made articles (1000 unless told; see made_articles.py); --characters: as of large_scale.py. A scheduler
and workers of one thread each are started as docs/large.md says, for each number of workers in turns (1 and 2 unless
told). --kill: once quotations have begun, one of the workers is killed with all its processes. --serial: the same
without a cluster comes first, for comparison.

Printed by stage: the clock's seconds; CPU seconds of the process that is started, of these those spent while workers
had work to do (making parts and taking results), and of the workers. From the CPU with one worker follows what other
numbers of workers would reach with a core for each process: ``in turn`` if the process that is started never did
anything while workers work, ``beside`` if making parts and taking results went on beside them. Tables are compared by
SHA-256. CPU is read from /proc (Linux).
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

from large_scale import write_made
from run_scale import children_of, cpu_of
from stages import all_tables, digest_of
from stopwatch import in_child, peak_memory

_PATIENCE = 180  # seconds for a cluster to start, on a busy machine
_KILLED_IN = "quotations"
_COLUMNS = ("seconds", "own", "feeding", "workers")


@contextmanager
def cluster(workers: int, memory: str) -> Iterator[tuple[str, list[int]]]:
    """The address of a scheduler with so many workers of one thread each, and the workers' processes."""
    client_of: Any = import_module("distributed").Client  # without types of its own

    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        file, log = f"{folder}/scheduler.json", stack.enter_context((Path(folder) / "log").open("ab"))

        def start(*command: str) -> int:
            command = (sys.executable, "-m", "dask", *command, "--scheduler-file", file, "--no-dashboard")
            process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, start_new_session=True)
            stack.callback(process.wait)
            stack.callback(kill, process.pid)
            return process.pid

        start("scheduler", "--port", "0", "--host", "127.0.0.1")
        pids = [start("worker", "--nthreads", "1", "--memory-limit", memory) for _ in range(workers)]
        with client_of(scheduler_file=file, timeout=_PATIENCE) as client:
            client.wait_for_workers(workers, timeout=_PATIENCE)
            address = client.scheduler.address
        yield address, pids


def kill(process: int) -> None:
    """End a process and all it started, if it is there: Dask's nanny would start a killed worker again."""
    try:
        os.killpg(process, signal.SIGKILL)
    except ProcessLookupError:
        return


def cpu_of_all(processes: Sequence[int]) -> float:
    """CPU seconds so far of processes and of those they started."""
    return sum(cpu_of(each) for process in processes for each in (process, *children_of(process)))


def noting_time(run_parts: Callable[..., None], spent: list[float]) -> Callable[..., None]:
    """What runs parts, which adds to ``spent`` the CPU seconds that it takes in this process."""

    def timed(*values: Any) -> None:
        start = time.process_time()
        try:
            run_parts(*values)
        finally:
            spent[0] += time.process_time() - start

    return timed


def measure(folder: str, backend: str, processes: Sequence[int], to_kill: int) -> dict[str, Any]:
    """The figures of each stage, and the digest of all tables."""
    from corpus_tools.engines import KeptOpen

    feeding = [0.0]
    KeptOpen.run = noting_time(KeptOpen.run, feeding)  # type: ignore[method-assign]
    killed: list[int] = []

    def look() -> tuple[float, ...]:
        return time.monotonic(), time.process_time(), feeding[0], cpu_of_all(processes)

    def told(stage: str, done: int, total: int) -> None:
        if to_kill and not killed and stage == _KILLED_IN and done < total:
            killed.append(to_kill)
            kill(to_kill)

    with tempfile.TemporaryDirectory() as cache:
        corpus, found = all_tables(folder, look, told, cache=cache, backend=backend)
        stages = {stage: dict(zip(_COLUMNS, spent, strict=True)) for stage, spent in found.items()}
        return {"stages": stages, "digest": digest_of(corpus), "peak": peak_memory(), "killed": len(killed)}


def speed_up(stages: dict[str, dict[str, float]], workers: int, *, is_beside: bool) -> float:
    """How many times as fast as with one worker, with a core for each process, from the CPU of one worker's run."""

    def takes(count: int) -> float:
        whole = 0.0
        for each in stages.values():
            shared, feeding = each["workers"] / count, each["feeding"]
            whole += each["own"] - feeding + (max(shared, feeding) if is_beside else shared + feeding)
        return whole

    return takes(1) / takes(workers)


def show(title: str, run: dict[str, Any]) -> None:
    """A line for each stage, and for all."""
    stages = run["stages"]
    print(title.ljust(24) + "".join(f"{name:>10}" for name in _COLUMNS))
    sums = {name: sum(each[name] for each in stages.values()) for name in _COLUMNS}
    for stage, figures in {**stages, "all": sums}.items():
        print(stage.ljust(24) + "".join(f"{figures[name]:10.2f}" for name in _COLUMNS))
    end = "; a worker was killed" if run["killed"] else ""
    print(f"tables {run['digest']}; the process that was started had {run['peak']:,.0f} MB{end}", flush=True)


def run_on_cluster(folder: str, workers: int, memory: str, is_killed: bool) -> dict[str, Any]:
    with cluster(workers, memory) as (address, pids):
        end = ("--end", str(pids[0])) if is_killed else ()
        return in_child(__file__, "--measure", folder, address, ",".join(map(str, pids)), *end)


def compare(folder: str, given: Any) -> bool:
    """Measure one folder; whether all tables were equal."""
    runs: dict[int, list[dict[str, Any]]] = {}
    if given.serial:
        runs[0] = [in_child(__file__, "--measure", folder, "serial", "")]
        show("serial", runs[0][0])
    for _ in range(given.rounds):
        for workers in given.workers:
            run = run_on_cluster(folder, workers, given.memory, given.kill and workers > 1)
            runs.setdefault(workers, []).append(run)
            show(f"{workers} worker{'s' if workers > 1 else ''}", run)
    clock = {n: min(sum(s["seconds"] for s in run["stages"].values()) for run in each) for n, each in runs.items()}
    if 1 in runs:
        stages = runs[1][0]["stages"]
        of_workers, own = (sum(each[name] for each in stages.values()) for name in ("workers", "own"))
        print(f"of the CPU with one worker, workers have {of_workers / (of_workers + own):.1%}")
        for count in sorted({2, 4, 8, *given.workers} - {1}):
            turn, beside = (speed_up(stages, count, is_beside=is_beside) for is_beside in (False, True))
            print(f"{count} workers on idle cores: {turn:.2f}x one (in turn) to {beside:.2f}x (beside)")
        for count in sorted(set(given.workers) - {1}):
            print(f"{count} workers by the clock of this machine: {clock[1] / clock[count]:.2f}x one")
    digests = {run["digest"] for each in runs.values() for run in each}
    print("tables: " + ("equal" if len(digests) == 1 else "NOT EQUAL"), flush=True)
    return len(digests) == 1


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("numbers", type=int, nargs="*", metavar="N")
    parser.add_argument("--characters", type=int, default=0)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--memory", default="2GB")
    parser.add_argument("--kill", action="store_true")
    parser.add_argument("--serial", action="store_true")
    parser.add_argument("--measure", nargs=3, help=argparse.SUPPRESS)
    parser.add_argument("--end", type=int, default=0, help=argparse.SUPPRESS)
    given: Any = parser.parse_args(arguments)
    if given.measure:
        folder, backend, pids = given.measure
        print(json.dumps(measure(folder, backend, [int(pid) for pid in pids.split(",") if pid], given.end)))
        return 0
    are_equal = True
    for number in given.numbers or [1000]:
        with tempfile.TemporaryDirectory() as folder:
            write_made(number, given.characters, Path(folder) / "articles.jsonl")
            print(f"{number:,} made articles", flush=True)
            are_equal &= compare(folder, given)
    return 0 if are_equal else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
