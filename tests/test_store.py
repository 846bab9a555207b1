from __future__ import annotations

import os
import random
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from corpus_tools import schema
from corpus_tools.errors import CorpusToolsWarning
from corpus_tools.isolation import Failure
from corpus_tools.links import IN_RUN
from corpus_tools.store import Result, Store, read_parquet, write_parquet

KEY = "0123456789abcdef" * 2
FAILURE = Failure("quotations", ("a",), "ValueError: no", "Traceback …", ("ValueError",))


def result(rows: int = 40) -> Result:
    duplicates = pd.DataFrame(
        {
            "article_id": [f"a{n}" for n in range(rows)],
            "other_id": [f"b{n}" for n in range(rows)],
            "kind": "near",
            "jaccard": [n / rows for n in range(rows)],
            "containment": 0.5,
            "other_containment": 0.25,
        }
    )
    problems = [{"source_file": "f", "kind": "k", "severity": "error", "message": "m", "action": "a"}]
    tables = {"duplicates": schema.conform(duplicates, "duplicates"), "problems": schema.conform(problems, "problems")}
    return Result(tables, [FAILURE])


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = Store(tmp_path / "cache")
    made.put(KEY, result())
    return made


def check(store: Store) -> None:
    """What is kept is thrown away and can be kept again."""
    assert store.get(KEY, ("duplicates", "problems")) is None
    store.put(KEY, result())
    kept = store.get(KEY, ("duplicates", "problems"))
    assert kept is not None
    pd.testing.assert_frame_equal(kept.tables["duplicates"], result().tables["duplicates"])


def test_what_is_kept_is_read_with_its_failures(store: Store) -> None:
    kept = store.get(KEY, ("duplicates", "problems"))
    assert kept is not None
    for name, frame in result().tables.items():
        pd.testing.assert_frame_equal(kept.tables[name], frame)
    assert kept.failures == store.failures(KEY) == [FAILURE]
    assert store.get("another", ("duplicates",)) is None
    assert store.failures("another") == []


def test_each_flipped_bit_is_noticed(store: Store) -> None:
    chance = random.Random(4)
    files = sorted((store.folder / KEY).iterdir())
    assert [path.name for path in files] == [
        "contents.json",
        "duplicates.parquet",
        "failures.json",
        "problems.parquet",
    ]
    for trial in range(200):
        path = files[trial % 4]
        content = bytearray(path.read_bytes())
        place = chance.randrange(len(content))
        content[place] ^= 1 << chance.randrange(8)
        path.write_bytes(content)
        kept = store.get(KEY, ("duplicates", "problems"))
        if kept is None:
            store.put(KEY, result())
            continue
        # In the list of contents a bit may change nothing that is meant.
        assert path.name == "contents.json"
        assert kept.failures == [FAILURE]
        for name, frame in result().tables.items():
            pd.testing.assert_frame_equal(kept.tables[name], frame)
        store.drop(KEY)
        store.put(KEY, result())


def _swap(entry: Path) -> None:
    one, other = entry / "duplicates.parquet", entry / "problems.parquet"
    first, second = one.read_bytes(), other.read_bytes()
    one.write_bytes(second)
    other.write_bytes(first)


def _folder_for_file(entry: Path) -> None:
    (entry / "duplicates.parquet").unlink()
    (entry / "duplicates.parquet").mkdir()


def _file_for_folder(entry: Path) -> None:
    shutil.rmtree(entry)
    entry.write_text("x", encoding="utf-8")


@pytest.mark.parametrize(
    "damage",
    [
        lambda entry: (entry / "problems.parquet").unlink(),
        lambda entry: (entry / "failures.json").unlink(),
        lambda entry: (entry / "contents.json").unlink(),
        lambda entry: (entry / "contents.json").write_text("[]", encoding="utf-8"),
        lambda entry: (entry / "contents.json").write_text('{"files": []}', encoding="utf-8"),
        lambda entry: (entry / "duplicates.parquet").write_bytes(b""),
        lambda entry: (entry / "another").write_bytes(b""),
        lambda entry: (entry / "problems.parquet").write_bytes((entry / "problems.parquet").read_bytes()[:99]),
        _swap,
        _folder_for_file,
        _file_for_folder,
    ],
)
def test_a_damaged_entry_is_made_again(store: Store, damage: Callable[[Path], object]) -> None:
    damage(store.folder / KEY)
    check(store)


def test_the_entry_of_another_key_is_no_entry(store: Store) -> None:
    (store.folder / KEY).rename(store.folder / ("f" * 32))
    assert store.get("f" * 32, ("duplicates",)) is None


def test_what_killed_runs_left_is_swept(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    folder.mkdir()
    store = Store(folder)
    host = _host(tmp_path)
    gone = folder / f".{KEY}.{host}-999999999-0.tmp"
    gone.mkdir()
    (gone / "x").write_text("half", encoding="utf-8")
    alive = folder / f".{KEY}.{host}-{os.getppid()}-0.tmp"
    elsewhere = folder / f".{KEY}.00000000-999999999-0.tmp"
    of_a_user = folder / "notes.tmp"
    old_part, new_part = folder / f"{KEY}-3", folder / f"{KEY}-4"
    for path in (alive, elsewhere, old_part, new_part):
        path.mkdir()
    of_a_user.write_text("mine", encoding="utf-8")
    os.utime(old_part, (time.time() - 15 * 86400,) * 2)
    store.put(KEY, result())
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        path.name for path in (alive, elsewhere, of_a_user, new_part, folder / KEY)
    )


def _host(folder: Path) -> str:
    from corpus_tools.files import writing

    with writing(folder / "x") as temporary:
        return temporary.name.split(".")[2].split("-")[0]


def test_a_table_written_for_a_user_is_read_as_it_was(tmp_path: Path) -> None:
    frame = result().tables["duplicates"]
    pd.testing.assert_frame_equal(
        read_parquet(write_parquet(frame, tmp_path / "t.parquet", "duplicates"), "duplicates"), frame
    )


def test_a_notebook_of_a_run_does_not_warn_of_a_full_cache_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, recwarn: pytest.WarningsRecorder
) -> None:
    (tmp_path / "file").write_text("no folder", "utf-8")
    monkeypatch.setenv(IN_RUN, "1")
    assert not Store(tmp_path / "file").put(KEY, result())
    assert not recwarn.list
    monkeypatch.delenv(IN_RUN)
    with pytest.warns(CorpusToolsWarning, match="tables cannot be kept"):
        assert not Store(tmp_path / "file").put(KEY, result())
