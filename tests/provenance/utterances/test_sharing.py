"""How many words pairs of quotations share."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_tools.provenance.utterances.sharing import Sharing
from corpus_tools.provenance.utterances.tokens import Bag, quote_tokens

WORDS = ["the", "of", "never", "people", "lock", "gate", "eels", "…", "[sic]"]
TEXTS = st.lists(st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join), min_size=2, max_size=6)


def bag(text: str) -> Bag:
    return Bag.of(quote_tokens(text))


def test_counted_by_hand() -> None:
    bags = [bag("The lock, the gate and the eels."), bag("The eels in the lock never swam."), bag("Dry.")]
    counts = Sharing(bags).counts(np.array([0, 0, 1]), np.array([1, 2, 2]))
    # "lock" and "eels", no common word, "the" twice; nothing; nothing.
    assert counts.tolist() == [[2, 0, 2], [0, 0, 0], [0, 0, 0]]


@settings(max_examples=80)
@given(TEXTS, st.integers(1, 5))
def test_as_counted_pair_by_pair(texts: list[str], at_once: int) -> None:
    bags = [bag(text) for text in texts]
    one, other = np.triu_indices(len(bags), 1)
    counts = Sharing(bags).counts(one, other, at_once)
    assert counts.tolist() == [bags[i].shared_counts(bags[j]) for i, j in zip(one, other, strict=True)]
