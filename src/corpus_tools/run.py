"""A whole run: tables, notebooks, figures, report, in one folder."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import nbformat

from corpus_tools.corpus import Corpus, open_corpus, project_folder
from corpus_tools.errors import CorpusToolsError, InputError, ParameterError, did_you_mean
from corpus_tools.files import check_writable, write_text, writing
from corpus_tools.notebooks import NAMES, check_parameters, execute, find, parameters, run_all
from corpus_tools.pipeline import TABLE_NAMES, Progress, silent
from corpus_tools.report import sections, write_report
from corpus_tools.store import code_digest, make_key, write_parquet

# What the notebooks' outputs depend on besides the tables.
_TELLING: Final = (
    "measures",
    "figures",
    "templates",
    "kwic.py",
    "graphml.py",
    "views.py",
    "display.py",
    "legible.py",
    "notebooks.py",
    "loading/overview.py",
)
_COMMON: Final = ("corpus", "out", "names", "codebook")


@dataclass(frozen=True)
class Run:
    """A finished run: where it is, what was found, and which notebooks failed (name → why)."""

    out: Path
    corpus: Corpus
    findings: list[str]
    failed: dict[str, str]


def check_out(corpus: Path, out: Path) -> Path:
    """``out`` as a full path; refused where it lies in the corpus, because the next run would read it as articles."""
    full = out.expanduser().resolve()
    if full.exists() and not full.is_dir():
        raise InputError(out, "it is a file, and a folder is needed", "Choose another name for --out")
    if corpus.is_dir() and (full == corpus or corpus in full.parents):
        raise ParameterError("out", str(out), "it lies inside the folder of articles", "Choose a folder outside of it.")
    check_writable(full)
    return full


def write_tables(corpus: Corpus, out: Path, only: Sequence[str] = ()) -> list[Path]:
    """Write each table as Parquet and CSV into ``out``; returns the paths."""
    for name in only:
        if name not in TABLE_NAMES:
            raise ParameterError("only", name, did_you_mean(name, TABLE_NAMES))
    written = []
    for name in only or TABLE_NAMES:
        frame = corpus.table(name)
        written.append(write_parquet(frame, out / f"{name}.parquet", name))
        with writing(out / f"{name}.csv") as temporary:
            frame.to_csv(temporary, index=False, encoding="utf-8", lineterminator="\n")
        written.append(out / f"{name}.csv")
    return written


def run_corpus(
    corpus: str | Path,
    out: str | Path,
    *,
    notebooks: Sequence[str] = (),
    parameters: Mapping[str, object] | None = None,
    names: str = "model",
    codebook: str = "departure",
    cache: str | Path | None = None,
    workers: int | None = None,
    backend: str = "auto",
    progress: Progress = silent,
) -> Run:
    """Make tables, notebooks, figures and the report of a corpus in ``out``.

    A notebook that fails does not stop the others. Raises :class:`InputError` or :class:`ParameterError` where the
    run cannot start.
    """
    chosen = find(notebooks)
    opened = open_corpus(
        corpus, names=names, codebook=codebook, cache=cache, workers=workers, backend=backend, progress=progress
    )
    folder = check_out(opened.path, Path(out))
    values = _values(opened, folder, names, codebook, dict(parameters or {}), chosen)
    if not len(opened.articles):
        raise InputError(corpus, "no article could be read from it", "See: corpus-tools check --corpus PATH")
    for name in TABLE_NAMES:
        opened.table(name)
    _write_changed_tables(opened, folder / "tables")
    state = {"running": 0}

    def told(name: str, what: str) -> None:
        state["running"] += what == "started"
        progress(f"notebook {name[:2]}", int(what != "started"), 1, what)

    if cache is not None:
        os.environ["CORPUS_TOOLS_CACHE"] = str(Path(cache).expanduser().resolve())
    outcome = run_all(
        folder,
        values,
        key=_run_key(opened),
        only=[path.stem for path in chosen],
        workers=workers or os.cpu_count() or 1,
        told=told,
    )
    progress("report", 0, 1)
    made = sections(folder, outcome.failed)
    write_report(folder, opened, made)
    progress("report", 1, 1, "written")
    return Run(folder, opened, [s.sentence for s in made if s.sentence], outcome.failed)


def _values(
    corpus: Corpus, out: Path, names: str, codebook: str, given: dict[str, object], chosen: Sequence[Path]
) -> dict[str, object]:
    """The notebooks' parameters: the user's, checked, and those every run sets."""
    for name in given:
        if name in _COMMON:
            instead = "Give the folder of articles as the argument" if name == "corpus" else f"Use --{name} instead"
            raise ParameterError(name, given[name], "this one is set by the command itself", instead)
        known = sorted({p for path in chosen for p in parameters(path)} - set(_COMMON))
        if name not in known:
            raise ParameterError(name, given[name], f"no notebook has such a parameter: {did_you_mean(name, known)}")
    book = Path(codebook)
    common = {
        "corpus": str(corpus.path),
        "out": str(out),
        "names": names,
        "codebook": str(book.resolve()) if book.is_file() else codebook,
    }
    for path in chosen:
        check_parameters(path, {n: v for n, v in given.items() if n in parameters(path)})
    return {**common, **given}


def _run_key(corpus: Corpus) -> str:
    keys = [corpus.key(name) for name in TABLE_NAMES]
    return make_key(keys, [code_digest(part) for part in _TELLING])


def _write_changed_tables(corpus: Corpus, folder: Path) -> None:
    """Write the tables that are not there yet in this state: writing CSV takes longer than making some of them."""
    ledger = folder / ".written.json"
    try:
        before = json.loads(ledger.read_text("utf-8"))
    except (OSError, ValueError):
        before = {}
    for name in TABLE_NAMES:
        key = corpus.key(name)
        there = all((folder / f"{name}.{ending}").is_file() for ending in ("csv", "parquet"))
        if before.get(name) != key or not there:
            write_tables(corpus, folder, [name])
            before[name] = key
    write_text(ledger, json.dumps(before, indent=1, sort_keys=True))


def refresh(progress: Progress = silent) -> list[Path]:
    """Renew the outputs stored in ``notebooks/`` and the files in ``figures/`` of the checkout.

    The stored outputs are those of the default parameters, so that nbval, which runs the notebooks as they stand,
    can compare them.
    """
    root = project_folder()
    if root is None:
        raise InputError(
            "notebooks", "this is an installed package, not a checkout", "Run it in a clone of the project"
        )
    written = []
    with tempfile.TemporaryDirectory() as temporary:
        # The figures first: they come from a run that writes files.
        result = run_corpus(root / "data" / "demo", Path(temporary) / "out", progress=progress)
        if result.failed:
            name, why = next(iter(result.failed.items()))
            raise CorpusToolsError(f"{name}: {why}")
        figures = root / "figures"
        for old in [*figures.glob("*.png"), *figures.glob("*.svg"), *figures.glob("*.json")]:
            old.unlink()
        figures.mkdir(exist_ok=True)
        for path in sorted((Path(temporary) / "out" / "figures").glob("0*")):
            written.append(Path(shutil.copy(path, figures / path.name)))
    for name in NAMES:
        path = root / "notebooks" / f"{name}.ipynb"
        execute(path, path, {}, cwd=path.parent)
        strip_injected(path)
        progress(f"stored {name[:2]}", 1, 1, "done")
        written.append(path)
    return written


def strip_injected(path: Path) -> None:
    """Remove the cell that papermill puts in, which a notebook run with its defaults does not need."""
    notebook = nbformat.read(path, as_version=4)
    notebook.cells = [c for c in notebook.cells if "injected-parameters" not in c.metadata.get("tags", [])]
    write_text(path, nbformat.writes(notebook) + "\n")
