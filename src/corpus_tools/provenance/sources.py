"""Which of two articles that share text may come from the other, decided for all pairs at once."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus_tools.arrays import Bools, Ints
from corpus_tools.english.tokens import LETTERS_AND_DIGITS
from corpus_tools.provenance.credits import is_agency
from corpus_tools.provenance.known import Known
from corpus_tools.provenance.meant import Meant
from corpus_tools.provenance.reuse.fingerprints import are_among
from corpus_tools.provenance.reuse.shares import Reuses, Shared

# Shares of an article's text, set by hand.
LEAST_WORDS: Final = 60  # a bulletin of a few lines says what every other says
LEAST_NARRATED: Final = 30  # words of the narration in common runs: "he wrote in the letter" is in any report
DERIVED_SHARE: Final = 0.5
DERIVED_NARRATION: Final = 0.4
CUT_SHARE: Final = 0.8  # what an excerpt keeps of its own text in the source
SHARED_NARRATION: Final = 0.15  # of what is outside quotation marks, in runs of five words or more
KEPT_IN_REWRITING: Final = 0.5  # below this, words were swapped throughout
KEPT_IN_EDITING: Final = 0.8  # below this, a few words swapped inside quotation marks make it a rewriting
SWAPS_IN_REWRITING: Final = 2

# What says that the article of a pair comes from the other, as keys of CONFIDENCE; nothing does: 0.
SURE: Final = ("", "credit and text", "text of one outlet", "text published before", "swapped words")
NONE, CREDIT, OUTLET, BEFORE, SWAPPED = range(len(SURE))


class Sources(NamedTuple):
    """Of each pair: ``sure``, what says that its article comes from the other (place in :data:`SURE`), whether it has
    the other's text (``is_derived``), some of it (``is_shared``), the same text (``is_copy``), and one agency credited
    by both (``has_agency``).
    """

    sure: Ints
    is_derived: Bools
    is_shared: Bools
    is_copy: Bools
    has_agency: Bools


def find_sources(known: Known, reuse: Reuses, meant: Meant, duplicates: pd.DataFrame | None) -> Sources:
    """What may be the source of what: of pairs with enough text in common, where nothing says that both have it from a
    third.
    """
    one, other, shared = reuse.one, reuse.other, reuse.shared
    is_derived = (shared.share >= DERIVED_SHARE) & (shared.narrated_share >= DERIVED_NARRATION)
    is_shared = np.minimum(shared.share, shared.narrated_share * shared.kept) >= SHARED_NARRATION
    is_copy = _are_copies(known, reuse, duplicates)
    agencies = _Agencies(known)
    is_long = (is_derived & (known.words[one] >= LEAST_WORDS)) | is_copy
    has_swaps = shared.swapped >= SWAPS_IN_REWRITING
    is_kept = (shared.kept >= KEPT_IN_REWRITING) | has_swaps
    is_meant = are_among(one * len(known) + other, meant.keys) | agencies.are_credited(one, other)
    is_credited = is_long & is_kept & is_meant & ~known.when.before(one, other)
    is_earlier = is_long & ~is_credited & known.when.before(other, one)
    is_of_outlet = is_earlier & (known.outlet[one] == known.outlet[other]) & known.has_outlet[one]
    is_told = is_earlier & ~is_of_outlet & ~agencies.are_named[one] & ~agencies.are_named[other]
    is_told &= (shared.narrated >= LEAST_NARRATED) | is_copy
    is_before, is_swapped = _by_text(shared, is_copy, has_swaps)
    is_told &= is_before | is_swapped
    at = np.flatnonzero(is_told)
    is_told[at] = ~_have_one_source(known, one[at], other[at])
    sure = np.select(
        [is_credited, is_of_outlet, is_told & is_before, is_told], [CREDIT, OUTLET, BEFORE, SWAPPED], default=NONE
    )
    return Sources(sure.astype(np.int64), is_derived, is_shared, is_copy, agencies.are_shared(one, other))


def _by_text(shared: Shared, is_copy: Bools, has_swaps: Bools) -> tuple[Bools, Bools]:
    """Whether the text alone is enough: taken over plainly, or with words swapped."""
    is_narrated = shared.narrated_share >= CUT_SHARE
    return is_copy | (is_narrated & (shared.kept >= KEPT_IN_EDITING)), has_swaps & is_narrated


def _are_copies(known: Known, reuse: Reuses, duplicates: pd.DataFrame | None) -> Bools:
    """Whether each pair has the same text."""
    out = np.zeros(len(reuse), dtype=bool)
    if duplicates is not None:
        same = duplicates[duplicates["kind"] == "exact"]
        ids = pd.Index(known.ids)
        one, other = (ids.get_indexer(pd.Index(same[name])) for name in ("article_id", "other_id"))
        is_known = (one >= 0) & (other >= 0)
        one, other = one[is_known], other[is_known]
        for pairs in (reuse.place(one, other), reuse.place(other, one)):
            out[pairs[pairs >= 0]] = True
    return out


class _Agencies:
    """The agencies that articles credit; ``are_named``: whether an article credits any."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._crediting: dict[str, NDArray[np.bool_]] = {}
        for article in range(len(known)):
            for name in known.agencies(article):
                self._crediting.setdefault(name, np.zeros(len(known), dtype=bool))[article] = True
        self.are_named = np.zeros(len(known), dtype=bool)
        for crediting in self._crediting.values():
            self.are_named |= crediting

    def are_credited(self, one: Ints, other: Ints) -> Bools:
        """Whether the outlet of the other is an agency that the one credits."""
        out = np.zeros(len(one), dtype=bool)
        for name, crediting in self._crediting.items():
            is_it = np.array([is_agency(name, outlet) for outlet in self._known.outlets], dtype=bool)
            out |= crediting[one] & is_it[self._known.outlet[other]]
        return out

    def are_shared(self, one: Ints, other: Ints) -> Bools:
        """Whether both credit an agency that is the same."""
        out = np.zeros(len(one), dtype=bool)
        for crediting in self._crediting.values():
            out |= crediting[one] & crediting[other]
        return out


def _have_one_source(known: Known, one: Ints, other: Ints) -> Bools:
    """Whether both name a third source that had the interview or report first, from which both may have copied."""
    names_any = np.array([bool(each.named) for each in known.own], dtype=bool)
    out = np.zeros(len(one), dtype=bool)
    for at in np.flatnonzero(names_any[one] & names_any[other]).tolist():
        named = known.own[int(one[at])].named & known.own[int(other[at])].named
        out[at] = bool(named - set(LETTERS_AND_DIGITS.findall(known.outlet_of(int(other[at])).casefold())))
    return out
