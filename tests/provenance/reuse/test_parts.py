"""Pairs of articles in parts: nothing is lost, doubled or found otherwise."""

from __future__ import annotations

from collections.abc import Sequence

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


def test_stories_stay_together_and_a_large_one_is_cut_between_its_articles() -> None:
    given = [("a", "c"), ("c", "e"), ("b", "d"), ("a", "e"), ("d", "b")]
    assert pairs_of(PairsInParts(CORPUS, pairs=given, most=3)) == [[("a", "c"), ("a", "e"), ("c", "e")], [("b", "d")]]
    assert pairs_of(PairsInParts(CORPUS, pairs=given, most=1)) == [
        [("a", "c"), ("a", "e")],  # of one article: never apart
        [("c", "e")],
        [("b", "d")],
    ]


def test_a_part_holds_its_articles_alone_and_says_which_come_again() -> None:
    cut = PairsInParts(CORPUS, pairs=[("a", "c"), ("a", "e"), ("c", "e")], most=2)
    found = [cut.part(number)["articles"] for number in range(len(cut))]
    assert [list(zip(part["article_id"], part["again"], strict=True)) for part in found] == [
        [("a", False), ("c", True), ("e", True)],
        [("c", False), ("e", False)],
    ]


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
        assert len(part) <= most or len({one for one, _ in part}) == 1


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
