from __future__ import annotations

import errno
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from corpus_tools.errors import InputError
from corpus_tools.files import write_text
from corpus_tools.output import LEDGER, LOCK, OutputFolder, locked


def make(folder: Path, *units: str, key: str = "k", kind: str = "run") -> list[str]:
    """Write units of one file each; returns those that were made and not kept."""
    made = []
    with OutputFolder(folder, kind) as output:  # type: ignore[arg-type]
        output.keep_only([unit for unit in units if output.is_current(unit, key)])
        for unit in units:

            def write(unit: str = unit) -> list[Path]:
                made.append(unit)
                return [write_text(folder / f"{unit}.txt", f"{unit} of {key}")]

            output.write(unit, key, write)
    return made


def files(folder: Path) -> dict[str, str]:
    return {
        p.relative_to(folder).as_posix(): p.read_text("utf-8")
        for p in sorted(folder.rglob("*"))
        if p.is_file() and p.name != LEDGER
    }


def test_what_is_there_in_this_state_is_kept_and_what_is_not_is_made(tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert make(out, "a", "b") == ["a", "b"]
    assert make(out, "a", "b") == []
    assert make(out, "a", "b", key="other") == ["a", "b"]
    assert files(out) == {"a.txt": "a of other", "b.txt": "b of other"}
    (out / "b.txt").unlink()
    assert make(out, "a", "b", key="other") == ["b"]


def test_what_this_run_does_not_write_is_removed_and_other_files_are_left(tmp_path: Path) -> None:
    out = tmp_path / "out"
    make(out, "a", "b")
    write_text(out / "notes.md", "mine")
    assert make(out, "b", key="other") == ["b"]
    assert files(out) == {"b.txt": "b of other", "notes.md": "mine"}


def test_an_interrupted_unit_is_never_current(tmp_path: Path) -> None:
    out = tmp_path / "out"
    make(out, "a", "b")
    with pytest.raises(KeyboardInterrupt), OutputFolder(out, "run") as output:
        output.begin("a")
        write_text(out / "a.txt", "a of other")
        raise KeyboardInterrupt
    # The files of the first state again, and not a mixture of two.
    assert make(out, "a", "b") == ["a"]
    assert files(out) == {"a.txt": "a of k", "b.txt": "b of k"}


def test_a_file_changed_by_hand_is_a_reason_to_stop(tmp_path: Path) -> None:
    out = tmp_path / "out"
    make(out, "a", "b")
    for content in ("a of K", "longer than it was before"):
        write_text(out / "a.txt", content)
        with pytest.raises(InputError, match=r"a\.txt was changed since the last run wrote it\. Move it away"):
            make(out, "a", "b")
    assert files(out)["a.txt"] == "longer than it was before"
    (out / "a.txt").unlink()
    assert make(out, "a", "b") == ["a"]
    write_text(out / "a.txt", "x")
    write_text(out / "b.txt", "x")
    with pytest.raises(InputError, match=r"a\.txt, b\.txt were changed since"):
        make(out, "a", "b")


def test_a_link_in_the_place_of_a_file_is_not_written_through(tmp_path: Path) -> None:
    out = tmp_path / "out"
    make(out, "a")
    shutil.copy(out / "a.txt", tmp_path / "elsewhere.txt")
    (out / "a.txt").unlink()
    (out / "a.txt").symlink_to(tmp_path / "elsewhere.txt")
    with pytest.raises(InputError, match="was changed"):
        make(out, "a")


def test_a_run_takes_a_folder_of_tables_over_but_not_the_other_way_round(tmp_path: Path) -> None:
    out = tmp_path / "out"
    make(out, "quotes", "frames", kind="tables")
    write_text(out / "frames.txt", "changed by hand")
    make(out, "report")
    assert files(out) == {"frames.txt": "changed by hand", "report.txt": "report of k"}
    with pytest.raises(InputError, match="the tables of a run are in it"):
        make(out, "quotes", kind="tables")
    with pytest.raises(InputError, match=r"tables: the tables of a run are in it \(corpus-tools run, in .*out\)"):
        make(out / "tables", "quotes", kind="tables")
    assert make(out, "report") == []


def test_tables_written_into_the_place_of_a_runs_are_seen_through(tmp_path: Path) -> None:
    out = tmp_path / "out"
    make(out / "tables", "quotes", kind="tables")
    assert (out / "tables" / LEDGER).is_file()
    make(out, "report")
    assert not (out / "tables" / LEDGER).exists()


@pytest.mark.parametrize(
    "ledger",
    [
        "",
        "[]",
        "{",
        '{"units": 3}',
        '{"kind": "run", "units": {"a": {"files": {"a.txt": null}}}}',
        '{"kind": "run", "units": {"a": {"key": "k", "files": {"../kept.txt": [1, "x"]}}}}',
        '{"kind": "run", "units": {"a": {"key": "", "files": {"/kept.txt": null}}}}',
    ],
)
def test_a_damaged_ledger_is_none_and_removes_nothing_outside(tmp_path: Path, ledger: str) -> None:
    write_text(tmp_path / "kept.txt", "k")
    write_text(tmp_path / "out" / LEDGER, ledger)
    assert make(tmp_path / "out", "a") == ["a"]
    assert (tmp_path / "kept.txt").read_text("utf-8") == "k"
    assert set(json.loads((tmp_path / "out" / LEDGER).read_text("utf-8"))["units"]) == {"a"}


def test_two_at_once_are_refused_and_the_lock_of_a_dead_one_is_not(tmp_path: Path) -> None:
    out = tmp_path / "out"
    code = (
        "import sys, time; from pathlib import Path; from corpus_tools.output import OutputFolder\n"
        "with OutputFolder(Path(sys.argv[1]), 'run'):\n    print('held', flush=True)\n    time.sleep(60)"
    )
    other = subprocess.Popen([sys.executable, "-c", code, str(out)], stdout=subprocess.PIPE, text=True)
    try:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(InputError, match=rf"another run is writing into it \(process {other.pid}\)\. Wait"):
            make(out, "a")
        with pytest.raises(InputError, match="another run is writing into it"):
            make(out / "tables", "a", kind="tables")
    finally:
        other.kill()
        other.wait()
    assert make(out, "a") == ["a"]
    assert sorted(p.name for p in out.rglob("*")) == [LEDGER, "a.txt"]


def test_a_full_disk_does_not_keep_the_lock_from_being_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("corpus_tools.output.os.write", full)
    with locked(tmp_path), pytest.raises(InputError, match="another run is writing"), locked(tmp_path):
        pass
    assert not (tmp_path / LOCK).exists()


def test_leftovers_of_version_0_1_are_removed(tmp_path: Path) -> None:
    for name in ("tables/.written.json", "notebooks/.ran.json"):
        write_text(tmp_path / "out" / name, "{}")
    make(tmp_path / "out", "a")
    assert files(tmp_path / "out") == {"a.txt": "a of k"}
