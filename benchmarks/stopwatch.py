"""Time and memory of a piece of work, and of several pieces that take turns."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import pandas as pd

# Libraries of matrices may start threads, whose time counts as well: one thread each makes the figures comparable.
ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS", "BLIS_NUM_THREADS"), "1"
)


def in_one_thread(script: str) -> None:
    """Start ``script`` again with libraries held to one thread, unless that has been done."""
    if any(os.environ.get(name) != value for name, value in ONE_THREAD.items()):
        command = [sys.executable, script, *sys.argv[1:]]
        raise SystemExit(subprocess.run(command, env=os.environ | ONE_THREAD, check=False).returncode)


def _forget() -> None:
    """Clear what was memoized in an earlier round; older builds have nothing to clear."""
    with suppress(ImportError):
        from corpus_tools.english.remembered import forget

        forget()


def cpu_seconds(work: Callable[[], object]) -> float:
    """CPU seconds of one run of ``work``, those of the system included."""
    _forget()
    start = time.process_time()
    work()
    return time.process_time() - start


def take_turns(works: Mapping[str, Callable[[], object]], rounds: int = 3) -> dict[str, float]:
    """The least CPU seconds of each piece of work over ``rounds`` rounds in which they take turns.

    Taking turns and keeping the least lets whatever else the machine does at the time fall on all of them alike.
    """
    best: dict[str, float] = {}
    for _ in range(rounds):
        for name, work in works.items():
            best[name] = min(best.get(name, float("inf")), cpu_seconds(work))
    return best


def memory_now() -> float:
    """Memory of this process in MB, and from here on its peak counts anew; 0 where the system tells neither."""
    try:
        Path("/proc/self/clear_refs").write_text("5")
    except OSError:
        return 0.0
    return _status("VmRSS")


def peak_memory() -> float:
    """The most memory this process has had, in MB, since it began or last asked for :func:`memory_now`."""
    # The operating system's own figure for a child process begins at what its parent had, so it comes second.
    peak = _status("VmHWM")
    return peak or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)


def _status(name: str) -> float:
    """A figure of Linux about this process in MB; 0 elsewhere."""
    try:
        lines = Path("/proc/self/status").read_text("utf-8").splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith(name + ":")), 0.0)


def in_child(script: str, *arguments: str, environment: Mapping[str, str] | None = None) -> dict[str, Any]:
    """What ``script`` prints as JSON on its last line when it runs in a process of its own."""
    command = [sys.executable, script, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    if done.returncode:
        raise RuntimeError(done.stderr.strip().splitlines()[-1] if done.stderr.strip() else f"{script} failed")
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def read_texts(path: str | None, made: int) -> list[str]:
    """The texts of a file of JSON lines; without one, of ``made`` made articles."""
    if path is None:
        from made_articles import made_articles

        return [article.text for article in made_articles(made)]
    with Path(path).open(encoding="utf-8") as file:
        return [json.loads(line)["text"] for line in file if line.strip()]


def as_articles(texts: list[str]) -> pd.DataFrame:
    """The least that every extractor needs: ``article_id`` and ``text``."""
    return pd.DataFrame({"article_id": [f"a{number:06d}" for number in range(len(texts))], "text": texts})


def told(what: str, value: float, unit: str, target: float | None = None, at_most: bool = False) -> str:
    """One line: a measure, its value, and whether it meets its target."""
    shown = f"{value:,.0f}" if abs(value) >= 100 else f"{value:.2f}"
    if target is None:
        return f"{what}: {shown} {unit}"
    met = value <= target if at_most else value >= target
    return f"{what}: {shown} {unit} (target {'≤' if at_most else '≥'} {target:,g}: {'met' if met else 'NOT met'})"
