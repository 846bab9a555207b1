from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from corpus_tools import memory
from corpus_tools.errors import CorpusToolsError, ParameterError
from corpus_tools.memory import MB, check_memory, return_memory

MILLION = 1_000_000


@pytest.fixture
def free(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "room_of_process", lambda: None)


@pytest.mark.parametrize(
    ("notebooks", "mb", "helps"),
    [
        (0, 2200, ""),
        (4, 12000, ""),
        (4, 4000, "one notebook at a time: --workers 1; the tables alone: corpus-tools tables; fewer articles"),
        (1, 2200, "What helps: the tables alone: corpus-tools tables; fewer articles"),
        (0, 1000, "What helps: fewer articles at a time"),
    ],
)
def test_what_does_not_fit_is_said_with_what_helps(
    notebooks: int, mb: int, helps: str, free: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(memory.SETTING, str(mb))
    # 20 million characters: 2.2 GB for the tables, and 1.46 GB for each notebook.
    if not helps:
        check_memory(20 * MILLION, 10_000, notebooks)
        return
    with pytest.raises(CorpusToolsError, match=r"10,000 articles of 20\.0 million characters need") as refused:
        check_memory(20 * MILLION, 10_000, notebooks)
    assert helps in str(refused.value)


def test_a_limit_of_the_process_counts_for_each_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(memory.SETTING, "100000")
    monkeypatch.setattr(memory, "room_of_process", lambda: 500 * MB)
    check_memory(3 * MILLION, 1000, 4)
    with pytest.raises(CorpusToolsError, match="need about 610 MB of memory, and 524 MB are free"):
        check_memory(4 * MILLION, 1000, 4)


def test_the_first_characters_need_more_as_caches_fill(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "room_of_process", lambda: 400 * MB)
    check_memory(1_800_000, 1000)
    monkeypatch.setattr(memory, "room_of_process", lambda: 340 * MB)
    with pytest.raises(CorpusToolsError, match=r"1,000 articles of 1\.8 million characters need about 360 MB"):
        check_memory(1_800_000, 1000)


def test_a_large_corpus_needs_less_for_each_character(free: None, monkeypatch: pytest.MonkeyPatch) -> None:
    # 100,000 articles of 1,700 characters: 2 GB for the first 20 million, 6 for the other 150, and 0.2 for caches.
    monkeypatch.setenv(memory.SETTING, str(8300 * MILLION // MB))
    check_memory(170 * MILLION, 100_000)
    monkeypatch.setenv(memory.SETTING, str(8100 * MILLION // MB))
    with pytest.raises(CorpusToolsError, match=r"need about 8\.2 GB"):
        check_memory(170 * MILLION, 100_000)


def test_a_setting_that_is_no_number_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(memory.SETTING, "16GB")
    with pytest.raises(ParameterError, match="a whole number of MB"):
        memory.free_memory()


def test_a_container_with_a_limit(tmp_path: Path) -> None:
    most, now = tmp_path / "max", tmp_path / "current"
    now.write_text("300\n", "ascii")
    most.write_text("1000\n", "ascii")
    assert memory._left(str(most), str(now)) == 700
    most.write_text("max\n", "ascii")
    assert memory._left(str(most), str(now)) is None
    assert memory._left(str(tmp_path / "none"), str(now)) is None


LIMITED = """
import resource, sys
import corpus_tools.cli, corpus_tools.run, corpus_tools.loading
from corpus_tools.memory import _status
limit = _status("VmSize") + 230 * 2**20
resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
sys.argv = ["corpus-tools", *sys.argv[1:]]
corpus_tools.cli.main()
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="limits of a process are read from Linux")
@pytest.mark.parametrize("command", [["run"], ["tables"]])
def test_a_process_with_too_little_memory_is_told_before_it_begins(command: list[str], tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    lines = [json.dumps({"title": f"Story {n}", "text": f"The mayor left {n}. " * 600}) for n in range(400)]
    (folder / "a.jsonl").write_text("\n".join(lines), "utf-8")
    out = tmp_path / "out"
    given = [*command, str(folder), "--out", str(out), "--cache", str(tmp_path / "cache"), "--workers", "1"]
    done = subprocess.run([sys.executable, "-c", LIMITED, *given], capture_output=True, text=True, check=False)
    assert done.returncode == 2, done.stderr
    assert "400 articles of" in done.stderr
    assert "What helps:" in done.stderr
    assert not list(out.rglob("*.parquet"))


def test_room_is_left_for_what_is_loaded_later(monkeypatch: pytest.MonkeyPatch) -> None:
    resource = pytest.importorskip("resource")
    monkeypatch.setattr(resource, "getrlimit", lambda _: (1000 * MB, 1000 * MB))
    monkeypatch.setattr(memory, "_status", lambda _: 400 * MB)
    monkeypatch.setitem(sys.modules, "scipy.linalg", memory)
    assert memory.room_of_process() == 600 * MB
    monkeypatch.delitem(sys.modules, "scipy.linalg")
    assert memory.room_of_process() == 240 * MB


def test_arrow_gives_memory_back_unless_the_user_chose_an_allocator(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARROW_DEFAULT_MEMORY_POOL", "to be put back")
    monkeypatch.delenv("ARROW_DEFAULT_MEMORY_POOL")
    says = "import pyarrow; print(pyarrow.default_memory_pool().backend_name)"
    return_memory()
    told = subprocess.run([sys.executable, "-c", says], capture_output=True, text=True, check=True).stdout
    assert told == "system\n"
    monkeypatch.setenv("ARROW_DEFAULT_MEMORY_POOL", "mimalloc")
    return_memory()
    assert os.environ["ARROW_DEFAULT_MEMORY_POOL"] == "mimalloc"
