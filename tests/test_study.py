"""A study fills in the tables that measures, figures and views take, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

import corpus_tools as ct
from corpus_tools import figures, measures, pipeline, views
from corpus_tools.notebooks import find

LONGEST = 100  # characters of a line of code that fit beside the output of JupyterLab


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> ct.Study:
    folder = tmp_path_factory.mktemp("study")
    texts = {
        "one": "Harbour chief resigns\n\nAda Moll resigned on Monday. “I did what I could for the port,” Moll said.",
        "two": "Port in turmoil\n\nBen Oduya said: “She was forced out by the board.” Ada Moll resigned on Monday.",
        "three": "Port in turmoil\n\nBen Oduya said: “She was forced out by the board.” Ada Moll resigned on Monday.",
    }
    for number, (outlet, text) in enumerate(texts.items(), 1):
        (folder / f"{outlet}_2031-03-0{number}_port.txt").write_text(text, "utf-8")
    return ct.open_study(folder, cache=tmp_path_factory.mktemp("cache"))


def same(one: pd.DataFrame, other: pd.DataFrame) -> None:
    pd.testing.assert_frame_equal(one, other)


def test_a_measure_gets_the_tables_it_takes(study: ct.Study) -> None:
    corpus = study.corpus
    families = measures.text_families(corpus.articles, duplicates=corpus.duplicates, lineage=corpus.lineage)
    articles = measures.with_families(corpus.articles, families)
    same(study.families, families)
    same(study.articles, articles)
    expected = measures.count_frames(
        corpus.frames,
        articles,
        ["voice", "frame"],
        families=families,
        passages=corpus.passages,
        utterances=corpus.utterances,
    )
    same(study.count_frames(["voice", "frame"]), expected)
    same(study.count_frames(by=["voice", "frame"]), expected)
    same(study.share_of_voice(by="outlet"), measures.share_of_voice(corpus.quotes, articles, by="outlet"))


def test_measures_of_many_passages_read_where_these_are_and_not_their_texts(
    study: ct.Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    study.corpus.make(*ct.Corpus.tables)
    read: list[tuple[str, ...]] = []
    mapped = pipeline.mapped_table

    def noted(kept: pipeline.KeptTable, folder: Path, only: tuple[str, ...] | None = None) -> pd.DataFrame | None:
        if kept.name == "passages":
            read.append(tuple(only or ()))
        return mapped(kept, folder, only)

    monkeypatch.setattr(pipeline, "LARGE", 0)
    monkeypatch.setattr(pipeline, "mapped_table", noted)
    again = ct.open_study(study.corpus.path, cache=study.corpus._pipeline.store.folder)
    same(again.mark_repeats(again.frames), study.mark_repeats(study.frames))
    same(again.reuse_shares(), study.reuse_shares())
    assert len(read) == 1 and "kind" in read[0] and "other_text" not in read[0]


def test_a_table_that_is_named_replaces_the_corpus_own(study: ct.Study) -> None:
    some = study.frames.head(1)
    assert study.count_frames(frames=some, by="frame")["expressions"].sum() == 1


def test_figures_have_the_source_line_and_views_the_articles(study: ct.Study) -> None:
    picture = study.draw_reuse_matrix(study.reuse_shares())
    assert picture.source == study.source == figures.source_line(study.corpus.articles)
    article_id = study.articles["article_id"].iloc[0]
    whole = views.view_article(
        study.articles, article_id, quotes=study.quotes, mentions=study.mentions, frames=study.frames
    )
    assert str(study.view_article(article_id)) == str(whole)
    alone = views.view_article(study.articles, article_id, quotes=study.quotes)
    assert str(study.view_article(article_id, quotes=study.quotes)) == str(alone)
    assert len(study.concordance("resign*")) == 4


def test_what_there_is_not_is_refused_with_the_nearest_name(study: ct.Study) -> None:
    with pytest.raises(AttributeError, match="did you mean 'share_of_voice'"):
        _ = study.share_of_voices
    with pytest.raises(TypeError, match="takes by by position"):
        study.count_frames("frame", "voice")
    assert {"quotes", "count_frames", "draw_timeline", "view_counts", "families"} <= set(dir(study))


@pytest.mark.parametrize("path", find(), ids=lambda path: path.stem)
def test_no_line_of_code_in_a_notebook_is_long_and_no_cell_threads_tables(path: Path) -> None:
    for cell in json.loads(path.read_text("utf-8"))["cells"]:
        if cell["cell_type"] != "code":
            continue
        code = "".join(cell["source"])
        assert max((len(line) for line in code.splitlines()), default=0) <= LONGEST, cell["id"]
        assert "**" not in code, cell["id"]
