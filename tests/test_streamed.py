"""Stages that read and write their tables a part at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import corpus_tools as ct
from corpus_tools import pipeline, stages
from corpus_tools.errors import InputError
from corpus_tools.streamed import Streamed

TEXTS = {
    "z.txt": "Dame Maria Oakden resigned on Tuesday. She had led the Exham Harbour Authority for years.",
    "b.txt": "Commissioner Maria Oakden told the mayor of Exham, Joseph Tindle, in a letter.",
    "m.txt": "Ms Oakden wrote to Mr Tindle of the Exham Harbour Authority (EHA).",
    "a.txt": "Joseph Tindle praised Maria Okden on Friday. The mayor smiled.",
    "k.txt": "It rained.",
}
NAMES = ("mentions", "entities")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "news"
    made.mkdir()
    for name, text in TEXTS.items():
        (made / name).write_text(text, encoding="utf-8")
    return made


@pytest.fixture
def streamed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Two articles in a part, and the stages that were run a part at a time."""
    monkeypatch.setattr(pipeline, "PARTITION", 2)
    done: list[str] = []
    real = pipeline.Pipeline._make_streamed

    def noted(self: pipeline.Pipeline, stage: pipeline.Stage, *rest: Any) -> Any:
        failures = real(self, stage, *rest)
        done.extend([] if failures is None else [stage.name])
        return failures

    monkeypatch.setattr(pipeline.Pipeline, "_make_streamed", noted)
    return done


def tables(folder: Path, cache: Path) -> dict[str, pd.DataFrame]:
    corpus = ct.open_corpus(folder, cache=cache, backend="serial")
    return {name: corpus.table(name) for name in NAMES}


def fails_after(parts: int, error: Exception) -> Any:
    """What the stage does, with an error behind some parts."""

    def stream(inputs: Mapping[str, Any], options: Mapping[str, Any]) -> Streamed:
        made = stages._entities_in_parts(inputs, options)

        def some() -> Any:
            for number, part in enumerate(made.parts):
                if number == parts:
                    raise error
                yield part

        return made._replace(parts=some())

    return stream


