"""A whole run: tables, notebooks, figures, report, in one folder."""

from __future__ import annotations

import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Final

import pandas as pd

from corpus_tools.compare import findings_of, write_record
from corpus_tools.corpus import Corpus, open_corpus, project_folder
from corpus_tools.disclosure import passages_set, passages_shown, restricted
from corpus_tools.errors import CorpusToolsError, CorpusToolsWarning, InputError, ParameterError, did_you_mean
from corpus_tools.files import check_writable, scratch, write_text
from corpus_tools.jupyter_files import load_nbformat
from corpus_tools.memory import check_memory
from corpus_tools.notebooks import (
    NAMES,
    check_parameters,
    execute,
    find,
    fingerprint,
    own_parameters,
    parameters,
    run_all,
)
from corpus_tools.output import LOG, OutputFolder
from corpus_tools.pipeline import FROM_CACHE, TABLE_NAMES, Progress, silent
from corpus_tools.spreadsheets import MAIN, write_csv, write_workbook
from corpus_tools.store import cache_folder, code_digest, make_key, write_parquet

# Libraries that notebooks draw, print and execute with; what finds things is in the keys of the tables.
_SHOWN_WITH: Final = ("matplotlib", "pandas", "networkx", "nbformat", "jinja2", "markdown-it-py")
WORKBOOK: Final = "corpus"  # the name of the workbook of all main tables, without .xlsx
_COMMON: Final = ("corpus", "out", "names", "codebook")


@dataclass(frozen=True)
class Run:
    """A finished run: where it is, what was found, and which notebooks failed (name → why)."""

    out: Path
    corpus: Corpus
    findings: list[str]
    failed: dict[str, str]


def check_out(corpus: Path, out: Path, option: str = "out") -> Path:
    """``out`` as a full path; refused where it lies in the corpus, because the next run would read it as articles.

    ``option``: what it was given as.
    """
    full = out.expanduser().resolve()
    if full.exists() and not full.is_dir():
        raise InputError(out, "it is a file, and a folder is needed", f"Choose another name for --{option}")
    if corpus.is_dir() and (full == corpus or corpus in full.parents):
        raise ParameterError(
            option, str(out), "it lies inside the folder of articles", "Choose a folder outside of it."
        )
    check_writable(full)
    return full


def write_tables(
    corpus: Corpus, out: Path, only: Sequence[str] = (), *, passages: str | None = None, about: str = ""
) -> list[Path]:
    """Write each table as Parquet and CSV into ``out``; returns the paths.

    ``passages``: how much of the articles' text is in them, as for a run; None: as it is set now. ``about``: a person's
    name; the table ``frames`` then has only expressions about that person (ParameterError for a name that fits nobody
    or several).

    Tables that an earlier call left there are kept where they are of the same state of articles, parameters and code,
    and removed where they are of another. ``errors.log`` has the tracebacks where a stage failed on an article.
    """
    for name in only:
        if name not in TABLE_NAMES:
            raise ParameterError("only", name, did_you_mean(name, TABLE_NAMES))
    with passages_set(passages), OutputFolder(out, "tables") as output:
        _check_memory(corpus)
        corpus.forget_transient_failures()
        corpus.make(*(only or TABLE_NAMES))
        person_id = _person(corpus, about) if about else ""
        keys = _table_keys(corpus)
        if person_id:
            keys["frames"] = make_key(keys["frames"], person_id)
        output.keep_only({name for name in TABLE_NAMES if output.is_current(name, keys[name])})
        written: list[Path] = []
        for name in only or TABLE_NAMES:
            written += _write_table(output, corpus, name, keys[name], person_id if name == "frames" else "")
        return written + _write_log(output, corpus, keys["problems"])


def _person(corpus: Corpus, name: str) -> str:
    """The entity that a name means."""
    from corpus_tools.framing.about import person

    return person(corpus.table("frames"), corpus.table("entities"), name)[0]


def _write_table(output: OutputFolder, corpus: Corpus, name: str, key: str, person_id: str = "") -> list[Path]:
    """Write a table that is not there in this state: writing CSV takes longer than making some of them.

    ``person_id``: an entity; only the rows (of frames) about it.
    """
    folder = output.folder / "tables" if output.kind == "run" else output.folder

    def make() -> list[Path]:
        frame = corpus.read_once(name)
        if person_id:
            from corpus_tools.framing.about import of_person

            frame = of_person(frame, person_id)
        frame = restricted(frame)
        written = write_parquet(frame, folder / f"{name}.parquet", name)
        return [written, write_csv(frame, folder / f"{name}.csv", corpus.articles)]

    paths = output.write(name, key, make)
    return sorted(paths, key=lambda path: path.suffix, reverse=True)


