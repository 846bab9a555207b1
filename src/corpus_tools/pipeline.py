"""From articles to tables: stages that are cached, resumable, and run on one process, all cores, or a cluster.

A stage is a pure function from tables to tables. Its result is kept under a key made of the corpus's bytes, the
code of the rooms it uses, its parameters and the keys of the stages before it, so that nothing stale is ever read
and nothing finished is computed twice. Stages that look at one article at a time run on partitions, each of which
is kept as soon as it is done.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor, Future, ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Final, Protocol

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from corpus_tools import schema
from corpus_tools._version import __version__
from corpus_tools.errors import InputError, MissingExtraError, ParameterError, did_you_mean
from corpus_tools.files import writing, writing_folder
from corpus_tools.outlets import tell_unknown_apart

Tables = dict[str, pd.DataFrame]
PARTITION: Final = 200  # articles; small enough to lose little when interrupted, large enough to be worth a process
_HERE: Final = Path(__file__).parent


class Progress(Protocol):
    """Told about each stage: ``done`` of ``total`` steps; ``note`` says where the result came from."""

    def __call__(self, stage: str, done: int, total: int, note: str = "") -> None: ...


def silent(stage: str, done: int, total: int, note: str = "") -> None:
    """Report nothing."""


@dataclass(frozen=True)
class Stage:
    """One step. ``inputs`` and ``outputs`` are table names, ``rooms`` the code it depends on.

    ``by_article`` stages may be run on a part of the articles with the rows that belong to it.
    """

    name: str
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    run: Callable[[Tables, Mapping[str, Any]], tuple[pd.DataFrame, ...]]
    rooms: tuple[str, ...]
    parameters: tuple[str, ...] = ()
    by_article: bool = False


def _mentions(tables: Tables, options: Mapping[str, Any]) -> tuple[pd.DataFrame, ...]:
    from corpus_tools.entities import find_mentions

    return (find_mentions(tables["articles"], names=options["names"]),)


def _entities(tables: Tables, options: Mapping[str, Any]) -> tuple[pd.DataFrame, ...]:
    from corpus_tools.entities import read_corrections, resolve_entities

    path = options["corrections"]
    corrections = read_corrections(Path(path)) if path else None
    return tuple(resolve_entities(tables["found_mentions"], tables["articles"], corrections=corrections))


def _quotes(tables: Tables, options: Mapping[str, Any]) -> tuple[pd.DataFrame, ...]:
    from corpus_tools.quotes import extract_quotes

    return (extract_quotes(tables["articles"], tables["mentions"], tables["entities"]),)


def _duplicates(tables: Tables, options: Mapping[str, Any]) -> tuple[pd.DataFrame, ...]:
    from corpus_tools.provenance import find_duplicates

    return (find_duplicates(tables["articles"]),)


def _passages(tables: Tables, options: Mapping[str, Any]) -> tuple[pd.DataFrame, ...]:
    from corpus_tools.provenance import align_passages

    return (align_passages(tables["articles"], tables["duplicates"]),)


def _utterances(tables: Tables, options: Mapping[str, Any]) -> tuple[pd.DataFrame, ...]:
    from corpus_tools.provenance import match_utterances

    return tuple(match_utterances(tables["quotes"], tables["articles"], duplicates=tables["duplicates"]))


def _anomalies(tables: Tables, options: Mapping[str, Any]) -> tuple[pd.DataFrame, ...]:
    from corpus_tools.provenance import find_anomalies

    return (find_anomalies(tables["articles"], tables["cleaning"], tables["quotes"]),)


def _lineage(tables: Tables, options: Mapping[str, Any]) -> tuple[pd.DataFrame, ...]:
    from corpus_tools.provenance import trace_lineage

    given = {name: tables[name] for name in ("duplicates", "utterances", "changes", "quotes")}
    return (trace_lineage(tables["articles"], tables["passages"], **given),)


def _frames(tables: Tables, options: Mapping[str, Any]) -> tuple[pd.DataFrame, ...]:
    from corpus_tools.framing import find_frames

    given = [tables[name] for name in ("articles", "quotes", "mentions", "entities")]
    return (find_frames(*given, codebook=options["codebook"]),)


STAGES: Final = (
    Stage("find names", ("articles",), ("found_mentions",), _mentions, ("entities",), ("names",), by_article=True),
    Stage(
        "resolve names",
        ("found_mentions", "articles"),
        ("mentions", "entities"),
        _entities,
        ("entities",),
        ("corrections",),
    ),
    Stage("quotations", ("articles", "mentions", "entities"), ("quotes",), _quotes, ("quotes",), by_article=True),
    Stage("duplicates", ("articles",), ("duplicates",), _duplicates, ("provenance",)),
    Stage("shared passages", ("articles", "duplicates"), ("passages",), _passages, ("provenance",)),
    Stage("utterances", ("quotes", "articles", "duplicates"), ("utterances", "changes"), _utterances, ("provenance",)),
    Stage("anomalies", ("articles", "cleaning", "quotes"), ("anomalies",), _anomalies, ("provenance",)),
    Stage(
        "lineage",
        ("articles", "passages", "duplicates", "utterances", "changes", "quotes"),
        ("lineage",),
        _lineage,
        ("provenance",),
    ),
    Stage(
        "framing",
        ("articles", "quotes", "mentions", "entities"),
        ("frames",),
        _frames,
        ("framing", "quotes"),
        ("codebook",),
        by_article=True,
    ),
)
BACKENDS: Final = ("auto", "serial", "processes", "dask")
_MAKER: Final = {output: stage for stage in STAGES for output in stage.outputs}
_LOADED: Final = ("articles", "cleaning", "problems")
TABLE_NAMES: Final = (*_LOADED, *(output for output in _MAKER if output != "found_mentions"))


def _spec(name: str) -> str:
    return "mentions" if name == "found_mentions" else name


# What a row of each table is called, where that is not the table's name without its plural.
_ROWS: Final = {
    "found_mentions": "mention",
    "entities": "name",
    "quotes": "quotation",
    "duplicates": "pair",
    "anomalies": "oddity",
    "lineage": "article",
    "frames": "framing expression",
}


def _counted(name: str, rows: int) -> str:
    """How many rows a table has, for a reader: ``1 quotation``, ``2 oddities``."""
    one = _ROWS.get(name, name.removesuffix("s"))
    several = one[:-1] + "ies" if one.endswith("y") else one + "s"
    return f"{rows:,} {one if rows == 1 else several}"


@cache
def code_digest(room: str) -> str:
    """Digest of the code and data of a room, so that a changed rule never meets an old result."""
    path = _HERE / room
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
        _store(frame, temporary, name)
    return path


def _store(frame: pd.DataFrame, path: Path, name: str) -> None:
    table = pa.Table.from_pandas(frame, schema=schema.table(_spec(name)).arrow, preserve_index=False)
    pq.write_table(table.replace_schema_metadata(None), path, compression="zstd")


def read_parquet(path: Path, name: str) -> pd.DataFrame:
    """Read a table written by :func:`write_parquet`."""
    return schema.conform(pq.read_table(path).to_pandas(), _spec(name))


class Store:
    """Tables on disk under keys. A folder that cannot be read is thrown away and made again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, key: str, names: tuple[str, ...]) -> Tables | None:
        """The tables kept under ``key``, or None."""
        folder = self.folder / key
        if not folder.is_dir():
            return None
        try:
            return {name: read_parquet(folder / f"{name}.parquet", name) for name in names}
        except (OSError, pa.ArrowException, ValueError):
            shutil.rmtree(folder, ignore_errors=True)
            return None

    def has(self, key: str) -> bool:
        return (self.folder / key).is_dir()

    def put(self, key: str, tables: Tables) -> None:
        """Keep ``tables``; raises :class:`~corpus_tools.errors.InputError` when they cannot be written."""
        try:
            with writing_folder(self.folder / key) as temporary:
                for name, frame in tables.items():
                    _store(frame, temporary / f"{name}.parquet", name)
        except InputError as error:
            reason = f"tables are kept in this folder between runs, and {error.reason}"
            next_step = f"{error.next_step}. The folder is named by --cache, or by CORPUS_TOOLS_CACHE"
            raise InputError(self.folder, reason, next_step) from error


