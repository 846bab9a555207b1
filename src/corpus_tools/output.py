"""The folder that a command writes into: locked while it is written, and every file in it known by its digest.

A folder is one run. What is in it and belongs to another state of articles, parameters or code is removed or written
anew; a file that somebody changed by hand is a reason to stop; nobody else's files are touched.
"""

from __future__ import annotations

import errno
import json
import os
import sys
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Literal, Self

from corpus_tools.errors import InputError
from corpus_tools.files import file_digest, not_written, remove, sweep, write_text

LEDGER: Final = ".corpus-tools.json"
LOCK: Final = ".corpus-tools.lock"
LOG: Final = "errors.log"
_OLD_LEDGERS: Final = ("tables/.written.json", "notebooks/.ran.json")  # of version 0.1
_BUSY: Final = frozenset({errno.EAGAIN, errno.EACCES, errno.EWOULDBLOCK, errno.EDEADLK})
_SUBFOLDERS: Final = ("tables", "figures", "notebooks", "articles")

Kind = Literal["run", "tables"]
Stamp = tuple[int, str]  # size in bytes, SHA-256


class OutputFolder:
    """A folder that one command writes into; a context manager that holds its lock.

    What is written is divided into units (a table, a notebook with its figures, the report), each with the key of all
    it depends on and, for each of its files, size and digest. A unit is struck off the ledger before its files are
    rewritten, so that an interruption never leaves a file that looks finished.

    Raises :class:`InputError` where another command is writing into the folder, where a file of it was changed by
    hand, and where it holds the tables of a run that is to stay whole.
    """

    def __init__(self, folder: Path, kind: Kind) -> None:
        self.folder, self.kind = folder, kind
        self._units: dict[str, dict[str, Any]] = {}
        self._intact: set[str] = set()
        self._open = ExitStack()

    def __enter__(self) -> Self:
        try:
            self._refuse_other_kind()
            self._open.enter_context(locked(self.folder))
            if self.kind == "run":
                self._open.enter_context(locked(self.folder / "tables"))
            for folder in (self.folder, *(self.folder / name for name in _SUBFOLDERS)):
                sweep(folder)
            self._read()
        except BaseException:
            self._open.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    def is_current(self, unit: str, key: str) -> bool:
        """Whether all files of ``unit`` are as they were written, from what ``key`` stands for."""
        return unit in self._intact and self._units[unit]["key"] == key

    def begin(self, unit: str, patterns: Iterable[str] = ()) -> None:
        """Strike ``unit`` off and remove its files, and those that fit ``patterns``: they are about to be written."""
        names = {*self._units.get(unit, {}).get("files", {})}
        found = (path for pattern in patterns for path in self.folder.glob(pattern) if not path.is_dir())
        names.update(path.relative_to(self.folder).as_posix() for path in found)
        # Written down first: after an interruption these are still known to be ours.
        self._units[unit] = {"key": "", "files": dict.fromkeys(sorted(names))}
        self._intact.discard(unit)
        self._save()
        for name in names:
            remove(self.folder / name)

    def finish(self, unit: str, key: str, paths: Iterable[Path]) -> None:
        """Enter ``unit`` with the files that were written for it; without a ``key``, as one that is not whole."""
        names = sorted({path.relative_to(self.folder).as_posix() for path in paths})
        self._units[unit] = {"key": key, "files": {name: _stamp(self.folder / name) for name in names}}
        if key:
            self._intact.add(unit)
        self._save()

    def write(self, unit: str, key: str, make: Callable[[], Iterable[Path]]) -> list[Path]:
        """Make ``unit`` again if it is not current; the paths of its files."""
        if not self.is_current(unit, key):
            self.begin(unit)
            self.finish(unit, key, make())
        return [self.folder / name for name in self._units[unit]["files"]]

    def keep_only(self, units: Collection[str]) -> None:
        """Remove every unit but these."""
        for unit in [unit for unit in self._units if unit not in units]:
            self.drop(unit)

    def drop(self, unit: str) -> None:
        """Remove a unit and its files, if there is one."""
        if unit in self._units:
            self.begin(unit)
            del self._units[unit]
            self._save()

    def _refuse_other_kind(self) -> None:
        here = _read_ledger(self.folder / LEDGER).get("kind")
        above = _read_ledger(self.folder.parent / LEDGER).get("kind")
        if self.kind == "tables" and (here == "run" or (above == "run" and self.folder.name == "tables")):
            of = self.folder if here == "run" else self.folder.parent
            raise InputError(
                self.folder,
                f"the tables of a run are in it (corpus-tools run, in {of})",
                "Choose another folder for --out, or make the whole run again with corpus-tools run",
            )

    def _read(self) -> None:
        ledger = _read_ledger(self.folder / LEDGER)
        self._units = ledger.get("units", {})
        edited: list[str] = []
        for unit, entry in self._units.items():
            changed = [name for name, stamp in entry["files"].items() if not self._is_as_written(name, stamp)]
            if entry["key"] and not changed:
                self._intact.add(unit)
            elif entry["key"]:
                edited += [name for name in changed if os.path.lexists(self.folder / name)]
        if ledger.get("kind", self.kind) != self.kind:
            self._leave(edited)
            self.keep_only(())
        elif edited:
            raise _edited(self.folder, sorted(edited))
        if self.kind == "run":
            for name in (*_OLD_LEDGERS, f"tables/{LEDGER}", f"tables/{LOG}"):
                remove(self.folder / name)

    def _leave(self, edited: Collection[str]) -> None:
        """Of another kind of output, what somebody changed is theirs from now on."""
        for entry in self._units.values():
            entry["files"] = {name: stamp for name, stamp in entry["files"].items() if name not in edited}

    def _is_as_written(self, name: str, stamp: Any) -> bool:
        path = self.folder / name
        try:
            # Links could lead out of the folder: no file of a run is one.
            is_like = stamp is not None and not path.is_symlink() and path.stat().st_size == stamp[0]
            return is_like and file_digest(path) == stamp[1]
        except OSError:
            return False

    def _save(self) -> None:
        content = {"kind": self.kind, "units": self._units}
        write_text(self.folder / LEDGER, json.dumps(content, indent=1, sort_keys=True) + "\n")


