"""From articles to tables: stages that are cached, resumable, and run on one process, all cores, or a cluster.

The result of a stage (:mod:`corpus_tools.stages`) is cached under a key made of the corpus's bytes, the code
of the modules it uses, its parameters and the keys of the stages before it, so that no stale result is read and no
finished result is computed twice. Stages that look at one article or one pair of articles at a time run on parts of the
corpus, each of which is cached as soon as it is done. An article on which a stage fails is left out of it and listed in
``problems``.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

import pandas as pd

from corpus_tools import schema
from corpus_tools._version import __version__
from corpus_tools.divided import InStage, dividing
from corpus_tools.earlier import Held, held_articles, held_parts, held_rows, held_units, keep_units
from corpus_tools.engines import KeptOpen
from corpus_tools.english.remembered import forget
from corpus_tools.errors import InputError, ParameterError, did_you_mean
from corpus_tools.failure_rows import READING, with_failures
from corpus_tools.files import scratch_folder
from corpus_tools.finished import FinishedParts
from corpus_tools.garbage import seldom_collected
from corpus_tools.isolation import ON_PURPOSE, Failure, collected, of_stage
from corpus_tools.mapped import mapped_table
from corpus_tools.opened import OPEN
from corpus_tools.outlets import tell_unknown_apart
from corpus_tools.parquet_parts import (
    HeldTable,
    KeptTable,
    Parts,
    RowsByArticle,
    TableInParts,
    rows_of_frame,
    schema_name,
)
from corpus_tools.partitions import ByArticle, Cut, Source, merged
from corpus_tools.regrouped import Regrouped
from corpus_tools.stages import (
    LOADED,
    MAKER,
    STAGES,
    TABLE_NAMES,
    Stage,
    counted,
    joined,
    run_stage,
)
from corpus_tools.store import Result, Store, Tables, code_digest, make_key
from corpus_tools.streamed import checked

if TYPE_CHECKING:
    from corpus_tools.measures.index import WordIndex

PARTITION: Final = 200  # articles; small enough to lose little when interrupted, large enough to be worth a process
HELD: Final = 200 * 2**20  # bytes of tables in memory for the stages that follow; larger ones are read when needed
LARGE: Final = 10 * 2**20  # bytes on disk of a table of which a stage reads no more columns than it needs
REGROUPED: Final = 20_000  # units, such as pairs of articles; the rows of more are not held together
INDEXING: Final = "word index"
FROM_CACHE: Final = "from cache"
_ATTEMPTS: Final = 3  # at reading files that change


__all__ = ["FROM_CACHE", "INDEXING", "READING", "STAGES", "TABLE_NAMES", "Pipeline", "Progress", "Stage", "silent"]


class Progress(Protocol):
    """Told about each stage: ``done`` of ``total`` steps; ``note`` says where the result came from."""

    def __call__(self, stage: str, done: int, total: int, note: str = "") -> None: ...


def silent(stage: str, done: int, total: int, note: str = "") -> None:
    """Report nothing."""


class Pipeline:
    """Makes the tables of one corpus when they are asked for.

    ``options`` are the parameters of the stages: ``names``, ``corrections``, ``codebook``,
    ``quote_corrections``, ``utterance_corrections``, ``lineage_corrections``.
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
        self.workers, self.progress = workers or os.cpu_count() or 1, progress
        self._engine = KeptOpen(backend, self.workers)
        self._tables: Tables = {}
        self._in_memory = 0  # bytes of tables that nobody asked for
        self._kept: set[str] = set()  # keys of which the store has all tables, undamaged
        self._rows: dict[str, int] = {}
        self._parts: Parts | None = None
        self._failures: dict[str, list[Failure]] = {}
        self._keys: dict[str, str] = {}
        self._index: WordIndex | None = None
        OPEN.add(self)
        forget()

    def table(self, name: str) -> pd.DataFrame:
        """The table ``name``, from memory, from the cache, or made now with all it needs.

        ``problems`` has what loading reported, and what the stages that were run so far could not use.
        """
        if name not in self._tables:
            mapped = self.mapped(name)
            self._tables[name] = self.whole(name) if mapped is None else mapped
        if name == "problems":
            return with_failures(self._tables["problems"], self.failures(), self.table("articles"))
        return self._tables[name]

    def mapped(self, name: str, columns: Sequence[str] | None = None) -> pd.DataFrame | None:
        """A large table that is not in memory, of which no more will be there than is looked at; else None.

        ``columns``: those that are wanted; None: all.
        """
        kept = self._kept_large(name)
        return None if kept is None else mapped_table(kept, self.store.folder, columns)

    def _kept_large(self, name: str) -> KeptTable | None:
        """A large table on disk; None where it is small, in memory, or not kept."""
        self.make(name)
        kept = None if name in self._tables else self._kept_in_parts(name)
        return kept if kept is not None and kept.path.stat().st_size > LARGE else None

    def make(self, name: str) -> None:
        """Make the table ``name`` with all it needs, unless that is done; it is kept on disk if it can be."""
        if name not in LOADED and name not in MAKER:
            schema.table(name)
            raise ParameterError("table", name, did_you_mean(name, TABLE_NAMES))
        if name in self._tables or self.key(name) in self._kept:
            return
        key, stage = self.key(name), MAKER.get(name)
        outputs = stage.outputs if stage else LOADED
        kept = self.store.tables(key, outputs)
        if kept is not None:
            self._kept.add(key)
            rows = {output: table.rows for output, table in kept.items()}
            self._remember(stage.name if stage else READING, rows, self.store.failures(key), FROM_CACHE)
        elif stage:
            with self._engine.open():
                self._make(stage)
        else:
            self._load()

    def make_all(self, names: Iterable[str]) -> None:
        """Make tables one after the other, with the same worker processes."""
        with self._engine.open():
            for name in names:
                self.make(name)

    def whole(self, name: str) -> pd.DataFrame:
        """A whole table, from memory, from the store, or made now; if it is large, it is not held in memory."""
        for _ in range(_ATTEMPTS):
            self.make(name)
            if name in self._tables:
                return self._tables[name]
            kept = self.store.get(self.key(name), (name,))
            if kept is not None:
                self._hold(kept.tables)
                return kept.tables[name]
            # Damaged or removed since it was looked at: it is made again.
            self._kept.discard(self.key(name))
        raise InputError(self.store.folder, "what is written here is gone at once", "Name another folder with --cache")

    def rows(self, name: str) -> RowsByArticle:
        """The rows of single articles of a table, read part by part where it is not in memory."""
        self.make(name)
        kept = None if name in self._tables else self._kept_in_parts(name)
        return RowsByArticle(self.parts(), kept.part) if kept else rows_of_frame(self.whole(name), self.parts())

    def in_parts(self, name: str) -> TableInParts:
        """The table in parts, on disk where it is kept there."""
        if name == "problems":
            return HeldTable(self.table(name), name, self.parts())
        for _ in range(_ATTEMPTS):
            self.make(name)
            kept = self._kept_in_parts(name)
            if kept is not None:
                return kept
            # Damaged or removed since it was looked at: it is made again, if it is not in memory.
            self._kept.discard(self.key(name))
        return HeldTable(self.whole(name), name, self.parts())

    def _kept_in_parts(self, name: str) -> KeptTable | None:
        """The table on disk; None if it is not kept there, or not in the parts of today."""
        kept = (self.store.tables(self.key(name), (name,)) or {}).get(name)
        is_by_article = "article_id" in schema.table(schema_name(name)).names
        return kept if kept is not None and (not is_by_article or kept.is_in(self.parts())) else None

    def parts(self) -> Parts:
        """The articles in parts, in which their rows are worked on and kept."""
        if self._parts is None or self._parts.size != PARTITION:
            self.make("articles")
            kept = None if "articles" in self._tables else self.store.tables(self.key("articles"), ("articles",))
            whole = kept["articles"].whole(["article_id"]) if kept else self.whole("articles")
            self._parts = Parts(whole["article_id"], PARTITION)
        return self._parts

    def _hold(self, tables: Tables) -> None:
        """Hold tables in memory for the next stages, as far as they are small; the others are read again."""
        for name, frame in tables.items():
            size = int(frame.memory_usage(deep=True).sum())
            if name not in self._tables and self._in_memory + size <= HELD:
                self._tables[name] = frame
                self._in_memory += size

    def articles_in_memory(self) -> pd.DataFrame | None:
        """The table of articles, where it has been read."""
        return self._tables.get("articles")

    def word_index(self) -> WordIndex:
        """The words of the articles as arrays: from memory, from the cache, or made now."""
        from corpus_tools.measures import index

        if self._index is None:
            code = [code_digest(f"measures/{name}") for name in ("index", "words.py", "query.py")]
            key = make_key(INDEXING, code, self.key("articles"))
            kept = self.store.get_arrays(key, index.PARTS)
            if kept is None:
                self.progress(INDEXING, 0, 1)
                kept = index.build(self.table("articles")["text"].tolist())
                self.store.put_arrays(key, kept)
            self._index = index.from_tables(kept)
            self.progress(INDEXING, 1, 1, "read")
        return self._index

    def made(self) -> dict[str, int]:
        """How many rows each table has that was made or read so far."""
        return {name: self._rows[name] for name in TABLE_NAMES if name in self._rows}

    def failures(self) -> list[Failure]:
        """What could not be used, by the stages that were run so far, in this process or before."""
        found = list(self._failures.get(READING, []))
        for stage in STAGES:
            if stage.name not in self._failures:
                self._failures[stage.name] = self.store.failures(self.key(stage.outputs[0]))
            found += self._failures[stage.name]
        return found

    def forget_transient_failures(self) -> None:
        """Throw away the kept results of stages that lacked memory or disk, and of all that rest on them.

        A run begins with this, so that what failed for want of memory is tried again.
        """
        gone: set[str] = set()
        for stage in STAGES:
            key = self.key(stage.outputs[0])
            if any(f.is_transient for f in self.store.failures(key)) or not gone.isdisjoint(stage.inputs):
                self.store.drop(key)
                self._kept.discard(key)
                for output in stage.outputs:
                    self._tables.pop(output, None)
                gone.update(stage.outputs)

    def key(self, name: str) -> str:
        """The key under which table ``name`` is kept."""
        if name in LOADED:
            if READING not in self._keys:
                self._keys[READING] = make_key(__version__, self._digest(), _base_code(), code_digest("loading"))
            return self._keys[READING]
        stage = MAKER[name]
        if stage.name not in self._keys:
            code = [code_digest(module) for module in stage.modules]
            parameters = [stage.name, self._parameters(stage), code]
            self._keys[stage.name] = make_key(*parameters, [self.key(i) for i in stage.inputs])
        return self._keys[stage.name]

    def _digest(self) -> str:
        from corpus_tools.loading import corpus_digest

        return corpus_digest(self.corpus)

    def _parameters(self, stage: Stage) -> dict[str, object]:
        return {name: self._option(name) for name in stage.parameters}

    def _option(self, name: str) -> object:
        """A parameter as it enters a key: a file by its content."""
        value = self.options.get(name, "")
        path = Path(str(value)) if value else None
        if (name.endswith("corrections") or name == "codebook") and path is not None and path.is_file():
            try:
                return hashlib.sha256(path.read_bytes()).hexdigest()
            except OSError as error:
                raise InputError(path, error.strerror or str(error), "Check that it may be read") from error
        return value

    def _load(self) -> None:
        for _ in range(_ATTEMPTS):
            key = self.key("articles")
            result = self._read()
            # Compared again: what was read while it changed is kept under no key.
            self._keys.clear()
            if self.key("articles") == key:
                parts = Parts(result.tables["articles"]["article_id"], PARTITION)
                self._keep(key, result, self.store.put(key, result, parts))
                rows = {name: len(frame) for name, frame in result.tables.items()}
                self._remember(READING, rows, result.failures, counted("articles", rows["articles"]))
                return
        raise InputError(self.corpus, "its files changed while they were read", "Run again when nothing writes to it")

    def _read(self) -> Result:
        from corpus_tools.loading import load

        with collected() as failures:
            loaded = load(self.corpus, progress=lambda done, total, name: self.progress(READING, done, total))
        tables = {name: schema.conform(frame, name) for name, frame in zip(LOADED, loaded, strict=True)}
        tables["articles"] = tell_unknown_apart(tables["articles"])
        return Result(tables, of_stage(failures, READING))

    def _make(self, stage: Stage) -> None:
        for name in stage.inputs:
            self.make(name)
        key, parameters = self.key(stage.outputs[0]), self._parameters(stage)
        cut = self._cut(stage)
        self.progress(stage.name, 0, 1)
        streamed = self._make_streamed(stage, key, parameters)
        if streamed is not None:
            failures = streamed
        elif cut is not None and len(cut) > 1:
            failures = self._make_parts(stage, key, cut, parameters)
        else:
            inputs = cut.part(0) if cut is not None and len(cut) else self._inputs(stage)
            with dividing(self._in_stage(stage)):
                result = run_stage(stage.name, inputs, self.options)
            self._check_unchanged(stage, parameters)
            self._keep(key, result, self.store.put(key, result, self.parts()))
            failures = result.failures
        rows = {output: self._rows[output] for output in stage.outputs}
        self._remember(stage.name, rows, failures, ", ".join(counted(o, n) for o, n in rows.items()))

    def _make_streamed(self, stage: Stage, key: str, parameters: Mapping[str, object]) -> list[Failure] | None:
        """Run a stage that reads and writes its tables a part at a time; None where it has to be run on whole tables.

        That is so where they are in memory or cannot be kept, and after an error: a run on whole tables tells the
        articles that it fails on.
        """
        if stage.stream is None or not self._tables.keys().isdisjoint({*stage.inputs} - {"articles"}):
            return None
        inputs = {name: kept for name in stage.inputs if (kept := self._kept_in_parts(name))}
        if len(inputs) < len(stage.inputs):
            return None
        rows = dict.fromkeys(stage.outputs, 0)
        try:
            with seldom_collected(), collected() as failures:
                made = stage.stream(inputs, self.options)
                for name, frame in made.whole.items():
                    rows[name] = len(schema.validate(frame, name))
                parts = checked(made, inputs["articles"], rows)
                is_kept = self.store.put_in_parts(
                    key, (made.name,), parts, PARTITION, failures, whole=made.whole, in_other_order=made.in_other_order
                )
        except ON_PURPOSE:
            raise
        except Exception:
            return None
        if not is_kept:
            return None
        try:
            self._check_unchanged(stage, parameters)
        except InputError:
            self.store.drop(key)
            raise
        self._kept.add(key)
        self._rows.update(rows)
        self._hold(made.whole)
        return of_stage(failures, stage.name)

    def _inputs(self, stage: Stage) -> Tables:
        return {name: self._read_by(stage, name) for name in stage.inputs}

    def _read_by(self, stage: Stage, name: str) -> pd.DataFrame:
        """An input of a stage; of a large table that is not in memory the columns alone that the stage looks at."""
        return self.at_least(name, stage.reads[name]) if name in stage.reads else self.whole(name)

    def at_least(self, name: str, columns: Sequence[str]) -> pd.DataFrame:
        """A whole table; of a large one that is not in memory these columns alone."""
        kept = self._kept_large(name)
        if kept is not None:
            return kept.whole(columns)
        return self.whole(name)

    def _cut(self, stage: Stage) -> Cut | None:
        """The inputs in parts; None if the stage has to be run on all inputs at once.

        An error while dividing recurs when the stage is run as a whole, which then identifies the failing articles.
        """
        if stage.by_article:
            # By hand, a quotation may be given to anybody who is named anywhere.
            is_by_hand = any(self.options.get(name) for name in stage.parameters if name.endswith("corrections"))
            inputs = {n: self.whole(n) if n == "entities" else self.rows(n) for n in stage.inputs}
            return ByArticle(inputs, PARTITION, every_entity=is_by_hand)
        if stage.cut is None:
            return None
        inputs_held = {name: self._held_or_kept(name) for name in stage.inputs}
        try:
            return stage.cut(inputs_held)
        except ON_PURPOSE:
            raise
        except Exception:
            return None

    def _held_or_kept(self, name: str) -> pd.DataFrame | KeptTable:
        """A table, from memory or to be read in parts."""
        self.make(name)
        kept = None if name in self._tables else self._kept_in_parts(name)
        return self.whole(name) if kept is None else kept

    def _check_unchanged(self, stage: Stage, parameters: Mapping[str, object]) -> None:
        """Raise :class:`InputError` if a file that is a parameter was written to since the stage began."""
        for name, value in self._parameters(stage).items():
            if value != parameters[name]:
                raise InputError(self.options[name], "it changed while it was used", "Run again")

    def _keep(self, key: str, result: Result, is_kept: bool) -> None:
        """Note that tables are in the store; hold them in memory if they are not."""
        self._rows.update({name: len(frame) for name, frame in result.tables.items()})
        if is_kept:
            self._kept.add(key)
            self._hold(result.tables)
        else:
            self._tables.update(result.tables)

    def _remember(self, name: str, rows: Mapping[str, int], failures: list[Failure], note: str) -> None:
        self._rows.update(rows)
        self._failures[name] = failures
        self.progress(name, 1, 1, note)

    def _make_parts(self, stage: Stage, key: str, cut: Cut, parameters: Mapping[str, object]) -> list[Failure]:
        """Run a stage on parts of its inputs, keeping each as soon as it is done, without what an earlier run made."""
        units, place = cut.units(), self._place(stage)
        held = held_units(self.store, place, units)
        done = self._done_parts(stage, key, cut if held is None else cut.only(held.is_left), held)
        self._check_unchanged(stage, parameters)
        if isinstance(cut, ByArticle):
            is_kept = self._keep_by_article(stage, key, cut, done, held, units)
        elif self._keep_regrouped(stage, key, done, held, units):
            is_kept = True
        else:
            before = held_rows(self.store, held, stage.outputs, units) if held else None
            tables = [done.result(number).tables for number in range(len(done))]
            whole = Result(joined(stage, [before, *tables] if before else tables), done.failures())
            is_kept = self.store.put(key, whole, self.parts())
            self._keep(key, whole, is_kept)
        done.drop()
        if is_kept:
            keep_units(self.store, place, key, units)
        return done.failures()

    def _keep_by_article(
        self, stage: Stage, key: str, cut: ByArticle, done: FinishedParts, held: Held | None, units: pd.DataFrame
    ) -> bool:
        """Put the rows of all parts, and those taken over, into one file for each table, a part at a time."""
        left = Parts(cut.ids if held is None else cut.ids[held.is_left], PARTITION)
        made = {name: RowsByArticle(left, partial(_table_of, done, name)) for name in stage.outputs}
        sources = [Source(made, left.ids)] if len(left.ids) else []
        before = held_articles(self.store, held, stage.outputs, units, PARTITION) if held else None
        if before is not None:
            sources.append(before)

        def merged_parts() -> Iterator[Tables]:
            return merged(sources, stage.outputs, self.parts())

        rows = dict.fromkeys(stage.outputs, 0)

        def counted() -> Iterator[Tables]:
            for part in merged_parts():
                for name, frame in part.items():
                    rows[name] += len(frame)
                yield part

        if self.store.put_in_parts(key, stage.outputs, counted(), PARTITION, done.failures()):
            self._kept.add(key)
            self._rows.update(rows)
            return True
        self._keep(key, Result(joined(stage, list(merged_parts())), done.failures()), False)
        return False

    def _keep_regrouped(
        self, stage: Stage, key: str, done: FinishedParts, held: Held | None, units: pd.DataFrame
    ) -> bool:
        """Put the rows of many parts, and those taken over, into one file, without holding all.

        False where that cannot be done, or is not worth it.
        """
        before = held_parts(self.store, held, stage.outputs[0], units) if held else iter(())
        if len(stage.outputs) > 1 or len(units) <= REGROUPED or before is None:
            return False
        name = stage.outputs[0]
        made = (_table_of(done, name, number) for number in range(len(done)))
        try:
            with scratch_folder(self.store.folder / key) as folder:
                rows = Regrouped(folder, name, stage.order, self.parts())
                rows.take(chain(before, made))
                row_of = rows.row_of()
                in_other_order = rows.is_in_other_order(row_of)
                parts = rows.in_parts(row_of, in_other_order=in_other_order)
                is_kept = self.store.put_in_parts(
                    key, (name,), parts, PARTITION, done.failures(), in_other_order=in_other_order
                )
        except (InputError, ValueError):
            return False
        if is_kept:
            self._kept.add(key)
            self._rows[name] = rows.rows
        return is_kept

    def _place(self, stage: Stage) -> str:
        """The key under which the units of a stage on this corpus are kept, whatever the content of its files."""
        code = [code_digest(module) for module in stage.modules]
        return make_key(__version__, _base_code(), stage.name, self._parameters(stage), code, str(self.corpus))

    def _done_parts(self, stage: Stage, key: str, cut: Cut, held: Held | None) -> FinishedParts:
        """The results of all parts, from the store or made now."""
        of_parts = key if held is None else make_key(key, held.is_left.tobytes().hex())

        def make(number: int) -> Result:
            return run_stage(stage.name, cut.part(number), self.options)

        done = FinishedParts(self.store, of_parts, stage.outputs, len(cut), make)

        def finished(number: int, result: Result) -> None:
            done.add(number, result)
            self.progress(stage.name, len(done), len(cut))

        left = [number for number in range(len(cut)) if number not in done]
        self._engine.run(
            stage.name, run_stage, lambda number: (stage.name, cut.part(number), self.options), left, finished
        )
        return done

    def _in_stage(self, stage: Stage) -> InStage:
        """What does the work that a stage asks for in parts."""
        return InStage(
            self.store, self._place(stage), partial(self._engine.run, stage.name), partial(self.progress, stage.name)
        )


def _table_of(done: FinishedParts, name: str, number: int) -> pd.DataFrame:
    return done.result(number).tables[name]


# What every stage is built on, for its key. Errors, types and how files are written change no row; tests/test_stages.py
# finds what is missing here.
BASE: Final = (
    "article_texts.py",
    "ascending.py",
    "csv_records.py",
    "disjoint.py",
    "schema.py",
    "shipped.py",
    "text.py",
    "english",
    "given.py",
    "links.py",
    "pipeline.py",
    "stages.py",
    "earlier.py",
    "divided.py",
    "finished.py",
    "parquet_parts.py",
    "partitions.py",
    "regrouped.py",
    "store.py",
    "streamed.py",
    "isolation.py",
    "outlets.py",
)


@cache
def _base_code() -> str:
    return make_key([code_digest(file) for file in BASE])
