"""Work in other processes."""

from __future__ import annotations

import operator
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, nullcontext
from multiprocessing import active_children
from pathlib import Path
from typing import Any

import pytest

import corpus_tools as ct
from corpus_tools import divided, engines, pipeline
from corpus_tools.engines import Engine, KeptOpen, engine
from corpus_tools.errors import CorpusToolsError

# A script as researchers write them, without ``if __name__ == "__main__":``.
SCRIPT = """
from pathlib import Path
import corpus_tools as ct
from corpus_tools import pipeline

with Path("runs.txt").open("a") as runs:
    runs.write("run\\n")
pipeline.PARTITION = 2
corpus = ct.open_corpus("articles", cache="cache", backend="processes", workers=2)
print(len(corpus.quotes))
"""


def test_a_script_without_a_guard_is_run_once(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    for number in range(5):
        text = f"Pier {number}\n\n“The pier is shut for week {number},” Ada Ode said on Monday."
        (tmp_path / "articles" / f"{number}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "script.py").write_text(SCRIPT, encoding="utf-8")
    done = subprocess.run([sys.executable, "script.py"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "5"), done.stderr
    assert "Traceback" not in done.stderr
    assert (tmp_path / "runs.txt").read_text().split() == ["run"]


def test_calls_in_other_processes_leave_the_main_module_as_it_was() -> None:
    main = sys.modules["__main__"]
    with engine("processes", 2) as running:
        assert running is not None
        results = dict(running.each(operator.add, [(n, (n, 1)) for n in range(4)]))
    assert results == {0: 1, 1: 2, 2: 3, 3: 4}
    assert sys.modules["__main__"] is main


def processes_of(kept: KeptOpen, parts: int = 2) -> set[int]:
    """The processes that work on some parts."""
    with kept.running(parts, 2) as running:
        assert running is not None
        return {pid for _, pid in running.each(os.getpid, ((n, ()) for n in range(parts)))}


def children() -> set[int]:
    return {each.pid for each in active_children() if each.pid is not None}


def test_processes_are_kept_for_what_follows_and_ended_after_it() -> None:
    before = children()
    kept = KeptOpen("processes", 2)
    with kept.open():
        first = processes_of(kept)
        started = children() - before
        assert first <= started
        with kept.open():
            assert processes_of(kept, 6) <= started
        assert children() - before == started
    assert children() <= before
    assert processes_of(kept).isdisjoint(started)
    assert children() <= before


def test_what_needs_no_other_process_starts_none() -> None:
    before = children()
    for backend, parts, workers in (("serial", 9, 2), ("auto", 1, 2), ("auto", 9, 1)):
        kept = KeptOpen(backend, workers)
        with kept.open(), kept.running(parts, workers) as running:
            assert running is None
    assert children() <= before


def test_after_a_failure_processes_are_new_and_none_is_left() -> None:
    before = children()
    kept = KeptOpen("processes", 2)
    with kept.open():
        first = processes_of(kept)
        with pytest.raises(TypeError), kept.running(2, 2) as running:
            assert running is not None
            list(running.each(operator.add, [(1, (1, "2")), (2, (1, 2))]))
        second = processes_of(kept)
        assert second.isdisjoint(first)
        with pytest.raises(BrokenProcessPool), kept.running(2, 2) as running:
            assert running is not None
            list(running.each(os._exit, [(1, (3,))]))
        assert processes_of(kept).isdisjoint(second)
    deadline = time.monotonic() + 120
    while not children() <= before and time.monotonic() < deadline:
        time.sleep(0.05)
    assert children() <= before


def _has_ended(pid: int) -> bool:
    """Whether no process has this number any more, within 20 seconds."""
    until = time.monotonic() + 20
    while time.monotonic() < until:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        active_children()  # takes note of those that have ended
        time.sleep(0.05)
    return False


def test_a_pool_whose_thread_has_died_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "_LOOK", 0.2)
    with pytest.raises(BrokenProcessPool), engine("processes", 1) as running:
        assert running is not None
        pool: Any = running._executor
        calls = running.each(time.sleep, [(number, (seconds,)) for number, seconds in enumerate((0, 30, 30))])
        assert next(calls) == (0, None)
        processes = list(pool._processes.values())
        monkeypatch.setattr(pool._executor_manager_thread, "is_alive", lambda: False)
        list(calls)
    # Asked of the system: the pool's thread may have seen the end first, and Python then takes the process for alive.
    assert all(_has_ended(process.pid) for process in processes)


def test_an_interruption_does_not_wait_for_what_has_not_begun() -> None:
    kept = KeptOpen("processes", 1)
    done: list[int] = []
    with pytest.raises(KeyboardInterrupt), kept.open(), kept.running(2, 1) as running:
        assert running is not None
        for number, _ in running.each(abs, ((n, (n,)) for n in range(1000))):
            done.append(number)
            raise KeyboardInterrupt
    assert len(done) == 1
    assert processes_of(kept)


class Gone(Executor):
    """A cluster whose scheduler goes after one call: Dask then cancels what waits for a result."""

    def __init__(self) -> None:
        self._calls = 0

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        self._calls += 1
        future: Future[Any] = Future()
        if self._calls == 1:
            future.set_result(fn(*args))
        else:
            future.cancel()
            future.set_running_or_notify_cancel()
        return future


def test_a_scheduler_that_goes_away_in_the_middle_is_an_error_that_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "engine", lambda *_: nullcontext(Engine(Gone(), lambda: 1)))
    kept = KeptOpen("tcp://10.0.0.5:8786", 2)
    done: list[int] = []
    with pytest.raises(CorpusToolsError, match=r"names: the Dask scheduler has gone .* What was finished is kept"):
        kept.run("names", abs, lambda number: (-number,), range(9), lambda number, result: done.append(result))
    assert done in ([], [0])  # the results of one moment come in any order


def test_all_stages_of_a_run_are_worked_on_by_the_same_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "articles").mkdir()
    for number in range(5):
        text = f"Pier {number}\n\n“The pier is shut for week {number},” Ada Ode said on Monday. She left for Dover."
        (tmp_path / "articles" / f"{number}.txt").write_text(text, encoding="utf-8")
    monkeypatch.setattr(pipeline, "PARTITION", 2)
    monkeypatch.setattr(divided, "divided", lambda units, size: [units[at : at + 2] for at in range(0, len(units), 2)])
    started: list[tuple[str, int]] = []
    real = engines.engine

    @contextmanager
    def counted(backend: str, workers: int) -> Iterator[Any]:
        started.append((backend, workers))
        with real(backend, workers) as running:
            yield running

    monkeypatch.setattr(engines, "engine", counted)
    stages: list[str] = []
    corpus = ct.open_corpus(
        tmp_path / "articles",
        cache=tmp_path / "cache",
        workers=2,
        progress=lambda stage, done, total, note="": stages.append(stage) if 0 < done < total else None,
    )
    corpus.make(*corpus.tables)
    assert {"find names", "quotations", "utterances", "anomalies", "framing"} <= set(stages)
    assert started == [("auto", 2)]
    assert len(corpus.quotes) == 5
    assert not list((tmp_path / "cache").glob("*-*"))  # what was kept of parts while others were worked on
