"""Twelve articles with a sample of their frames to be coded."""

from __future__ import annotations

import pandas as pd
import pytest

from corpus_tools.framing import find_frames
from corpus_tools.framing.coding import draw_sample


@pytest.fixture(scope="module")
def articles() -> pd.DataFrame:
    texts = [
        f"=SUM(A{n}) was the headline.\nThe board sacked the coach on Friday. The rain fell. “I resigned,” the "
        f"treasurer said. Trains ran. The mayor said she would step down. Nothing else happened."
        for n in range(12)
    ]
    return pd.DataFrame({"article_id": [f"a{i}" for i in range(12)], "outlet": "Harbour Herald", "text": texts})


@pytest.fixture(scope="module")
def frames(articles: pd.DataFrame) -> pd.DataFrame:
    return find_frames(articles)


@pytest.fixture(scope="module")
def sample(frames: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    return draw_sample(frames, articles, 60, seed=3)
