from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_tools.errors import ParameterError
from corpus_tools.measures.index.pieces import read_chains
from corpus_tools.measures.index.search import Searcher
from corpus_tools.measures.query import compile_query, find_spans
from tests.measures.index.any_texts import texts

words = st.text("ab3éσ*?", min_size=1, max_size=4) | st.sampled_from(
    ["a'b", "a-b*", "*", "b.a", "a*b", "(a", "a-", "_a"]
)


phrases = st.lists(words, min_size=1, max_size=3).map(" ".join)


queries = st.lists(phrases, min_size=1, max_size=2).map("|".join)


@given(texts, queries)
@settings(max_examples=300, deadline=None)
def test_queries_have_the_hits_that_each_text_has(some: list[str], query: str) -> None:
    try:
        pattern = compile_query(query)
    except ParameterError:
        return
    hits = Searcher(read_chains(some)).find(query)
    if hits is not None:
        expected = [(row, *span) for row, text in enumerate(some) for span in find_spans(text, pattern)]
        assert list(zip(*(column.tolist() for column in hits), strict=True)) == expected


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        ("resign*", ["resign", "resigning"]),
        ("*sign", ["re-sign", "resign"]),
        ("won't * resign", ["won’t ever\nresign"]),
        ("ever|resign*", ["ever", "resign", "resigning"]),
        ("a a", ["a a"]),
        ("a a a|a a", ["a a a"]),
    ],
)
def test_hits_counted_by_hand(query: str, hits: list[str]) -> None:
    some = ["She won’t ever\nresign. Re-sign?", "resigning: a a a\n\na"]
    expected = {"*sign": ["resign", "Re-sign"]}.get(query, hits)
    found_here = Searcher(read_chains(some)).find(query)
    assert found_here is not None
    assert [some[t][s:e] for t, s, e in zip(*found_here, strict=True)] == expected


def test_a_query_with_other_marks_is_left_to_the_texts() -> None:
    searcher = Searcher(read_chains(["re- and (re)"]))
    assert searcher.find("re-") is None
    assert searcher.find("(re") is None
    with pytest.raises(ParameterError):
        searcher.find("*")
