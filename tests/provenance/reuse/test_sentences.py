"""Which sentences of two articles are alike."""

from __future__ import annotations

from math import log, sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_tools.provenance.reuse.sentences import Prepared, Vocabulary, keep_common_runs, like_sentences, prepare

WORDS = ["lock", "gate", "eel", "mud", "basin", "quay", "the", "of"]
SENTENCES = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=7), min_size=1, max_size=4)


def text(sentences: list[list[str]]) -> str:
    return " ".join(" ".join(words).capitalize() + "." for words in sentences)


def cosines(source: Prepared, target: Prepared) -> dict[tuple[int, int], float]:
    """The cosine of every two sentences, worked out one by one; few sentences, so that every stem is rare."""
    every = [*source.stems, *target.stems]
    total = len(every) + 1
    weight = {code: log(total / sum(code in stems for stems in every)) ** 2 for stems in every for code in stems}

    def dot(one: tuple[int, ...], other: tuple[int, ...]) -> float:
        return sum(weight[code] for code in set(one) & set(other))

    return {
        (i, j): dot(one, other) / sqrt((dot(one, one) or 1.0) * (dot(other, other) or 1.0))
        for i, one in enumerate(source.stems)
        for j, other in enumerate(target.stems)
        if set(one) & set(other)
    }


@settings(max_examples=80, deadline=None)
@given(SENTENCES, st.lists(SENTENCES, min_size=1, max_size=3))
def test_as_worked_out_one_by_one(one: list[list[str]], others: list[list[list[str]]]) -> None:
    words = Vocabulary()
    source, targets = prepare(text(one), words), [prepare(text(other), words) for other in others]
    found = like_sentences(source, targets, 0.3, 0.3)
    for target, like in zip(targets, found, strict=True):
        wanted = {seed: value for seed, value in cosines(source, target).items() if value >= 0.3 - 1e-9}
        assert {(i, j): value for i, j, value in like} == pytest.approx(
            {
                seed: value
                for seed, value in wanted.items()
                if value >= 0.3 + 1e-9 or seed in {(i, j) for i, j, _ in like}
            }
        )
        assert [(i, j) for i, j, _ in like] == sorted((i, j) for i, j, _ in like)


def test_a_weak_likeness_counts_where_five_words_run_alike() -> None:
    words = Vocabulary()
    own = "Nobody on the quay had counted the herring boats, the nets or the torn sails that winter before the storm."
    source = prepare(f"We go to the sea and {own[0].lower()}{own[1:]}", words)
    same = prepare(
        "We go to the sea, where lamps burn over empty benches, and an old brass band rehearses polkas.", words
    )
    moved = prepare(
        "To the sea go we, where lamps burn over empty benches, and an old brass band rehearses polkas.", words
    )
    assert [bool(each) for each in like_sentences(source, [same, moved], 0.9, 0.001)] == [True, False]
    keep_common_runs([source, same, moved])
    assert [bool(each) for each in like_sentences(source, [same, moved], 0.9, 0.001)] == [True, False]
    assert len(source.runs[0]) == 1


def test_no_words() -> None:
    words = Vocabulary()
    empty, full = prepare("", words), prepare("The gate fell.", words)
    assert like_sentences(empty, [full, empty], 0.3, 0.1) == [[], []]
    assert like_sentences(full, [empty], 0.3, 0.1) == [[]]
