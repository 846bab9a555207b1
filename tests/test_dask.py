"""The Dask backend makes the same tables as one process; where the extra is not installed, this is skipped."""

from __future__ import annotations

import socket
import sys
import time
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import corpus_tools as ct
from corpus_tools import pipeline
from corpus_tools.engines import engine
from corpus_tools.errors import CorpusToolsError, InputError, MissingExtraError

TEXT = (
    "Dame Ada Ode, head of the port, resigned on Monday.\n\n“I had no choice in year {n},” Dame Ada told {who}. "
    "{who} said she had been forced out.\n\n“The ferries will run,” Mr {name} said. “All {n} of them.”"
)
PEOPLE = ("Ben Orme", "Cy Pell", "Dee Quill", "Eva Rook", "Finn Sorrel", "Gil Tarn", "Hana Udal")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for n, who in enumerate(PEOPLE):
        text = TEXT.format(n=n + 2, who=who, name=who.split()[1])
        (corpus / f"paper{n}_2031-05-0{n + 1}.txt").write_text(text, encoding="utf-8")
    return corpus


@pytest.fixture
def distributed() -> Any:
    return pytest.importorskip(
        "distributed", reason="Dask is an optional extra and not installed here: pip install 'corpus-tools[dask]'"
    )


def test_a_cluster_makes_the_same_tables_as_one_process(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, distributed: Any
) -> None:
    alone = ct.open_corpus(folder, cache=tmp_path / "one", backend="serial", workers=1)
    # Three parts of a stage for two workers, and four of the 21 pairs of articles.
    monkeypatch.setattr(pipeline, "PARTITION", 3)
    monkeypatch.setattr("corpus_tools.provenance.reuse.parts.PAIRS", 6)
    notes: list[tuple[str, int, int]] = []
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        spread = ct.open_corpus(
            folder,
            cache=tmp_path / "two",
            backend=cluster.scheduler_address,
            progress=lambda stage, done, total, note="": notes.append((stage, done, total)),
        )
        for name in pipeline.TABLE_NAMES:
            pd.testing.assert_frame_equal(spread.table(name), alone.table(name))
    assert len(alone.quotes) > len(PEOPLE)
    assert ("quotations", 3, 3) in notes
    assert ("shared passages", 4, 4) in notes
    assert len(alone.passages) > len(PEOPLE)


def test_dask_on_ones_own_machine_starts_the_processes_asked_for(distributed: Any) -> None:
    with engine("dask", 2) as running:
        assert running is not None
        assert len(distributed.default_client().scheduler_info()["workers"]) == 2
        assert sorted(running.each(abs, ((n, (-n,)) for n in (3, 3, 5)))) == [(3, 3), (3, 3), (5, 5)]


def test_where_it_is_missing_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(MissingExtraError, match="dask"), engine("dask", 2):
        pass


def test_an_address_that_does_not_answer_is_an_error_within_15_seconds(distributed: Any) -> None:
    with socket.socket() as nobody, socket.socket() as silent:
        nobody.bind(("127.0.0.1", 0))  # refuses
        silent.bind(("127.0.0.1", 0))
        silent.listen()  # takes the call and says nothing
        for port in (nobody.getsockname()[1], silent.getsockname()[1]):
            begun = time.monotonic()
            address = f"tcp://127.0.0.1:{port}"
            with (
                pytest.raises(InputError, match=rf"{address}: no Dask scheduler answers.+dask scheduler"),
                engine(address, 2),
            ):
                pass
            assert time.monotonic() - begun < 15


def test_an_address_of_no_kind_is_refused(distributed: Any) -> None:
    with pytest.raises(InputError, match="no Dask scheduler answers"), engine("post://somewhere", 2):
        pass


def test_a_scheduler_without_workers_is_named(distributed: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus_tools.engines.ANSWER", 2)
    with distributed.LocalCluster(n_workers=0, dashboard_address=None) as cluster:
        address = cluster.scheduler_address
        with pytest.raises(InputError, match=f"has no worker.+dask worker {address}"), engine(address, 2):
            pass


def test_work_ends_with_an_error_when_all_workers_are_gone(distributed: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus_tools.engines.WITHOUT_WORKERS", 1)
    monkeypatch.setattr("corpus_tools.engines._LOOK", 0.5)
    with (
        distributed.LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None) as cluster,
        pytest.raises(CorpusToolsError, match="no worker for 1 seconds"),
        engine(cluster.scheduler_address, 1) as running,
    ):
        assert running is not None
        calls = running.each(time.sleep, [("nap", (0,)), ("long", (60,))])
        assert next(calls) == ("nap", None)
        cluster.scale(0)
        list(calls)
