"""One stage by itself."""

from __future__ import annotations

import gc
from collections.abc import Mapping
from dataclasses import replace

import pandas as pd
import pytest

from corpus_tools import stages
from corpus_tools.stages import MAKER, STAGES, TABLE_NAMES, counted
from corpus_tools.store import Tables


def test_each_table_is_made_by_one_stage_from_tables_made_before() -> None:
    made = {"articles", "cleaning", "problems"}
    for stage in STAGES:
        assert made.issuperset(stage.inputs)
        assert made.isdisjoint(stage.outputs)
        made.update(stage.outputs)
        assert all(MAKER[output] is stage for output in stage.outputs)
    assert made - {"found_mentions"} == set(TABLE_NAMES)


def test_rows_are_counted_in_words() -> None:
    assert [counted("quotes", 1), counted("anomalies", 2), counted("entities", 2_000)] == [
        "1 quotation",
        "2 anomalies",
        "2,000 names",
    ]


def test_a_stage_leaves_the_collection_of_circles_as_it_was() -> None:
    before = gc.get_threshold()
    seen: list[tuple[int, int, int]] = []

    def run(tables: Tables, options: Mapping[str, object]) -> tuple[pd.DataFrame, ...]:
        seen.append(gc.get_threshold())
        raise ValueError("no")

    stage = replace(STAGES[0], run=run)
    with pytest.raises(ValueError, match="no"):
        stages.run_whole(stage, {}, {})
    assert seen[0] > before
    assert gc.get_threshold() == before
