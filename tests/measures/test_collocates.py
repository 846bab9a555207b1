from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_tools.errors import ParameterError
from corpus_tools.measures.collocates import collocates, log_dice, mutual_information, t_score
from tests.timing import assert_in_proportion


def one(value: float) -> np.ndarray:
    return np.array([value], dtype=np.float64)


def test_association_by_hand_and_as_nltk_has_it() -> None:
    measures = pytest.importorskip("nltk.metrics.association").BigramAssocMeasures
    # 30 together, 100 of one, 60 of the other, 10,000 in all: expected 0.6.
    assert log_dice(one(30), 100, one(60))[0] == pytest.approx(14 + math.log2(60 / 160))
    assert log_dice(one(30), 100, one(60))[0] == pytest.approx(14 + math.log2(measures.dice(30, (100, 60), 10_000)))
    assert mutual_information(one(30), one(0.6))[0] == pytest.approx(measures.pmi(30, (100, 60), 10_000))
    assert t_score(one(30), one(0.6))[0] == pytest.approx(measures.student_t(30, (100, 60), 10_000))


def test_collocates_by_hand() -> None:
    text = "the new chief went home and the old chief stayed\n\nchief new"
    table = collocates(pd.DataFrame({"article_id": ["1"], "text": [text]}), "chief", window=2, min_count=1)
    found = table.set_index("collocate")
    assert set(found.index) == {"the", "new", "went", "home", "old", "stayed"}
    assert found.loc["new", ["together", "left", "right", "count", "node_count"]].tolist() == [2, 1, 1, 2, 3]
    # 8 words are in windows, 9 are no node, "the" twice among them: expected 8 * 2 / 9.
    assert found.loc["the", ["together", "window_words", "n_words"]].tolist() == [2, 8, 9]
    assert found.loc["the", "expected"] == pytest.approx(16 / 9)
    assert found.loc["new", "log_dice"] == pytest.approx(14 + math.log2(2 * 2 / (3 + 2)))
    assert table["collocate"].iloc[0] == "new" or table["collocate"].iloc[0] == "the"


def test_collocates_of_a_person() -> None:
    text = "Vera Moll resigned. Critics of Dr Moll rejoiced."
    articles = pd.DataFrame({"article_id": ["1"], "text": [text]})
    mentions = pd.DataFrame(
        {"article_id": ["1", "1"], "start": [0, text.index("Dr")], "end": [9, text.index(" rejoiced")]}
    )
    table = collocates(articles, mentions, window=1, min_count=1)
    assert set(table["collocate"]) == {"resigned", "of", "rejoiced"}
    assert set(table["node_count"]) == {2}


def test_the_time_of_collocates_grows_with_the_number_of_words_and_no_faster() -> None:
    def prepare(size: int) -> Callable[[], object]:
        letters = "abcdefghijklmnop"
        words = ["q" + "".join(letters[number >> shift & 15] for shift in (0, 4, 8)) for number in range(size)]
        texts = [f"{one} harbour {other}" for one, other in zip(words, reversed(words), strict=True)]
        articles = pd.DataFrame({"article_id": [str(i) for i in range(size)], "text": texts})
        return lambda: collocates(articles, "harbour")

    assert_in_proportion(prepare, 500, 4000)


def test_collocates_of_nothing() -> None:
    articles = pd.DataFrame({"article_id": ["1"], "text": ["nothing here"]})
    assert collocates(articles, "chief").empty
    assert collocates(articles.head(0), "chief").empty
    with pytest.raises(ParameterError, match="window"):
        collocates(articles, "chief", window=0)
    with pytest.raises(ParameterError, match="start"):
        collocates(articles, articles)


@settings(max_examples=40)
@given(st.lists(st.sampled_from(["a", "b", "c", "a.", "\n"]), max_size=40), st.integers(1, 4))
def test_collocates_stay_in_bounds(words: list[str], window: int) -> None:
    table = collocates(pd.DataFrame({"article_id": ["1"], "text": [" ".join(words)]}), "a", window, min_count=1)
    assert (table["log_dice"] <= 14).all()
    assert (table["together"] <= table["count"]).all()
    assert (table["left"] + table["right"] == table["together"]).all()
