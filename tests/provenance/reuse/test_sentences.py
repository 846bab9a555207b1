"""Which sentences of two articles are alike."""

from __future__ import annotations

from math import log, sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_tools.provenance.reuse import sentences
from corpus_tools.provenance.reuse.matching import similarity
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


FEW = st.lists(st.sampled_from(["ab", "cd", "ef"]), max_size=9)


@given(FEW, FEW)
def test_what_two_sentences_have_in_common_is_kept_as_it_was_found(one: list[str], other: list[str]) -> None:
    words = Vocabulary()
    left, right = (prepare(" ".join(each), words) for each in (one, other))
    for _ in range(2):
        if left.numbers and right.numbers:
            pair = left.numbers[0], right.numbers[0]
            assert words.similarity(pair, left.words, right.words) == similarity(one, other)
            runs = [{tuple(each[k : k + 5]) for k in range(len(each) - 4)} for each in (one, other)]
            assert words.have_common_run(pair, left.words, right.words) == (not runs[0].isdisjoint(runs[1]))


def test_sentences_of_the_same_words_have_one_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sentences, "_COMPARED", 1)
    words = Vocabulary()
    one = prepare("The ferries sail. They sail early. The ferries sail.", words)
    other = prepare("The ferry sails. The FERRIES sail.", words)
    assert one.numbers[0] == one.numbers[2] == other.numbers[1] != other.numbers[0]
    assert len({*one.by_stems, *other.by_stems}) == 2
    # What is forgotten is worked out again.
    for pair, wanted in (((0, 1), 0.5), ((0, 2), 1.0), ((0, 1), 0.5)):
        assert words.similarity(pair, "ab", "ac" if wanted < 1 else "ab") == wanted
