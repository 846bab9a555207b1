"""Figures: each takes a table of :mod:`corpus_tools.measures` and returns a picture with its finding and its words."""

from corpus_tools.figures.bars import draw_counts
from corpus_tools.figures.dispersion import draw_dispersion
from corpus_tools.figures.framing import (
    draw_agents,
    draw_frames_over_time,
    draw_modality,
    draw_own_and_quoted,
    draw_repeats,
    draw_transitivity,
)
from corpus_tools.figures.names import draw_first_appearances, draw_forms, draw_mentions
from corpus_tools.figures.network import draw_co_mentions
from corpus_tools.figures.picture import Picture, save
from corpus_tools.figures.provenance import draw_reuse_matrix
from corpus_tools.figures.quotes import (
    draw_cues,
    draw_entrances,
    draw_manner,
    draw_quotations_over_time,
    draw_share_of_voice,
)
from corpus_tools.figures.sheet import source_line
from corpus_tools.figures.timeline import draw_timeline
from corpus_tools.figures.versions import draw_versions
from corpus_tools.given import check_all

__all__ = [
    "Picture",
    "draw_agents",
    "draw_co_mentions",
    "draw_counts",
    "draw_cues",
    "draw_dispersion",
    "draw_entrances",
    "draw_first_appearances",
    "draw_forms",
    "draw_frames_over_time",
    "draw_manner",
    "draw_mentions",
    "draw_modality",
    "draw_own_and_quoted",
    "draw_quotations_over_time",
    "draw_repeats",
    "draw_reuse_matrix",
    "draw_share_of_voice",
    "draw_timeline",
    "draw_transitivity",
    "draw_versions",
    "save",
    "source_line",
]

# A table that is not the one a figure draws is refused, with the measure that makes it.
globals().update(check_all(globals(), __all__))
