from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd

from corpus_tools import measures
from corpus_tools.figures.network import lay_out

Story = dict[str, pd.DataFrame]


Make = Callable[..., Story]


def test_names_on_the_network_never_overlap(story: Make) -> None:
    for size in (3, 60):
        tables = story(size, people=40, outlets=16) if size > 3 else story(size)
        pairs = measures.co_mentions(tables["mentions"], tables["articles"])
        graph = measures.co_mention_graph(pairs, top=22)
        extent = np.tile([1.3, 0.42], (len(graph), 1))
        at = lay_out(graph, 7.7, 6.0, extent)
        assert (at == lay_out(graph, 7.7, 6.0, extent)).all()
        apart = np.abs(at[:, None] - at[None, :])
        close = (apart[:, :, 0] < 1.3) & (apart[:, :, 1] < 0.42)
        np.fill_diagonal(close, False)
        assert not close.any()
        assert (at >= extent / 2 - 1e-9).all()
        assert (at <= np.array([7.7, 6.0]) - extent / 2 + 1e-9).all()
