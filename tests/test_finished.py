"""What is finished of a stage is there for the next run, and in memory only where the disk does not take it."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from corpus_tools import schema
from corpus_tools.errors import CorpusToolsWarning
from corpus_tools.finished import FinishedParts
from corpus_tools.isolation import Failure
from corpus_tools.store import Result, Store

KEY = "0123456789abcdef" * 2


def result(number: int) -> Result:
    row = {"article_id": f"a{number}", "other_id": "b", "kind": "near"}
    row |= {"jaccard": 0.5, "containment": 0.5, "other_containment": 0.5}  # type: ignore[dict-item]
    failures = [Failure("duplicates", (f"f{number}",), "ValueError", "…")] if number else []
    return Result({"duplicates": schema.conform([dict(row)], "duplicates")}, failures)


def finished(folder: Path, made: list[int]) -> FinishedParts:
    def make(number: int) -> Result:
        made.append(number)
        return result(number)

    return FinishedParts(Store(folder), KEY, ("duplicates",), 3, make)


def ids(done: FinishedParts, *numbers: int) -> list[str]:
    return [done.result(number).tables["duplicates"]["article_id"].item() for number in numbers]


def test_the_next_run_finds_what_is_finished_and_makes_again_what_was_damaged(tmp_path: Path) -> None:
    made: list[int] = []
    first = finished(tmp_path, made)
    assert len(first) == 0
    for number in (2, 0):
        first.add(number, result(number))
    second = finished(tmp_path, made)
    assert [number in second for number in range(3)] == [True, False, True]
    assert ids(second, 0, 2) == ["a0", "a2"]
    assert [each.articles for each in second.failures()] == [("f2",)]
    assert made == []
    (tmp_path / f"{KEY}-0" / "duplicates.parquet").write_bytes(b"damaged")
    assert ids(second, 0) == ["a0"]
    assert made == [0]
    assert [number in finished(tmp_path, made) for number in range(3)] == [True, False, True]
    second.drop()
    assert len(finished(tmp_path, made)) == 0
    assert not list(tmp_path.iterdir())


def test_what_cannot_be_kept_stays_in_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    made: list[int] = []
    done = finished(tmp_path / "file" / "cache", made)
    with pytest.warns(CorpusToolsWarning, match="cannot be kept"):
        done.add(1, result(1))
    assert ids(done, 1) == ["a1"]
    assert made == []
    pd.testing.assert_frame_equal(done.result(1).tables["duplicates"], result(1).tables["duplicates"])
