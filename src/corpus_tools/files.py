"""Writing files so that none is ever half-written."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus_tools.errors import InputError


def _reason(error: OSError) -> tuple[str, str]:
    if error.errno == errno.ENOSPC:
        return "there is no space left on the disk", "Free some space and run again: what was finished is kept"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return "it may not be written to", "Choose another folder, or change its permissions"
    return f"it cannot be written ({error.strerror or error})", "Choose another folder"


@contextmanager
def writing(path: Path) -> Iterator[Path]:
    """Yield a temporary path beside ``path``; put it in place at the end, or remove it if anything went wrong.

    Raises :class:`InputError` where the folder cannot be written to or the disk is full.
    """
    temporary: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
        os.close(handle)
        temporary = Path(name)
        yield temporary
        # mkstemp makes files that only their owner can read; results are for sharing.
        umask = os.umask(0)
        os.umask(umask)
        temporary.chmod(0o666 & ~umask)
        temporary.replace(path)
    except OSError as error:
        reason, next_step = _reason(error)
        raise InputError(path, reason, next_step) from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


@contextmanager
def writing_folder(path: Path) -> Iterator[Path]:
    """As :func:`writing`, for a folder that must appear whole or not at all; an existing one is kept."""
    temporary: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = Path(tempfile.mkdtemp(prefix=f".{path.name[:16]}.", suffix=".tmp", dir=path.parent))
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
        if temporary is not None:
            shutil.rmtree(temporary, ignore_errors=True)


def write_text(path: Path, text: str) -> Path:
    """Write UTF-8 text with ``\\n`` line ends, whole or not at all."""
    with writing(path) as temporary:
        temporary.write_bytes(text.encode("utf-8", "surrogatepass"))
    return path
