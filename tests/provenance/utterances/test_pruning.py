"""What is left out before it is aligned is nothing that would be linked."""

from __future__ import annotations

from collections.abc import Sequence

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
from corpus_tools.provenance.utterances.pruning import Pruner
from corpus_tools.provenance.utterances.sharing import Sharing
from corpus_tools.provenance.utterances.versions import Part, PrintedVersion, join_parts

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
    join_parts(made)
    return made


def test_what_may_be_linked() -> None:
    full = version("The lock gates were rotten for a decade, and nobody at the canal board cared to look.")
    part = version("nobody at the canal board cared")
    mixed = version("cared board the at canal nobody was eels basin")
    pruner = Pruner([full, part, mixed])
    today = [Occasion(0, None)]
    assert pruner.may_be_linked(0, 1, today)
    assert not pruner.may_be_linked(0, 2, today)  # the same words, but not in this order
    assert not pruner.may_be_linked(0, 1, [Occasion(90, None)])  # six words that somebody else may say by then
    assert not pruner.may_be_linked(0, 1, [])


def test_only_the_parts_that_share_words_count() -> None:
    long = "the eels grew rotten while nobody watching that lock gate cared how water left this basin"
    split, beside = version("we swam", long), version("people said we swam past eels and a gate into some basin")
    alone, with_it = version(f"we swam {long}"), Occasion(9, None)
    # All of "we swam", which tells too little after days; of the other part three words.
    assert not Pruner([split, beside]).may_be_linked(0, 1, [with_it])
    assert not Pruner([alone, beside]).may_be_linked(0, 1, [with_it])
    assert Pruner([split, beside]).may_be_linked(0, 1, [Occasion(1, True)])


def test_who_holds_a_phrase() -> None:
    versions = [version("clean water now"), version("now is the time for clean water"), version("clean eels")]
    held = Sharing(v.bag for v in versions).holders([("clean", "water", "now"), ("clean",)])
    assert held == [{0, 1}, {0, 1}, {1}]


PARTS = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join), min_size=1, max_size=3)


@settings(max_examples=150)
@given(PARTS, PARTS)
def test_nothing_is_lost(one: Sequence[str], other: Sequence[str]) -> None:
    a, b = version(*one), version(*other)
    found = compare_texts(a.text, b.text, a_tokens=a.tokens, b_tokens=b.tokens)
    if not may_be_same(a.bag, b.bag):
        return
    pruner = Pruner([a, b])
    assert pruner.may_be_linked(0, 1, []) or not is_one_report(found)
    for occasion in OCCASIONS:
        assert pruner.may_be_linked(0, 1, [occasion]) or not is_same_utterance(found, occasion)


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
