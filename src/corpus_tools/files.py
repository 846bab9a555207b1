"""Writing files so that none is ever half-written."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from tempfile import TemporaryFile

from corpus_tools.errors import InputError


def _reason(error: OSError) -> tuple[str, str]:
    if error.errno == errno.ENOSPC:
        return "there is no space left on the disk", "Free some space and run again: what was finished is kept"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return "it may not be written to", "Choose another folder, or change its permissions"
    return f"it cannot be written ({error.strerror or error})", "Choose another folder"


# Written down before they are made: an interruption may fall between the making of a file and the next line of code.
_pending: set[Path] = set()
_numbers = count()


def _beside(path: Path) -> Path:
    """A name beside ``path`` that no other process or thread uses, on record until :func:`_forget`."""
    temporary = path.parent / f".{path.name[:60]}.{os.getpid()}-{next(_numbers)}.tmp"
    _pending.add(temporary)
    return temporary


def _forget(temporary: Path) -> None:
    if temporary.is_dir():
        shutil.rmtree(temporary, ignore_errors=True)
    else:
        with suppress(OSError):
            temporary.unlink()
    _pending.discard(temporary)


def remove_unfinished() -> None:
    """Remove whatever is half-written: for a process that is about to end without ceremony."""
    for temporary in list(_pending):
        _forget(temporary)


@contextmanager
def writing(path: Path) -> Iterator[Path]:
    """Yield a temporary path beside ``path``; put it in place at the end, or remove it if anything went wrong.

    Raises :class:`InputError` where the folder cannot be written to or the disk is full.
    """
    temporary = _beside(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.touch(exist_ok=False)
        yield temporary
        temporary.replace(path)
    except OSError as error:
        reason, next_step = _reason(error)
        raise InputError(path, reason, next_step) from error
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
        reason, next_step = _reason(error)
        raise InputError(path, reason, next_step) from error
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
        reason, next_step = _reason(error)
        raise InputError(folder, reason, next_step) from error
    finally:
        for path in missing:
            with suppress(OSError):
                path.rmdir()


def write_text(path: Path, text: str) -> Path:
    """Write UTF-8 text with ``\\n`` line ends, whole or not at all."""
    with writing(path) as temporary:
        temporary.write_bytes(text.encode("utf-8", "surrogatepass"))
    return path
