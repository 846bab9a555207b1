"""Boxes around sentences that match."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_tools.provenance.reuse import boxes
from corpus_tools.provenance.reuse.beside import Beside
from corpus_tools.provenance.reuse.boxes import Boxes, Seeds, find_boxes, find_seeds, join, tighten
from corpus_tools.provenance.reuse.sentences import Vocabulary, prepare
from tests.timing import assert_in_proportion

PAIRS = st.lists(st.sets(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=30), max_size=4)


def as_seeds(pairs: list[set[tuple[int, int]]]) -> Seeds:
    rows = sorted((k, i, j) for k, seeds in enumerate(pairs) for i, j in seeds)
    pair, row, column = np.array(rows, dtype=np.int64).reshape(-1, 3).T
    return Seeds(pair, row, column, np.ones(len(rows)))


@given(PAIRS, st.sampled_from([1, 3, 64]))
def test_many_pairs_at_once_as_one_by_one(pairs: list[set[tuple[int, int]]], steps: int) -> None:
    before, boxes._STEPS = boxes._STEPS, steps  # type: ignore[misc]
    try:
        found = find_boxes(as_seeds(pairs))
    finally:
        boxes._STEPS = before  # type: ignore[misc]
    wanted = [
        (k, *part)
        for k, seeds in enumerate(pairs)
        for wide in join(sorted(seeds), boxes.JOIN_SENTENCES)
        for part in tighten(wide, sorted(seeds))
    ]
    assert list(zip(*(each.tolist() for each in found), strict=True)) == sorted(wanted)


def test_where_few_sentences_match_a_box_is_parted() -> None:
    seeds = [(0, 0), (1, 1), (4, 4), (7, 7), (8, 8)]
    assert join(seeds, 3) == [(0, 8, 0, 8)]
    assert tighten((0, 8, 0, 8), seeds) == [(0, 1, 0, 1), (4, 4, 4, 4), (7, 8, 7, 8)]
    assert tighten((0, 8, 3, 3), seeds) == [(0, 8, 3, 3)]


def test_what_matches_nothing_is_cut_out() -> None:
    seeds = as_seeds([{(0, 0), (1, 1), (3, 3)}, set(), {(2, 5), (3, 4)}])
    whole = Boxes(*np.array([(0, 0, 3, 0, 3), (2, 2, 3, 4, 5)]).T)
    parts = boxes.without_unmatched(whole, seeds)
    assert [*zip(*(each.tolist() for each in parts), strict=True)] == [
        (0, 0, 1, 0, 1),
        (0, 3, 3, 3, 3),
        (2, 2, 3, 4, 5),
    ]
    assert len(boxes.without_unmatched(whole.of(np.array([], dtype=np.int64)), seeds).pair) == 0


@given(st.sets(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=30), st.sampled_from([1, 3]))
def test_seeds_join_where_a_chain_of_near_ones_leads_from_one_to_the_other(
    seeds: set[tuple[int, int]], size: int
) -> None:
    left, wanted = set(seeds), set()
    while left:
        group, waiting = set(), {left.pop()}
        while waiting:
            i, j = waiting.pop()
            group.add((i, j))
            near = {(k, m) for k, m in left if abs(i - k) <= size and abs(j - m) <= size}
            left, waiting = left - near, waiting | near
        rows, columns = [i for i, _ in group], [j for _, j in group]
        wanted.add((min(rows), max(rows), min(columns), max(columns)))
    assert set(join(sorted(seeds), size)) == wanted


def test_the_best_of_either_sentence_and_the_same_stems() -> None:
    words = Vocabulary()
    texts = [
        "The lock gates failed in the storm. No. The herring boats stayed in the harbour all winter.",
        "No. The lock gates failed in a storm. Nobody had oiled the winch.",
    ]
    beside = Beside.of([prepare(text, words) for text in texts])
    seeds = find_seeds(beside, np.array([0]), np.array([1]))
    assert list(zip(seeds.row.tolist(), seeds.column.tolist(), strict=True)) == [(0, 1), (1, 0)]
    assert seeds.value[1] == 1.0
    assert 0.3 <= seeds.value[0] < 1


def test_many_matches_of_one_sentence_take_linear_time(monkeypatch: pytest.MonkeyPatch) -> None:
    def prepared(size: int) -> Callable[[], object]:
        seeds = as_seeds([{(0, j) for j in range(size)}])
        return lambda: find_boxes(seeds)

    assert_in_proportion(prepared, 2_000, 16_000)
