"""Candidate wordings: found where the expressions are, ranked, with passages; too little text is said to be so."""

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
    with pytest.raises(
        ParameterError, match="finds 3 expressions here, in 3 articles, and 20 in at least 5 are needed"
    ):
        suggest(corpus(3, 3))


def test_twenty_expressions_of_one_long_article_are_too_little() -> None:
    one = pd.DataFrame({"article_id": ["a"], "text": ["\n".join(KNOWN.format(post="mayor") for _ in range(24))]})
    with pytest.raises(ParameterError, match="it finds 24 expressions here, in 1 articles"):
        suggest(one)


def test_a_relative_of_a_word_of_the_codebook_comes_before_a_stranger() -> None:
    # "skedaddled" and "resignment" are alike; the codebook has "resign", which the regression learns to trust.
    texts = corpus(24, 6)["text"].tolist()
    quits = KNOWN.replace("resigned", "quit")
    texts += [quits.format(post=post) for post in POSTS]
    texts += [KNOWN.replace("resigned", "resignated").format(post=post) for post in POSTS]
    found = suggest(pd.DataFrame({"article_id": [f"a{i:02d}" for i in range(len(texts))], "text": texts}))
    assert found["wording"].tolist()[:2] == ["resignated", "skedaddled"]


def test_no_more_than_two_wordings_begin_with_one_word() -> None:
    ways = ("skedaddled", "skedaddled away", "skedaddled over", "skedaddled the town")
    texts = corpus(24, 0)["text"].tolist()
    texts += [KNOWN.replace("resigned", way).format(post=post) for way in ways for post in POSTS]
    found = suggest(pd.DataFrame({"article_id": [f"a{i:02d}" for i in range(len(texts))], "text": texts}))
    assert found["wording"].str.startswith("skedaddled").sum() == 2
    assert found.iloc[0]["wording"].startswith("skedaddled")
