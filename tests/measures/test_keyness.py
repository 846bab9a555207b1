from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_tools.errors import ParameterError
from corpus_tools.measures import keyness_against
from corpus_tools.measures.keyness import chance_of_as_many, keyness, log_likelihood, log_odds_z, log_ratio
from corpus_tools.measures.words import words_of


def one(value: float) -> np.ndarray:
    return np.array([value], dtype=np.float64)


def test_log_likelihood_by_hand() -> None:
    # Expected 22.5 each: 2 (35 ln(35/22.5) + 10 ln(10/22.5)) = 14.71; nought on one side leaves one term.
    by_hand = 2 * (35 * math.log(35 / 22.5) + 10 * math.log(10 / 22.5))
    assert log_likelihood(one(35), one(10), 10_000, 10_000)[0] == pytest.approx(by_hand)
    assert log_likelihood(one(5), one(0), 100, 300)[0] == pytest.approx(2 * 5 * math.log(5 / 1.25))
    assert log_likelihood(one(7), one(21), 100, 300)[0] == pytest.approx(0)


def test_log_ratio_by_hand() -> None:
    assert log_ratio(one(20), one(5), 1000, 1000)[0] == 2
    assert log_ratio(one(5), one(10), 1000, 1000)[0] == -1
    assert log_ratio(one(4), one(0), 1000, 1000)[0] == 3


def test_log_odds_by_hand() -> None:
    # Prior of 10 words, 5 of them this one; 15 + 5 of 40 + 10 against 5 + 5 of 40 + 10.
    a, b = 15 + 5, 5 + 5
    delta = math.log(a / (40 + 10 - a)) - math.log(b / (40 + 10 - b))
    z = log_odds_z(np.array([15.0, 25.0]), np.array([5.0, 35.0]), 40, 40, np.array([5.0, 5.0]))
    assert z[0] == pytest.approx(delta / math.sqrt(1 / a + 1 / b))


def test_the_prior_is_that_of_all_words_whichever_are_compared() -> None:
    # Half of ten prior words is the other word's, compared or not.
    both = log_odds_z(np.array([15.0, 25.0]), np.array([5.0, 35.0]), 40, 40, np.array([5.0, 5.0]))
    alone = log_odds_z(one(15), one(5), 40, 40, one(5), 10)
    assert alone[0] == pytest.approx(both[0])
    few, many = (keyness(TEXTS, min_count=n, min_articles=1).set_index(["target", "word"]) for n in (3, 1))
    assert few.loc[("A", "forced"), "log_odds_z"] == pytest.approx(many.loc[("A", "forced"), "log_odds_z"])


def test_the_chance_of_as_many_by_hand() -> None:
    # Three of three in a quarter of the words: 2 (1/4)³. Two or three of three in half: 2 · 4/8, at most 1.
    assert chance_of_as_many(one(3), one(0), 100, 300)[0] == pytest.approx(2 / 64)
    assert chance_of_as_many(one(2), one(1), 50, 50)[0] == 1
    # Four of four in half of the words: 2 / 16. None of any number is no evidence.
    assert chance_of_as_many(one(4), one(0), 7, 7)[0] == pytest.approx(1 / 8)
    assert chance_of_as_many(one(0), one(4), 7, 7)[0] == 1


def test_every_comparison_of_the_table_is_reckoned_with() -> None:
    table = keyness(TEXTS, min_count=2)
    # Each outlet is set against the other in forced, out, it's, moll (A) and left, it's, moll (B): seven comparisons.
    assert table["p_bonferroni"].tolist() == pytest.approx(np.minimum(7 * table["p"], 1).tolist())


TEXTS = pd.DataFrame(
    {
        "article_id": ["1", "2", "3", "4"],
        "outlet": ["A", "A", "B", "B"],
        "text": [
            "forced forced out it’s Moll’s",
            "forced out. ‘Moll’ it's",
            "left left quietly it's Moll's",
            'left. "Moll" it’s',
        ],
    }
)


def test_keyness_of_outlets() -> None:
    table = keyness(TEXTS, min_count=2)
    a = table[table["target"] == "A"].reset_index(drop=True)
    assert a.loc[0, "word"] == "forced"
    assert a.loc[0, ["count", "reference_count", "articles", "n_articles"]].tolist() == [3, 0, 2, 2]
    assert a.loc[0, "n_words"] == 9
    assert set(a["word"]) == {"forced", "out"}
    b = table[table["target"] == "B"]
    assert list(b["word"]) == ["left", "it's", "moll"]
    assert list(keyness(TEXTS, target="A", reference="B", min_count=2)["word"]) == list(a["word"])


def test_styles_of_marks_make_no_keyword() -> None:
    curly = ["It’s “over”, don’t ask – Moll’s aide said ‘no’ in Zoë’s café"] * 3
    straight = [
        "It's \"over\", don't ask - Moll's aide said 'no' in Zoe\u0308's cafe\u0301",
        "It`s ''over'', don´t ask — Mollʼs aide said `no' in Zoë's café",
    ] * 2
    texts = curly + straight
    articles = pd.DataFrame(
        {"article_id": list(map(str, range(len(texts)))), "outlet": ["A"] * 3 + ["B"] * 4, "text": texts}
    )
    table = keyness(articles, min_count=1, min_articles=1)
    assert (table["g2"] < 1e-6).all() or table.empty
    assert all(words_of(text) == words_of(texts[0]) for text in texts)


