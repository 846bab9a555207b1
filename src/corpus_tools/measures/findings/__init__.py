"""Findings: sentences computed from a table, so that they stay true when the corpus changes."""

from corpus_tools.measures.findings.framing import (
    finding_about,
    finding_agents,
    finding_codebook_fit,
    finding_frames,
    finding_frames_over_time,
    finding_keyness,
    finding_modality,
    finding_own_and_quoted,
    finding_repeats,
    finding_transitivity,
)
from corpus_tools.measures.findings.names import (
    finding_co_mentions,
    finding_first_appearances,
    finding_forms,
    finding_mentions,
    finding_spread,
)
from corpus_tools.measures.findings.provenance import (
    finding_contested,
    finding_independence,
    finding_reuse,
    finding_timeline,
)
from corpus_tools.measures.findings.quotes import (
    finding_concentration,
    finding_cues,
    finding_differences,
    finding_directness,
    finding_entrances,
    finding_once,
    finding_share_of_voice,
    finding_source_types,
)
from corpus_tools.measures.reading import finding_anomalies, finding_reading

__all__ = [
    "finding_about",
    "finding_agents",
    "finding_anomalies",
    "finding_co_mentions",
    "finding_codebook_fit",
    "finding_concentration",
    "finding_contested",
    "finding_cues",
    "finding_differences",
    "finding_directness",
    "finding_entrances",
    "finding_first_appearances",
    "finding_forms",
    "finding_frames",
    "finding_frames_over_time",
    "finding_independence",
    "finding_keyness",
    "finding_mentions",
    "finding_modality",
    "finding_once",
    "finding_own_and_quoted",
    "finding_reading",
    "finding_repeats",
    "finding_reuse",
    "finding_share_of_voice",
    "finding_source_types",
    "finding_spread",
    "finding_timeline",
    "finding_transitivity",
]
