"""Candidate wordings: found where the expressions are, ranked, with passages; too little text is said to be so."""

from __future__ import annotations

import pandas as pd
import pytest

from corpus_tools.errors import ParameterError
from corpus_tools.framing.suggest import _ranked, suggest
from corpus_tools.framing.wordings import Place, places_of

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
    with pytest.raises(ParameterError, match="it finds 24 expressions here, in 1 article, and"):
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
    ways = ("away", "over", "home", "out")
    places = [
        Place(f"{way}{i}", 10, 20 + len(way), ("skedaddl", way), f"skedaddled {way}", ())
        for way in ways
        for i in range(4)
    ]
    found = _ranked(places, [0.9 if place.key[1] != "out" else 0.95 for place in places])
    assert [places[0].text for _, places in found] == ["skedaddled out", "skedaddled away"]


def test_a_wording_that_another_covers_has_no_rank_of_its_own() -> None:
    texts = corpus(24, 0)["text"].tolist()
    texts += [KNOWN.replace("resigned", "skedaddled away").format(post=post) for post in POSTS]
    found = suggest(pd.DataFrame({"article_id": [f"a{i:02d}" for i in range(len(texts))], "text": texts}))
    assert found["wording"].str.startswith("skedaddled").sum() == 1
    assert found.iloc[0]["wording"].startswith("skedaddled")


def test_a_wording_counts_once_an_article() -> None:
    # One story that repeats a wording says no more of it than one that has it once.
    texts = corpus(24, 0)["text"].tolist()
    texts += [KNOWN.replace("resigned", "skedaddled").format(post=post) for post in POSTS]
    story = "\n\n".join(KNOWN.replace("resigned", "absquatulated").format(post=post) for post in POSTS)
    found = suggest(pd.DataFrame({"article_id": [f"a{i:02d}" for i in range(31)], "text": [*texts, story]}))
    ranks = dict(zip(found["wording"], found["rank"], strict=True))
    assert ranks["skedaddled"] == 1
    assert ranks["absquatulated"] > 1
    told = found.set_index("wording").loc["absquatulated"]
    assert (told["occurrences"], told["articles"]) == (6, 1)


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        ("The mayor of Ardle resigned on Monday.", "resigned", {"use:verb"}),
        ("The mayor of Ardle was sacked on Monday.", "sacked", {"use:verb", "use:passive"}),
        ("The mayor wants to resign soon.", "resign", {"use:verb"}),
        ("The sudden resignation shook Ardle.", "resignation", {"use:noun"}),
        ("The mayor said that it rained.", "said", {"use:verb", "word:general", "word:saying"}),
        ("The editors of Ardle met on Monday.", "editors", {"use:noun", "word:people"}),
        ("The old committee of Ardle met on Monday.", "committee", {"use:noun", "word:organisation"}),
    ],
)
def test_what_kind_of_word_a_wording_begins_with(sentence: str, word: str, expected: set[str]) -> None:
    places = places_of("a", sentence, (), lambda stems, pattern: ())
    of_word = next(place for place, pattern in places if place.text == word and not pattern)
    assert {f for f in of_word.features if f.startswith(("use:", "word:"))} == expected
