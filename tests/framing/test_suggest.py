"""Candidate wordings: found where the expressions stand, ranked, with passages; too little text is said to be so."""

from __future__ import annotations

import pandas as pd
import pytest

from corpus_tools.errors import ParameterError
from corpus_tools.framing.suggest import suggest

POSTS = ("mayor", "coach", "treasurer", "director", "minister", "editor")
KNOWN = "The {post} of Ardle resigned on Monday after the vote. It rained on the harbour and the ferry was late."
HIDDEN = "The {post} of Ardle skedaddled on Monday after the vote. It rained on the harbour and the ferry was late."


def corpus(known: int, hidden: int) -> pd.DataFrame:
    texts = [KNOWN.format(post=POSTS[i % 6]) for i in range(known)]
    texts += [HIDDEN.format(post=POSTS[i % 6]) for i in range(hidden)]
    return pd.DataFrame({"article_id": [f"a{i}" for i in range(len(texts))], "text": texts})


def test_a_wording_that_stands_where_expressions_stand_comes_first() -> None:
    found = suggest(corpus(24, 6))
    first = found.iloc[0]
    assert (first["rank"], first["wording"], first["occurrences"], first["articles"]) == (1, "skedaddled", 6, 6)
    assert "of Ardle [skedaddled] on Monday" in first["passages"]
    assert first["passages"].count(" | ") == 2
    assert not found["wording"].str.contains("resign").any()
    assert found["score"].is_monotonic_decreasing


def test_the_order_of_articles_makes_no_difference() -> None:
    articles = corpus(24, 6)
    one, other = suggest(articles), suggest(articles.iloc[::-1].reset_index(drop=True))
    columns = ["rank", "wording", "score", "occurrences", "articles"]
    pd.testing.assert_frame_equal(one[columns], other[columns])


def test_too_little_text_is_said_to_be_so() -> None:
    with pytest.raises(ParameterError, match="it finds 3 expressions here, and 20 are needed"):
        suggest(corpus(3, 3))
