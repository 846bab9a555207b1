"""Dispersion, word sequences and keyness against a reference corpus, counted by hand."""

from __future__ import annotations

from math import log2

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_tools.errors import ParameterError
from corpus_tools.measures import dispersion, keyness, keyness_against, ngrams, occurrences
from corpus_tools.measures.dispersion import deviation_of_proportions, normalised_dp


def articles(*texts: str, outlets: str = "", **more: object) -> pd.DataFrame:
    names = list(outlets or "A" * len(texts))
    return pd.DataFrame({"article_id": [f"a{i}" for i in range(len(texts))], "outlet": names, "text": texts, **more})


def test_dp_of_the_examples_of_the_literature() -> None:
    # Gries (2008, section 3): equal parts, five hits in each: even; all in one of five equal parts: 1 - 1/5.
    assert deviation_of_proportions(np.full(5, 5.0), np.full(5, 100.0)) == 0
    assert deviation_of_proportions(np.array([25.0, 0, 0, 0, 0]), np.full(5, 100.0)) == pytest.approx(0.8)
    assert normalised_dp(0.8, np.full(5, 100.0)) == pytest.approx(1)


def test_dispersion_counted_by_hand() -> None:
    news = articles("go go stay now", "stay now please do", "go on", outlets="AAB")
    row = dispersion(news, "go").iloc[0]
    # Words 4, 4, 2 of 10; hits 2, 0, 1 of 3: half of |2/3-.4| + |0-.4| + |1/3-.2| = .4; the most is 1 - .2.
    assert (row["count"], row["articles"], row["n_articles"]) == (3, 2, 3)
    assert row["per_1000"] == pytest.approx(300)
    assert row["dp_articles"] == pytest.approx(0.4)
    assert row["dp_norm_articles"] == pytest.approx(0.5)
    # Outlets: words 8 and 2; hits 2 and 1: half of |2/3-.8| + |1/3-.2|.
    assert row["dp_outlets"] == pytest.approx(2 / 15)
    assert (row["outlets"], row["n_outlets"]) == (2, 2)


def test_nothing_to_measure_is_left_empty() -> None:
    one = dispersion(articles("go on"), "go").iloc[0]
    assert np.isnan(one["dp_articles"])
    assert np.isnan(one["dp_norm_outlets"])
    none = dispersion(articles("go on", "no"), ["stay", "go"])
    assert none["count"].tolist() == [0, 1]
    assert np.isnan(none["dp_articles"].iloc[0])
    with pytest.raises(ParameterError):
        dispersion(articles("go"), "  ")


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(1, 500)), min_size=2, max_size=8))
def test_dp_lies_between_none_and_all(parts: list[tuple[int, int]]) -> None:
    hits, sizes = (np.array(column, dtype=np.float64) for column in zip(*parts, strict=True))
    dp = deviation_of_proportions(hits, sizes)
    if not hits.sum():
        assert np.isnan(dp)
        return
    assert -1e-9 <= dp < 1
    assert normalised_dp(dp, sizes) <= 1 + 1e-9


def test_occurrences_have_their_offsets_in_order_of_publication() -> None:
    when = pd.to_datetime(["2031-03-05", "2031-03-04"])
    news = articles("Then she resigned.", "Resign? Resigning is hard.", published=when)
    table = occurrences(news, "resign*")
    assert table["article_id"].tolist() == ["a1", "a1", "a0"]
    texts = dict(zip(news["article_id"], news["text"], strict=True))
    for row in table.itertuples():
        assert texts[str(row.article_id)][row.start : row.end] == row.text
    assert table["position"].tolist() == [0, 8 / 26, 9 / 18]
    assert occurrences(news, "leave").empty


def test_ngrams_counted_by_hand() -> None:
    news = articles("The night bus ran. Night bus, late.", "Every night bus is late, and the night: bus stops.")
    table = ngrams(news, 2, min_count=2)
    assert table["ngram"].tolist() == ["night bus"]
    row = table.iloc[0]
    # Words: 7 + 10; night 4 times, bus 4 times; the colon parts the fourth.
    assert (row["count"], row["n_words"], row["articles"], row["n_articles"]) == (3, 17, 2, 2)
    assert row["expected"] == pytest.approx(17 * (4 / 17) * (4 / 17))
    assert row["log_dice"] == pytest.approx(14 + log2(2 * 3 / 8))
    assert row["mi"] == pytest.approx(log2(3 / (16 / 17)))
    assert row["t_score"] == pytest.approx((3 - 16 / 17) / 3**0.5)


def test_ngrams_with_function_words_at_their_edges_only_on_demand() -> None:
    news = articles("out of the blue", "out of the blue")
    assert ngrams(news, 2, min_count=2)["ngram"].tolist() == []
    assert set(ngrams(news, 2, min_count=2, functions=True)["ngram"]) == {"out of", "of the", "the blue"}
    assert ngrams(news, 2, min_count=2, functions=True, node="blue")["ngram"].tolist() == ["the blue"]
    assert ngrams(news, 2, min_count=2, functions=True, stop_words=["Blue"])["ngram"].tolist() == ["of the", "out of"]


@pytest.mark.parametrize(("n", "node"), [(1, ""), (9, ""), (2, "two words"), (2, "?!")])
def test_ngrams_refuse_what_cannot_be(n: int, node: str) -> None:
    with pytest.raises(ParameterError):
        ngrams(articles("a b"), n, node=node)


@given(st.lists(st.text(alphabet="ab ,.“”\n", max_size=30), min_size=1, max_size=4), st.integers(2, 4))
def test_ngrams_are_sequences_of_the_words_of_a_text(texts: list[str], n: int) -> None:
    table = ngrams(articles(*texts), n, min_count=1, min_articles=1, functions=True)
    assert (table["ngram"].str.split().map(len) == n).all()
    assert (table["articles"] <= table["count"]).all()
    assert (table["log_dice"] <= 14 + 1e-9).all()


def test_order_of_articles_changes_nothing() -> None:
    news = articles("night bus night bus", "day bus night bus", outlets="AB")
    turned = news.iloc[::-1]
    for measured in (
        lambda table: ngrams(table, 2, min_count=1, min_articles=1),
        lambda table: dispersion(table, ["night", "b*"]),
        lambda table: occurrences(table, "bus"),
    ):
        pd.testing.assert_frame_equal(measured(news), measured(turned))


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
