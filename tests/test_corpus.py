"""What a researcher meets in a notebook: tables with outlet and date, their dictionary, and the card."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from markupsafe import escape

import corpus_tools as ct
from corpus_tools import schema
from corpus_tools.corpus import Corpus, with_dates
from corpus_tools.errors import InputError, ParameterError


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    folder = tmp_path_factory.mktemp("news <b>")
    texts = {
        "Echo_2031-03-01": "Port chief resigns\n\nAda Moll resigned. “I did what I could for the port,” Ada Moll said.",
        "Post_2031-03-02": "Port in turmoil\n\nBen Oduya said: “She was forced out by the board.” Ada Moll resigned.",
        "Echo_2031-03-05": "Port again\n\n“We shall see,” said Ben Oduya.",
    }
    for name, text in texts.items():
        (folder / f"{name}_port.txt").write_text(text, "utf-8")
    return ct.open_corpus(folder, cache=tmp_path_factory.mktemp("cache"))


@pytest.mark.parametrize("name", [n for n in Corpus.tables if n not in ("articles", "entities", "problems")])
def test_every_table_of_an_article_carries_outlet_and_date(corpus: Corpus, name: str) -> None:
    table = getattr(corpus, name)
    articles = corpus.articles.set_index("article_id")
    assert list(table["outlet"]) == [articles["outlet"][i] for i in table["article_id"]]
    assert list(table["published"]) == [articles["published"][i] for i in table["article_id"]]
    assert table["published"].dtype == articles["published"].dtype
    pd.testing.assert_frame_equal(table.drop(columns=["outlet", "published"]), corpus.table(name))
    schema.validate(corpus.table(name), name)


def test_quotations_are_counted_by_outlet_at_once(corpus: Corpus) -> None:
    # Counted by hand: one direct quotation in each of three articles, two of them in the Echo.
    direct = corpus.quotes[corpus.quotes["kind"] == "direct"]
    assert direct.groupby("outlet").size().to_dict() == {"Echo": 2, "Post": 1}
    assert sorted(direct["published"].dt.day) == [1, 2, 5]


def test_changing_what_was_given_changes_nothing(corpus: Corpus) -> None:
    table = corpus.quotes
    table["mine"] = 1
    table.loc[:, "outlet"] = "Mine"
    assert "mine" not in corpus.quotes and "Mine" not in set(corpus.quotes["outlet"])


def test_a_table_without_articles_is_left_as_it_is() -> None:
    entities = schema.TABLES["entities"].empty()
    assert with_dates(entities, schema.TABLES["articles"].empty()) is entities


def test_every_column_of_every_table_is_described(corpus: Corpus) -> None:
    for name in Corpus.tables:
        described = corpus.describe(name)
        assert list(described["column"]) == list(getattr(corpus, name).columns)
        assert (described["meaning"].str.len() > 3).all()
        # pandas would cut at 50 characters what is to be read.
        assert all(escape(meaning) in described._repr_html_() for meaning in described["meaning"])
        assert all(meaning in repr(described) for meaning in described["meaning"])
        assert getattr(Corpus, name).__doc__.startswith("One row a")
    assert list(corpus.describe()["table"]) == list(Corpus.tables)
    with pytest.raises(ParameterError, match="did you mean 'quotes'"):
        corpus.describe("quote")


def test_the_card_says_what_the_corpus_holds(tmp_path: Path, corpus: Corpus) -> None:
    opened = ct.open_corpus(corpus.path, cache=tmp_path)
    html = opened._repr_html_()
    assert "3 articles, 1 March 2031 to 5 March 2031." in html
    assert "Echo (2), Post (1)" in html
    assert "news &lt;b&gt;" in html and "news <b>" not in html
    # Only what loading made is counted: a card makes no table.
    assert set(opened.made()) == {"articles", "cleaning", "problems"}
    assert html.count("made when asked for") == len(Corpus.tables) - 3
    assert len(opened.quotes) == opened.made()["quotes"]
    assert ct.Study(opened)._repr_html_().count("made when asked for") < html.count("made when asked for")


def test_completion_offers_public_names_alone(corpus: Corpus) -> None:
    for thing in (corpus, ct.Study(corpus), ct):
        names = [name for name in dir(thing) if name != "__version__"]
        assert names and not [name for name in names if name.startswith("_")]
    assert {"quotes", "describe", "table"} <= set(dir(corpus))
    assert "annotations" not in dir(ct) and "open_study" in dir(ct)


def test_a_folder_that_may_not_be_entered_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "closed"
    folder.mkdir()

    def refuse(path: Path) -> bool:
        if path.parent == folder:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return real_file(path)

    def iterdir(path: Path) -> Iterator[Path]:
        if path == folder:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return real_iterdir(path)

    real_file, real_iterdir = Path.is_file, Path.iterdir
    monkeypatch.setattr(Path, "is_file", refuse)
    monkeypatch.setattr(Path, "iterdir", iterdir)
    with pytest.raises(InputError, match=r"closed: no article could be read .*Permission denied"):
        _ = ct.open_corpus(folder, cache=tmp_path / "cache", backend="serial").articles
