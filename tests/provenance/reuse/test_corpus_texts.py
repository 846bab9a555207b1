"""Texts that are read some at a time, from a table in memory or on disk."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import corpus_tools as ct
from corpus_tools import pipeline
from corpus_tools.parquet_parts import KeptTable
from corpus_tools.provenance.reuse import corpus_texts
from corpus_tools.provenance.reuse.corpus_texts import CorpusTexts

ARTICLES = pd.DataFrame(
    {
        "article_id": ["d", "a", "e", "b", "c"],
        "text": ["Four.", "One.", "Five.", "Two.", "Three."],
        "outlet": list("xyxyz"),
    }
)


def read(texts: CorpusTexts, chosen: list[bool] | None = None) -> list[list[tuple[str, str]]]:
    mask = None if chosen is None else np.array(chosen)
    return [[(texts.ids[k], text) for k, text in zip(*some, strict=True)] for some in texts.read(mask)]


def test_places_are_those_of_the_ids_in_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corpus_texts, "_ROWS", 2)
    texts = CorpusTexts(ARTICLES)
    assert texts.ids == ["a", "b", "c", "d", "e"]
    assert len(texts) == 5
    assert read(texts) == [[("d", "Four."), ("a", "One.")], [("e", "Five."), ("b", "Two.")], [("c", "Three.")]]
    assert read(texts, [False, True, False, True, False]) == [[("d", "Four.")], [("b", "Two.")]]
    assert texts.values("outlet") == ["y", "y", "z", "x", "x"]
    assert texts.values("published") is None


def test_of_no_articles_there_are_no_parts() -> None:
    assert read(CorpusTexts(ARTICLES.iloc[:0])) == []


def test_a_table_on_disk_is_read_alike(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "PARTITION", 2)
    folder = tmp_path / "news"
    folder.mkdir()
    for number, text in enumerate(["It rained.", "It was dry.", "It snowed on the quay."]):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    corpus = ct.open_corpus(folder, cache=tmp_path / "cache", backend="serial")
    kept = corpus._pipeline.in_parts("articles")
    assert isinstance(kept, KeptTable)
    on_disk, held = CorpusTexts(kept), CorpusTexts(corpus.articles)
    assert on_disk.ids == held.ids
    assert on_disk.values("outlet") == held.values("outlet")
    assert list(chain.from_iterable(read(on_disk))) == list(chain.from_iterable(read(held)))
    assert [len(part) for part in read(on_disk)] == [2, 1]
    for place in range(3):
        chosen = [k == place for k in range(3)]
        assert read(on_disk, chosen) == read(held, chosen)