def _edited(folder: Path, names: list[str]) -> InputError:
    several = len(names) > 1
    listed = ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
    return InputError(
        folder,
        f"{listed} {'were' if several else 'was'} changed since the last run wrote {'them' if several else 'it'}",
        f"Move {'them' if several else 'it'} away (or delete {'them' if several else 'it'}) and run again, or choose "
        "another folder for --out",
    )


def _stamp(path: Path) -> Stamp:
    return path.stat().st_size, file_digest(path)


def _read_ledger(path: Path) -> dict[str, Any]:
    """A ledger that can be relied on, or nothing."""
    try:
        read = json.loads(path.read_text("utf-8"))
        names = [name for unit in read["units"].values() for name in unit["files"] if unit["key"] is not None]
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}
    # A ledger names what may be removed: nothing outside of its folder.
    is_inside = all(not Path(name).is_absolute() and ".." not in Path(name).parts for name in names)
    return read if is_inside else {}


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the lock of ``folder``; the system lets go of it when the process ends, however it does.

    Raises :class:`InputError` where another process holds it. Where the file system knows no locks, nothing is held.
    """
    path = folder / LOCK
    while True:
        descriptor = _open_lock(path)
        try:
            _lock(descriptor)
        except OSError as error:
            holder = os.read(descriptor, 32).decode("ascii", "replace") if os.name == "posix" else ""
            os.close(descriptor)
            if error.errno in _BUSY:
                raise InputError(
                    folder,
                    f"another run is writing into it{f' (process {holder})' if holder.isdigit() else ''}",
                    "Wait until it has ended, or choose another folder for --out",
                ) from None
            yield
            return
        if _is_same(descriptor, path):
            break
        os.close(descriptor)  # whoever held it before has removed it meanwhile
    try:
        with suppress(OSError):  # who holds it is good to know, and on a full disk cannot be written
            os.ftruncate(descriptor, 0)
            os.write(descriptor, str(os.getpid()).encode())
        yield
    finally:
        if os.name == "posix":
            remove(path)
        os.close(descriptor)
        if os.name != "posix":
            remove(path)
        with suppress(OSError):
            folder.rmdir()  # only where nothing was written


def _open_lock(path: Path) -> int:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise not_written(path.parent, error) from error


def _is_same(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except OSError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
