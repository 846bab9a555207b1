"""How much of one text is in another, counted by hand."""

from __future__ import annotations

import pytest

from corpus_tools.provenance.reuse.overlap import measure_overlap

SOURCE = "The old ferry left the harbour at noon with nine men and a dog on board."


def test_a_part_of_the_source() -> None:
    found = measure_overlap(SOURCE, "The old ferry left the harbour at noon.")
    assert (found.words, found.stems, found.trigrams, found.in_order) == (1.0, 1.0, 1.0, 1.0)
    # One run of eight words.
    assert (found.in_runs_of_5, found.in_runs_of_10, found.longest_run) == (1.0, 0.0, 8)
    assert found.runs_per_100 == pytest.approx(12.5)


def test_the_same_words_in_another_order() -> None:
    found = measure_overlap(SOURCE, "At noon the ferry left.")
    assert found.words == 1.0
    # "the", "ferry" and "left" are in this order in the source too.
    assert found.in_order == pytest.approx(3 / 5)
    assert (found.trigrams, found.longest_run, found.runs_per_100) == (0.0, 0, 0.0)


@pytest.mark.parametrize(("source", "target"), [("", "A dog."), ("A dog.", ""), ("…", "—")])
def test_nothing_to_compare(source: str, target: str) -> None:
    found = measure_overlap(source, target)
    assert (found.words, found.in_order, found.longest_run) == (0.0, 0.0, 0)


def test_nothing_in_common() -> None:
    found = measure_overlap(SOURCE, "Snow fell upon seven hills.")
    assert (found.words, found.stems, found.trigrams, found.in_order, found.longest_run) == (0.0, 0.0, 0.0, 0.0, 0)
