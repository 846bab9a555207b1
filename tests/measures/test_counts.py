from __future__ import annotations

import pandas as pd

from corpus_tools.measures.counts import count_articles

Table = pd.DataFrame


def test_articles_by_outlet(articles: Table) -> None:
    table = count_articles(articles)
    assert table[["outlet", "articles", "undated"]].values.tolist() == [
        ["Beacon", 3, 0],
        ["Argus", 1, 0],
        ["Courier", 1, 1],
    ]
    assert table.loc[0, "words"] == 21 + 10 + 8
