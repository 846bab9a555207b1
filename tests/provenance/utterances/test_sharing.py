"""How many words pairs of quotations share."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_tools.provenance.utterances.sharing import Sharing, share_a_run
from corpus_tools.provenance.utterances.tokens import MARKS, Bag, quote_tokens
from corpus_tools.provenance.utterances.words import Words, read_words

WORDS = ["the", "of", "never", "people", "lock", "gate", "eels", "…", "[sic]"]
TEXTS = st.lists(st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join), min_size=2, max_size=6)


def words(texts: list[str]) -> Words:
    return read_words([((0, text),) for text in texts])


def test_counted_by_hand() -> None:
    read = words(["The lock, the gate and the eels.", "The eels in the lock never swam.", "Dry."])
    counts = Sharing(read).counts(np.array([0, 0, 1]), np.array([1, 2, 2]))
    # "lock" and "eels", no common word, "the" twice; nothing; nothing.
    assert counts.tolist() == [[2, 0, 2], [0, 0, 0], [0, 0, 0]]


def test_who_holds_a_phrase() -> None:
    sharing = Sharing(words(["clean water now", "now is the time for clean water", "clean eels"]))
    assert sharing.holders(("clean", "water", "now")).tolist() == [0, 1]
    assert sharing.holders(("clean",)).tolist() == [0, 1, 2]
    assert sharing.holders(("clean", "herons")).tolist() == []
    assert sharing.holders(()).tolist() == list(range(len(sharing)))


@settings(max_examples=80)
@given(TEXTS, st.lists(st.sampled_from(WORDS[:-2]), max_size=3))
def test_holders_as_looked_for_one_by_one(texts: list[str], phrase: list[str]) -> None:
    spoken = [{t.norm for t in quote_tokens(text)} for text in texts]
    expected = [k for k, some in enumerate(spoken) if some.issuperset(phrase)]
    assert Sharing(words(texts)).holders(phrase).tolist() == expected


@settings(max_examples=80)
@given(TEXTS, st.integers(1, 5))
def test_as_counted_pair_by_pair(texts: list[str], at_once: int) -> None:
    bags = [Bag.of(quote_tokens(text)) for text in texts]
    one, other = np.triu_indices(len(bags), 1)
    counts = Sharing(words(texts)).counts(one, other, at_once)
    assert counts.tolist() == [bags[i].shared_counts(bags[j]) for i, j in zip(one, other, strict=True)]


@settings(max_examples=80)
@given(TEXTS, st.integers(1, 4), st.integers(1, 5))
def test_runs_as_looked_for_pair_by_pair(texts: list[str], size: int, at_once: int) -> None:
    spoken = [[t.norm for t in quote_tokens(text) if t.norm not in MARKS] for text in texts]
    runs = [{tuple(some[k : k + size]) for k in range(len(some) - size + 1)} for some in spoken]
    one, other = np.triu_indices(len(texts), 1)
    found = share_a_run(words(texts), size, one, other, at_once)
    assert found.tolist() == [bool(runs[i] & runs[j]) for i, j in zip(one, other, strict=True)]
