from __future__ import annotations

import pandas as pd

from corpus_tools.measures.transitivity import transitivity

Table = pd.DataFrame


def test_transitivity(frames: Table, articles: Table, entities: Table) -> None:
    table = transitivity(frames, articles, entities=entities)
    assert table[["actor", "acts", "acts_alone", "acted_upon", "n"]].values.tolist() == [
        ["Vera Moll", 0, 4, 4, 8],
        ["Ivo Tarn", 3, 0, 0, 3],
    ]
    assert table.loc[0, "share_acted_upon"] == 0.5
    assert table.loc[1, "low"] == 0
    strict = transitivity(frames, articles, entities=entities, own_act_frames=())
    assert strict.loc[0, "acted_upon"] == 8
