"""Exact copies, near-duplicates and excerpts, against a plain count of shingles."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_tools import schema
from corpus_tools.errors import ParameterError
from corpus_tools.provenance import find_duplicates, near_duplicate_pairs
from corpus_tools.provenance.reuse import duplicates as candidates
from corpus_tools.provenance.reuse import shingle_index


def plain_pairs(texts: list[str], least: float) -> dict[tuple[int, int], float]:
    """The same by comparing all pairs."""
    sets = []
    for text in texts:
        words = re.findall(r"[a-z0-9]+", text.lower())
        sets.append({tuple(words[k : k + 5]) for k in range(len(words) - 4)} or ({tuple(words)} if words else set()))
    out = {}
    for i in range(len(texts)):
        for j in range(i + 1, len(texts)):
            union = len(sets[i] | sets[j])
            if union and len(sets[i] & sets[j]) / union >= least:
                out[i, j] = len(sets[i] & sets[j]) / union
    return out


def stories(count: int, copies: int, seed: int = 5) -> list[str]:
    """Stories of random words, each with versions in which some words are changed."""
    pick = random.Random(seed)
    words = [f"w{k}" for k in range(400)]
    texts = []
    for _ in range(count):
        base = [pick.choice(words) for _ in range(pick.randint(30, 150))]
        for _ in range(copies):
            rate = pick.choice([0, 0.01, 0.05, 0.1])
            texts.append(" ".join(pick.choice(words) if pick.random() < rate else w for w in base))
    pick.shuffle(texts)
    return texts


@pytest.mark.parametrize("copies", [1, 3, 12, 60])
def test_finds_every_pair_and_no_other(copies: int) -> None:
    texts = stories(max(2, 120 // copies), copies)
    i, j, jaccard = near_duplicate_pairs(texts)
    found = dict(zip(zip(i.tolist(), j.tolist(), strict=True), jaccard.tolist(), strict=True))
    assert found == pytest.approx(plain_pairs(texts, 0.5))


def test_a_story_in_every_outlet_and_a_footer_on_every_page(monkeypatch: pytest.MonkeyPatch) -> None:
    # Frequent shingles of two kinds: the first must be kept, the second must link nothing.
    monkeypatch.setattr(shingle_index, "_FREQUENT", 20)
    footer = " sign up to our newsletter to get the latest news from the harbour every morning before breakfast"
    texts = [text + footer for text in stories(30, 1)] + [text + footer for text in stories(1, 60, seed=9)]
    i, j, jaccard = near_duplicate_pairs(texts)
    found = dict(zip(zip(i.tolist(), j.tolist(), strict=True), jaccard.tolist(), strict=True))
    assert found == pytest.approx(plain_pairs(texts, 0.5))


def test_sparse_and_dense_groups_are_measured_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = stories(4, 20)
    whole = [part.tolist() for part in near_duplicate_pairs(texts)]
    monkeypatch.setattr(shingle_index, "_DENSE_CELLS", 0)
    assert [part.tolist() for part in near_duplicate_pairs(texts)] == whole


@given(st.lists(st.text("ab \n", max_size=60), max_size=8))
@settings(max_examples=60)
def test_any_texts(texts: list[str]) -> None:
    i, j, jaccard = near_duplicate_pairs(texts)
    found = dict(zip(zip(i.tolist(), j.tolist(), strict=True), jaccard.tolist(), strict=True))
    expected = plain_pairs(texts, 0.5)
    # Two texts of fewer than five words are the same only when all their words are.
    assert found == pytest.approx(expected)


def test_many_copies_are_each_paired_with_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(candidates, "LARGEST_GROUP", 3)
    i, j, jaccard = near_duplicate_pairs(["one two three four five six"] * 5)
    assert list(zip(i.tolist(), j.tolist(), strict=True)) == [(0, 1), (0, 2), (0, 3), (0, 4)]
    assert set(jaccard.tolist()) == {1.0}


@pytest.mark.parametrize("value", [0.1, 1.2])
def test_refuses_a_threshold_it_cannot_keep(value: float) -> None:
    with pytest.raises(ParameterError, match="min_jaccard"):
        near_duplicate_pairs(["a"], value)


def test_kinds(frame: Callable[..., pd.DataFrame], agency: str, cut: str, own: str) -> None:
    texts = {
        "agency": agency,
        "reprint": agency.replace("“", '"').replace("”", '"'),
        "edited": agency.replace("About 9,000 cars", "Some 9,000 cars"),
        "own": own,
        "excerpt": agency.split("\n\n")[0],
        "short": cut,
    }
    articles = frame(texts)
    found = schema.validate(find_duplicates(articles), "duplicates")
    kinds = {(a, b): kind for a, b, kind in found[["article_id", "other_id", "kind"]].itertuples(index=False)}
    assert kinds["agency", "reprint"] == "exact"
    assert kinds["agency", "edited"] == "near"
    assert kinds["agency", "excerpt"] == "excerpt"
    assert kinds["agency", "short"] == "excerpt"
    assert not any("own" in pair for pair in kinds)
    row = found[(found["article_id"] == "agency") & (found["other_id"] == "excerpt")].iloc[0]
    assert row["other_containment"] == 1.0
    assert row["containment"] < 0.5


def test_headlines_are_the_outlets_own(frame: Callable[..., pd.DataFrame], agency: str) -> None:
    heads = {"a": "Bridge closed\n\n", "b": "A crack, and nine thousand cars look for another way across\n\n"}
    articles = frame({k: head + agency for k, head in heads.items()}, body_start={k: len(v) for k, v in heads.items()})
    assert find_duplicates(articles)["kind"].tolist() == ["exact"]


def test_order_changes_nothing(frame: Callable[..., pd.DataFrame]) -> None:
    articles = frame({f"{k:03d}": text for k, text in enumerate(stories(6, 5))})
    expected = find_duplicates(articles)
    pd.testing.assert_frame_equal(find_duplicates(articles.sample(frac=1, random_state=3)), expected)


@pytest.mark.parametrize("texts", [{}, {"a": ""}, {"a": "", "b": " ", "c": "word", "d": "word"}])
def test_hardly_any_text(frame: Callable[..., pd.DataFrame], texts: dict[str, str]) -> None:
    found = find_duplicates(frame(texts) if texts else pd.DataFrame({"article_id": [], "text": []}, dtype="str"))
    pairs = list(zip(found["article_id"], found["other_id"], strict=True))
    assert pairs == ([("c", "d")] if "c" in texts else [])
