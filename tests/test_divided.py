"""Work in units: done in parts anywhere, kept as done, taken over where a unit's digest is known."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from corpus_tools.arrays import Ints
from corpus_tools.divided import UNIT, Call, Done, Work, dividing, found_in_parts, in_parts, run_part
from corpus_tools.isolation import collected, isolated
from corpus_tools.store import Store

SCHEMA = pa.schema([(UNIT, pa.int64()), ("word", pa.string())])


def split(texts: list[str]) -> pa.Table:
    """One row for each word of each text; the text "bad" fails."""
    rows = []
    for unit, text in enumerate(texts):
        with isolated(text):
            if text == "bad":
                raise ValueError(text)
            rows += [(unit, word) for word in text.split()]
    return pa.table({UNIT: [unit for unit, _ in rows], "word": [word for _, word in rows]}, SCHEMA)


WORK = Work(split, SCHEMA, 2)
TEXTS = ["a b", "", "c", "d e f", "g"]


def digests(texts: list[str]) -> np.ndarray:
    return np.array([sum(ord(c) * 31**k for k, c in enumerate(text)) for text in texts], dtype=np.uint64)


class Kept:
    """Found with a store, noting the parts that were worked on."""

    def __init__(self, folder: Path) -> None:
        self.store, self.worked_on, self.dropped = Store(folder), list[list[str]](), list[int]()

    def found(self, texts: list[str]) -> list[tuple[int, str]]:
        self.worked_on.clear()

        def part(chosen: Ints) -> tuple[list[str]]:
            self.worked_on.append([texts[k] for k in chosen.tolist()])
            return (self.worked_on[-1],)

        def run(calls: list[Call]) -> list[Done]:
            return [run_part(*call.values()) for call in calls]

        def drop(calls: Sequence[Call]) -> None:
            assert self.store.has("0" * 32)
            self.dropped.append(len(calls))

        rows = found_in_parts(WORK, digests(texts), part, store=self.store, place="0" * 32, run=run, drop=drop)
        return list(zip(rows[UNIT].to_pylist(), rows["word"].to_pylist(), strict=True))


def test_without_a_pipeline_all_parts_are_done_here() -> None:
    rows = in_parts(WORK, digests(TEXTS), lambda chosen: ([TEXTS[k] for k in chosen],))
    assert rows[UNIT].to_pylist() == [0, 0, 2, 3, 3, 3, 4]
    assert rows["word"].to_pylist() == list("abcdefg")
    assert in_parts(WORK, digests([]), lambda chosen: ([],)).num_rows == 0


def test_units_that_are_known_are_taken_over(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    assert kept.found(TEXTS) == [(0, "a"), (0, "b"), (2, "c"), (3, "d"), (3, "e"), (3, "f"), (4, "g")]
    assert kept.worked_on == [["a b", ""], ["c", "d e f"], ["g"]]
    # In another order, one gone, one new, one twice.
    assert kept.found(["g", "new one", "c", "c", ""]) == [(0, "g"), (1, "new"), (1, "one"), (2, "c"), (3, "c")]
    assert kept.worked_on == [["new one"]]
    assert kept.dropped == [3, 1]
    assert kept.found([]) == []
    assert kept.found(["g"]) == [(0, "g")]
    assert kept.worked_on == []


def test_units_of_a_part_that_failed_are_tried_again(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    texts = ["a", "b", "bad", "c", "d"]
    for _ in range(2):
        with collected() as failures:
            assert kept.found(texts) == [(0, "a"), (1, "b"), (3, "c"), (4, "d")]
        assert [each.articles for each in failures] == [("bad",)]
    assert kept.worked_on == [["bad", "c"]]


def test_what_is_kept_and_damaged_is_made_again(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    kept.found(TEXTS)
    (path,) = tmp_path.glob("*/rows.parquet")
    path.write_bytes(path.read_bytes()[:-9])
    assert len(kept.found(TEXTS)) == 7
    assert len(kept.worked_on) == 3


def test_parts_stay_where_the_whole_cannot_be_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Kept(tmp_path)
    monkeypatch.setattr(kept.store, "put_arrays", lambda key, tables: False)
    assert len(kept.found(TEXTS)) == 7
    assert kept.dropped == []


def test_another_place_to_work_is_asked_inside_alone() -> None:
    with dividing(lambda work, units, part: work.schema.empty_table()):
        assert in_parts(WORK, digests(TEXTS), lambda chosen: (TEXTS,)).num_rows == 0
    assert in_parts(WORK, digests(["a"]), lambda chosen: (["a"],)).num_rows == 1


def test_an_error_that_no_unit_is_to_blame_for_is_raised() -> None:
    with pytest.raises(ValueError, match="bad"):
        in_parts(WORK, digests(["bad"]), lambda chosen: (["bad"],))
