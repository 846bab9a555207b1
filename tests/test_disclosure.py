"""What is printed of the articles where results may be shared and texts may not."""

from __future__ import annotations

import os
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pandas as pd
import pytest

import corpus_tools as ct
from corpus_tools import schema
from corpus_tools.disclosure import PRINTED, VARIABLE, WORDS, limited, passages_set, passages_shown, restricted
from corpus_tools.errors import ParameterError
from corpus_tools.report import sections, write_report
from corpus_tools.run import run_corpus, write_tables
from corpus_tools.views import view_article, view_passages

SECRET = "“" + " ".join(f"secret{i}" for i in range(40)) + ",” Ada Moll said."
TEXT = f"Port chief goes\n\nAda Moll resigned. {SECRET}"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> ct.Corpus:
    folder = tmp_path_factory.mktemp("made")
    (folder / "argus_2031-03-01_port.txt").write_text(TEXT, "utf-8")
    return ct.open_corpus(folder, cache=tmp_path_factory.mktemp("cache"))


def longest_run(text: str) -> int:
    """How many of the secret words are one after another at most."""
    best = here = 0
    for word in text.replace("<", " ").replace(">", " ").split():
        here = here + 1 if "secret" in word else 0
        best = max(best, here)
    return best


def test_a_passage_is_whole_short_or_not_there() -> None:
    assert limited(SECRET) == SECRET
    with passages_set("short"):
        assert len(limited(SECRET).removesuffix(" …").split()) == WORDS
        assert limited("one two") == "one two"
    with passages_set("offsets"):
        assert limited(SECRET) == ""
    assert passages_shown() == "full"
    with pytest.raises(ParameterError, match="did you mean 'short'"), passages_set("shrt"):
        pass


@pytest.mark.parametrize(("mode", "most"), [("full", 40), ("short", WORDS), ("offsets", 0)])
def test_tables_views_and_report_print_no_more_than_that(
    mode: str, most: int, corpus: ct.Corpus, tmp_path: Path
) -> None:
    with passages_set(mode):
        for path in write_tables(corpus, tmp_path / "tables"):
            text = path.read_text("utf-8-sig") if path.suffix == ".csv" else pd.read_parquet(path).to_csv()
            assert longest_run(text.replace(",", " ")) <= most, path.name
        shown = str(view_passages(corpus.quotes, corpus.articles))
        assert longest_run(shown) <= most
        whole = str(view_article(corpus.articles, corpus.articles["article_id"].iloc[0]))
        assert longest_run(whole) == (40 if mode == "full" else 0)
        report = write_report(tmp_path, corpus, sections(tmp_path, {})).read_text("utf-8")
        assert longest_run(report) == (40 if mode == "full" else 0)
    quotes = pd.read_parquet(tmp_path / "tables" / "quotes.parquet")
    assert quotes[["start", "end"]].equals(corpus.quotes[["start", "end"]])


def test_every_column_with_the_words_of_a_span_is_restricted() -> None:
    for spec in schema.TABLES.values():
        assert {text for *_, text in spec.spans} <= PRINTED
    assert restricted(pd.DataFrame({"text": ["x"], "n": [1]})).equals(pd.DataFrame({"text": ["x"], "n": [1]}))


def test_a_thread_waits_until_another_has_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    has_begun, may_end = threading.Event(), threading.Event()

    def print_nothing() -> str:
        with passages_set("offsets"):
            has_begun.set()
            may_end.wait(60)
            return limited("some words")

    def print_all() -> str:
        has_begun.wait(60)
        with passages_set("full"):
            return limited("some words")

    def print_as_set() -> str:
        has_begun.wait(60)
        with passages_set(None):
            return limited("some words")

    with ThreadPoolExecutor(3) as pool:
        nothing, whole, as_set = (pool.submit(each) for each in (print_nothing, print_all, print_as_set))
        has_begun.wait(60)
        may_end.set()
        assert (nothing.result(), whole.result(), as_set.result()) == ("", "some words", "some words")
    assert VARIABLE not in os.environ


def test_runs_of_two_threads_leave_the_environment_as_it_was(
    corpus: ct.Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CORPUS_TOOLS_CACHE", "as-it-was")
    with ThreadPoolExecutor(2) as pool:
        runs = [
            pool.submit(
                run_corpus, corpus.path, tmp_path / mode, notebooks=("02",), cache=tmp_path / "cache", passages=mode
            )
            for mode in ("offsets", "full")
        ]
        assert [run.result().failed for run in runs] == [{}, {}]
    assert os.environ["CORPUS_TOOLS_CACHE"] == "as-it-was" and VARIABLE not in os.environ
    printed = {mode: (tmp_path / mode / "report.html").read_text("utf-8") for mode in ("offsets", "full")}
    assert longest_run(printed["full"]) > 1 and longest_run(printed["offsets"]) <= 1
