"""Which partners of an article are aligned, where it overlaps with more than can be."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from corpus_tools.provenance.reuse import pairs as pairing

Pairs = dict[tuple[int, int], tuple[float, float]]  # how much of the first is in the second, and the other way round
SHARES = st.sampled_from([0.0, 0.4, 0.5, 0.55, 0.6, 1.0])
PAIRS = st.dictionaries(
    st.tuples(st.integers(0, 8), st.integers(0, 8)).filter(lambda p: p[0] != p[1]), st.tuples(SHARES, SHARES)
)


def one_by_one(parts: list[Pairs], times: list[float] | None) -> set[tuple[int, int]]:
    """The same, article by article."""
    shares: dict[int, dict[int, float]] = {}
    for part in parts:
        for (a, b), (of_a, of_b) in part.items():
            for one, other, share in ((a, b, of_a), (b, a, of_b)):
                held = shares.setdefault(one, {})
                held[other] = max(held.get(other, 0.0), share)
    chosen = set()
    for one, held in shares.items():
        near = sorted(held, key=lambda other: (-held[other], other))[: pairing.LIKEST]
        if times is not None:
            good = [other for other in held if held[other] >= max(held.values()) - pairing.AS_GOOD]
            near += sorted(good, key=lambda other: (times[other], other))[: pairing.EARLIEST]
        chosen |= {(min(one, other), max(one, other)) for other in near}
    return chosen


def arrays(part: Pairs) -> pairing.Copies:
    columns = list(zip(*((a, b, *shares) for (a, b), shares in part.items()), strict=True)) or [(), (), (), ()]
    a, b, of_a, of_b = columns
    shares = (pairing.in_billionths(np.array(each, np.float64)) for each in (of_a, of_b))
    return np.array(a, np.int32), np.array(b, np.int32), *shares


@given(st.lists(PAIRS, min_size=1, max_size=2), st.none() | st.lists(st.integers(0, 3), min_size=9, max_size=9))
def test_the_likest_and_the_earliest_of_those_as_good(parts: list[Pairs], hours: list[int] | None) -> None:
    times = None if hours is None else [float(hour) if hour else np.nan for hour in hours]
    sorted_by = None if times is None else [np.inf if np.isnan(time) else time for time in times]
    moments = None if times is None else np.array(times)
    before = pairing.LIKEST, pairing.EARLIEST, pairing._BLOCK
    try:
        pairing.LIKEST, pairing.EARLIEST, pairing._BLOCK = 3, 2, 4  # type: ignore[misc]
        found = pairing._likest([arrays(part) for part in parts], moments, 9)
        assert set(zip(*(each.tolist() for each in np.divmod(found, 9)), strict=True)) == one_by_one(parts, sorted_by)
    finally:
        pairing.LIKEST, pairing.EARLIEST, pairing._BLOCK = before  # type: ignore[misc]
