"""Reading how the news tells a story: provenance, names, quotations, framing.

>>> import corpus_tools as ct
>>> corpus = ct.open_corpus("data/demo")  # doctest: +SKIP
>>> corpus.quotes  # doctest: +SKIP

Nothing heavy is imported until it is used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from corpus_tools._version import __version__

if TYPE_CHECKING:
    from corpus_tools.browser import browse as browse
    from corpus_tools.corpus import Corpus as Corpus
    from corpus_tools.corpus import open_corpus as open_corpus
    from corpus_tools.english.tokens import split_sentences as split_sentences
    from corpus_tools.english.tokens import tokenise as tokenise
    from corpus_tools.entities import find_entities as find_entities
    from corpus_tools.framing import find_frames as find_frames
    from corpus_tools.framing import load_codebook as load_codebook
    from corpus_tools.kwic import concordance as concordance
    from corpus_tools.loading.load import load as load
    from corpus_tools.loading.load import load_articles as load_articles
    from corpus_tools.measures.collocates import collocates as collocates
    from corpus_tools.measures.keyness import keyness as keyness
    from corpus_tools.provenance import align_passages as align_passages
    from corpus_tools.provenance import find_anomalies as find_anomalies
    from corpus_tools.provenance import find_duplicates as find_duplicates
    from corpus_tools.provenance import match_utterances as match_utterances
    from corpus_tools.provenance import trace_lineage as trace_lineage
    from corpus_tools.quotes import extract_quotes as extract_quotes
    from corpus_tools.study import Study as Study
    from corpus_tools.study import open_study as open_study

_HOMES = {
    "browse": "browser",
    "Corpus": "corpus",
    "open_corpus": "corpus",
    "Study": "study",
    "open_study": "study",
    "load": "loading",
    "load_articles": "loading",
    "split_sentences": "english.tokens",
    "tokenise": "english.tokens",
    "find_entities": "entities",
    "extract_quotes": "quotes",
    "find_duplicates": "provenance",
    "align_passages": "provenance",
    "find_anomalies": "provenance",
    "match_utterances": "provenance",
    "trace_lineage": "provenance",
    "find_frames": "framing",
    "load_codebook": "framing",
    "concordance": "kwic",
    "keyness": "measures",
    "collocates": "measures",
}

__all__ = ["__version__", *sorted(_HOMES)]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        if name.startswith("_"):
            raise AttributeError(f"module 'corpus_tools' has no attribute {name!r}")
        from corpus_tools.errors import UnknownNameError, did_you_mean

        raise UnknownNameError(f"corpus_tools has no {name!r}: {did_you_mean(name, _HOMES)}")
    # A function must not share its name with a module of this package: importing the module would hide it.
    value = getattr(import_module(f"corpus_tools.{home}"), name)
    if not isinstance(value, type):
        from corpus_tools.given import checks_tables

        value = checks_tables(value)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return list(__all__)
