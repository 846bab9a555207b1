"""Pairs of articles in parts: nothing is lost, doubled or found otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from corpus_tools.provenance.reuse import passages
from corpus_tools.provenance.reuse.parts import PairsInParts
from corpus_tools.provenance.reuse.passages import align_pairs, align_passages

SENTENCES = [
    f"The {boat} of the {town} line ran aground {when} and {many} people were brought ashore by the lifeboat crew."
    for boat, town, when, many in zip(
        ["ferry", "tug", "barge", "cutter", "dredger", "yawl"],
        ["Skerry", "Fellshire", "Harbour", "Tarn", "Moor", "Quay"],
        ["at dawn", "on Monday", "in fog", "at noon", "last night", "in June"],
        ["forty", "six", "ninety", "two", "eleven", "thirty"],
        strict=True,
    )
]


def story(numbers: Sequence[int]) -> str:
    return " ".join(SENTENCES[n] for n in numbers)


def articles(texts: dict[str, str]) -> pd.DataFrame:
    return pd.DataFrame({"article_id": list(texts), "text": list(texts.values())})


def pairs_of(cut: PairsInParts) -> list[list[tuple[str, str]]]:
    tables = [cut.part(number)["pairs"] for number in range(len(cut))]
    return [list(zip(table["article_id"], table["other_id"], strict=True)) for table in tables]


CORPUS = articles(dict.fromkeys("abcdefg", "Text."))


def test_the_pairs_of_a_story_are_in_few_parts() -> None:
    given = [("a", "c"), ("d", "f"), ("b", "f"), ("c", "e"), ("b", "d"), ("a", "e"), ("d", "b")]
    parts = pairs_of(PairsInParts(CORPUS, pairs=given, most=3))
    assert sorted(map(sorted, parts)) == [[("a", "c"), ("a", "e"), ("c", "e")], [("b", "d"), ("b", "f"), ("d", "f")]]


def test_stories_that_coincidences_connect_are_in_few_parts() -> None:
    """Ten stories of six articles; the first of each story is taken for one like the first of another."""
    number = np.random.default_rng(1).permutation(60)
    story = [(10 * a + k, 10 * b + k) for k in range(10) for a, b in combinations(range(6), 2)]
    chance = [(k, (k + 3) % 10) for k in range(10)]
    names = [f"{n:02}" for n in number]
    cut = PairsInParts(
        articles(dict.fromkeys(names, "")), pairs=[(names[a], names[b]) for a, b in story + chance], most=16
    )
    assert len(cut) == 10
    assert sum(len(cut.part(k)["articles"]) for k in range(10)) < 110  # of 160, were each pair in any part


def test_a_part_holds_its_articles_alone_and_says_which_come_again() -> None:
    cut = PairsInParts(CORPUS, pairs=[("a", "c"), ("a", "e"), ("c", "e")], most=2)
    first, last = (cut.part(number)["articles"].set_index("article_id")["again"].to_dict() for number in (0, 1))
    assert set(first) == {"a", "c", "e"}
    assert len(last) == 2
    assert first == {name: name in last for name in first}
    assert not any(last.values())


def test_no_pairs_are_no_parts() -> None:
    assert len(PairsInParts(CORPUS, pairs=[])) == 0
    assert len(PairsInParts(CORPUS.iloc[:0])) == 0
    assert align_passages(CORPUS, pairs=[]).empty


NAMES = st.sampled_from("abcdefg")


@given(st.lists(st.tuples(NAMES, NAMES)), st.integers(1, 5))
def test_each_pair_is_in_one_part(pairs: list[tuple[str, str]], most: int) -> None:
    found = pairs_of(PairsInParts(CORPUS, pairs=pairs, most=most))
    flat = [pair for part in found for pair in part]
    assert sorted(flat) == sorted({(min(pair), max(pair)) for pair in pairs})
    assert all(found)
    for part in found:
        assert len(part) <= most


@given(
    st.lists(st.lists(st.integers(0, len(SENTENCES) - 1), min_size=1, max_size=5), min_size=2, max_size=7),
    st.integers(1, 4),
)
def test_passages_are_the_same_in_parts_of_any_size(texts: list[list[int]], most: int) -> None:
    table = articles({f"a{n}": story(numbers) for n, numbers in enumerate(texts)})
    whole = align_passages(table)
    cut = PairsInParts(table, most=most)
    found = pd.concat([align_pairs(**cut.part(number)) for number in range(len(cut))])
    order = ["article_id", "other_id"]
    pd.testing.assert_frame_equal(found.sort_values(order, kind="stable", ignore_index=True), whole)
    assert not passages._KEPT._made  # nothing stays when the last part is done


def test_boilerplate_of_the_whole_corpus_is_left_out_in_a_part() -> None:
    note = "Sign up for our newsletter and follow us, all rights reserved by the owners of this fine newspaper."
    table = pd.DataFrame(
        {
            "article_id": list("abcd"),
            "text": [f"{SENTENCES[n]}\n{note}" for n in range(4)],
            "outlet": "Echo",
            "published": pd.to_datetime([f"2031-05-0{n + 1}" for n in range(4)]),
        }
    )
    part = PairsInParts(table, pairs=[("a", "b")]).part(0)["articles"]
    assert note in part["text"][0]
    assert note not in part["own"][0]
    assert len(part["own"][0]) == len(part["text"][0])
