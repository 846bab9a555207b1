"""Exports for programs that researchers already use: qualitative analysis, graphs, references, annotation.

>>> from corpus_tools.exports import export_corpus
>>> export_corpus(corpus, "qdpx", "corpus.qdpx")  # doctest: +SKIP

Each writer takes tables, writes one file whole or not at all, and gives the same bytes for the same tables.
"""

from __future__ import annotations

from collections.abc import Callable
from os import PathLike
from pathlib import Path
from typing import Any, Final

from corpus_tools.corpus import Corpus
from corpus_tools.errors import InputError, ParameterError, did_you_mean
from corpus_tools.exports.graphs import speaker_graph, write_gexf
from corpus_tools.exports.passages import Passage, code_names, coded_passages
from corpus_tools.exports.qda import ENDS, write_codebook, write_project
from corpus_tools.exports.references import write_csl, write_ris
from corpus_tools.exports.standoff import write_brat
from corpus_tools.graphml import write_graphml

__all__ = [
    "ENDS",
    "FORMATS",
    "GRAPHS",
    "Passage",
    "code_names",
    "coded_passages",
    "export_corpus",
    "graph_of",
    "speaker_graph",
    "write_brat",
    "write_codebook",
    "write_csl",
    "write_gexf",
    "write_graphml",
    "write_project",
    "write_ris",
]

GRAPHS: Final = ("people", "lineage", "speakers")
# The ending that programs expect, and what the file is.
FORMATS: Final = {
    "qdpx": (".qdpx", "coded passages for NVivo, MAXQDA, ATLAS.ti, QualCoder (REFI-QDA project; holds the articles)"),
    "qdc": (".qdc", "the codebook of frames alone (REFI-QDA codebook)"),
    "gexf": (".gexf", "a graph with types and times for Gephi"),
    "graphml": (".graphml", "a graph for Cytoscape, yEd, igraph, networkx"),
    "ris": (".ris", "the articles as references for Zotero, EndNote, Mendeley"),
    "csl": (".json", "the articles as references for Zotero and pandoc (CSL-JSON)"),
    "brat": (".zip", "quotations and frames as brat stand-off annotation (holds the articles)"),
}


def export_corpus(
    corpus: Corpus, form: str, path: str | PathLike[str], *, graph: str = "people", ends: str = "after"
) -> Path:
    """Write a corpus in the format of another program.

    Parameters
    ----------
    corpus
        As :func:`corpus_tools.open_corpus` opens it.
    form
        ``qdpx``, ``qdc``, ``gexf``, ``graphml``, ``ris``, ``csl`` or ``brat``: see ``FORMATS``.
    path
        The file to write. It is there whole or not at all; an existing one is replaced.
    graph
        Which graph, for ``gexf`` and ``graphml``: ``people`` (named in the same articles), ``lineage`` (articles and
        what they derive from) or ``speakers`` (outlets and whom they quote).
    ends
        For ``qdpx``: see :func:`write_project`.

    Returns
    -------
    Path
        ``path``.

    Raises
    ------
    ParameterError
        Where ``form``, ``graph`` or ``ends`` is not one of those there are.
    InputError
        Where the corpus has no article, or ``path`` is a folder, lies inside the corpus or cannot be written.
    TableError
        Where a passage's offsets do not select its text.

    Examples
    --------
    >>> import corpus_tools as ct
    >>> from corpus_tools.exports import export_corpus
    >>> export_corpus(ct.open_corpus("data/demo"), "ris", "demo.ris")  # doctest: +SKIP
    PosixPath('demo.ris')
    """
    if form not in FORMATS:
        raise ParameterError("format", form, did_you_mean(form, FORMATS))
    if graph not in GRAPHS:
        raise ParameterError("graph", graph, did_you_mean(graph, GRAPHS))
    if ends not in ENDS:
        raise ParameterError("ends", ends, did_you_mean(ends, ENDS))
    target = _target(corpus, Path(path))
    if corpus.articles.empty and form != "qdc":
        raise InputError(corpus.path, "no article could be read from it", "See: corpus-tools check PATH")
    writers: dict[str, Callable[[], Path]] = {
        "qdpx": lambda: _project(corpus, target, ends),
        "qdc": lambda: write_codebook(_codebook(corpus), target),
        "gexf": lambda: write_gexf(graph_of(corpus, graph), target),
        "graphml": lambda: write_graphml(graph_of(corpus, graph), target),
        "ris": lambda: write_ris(corpus.articles, target),
        "csl": lambda: write_csl(corpus.articles, target),
        "brat": lambda: write_brat(corpus.articles, corpus.frames, corpus.quotes, target),
    }
    return writers[form]()


def graph_of(corpus: Corpus, graph: str) -> Any:
    """A graph of a corpus.

    Parameters
    ----------
    corpus
        As :func:`corpus_tools.open_corpus` opens it.
    graph
        ``people``, ``lineage`` or ``speakers``, as in :func:`export_corpus`.

    Returns
    -------
    networkx.Graph or networkx.DiGraph
        See :func:`corpus_tools.measures.co_mention_graph`, :func:`corpus_tools.provenance.lineage_graph`,
        :func:`speaker_graph`.

    Raises
    ------
    ParameterError
        Where there is no such graph.

    Examples
    --------
    >>> from corpus_tools.exports import graph_of
    >>> graph_of(study.corpus, "lineage").number_of_nodes() >= len(study.articles)
    True
    """
    if graph == "people":
        from corpus_tools.measures import co_mention_graph, co_mentions

        return co_mention_graph(co_mentions(corpus.mentions, corpus.articles))
    if graph == "lineage":
        from corpus_tools.provenance import lineage_graph

        return lineage_graph(corpus.lineage, corpus.articles)
    if graph == "speakers":
        return speaker_graph(corpus.articles, corpus.quotes)
    raise ParameterError("graph", graph, did_you_mean(graph, GRAPHS))


def _target(corpus: Corpus, path: Path) -> Path:
    """Where to write: not into the corpus, of which the file would be an article."""
    full = path.expanduser().resolve()
    if full.is_dir():
        raise InputError(path, "it is a folder, and a file is needed", "Add the name of a file to --out")
    if full == corpus.path or (corpus.path.is_dir() and corpus.path in full.parents):
        raise InputError(path, "it lies inside the folder of articles", "Choose a file outside of it")
    return full


def _project(corpus: Corpus, target: Path, ends: Any) -> Path:
    return write_project(
        corpus.articles,
        corpus.frames,
        corpus.quotes,
        target,
        name=corpus.path.stem,
        codebook=_codebook(corpus),
        ends=ends,
    )


def _codebook(corpus: Corpus) -> Any:
    from corpus_tools.framing import load_codebook

    return load_codebook(str(corpus.options["codebook"]))
