from __future__ import annotations

import pandas as pd
import pytest

from corpus_tools.errors import ParameterError, TableError
from corpus_tools.framing.coding import (
    draw_sample,
)


def test_sample_is_stratified_and_weighted(sample: pd.DataFrame, articles: pd.DataFrame) -> None:
    assert len(sample) == 60
    # A quarter blanks; what the three strata of twelve sentences each cannot give is not drawn twice.
    assert sample["stratum"].value_counts().to_dict() == {
        "none": 24,
        "forced / narrator": 12,
        "voluntary / quoted": 12,
        "voluntary / reported": 12,
    }
    assert sample["weight"].sum() == pytest.approx(12 * 7)
    text = dict(zip(articles["article_id"], articles["text"], strict=True))
    for row in sample.to_dict("records"):
        assert text[row["article_id"]][row["start"] : row["end"]] == row["sentence"]


def test_sample_is_the_same_for_the_same_seed(frames: pd.DataFrame, articles: pd.DataFrame) -> None:
    assert draw_sample(frames, articles, 20, seed=1).equals(draw_sample(frames, articles, 20, seed=1))
    assert not draw_sample(frames, articles, 20, seed=1).equals(draw_sample(frames, articles, 20, seed=2))


@pytest.mark.parametrize("n", [1, 3, 84, 1000])
def test_sample_of_any_size(n: int, frames: pd.DataFrame, articles: pd.DataFrame) -> None:
    sample = draw_sample(frames, articles, n, blanks=0.5)
    assert 1 <= len(sample) <= min(n, 84)
    assert sample["item_id"].is_unique


def test_wrong_arguments(frames: pd.DataFrame, articles: pd.DataFrame) -> None:
    with pytest.raises(ParameterError, match="n = 0"):
        draw_sample(frames, articles, 0)
    with pytest.raises(ParameterError, match="blanks"):
        draw_sample(frames, articles, 5, blanks=1.0)
    with pytest.raises(TableError):
        draw_sample(frames.iloc[:0], articles.iloc[:0], 5)
