"""Counts, shares, intervals and comparisons: tables in, tables out, each with its denominators beside it."""

from corpus_tools.given import check_all
from corpus_tools.graphml import write_graphml
from corpus_tools.measures.actors import collocates_of_main
from corpus_tools.measures.collocates import collocates
from corpus_tools.measures.counts import count_articles
from corpus_tools.measures.differences import outlets_differ
from corpus_tools.measures.dispersion import dispersion, occurrences
from corpus_tools.measures.frames import (
    count_affected,
    count_agents,
    count_frames,
    frame_shares,
    frames_over_time,
    modality_table,
    own_and_quoted,
)
from corpus_tools.measures.intervals import share_table, wilson
from corpus_tools.measures.keyness import keyness, keyness_against
from corpus_tools.measures.names import (
    count_mentions,
    first_appearances,
    forms_of_address,
    mentions_over_time,
    named_mentions,
)
from corpus_tools.measures.network import co_mention_graph, co_mentions
from corpus_tools.measures.ngrams import ngrams
from corpus_tools.measures.reading import count_anomalies, count_cleaning, group_problems
from corpus_tools.measures.repeats import mark_repeats, text_families, with_families
from corpus_tools.measures.reporting import cue_verbs, directness, source_types
from corpus_tools.measures.reuse import (
    contested_utterances,
    independence,
    reuse_matrix,
    reuse_shares,
    reuse_timeline,
    versions_of,
    versions_of_first,
)
from corpus_tools.measures.speakers import attributed
from corpus_tools.measures.transitivity import transitivity
from corpus_tools.measures.voices import concentration, count_quotations, entrances, first_words, share_of_voice

__all__ = [
    "attributed",
    "co_mention_graph",
    "co_mentions",
    "collocates",
    "collocates_of_main",
    "concentration",
    "contested_utterances",
    "count_affected",
    "count_agents",
    "count_anomalies",
    "count_articles",
    "count_cleaning",
    "count_frames",
    "count_mentions",
    "count_quotations",
    "cue_verbs",
    "directness",
    "dispersion",
    "entrances",
    "first_appearances",
    "first_words",
    "forms_of_address",
    "frame_shares",
    "frames_over_time",
    "group_problems",
    "independence",
    "keyness",
    "keyness_against",
    "mark_repeats",
    "mentions_over_time",
    "modality_table",
    "named_mentions",
    "ngrams",
    "occurrences",
    "outlets_differ",
    "own_and_quoted",
    "reuse_matrix",
    "reuse_shares",
    "reuse_timeline",
    "share_of_voice",
    "share_table",
    "source_types",
    "text_families",
    "transitivity",
    "versions_of",
    "versions_of_first",
    "wilson",
    "with_families",
    "write_graphml",
]

# A corpus may stand for its tables, and another table is refused by name.
globals().update(check_all(globals(), __all__))
