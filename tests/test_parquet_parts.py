"""A table in parts is the table: whatever its order, its empty parts and its articles' names."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus_tools import schema
from corpus_tools.parquet_parts import (
    HeldTable,
    KeptTable,
    Parts,
    PartsWriter,
    RowsByArticle,
    rows_of_frame,
    write_table,
)
from corpus_tools.partitions import Source, merged
from corpus_tools.store import read_parquet

IDS = ["7", "007", "é", "b", "a", "a=1", "../a"]


def duplicates(ids: list[str]) -> pd.DataFrame:
    rows = {"article_id": ids, "other_id": [f"o{n}" for n in range(len(ids))], "kind": "near", "jaccard": 0.5}
    frame = pd.DataFrame(rows | {"containment": 0.25, "other_containment": 1.0})
    return schema.conform(frame if ids else [], "duplicates")


@settings(max_examples=40)
@given(st.lists(st.sampled_from(IDS), max_size=12), st.integers(1, 9))
def test_parts_hold_the_rows_of_their_articles_and_together_the_table(ids: list[str], size: int) -> None:
    frame, parts = duplicates(ids), Parts(IDS, size)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "t.parquet"
        write_table(frame, path, "duplicates", parts)
        kept, held = KeptTable(path, "duplicates"), HeldTable(frame, "duplicates", parts)
        pd.testing.assert_frame_equal(read_parquet(path, "duplicates"), frame)
        pd.testing.assert_frame_equal(kept.whole(["other_id", "kind"]), frame[["other_id", "kind"]])
        assert kept.is_in(parts)
        assert len(kept) == len(held) == len(parts) == -(-len(IDS) // size)
        assert kept.rows == held.rows == len(frame)
        by_article = rows_of_frame(frame, parts)
        for number in range(len(parts)):
            some = IDS[number * size : (number + 1) * size]
            wanted = frame[frame["article_id"].isin(some)].reset_index(drop=True)
            pd.testing.assert_frame_equal(kept.part(number), wanted)
            pd.testing.assert_frame_equal(by_article.of(parts.in_part(number)), wanted)
            assert held.part_as_arrow(number, ["other_id"])["other_id"].to_pylist() == wanted["other_id"].tolist()


def test_rows_of_unknown_articles_are_not_lost(tmp_path: Path) -> None:
    frame, parts = duplicates(["7", "nobody's"]), Parts(IDS, 2)
    write_table(frame, tmp_path / "t.parquet", "duplicates", parts)
    pd.testing.assert_frame_equal(read_parquet(tmp_path / "t.parquet", "duplicates"), frame)
    assert not KeptTable(tmp_path / "t.parquet", "duplicates").is_in(parts)


def test_the_number_of_articles_in_a_part_has_to_be_that_of_today(tmp_path: Path) -> None:
    write_table(duplicates(IDS), tmp_path / "t.parquet", "duplicates", Parts(IDS, 4))
    kept = KeptTable(tmp_path / "t.parquet", "duplicates")
    assert [kept.is_in(Parts(IDS, size)) for size in (4, 5, 6)] == [True, False, False]  # each in two parts


def test_parts_are_written_one_after_the_other_empty_ones_too(tmp_path: Path) -> None:
    frame, parts = duplicates(["7", "b", "b"]), Parts(IDS, 2)
    writer = PartsWriter(tmp_path / "t.parquet", "duplicates", 2)
    for begin, end in ((0, 1), (1, 3), (3, 3), (3, 3)):
        writer.add(frame.iloc[begin:end])
    writer.close()
    kept = KeptTable(tmp_path / "t.parquet", "duplicates")
    assert kept.is_in(parts)
    assert [len(kept.part(number)) for number in range(4)] == [1, 2, 0, 0]
    assert [str(dtype) for dtype in kept.part(3).dtypes] == [str(dtype) for dtype in frame.dtypes]


@settings(max_examples=40)
@given(
    st.lists(st.sampled_from(IDS), min_size=1, max_size=12),
    st.lists(st.booleans(), min_size=7, max_size=7),
    st.integers(1, 9),
)
@example(ids=["7", "007"], is_new=[False] * 7, size=2)
def test_rows_of_two_sources_come_in_the_order_of_the_articles(ids: list[str], is_new: list[bool], size: int) -> None:
    frame = duplicates(sorted(ids, key=IDS.index))
    chosen = np.array(is_new)
    new, old = pd.Index(np.array(IDS)[chosen]), pd.Index(np.array(IDS)[~chosen])
    # The earlier source has rows of all articles, in another order, and those of the new ones are out of date.
    before = frame.iloc[::-1].assign(kind=["exact" if each in new else "near" for each in frame["article_id"][::-1]])
    before = before.sort_values("other_id", key=lambda names: names.str[1:].astype(int), kind="stable")
    here = frame[frame["article_id"].isin(new)].reset_index(drop=True)
    sources = [
        Source({"duplicates": rows_of_frame(here, Parts(new, size))}, new),
        Source({"duplicates": rows_of_frame(before.reset_index(drop=True), Parts(IDS[::-1], 3))}, old),
    ]
    made = pd.concat([part["duplicates"] for part in merged(sources, ("duplicates",), Parts(IDS, size))])
    pd.testing.assert_frame_equal(made.reset_index(drop=True), frame)


def test_the_last_part_read_is_not_read_again() -> None:
    read: list[int] = []

    def reading(number: int) -> pd.DataFrame:
        read.append(number)
        return duplicates(IDS[2 * number : 2 * number + 2])

    rows = RowsByArticle(Parts(IDS, 2), reading)
    for some in (["7"], ["007"], ["é", "b"], ["b"], ["nobody's"]):
        assert rows.of(pd.Index(some))["article_id"].tolist() == [each for each in some if each in IDS]
    assert read[:2] == [0, 1]


@pytest.mark.parametrize("size", [1, 3])
def test_no_articles_are_one_empty_part(size: int) -> None:
    parts = Parts([], size)
    assert len(parts) == 1
    assert len(rows_of_frame(duplicates([]), parts).of(parts.in_part(0))) == 0
