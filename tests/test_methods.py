"""The methods paragraph, the citation and the RO-Crate of a run."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from rocrate.rocrate import ROCrate

import corpus_tools as ct
from corpus_tools import __version__
from corpus_tools.methods import CRATE, bibtex, corpus_digest, csl_json, paragraph, write_crate


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> ct.Corpus:
    folder = tmp_path_factory.mktemp("made")
    for number, outlet in enumerate(("argus", "beacon"), 1):
        text = f"Port chief goes\n\nAda Moll resigned on day {number}."
        (folder / f"{outlet}_2031-03-0{number}_port.txt").write_text(text, "utf-8")
    return ct.open_corpus(folder, cache=tmp_path_factory.mktemp("cache"))


def test_the_paragraph_says_what_was_analysed_and_how(corpus: ct.Corpus) -> None:
    said = paragraph(corpus)
    assert said.startswith("The corpus holds 2 articles by 2 outlets, published 1 March 2031 to 2 March 2031 (SHA-256")
    for part in (
        corpus_digest(corpus.articles)[:16],
        __version__,
        "“departure”",
        "seed 1927",
        "benchmarks/predict.py",
        "F1",
    ):
        assert part in said


def test_the_digest_is_of_the_texts_in_any_order(corpus: ct.Corpus) -> None:
    articles = corpus.articles
    assert corpus_digest(articles) == corpus_digest(articles.iloc[::-1])
    assert corpus_digest(articles) != corpus_digest(articles.head(1))


def test_the_citation_is_of_this_version() -> None:
    assert f"version = {{{__version__}}}" in bibtex()
    assert bibtex().count("{") == bibtex().count("}")
    assert json.loads(csl_json())[0]["version"] == __version__


def test_the_crate_describes_every_file(tmp_path: Path, corpus: ct.Corpus) -> None:
    (tmp_path / "tables").mkdir()
    path = tmp_path / "tables" / "quotes.csv"
    path.write_text("a\n", "utf-8")
    crate = json.loads(write_crate(tmp_path, corpus, [path]).read_text("utf-8"))
    graph = {entity["@id"]: entity for entity in crate["@graph"]}
    assert crate["@context"] == "https://w3id.org/ro/crate/1.1/context"
    assert graph[CRATE]["about"] == {"@id": "./"}
    assert graph[CRATE]["conformsTo"] == {"@id": "https://w3id.org/ro/crate/1.1"}
    assert graph["./"]["hasPart"] == [{"@id": "tables/quotes.csv"}]
    assert {"name", "description", "datePublished", "license"} <= set(graph["./"])
    assert graph["tables/quotes.csv"]["contentSize"] == "2"
    assert graph["tables/quotes.csv"]["encodingFormat"] == "text/csv"
    assert graph["tables/quotes.csv"]["sha256"] == hashlib.sha256(b"a\n").hexdigest()
    assert graph["#run"]["result"] == [{"@id": "tables/quotes.csv"}]


def test_what_the_crate_refers_to_is_in_it_and_its_library_reads_it(tmp_path: Path, corpus: ct.Corpus) -> None:
    paths = [tmp_path / name for name in ("report.html", "a b%.png", "é#1.csv")]
    for path in paths:
        path.write_text("x", "utf-8")
    text = write_crate(tmp_path, corpus, paths).read_text("utf-8")
    graph = {entity["@id"]: entity for entity in json.loads(text)["@graph"]}
    for entity in graph.values():
        for key, value in entity.items():
            for each in value if isinstance(value, list) else [value]:
                if isinstance(each, dict) and key != "conformsTo":
                    assert each["@id"] in graph
    read = ROCrate(tmp_path)
    assert sorted(file["name"] for file in read.get_by_type("File")) == sorted(path.name for path in paths)
    assert write_crate(tmp_path, corpus, reversed(paths)).read_text("utf-8") == text