def test_the_same_tables_as_from_whole_ones(folder: Path, tmp_path: Path, streamed: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "PARTITION", 200)
        whole = tables(folder, tmp_path / "whole")
    assert streamed == []
    for cache in ("parts", "parts"):  # made, then read
        for name, frame in tables(folder, tmp_path / cache).items():
            pd.testing.assert_frame_equal(frame, whole[name])
    assert streamed == ["resolve names"]
    corpus = ct.open_corpus(folder, cache=tmp_path / "parts")
    ids = corpus.articles["article_id"].tolist()
    for part in corpus.scan("mentions", ["article_id"]):
        two = {ids.index(article_id) // 2 for article_id in part["article_id"]}
        assert len(two) == 1


COPIES = {
    f"{number}.txt": " ".join(f"word{(number % 4) * 100 + k}" for k in range(60)) + f" end{number % 5}"
    for number in range(11)
}


def test_duplicates_and_passages_are_the_same_from_parts(
    tmp_path: Path, streamed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    for name, text in COPIES.items():
        (folder / name).write_text(text, encoding="utf-8")
    held = ct.open_corpus(folder, cache=tmp_path / "held", backend="serial")
    expected = ct.find_duplicates(held.articles), ct.align_passages(held.articles, ct.find_duplicates(held.articles))
    assert held.articles["article_id"].is_monotonic_increasing is False
    monkeypatch.setattr(pipeline, "HELD", 0)
    corpus = ct.open_corpus(folder, cache=tmp_path / "cache", backend="serial")
    for name, frame in zip(("duplicates", "passages"), expected, strict=True):
        corpus.make(name)
        pd.testing.assert_frame_equal(corpus.table(name), frame)
    assert streamed == ["duplicates"]
    kept = corpus._pipeline.in_parts("duplicates")
    assert len(kept) == 6
    assert kept.rows == len(expected[0]) == 3 + 3 + 3 + 1


@pytest.mark.parametrize("parts", [0, 1])
def test_after_an_error_the_stage_is_run_on_whole_tables(
    folder: Path, tmp_path: Path, streamed: list[str], monkeypatch: pytest.MonkeyPatch, parts: int
) -> None:
    whole = tables(folder, tmp_path / "whole")
    stage = replace(pipeline.MAKER["mentions"], stream=fails_after(parts, ValueError("no")))
    monkeypatch.setitem(pipeline.MAKER, "mentions", stage)
    again = tables(folder, tmp_path / "again")
    assert streamed == ["resolve names"]
    for name in NAMES:
        pd.testing.assert_frame_equal(again[name], whole[name])
    assert not list((tmp_path / "again").rglob("*.tmp"))


def test_an_error_on_purpose_ends_the_run(
    folder: Path, tmp_path: Path, streamed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "names.csv").write_text("form,person,article\nOakden,Olga Oakden,*\n", encoding="utf-8")
    tables(folder, tmp_path / "good")
    assert streamed == ["resolve names"]
    (folder / "names.csv").write_text("form,person\nOakden,Olga Oakden\n", encoding="utf-8")
    with pytest.raises(InputError, match="column 'article' is missing"):
        tables(folder, tmp_path / "bad")
    assert not list((tmp_path / "bad").rglob("mentions.parquet"))


def test_corrections_that_change_meanwhile_are_kept_under_no_key(
    folder: Path, tmp_path: Path, streamed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "names.csv").write_text("form,person,article\nOakden,Olga Oakden,*\n", encoding="utf-8")

    def stream(inputs: Mapping[str, Any], options: Mapping[str, Any]) -> Streamed:
        made = stages._entities_in_parts(inputs, options)
        (folder / "names.csv").write_text("form,person,article\nOakden,Cora Lund,*\n", encoding="utf-8")
        return made

    monkeypatch.setitem(pipeline.MAKER, "entities", replace(pipeline.MAKER["entities"], stream=stream))
    corpus = ct.open_corpus(folder, cache=tmp_path / "cache", backend="serial")
    with pytest.raises(InputError, match="it changed while it was used"):
        corpus.make("entities")
    assert not list((tmp_path / "cache").rglob("entities.parquet"))


def test_stages_look_at_no_other_columns_than_they_say(tmp_path: Path) -> None:
    demo = Path(__file__).parents[1] / "data" / "demo"
    corpus = ct.open_corpus(demo, cache=tmp_path / "cache", backend="serial")
    stages = [stage for stage in pipeline.STAGES if stage.reads]
    assert {"anomalies", "lineage"} <= {stage.name for stage in stages}
    for stage in stages:
        inputs = {name: corpus.table(name) for name in stage.inputs}
        restricted = {name: frame[list(stage.reads.get(name, frame.columns))] for name, frame in inputs.items()}
        result = pipeline.run_stage(stage.name, restricted, corpus.options)
        assert not result.failures
        for name in stage.outputs:
            assert len(result.tables[name])
            pd.testing.assert_frame_equal(result.tables[name], corpus.table(name))


def test_large_tables_are_read_by_columns(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = ct.open_corpus(folder, cache=tmp_path / "whole", backend="serial").table("lineage")
    monkeypatch.setattr(pipeline, "LARGE", 0)
    monkeypatch.setattr(pipeline, "HELD", 0)
    read: dict[str, list[str]] = {}
    real = pipeline.run_stage

    def noted(name: str, tables: dict[str, pd.DataFrame], options: Mapping[str, Any]) -> Any:
        if name == "lineage":
            read.update({table: list(frame.columns) for table, frame in tables.items()})
        return real(name, tables, options)

    monkeypatch.setattr(pipeline, "run_stage", noted)
    found = ct.open_corpus(folder, cache=tmp_path / "columns", backend="serial").table("lineage")
    pd.testing.assert_frame_equal(found, expected)
    assert read["quotes"] == ["article_id"]
    assert "title" not in read["articles"] and "other_text" not in read["passages"]
