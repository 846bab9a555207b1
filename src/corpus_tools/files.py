"""Writing files so that none is ever half-written."""

from __future__ import annotations

import errno
import hashlib
import os
import platform
import re
import shutil
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from tempfile import TemporaryFile, gettempdir
from typing import Final

from corpus_tools.errors import InputError

FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})  # no space left for anybody, or for this user


def not_written(path: object, error: OSError) -> InputError:
    """The error of a file or folder that cannot be written, with what can be done about it."""
    if error.errno in FULL:
        reason, next_step = (
            "there is no space left on the disk",
            "Free some space and run again: what was finished is kept",
        )
    elif error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        reason, next_step = "it may not be written to", "Choose another folder, or change its permissions"
    else:
        reason, next_step = f"it cannot be written ({error.strerror or error})", "Choose another folder"
    return InputError(path, reason, next_step)


# Written down before they are made: an interruption may fall between the making of a file and the next line of code.
_pending: set[Path] = set()
_numbers = count()
_HOST: Final = f"{zlib.crc32(platform.node().encode()):08x}"
_TEMPORARY: Final = re.compile(r"\..+\.([0-9a-f]{8})-(\d+)-\d+\.tmp")
_ABANDONED_HOURS: Final = 24


def _beside(path: Path) -> Path:
    """A name beside ``path`` that no other process or thread uses, on record until :func:`_forget`.

    It holds the machine and the process, so that :func:`sweep` can tell whether its maker is still at work.
    """
    temporary = path.parent / f".{path.name[:60]}.{_HOST}-{os.getpid()}-{next(_numbers)}.tmp"
    _pending.add(temporary)
    return temporary


def remove(path: Path) -> None:
    """Remove a file, a link or a folder with all in it, as far as it can be removed."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink()


def _forget(temporary: Path) -> None:
    remove(temporary)
    _pending.discard(temporary)


def sweep(folder: Path) -> None:
    """Remove what killed processes left half-written in ``folder``.

    Of this machine: at once, if the process is gone; of others that share the folder: after a day.
    """
    try:
        paths = [path for path in folder.iterdir() if path.suffix == ".tmp"]
    except OSError:
        return
    for path in paths:
        made_by = _TEMPORARY.fullmatch(path.name)
        if made_by is None or path in _pending:
            continue
        with suppress(OSError):
            is_old = time.time() - path.stat().st_mtime > _ABANDONED_HOURS * 3600
            if is_old or (made_by[1] == _HOST and not _is_running(int(made_by[2]))):
                remove(path)


def _is_running(process: int) -> bool:
    """Whether another process of this machine exists; assumed where it cannot be asked."""
    if process == os.getpid():
        return False  # what this process is writing is in _pending
    if os.name != "posix":
        return True  # there, signal 0 would end it
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True


def file_digest(path: Path) -> str:
    """SHA-256 of a file's bytes, as hexadecimal digits. Raises OSError."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def remove_unfinished() -> None:
    """Remove whatever is half-written: for a process that is about to end without ceremony."""
    for temporary in list(_pending):
        _forget(temporary)


def _refuse_special(path: Path) -> None:
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise InputError(path, "it is a device or a pipe, and no ordinary file", "Choose the name of a file")


@contextmanager
def writing(path: Path) -> Iterator[Path]:
    """Yield a temporary path beside ``path``; put it in place at the end, or remove it if anything went wrong.

    Raises :class:`InputError` where the folder cannot be written to or the disk is full, and where ``path`` is a device
    or a pipe, which a file would take the place of.
    """
    temporary = _beside(path)
    try:
        _refuse_special(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.touch(exist_ok=False)
        yield temporary
        temporary.replace(path)
    except OSError as error:
        raise not_written(path, error) from error
    finally:
        _forget(temporary)


@contextmanager
def writing_folder(path: Path) -> Iterator[Path]:
    """As :func:`writing`, for a folder that must appear whole or not at all; an existing one is kept."""
    temporary = _beside(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.mkdir()
        yield temporary
        try:
            temporary.rename(path)
        except OSError:
            # Somebody else was faster; what they wrote has the same content.
            if not path.is_dir():
                raise
    except OSError as error:
        raise not_written(path, error) from error
    finally:
        _forget(temporary)


@contextmanager
def scratch(name: str) -> Iterator[Path]:
    """A path in the system's folder for temporary files; removed when the context ends.

    What a killed process left there is removed by the next one. Raises :class:`InputError` if there is no such folder.
    """
    try:
        folder = Path(gettempdir())
    except OSError as error:
        raise not_written(Path("TMPDIR"), error) from error
    sweep(folder)
    temporary = _beside(folder / name)
    try:
        yield temporary
    finally:
        _forget(temporary)


@contextmanager
def scratch_folder(beside: Path) -> Iterator[Path]:
    """A folder beside a path for files that are needed for a while; removed when the context ends.

    Raises :class:`InputError` where it cannot be written to or the disk is full.
    """
    temporary = _beside(beside)
    try:
        temporary.mkdir(parents=True)
        yield temporary
    except OSError as error:
        raise not_written(beside, error) from error
    finally:
        _forget(temporary)


def check_writable(folder: Path) -> None:
    """Raise :class:`InputError` where nothing could be written into ``folder``; leaves all as it was.

    Before the work is done and not after it: an hour's tables are worth asking for the room first.
    """
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise not_written(folder, error) from error
    finally:
        for path in missing:
            with suppress(OSError):
                path.rmdir()


def write_text(path: Path, text: str) -> Path:
    """Write UTF-8 text with ``\\n`` line ends, whole or not at all."""
    with writing(path) as temporary:
        temporary.write_bytes(text.encode("utf-8", "surrogatepass"))
    return path
