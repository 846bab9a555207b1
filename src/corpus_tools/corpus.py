"""A corpus: the articles of a folder or file, and every table made from them when it is first asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
import pandas as pd

from corpus_tools.engines import BACKENDS
from corpus_tools.errors import InputError, ParameterError, did_you_mean
from corpus_tools.isolation import log_of
from corpus_tools.pipeline import TABLE_NAMES, Pipeline, Progress, silent
from corpus_tools.scan import Scan
from corpus_tools.schema import TABLES
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
    """The folder or file meant by ``path``: as it is, else from the project's folder, else what is bundled.

    So that ``data/demo`` means the same in a notebook, on the command line, and from any directory.
    Raises :class:`InputError` where there is nothing.
    """
    # papermill hands a folder that is called 2024 on as a number.
    if not str(path).strip():
        raise InputError(
            repr(path), "an empty path names no folder", "Give the path of a folder of articles; . is this folder"
        )
    given = Path(str(path)).expanduser()
    try:
        is_there = given.exists()
    except OSError as error:  # a folder on the way may not be entered, or the name is too long
        reason = f"it cannot be looked for: {error.strerror or error}"
        raise InputError(path, reason, "Check the path, and the permissions of the folders in it") from error
    if is_there:
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


def with_dates(table: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """``table`` with ``outlet`` and ``published`` after ``article_id``; unchanged where it has no article or has them.

    >>> articles = pd.DataFrame({"article_id": ["a"], "outlet": ["Post"], "published": [pd.Timestamp("2031-03-04")]})
    >>> list(with_dates(pd.DataFrame({"article_id": ["a"], "text": ["x"]}), articles).columns)
    ['article_id', 'outlet', 'published', 'text']
    """
    if "article_id" not in table.columns or "outlet" in table.columns:
        return table
    place = table.columns.get_loc("article_id")
    assert isinstance(place, int)
    # Each article is looked up once, not each of its rows.
    codes, found = pd.factorize(table["article_id"])
    rows = np.append(pd.Index(articles["article_id"]).get_indexer(pd.Index(found)), -1)[codes]
    made = table.copy(deep=False)
    for offset, name in enumerate(("outlet", "published"), 1):
        made.insert(place + offset, name, pd.Series(articles[name].array.take(rows, allow_fill=True), table.index))
    return made


def describe_table(name: str, columns: Sequence[str]) -> pd.DataFrame:
    """The dictionary of a table, in the order of ``columns``: ``column, type, unit, meaning, values``."""
    known = {c.name: c for spec in (TABLES["articles"], TABLES[name]) for c in spec.columns}
    rows = [
        (c.name, c.kind if c.required else f"{c.kind}, may be empty", c.unit, c.meaning, ", ".join(c.allowed))
        for c in (known[column] for column in columns)
    ]
    return pd.DataFrame(rows, columns=["column", "type", "unit", "meaning", "values"])


class Corpus:
    """Articles and their tables. Each attribute named in ``tables`` is a pandas DataFrame.

    ``articles``, ``cleaning``, ``problems``, ``mentions``, ``entities``, ``quotes``, ``duplicates``, ``passages``,
    ``utterances``, ``changes``, ``anomalies``, ``lineage``, ``frames``. What their columns mean says
    ``corpus.describe("quotes")``. The rows of an article carry its ``outlet`` and when it was ``published``, so that
    ``corpus.quotes.groupby("outlet").size()`` works; :meth:`table` gives a table as it is written to files, without.
    """

    tables: Final = TABLE_NAMES

    def __init__(self, pipeline: Pipeline) -> None:
        # Two sums in dollars in one cell of a table would be shown as a formula.
        pd.set_option("display.html.use_mathjax", False, "styler.html.mathjax", False)
        self._pipeline = pipeline
        self.path = pipeline.corpus
        self.options = dict(pipeline.options)
        self._with_dates: dict[str, tuple[pd.DataFrame, pd.DataFrame]] = {}

    def table(self, name: str) -> pd.DataFrame:
        """The table called ``name`` as it is written to files; changing it does not change the corpus."""
        return self._pipeline.table(name).copy(deep=False)

    def scan(self, name: str, columns: Sequence[str] | None = None, *, articles: Iterable[str] | None = None) -> Scan:
        """The table called ``name``, to be read a part at a time where it does not fit in memory.

        ``columns``: those that are wanted, in this order (all where left out). ``articles``: ids of the articles whose
        rows are wanted; ids are text, "007" is not "7". The columns are those of the table as an attribute
        (``corpus.quotes``): with ``outlet`` and ``published``. Raises :class:`ParameterError` for an unknown table,
        column or article, naming those that there are.

        >>> corpus = open_corpus("data/demo")  # doctest: +SKIP
        >>> sum(len(part) for part in corpus.scan("quotes", ["text"]))  # doctest: +SKIP
        265
        """
        if name not in self.tables:
            raise ParameterError("table", name, did_you_mean(name, self.tables))
        in_parts = self._pipeline.in_parts(name)
        return Scan(
            name, in_parts, self._pipeline.in_parts("articles"), self._pipeline.parts(), columns=columns, only=articles
        )

    def make(self, *names: str) -> None:
        """Make the tables called ``names`` and keep them on disk, without holding in memory those that are large.

        Several at once cost less than one after the other: worker processes are started once. Raises
        :class:`ParameterError` for an unknown table, naming those that there are.

        >>> open_corpus("data/demo").make("quotes", "frames")  # doctest: +SKIP
        """
        self._pipeline.make_all(names)

    def at_least(self, name: str, columns: Sequence[str]) -> pd.DataFrame:
        """As :meth:`table`; of a large table that is not in memory these columns alone, and they do not stay there."""
        mapped = self._pipeline.mapped(name, columns)
        return mapped if mapped is not None else self._pipeline.at_least(name, columns).copy(deep=False)

    def read_once(self, name: str) -> pd.DataFrame:
        """As :meth:`table`, of which nothing stays in memory if it is large: for whoever needs each table only once."""
        return self.table(name) if name == "problems" else self._pipeline.whole(name).copy(deep=False)

    def _dated(self, name: str) -> pd.DataFrame:
        """The table called ``name``, its rows with outlet and date of the article that they are of."""
        made = self._pipeline.table(name)
        kept = self._with_dates.get(name)
        # A table of problems grows as stages are run; all others are made once.
        if kept is None or kept[0] is not made:
            kept = self._with_dates[name] = (made, with_dates(made, self._pipeline.table("articles")))
        return kept[1].copy(deep=False)

    def describe(self, name: str = "") -> pd.DataFrame:
        """What the tables hold: ``table, row, attribute``; of one table ``column, type, unit, meaning, values``.

        Raises :class:`ParameterError` for a table that there is not, naming those that there are.

        >>> open_corpus("data/demo").describe("quotes")  # doctest: +SKIP
        """
        from corpus_tools.card import Dictionary

        if not name:
            rows = [(spec, TABLES[spec].row, f"corpus.{spec}") for spec in self.tables]
            return Dictionary(rows, columns=["table", "row", "attribute"])
        if name not in self.tables:
            raise ParameterError("table", name, did_you_mean(name, self.tables))
        return Dictionary(describe_table(name, list(self._dated(name).columns)))

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

    def _repr_html_(self) -> str:
        from corpus_tools.card import card

        articles, problems = self.table("articles"), self.table("problems")
        return card(self.path.name, articles, problems, self.describe(), self.made())._repr_html_()

    def made(self) -> dict[str, int]:
        """How many rows each table has that was made so far, in this process; the others are made when asked for."""
        return self._pipeline.made()

    def __dir__(self) -> list[str]:
        return [name for name in super().__dir__() if not name.startswith("_")]

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
            quotes = self.table("quotes")
            ids = set(quotes.loc[quotes["kind"] != "indirect", "quote_id"])  # reported speech is in no utterance
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
        """One row an article: outlet, date, headline, text, and the file it was read from."""
        return self._dated("articles")

    @property
    def cleaning(self) -> pd.DataFrame:
        """One row a change made, or an anomaly seen, while loading."""
        return self._dated("cleaning")

    @property
    def problems(self) -> pd.DataFrame:
        """One row a problem: what could not be read or used, or not for certain, and what was done about it."""
        return self._dated("problems")

    @property
    def mentions(self) -> pd.DataFrame:
        """One row a mention of a person, organisation or place: its words, its place, and the entity it means."""
        return self._dated("mentions")

    @property
    def entities(self) -> pd.DataFrame:
        """One row a person, organisation or place: its name, its variants, and how often it is mentioned."""
        return self._dated("entities")

    @property
    def quotes(self) -> pd.DataFrame:
        """One row a quotation: its words, its place, its kind, its reporting verb and its speaker."""
        return self._dated("quotes")

    @property
    def duplicates(self) -> pd.DataFrame:
        """One row a pair of articles that are one text, nearly one, or one inside the other."""
        return self._dated("duplicates")

    @property
    def passages(self) -> pd.DataFrame:
        """One row a passage of an article that another article shares."""
        return self._dated("passages")

    @property
    def anomalies(self) -> pd.DataFrame:
        """One row an anomaly in an article: signs of copying, of editing, or of an error in loading."""
        return self._dated("anomalies")

    @property
    def utterances(self) -> pd.DataFrame:
        """One row a quotation as a version of an utterance (the same statement, quoted in several articles)."""
        return self._dated("utterances")

    @property
    def changes(self) -> pd.DataFrame:
        """One row a span of words in which a version of an utterance differs from the one it is compared with."""
        return self._dated("changes")

    @property
    def lineage(self) -> pd.DataFrame:
        """One row an article: whether it derives from another, from which, and what that rests on."""
        return self._dated("lineage")

    @property
    def frames(self) -> pd.DataFrame:
        """One row a framing expression: its frame, its voice, and who is agent and who affected."""
        return self._dated("frames")


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
    >>> len(corpus.articles)
    18
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
    """A file of corrections where there is one; after a link it is not read, as no other file of a corpus is."""
    try:
        return str(path) if path.is_file() and not path.is_symlink() else ""
    except OSError:  # of a folder that may not be entered, which is on record as such
        return ""


def check_options(names: str, codebook: str) -> None:
    """Refuse a wrong ``names`` or ``codebook`` before any work is done."""
    for parameter, value in (("names", names), ("codebook", codebook)):
        # papermill hands on a number where one is given.
        if not isinstance(value, str):
            raise ParameterError(parameter, value, "it takes text")
    if names != "model" and not names.startswith("spacy:"):
        raise ParameterError("names", names, "'model' or 'spacy:' and the name of an installed spaCy pipeline")
    if Path(codebook).suffix or codebook not in _codebooks():
        from corpus_tools.framing import load_codebook

        load_codebook(codebook)


@cache
def _codebooks() -> frozenset[str]:
    """The codebooks that come with the package: their tests say that they are valid, so none is read to check it."""
    return frozenset(path.stem for path in (_PACKAGE / "framing" / "codebooks").glob("[!_]*.toml"))
