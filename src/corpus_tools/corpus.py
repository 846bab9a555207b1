"""A corpus: the articles of a folder or file, and every table made from them when it is first asked for."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

import pandas as pd

from corpus_tools.errors import InputError, ParameterError, did_you_mean
from corpus_tools.isolation import log_of
from corpus_tools.pipeline import BACKENDS, TABLE_NAMES, Pipeline, Progress, silent
from corpus_tools.store import Store, cache_folder

_PACKAGE: Final = Path(__file__).resolve().parent
DEMO: Final = "data/demo"


def project_folder() -> Path | None:
    """The checkout this package is used from, or None where it was installed from a wheel."""
    root = _PACKAGE.parent.parent
    return root if (root / "pyproject.toml").is_file() and (root / "notebooks").is_dir() else None


def bundled(name: str) -> Path | None:
    """A folder that comes with the project (``notebooks``, ``data/demo``), in a checkout or in an installed package."""
    root = project_folder()
    for candidate in ([root / name] if root else []) + [_PACKAGE / "_bundled" / name]:
        if candidate.exists():
            return candidate
    return None


def find_corpus(path: str | Path) -> Path:
    """The folder or file meant by ``path``: as it stands, else from the project's folder, else what is bundled.

    So that ``data/demo`` means the same in a notebook, on the command line, and from any directory.
    Raises :class:`InputError` where there is nothing.
    """
    # papermill hands a folder that is called 2024 on as a number.
    given = Path(str(path)).expanduser()
    if given.exists():
        return given.resolve()
    root = project_folder()
    if root is not None and not given.is_absolute() and (root / given).exists():
        return (root / given).resolve()
    if given.as_posix() == DEMO and (demo := bundled(DEMO)) is not None:
        return demo
    raise InputError(
        path,
        f"there is no such file or folder (looked from {Path.cwd()})",
        "Give the path of a folder of articles, or of one file of them",
    )


class Corpus:
    """Articles and their tables. Each attribute named in ``tables`` is a pandas DataFrame.

    ``articles``, ``cleaning``, ``problems``, ``mentions``, ``entities``, ``quotes``, ``duplicates``, ``passages``,
    ``utterances``, ``changes``, ``anomalies``, ``lineage``, ``frames``; their columns are in ``schema.py`` and in
    ``data/README.md``.
    """

    tables: Final = TABLE_NAMES

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline
        self.path = pipeline.corpus
        self.options = dict(pipeline.options)

    def table(self, name: str) -> pd.DataFrame:
        """The table called ``name``; changing what is returned does not change the corpus."""
        return self._pipeline.table(name).copy(deep=False)

    def key(self, name: str) -> str:
        """A digest of all that table ``name`` depends on: bytes, code and parameters."""
        return self._pipeline.key(name)

    def failure_log(self) -> str:
        """The tracebacks of what the stages that were run so far could not use; empty where nothing failed."""
        return log_of(self._pipeline.failures())

    def forget_transient_failures(self) -> None:
        """Try again, when it is next asked for, what failed for want of memory or disk, and what rests on it."""
        self._pipeline.forget_transient_failures()

    def __repr__(self) -> str:
        return f"Corpus({self.path.name!r})"

    def unused_corrections(self) -> pd.DataFrame:
        """The rows of ``names.csv`` that fit nothing in the articles: ``form, person, article, label, row``."""
        from corpus_tools.entities import corrections_used, read_corrections, resolve_entities

        path = self.options["corrections"]
        if not path:
            return pd.DataFrame(columns=["form", "person", "article", "label", "row"])
        before = resolve_entities(self._pipeline.table("found_mentions"), self.articles).mentions
        used = corrections_used(before, read_corrections(Path(path)))
        return used[used["mentions"] == 0].drop(columns="mentions").reset_index(drop=True)

    def unused_provenance_corrections(self) -> pd.DataFrame:
        """The rows of ``utterances.csv`` and ``lineage.csv`` that fit nothing in the corpus: ``file, row, about``."""
        from corpus_tools.provenance import corrections as by_hand

        rows: list[tuple[str, int, str]] = []
        if path := self.options.get("utterance_corrections"):
            ids = set(self.table("quotes")["quote_id"])
            unused = by_hand.unused_utterance_corrections(by_hand.read_utterance_corrections(path), ids)
            rows += [
                (by_hand.UTTERANCES, r["row"], f"{r['quote_id']}, {r['other_id']}") for r in unused.to_dict("records")
            ]
        if path := self.options.get("lineage_corrections"):
            ids = set(self.articles["article_id"])
            unused = by_hand.unused_lineage_corrections(by_hand.read_lineage_corrections(path), ids)
            rows += [
                (by_hand.LINEAGE, r["row"], f"{r['article_id']}, {r['source_id']}") for r in unused.to_dict("records")
            ]
        return pd.DataFrame(rows, columns=["file", "row", "about"])

    def unused_quote_corrections(self) -> pd.DataFrame:
        """The rows of ``quotes.csv`` that fit no quotation: ``passage, speaker, article, row``."""
        from corpus_tools.quotes import extract_quotes, quote_corrections_used, read_quote_corrections

        path = self.options.get("quote_corrections")
        if not path:
            return pd.DataFrame(columns=["passage", "speaker", "article", "row"])
        corrections = read_quote_corrections(Path(path))
        used = quote_corrections_used(self.quotes, corrections)
        unused = used[used["quotations"] == 0]
        if len(unused) and (unused["speaker"] == "-").any():
            # Reported speech that was taken out is in the table no more.
            before = extract_quotes(self.articles, self.mentions, self.entities)
            used = quote_corrections_used(before, corrections)
        return used[used["quotations"] == 0].drop(columns="quotations").reset_index(drop=True)

    @property
    def articles(self) -> pd.DataFrame:
        return self.table("articles")

    @property
    def cleaning(self) -> pd.DataFrame:
        return self.table("cleaning")

    @property
    def problems(self) -> pd.DataFrame:
        return self.table("problems")

    @property
    def mentions(self) -> pd.DataFrame:
        return self.table("mentions")

    @property
    def entities(self) -> pd.DataFrame:
        return self.table("entities")

    @property
    def quotes(self) -> pd.DataFrame:
        return self.table("quotes")

    @property
    def duplicates(self) -> pd.DataFrame:
        return self.table("duplicates")

    @property
    def passages(self) -> pd.DataFrame:
        return self.table("passages")

    @property
    def anomalies(self) -> pd.DataFrame:
        return self.table("anomalies")

    @property
    def utterances(self) -> pd.DataFrame:
        return self.table("utterances")

    @property
    def changes(self) -> pd.DataFrame:
        return self.table("changes")

    @property
    def lineage(self) -> pd.DataFrame:
        return self.table("lineage")

    @property
    def frames(self) -> pd.DataFrame:
        return self.table("frames")


def open_corpus(
    path: str | Path,
    *,
    names: str = "model",
    codebook: str = "departure",
    cache: str | Path | None = None,
    backend: str = "auto",
    workers: int | None = None,
    progress: Progress = silent,
) -> Corpus:
    """Open the articles at ``path``: a folder or a file of any format that ``corpus_tools.loading`` reads.

    ``names``: what finds names, ``"model"`` or ``"spacy:PIPELINE"``. ``codebook``: a codebook that ships with the
    package, or the path of one (TOML). ``cache``: where tables are kept (default ``$CORPUS_TOOLS_CACHE``, else the
    user's cache folder). ``backend``: ``"auto"`` (all cores for more than a few hundred articles), ``"serial"``,
    ``"processes"``, ``"dask"`` or the address of a Dask scheduler; ``workers``: how many processes.

    Parameters
    ----------
    path : str | Path
        Folder or file.
    names : str, default 'model'
        What finds names: ``model``, or ``spacy:`` and an installed pipeline.
    codebook : str, default 'departure'
        A codebook of the package by name, or the path of a TOML file.
    cache : str | Path, optional
        Folder in which tables are kept; None: ``$CORPUS_TOOLS_CACHE``, else the user's cache folder.
    backend : str, default 'auto'
        ``auto`` (all cores for more than a few hundred articles), ``serial``, ``processes``, ``dask``, or the
        address of a Dask scheduler.
    workers : int, optional
        How many processes; None: as many as there are cores.
    progress : Progress, default silent
        Called with what is done; :func:`corpus_tools.pipeline.silent` says nothing.

    Returns
    -------
    Corpus
        Its tables are made when they are asked for.

    Raises
    ------
    InputError
        Where there is nothing to read.
    ParameterError
        For a wrong parameter.

    Examples
    --------
    >>> corpus = ct.open_corpus("data/demo")
    >>> corpus.quotes.columns[:3].tolist()
    ['quote_id', 'article_id', 'start']
    """
    folder = find_corpus(path)
    if workers is not None and workers < 1:
        raise ParameterError("workers", workers, "a whole number from 1 upwards")
    check_options(names, codebook)
    if backend not in BACKENDS and "://" not in backend:
        raise ParameterError("backend", backend, f"{did_you_mean(backend, BACKENDS)}, or the address of a scheduler")
    beside = folder if folder.is_dir() else folder.parent
    options = {
        "names": names,
        "codebook": codebook,
        "corrections": _by_hand(beside / "names.csv"),
        "quote_corrections": _by_hand(beside / "quotes.csv"),
        "utterance_corrections": _by_hand(beside / "utterances.csv"),
        "lineage_corrections": _by_hand(beside / "lineage.csv"),
    }
    store = Store(Path(cache).expanduser() if cache is not None else cache_folder())
    return Corpus(Pipeline(folder, options, store=store, backend=backend, workers=workers, progress=progress))


def _by_hand(path: Path) -> str:
    """A file of corrections where there is one; behind a link it is not read, as no other file of a corpus is."""
    return str(path) if path.is_file() and not path.is_symlink() else ""


def check_options(names: str, codebook: str) -> None:
    """Refuse a wrong ``names`` or ``codebook`` before any work is done."""
    if names != "model" and not names.startswith("spacy:"):
        raise ParameterError("names", names, "'model' or 'spacy:' and the name of an installed spaCy pipeline")
    if Path(codebook).suffix or codebook not in _codebooks():
        from corpus_tools.framing import load_codebook

        load_codebook(codebook)


@cache
def _codebooks() -> frozenset[str]:
    """The codebooks that come with the package: their tests say that they are valid, so none is read to check it."""
    return frozenset(path.stem for path in (_PACKAGE / "framing" / "codebooks").glob("[!_]*.toml"))
