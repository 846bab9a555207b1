from __future__ import annotations

import numpy as np

from corpus_tools.provenance.reuse.partners import partner_order


def test_partners_are_near_one_another() -> None:
    # Two chains, 0 - 2 - 4 and 1 - 3 - 5: each has places in a row, with the middle between its ends.
    place = partner_order(np.array([0, 1, 2, 3]), np.array([2, 3, 4, 5]), 6)
    assert sorted(place.tolist()) == list(range(6))
    for chain in ([0, 2, 4], [1, 3, 5]):
        ends = sorted(place[chain].tolist())
        assert ends[2] - ends[0] == 2 and place[chain[1]] == ends[1]


def test_articles_without_partners_have_places_too() -> None:
    nothing = np.zeros(0, dtype=np.int64)
    assert sorted(partner_order(nothing, nothing, 3).tolist()) == [0, 1, 2]
    assert partner_order(nothing, nothing, 0).tolist() == []