@contextmanager
def _executor(backend: str, workers: int) -> Iterator[Executor | None]:
    if backend == "serial" or (backend == "auto" and workers <= 1):
        yield None
    elif backend in ("auto", "processes"):
        # Spawned, not forked: a forked child of a notebook kernel inherits its threads' locks.
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
            yield pool
    elif backend == "dask" or "://" in backend:
        try:
            distributed: Any = import_module("distributed")  # without types of its own
        except ImportError:
            raise MissingExtraError("distributed", "dask", f"backend={backend!r}") from None
        # One's own machine: as many processes as asked for, and no page about them on a port.
        here = {"n_workers": workers, "threads_per_worker": 1, "dashboard_address": None}
        with distributed.Client(**here) if backend == "dask" else distributed.Client(backend) as client:
            yield client.get_executor()
    else:
        raise ParameterError("backend", backend, did_you_mean(backend, BACKENDS))


def _run_part(name: str, tables: Tables, options: Mapping[str, Any]) -> Tables:
    """Run one stage by its name: the function that is sent to other processes."""
    stage = next(s for s in STAGES if s.name == name)
    results = stage.run(tables, options)
    out: Tables = {}
    for output, frame in zip(stage.outputs, results, strict=True):
        out[output] = schema.conform(frame, _spec(output))
    return out


