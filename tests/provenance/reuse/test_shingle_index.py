"""The index of shingles against the comparison of every pair."""

from __future__ import annotations

import random
from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_tools.provenance.reuse.fingerprints import Fingerprints, fingerprint
from corpus_tools.provenance.reuse.shingle_index import LEAST_CONTAINMENT, LEAST_JACCARD, Overlaps, overlaps

Pairs = dict[tuple[int, int], int]


def by_index(texts: list[str]) -> Pairs:
    marks = fingerprint(texts)
    found = overlaps(marks, np.arange(len(texts)))
    pairs = list(zip(found.i.tolist(), found.j.tolist(), strict=True))
    assert pairs == sorted(set(pairs))
    return dict(zip(pairs, found.shared.tolist(), strict=True))


def shingles(marks: Fingerprints, k: int) -> set[int]:
    return set(marks.hashes[marks.starts[k] : marks.starts[k + 1]].tolist())


def pair_by_pair(texts: list[str]) -> Pairs:
    marks = fingerprint(texts)
    sets = [shingles(marks, k) for k in range(len(texts))]
    out = {}
    for i, j in combinations(range(len(texts)), 2):
        shared = len(sets[i] & sets[j])
        smaller, union = min(len(sets[i]), len(sets[j])), len(sets[i] | sets[j])
        if shared and (shared >= LEAST_JACCARD * union or shared >= LEAST_CONTAINMENT * smaller):
            out[i, j] = shared
    return out


def story(seed: int, words: int = 60) -> list[str]:
    chosen = random.Random(seed)
    return [f"w{chosen.randrange(10**9)}" for _ in range(words)]


def test_a_copy_an_excerpt_and_a_text_of_its_own() -> None:
    one = story(1)
    texts = [" ".join(one), " ".join(one[:30]), " ".join(story(2)), " ".join([*one[:18], *story(3, 40)])]
    assert by_index(texts) == {(0, 1): 26}  # thirty words are 26 runs of five; fourteen of them are too few
    assert by_index(texts) == pair_by_pair(texts)


def test_a_large_group_is_measured_as_a_small_one_is() -> None:
    """More than eight versions are compared in another way (a matrix) than fewer."""
    one = story(4)
    versions = [" ".join([*one[: 60 - k], *story(100 + k, k)]) for k in range(0, 44, 2)]
    assert len(versions) > 8
    assert by_index(versions) == pair_by_pair(versions)
    assert by_index(versions[:6]) == pair_by_pair(versions[:6])


def test_a_footer_on_hundreds_of_pages_links_nothing() -> None:
    footer = " ".join(story(5, 12))
    texts = [" ".join(story(1000 + k, 30)) + " " + footer for k in range(300)]
    assert by_index(texts) == {}
    texts[7] = texts[200]
    assert by_index(texts) == {(7, 200): 38}


def test_hundreds_of_small_groups_are_measured_each_by_itself() -> None:
    texts, expected = [], {}
    for group in range(300):
        one, size = story(2_000 + group), 2 + group % 7
        texts += [" ".join([*one[: 60 - k], *story(9_000 + 10 * group + k, k)]) for k in range(size)]
        # Of the 56 runs of five words those are left that end before the first of the words that are new.
        first = len(texts) - size
        expected |= {(first + a, first + b): 56 - b for a, b in combinations(range(size), 2)}
    assert by_index(texts) == expected


def test_only_the_chosen_are_compared() -> None:
    text = " ".join(story(6))
    found = overlaps(fingerprint([text, text, text, "one two three"]), np.array([0, 2, 3]))
    assert list(zip(found.i.tolist(), found.j.tolist(), strict=True)) == [(0, 2)]


def test_nothing_to_compare() -> None:
    for texts in ([], ["one two three four five six"], ["", "", "one"], ["a b c d e f", "g h i j k l"]):
        assert by_index(texts) == {}
    assert Overlaps(np.arange(2), np.arange(2), np.arange(2)).keep(np.array([True, False])).shared.tolist() == [0]


@settings(max_examples=60)
@given(st.integers(0, 10**6), st.integers(2, 14))
def test_as_pair_by_pair(seed: int, count: int) -> None:
    chosen = random.Random(seed)
    stories = [story(seed + k) for k in range(3)]
    texts = []
    for _ in range(count):
        one, other = chosen.choice(stories), chosen.choice(stories)
        at = chosen.randrange(61)
        texts.append(" ".join([*one[:at], *other[at : at + chosen.randrange(61)]]))
    assert by_index(texts) == pair_by_pair(texts)
