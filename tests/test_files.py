from __future__ import annotations

import errno
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from corpus_tools.errors import InputError
from corpus_tools.files import check_writable, remove_unfinished, scratch, write_text, writing, writing_folder


def test_a_file_appears_whole(tmp_path: Path) -> None:
    path = write_text(tmp_path / "deep" / "a.txt", "héllo\n")
    assert path.read_bytes() == b"h\xc3\xa9llo\n"
    assert [p.name for p in path.parent.iterdir()] == ["a.txt"]


def test_an_error_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    path = write_text(tmp_path / "a.txt", "old")
    with pytest.raises(RuntimeError), writing(path) as temporary:
        temporary.write_text("half")
        raise RuntimeError
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


def test_an_interruption_leaves_no_half_written_file(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), writing(tmp_path / "a.txt") as temporary:
        temporary.write_text("half")
        raise KeyboardInterrupt
    with pytest.raises(KeyboardInterrupt), writing_folder(tmp_path / "b") as folder:
        (folder / "x").write_text("half")
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []


def test_what_is_unfinished_can_be_removed_by_a_process_that_ends_at_once(tmp_path: Path) -> None:
    with writing(tmp_path / "a.txt") as temporary, writing_folder(tmp_path / "b") as folder:
        assert temporary.is_file()
        assert folder.is_dir()
        remove_unfinished()
        assert list(tmp_path.iterdir()) == []
        temporary.touch()
        folder.mkdir()


def test_a_full_disk_is_said_and_leaves_nothing(tmp_path: Path) -> None:
    with (
        pytest.raises(InputError, match=r"a\.txt: there is no space left on the disk\. Free some space"),
        writing(tmp_path / "a.txt"),
    ):
        raise OSError(errno.ENOSPC, "No space left on device")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_there_already_is_kept(tmp_path: Path) -> None:
    (tmp_path / "key").mkdir()
    (tmp_path / "key" / "t").write_text("first")
    with writing_folder(tmp_path / "key") as temporary:
        (temporary / "t").write_text("second")
    assert (tmp_path / "key" / "t").read_text() == "first"
    assert [p.name for p in tmp_path.iterdir()] == ["key"]


def test_asking_whether_a_folder_can_be_written_to_changes_nothing(tmp_path: Path) -> None:
    check_writable(tmp_path / "a" / "b")
    assert not list(tmp_path.iterdir())
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(InputError, match="file"):
        check_writable(tmp_path / "file" / "b")


def test_a_file_where_a_folder_should_be_is_named(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")
    with pytest.raises(InputError, match="out"):
        write_text(tmp_path / "out" / "a.txt", "x")


def test_what_is_needed_for_a_while_is_gone_afterwards_and_that_of_killed_processes_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    with scratch("kernel") as mine:
        mine.mkdir()
        left = tmp_path / mine.name.replace(f"-{os.getpid()}-", f"-{ended.pid}-")
        left.write_text("key")
        others = tmp_path / "somebody.tmp"
        others.write_text("x")
        with scratch("corpus") as second:
            second.write_text("x")
            assert mine.is_dir()
            assert not left.exists()
    assert list(tmp_path.iterdir()) == [others]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name here")
def test_a_file_does_not_take_the_place_of_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(InputError, match=r"pipe: it is a device or a pipe, and no ordinary file\. Choose"):
        write_text(pipe, "words")
    assert pipe.is_fifo() and [path.name for path in tmp_path.iterdir()] == ["pipe"]
