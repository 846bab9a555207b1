"""A corpus may stand for its tables; a table that is another is refused by name."""

from __future__ import annotations

import pandas as pd
import pytest

import corpus_tools as ct
from corpus_tools import figures, measures
from corpus_tools.errors import ParameterError
from corpus_tools.given import checks_tables, likest
from corpus_tools.schema import TABLES


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> ct.Corpus:
    folder = tmp_path_factory.mktemp("given")
    texts = {
        "Echo_2031-03-01": "Port chief resigns\n\nAda Moll resigned. “I did what I could for the port,” Ada Moll said.",
        "Post_2031-03-02": "Port in turmoil\n\nBen Oduya said: “She was forced out by the board.” Ada Moll resigned.",
    }
    for name, text in texts.items():
        (folder / f"{name}_port.txt").write_text(text, "utf-8")
    return ct.open_corpus(folder, cache=tmp_path_factory.mktemp("cache"))


def test_a_corpus_stands_for_its_tables(corpus: ct.Corpus) -> None:
    study = ct.Study(corpus)
    own = measures.share_of_voice(corpus.quotes, corpus.articles)
    pd.testing.assert_frame_equal(measures.share_of_voice(corpus, corpus), own)  # type: ignore[arg-type]
    pd.testing.assert_frame_equal(measures.share_of_voice(quotes=study, articles=corpus), own)  # type: ignore[arg-type]
    assert len(ct.concordance(corpus, "resign*")) == 3  # type: ignore[arg-type]


def test_another_table_is_refused_with_the_one_that_is_expected(corpus: ct.Corpus) -> None:
    with pytest.raises(
        ParameterError, match=r"^quotes = the table frames cannot .* takes the table quotes \(a row is a"
    ):
        measures.share_of_voice(corpus.frames, corpus.articles)
    with pytest.raises(ParameterError, match=r"^articles = the table quotes .* for example corpus\.articles"):
        ct.concordance(corpus.quotes, "resign*")
    with pytest.raises(ParameterError, match=r"^frames = the table frames cannot be used: column 'voice' is missing"):
        measures.count_frames(corpus.frames.drop(columns="voice"), corpus.articles)


# draw_counts takes any counts: it names the columns it has and asks for one of them.
FIGURES = [name for name in figures.__all__ if name.startswith("draw_") and name != "draw_counts"]


@pytest.mark.parametrize("name", FIGURES)
def test_every_figure_names_the_measure_that_makes_its_table(corpus: ct.Corpus, name: str) -> None:
    table = corpus.frames.rename(columns=lambda column: f"my_{column}")
    second = {"draw_manner": (table,), "draw_reuse_matrix": (corpus.articles,)}.get(name, ())
    with pytest.raises(ParameterError, match=r"column '\w+' is missing; it takes what measures\.\w+ returns"):
        getattr(figures, name)(table, *second)


def test_a_figure_of_any_counts_names_the_columns_there_are(corpus: ct.Corpus) -> None:
    with pytest.raises(ParameterError, match=r"columns of this table are .*\bquote_id\b"):
        figures.draw_counts(corpus.quotes, by="nothing")


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_known_by_its_columns_with_some_of_ones_own(name: str) -> None:
    frame = TABLES[name].empty()
    assert likest(frame.assign(mine=1, outlet="x")) == name
    assert likest(frame[frame.columns[:1]]) == ""


def test_errors_of_something_else_stay_what_they_are() -> None:
    @checks_tables
    def lookup(quotes: pd.DataFrame, key: str) -> str:
        return {"a": "b"}[key]

    @checks_tables
    def attribute(quotes: pd.DataFrame) -> str:
        return quotes.nothing_of_the_kind  # type: ignore[no-any-return]

    empty = TABLES["quotes"].empty()
    assert lookup(empty, "a") == "b"
    with pytest.raises(KeyError, match="unknown"):
        lookup(empty, "unknown")
    with pytest.raises(AttributeError):
        attribute(empty)
    with pytest.raises(TypeError, match="missing 1 required"):
        lookup(empty)  # type: ignore[call-arg]
