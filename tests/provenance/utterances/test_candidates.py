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
        for name, value in (("_WORDS", 3), ("_AT_ONCE", 2), ("_BLOCKS", 5), ("_TEXTS", 2)):
            patched.setattr(candidates, name, value)
        np.testing.assert_array_equal(candidate_pairs(texts), whole)


@given(st.lists(st.lists(WORDS, max_size=8).map(" ".join), max_size=12), st.integers(1, 3))
def test_a_pair_is_kept_if_it_is_among_the_best_of_either_text(texts: list[str], most: int) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(candidates, "PER_TEXT", most)
        whole = candidate_pairs(texts)
        patched.setattr(candidates, "_BLOCKS", 7)
        np.testing.assert_array_equal(candidate_pairs(texts), whole)
        patched.setattr(candidates, "PER_TEXT", 99)
        every = candidate_pairs(texts)
    kept, known = set(map(tuple, whole.tolist())), set(map(tuple, every.tolist()))
    assert kept <= known
    for text in range(len(texts)):
        # At least as many of each text as may be kept, or all there are.
        assert sum(text in pair for pair in kept) >= min(most, sum(text in pair for pair in known))
