"""Whose text is it: copies, shared passages, altered quotations, anomalies, and where each article comes from.

Every function takes tables and gives a table; nothing here opens a file but the two that write one. Names are
imported when first asked for, so that one analysis does not load what the others need.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from corpus_tools.graphml import write_graphml
    from corpus_tools.provenance.anomalies.find import find_anomalies
    from corpus_tools.provenance.lineage import trace_lineage
    from corpus_tools.provenance.prov import lineage_graph, prov_document, write_prov
    from corpus_tools.provenance.reuse.duplicates import find_duplicates, near_duplicate_pairs
    from corpus_tools.provenance.reuse.overlap import measure_overlap
    from corpus_tools.provenance.reuse.passages import Passage, align_pair, align_passages
    from corpus_tools.provenance.utterances.match import UtteranceTables, compare_quotes, match_utterances
    from corpus_tools.schema import NOT_IN_CORPUS

_HOMES: Final = {
    "Passage": "reuse.passages",
    "measure_overlap": "reuse.overlap",
    "align_pair": "reuse.passages",
    "align_passages": "reuse.passages",
    "find_duplicates": "reuse.duplicates",
    "near_duplicate_pairs": "reuse.duplicates",
    "find_anomalies": "anomalies.find",
    "NOT_IN_CORPUS": ".schema",
    "trace_lineage": "lineage",
    "lineage_graph": "prov",
    "prov_document": "prov",
    "write_graphml": ".graphml",  # a dot: outside this package, as measures use it too
    "write_prov": "prov",
    "UtteranceTables": "utterances.match",
    "compare_quotes": "utterances.match",
    "match_utterances": "utterances.match",
}

__all__ = [
    "NOT_IN_CORPUS",
    "Passage",
    "UtteranceTables",
    "align_pair",
    "align_passages",
    "compare_quotes",
    "find_anomalies",
    "find_duplicates",
    "lineage_graph",
    "match_utterances",
    "measure_overlap",
    "near_duplicate_pairs",
    "prov_document",
    "trace_lineage",
    "write_graphml",
    "write_prov",
]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f".{home}", __name__), name)


def __dir__() -> list[str]:
    return __all__