def test_keyness_of_voices() -> None:
    text = "He left. “I was forced out”, he said. A ‘forced’ move, they say he left."
    articles = pd.DataFrame({"article_id": ["1", "2"], "text": [text, text]})
    start = text.index("I was")
    quotes = pd.DataFrame(
        {"article_id": ["1", "2"], "start": start, "end": start + len("I was forced out"), "kind": "direct"}
    )
    table = keyness(articles, "voice", "quoted", quotes=quotes, min_count=2)
    row = table[table["word"] == "forced"].iloc[0]
    assert (row["count"], row["n_words"], row["reference_count"], row["reference_n_words"]) == (2, 8, 2, 22)
    assert "left" not in set(table["word"])
    with pytest.raises(ParameterError, match="quotes"):
        keyness(articles, "voice")


def test_keyness_of_nothing_and_of_one_outlet() -> None:
    assert keyness(TEXTS.head(0)).empty
    assert keyness(TEXTS.head(2)).empty
    assert list(keyness(TEXTS.head(0)).columns) == list(keyness(TEXTS).columns)
    with pytest.raises(ParameterError, match="valid names are A, B"):
        keyness(TEXTS, target="Argus")
    with pytest.raises(ParameterError, match="differ"):
        keyness(TEXTS, target="A", reference="A")
    with pytest.raises(ParameterError, match="outlet"):
        keyness(TEXTS, by="outlets")


@settings(max_examples=30)
@given(st.lists(st.text(max_size=30), min_size=1, max_size=6))
def test_keyness_of_any_text(texts: list[str]) -> None:
    articles = pd.DataFrame(
        {
            "article_id": [str(i) for i in range(len(texts))],
            "outlet": [str(i % 2) for i in range(len(texts))],
            "text": texts,
        }
    )
    table = keyness(articles, min_count=1, min_articles=1)
    assert np.isfinite(table[["g2", "p", "log_ratio", "log_odds_z"]].to_numpy(dtype=float)).all()
    assert (table["count"] > 0).all()


def articles(*texts: str, outlets: str = "", **more: object) -> pd.DataFrame:
    names = list(outlets or "A" * len(texts))
    return pd.DataFrame({"article_id": [f"a{i}" for i in range(len(texts))], "outlet": names, "text": texts, **more})


def test_keyness_against_articles_and_against_their_frequency_list() -> None:
    news = articles("night bus night bus ran", "the night bus", outlets="AB")
    other = articles("the day train ran", "the day", "night")
    table = keyness_against(news, other, name="mine", min_count=1, min_articles=1)
    row = table.set_index("word").loc["bus"]
    assert (row["count"], row["reference_count"], row["n_words"], row["reference_n_words"]) == (3, 0, 8, 7)
    assert (row["reference"], row["reference_n_articles"], row["articles"]) == ("mine", 3, 2)
    counts = pd.DataFrame({"word": ["the", "day", "train", "ran", "night"], "count": [2, 2, 1, 1, 1]})
    again = keyness_against(news, counts, name="mine", min_count=1, min_articles=1)
    measures = ["word", "count", "reference_count", "g2", "p", "log_ratio", "log_odds_z"]
    pd.testing.assert_frame_equal(table[measures], again[measures])
    assert set(again["reference_n_articles"]) == {0}


def test_keyness_against_equals_keyness_between_columns() -> None:
    both = articles("night bus night bus ran", "the night bus", "the day train ran", outlets="AAB")
    inside = keyness(both, target="A", reference="B", min_count=1, min_articles=1)
    parts = keyness_against(both.iloc[:2], both.iloc[2:], name="B", min_count=1, min_articles=1)
    columns = [name for name in inside.columns if name != "target"]
    pd.testing.assert_frame_equal(inside[columns], parts[columns])


def test_keyness_against_by_outlet_has_a_block_each() -> None:
    news = articles("night bus", "night train", outlets="AB")
    table = keyness_against(news, articles("day"), by="outlet", min_count=1, min_articles=1)
    assert set(table["target"]) == {"A", "B"}
    # Two words in each block are compared with the reference's one.
    assert (table["p_bonferroni"] >= table["p"]).all()


@pytest.mark.parametrize(
    "reference",
    [
        pd.DataFrame({"text": []}),
        pd.DataFrame({"text": ["", "1 2 3"]}),
        pd.DataFrame({"term": ["a"], "count": [1]}),
        pd.DataFrame({"word": ["two words", "", "!"], "count": [1, 2, 3]}),
    ],
)
def test_a_reference_without_words_is_refused(reference: pd.DataFrame) -> None:
    with pytest.raises(ParameterError, match="reference"):
        keyness_against(articles("night bus"), reference)
