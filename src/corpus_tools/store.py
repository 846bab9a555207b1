"""Tables kept on disk between runs: whole, checked when read, and never in the way when they cannot be kept."""

from __future__ import annotations

import hashlib
import json
import os
import re
import time
import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final, TypeVar

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from corpus_tools.errors import CorpusToolsWarning, InputError
from corpus_tools.files import file_digest, remove, sweep, writing, writing_folder
from corpus_tools.isolation import Failure
from corpus_tools.links import IN_RUN
from corpus_tools.parquet_parts import KeptTable, Parts, PartsWriter, as_frame, write_table

Tables = dict[str, pd.DataFrame]
_HERE: Final = Path(__file__).parent
_CONTENTS: Final = "contents.json"
_FAILURES: Final = "failures.json"
_PART: Final = re.compile(r"[0-9a-f]{32}-\d+")
_PART_DAYS: Final = 14

T = TypeVar("T")


@dataclass
class Result:
    """The tables of a stage, and what it could not use."""

    tables: Tables
    failures: list[Failure] = field(default_factory=list)


@cache
def code_digest(module: str) -> str:
    """Digest of the code and data of a module or package, so that a changed rule never meets an old result."""
    path = _HERE / module
    files = (
        sorted(p for p in path.rglob("*") if p.is_file() and p.suffix not in (".pyc", ".tmp"))
        if path.is_dir()
        else [path]
    )
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.relative_to(_HERE).as_posix().encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


def make_key(*parts: object) -> str:
    """A short digest of anything that JSON can hold."""
    return hashlib.sha256(json.dumps(parts, sort_keys=True, default=str).encode()).hexdigest()[:32]


def cache_folder() -> Path:
    """Where tables are kept: ``$CORPUS_TOOLS_CACHE``, else the user's cache folder."""
    named = os.environ.get("CORPUS_TOOLS_CACHE")
    if named:
        return Path(named).expanduser()
    from platformdirs import user_cache_path

    return user_cache_path("corpus-tools")


def write_parquet(frame: pd.DataFrame, path: Path, name: str) -> Path:
    """Write a table of the schema as Parquet, whole or not at all."""
    with writing(path) as temporary:
        write_table(frame, temporary, name)
    return path


def read_parquet(path: Path, name: str) -> pd.DataFrame:
    """Read a table written by :func:`write_parquet`."""
    return _parse(path.read_bytes(), name)


def _parse(content: bytes, name: str) -> pd.DataFrame:
    return as_frame(_arrow(content), name)


def _arrow(content: bytes) -> pa.Table:
    return pq.read_table(pa.BufferReader(content), page_checksum_verification=True)


