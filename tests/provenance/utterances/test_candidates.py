"""Which quotations are worth comparing."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_tools.provenance.utterances import candidates
from corpus_tools.provenance.utterances.candidates import candidate_pairs

FULL = "The lock gates were rotten for a decade, and nobody at the canal board cared to look."
SPUN = "The lock gates were decayed for a decade, and no one at the canal board bothered to look."


def test_candidates_share_words() -> None:
    texts = [
        FULL,
        SPUN,
        "Nothing to add.",
        "the canal board",
        "nothing to add",
        "",
        "not there yet",
        "not quite there yet",
    ]
    pairs = {tuple(pair) for pair in candidate_pairs(texts).tolist()}
    assert {(0, 1), (2, 4), (6, 7)} <= pairs
    assert all(i < j for i, j in pairs)
    assert not any(5 in pair for pair in pairs)
    assert candidate_pairs([]).shape == candidate_pairs(["one"]).shape == (0, 2)


WORDS = st.sampled_from(["lock", "gates", "rotten", "canal", "the", "of", "and", "nobody", "cared", "decade", "\n"])


@given(st.lists(st.lists(WORDS, max_size=8).map(" ".join), max_size=12))
def test_read_a_few_words_at_a_time_they_are_the_same(texts: list[str]) -> None:
    whole = candidate_pairs(texts)
    with pytest.MonkeyPatch.context() as patched:
        for name, value in (("_WORDS", 3), ("_PRODUCTS", 5), ("_BLOCKS", 9), ("_TEXTS", 2)):
            patched.setattr(candidates, name, value)
        patched.setattr(candidates, "_AT_ONCE", 2)
        np.testing.assert_array_equal(candidate_pairs(texts), whole)


@given(st.lists(st.lists(WORDS, max_size=8).map(" ".join), max_size=12), st.integers(1, 3))
def test_a_pair_is_kept_if_it_is_among_the_best_of_either_text(texts: list[str], most: int) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(candidates, "PER_TEXT", most)
        whole = candidate_pairs(texts)
        patched.setattr(candidates, "_PRODUCTS", 7)
        patched.setattr(candidates, "_BLOCKS", 9)
        np.testing.assert_array_equal(candidate_pairs(texts), whole)
        patched.setattr(candidates, "PER_TEXT", 99)
        every = candidate_pairs(texts)
    kept, known = set(map(tuple, whole.tolist())), set(map(tuple, every.tolist()))
    assert kept <= known
    for text in range(len(texts)):
        # At least as many of each text as may be kept, or all there are.
        assert sum(text in pair for pair in kept) >= min(most, sum(text in pair for pair in known))


@given(st.lists(st.lists(WORDS, max_size=8).map(" ".join), max_size=12))
def test_keys_too_large_for_one_number_are_the_same(texts: list[str]) -> None:
    whole = candidate_pairs(texts)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(candidates, "_LARGEST", 1)
        np.testing.assert_array_equal(candidate_pairs(texts), whole)


SCORES = st.lists(st.tuples(st.integers(0, 3), st.sampled_from([0.3, 0.1 + 0.2, 0.5, 1.0, 2.5, 7.0])), max_size=40)


@given(SCORES, st.integers(1, 4))
def test_the_best_pairs_of_each_text(pairs: list[tuple[int, float]], most: int) -> None:
    texts = np.array([text for text, _ in pairs], dtype=np.int64)
    scores = np.array([score for _, score in pairs])
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(candidates, "PER_TEXT", most)
        found = candidates._are_best(texts, scores).tolist()
    for at, (text, score) in enumerate(pairs):
        # 0.1 + 0.2 is a little more than 0.3.
        before = [k for k, (other, told) in enumerate(pairs) if other == text and (-told, k) < (-score, at)]
        assert found[at] == (len(before) < most)
