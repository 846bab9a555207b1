"""What is left out before it is aligned is nothing that would be linked."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_tools.provenance.utterances.edits import compare_texts
from corpus_tools.provenance.utterances.linking import Occasion, is_one_report, is_same_utterance, may_be_same
from corpus_tools.provenance.utterances.pruning import Pruner
from corpus_tools.provenance.utterances.tokens import Bag
from corpus_tools.provenance.utterances.versions import Part, PrintedVersion, join_parts

WORDS = ["the", "of", "we", "was", "lock", "gate", "rotten", "eels", "swam", "basin", "never", "people", "…", "[sic]"]
OCCASIONS = [Occasion(0, True), Occasion(0, None), Occasion(0, False), Occasion(is_one_article=True)]


def version(*parts: str) -> PrintedVersion:
    """A quotation of these parts."""
    placed, at = [], 0
    for text in parts:
        placed.append(Part(at, at + len(text), f"q{at}", text))
        at += len(text) + 12
    made = PrintedVersion("a", tuple(placed), None, None, None, "Echo", None, bag=Bag.of(()))
    join_parts(made)
    return made


def test_what_may_be_linked() -> None:
    full = version("The lock gates were rotten for a decade, and nobody at the canal board cared to look.")
    part = version("nobody at the canal board cared")
    mixed = version("cared board the at canal nobody was eels basin")
    pruner = Pruner([full, part, mixed])
    assert pruner.may_be_linked(0, 1)
    assert not pruner.may_be_linked(0, 2)  # the same words, but not in this order


def test_who_holds_a_phrase() -> None:
    versions = [version("clean water now"), version("now is the time for clean water"), version("clean eels")]
    held = Pruner(versions).holders([("clean", "water", "now"), ("clean",)])
    assert held == [{0, 1}, {0, 1}, {1}]


PARTS = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join), min_size=1, max_size=2)


@settings(max_examples=150)
@given(PARTS, PARTS)
def test_nothing_is_lost(one: Sequence[str], other: Sequence[str]) -> None:
    a, b = version(*one), version(*other)
    found = compare_texts(a.text, b.text, a_tokens=a.tokens, b_tokens=b.tokens)
    linked = is_one_report(found) or any(is_same_utterance(found, occasion) for occasion in OCCASIONS)
    if linked and may_be_same(a.bag, b.bag):
        assert Pruner([a, b]).may_be_linked(0, 1)
