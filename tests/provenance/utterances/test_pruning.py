"""What is left out before it is aligned is nothing that would be linked."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_tools.provenance.utterances.edits import compare_texts
from corpus_tools.provenance.utterances.linking import (
    Occasion,
    is_one_report,
    is_possible,
    is_same_utterance,
    may_be_same,
)
from corpus_tools.provenance.utterances.pruning import Pruner, worth_comparing
from corpus_tools.provenance.utterances.sharing import Sharing
from corpus_tools.provenance.utterances.tokens import Bag
from corpus_tools.provenance.utterances.versions import Part, PrintedVersion, joined_text, read_into

WORDS = ["the", "of", "we", "was", "lock", "gate", "rotten", "eels", "swam", "basin", "never", "people", "…", "[sic]"]
OCCASIONS = [
    *(Occasion(days, same, is_shared=True) for days in (0, 2, 10, 20, 40) for same in (True, None, False)),
    *(Occasion(0, same, is_one_article=True, is_shared=True) for same in (True, None, False)),
]


def version(*parts: str) -> PrintedVersion:
    """A quotation of these parts."""
    placed, at = [], 0
    for text in parts:
        placed.append(Part(at, at + len(text), f"q{at}", text))
        at += len(text) + 12
    made = PrintedVersion("a", tuple(placed), None, None, None, "Echo", None)
    made.text = joined_text(made.pieces)
    return made


def may_be_linked(one: PrintedVersion, other: PrintedVersion, occasions: Sequence[Occasion], days: float = 0.0) -> bool:
    """Whether two quotations are left by all tests; ``days``: as many as lie between them at least."""
    words = read_into([one, other])
    first, second = one.spoken.row, other.spoken.row
    pair = np.array([[first, second]])
    pruner = Pruner(words)
    likely, bounds = pruner.likely(pair, Sharing(words).counts(pair[:, 0], pair[:, 1]), np.array([days]))
    if not len(likely):
        return False
    bound = (bounds.told.item(), bounds.cover.item(), bounds.has_run.item())
    return pruner.may_be_linked(first, second, bound, occasions)


def test_what_may_be_linked() -> None:
    full = version("The lock gates were rotten for a decade, and nobody at the canal board cared to look.")
    part = version("nobody at the canal board cared")
    mixed = version("cared board the at canal nobody was eels basin")
    today = [Occasion(0, None)]
    assert may_be_linked(full, part, today)
    assert not may_be_linked(full, mixed, today)  # the same words, but not in this order
    assert not may_be_linked(full, part, [Occasion(90, None)])  # six words that somebody else may say by then
    board = version("the canal board")
    assert may_be_linked(full, board, [Occasion(0, True)])
    assert not may_be_linked(full, board, [Occasion(0, True)], days=90)  # by the days alone
    assert not may_be_linked(full, part, [])


def test_only_the_parts_that_share_words_count() -> None:
    long = "the eels grew rotten while nobody watching that lock gate cared how water left this basin"
    split, beside = version("we swam", long), version("people said we swam past eels and a gate into some basin")
    alone, with_it = version(f"we swam {long}"), Occasion(9, None)
    # All of "we swam", which tells too little after days; of the other part three words.
    assert not may_be_linked(split, beside, [with_it])
    assert not may_be_linked(alone, beside, [with_it])
    assert may_be_linked(split, beside, [Occasion(1, True)])


def test_pairs_worth_comparing() -> None:
    versions = [
        version("The lock gates were rotten for a decade."),
        version("The lock gates were rotten."),
        version("The eels were in the basin."),
        version("the"),
    ]
    words = read_into(versions)
    pairs = np.stack(np.triu_indices(4, 1), axis=1)
    worth, counts = worth_comparing(words, Sharing(words), pairs)
    # "lock", "gates", "rotten"; no common word; "the" and "were". Others share "the" and "were", or "the" alone.
    assert worth.tolist() == [[0, 1]] and counts.tolist() == [[3, 0, 2]]
    assert [may_be_same(Bag.of(versions[i].tokens), Bag.of(versions[j].tokens)) for i, j in pairs.tolist()] == [
        *(True, False, False),
        *(False, False, False),
    ]


PARTS = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join), min_size=1, max_size=3)


@settings(max_examples=150)
@given(PARTS, PARTS)
def test_nothing_is_lost(one: Sequence[str], other: Sequence[str]) -> None:
    a, b = version(*one), version(*other)
    found = compare_texts(a.text, b.text, a_tokens=a.tokens, b_tokens=b.tokens)
    if not may_be_same(Bag.of(a.tokens), Bag.of(b.tokens)):
        return
    assert may_be_linked(a, b, []) or not is_one_report(found)
    for occasion in OCCASIONS:
        assert may_be_linked(a, b, [occasion], occasion.days) or not is_same_utterance(found, occasion)


@given(
    st.floats(0, 9),
    st.floats(0.3, 1),
    st.integers(0, 14),
    st.sampled_from(OCCASIONS),
    st.floats(0, 4),
    st.floats(0, 0.4),
    st.integers(0, 4),
)
def test_more_in_common_is_never_less_possible(
    told: float, cover: float, run: int, occasion: Occasion, more: float, wider: float, longer: int
) -> None:
    if is_possible(told, cover, run, [occasion]):
        assert is_possible(told + more, min(cover + wider, 1.0), run + longer, [occasion])