class Store:
    """Results of stages on disk under keys.

    Beside the tables of an entry lie their digests, which are compared before a table is used: an entry that is
    damaged in any bit is thrown away and made again. What cannot be written is a warning, not an error: the tables
    are right all the same, and are made again in the next run.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._is_swept = False
        self._is_warned = False

    def get(self, key: str, names: Iterable[str]) -> Result | None:
        """What is kept under ``key``, or None."""
        return self._read(
            key,
            lambda entry, contents: Result(
                {name: _parse(_checked(entry, f"{name}.parquet", contents), name) for name in names},
                _failures(entry, contents),
            ),
        )

    def get_arrays(self, key: str, names: Iterable[str]) -> dict[str, pa.Table] | None:
        """What :meth:`put_arrays` kept under ``key``, or None."""
        return self._read(
            key,
            lambda entry, contents: {name: _arrow(_checked(entry, f"{name}.parquet", contents)) for name in names},
        )

    def _read(self, key: str, parse: Callable[[Path, Mapping[str, str]], T]) -> T | None:
        """What is kept under ``key``; None where nothing is, or it is damaged, which is then thrown away."""
        entry = self.folder / key
        if not os.path.lexists(entry):
            return None
        try:
            return parse(entry, self._contents(key))
        except (OSError, pa.ArrowException, ValueError, TypeError, KeyError):
            self.drop(key)
            return None

    def tables(self, key: str, names: Iterable[str]) -> dict[str, KeptTable] | None:
        """The tables kept under ``key``, to be read in parts; None where nothing is, or it is damaged."""

        def opened(entry: Path, contents: Mapping[str, str]) -> dict[str, KeptTable]:
            for name, digest in contents.items():
                if file_digest(entry / name) != digest:
                    raise ValueError(f"{name} is damaged")
            return {name: KeptTable(entry / f"{name}.parquet", name) for name in names}

        return self._read(key, opened)

    def has(self, key: str) -> bool:
        """Whether an entry is there; it may be damaged."""
        return (self.folder / key / _CONTENTS).exists()

    def failures(self, key: str) -> list[Failure]:
        """The failures kept under ``key``, without its tables."""
        if not (self.folder / key / _FAILURES).exists():
            return []
        try:
            return _failures(self.folder / key, self._contents(key))
        except (OSError, ValueError, TypeError, KeyError):
            self.drop(key)
            return []

    def _contents(self, key: str) -> dict[str, str]:
        """Names and digests of an entry's files; raises ValueError where they are not those of the folder."""
        read = json.loads((self.folder / key / _CONTENTS).read_bytes())
        files: dict[str, str] = read["files"]
        there = {path.name for path in (self.folder / key).iterdir()} - {_CONTENTS}
        if read["key"] != key or set(files) != there:
            raise ValueError("these are not the files of this entry")
        return files

    def put(self, key: str, result: Result, parts: Parts | None = None) -> bool:
        """Keep ``result``, in ``parts`` if they are given; a ``CorpusToolsWarning`` (once) where it cannot be written.

        Returns whether it is kept.
        """

        def write(folder: Path) -> None:
            for name, frame in result.tables.items():
                write_table(frame, folder / f"{name}.parquet", name, parts)
            _write_failures(folder, result.failures)

        return self._keep(key, write)

    def put_in_parts(
        self,
        key: str,
        names: Sequence[str],
        parts: Iterable[Tables],
        size: int,
        failures: Sequence[Failure],
        *,
        whole: Mapping[str, pd.DataFrame] | None = None,
        in_other_order: bool = False,
    ) -> bool:
        """Keep the tables ``names``, given part by part, of ``size`` articles each; as :meth:`put` does.

        ``whole``: tables that are kept beside them. ``in_other_order``: as for :class:`PartsWriter`.
        """

        def write(folder: Path) -> None:
            for name, frame in (whole or {}).items():
                write_table(frame, folder / f"{name}.parquet", name)
            with ExitStack() as stack:
                files = {
                    name: PartsWriter(folder / f"{name}.parquet", name, size, in_other_order=in_other_order)
                    for name in names
                }
                for file in files.values():
                    stack.callback(file.close)
                for part in parts:
                    for name, file in files.items():
                        file.add(part[name])
            _write_failures(folder, failures)

        return self._keep(key, write)

    def put_arrays(self, key: str, tables: Mapping[str, pa.Table]) -> bool:
        """Keep tables of numbers that are none of the schema; warnings and result as of :meth:`put`."""

        def write(folder: Path) -> None:
            for name, table in tables.items():
                pq.write_table(table, folder / f"{name}.parquet", compression="zstd", write_page_checksum=True)

        return self._keep(key, write)

    def _keep(self, key: str, write: Callable[[Path], None]) -> bool:
        try:
            self._sweep()
            if os.path.lexists(self.folder / key) and not (self.folder / key).is_dir():
                self.drop(key)
            with writing_folder(self.folder / key) as temporary:
                write(temporary)
                files = {path.name: file_digest(path) for path in sorted(temporary.iterdir())}
                (temporary / _CONTENTS).write_text(json.dumps({"key": key, "files": files}), "utf-8")
        except InputError as error:
            self._warn(error)
            return False
        return True

    def drop(self, key: str) -> None:
        """Remove what is kept under ``key``, if it can be removed."""
        remove(self.folder / key)

    def _sweep(self) -> None:
        """Once: what killed runs left half-written, and parts of stages that nobody went on with for two weeks."""
        if self._is_swept:
            return
        self._is_swept = True
        sweep(self.folder)
        oldest = time.time() - _PART_DAYS * 86400
        with suppress(OSError):
            for path in self.folder.iterdir():
                if _PART.fullmatch(path.name) and path.stat().st_mtime < oldest:
                    remove(path)

    def _warn(self, error: InputError) -> None:
        # A notebook would keep the warning as its output, long after there is space again; its run gives it.
        if not self._is_warned and not os.environ.get(IN_RUN):
            self._is_warned = True
            warnings.warn(
                f"{self.folder}: tables cannot be kept here between runs ({error.reason}), so the next run makes them "
                "again. Another folder is named by --cache, or by CORPUS_TOOLS_CACHE.",
                CorpusToolsWarning,
                stacklevel=2,
            )


def _checked(entry: Path, name: str, contents: Mapping[str, str]) -> bytes:
    """The bytes of one file of an entry; raises ValueError where they are not those that were written."""
    content = (entry / name).read_bytes()
    if hashlib.sha256(content).hexdigest() != contents[name]:
        raise ValueError(f"{name} is damaged")
    return content


def _write_failures(folder: Path, failures: Sequence[Failure]) -> None:
    if failures:
        (folder / _FAILURES).write_text(json.dumps([each.as_dict() for each in failures]), "utf-8")


def _failures(entry: Path, contents: Mapping[str, str]) -> list[Failure]:
    if _FAILURES not in contents:
        return []
    return [Failure.from_dict(values) for values in json.loads(_checked(entry, _FAILURES, contents))]
