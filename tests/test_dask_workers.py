"""A scheduler and workers as docs/large.md starts them: the same tables, and what happens when workers are killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import corpus_tools as ct
from corpus_tools import divided, pipeline
from corpus_tools.errors import CorpusToolsError

pytest.importorskip(
    "distributed", reason="Dask is an optional extra and not installed here: pip install 'corpus-tools[dask]'"
)
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are killed with their children")

PATIENCE = 120  # seconds for anything to start; on a busy machine imports alone take many
TEXT = (
    "Dame Ada Ode, head of the port, resigned on Monday.\n\n“I had no choice in year {n},” Dame Ada told {who}. "
    "{who} said she had been forced out.\n\n“The ferries will run,” Mr {name} said. “All {n} of them.”"
)
PEOPLE = ("Ben Orme", "Cy Pell", "Dee Quill", "Eva Rook", "Finn Sorrel", "Gil Tarn", "Hana Udal")


class Cluster:
    """``dask scheduler`` and processes of ``dask worker``, each in a group of processes that is killed as one."""

    def __init__(self, folder: Path, workers: int) -> None:
        self._file, self._folder = folder / "scheduler.json", folder
        self._scheduler = self._start("scheduler", "--port", "0", "--host", "127.0.0.1", "--no-dashboard")
        self.workers = [
            self._start("worker", "--nthreads", "1", "--memory-limit", "2GB", "--no-dashboard") for _ in range(workers)
        ]
        self.address = ""

    def _start(self, *command: str) -> subprocess.Popen[bytes]:
        with (self._folder / f"{command[0]}.log").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-m", "dask", *command, "--scheduler-file", str(self._file)],
                cwd=self._folder,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def wait(self, distributed: Any) -> None:
        """Wait until all workers have come."""
        with distributed.Client(scheduler_file=str(self._file), timeout=PATIENCE) as client:
            client.wait_for_workers(len(self.workers), timeout=PATIENCE)
            self.address = client.scheduler.address

    def kill(self, process: subprocess.Popen[bytes]) -> None:
        """Kill a process and its children: Dask's nanny would start a killed worker again."""
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(PATIENCE)

    def close(self) -> None:
        for process in (*self.workers, self._scheduler):
            self.kill(process)


@pytest.fixture
def cluster(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Cluster]:
    import distributed

    # Parts of a few articles, so that there are several of each stage; what waits, waits for a busy machine.
    monkeypatch.setattr(pipeline, "PARTITION", 1)
    monkeypatch.setattr("corpus_tools.provenance.reuse.parts.PAIRS", 4)
    monkeypatch.setattr(divided, "divided", lambda units, size: [units[at : at + 3] for at in range(0, len(units), 3)])
    monkeypatch.setattr("corpus_tools.engines.ANSWER", PATIENCE)
    folder = tmp_path / "cluster"
    folder.mkdir()
    started = Cluster(folder, workers=2)
    try:
        started.wait(distributed)
        yield started
    finally:
        started.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for n, who in enumerate(PEOPLE):
        text = TEXT.format(n=n + 2, who=who, name=who.split()[1])
        (corpus / f"paper{n}_2031-05-0{n + 1}.txt").write_text(text, encoding="utf-8")
    return corpus


def when(stage: str, act: Callable[[], None]) -> Callable[..., None]:
    """A progress function that acts once, when the first part of a stage is done."""
    left = [act]

    def progress(name: str, done: int, total: int, note: str = "") -> None:
        if name == stage and 0 < done < total and left:
            left.pop()()

    return progress


def assert_same_tables(one: ct.Corpus, other: ct.Corpus) -> None:
    for name in pipeline.TABLE_NAMES:
        pd.testing.assert_frame_equal(one.table(name), other.table(name))


DIVIDED = ("quotations", "utterances", "anomalies", "lineage")


@pytest.mark.parametrize("stage", DIVIDED)
def test_a_killed_worker_costs_time_only(folder: Path, tmp_path: Path, cluster: Cluster, stage: str) -> None:
    alone = ct.open_corpus(folder, cache=tmp_path / "one", backend="serial", workers=1)
    killed: list[float] = []

    def kill() -> None:
        cluster.kill(cluster.workers[0])
        killed.append(time.monotonic())

    spread = ct.open_corpus(folder, cache=tmp_path / "two", backend=cluster.address, progress=when(stage, kill))
    assert_same_tables(spread, alone)
    assert killed
    assert len(alone.quotes) > len(PEOPLE)
    assert len(alone.passages) > len(PEOPLE)
    assert not len(spread.problems[spread.problems["kind"] == "internal_error"])


def test_without_any_worker_the_run_ends_and_what_was_finished_is_kept(
    folder: Path, tmp_path: Path, cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corpus_tools.engines.WITHOUT_WORKERS", 1)
    monkeypatch.setattr("corpus_tools.engines._LOOK", 0.5)
    cache = tmp_path / "cache"

    def kill() -> None:
        for process in cluster.workers:
            cluster.kill(process)

    spread = ct.open_corpus(folder, cache=cache, backend=cluster.address, progress=when("quotations", kill))
    with pytest.raises(CorpusToolsError, match=r"no worker for 1 seconds\. What was finished is kept"):
        spread.table("quotes")
    done: list[tuple[Any, ...]] = []
    again = ct.open_corpus(folder, cache=cache, backend="serial", progress=lambda *told: done.append(told))
    again.table("quotes")
    assert ("resolve names", 1, 1, pipeline.FROM_CACHE) in done
    first = min(number for stage, number, total, *_ in done if stage == "quotations" and total == len(PEOPLE))
    assert first >= 2  # at least one part was there already
    assert_same_tables(again, ct.open_corpus(folder, cache=tmp_path / "one", backend="serial", workers=1))
