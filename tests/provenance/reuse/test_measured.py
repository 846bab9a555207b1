"""What two articles have in common in a box."""

from __future__ import annotations

from math import log, sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_tools.english.inflection import stem
from corpus_tools.provenance.reuse import measured
from corpus_tools.provenance.reuse.beside import Beside
from corpus_tools.provenance.reuse.boxes import Boxes, Seeds
from corpus_tools.provenance.reuse.matching import similarity
from corpus_tools.provenance.reuse.measured import alike, are_same, compare_stems, kept_by_sentence, words_of
from corpus_tools.provenance.reuse.sentences import Vocabulary, prepare

WORDS = ["lock", "gate", "eel", "mud", "basin", "quay", "the", "of"]
SENTENCES = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=7), min_size=1, max_size=4)
ONE, OTHER = np.array([0]), np.array([1])


def set_beside(*texts: list[list[str]]) -> Beside:
    words = Vocabulary()
    cut = [" ".join(" ".join(each).capitalize() + "." for each in sentences) for sentences in texts]
    return Beside.of([prepare(each, words) for each in cut])


def box(*sentences: int) -> Boxes:
    return Boxes(*(np.array([each]) for each in (0, *sentences)))


@st.composite
def boxed(draw: st.DrawFn) -> tuple[list[list[str]], list[list[str]], tuple[int, int, int, int]]:
    texts = draw(SENTENCES), draw(SENTENCES)
    ends = [sorted(draw(st.tuples(*[st.integers(0, len(each) - 1)] * 2))) for each in texts]
    return *texts, (ends[0][0], ends[0][1], ends[1][0], ends[1][1])


@settings(max_examples=60, deadline=None)
@given(boxed())
def test_the_cosine_of_several_sentences(given_box: tuple[list[list[str]], list[list[str]], tuple[int, ...]]) -> None:
    one, other, (a, b, c, d) = given_box
    found = compare_stems(set_beside(one, other), ONE, OTHER, box(a, b, c, d))
    every = [set(map(stem, words)) for words in [*one, *other]]
    weight = {code: log((len(every) + 1) / sum(code in s for s in every)) ** 2 for stems in every for code in stems}
    left, right = ({stem(word) for words in side for word in words} for side in (one[a : b + 1], other[c : d + 1]))
    sums = [sum(weight[code] for code in codes) for codes in (left & right, left, right)]
    assert found.cosine[0] == pytest.approx(sums[0] / sqrt(sums[1] * sums[2]))
    left, right = left - {"the", "of"}, right - {"the", "of"}
    share = 2 * len(left & right) / (len(left) + len(right)) if left or right else 0.0
    assert found.content[0] == pytest.approx(share)


@settings(max_examples=60, deadline=None)
@given(boxed(), st.sampled_from([0, 4_000_000]))
def test_the_words_of_a_box(
    given_box: tuple[list[list[str]], list[list[str]], tuple[int, int, int, int]], product: int
) -> None:
    one, other, (a, b, c, d) = given_box
    beside = set_beside(one, other)
    left, right = ([w for s in side for w in s] for side in (one[a : b + 1], other[c : d + 1]))
    words = words_of(beside, ONE, OTHER, box(a, b, c, d))
    before, measured.PRODUCT = measured.PRODUCT, product  # type: ignore[misc]
    try:
        assert alike(beside, words)[0] == similarity(left, right)
    finally:
        measured.PRODUCT = before  # type: ignore[misc]
    assert bool(are_same(beside, words)[0]) == (left == right)


def test_sentences_that_were_moved_keep_their_words() -> None:
    first, second = ["mud", "eel", "quay"], ["gate", "lock"]
    beside = set_beside([first, second], [second, [*first, "basin"]])
    seeds = Seeds(np.array([0, 0]), np.array([0, 1]), np.array([1, 0]), np.ones(2))
    whole = box(0, 1, 0, 1)
    # Six sevenths of the first sentences' words, and all of the others'.
    alike_first = 6 / 7
    wanted = (3 * alike_first + 2) / 5 / 2 + (2 + 4 * alike_first) / 6 / 2
    assert kept_by_sentence(beside, ONE, OTHER, whole, seeds)[0] == pytest.approx(wanted)
    alone = seeds.of(np.array([True, False]))
    assert kept_by_sentence(beside, ONE, OTHER, whole, alone)[0] == 0.0
