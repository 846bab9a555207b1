"""Rows that come in any parts are handed on in parts of articles, as if the table had been sorted whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_tools import regrouped, schema
from corpus_tools.parquet_parts import KeptTable, Parts, PartsWriter, write_table
from corpus_tools.regrouped import Regrouped

IDS = ("9", "10", "ä", "b", "z")
ORDER = ("article_id", "other_id")
ROWS = st.lists(st.tuples(st.sampled_from(IDS), st.sampled_from(IDS), st.integers(0, 99)), max_size=8)


def table(rows: list[tuple[str, str, int]]) -> pd.DataFrame:
    columns = {
        "article_id": [one for one, _, _ in rows],
        "start": [start for _, _, start in rows],
        "end": [start + 1 for _, _, start in rows],
        "text": ["é"] * len(rows),
        "other_id": [other for _, other, _ in rows],
        "other_start": [0] * len(rows),
        "other_end": [1] * len(rows),
        "other_text": ["é"] * len(rows),
        "similarity": [1.0] * len(rows),
        "kind": ["verbatim"] * len(rows),
    }
    return schema.conform(pd.DataFrame(columns), "passages")


def written(folder: Path, frames: Iterator[pd.DataFrame], parts: Parts) -> KeptTable:
    rows = Regrouped(folder, "passages", ORDER, parts)
    rows.take(frames)
    row_of = rows.row_of()
    in_other_order = rows.is_in_other_order(row_of)
    writer = PartsWriter(folder / "regrouped.parquet", "passages", parts.size, in_other_order=in_other_order)
    for part in rows.in_parts(row_of, in_other_order=in_other_order):
        writer.add(part["passages"])
    writer.close()
    return KeptTable(folder / "regrouped.parquet", "passages")


@settings(max_examples=60, deadline=None)
@given(st.lists(ROWS, max_size=4), st.permutations(IDS), st.integers(1, 6), st.integers(1, 3))
def test_as_a_table_that_was_sorted_whole(
    parts_of_rows: list[list[tuple[str, str, int]]], ids: list[str], size: int, files: int
) -> None:
    frames, parts = [table(rows) for rows in parts_of_rows], Parts(ids, size)
    whole = pd.concat(frames, ignore_index=True) if frames else table([])
    whole = schema.conform(whole.sort_values(list(ORDER), kind="stable", ignore_index=True), "passages")
    before, regrouped.FILES = regrouped.FILES, files  # type: ignore[misc]
    try:
        with TemporaryDirectory() as folder:
            made = written(Path(folder), iter(frames), parts)
            write_table(whole, Path(folder) / "whole.parquet", "passages", parts)
            wanted = KeptTable(Path(folder) / "whole.parquet", "passages")
            assert made.is_in(parts)
            assert made.is_in_other_order == wanted.is_in_other_order
            pd.testing.assert_frame_equal(made.whole(list(whole.columns)), wanted.whole(list(whole.columns)))
            for number in range(len(parts)):
                pd.testing.assert_frame_equal(made.part(number), wanted.part(number))
    finally:
        regrouped.FILES = before  # type: ignore[misc]


def test_an_article_that_is_in_no_part(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="in no part"):
        Regrouped(tmp_path, "passages", ORDER, Parts(["b"], 1)).take(iter([table([("c", "b", 0)])]))