class Pipeline:
    """Makes the tables of one corpus when they are asked for.

    ``options`` are the parameters of the stages: ``names``, ``corrections``, ``codebook``.
    """

    def __init__(
        self,
        corpus: Path,
        options: Mapping[str, Any],
        *,
        store: Store,
        backend: str = "auto",
        workers: int | None = None,
        progress: Progress = silent,
    ) -> None:
        self.corpus, self.options, self.store = corpus, dict(options), store
        self.backend, self.workers, self.progress = backend, workers or os.cpu_count() or 1, progress
        self._tables: Tables = {}
        self._keys: dict[str, str] = {}

    def table(self, name: str) -> pd.DataFrame:
        """The table ``name``, from memory, from the cache, or made now with all it needs."""
        if name not in self._tables:
            if name in _LOADED:
                self._load()
            elif name in _MAKER:
                self._make(_MAKER[name])
            else:
                schema.table(name)
                raise ParameterError("table", name, did_you_mean(name, TABLE_NAMES))
        return self._tables[name]

    def key(self, name: str) -> str:
        """The key under which table ``name`` is kept."""
        if name in _LOADED:
            if "load" not in self._keys:
                from corpus_tools.loading import corpus_digest

                self._keys["load"] = make_key(
                    __version__, corpus_digest(self.corpus), _base_code(), code_digest("loading")
                )
            return self._keys["load"]
        stage = _MAKER[name]
        if stage.name not in self._keys:
            options = {p: self._option(p) for p in stage.parameters}
            code = [code_digest(room) for room in stage.rooms]
            self._keys[stage.name] = make_key(stage.name, options, code, [self.key(i) for i in stage.inputs])
        return self._keys[stage.name]

    def _option(self, name: str) -> object:
        """A parameter as it enters a key: a file by its content."""
        value = self.options[name]
        path = Path(str(value)) if value else None
        if name in ("corrections", "codebook") and path is not None and path.is_file():
            return hashlib.sha256(path.read_bytes()).hexdigest()
        return value

    def _load(self) -> None:
        from corpus_tools.loading import load

        kept = self.store.get(self.key("articles"), _LOADED)
        if kept is not None:
            self._tables.update(kept)
            self.progress("read articles", 1, 1, "kept from before")
            return
        loaded = load(self.corpus, progress=lambda done, total, name: self.progress("read articles", done, total))
        tables = {name: schema.conform(frame, name) for name, frame in zip(_LOADED, loaded, strict=True)}
        tables["articles"] = tell_unknown_apart(tables["articles"])
        self.store.put(self.key("articles"), tables)
        self._tables.update(tables)
        self.progress("read articles", 1, 1, _counted("articles", len(tables["articles"])))

    def _make(self, stage: Stage) -> None:
        key = self.key(stage.outputs[0])
        kept = self.store.get(key, stage.outputs)
        if kept is not None:
            self._tables.update(kept)
            self.progress(stage.name, 1, 1, "kept from before")
            return
        inputs = {name: self.table(name) for name in stage.inputs}
        self.progress(stage.name, 0, 1)
        articles = inputs.get("articles")
        if stage.by_article and articles is not None and len(articles) > PARTITION:
            tables = self._make_parts(stage, key, inputs)
        else:
            tables = _run_part(stage.name, inputs, self.options)
        for output, frame in tables.items():
            schema.validate(frame, _spec(output), inputs.get("articles"))
        self.store.put(key, tables)
        self._tables.update(tables)
        self.progress(stage.name, 1, 1, ", ".join(_counted(o, len(tables[o])) for o in stage.outputs))

    def _make_parts(self, stage: Stage, key: str, inputs: Tables) -> Tables:
        """Run a stage on partitions of the articles, keeping each as it is done."""
        articles = inputs["articles"]
        starts = range(0, len(articles), PARTITION)
        parts: dict[int, Tables] = {}
        waiting: list[tuple[int, Tables]] = []
        groups = {
            n: f.groupby("article_id", sort=False) for n, f in inputs.items() if "article_id" in f and n != "articles"
        }
        for number, start in enumerate(starts):
            kept = self.store.get(f"{key}-{number}", stage.outputs)
            if kept is not None:
                parts[number] = kept
                continue
            some = articles.iloc[start : start + PARTITION].reset_index(drop=True)
            part: Tables = {"articles": some}
            for name, frame in inputs.items():
                if name in groups:
                    rows = [groups[name].indices[i] for i in some["article_id"] if i in groups[name].indices]
                    part[name] = frame.iloc[sorted(int(r) for some_rows in rows for r in some_rows)].reset_index(
                        drop=True
                    )
                elif name != "articles":
                    part[name] = frame
            waiting.append((number, part))
        with _executor(self.backend, min(self.workers, len(waiting))) as executor:
            if executor is None:
                for number, part in waiting:
                    parts[number] = _run_part(stage.name, part, self.options)
                    self.store.put(f"{key}-{number}", parts[number])
                    self.progress(stage.name, len(parts), len(starts))
            else:
                futures: dict[Future[Tables], int] = {
                    executor.submit(_run_part, stage.name, part, self.options): number for number, part in waiting
                }
                for future in as_completed(futures):
                    parts[futures[future]] = future.result()
                    self.store.put(f"{key}-{futures[future]}", future.result())
                    self.progress(stage.name, len(parts), len(starts))
        whole = {o: pd.concat([parts[n][o] for n in sorted(parts)], ignore_index=True) for o in stage.outputs}
        for number in parts:
            shutil.rmtree(self.store.folder / f"{key}-{number}", ignore_errors=True)
        return {name: schema.conform(frame, _spec(name)) for name, frame in whole.items()}


@cache
def _base_code() -> str:
    return make_key([code_digest(file) for file in ("schema.py", "text.py", "english", "pipeline.py", "outlets.py")])