def _write_workbook(output: OutputFolder, corpus: Corpus, key: str) -> None:
    """All main tables as one workbook."""
    path = output.folder / "tables" / f"{WORKBOOK}.xlsx"
    output.write(WORKBOOK, key, lambda: [write_workbook(_Printed(corpus), path, corpus.articles)])


class _Printed(Mapping[str, pd.DataFrame]):
    """The main tables as they may be printed, each read when it is needed."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus

    def __getitem__(self, name: str) -> pd.DataFrame:
        return restricted(self._corpus.read_once(name))

    def __iter__(self) -> Iterator[str]:
        return iter(MAIN)

    def __len__(self) -> int:
        return len(MAIN)


def _write_log(output: OutputFolder, corpus: Corpus, key: str) -> list[Path]:
    """The tracebacks of what stages could not use; no file where nothing failed."""
    log = corpus.failure_log()
    if not log:
        output.drop(LOG)
        return []
    return output.write(LOG, key, lambda: [write_text(output.folder / LOG, log)])


def _table_keys(corpus: Corpus) -> dict[str, str]:
    """For each table a digest of all that its files depend on."""
    # What failed for want of memory is in no key of the stages.
    shared = [make_key(corpus.failure_log()), code_digest("run.py"), version("pandas"), version("pyarrow")]
    shared += [code_digest("spreadsheets.py"), code_digest("disclosure.py"), passages_shown()]
    keys = {name: make_key(corpus.key(name), shared) for name in TABLE_NAMES}
    return {**keys, "problems": make_key(sorted(keys.items()))}


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
    passages: str = "full",
    progress: Progress = silent,
) -> Run:
    """Make tables, notebooks, figures and the report of a corpus in ``out``.

    ``passages``: how much of the articles' text is printed, see :mod:`corpus_tools.disclosure`.

    A notebook that fails does not stop the others. ``out`` is one run: what an earlier one left there is kept where
    it is what this one would write, and else removed. Raises :class:`InputError` or :class:`ParameterError` where the
    run cannot start: also because another one is writing into ``out``, or a file in it was changed by hand.
    """
    chosen = find(notebooks)
    with passages_set(passages), _usable_cache(cache) as kept_in:
        opened = open_corpus(
            corpus, names=names, codebook=codebook, cache=kept_in, workers=workers, backend=backend, progress=progress
        )
        folder = check_out(opened.path, Path(out))
        values = _values(opened, folder, names, codebook, dict(parameters or {}), chosen)
        with OutputFolder(folder, "run") as output:
            return _run_into(output, opened, values, [path.stem for path in chosen], workers, progress)


def _run_into(
    output: OutputFolder,
    opened: Corpus,
    values: Mapping[str, object],
    chosen: Sequence[str],
    workers: int | None,
    progress: Progress,
) -> Run:
    if not opened.scan("articles").count():
        raise InputError(opened.path, "no article could be read from it", "See: corpus-tools check PATH")
    _check_memory(opened, min(workers or os.cpu_count() or 1, len(chosen)))
    opened.forget_transient_failures()
    opened.make(*TABLE_NAMES)
    keys = _table_keys(opened)
    key = make_key(sorted(keys.items()), code_digest("."), [version(name) for name in _SHOWN_WITH], passages_shown())
    workbook_key, notebook_keys = make_key([keys[name] for name in MAIN]), _notebook_keys(values, key)
    current = [name for name, theirs in notebook_keys.items() if output.is_current(name, theirs)]
    shown = sorted({*chosen, *current})

    def report_key() -> str:
        # Among the files beside it may be some of the user's, which its lists name and describe.
        beside = [(path.name, path.stat().st_size) for path in _beside(output.folder)]
        return make_key(key, opened.path.name, [notebook_keys[name] for name in shown], beside)

    wanted = {**keys, WORKBOOK: workbook_key, "report": report_key(), **{name: notebook_keys[name] for name in chosen}}
    if opened.failure_log():
        wanted[LOG] = keys["problems"]
    if not all(output.is_current(unit, theirs) for unit, theirs in wanted.items()):
        # A folder without a report is one that is not finished.
        output.drop("report")
    output.keep_only({*TABLE_NAMES, LOG, WORKBOOK, "report", *shown})
    for name in TABLE_NAMES:
        _write_table(output, opened, name, keys[name])
    _write_log(output, opened, keys["problems"])
    _write_workbook(output, opened, workbook_key)
    outcome = run_all(
        output,
        values,
        key=key,
        only=chosen,
        workers=workers or os.cpu_count() or 1,
        told=lambda name, what: progress(f"notebook {name[:2]}", int(what != "started"), 1, what),
    )
    progress("report", 0, 1)
    is_kept = output.is_current("report", report_key())
    output.write("report", report_key(), lambda: _write_report(output.folder, opened, outcome.failed))
    progress("report", 1, 1, FROM_CACHE if is_kept else "written")
    return Run(output.folder, opened, findings_of(output.folder), outcome.failed)


def _beside(folder: Path) -> list[Path]:
    """The files of a run that its report lists."""
    return sorted(path for name in ("tables", "figures", "notebooks") for path in (folder / name).glob("[!.]*.*"))


def _write_report(folder: Path, corpus: Corpus, failed: Mapping[str, str]) -> list[Path]:
    """The report and all that is beside it, made of notebooks and tables."""
    # Imported here: a run that finds all in place reads none of these modules.
    from corpus_tools.article_pages import write_article_pages
    from corpus_tools.concordance_page import write_concordance
    from corpus_tools.methods import write_crate
    from corpus_tools.report import sections, write_report

    made = sections(folder, failed)
    words, pages = write_concordance(folder, corpus), write_article_pages(folder, corpus.articles, corpus.path.name)
    report = write_report(folder, corpus, made)
    record = write_record(folder, corpus.options, [section.sentence for section in made if section.sentence])
    concordance = [words] if words is not None else []
    crate = write_crate(folder, corpus, [report, *concordance, *pages, *_beside(folder)])
    return [report, record, *pages, *concordance, crate]


def _check_memory(corpus: Corpus, notebooks: int = 0) -> None:
    """Raise :class:`CorpusToolsError` where what is made of these articles would not fit in memory."""
    chars = corpus.scan("articles", ["chars"]).to_pandas()["chars"]
    check_memory(int(chars.sum()), len(chars), notebooks)


def _notebook_keys(values: Mapping[str, object], key: str) -> dict[str, str]:
    """What each notebook would be made from, whether or not it is asked for: an earlier run may have left it."""
    return {path.stem: fingerprint(path, own_parameters(path, values), key) for path in find()}


@contextmanager
def _usable_cache(cache: str | Path | None) -> Iterator[Path]:
    """The folder in which tables are kept, for the kernels of the notebooks too; where none can be, one for this run.

    Each notebook would make all tables again without one.
    """
    folder = (Path(cache).expanduser() if cache is not None else cache_folder()).resolve()
    before = os.environ.get("CORPUS_TOOLS_CACHE")
    with scratch("corpus-tools") as temporary:
        try:
            check_writable(folder)
        except InputError as error:
            warnings.warn(
                f"{folder}: tables cannot be kept here between runs ({error.reason}), so the next run makes them "
                "again. Another folder is named by --cache, or by CORPUS_TOOLS_CACHE.",
                CorpusToolsWarning,
                stacklevel=4,
            )
            folder = temporary
            folder.mkdir(mode=0o700)
        os.environ["CORPUS_TOOLS_CACHE"] = str(folder)
        try:
            yield folder
        finally:
            os.environ.pop("CORPUS_TOOLS_CACHE")
            if before is not None:
                os.environ["CORPUS_TOOLS_CACHE"] = before


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
    if given.get("about"):
        given["about"] = _person(corpus, str(given["about"]))
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


def refresh(progress: Progress = silent) -> list[Path]:
    """Renew the outputs stored in ``notebooks/`` and the files in ``figures/`` of the checkout.

    The stored outputs are those of the default parameters, so that nbval, which runs the notebooks as they are,
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
    nbformat = load_nbformat()
    notebook = nbformat.read(path, as_version=4)
    notebook.cells = [c for c in notebook.cells if "injected-parameters" not in c.metadata.get("tags", [])]
    write_text(path, nbformat.writes(notebook) + "\n")
