from __future__ import annotations

from math import log2

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_tools.errors import ParameterError
from corpus_tools.measures import ngrams


def articles(*texts: str, outlets: str = "", **more: object) -> pd.DataFrame:
    names = list(outlets or "A" * len(texts))
    return pd.DataFrame({"article_id": [f"a{i}" for i in range(len(texts))], "outlet": names, "text": texts, **more})


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
