from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_tools.errors import ParameterError
from corpus_tools.measures import dispersion, ngrams, occurrences
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


def test_order_of_articles_changes_nothing() -> None:
    news = articles("night bus night bus", "day bus night bus", outlets="AB")
    turned = news.iloc[::-1]
    for measured in (
        lambda table: ngrams(table, 2, min_count=1, min_articles=1),
        lambda table: dispersion(table, ["night", "b*"]),
        lambda table: occurrences(table, "bus"),
    ):
        pd.testing.assert_frame_equal(measured(news), measured(turned))
