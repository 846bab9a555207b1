"""A study: a corpus with every measure, figure and view of the package, each given the tables that it needs.

A measure takes tables (``count_frames(frames, articles, families=…, passages=…, utterances=…)``). A study knows them
all, so that a notebook says what it asks and no more: ``study.count_frames(by=["voice", "frame"])``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, cached_property, wraps
from importlib import import_module
from inspect import Parameter, signature
from pathlib import Path
from typing import Any, Final

import pandas as pd

from corpus_tools.corpus import Corpus, open_corpus
from corpus_tools.errors import UnknownNameError, did_you_mean
from corpus_tools.mapped import release
from corpus_tools.pipeline import Progress, silent

# Where a study finds what it offers; where a package has more than that, by name.
_HOMES: Final[Mapping[str, tuple[str, ...]]] = {
    "measures": (),
    "figures": (),
    "views": (
        "label_articles",
        "view_article",
        "view_contested",
        "view_counts",
        "view_pair",
        "view_passages",
        "view_versions",
    ),
    "kwic": ("concordance", "concordance_of"),
    "provenance": ("lineage_graph", "prov_document"),
    "loading": ("overview",),
    "framing.about": ("most_about", "people_share"),
}
_LAYERS: Final = ("quotes", "mentions", "frames")
# What measures look at of the passages, most of which is the text of both articles.
_SIDES: Final = ("article_id", "start", "end", "other_id", "other_start", "other_end", "similarity", "kind")


class Study:
    """A corpus, its tables as attributes (``study.quotes``), and every function that takes them as a method.

    The methods are the public functions of ``measures`` and ``figures``, and those of ``views``, ``kwic``,
    ``provenance`` and ``loading`` that say what a corpus holds. A parameter that is named after a table
    (``articles``, ``quotes``, ``families`` …) or ``source`` is filled in where it is not given by its name; what is
    given by position goes to the others in their order. So ``study.share_of_voice(by="outlet")``,
    ``study.draw_reuse_matrix(shares)``, ``study.concordance("resign*")``; ``study.count_frames(frames=some)`` counts
    a part of the table.

    ``families``: which articles are one text (:func:`corpus_tools.measures.text_families`); ``articles`` have its
    ``family_id``, so that every interval takes a text with its reprints for one observation.
    ``source``: the line under a figure. ``about``: where given, ``frames`` are those about that person alone.
    """

    def __init__(self, corpus: Corpus, about: str = "") -> None:
        self.corpus = corpus
        self.about = about

    @cached_property
    def frames(self) -> pd.DataFrame:
        if not self.about:
            return self.corpus.frames
        from corpus_tools.framing.about import about

        return about(self.corpus.frames, self.corpus.table("entities"), self.about)

    @cached_property
    def families(self) -> pd.DataFrame:
        from corpus_tools.measures import text_families

        return text_families(
            self.corpus.articles, duplicates=self.corpus.table("duplicates"), lineage=self.corpus.table("lineage")
        )

    @cached_property
    def articles(self) -> pd.DataFrame:
        from corpus_tools.measures import with_families

        return with_families(self.corpus.articles, self.families)

    @cached_property
    def _passages(self) -> pd.DataFrame:
        """The passages as measures need them."""
        return self.corpus.at_least("passages", _SIDES)

    @cached_property
    def source(self) -> str:
        from corpus_tools.figures import source_line

        return source_line(self.corpus.articles)

    @cached_property
    def about_name(self) -> str:
        """The name of the person that ``about`` means; empty where nobody was asked for."""
        if not self.about:
            return ""
        from corpus_tools.framing.about import person

        return person(self.corpus.table("frames"), self.corpus.table("entities"), self.about)[1]

    def table(self, name: str) -> pd.DataFrame:
        """The table called ``name``; ``articles`` with their families, ``frames`` about the person asked for."""
        if name in ("articles", "frames"):
            return getattr(self, name)  # type: ignore[no-any-return]
        return getattr(self.corpus, name) if name in Corpus.tables else self.corpus.table(name)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        if name in Corpus.tables:
            return getattr(self.corpus, name)
        function = _function(name)
        if function is None:
            raise UnknownNameError(f"a study has no {name!r}: {did_you_mean(name, _public(self))}")
        return self._filled(function)

    def __dir__(self) -> list[str]:
        own = [name for name in super().__dir__() if not name.startswith("_")]
        return sorted({*own, *Corpus.tables, *_names()})

    def __repr__(self) -> str:
        return f"Study({self.corpus.path.name!r})"

    def _repr_html_(self) -> str:
        return self.corpus._repr_html_()

    @property
    def tables(self) -> tuple[str, ...]:
        """The names of the tables."""
        return Corpus.tables

    def describe(self, name: str = "") -> pd.DataFrame:
        """What the tables hold, or what the columns of one mean (:meth:`Corpus.describe`)."""
        return self.corpus.describe(name)

    def browse(self, what: str | pd.DataFrame, **options: Any) -> Any:
        """An interactive concordance of a query or a table (:func:`corpus_tools.browse`)."""
        from corpus_tools.browser import browse

        return browse(self.corpus, what, **options)

    def _known(self, name: str) -> bool:
        return name in Corpus.tables or name in ("families", "source")

    def _filled(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """``function`` with the tables it takes filled in."""
        parameters = signature(function).parameters
        is_measure = function.__module__.startswith("corpus_tools.measures")
        open_places = [name for name, p in parameters.items() if _by_place(p) and not self._known(name)]

        @wraps(function)
        def call(*values: Any, **named: Any) -> Any:
            if len(values) > len(open_places):
                takes = ", ".join(open_places) or "nothing"
                raise TypeError(f"{function.__name__} of a study takes {takes} by position; name the tables")
            given = {**dict(zip(open_places, values, strict=False)), **named}
            try:
                return function(**{**self._tables_for(parameters, given, is_measure), **given})
            finally:
                release()

        return call

    def _tables_for(
        self, parameters: Mapping[str, Parameter], given: Mapping[str, Any], is_measure: bool
    ) -> dict[str, Any]:
        wanted = [name for name in parameters if self._known(name) and name not in given]
        if any(p.kind is Parameter.VAR_KEYWORD for p in parameters.values()) and not set(_LAYERS) & set(given):
            wanted += _LAYERS
        return {name: self._passages if is_measure and name == "passages" else getattr(self, name) for name in wanted}


def _public(study: Study) -> list[str]:
    return [name for name in dir(study) if not name.startswith("_")]


def _by_place(parameter: Parameter) -> bool:
    return parameter.kind in (Parameter.POSITIONAL_ONLY, Parameter.POSITIONAL_OR_KEYWORD)


@cache
def _function(name: str) -> Callable[..., Any] | None:
    """The function that a study offers under this name; no module is imported for it that it is not in.

    Figures come last: to import what draws them takes as long as all else.
    """
    for home, chosen in sorted(_HOMES.items(), key=lambda item: item[0] == "figures"):
        if chosen and name not in chosen:
            continue
        module = import_module(f"corpus_tools.{home}")
        if chosen or name in module.__all__:
            found = getattr(module, name)
            return None if isinstance(found, type) else found
    return None


@cache
def _names() -> frozenset[str]:
    """The names of all functions that a study offers."""
    names = (
        name for home, chosen in _HOMES.items() for name in chosen or import_module(f"corpus_tools.{home}").__all__
    )
    return frozenset(name for name in names if _function(name) is not None)


def open_study(
    path: str | Path,
    *,
    names: str = "model",
    codebook: str = "departure",
    cache: str | Path | None = None,
    backend: str = "auto",
    workers: int | None = None,
    progress: Progress = silent,
    about: str = "",
) -> Study:
    """Open the articles at ``path`` as a :class:`Study`; parameters and errors as in :func:`open_corpus`.

    ``about``: the name of a person, for ``frames`` about that person alone; a name that fits nobody or several raises
    ParameterError, with the nearest names, when they are asked for.

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
        ``auto``, ``serial``, ``processes``, ``dask``, or the address of a Dask scheduler.
    workers : int, optional
        How many processes; None: as many as there are cores.
    progress : Progress, default silent
        Called with what is done.
    about : str, default ''
        A person's name: only expressions about that person are in ``frames``.

    Returns
    -------
    Study
        Tables, measures and figures of the corpus.

    Raises
    ------
    InputError
        Where there is nothing to read.
    ParameterError
        For a wrong parameter.

    Examples
    --------
    >>> study = ct.open_study("data/demo")
    >>> study.share_of_voice(by="outlet").columns[:3].tolist()
    ['outlet', 'voice', 'is_named']
    """
    opened = open_corpus(
        path, names=names, codebook=codebook, cache=cache, backend=backend, workers=workers, progress=progress
    )
    return Study(opened, about)
