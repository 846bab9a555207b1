"""Which of two articles came first, as far as it is known."""

from __future__ import annotations

import numpy as np
import pandas as pd

from corpus_tools.provenance.moments import Moments

PUBLISHED = [pd.Timestamp("2031-05-06T08:00"), pd.Timestamp("2031-05-06"), pd.Timestamp("2031-05-07"), None]
MOMENTS = Moments(PUBLISHED, ["second", "day", None, None])


def test_only_what_certainly_came_earlier_is_before() -> None:
    earlier = [[MOMENTS.is_before(one, other) for other in range(4)] for one in range(4)]
    assert earlier == [
        [False, False, True, False],
        [False, False, True, False],  # some time on that day
        [False, False, False, False],
        [False, False, False, False],
    ]
    one, other = np.divmod(np.arange(16), 4)
    assert MOMENTS.before(one, other).tolist() == [each for row in earlier for each in row]


def test_order_and_days() -> None:
    assert np.argsort(MOMENTS.order, kind="stable").tolist() == [1, 0, 2, 3]
    assert [MOMENTS.days(2, other) for other in range(4)] == [0, 1, 0, None]
    assert MOMENTS.days(0, 2) == -1  # sixteen hours before
