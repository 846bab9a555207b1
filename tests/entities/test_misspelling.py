"""Rare names that are a letter from a frequent one."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_tools.entities.misspelling import Key, misspelt_pairs

SEEN = ("ada", "orlinde")


@pytest.mark.parametrize(
    ("rare", "times", "is_found"),
    [
        (("ada", "orlnde"), 1, True),  # a letter left out
        (("ada", "orlidne"), 1, True),  # two neighbours swapped
        (("ada", "orlindee"), 2, True),
        (("ada", "orlnde"), 3, False),  # ten is less than five times three
        (("ada", "orlnd"), 1, False),  # two edits in a word of seven letters
        (("bea", "orlnde"), 1, False),  # another first name
        (("ada", "marlow"), 1, False),
    ],
)
def test_a_rare_name_beside_a_frequent_one(rare: Key, times: int, is_found: bool) -> None:
    found = misspelt_pairs(Counter({SEEN: 10, rare: times}))
    assert found == ({rare: SEEN} if is_found else {})


def test_a_listed_name_is_no_misspelling() -> None:
    assert misspelt_pairs(Counter({("ada", "johnston"): 20, ("ada", "johnson"): 1})) == {}


def test_two_edits_in_long_words_and_chains() -> None:
    long = ("ada", "orlindestone")
    assert misspelt_pairs(Counter({long: 10, ("ada", "orlndestoxne"): 1})) == {("ada", "orlndestoxne"): long}
    # What is itself a misspelling is never the name meant.
    found = misspelt_pairs(Counter({SEEN: 50, ("ada", "orlinde" + "e"): 5, ("ada", "orlindeee"): 1}))
    assert set(found.values()) <= {SEEN}


@given(st.dictionaries(st.tuples(st.text(alphabet="ab", min_size=5, max_size=7)), st.integers(1, 60), max_size=8))
def test_the_name_meant_is_far_more_frequent(counts: dict[Key, int]) -> None:
    found = misspelt_pairs(Counter(counts))
    assert all(counts[right] >= 5 * counts[wrong] for wrong, right in found.items())
    assert found.keys().isdisjoint(found.values())
