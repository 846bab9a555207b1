"""When articles were published, as exactly as is known: each between two moments, which may be one."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus_tools.arrays import Ints

_PERIODS: Final = {"day": "D", "month": "M", "year": "Y"}
_UNKNOWN: Final = -1

Moment = tuple[pd.Timestamp | None, pd.Timestamp | None]


class Moments:
    """The moments of articles by their number; ``order``: seconds, to put articles in order, infinite if unknown."""

    def __init__(self, published: list[Any], precision: list[Any]) -> None:
        spans = [_span(*each) for each in zip(published, precision, strict=True)]
        self._times = [first for first, _ in spans]
        known = sorted({time for span in spans for time in span if time is not None})
        ranks: dict[pd.Timestamp | None, int] = {None: _UNKNOWN, **{time: rank for rank, time in enumerate(known)}}
        self._earliest: Ints = np.array([ranks[first] for first, _ in spans], dtype=np.int64)
        self._latest: Ints = np.array([ranks[last] for _, last in spans], dtype=np.int64)
        self.order = np.array([np.inf if time is None else time.timestamp() for time in self._times], dtype=np.float64)

    def before(self, one: Ints, other: Ints) -> NDArray[np.bool_]:
        """Whether each came certainly earlier: of two articles of a day, one without a time, neither did."""
        is_known = (self._latest[one] != _UNKNOWN) & (self._earliest[other] != _UNKNOWN)
        earlier: NDArray[np.bool_] = is_known & (self._latest[one] < self._earliest[other])
        return earlier

    def is_before(self, one: int, other: int) -> bool:
        """As :meth:`before`, for two articles."""
        return bool(_UNKNOWN < self._latest[one] < self._earliest[other])

    def days(self, one: int, other: int) -> int | None:
        """How many whole days the one came after the other; none if that is not known."""
        later, earlier = self._times[one], self._times[other]
        return None if later is None or earlier is None else (later - earlier).days


@lru_cache(maxsize=10_000)
def _span(published: Any, precision: Any) -> Moment:
    time = None if published is None or pd.isna(published) else pd.Timestamp(published)
    period = _PERIODS.get(str(precision))
    if time is None or period is None:
        return time, time
    return time.to_period(period).start_time, time.to_period(period).end_time
