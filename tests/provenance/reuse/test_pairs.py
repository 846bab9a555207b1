"""Which pairs are aligned: all of a few articles, and of many those that may share something."""

from __future__ import annotations

import random
from typing import Any

import numpy as np
import pytest

from corpus_tools.provenance.reuse.pairs import EARLIEST, LIKEST, SMALL_CORPUS, in_billionths, passage_candidates


def prose(seed: int, words: int = 80) -> list[str]:
    """Words of one article that no other has."""
    chosen = random.Random(seed)
    return [f"w{chosen.randrange(10**9)}" for _ in range(words)]


def many(count: int = SMALL_CORPUS + 10) -> list[list[str]]:
    return [prose(k) for k in range(count)]


def texts(articles: list[list[str]]) -> list[str]:
    return [" ".join(words) for words in articles]


def pairs_of(*given: Any, **named: Any) -> list[tuple[int, int]]:
    return [(low, high) for low, high in passage_candidates(*given, **named).tolist()]


def test_all_pairs_of_a_few_articles() -> None:
    assert pairs_of(["a", "", "c"]) == [(0, 1), (0, 2), (1, 2)]
    assert pairs_of([]) == pairs_of(["a"]) == []
    assert len(passage_candidates(["one"] * SMALL_CORPUS)) == SMALL_CORPUS * (SMALL_CORPUS - 1) // 2


def test_of_many_articles_those_that_share_a_run() -> None:
    articles = many()
    assert pairs_of(texts(articles)) == []
    articles[3][10:40] = articles[90][20:50]
    assert pairs_of(texts(articles)) == [(3, 90)]


def test_a_rewriting_that_keeps_rare_words_and_no_run() -> None:
    articles = many()
    kept = articles[5][::2]
    articles[77] = [word for pair in zip(kept, prose(999, len(kept)), strict=True) for word in pair]
    assert pairs_of(texts(articles)) == [(5, 77)]


def test_a_phrase_that_everybody_prints_makes_no_pair() -> None:
    phrase = ["the", "lock", "was", "closed", "on", "tuesday", "evening"]
    articles = [[*words, *phrase] for words in many(SMALL_CORPUS + 80)]
    assert pairs_of(texts(articles)) == []


def story(copies: int) -> list[str]:
    """One story in many articles, each with something of its own, among others that have nothing to do with it."""
    text = prose(10**6, 70)
    return texts([[*text, *prose(2 * 10**6 + k, 10)] for k in range(copies)] + many())


def test_of_one_story_in_many_outlets_each_article_has_its_likest() -> None:
    copies = 60
    pairs = pairs_of(story(copies))
    assert pairs == sorted(set(pairs))
    assert all(i < j < copies for i, j in pairs)
    count = np.bincount(np.array(pairs).ravel(), minlength=copies)
    assert count.min() >= LIKEST
    assert len(pairs) < copies * (copies - 1) // 2


@pytest.mark.parametrize("first", [[57, 58, 59, 3, 31], [0, 1, 2, 3, 4]])
def test_the_earliest_of_one_story_are_compared_with_all(first: list[int]) -> None:
    copies = 60
    articles = story(copies)
    moments = np.full(len(articles), np.nan)
    moments[:copies] = 1000 + np.arange(copies)
    moments[first] = np.arange(EARLIEST)
    pairs = set(pairs_of(articles, moments=moments))
    for early in first:
        assert {(min(early, k), max(early, k)) for k in range(copies) if k != early} <= pairs


def test_pairs_known_to_overlap_are_kept() -> None:
    articles = texts(many())
    copies = (np.array([4]), np.array([100]), in_billionths(np.array([0.9])), in_billionths(np.array([0.1])))
    assert pairs_of(articles, copies) == [(4, 100)]
