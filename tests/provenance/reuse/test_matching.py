"""Words in common and in order."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_tools.provenance.reuse import matching as wordmatch
from corpus_tools.provenance.reuse.matching import matching_blocks, similarity
from corpus_tools.provenance.reuse.overlap import measure_overlap

WORDS = st.lists(st.sampled_from("abc"), max_size=30)


@given(WORDS, WORDS, st.booleans())
def test_blocks_are_common_and_ascend(one: list[str], other: list[str], in_pieces: bool) -> None:
    with pytest.MonkeyPatch.context() as patch:
        if in_pieces:
            patch.setattr(wordmatch, "PRODUCT", 8)
            patch.setattr(wordmatch, "_PIECE", 3)
        a = b = 0
        for block in matching_blocks(one, other):
            assert block.a >= a and block.b >= b and block.size > 0
            assert one[block.a : block.a + block.size] == other[block.b : block.b + block.size]
            a, b = block.a + block.size, block.b + block.size
        assert 0 <= similarity(one, other) <= 1


def test_long_texts_are_cut_at_runs_that_occur_once() -> None:
    pick = random.Random(2)
    words = [f"w{pick.randrange(3000)}" for _ in range(12_000)]
    kept = [word for word in words if pick.random() > 0.03]
    assert sum(block.size for block in matching_blocks(words, kept)) == len(kept)
    assert similarity(words, kept) == pytest.approx(2 * len(kept) / (len(words) + len(kept)))


def test_overlap_counted_by_hand() -> None:
    # Ten words; "the crack was found" is a run of four, "in may" is apart from it, "by two divers" is new.
    source = "In May the crack was found, the port said."
    target = "The crack was found, in May, by two divers. Yes."
    overlap = measure_overlap(source, target)
    assert overlap.words == 6 / 10
    assert overlap.longest_run == 4
    assert overlap.in_order == 4 / 10
    assert overlap.in_runs_of_5 == 0
    assert overlap.runs_per_100 == 10
    assert overlap.trigrams == 2 / 8


@given(st.text(max_size=80), st.text(max_size=80))
def test_overlap_of_any_texts(one: str, other: str) -> None:
    overlap = measure_overlap(one, other)
    for value in (overlap.words, overlap.stems, overlap.trigrams, overlap.in_order, overlap.in_runs_of_10):
        assert 0 <= value <= 1
    same = measure_overlap(one, one)
    assert same.words in (0.0, 1.0)
    assert same.in_order == same.words
